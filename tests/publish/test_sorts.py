"""Every sort that a figure may be narrower by has a name in the reports of its language."""

from __future__ import annotations

import pytest

from fundstelle.languages import load_pack
from fundstelle.publish.sentences.grammar import load_grammar


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sort_has_a_name(language: str) -> None:
    sorts = load_pack(language).tables["reconcile"]["sorts"]
    assert sorts
    assert set(sorts) == set(load_grammar(language).table("sorts"))
