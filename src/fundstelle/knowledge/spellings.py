"""The ways a named type is written: "KN-23", "KN 23", "KN23". Rows need one; loading makes the others."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS_AND_NUMBER = re.compile(r"([^\W\d_]+)[- ]?(\d\S*)\Z")
_SPACE_NEEDS = 2
"""Letters a name must have to be written with a space: "KN 23", but "A 10" is a motorway."""


def make_spellings(form: str) -> tuple[str, ...]:
    """The form itself, then with hyphen, with space and joined, where it is letters and a number."""
    found = _LETTERS_AND_NUMBER.match(form)
    if not found:
        return (form,)
    letters, number = found.groups()
    joints = ("-", " ", "") if len(letters) >= _SPACE_NEEDS else ("-", "")
    return tuple(dict.fromkeys((form, *(f"{letters}{joint}{number}" for joint in joints))))


def add_spellings(forms: Iterable[str], taken: frozenset[str]) -> tuple[str, ...]:
    """The forms and their spellings, without those that are written out in another row (`taken`)."""
    given = tuple(forms)
    made = (spelling for form in given for spelling in make_spellings(form))
    return tuple(dict.fromkeys((*given, *(one for one in made if one in given or one not in taken))))
