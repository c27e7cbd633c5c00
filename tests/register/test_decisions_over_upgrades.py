"""Law 6 over a register with decisions, when the extractor or the reader changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, Register, open_register
from fundstelle.register.stages import FixedStages, Stages
from fundstelle.review import Standing
from tests.register.invented_stages import make_stages

Write = Callable[[str, str], Path]
ACCEPT = DecisionWish(Verdict.ACCEPT, by="R. Viewer", why="read it")
NOT_SAME = DecisionWish(Verdict.NOT_SAME, by="R. Viewer", why="other crates")


@pytest.fixture
def decided(tmp_path: Path, write: Write) -> Path:
    """A register with two claims, both accepted."""
    path = tmp_path / "decided"
    file = write("a.txt", "XAA sends 300 crates to XAB. Then XAB sends 4 barrels to XAC.")
    with open_register(path, create=True, make_stages=make_stages) as register:
        register.run([file])
        for filed in register.claims():
            register.decide(ACCEPT, [filed.claim.id])
    return path


def upgrade(path: Path, stages: Stages) -> Register:
    register = open_register(path, make_stages=lambda: stages)
    report = register.run([path.parent / "in" / "a.txt"])
    assert report.is_balanced
    assert report.stages[1].done == 1, "the upgraded stage reads the document again"
    return register


def test_same_values_by_a_new_engine_carry_decisions_over(decided: Path) -> None:
    with upgrade(decided, make_stages(engine="invented-2")) as register:
        found = register.counterparts()
        assert [one.standing for one in found] == [Standing.CARRIED] * 2
        assert {one.claims[0] for one in found} == {filed.claim.id for filed in register.claims()}


def test_other_values_reopen_a_decision_and_both_are_shown(decided: Path) -> None:
    with upgrade(decided, make_stages(engine="invented-2", factor=1000)) as register:
        found = register.counterparts()
        assert [one.standing for one in found] == [Standing.REOPENED] * 2
        (change,) = found[0].changes
        assert (change.slot, change.judged is not None and '"300"' in change.judged) == ("quantity", True)
        assert change.found is not None
        assert '"300000"' in change.found


def test_what_is_no_longer_found_leaves_the_decision_without_counterpart_but_kept(decided: Path) -> None:
    nothing = FixedStages(**{**_fields(make_stages(engine="invented-0")), "extract": _find_nothing})
    with upgrade(decided, nothing) as register:
        assert register.claims() == []
        assert [one.standing for one in register.counterparts()] == [Standing.WITHOUT_COUNTERPART] * 2
        assert len(register.decisions()) == 2


def test_a_new_text_of_the_same_bytes_moves_decisions_to_their_words(decided: Path) -> None:
    with upgrade(decided, make_stages(reader="r2", title="A title.\n")) as register:
        found = register.counterparts()
        assert [one.standing for one in found] == [Standing.CARRIED] * 2
        for one in found:
            assert one.passage is not None
            assert one.passage.text_id != one.judged.span.text_id
            words = one.passage.read(register.reading(one.passage.text_id).text.content)
            assert words == one.judged.span.read(register.reading(one.judged.span.text_id).text.content)


def test_words_that_stand_twice_in_a_new_text_reopen_the_decision(decided: Path) -> None:
    twice = make_stages(reader="r2", title="XAA sends 300 crates to XAB. ")
    with upgrade(decided, twice) as register:
        by_words = {one.judged.values["item"]: one for one in register.counterparts()}
        assert by_words['"goods.crates"'].standing is Standing.REOPENED
        assert "2 times" in by_words['"goods.crates"'].reason
        assert by_words['"goods.barrels"'].standing is Standing.CARRIED


def test_back_to_the_old_engine_everything_carries_over_again(decided: Path) -> None:
    with upgrade(decided, make_stages(engine="invented-2", factor=1000)):
        pass
    with upgrade(decided, make_stages()) as register:
        assert [one.standing for one in register.counterparts()] == [Standing.CARRIED] * 2


def test_deciding_on_a_reopened_claim_supersedes_the_old_decision(decided: Path) -> None:
    with upgrade(decided, make_stages(engine="invented-2", factor=1000)) as register:
        first = register.claims()[0]
        again = register.decide(ACCEPT, [first.claim.id])
        assert again.supersedes == register.decisions()[0].id
        assert [one.standing for one in register.counterparts()] == [Standing.CARRIED, Standing.REOPENED]


def test_not_the_same_splits_a_matter_until_it_is_undone(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB. XAA sends 20 crates to XAB.")])
    assert len(register.matters()) == 1
    apart = register.decide(NOT_SAME, [filed.claim.id for filed in register.claims()])
    register.reconcile()
    assert sorted(matter.key.part for matter in register.matters()) == ["", "b"]
    register.decide(DecisionWish(Verdict.UNDO, by="R. Viewer", supersedes=apart.id))
    register.reconcile()
    assert len(register.matters()) == 1


def test_a_decision_on_what_somebody_decided_meanwhile_is_refused(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB. XAB sends 4 barrels to XAC.")])
    one, other = (filed.claim.id for filed in register.claims())
    seen = register.review_state().head
    register.decide(ACCEPT, [one])
    late = DecisionWish(Verdict.REJECT, by="O. Ther", seen_head=seen)
    with pytest.raises(DecisionConflict, match=r"R\. Viewer decided 'accept'"):
        register.decide(late, [one])
    assert register.decide(late, [other]).previous == register.decisions()[0].id


def test_an_undoing_of_what_is_not_there_is_refused(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB.")])
    with pytest.raises(QueryInvalid, match="no decision"):
        register.decide(DecisionWish(Verdict.UNDO, by="R. Viewer", supersedes="f" * 64))
    assert register.decisions() == []


def test_old_texts_and_claims_stay_for_whatever_points_to_them(decided: Path) -> None:
    with open_register(decided, make_stages=make_stages) as register:
        old = register.claims()[0].claim
    with upgrade(decided, make_stages(reader="r2", title="A title.\n")) as register:
        assert old.span.read(register.reading(old.span.text_id).text.content) == "XAA sends 300 crates to XAB"
        assert register.check() == []
        assert [hit.span.text_id for hit in register.search("crates")] == [register.claims()[0].claim.span.text_id]


def _fields(stages: Stages) -> dict[str, object]:
    return {name: getattr(stages, name) for name in FixedStages.__dataclass_fields__}


def _find_nothing(readings: list) -> list:
    from fundstelle.records.extraction import Extraction

    return [Extraction(one, (), "invented-0") for one in readings]
