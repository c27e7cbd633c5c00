"""Hand-made matters of invented states and outlets. Nothing here was said by anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from fundstelle.knowledge.model import Knowledge, Party, Source
from fundstelle.publish import ReportInput, ReportSettings
from fundstelle.records.claim import Act as Saying
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Outcome, Phase, Roles, Route, Stance
from fundstelle.records.document import (
    Block,
    BlockKind,
    Capture,
    DateReading,
    DateSignal,
    Document,
    Facts,
    Handling,
    Reading,
    Text,
)
from fundstelle.records.ids import make_document_id, make_matter_id, make_text_id, with_ids
from fundstelle.records.matter import (
    Contradiction,
    ContradictionType,
    Copies,
    Figure,
    Interval,
    Matter,
    MatterKey,
    OutcomeGroup,
    Series,
    SeriesBasis,
)
from fundstelle.values import Basis, Hedge, Period, Pin, Quantity, Span, parse_iso

PARTIES = {"XAA": ("Arvenien", "Arvenia"), "XAB": ("Belmark", "Belmark"), "XAC": ("Corrunien", "Corrunia")}
SOURCES = {"Kurier": ("Küstenkurier", "Coast Courier"), "Beobachter": ("Beobachter Nord", "Northern Observer")}


def make_knowledge() -> Knowledge:
    parties = {c: Party(c, "state", "invented", {"de": (de,), "en": (en,)}) for c, (de, en) in PARTIES.items()}
    sources = {c: Source(c, "medium", "invented", {"de": (de,), "en": (en,)}) for c, (de, en) in SOURCES.items()}
    sources["Nordrunde"] = Source(
        "Nordrunde", "consolidator", "invented", {"de": ("Nordrunde",), "en": ("Northern Round",)}
    )
    return Knowledge(parties, sources, {}, {}, {}, "0" * 64)


def make_reading(content: str, *, publisher: str, published: str, title: str, language: str = "de") -> Reading:
    raw = content.encode()
    document = Document(make_document_id(raw), Handling.PUBLIC, len(raw), "text/plain", (Capture("x.txt"),))
    blocks = (Block(BlockKind.ARTICLE, 0, len(content), language=language),)
    text = Text(make_text_id(content), document.id, "plain", "1", content, blocks)
    day = parse_iso(published)
    assert day is not None
    facts = Facts(title=title, publisher=publisher, published=DateReading(day, DateSignal.GIVEN), language=language)
    return Reading(document, text, facts)


def passage(reading: Reading, words: str) -> Span:
    start = reading.text.content.index(words)
    return Span(reading.text.id, start, start + len(words))


def amount(low: str | None, high: str | None = None, **more: Any) -> Quantity:
    return Quantity(Decimal(low) if low else None, Decimal(high) if high else None, **more)


def point(value: str, **more: Any) -> Quantity:
    return amount(value, value, **more)


def period(start: str | None, end: str | None, **more: Any) -> Period:
    return Period(parse_iso(start) if start else None, parse_iso(end) if end else None, **more)


def on(day: str) -> Period:
    return period(day, day)


def claim(reading: Reading, words: str, kind: Kind, item: str, *, source: str = "XAC.intel", **slots: Any) -> Claim:
    say = slots.pop("say", Saying.SAYS)
    via = tuple(Link(code) for code in slots.pop("via", ()))
    attribution = slots.pop("attribution", Attribution((*via, Link(source, say))))
    return Claim(
        "",
        passage(reading, words),
        reading.facts.language or "de",
        kind,
        item,
        attribution=attribution,
        pins=MappingProxyType({}),
        found_by="hand",
        **slots,
    )


ARV_TO_BEL = Roles(giver=("XAA",), taker=("XAB",))
SENT = Roles(sender=("XAA",), host=("XAB",))


@dataclass(frozen=True)
class Case:
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    matters: tuple[Matter, ...]
    contradictions: tuple[Contradiction, ...]
    copies: tuple[Copies, ...]


NORTH = make_reading(
    "Erfunden, nur für Tests. Der Geheimdienst Corruniens teilte am 3. März 2025 mit, Arvenien habe Belmark bis zu\n"
    "9 Millionen Artilleriegranaten und mindestens 100 ballistische Raketen geliefert. "
    "Rund 11.000 Soldaten seien seit Oktober 2024 in Belmark. Belmark wies das zurück.\n\n"
    "Nach Angaben des Küstenkuriers könnten Tausende weitere Soldaten folgen, falls der Winter hart wird.",
    publisher="Beobachter",
    published="2025-03-04",
    title="Was Corruniens Dienst weiß <script>alert(1)</script>",
)
COAST = make_reading(
    "Invented, for tests only. Corrunia's intelligence service told the Coast Courier on Monday that Arvenia had sent "
    "more than 12,000 troops to Belmark. Arvenia denies sending any troops. Unnamed officials spoke of 300 killed. "
    "Arvenia has promised further shells and rockets, 2 million in all\u202e.",
    publisher="Kurier",
    published="2025-05-12",
    title="Twelve thousand",
    language="en",
)


def _claims() -> list[Claim]:
    told = on("2025-03-03")
    first = "Der Geheimdienst Corruniens teilte am 3. März 2025 mit, Arvenien habe Belmark bis zu\n"
    whole = first + "9 Millionen Artilleriegranaten und mindestens 100 ballistische Raketen geliefert."
    troops = "Rund 11.000 Soldaten seien seit Oktober 2024 in Belmark."
    follow = "Nach Angaben des Küstenkuriers könnten Tausende weitere Soldaten folgen, falls der Winter hart wird."
    promise = "Arvenia has promised further shells and rockets, 2 million in all\u202e."
    joint = point("2000000", joint=True, basis=Basis.TOTAL)
    return with_ids(
        [
            claim(
                NORTH,
                whole,
                Kind.TRANSFER,
                "ammunition.artillery",
                roles=ARV_TO_BEL,
                quantity=amount(None, "9000000"),
                phase=Phase.DONE,
                said=told,
            ),
            claim(
                NORTH,
                whole,
                Kind.TRANSFER,
                "missile.ballistic",
                roles=ARV_TO_BEL,
                quantity=amount("100"),
                phase=Phase.DONE,
                said=told,
            ),
            claim(
                NORTH,
                troops,
                Kind.DEPLOYMENT,
                "personnel.troops",
                roles=SENT,
                quantity=point("11000", hedge=Hedge.ABOUT, unit="person"),
                happened=period("2024-10", None),
                phase=Phase.UNDER_WAY,
                said=told,
            ),
            claim(
                NORTH,
                "Belmark wies das zurück.",
                Kind.DEPLOYMENT,
                "personnel.troops",
                source="XAB.gov",
                roles=SENT,
                stance=Stance.DENIES,
            ),
            claim(
                NORTH,
                follow,
                Kind.DEPLOYMENT,
                "personnel.troops",
                source="Kurier",
                roles=SENT,
                quantity=Quantity(Decimal(2000), None, hedge=Hedge.VAGUE, unit="person", basis=Basis.INCREMENT),
                stance=Stance.SUSPECTS,
                phase=Phase.PLANNED,
                condition=Pin(passage(NORTH, "falls der Winter hart wird"), "condition"),
            ),
            claim(
                COAST,
                "Corrunia's intelligence service told the Coast Courier on Monday that Arvenia had sent more than "
                "12,000 troops to Belmark.",
                Kind.DEPLOYMENT,
                "personnel.troops",
                roles=SENT,
                quantity=amount("12000", None, low_strict=True, unit="person"),
                phase=Phase.DONE,
                said=on("2025-05-12"),
            ),
            claim(
                COAST,
                "Arvenia denies sending any troops.",
                Kind.DEPLOYMENT,
                "personnel.troops",
                source="XAA.gov",
                roles=SENT,
                stance=Stance.DENIES,
                phase=Phase.DONE,
            ),
            claim(
                COAST,
                "Unnamed officials spoke of 300 killed.",
                Kind.CASUALTY,
                "personnel.troops",
                source="unnamed",
                roles=Roles(victim=("XAA",)),
                quantity=point("300", unit="person"),
                outcome=Outcome.KILLED,
                route=Route(at=("Nordufer",)),
            ),
            claim(
                COAST,
                promise,
                Kind.TRANSFER,
                "ammunition.artillery",
                source="XAA.gov",
                say=Saying.PROMISES,
                roles=ARV_TO_BEL,
                quantity=joint,
                phase=Phase.AGREED,
            ),
            claim(
                COAST,
                promise,
                Kind.TRANSFER,
                "ammunition.rocket",
                source="XAA.gov",
                say=Saying.PROMISES,
                roles=ARV_TO_BEL,
                quantity=joint,
                phase=Phase.AGREED,
            ),
        ]
    )


def _matter(key: MatterKey, claims: list[Claim], units: tuple[str, ...], *series: Series) -> Matter:
    ids = tuple(claim.id for claim in claims)
    mentions = sum(claim.stance is not Stance.DENIES for claim in claims)
    return Matter(make_matter_id(key), key, ids, units, len(units), mentions, series)


def make_case() -> Case:
    """Four matters with bounds, a hedge, a vague word, denials, a condition, a joint promise and a killed figure."""
    claims = _claims()
    shells, missiles, troops, no_belmark, follow, more_troops, no_arvenia, killed, promise, rockets = claims
    day = date(2025, 3, 3)
    pair = (("XAA",), ("XAB",))
    level = Series(
        SeriesBasis.TOTAL,
        "person",
        (
            Figure("XAC", Interval(Decimal(12000), None, low_strict=True), date(2025, 5, 12), more_troops.id),
            Figure("Kurier", Interval(Decimal(9900), Decimal(12100)), day, troops.id),
        ),
        interval=Interval(Decimal(12000), Decimal(12100), low_strict=True),
    )
    up_to = Series(
        SeriesBasis.TOTAL,
        "piece",
        (Figure("XAC", Interval(Decimal(0), Decimal(9000000)), day, shells.id),),
        interval=Interval(Decimal(0), Decimal(9000000)),
    )
    at_least = Series(
        SeriesBasis.TOTAL,
        "piece",
        (Figure("XAC", Interval(Decimal(100), None), day, missiles.id),),
        interval=Interval(Decimal(100), None),
    )
    dead = Series(
        SeriesBasis.TOTAL,
        "person",
        (Figure("unnamed", Interval(Decimal(300), Decimal(300)), None, killed.id),),
        interval=Interval(Decimal(300), Decimal(300)),
    )
    matters = (
        _matter(
            MatterKey(Kind.DEPLOYMENT, *pair, "personnel.troops"),
            [troops, no_belmark, follow, more_troops, no_arvenia],
            ("XAC",),
            level,
        ),
        _matter(MatterKey(Kind.TRANSFER, *pair, "ammunition.artillery"), [shells, promise], ("XAC",), up_to),
        _matter(MatterKey(Kind.TRANSFER, *pair, "missile.ballistic"), [missiles], ("XAC",), at_least),
        _matter(MatterKey(Kind.TRANSFER, *pair, "ammunition.rocket"), [rockets], ()),
        _matter(
            MatterKey(Kind.CASUALTY, ("XAA",), (), "personnel.troops", OutcomeGroup.KILLED),
            [killed],
            ("unnamed",),
            dead,
        ),
    )
    clash = Contradiction(
        ContradictionType.DENIAL,
        no_arvenia.id,
        more_troops.id,
        between_independent=True,
        severity=3,
        reason_de="Arvenien bestreitet, was Corruniens Dienst angibt.",
        reason_en="Arvenia denies what Corrunia's service says.",
    )
    copies = (Copies(NORTH.document.id, (COAST.document.id,)),)
    return Case((NORTH, COAST), tuple(claims), matters, (clash,), copies)


def make_input(language: str, *, pictures: bool = False) -> ReportInput:
    case = make_case()
    return ReportInput(
        title="Bericht für Tests" if language == "de" else "A report for tests",
        language=language,
        generated=date(2025, 6, 1),
        matters=case.matters,
        claims=case.claims,
        readings=MappingProxyType({reading.text.id: reading for reading in case.readings}),
        contradictions=case.contradictions,
        copies=case.copies,
        counts={"documents": 2, "claims": 10, "matters": 5},
        left_out={"background": 1},
        settings=ReportSettings(pictures=pictures),
        policy="significant-digit/1",
        log_head="f" * 64,
        knowledge=make_knowledge(),
    )
