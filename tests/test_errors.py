"""The tree of errors."""

from __future__ import annotations

import inspect
import re

import pytest

from fundstelle import errors
from fundstelle.errors import DocumentUnreadable, FundstelleError, InputError, UnitMismatch, ValueInvalid

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


def test_the_message_names_place_and_remedy() -> None:
    error = DocumentUnreadable("the file is empty", where="a.html", remedy="fetch it again")
    assert str(error) == "a.html: the file is empty (fetch it again)"
    assert str(DocumentUnreadable("the file is empty")) == "the file is empty"


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_the_one_root(kind: type[Exception]) -> None:
    assert issubclass(kind, FundstelleError)


def test_whose_turn_it_is_can_be_told_from_the_branch() -> None:
    assert issubclass(UnitMismatch, ValueInvalid) and issubclass(ValueInvalid, InputError)
    assert not issubclass(errors.StoreError, InputError)


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    drawn = re.findall(r"^([│ ]*)[├└]── (\w+)", inspect.getdoc(errors) or "", re.MULTILINE)
    path = {-1: "FundstelleError"}
    parents = {}
    for indent, name in drawn:
        depth = len(indent) // 4 - 1  # the whole tree is indented once
        parents[name] = path[depth - 1]
        path[depth] = name
    found = {kind.__name__: kind.__mro__[1].__name__ for kind in KINDS if kind is not FundstelleError}
    assert parents == found
