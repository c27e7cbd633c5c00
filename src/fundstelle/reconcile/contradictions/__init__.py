"""Which claims cannot both be true, why, and how grave that is (gold/MATTERS.md, "Contradictions")."""

from fundstelle.reconcile.contradictions.across import find_outcome_clashes
from fundstelle.reconcile.contradictions.clash import Clash
from fundstelle.reconcile.contradictions.denials import find_affirmed, find_denials
from fundstelle.reconcile.contradictions.figures import find_figure_clashes
from fundstelle.reconcile.contradictions.multiples import find_multiples
from fundstelle.reconcile.contradictions.parts import find_beginning, find_part_clashes
from fundstelle.reconcile.contradictions.retold import RetoldDesk
from fundstelle.reconcile.contradictions.reversed_sides import find_reversed

__all__ = [
    "Clash",
    "RetoldDesk",
    "find_affirmed",
    "find_beginning",
    "find_denials",
    "find_figure_clashes",
    "find_multiples",
    "find_outcome_clashes",
    "find_part_clashes",
    "find_reversed",
]
