"""What people chose for a register: read from its file and from the log, checked, and used by reconcile."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fundstelle.errors import InputError
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, open_register
from fundstelle.register.choices import Choices, load_choices, with_grades
from fundstelle.review import make_decision

WHOLE = """
format = 1

[reconcile]
policy = "as_reported"
evidence_standard = 3

[[parties_to_conflict]]
party = "XAB"
by = "A. Reader"
on = 2025-05-01
why = "wages the war"

[[source_letters]]
source = "XAC.gov"
letter = "B"
by = "A. Reader"
on = 2025-05-02
why = "right in four cases of five"
"""


def make_file(folder: Path, words: str) -> Path:
    (folder / "register.toml").write_text(words, encoding="utf-8")
    return folder


def test_choices_say_by_whom_when_and_why(tmp_path: Path) -> None:
    chosen = load_choices(make_file(tmp_path, WHOLE))
    assert (chosen.policy, chosen.evidence_standard) == ("as_reported", 3)
    assert chosen.parties_to_conflict["XAB"].why == "wages the war"
    assert (chosen.letters["XAC.gov"].value, chosen.letters["XAC.gov"].on) == ("B", date(2025, 5, 2))


def test_a_register_without_choices_has_the_usual_ones(tmp_path: Path) -> None:
    assert load_choices(tmp_path) == Choices() == load_choices(make_file(tmp_path, "format = 1\n"))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("[reconcile]\nstandard = 2", "standard"),
        ('[reconcile]\npolicy = "mine"', "reconcile.policy"),
        ("[reconcile]\nevidence_standard = 0", "evidence_standard"),
        ('[[parties_to_conflict]]\nparty = "XAB"', "row 1: lacks by and on and why"),
        ('[[source_letters]]\nsource = "X"\nletter = "G"\nby = "a"\non = 2025-01-01\nwhy = "b"', "no letter 'G'"),
        ('parties_to_conflict = ["XAB"]', "is written as"),
        ("[reconcile", "cannot be read"),
    ],
)
def test_a_bad_choice_is_named_with_file_and_key(tmp_path: Path, words: str, named: str) -> None:
    with pytest.raises(InputError, match=r"register\.toml") as caught:
        load_choices(make_file(tmp_path, words))
    assert named in str(caught.value)


def test_a_letter_in_the_log_prevails_over_the_file(tmp_path: Path) -> None:
    grade = make_decision(
        Verdict.GRADE,
        (),
        by="B. Reader",
        at=datetime(2025, 6, 1, tzinfo=UTC),
        previous="",
        why="wrong twice",
        content={"source": "XAC.gov", "grade": "D"},
    )
    chosen = with_grades(load_choices(make_file(tmp_path, WHOLE)), [grade])
    assert (chosen.letters["XAC.gov"].value, chosen.letters["XAC.gov"].by) == ("D", "B. Reader")


def test_choices_change_the_matters_of_a_register(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    words = "South Korea's military said on Monday that North Korea had sent 3,000 soldiers to Russia.\n"
    page.write_text(words, encoding="utf-8")
    with open_register(tmp_path / "r", create=True) as door:
        door.run([page])
        (before,) = door.matters()
        with (tmp_path / "r" / "register.toml").open("a", encoding="utf-8") as file:
            file.write("[reconcile]\nevidence_standard = 1\n")
        door.run([page])
        (after,) = door.matters()
        door.decide(DecisionWish(Verdict.GRADE, "A. Reader", "good", {"source": "KOR.mil", "grade": "B"}))
        door.run([page])
        (graded,) = door.matters()
    assert before.grade is not None
    assert after.grade is not None
    assert graded.grade is not None
    assert (before.grade.is_met, after.grade.is_met) == (False, True)
    assert graded.grade.letters == (("KOR.mil", "B"),)


def test_a_party_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with open_register(tmp_path / "r", create=True) as door:
        with (tmp_path / "r" / "register.toml").open("a", encoding="utf-8") as file:
            file.write('[[parties_to_conflict]]\nparty = "Nowhere"\nby = "a"\non = 2025-01-01\nwhy = "b"\n')
        with pytest.raises(InputError, match="no party 'Nowhere'"):
            door.reconcile()
