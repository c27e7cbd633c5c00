"""Matters in, assessments out: which paragraph would be breached, by whom, since when.

`assess_acts(acts, law)` holds acts against provisions; `assess_matter(matter, claims, law)` makes the acts first;
`assess_case(case, law)` reads a case of gold/law.jsonl. The law comes from `knowledge.provisions_loader.load_law`.
"""

from fundstelle.assess.case import assess_case, assess_cases, gold_row, gold_rows, parse_act, parse_acts
from fundstelle.assess.engine import assess_acts
from fundstelle.assess.matters import assess_matter, assess_matters

__all__ = [
    "assess_acts",
    "assess_case",
    "assess_cases",
    "assess_matter",
    "assess_matters",
    "gold_row",
    "gold_rows",
    "parse_act",
    "parse_acts",
]
