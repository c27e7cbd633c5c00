from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fundstelle.cli.inputs import sample_documents
from fundstelle.ingest import read_document
from fundstelle.records.document import Capture, Handling, Reading

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "evals"))

import gate  # noqa: E402
from scoring import Score, is_core, is_full, score_document  # noqa: E402

CLAIM = {
    "kind": "transfer", "supplier": ["XAA"], "recipient": ["XAB"], "item": "artillery.howitzer", "designation": None,
    "quantity": {"value": 100, "mode": "at_least", "basis": "unspecified"}, "outcome": None,
    "time": {"start": "2024", "end": "2024"}, "place": [], "stance": "affirmed", "origin": ["XAA.gov"], "via": [],
    "start": 10, "end": 60,
}  # fmt: skip


def other(**slots: object) -> dict[str, object]:
    return {**CLAIM, **slots}


def test_equal_claims_match_fully() -> None:
    assert is_full(CLAIM, other())


@pytest.mark.parametrize(
    "slots",
    [
        {"supplier": ["XAB"], "recipient": ["XAA"]},
        {"quantity": {"value": 100, "mode": "at_most", "basis": "unspecified"}},
        {"quantity": None},
        {"item": "artillery.mrl"},
        {"kind": "deployment"},
        {"start": 60, "end": 90},
    ],
)
def test_what_breaks_a_core_match(slots: dict[str, object]) -> None:
    assert not is_core(CLAIM, other(**slots))


@pytest.mark.parametrize(
    "slots",
    [
        {"stance": "denied"},
        {"origin": ["XAB.gov"]},
        {"time": None},
        {"item": "artillery.other"},
        {"quantity": {"value": 100, "mode": "at_least", "basis": "total"}},
    ],
)
def test_what_breaks_only_a_full_match(slots: dict[str, object]) -> None:
    assert is_core(CLAIM, other(**slots))
    assert not is_full(CLAIM, other(**slots))


def test_doubles_are_not_counted_twice() -> None:
    assert score_document([CLAIM], [other(), other()]) == Score(gold=1, predicted=2, core=1, full=1)


def test_full_match_is_not_given_away_to_a_core_match() -> None:
    wrong, right = other(stance="denied"), other()
    assert score_document([CLAIM, wrong], [wrong, right]).full == 2


def test_own_scorer_and_score_py_agree_on_the_packaged_gold(shared_gold: Path, tmp_path: Path) -> None:
    folder = gate.CORPORA["packaged"]
    predicted = [{"doc": doc, **claim} for doc, claims in gate.read_gold(folder).items() for claim in claims[::2]]
    lines = "".join(json.dumps(one) + "\n" for one in predicted)
    told = gate._measure_shared(folder, lines)
    own = gate.measure_own(gate.read_gold(folder), predicted)
    assert told.figures["core_f1"] == pytest.approx(own.core_f1)
    assert told.figures["full_f1"] == pytest.approx(own.full_f1)


def test_gold_texts_are_those_of_the_sample() -> None:
    pairs = {"kabelbrief-nord": ".txt", "tidewater-wire": ".txt", "quay-and-crane": ".txt", "pier-seven-brief": ".md"}
    for name, suffix in {**pairs, "deichbote": ".txt"}.items():
        gold = (ROOT / "evals" / "gold" / f"{name}.txt").read_bytes()
        assert gold == (ROOT / "sample" / f"{name}{suffix}").read_bytes()


def test_every_gold_passage_stands_in_its_document_of_the_sample_as_it_is_read() -> None:
    gold = gate.read_gold(gate.CORPORA["packaged"])
    checked = 0
    for document in sample_documents(ROOT / "sample"):
        claims = gold.get(f"{document.stem}.txt", [])
        found = read_document(document.read_bytes(), Capture(document.name), Handling.PUBLIC)
        assert isinstance(found, Reading)
        words = " ".join(found.text.content.split())
        source = (ROOT / "evals" / "gold" / f"{document.stem}.txt").read_text(encoding="utf-8") if claims else ""
        for claim in claims:
            assert " ".join(source[claim["start"] : claim["end"]].split()) in words, document.name
            checked += 1
    assert checked >= 70


def test_every_gold_document_says_that_it_is_invented() -> None:
    texts = sorted((ROOT / "evals" / "gold").glob("*.txt"))
    assert len(texts) >= 6
    assert all("invented" in file.read_text(encoding="utf-8").splitlines()[0] for file in texts)


def test_baseline_belongs_to_the_packaged_gold_set() -> None:
    baseline = json.loads(gate.BASELINE.read_text(encoding="utf-8"))
    assert baseline["corpora"]["packaged"]["corpus"] == gate.hash_corpus(gate.CORPORA["packaged"])


def measured(**figures: float) -> gate.Measured:
    return gate.Measured("corpus", figures, "")


def baseline_of(**floors: float) -> dict[str, object]:
    return {"corpora": {"packaged": {"corpus": "corpus", "floors": floors, "regressions": []}}}


def test_figure_below_its_floor_is_a_fault() -> None:
    assert gate.judge("packaged", measured(core_f1=0.4), baseline_of(core_f1=0.5))
    assert gate.judge("packaged", measured(core_f1=0.5), baseline_of(core_f1=0.5)) == []


def test_changed_gold_set_asks_for_new_floors() -> None:
    changed = gate.Measured("other", {"core_f1": 0.9}, "")
    assert "changed" in gate.judge("packaged", changed, baseline_of(core_f1=0.5))[0]


def test_raising_keeps_the_better_floor() -> None:
    entry = gate.raised("packaged", measured(core_f1=0.6009, full_f1=0.3), baseline_of(core_f1=0.5, full_f1=0.3), None)
    assert entry["floors"] == {"core_f1": 0.6, "full_f1": 0.3}


def test_floor_falls_only_for_a_reason_that_is_kept() -> None:
    with pytest.raises(SystemExit, match="allow-regression"):
        gate.raised("packaged", measured(core_f1=0.4), baseline_of(core_f1=0.5), None)
    entry = gate.raised("packaged", measured(core_f1=0.4), baseline_of(core_f1=0.5), "gold was wrong")
    assert entry["floors"] == {"core_f1": 0.4}
    assert entry["regressions"][0]["why"] == "gold was wrong"


@pytest.mark.long
def test_gate_passes_as_committed() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "evals" / "gate.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
