"""docs/values.md and the examples in docstrings say what is so."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "values.md"
MODULES = ("interval", "policy", "quantity_form", "quantity_algebra", "period_form", "period_parts")


def test_the_examples_of_the_page_come_out_as_printed() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 20
    assert found.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_come_out_as_printed(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"fundstelle.values.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
