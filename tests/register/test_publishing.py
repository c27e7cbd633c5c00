"""What a report is made from at each handling level: nothing above it, neither in words nor by figures and counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.publish import ReportInput, ReportSettings, render_as
from fundstelle.records.decision import Verdict
from fundstelle.records.document import Handling
from fundstelle.register import DecisionWish, IngestOptions, Register, open_register
from fundstelle.register.publishing import collect_report

SHOWN = "morgenwarte.html"
SKIPPED = "name-that-tells.txt"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Register, Register]]:
    """(the sample with all but one document restricted and an empty file, a register of that one document alone)."""
    home = tmp_path_factory.mktemp("levels")
    meta = json.loads((sample_folder() / "documents.json").read_text(encoding="utf-8"))
    for name, facts in meta.items():
        facts["handling"] = "public" if name == SHOWN else "restricted"
    (home / "documents.json").write_text(json.dumps(meta), encoding="utf-8")
    (home / SKIPPED).write_bytes(b"")
    documents, options = sample_documents(sample_folder()), IngestOptions(home / "documents.json")
    with open_register(home / "all", create=True) as whole, open_register(home / "one", create=True) as alone:
        whole.run([*documents, home / SKIPPED], options)
        alone.run([path for path in documents if path.name == SHOWN], options)
        yield whole, alone


def collected(register: Register, level: Handling) -> ReportInput:
    return collect_report(register, "en", "Title", ReportSettings(pictures=False, handling=level))


def test_matters_of_a_level_are_those_of_its_documents_alone(both: tuple[Register, Register]) -> None:
    whole, alone = (collected(register, Handling.PUBLIC) for register in both)
    assert whole.matters == alone.matters
    assert whole.contradictions == alone.contradictions
    assert whole.copies == alone.copies
    assert whole.assessments == alone.assessments
    assert whole.matters
    assert collected(both[0], Handling.RESTRICTED).matters != alone.matters


@pytest.mark.parametrize("form", ["matters.csv", "transfers.csv", "claims.csv", "annotations"])
def test_tables_of_a_level_tell_nothing_of_what_stands_above(both: tuple[Register, Register], form: str) -> None:
    whole, alone = (replace(collected(register, Handling.PUBLIC), log_head="") for register in both)
    assert render_as(whole, form) == render_as(alone, form)


def test_claims_above_the_level_are_counted(both: tuple[Register, Register]) -> None:
    whole, alone = (collected(register, Handling.PUBLIC) for register in both)
    hidden = len(both[0].claims()) - len(alone.claims)
    assert hidden > 0
    assert {claim.id for claim in whole.claims} == {claim.id for claim in alone.claims}
    assert f"above the handling level: {hidden}" in render_as(whole, "markdown").decode()


def test_skipped_files_are_named_at_the_highest_level_only(both: tuple[Register, Register]) -> None:
    named = collected(both[0], Handling.CONFIDENTIAL)
    assert [Path(one.what).name for one in named.skipped] == [SKIPPED]
    below = collected(both[0], Handling.RESTRICTED)
    assert below.skipped == ()
    assert below.left_out["empty"] == named.left_out["empty"] == 1
    assert SKIPPED not in render_as(below, "html").decode()


def test_decisions_on_hidden_texts_and_their_revocations_are_not_listed(both: tuple[Register, Register]) -> None:
    register = both[0]
    shown = next(one for one in register.claims() if Path(one.path).name == SHOWN)
    hidden = next(one for one in register.claims() if Path(one.path).name != SHOWN)
    kept = register.decide(DecisionWish(Verdict.REJECT, by="R. Viewer", why="misread"), [shown.claim.id])
    dropped = register.decide(DecisionWish(Verdict.REJECT, by="R. Viewer", why="tells too much"), [hidden.claim.id])
    undone = register.decide(DecisionWish(Verdict.UNDO, by="R. Viewer", why="after all", supersedes=dropped.id))
    public, all_levels = collected(register, Handling.PUBLIC), collected(register, Handling.CONFIDENTIAL)
    assert [one.id for one in public.decisions] == [kept.id]
    assert [one.id for one in all_levels.decisions] == [kept.id, dropped.id, undone.id]


def test_report_without_a_level_holds_public_words_only(both: tuple[Register, Register]) -> None:
    unasked = collect_report(both[0], "en", "Title")
    assert unasked.settings.handling is Handling.PUBLIC
    assert unasked.matters == collected(both[0], Handling.PUBLIC).matters
    assert {reading.document.handling for reading in unasked.readings.values()} == {Handling.PUBLIC}
