"""What do all claims say together: matters, independent origins, series, contradictions, copies.

The door: `reconcile(extractions, bodies, settings, judgements)`; `Reconciler` does the same document by document.
"""

from fundstelle.reconcile.bodies import (
    BodyKnowledge,
    bodies_from_gold,
    bodies_from_knowledge,
    bodies_from_sources,
    with_places,
)
from fundstelle.reconcile.engine import Reconciler, reconcile
from fundstelle.reconcile.exchange import exchange_form, reconcile_gold
from fundstelle.reconcile.facts import find_units
from fundstelle.reconcile.graph import make_origin_graph
from fundstelle.reconcile.options import Judgement, ReconcileSettings, SourceLetter

__all__ = [
    "BodyKnowledge",
    "Judgement",
    "ReconcileSettings",
    "Reconciler",
    "SourceLetter",
    "bodies_from_gold",
    "bodies_from_knowledge",
    "bodies_from_sources",
    "exchange_form",
    "find_units",
    "make_origin_graph",
    "reconcile",
    "reconcile_gold",
    "with_places",
]
