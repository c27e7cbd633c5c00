"""Small registers for tests: invented states (XAA …), outlets and bodies; nobody real says anything here.

A scene is a list of documents. A document is built from lines, each the words of one or more claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from fundstelle.reconcile import BodyKnowledge, Judgement, ReconcileSettings, reconcile
from fundstelle.reconcile.exchange import make_gold_reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold_read import read_gold_claims
from fundstelle.records.matter import Contradiction, Matter, Reconciliation, Series, SeriesBasis

ARMS = ("ammunition.artillery", "ammunition.other", "missile.ballistic", "missile.other", "artillery.howitzer", "uav")
BODIES = BodyKnowledge(
    consolidators={"Ostrat Panel": frozenset({"XAC", "XAD"}), "Second Panel": frozenset()},
    observers=frozenset({"Quay Watch"}),
    same_body={"QuayWatch": "Quay Watch"},
    media=frozenset({"Morgenwarte", "Harbour Ledger", "Tidewater Wire", "Kabelbrief", "Pier Seven"}),
    families={"Morgenwarte": "Warte Group", "Abendwarte": "Warte Group"},
    states={"Aalund State Radio": "XAA"},
    places={"hafen nord": "north-port", "north port": "north-port"},
    within={"north-port": "coast"},
    party_names={"aalund": "XAA", "bergmark": "XAB"},
    broader={
        **{item: frozenset({"arms.other"}) for item in ARMS},
        "ammunition.artillery": frozenset({"ammunition.other", "arms.other"}),
        "missile.ballistic": frozenset({"missile.other", "arms.other"}),
    },
    names={"XAA": {"de": "Aalund", "en": "Aalund"}, "XAB": {"de": "Bergmark", "en": "Bergmark"}},
)


def claim(words: str, **slots: Any) -> tuple[str, dict[str, Any]]:
    """One line of a document: its words and the gold slots that differ from a plain transfer of shells."""
    row: dict[str, Any] = {
        "kind": "transfer",
        "supplier": ["XAA"],
        "recipient": ["XAB"],
        "item": "ammunition.artillery",
        "designation": None,
        "quantity": None,
        "outcome": None,
        "time": None,
        "place": [],
        "stance": "affirmed",
        "origin": ["publisher"],
        "via": [],
    }
    return words, row | slots


def troops(words: str, **slots: Any) -> tuple[str, dict[str, Any]]:
    """A line about soldiers of XAA sent to XAB."""
    return claim(words, **({"kind": "deployment", "item": "personnel.troops"} | slots))


def losses(words: str, outcome: str = "killed", **slots: Any) -> tuple[str, dict[str, Any]]:
    """A line about casualties of XAA."""
    fixed = {"kind": "casualty", "recipient": [], "item": "personnel.troops", "outcome": outcome}
    return claim(words, **(fixed | slots))


def exact(value: float, **more: Any) -> dict[str, Any]:
    """A bare number."""
    return {"value": value, "mode": "exact", "basis": "unspecified"} | more


def about(value: float, **more: Any) -> dict[str, Any]:
    """Rund, about."""
    return exact(value, mode="about", **more)


def at_least(value: float, **more: Any) -> dict[str, Any]:
    """Mindestens, at least."""
    return exact(value, mode="at_least", **more)


def at_most(value: float, **more: Any) -> dict[str, Any]:
    """Bis zu, up to."""
    return exact(value, mode="at_most", **more)


def span(start: str | None, end: str | None) -> dict[str, str | None]:
    """A time slot."""
    return {"start": start, "end": end}


def document(
    publisher: str | None,
    published: str | None,
    *lines: tuple[str, dict[str, Any]],
    language: str = "en",
    intro: str = "Invented.",
) -> Extraction:
    """A document whose lines are the words of its claims; lines with equal words are one passage."""
    content, rows = intro, []
    for words, row in lines:
        start = content.find(words)
        if start < 0:
            start = len(content) + 1
            content = f"{content} {words}"
        rows.append(row | {"start": start, "end": start + len(words)})
    facts = {"publisher": publisher, "published": published, "lang": language}
    reading = make_gold_reading(content, facts)
    return Extraction(reading, tuple(read_gold_claims(rows, reading.text.id, language)), "test")


def run(
    *documents: Extraction,
    bodies: BodyKnowledge = BODIES,
    settings: ReconcileSettings | None = None,
    judgements: Sequence[Judgement] = (),
) -> Reconciliation:
    """What the documents say together."""
    return reconcile(documents, bodies, settings, judgements)


def only_matter(result: Reconciliation) -> Matter:
    """The one matter there must be."""
    assert len(result.matters) == 1, [matter.key for matter in result.matters]
    return result.matters[0]


def matter_of(result: Reconciliation, **key: Any) -> Matter:
    """The one matter whose key has these values."""
    found = [m for m in result.matters if all(getattr(m.key, name) == value for name, value in key.items())]
    assert len(found) == 1, [matter.key for matter in result.matters]
    return found[0]


def series_of(matter: Matter, basis: str) -> Series:
    """The one series of this basis."""
    found = [series for series in matter.series if series.basis is SeriesBasis(basis)]
    assert len(found) == 1, [(series.basis, series.period, series.scope) for series in matter.series]
    return found[0]


def ends(series: Series) -> tuple[int | None, int | None] | None:
    """The interval's ends as whole numbers."""
    if series.interval is None:
        return None
    low, high = (None if end is None else int(end) for end in (series.interval.low, series.interval.high))
    return (low, high)


def clash_types(result: Reconciliation) -> list[str]:
    """The types of the contradictions that are open."""
    return sorted(c.type.value for c in result.contradictions if not c.resolved)


def open_clashes(result: Reconciliation) -> Iterator[Contradiction]:
    """The contradictions that are open."""
    return (c for c in result.contradictions if not c.resolved)


NOON = datetime(2025, 6, 1, 12)
