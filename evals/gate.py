"""The quality gate: what extraction reaches on gold documents, held against floors that only rise.

    python evals/gate.py                                 compare with baseline.json; exit code 1 below a floor
    python evals/gate.py --raise                         write better figures down as floors
    python evals/gate.py --raise --allow-regression WHY  write worse ones down too, with the reason
    python evals/gate.py --predictions FOLDER            keep the predicted claims, one file for each corpus

The packaged gold set is always measured. The seeds and dev documents of ../shared/gold are measured where they are;
where they are missing this is said and no floor of theirs counts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scoring import Score, score_document

from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.register.direct import read_and_extract

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared" / "gold"
BASELINE = HERE / "baseline.json"
OVERLAY = HERE.parent / "sample" / "knowledge"
CORPORA = {"packaged": HERE / "gold", "seeds": SHARED / "seeds", "dev": SHARED / "dev"}
MEASURES = ("core_f1", "full_f1", "core_precision")
DIGITS = 3
"""Floors are rounded down to so many decimals, so that the same figures never fail against themselves."""

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one corpus gave: the hash of its files and its figures."""

    corpus: str
    figures: dict[str, float]
    counts: str


def hash_corpus(folder: Path) -> str:
    """SHA-256 over names and bytes of the texts and gold files."""
    digest = hashlib.sha256()
    for file in sorted([*folder.glob("*.txt"), *folder.glob("*.json")]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def read_gold(folder: Path) -> dict[str, list[Form]]:
    """Gold claims by document name."""
    files = (json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json")))
    return {gold["doc"]: gold["claims"] for gold in files if "claims" in gold}


def predict(folder: Path) -> Iterator[Form]:
    """What extraction finds in the texts of a corpus, with the document's name."""
    texts = sorted(folder.glob("*.txt"))
    overlay = (OVERLAY,) if folder == CORPORA["packaged"] else ()  # the sample's invented outlets
    for result in read_and_extract(texts, meta=folder / "documents.json", knowledge_dirs=overlay):
        if isinstance(result, Extraction):
            doc = Path(result.reading.document.captures[-1].path).name
            yield from ({"doc": doc, **gold_form(one)} for one in result.claims if one.kind in SCORED_KINDS)
        else:
            print(f"skipped: {result.what}: {result.reason.value} {result.detail}", file=sys.stderr)


def measure_own(gold: dict[str, list[Form]], predicted: list[Form]) -> Score:
    """The score by our own small scorer."""
    scores = (score_document(gold[doc], [one for one in predicted if one["doc"] == doc]) for doc in gold)
    return sum(scores, Score(0, 0, 0, 0))


def measure(name: str, folder: Path, kept: Path | None) -> Measured:
    """Predict and score one corpus; `../shared/gold/score.py` scores what lies beside it."""
    predicted = list(predict(folder))
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in predicted)
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    if name == "packaged":
        score = measure_own(read_gold(folder), predicted)
        figures = {measure: getattr(score, measure) for measure in MEASURES}
        return Measured(
            hash_corpus(folder), figures, f"{score.core} core of {score.gold} gold, {score.predicted} found"
        )
    return _measure_shared(folder, lines)


def _measure_shared(folder: Path, lines: str) -> Measured:
    command = [sys.executable, str(SHARED / "score.py"), str(folder), "/dev/stdin", "--json", "--grave"]
    told = json.loads(subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout)
    overall = told["overall"]
    figures = {
        "core_f1": overall["core"]["f1"],
        "full_f1": overall["full"]["f1"],
        "core_precision": overall["core"]["p"],
        "free_of_grave_errors": 1 - told["grave"]["all"]["rate"] if overall["pred"] else 0.0,
    }
    counts = f"{overall['core_matches']} core of {overall['gold']} gold, {overall['pred']} found"
    return Measured(hash_corpus(folder), figures, counts)


def round_down(figure: float) -> float:
    """The figure cut to DIGITS decimals."""
    return math.floor(figure * 10**DIGITS) / 10**DIGITS


def find_below(measured: Measured, floors: Form) -> list[str]:
    """Each measure that fell below its floor, in words."""
    pairs = ((name, measured.figures.get(name, 0.0), floor) for name, floor in floors["floors"].items())
    return [f"{name} {figure:.3f} is below its floor {floor:.3f}" for name, figure, floor in pairs if figure < floor]


def judge(name: str, measured: Measured, baseline: Form) -> list[str]:
    """What is wrong with a corpus's figures, in words. A packaged corpus that changed needs new floors."""
    floors = baseline["corpora"].get(name)
    if floors is None:
        return [f"{name}: no floors yet: run python evals/gate.py --raise"]
    if floors["corpus"] != measured.corpus:
        if name == "packaged":
            return [f"{name}: the gold set changed: run python evals/gate.py --raise --allow-regression REASON"]
        print(f"{name}: the gold documents are others than those of the floors; nothing is compared", file=sys.stderr)
        return []
    return [f"{name}: {fault}" for fault in find_below(measured, floors)]


def raised(name: str, measured: Measured, baseline: Form, why: str | None) -> Form:
    """The corpus's entry with its floors raised; lowered only for a reason. Raises SystemExit where there is none."""
    old = baseline["corpora"].get(name, {"floors": {}, "regressions": []})
    new = {measure: round_down(figure) for measure, figure in measured.figures.items()}
    lower = {measure: floor for measure, floor in old["floors"].items() if new.get(measure, 0.0) < floor}
    changed = old.get("corpus", measured.corpus) != measured.corpus
    if (lower or changed) and why is None:
        raise SystemExit(f"{name}: floors would fall ({lower or 'other documents'}); say --allow-regression REASON")
    regressions = [*old["regressions"]]
    if lower or changed:
        regressions.append({"day": date.today().isoformat(), "why": why, "from": old["floors"], "to": new})
    kept = new if why else {measure: max(new[measure], old["floors"].get(measure, 0.0)) for measure in new}
    return {"corpus": measured.corpus, "floors": kept, "regressions": regressions}


def main(arguments: list[str]) -> int:
    """Measure every corpus that is there, print, compare or raise."""
    parser = argparse.ArgumentParser(description="Hold extraction against its floors.")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures down as floors")
    parser.add_argument("--allow-regression", metavar="REASON", help="write worse ones down too")
    parser.add_argument("--predictions", type=Path, metavar="FOLDER", help="keep the predicted claims here")
    options = parser.parse_args(arguments)
    baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {"corpora": {}}
    faults: list[str] = []
    for name, folder in CORPORA.items():
        if not folder.is_dir():
            print(f"{name}: SKIPPED, {folder} is not there", file=sys.stderr)
            continue
        measured = measure(name, folder, options.predictions)
        figures = "  ".join(f"{key} {value:.3f}" for key, value in measured.figures.items())
        print(f"{name:<9} {figures}  ({measured.counts})")
        if options.lift:
            baseline["corpora"][name] = raised(name, measured, baseline, options.allow_regression)
        else:
            faults += judge(name, measured, baseline)
    if options.lift:
        BASELINE.write_text(json.dumps(baseline, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
