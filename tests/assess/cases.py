"""All invented cases: every provision that an act can break, each edge, exception and side."""

from __future__ import annotations

from tests.assess import cases_goods, cases_others, cases_persons
from tests.assess.case_words import Case

CASES = (*cases_persons.CASES, *cases_goods.CASES, *cases_others.CASES)
__all__ = ["CASES", "Case"]
