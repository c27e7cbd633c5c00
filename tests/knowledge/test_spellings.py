"""One spelling in a row is enough: hyphen, space and joined forms are made when it is loaded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.spellings import add_spellings, make_spellings


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("KN-23", ("KN-23", "KN 23", "KN23")),
        ("MiG29", ("MiG29", "MiG-29", "MiG 29")),
        ("S-300", ("S-300", "S300")),
        ("Hwasong-11A", ("Hwasong-11A", "Hwasong 11A", "Hwasong11A")),
        ("F-16C/D", ("F-16C/D", "F16C/D")),
        ("Leopard 2A6", ("Leopard 2A6", "Leopard-2A6", "Leopard2A6")),
        ("Patriot", ("Patriot",)),
        ("2S19", ("2S19",)),
        ("AHS Krab", ("AHS Krab",)),
    ],
)
def test_letters_and_a_number_are_written_three_ways(form: str, made: tuple[str, ...]) -> None:
    assert make_spellings(form) == made


def test_one_letter_and_a_number_with_a_space_is_no_spelling() -> None:
    assert "A 10" not in make_spellings("A-10"), "a motorway"


def test_a_spelling_that_stands_in_another_row_is_left_to_it() -> None:
    assert add_spellings(["KN-23"], frozenset({"KN23"})) == ("KN-23", "KN 23")


@given(st.lists(st.from_regex(r"[A-Za-zÄÖÜäöü]{1,6}[- ]?[0-9]{1,3}[A-Z]?", fullmatch=True), max_size=4, unique=True))
def test_given_forms_stand_first_and_none_twice(forms: list[str]) -> None:
    spelt = add_spellings(forms, frozenset())
    assert list(spelt[: len(forms)]) == forms
    assert len(set(spelt)) == len(spelt)


def test_no_form_means_two_types() -> None:
    known = load_knowledge().designations.values()
    written = [form for row in known for form in {row.id, *row.aliases}]
    assert sorted({form for form in written if written.count(form) > 1}) == []
