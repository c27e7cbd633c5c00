"""Documents and claims of the synthetic register for the desk; see desk_register.py. Invented throughout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random

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
from fundstelle.records.ids import make_document_id, make_text_id, with_ids
from fundstelle.records.matter import MatterKey, OutcomeGroup
from fundstelle.values import Period, Pin, Quantity, Span
from fundstelle.values.date import parse_iso

LARGEST, COPIES, UNDATED = 0.15, 0.8, 0.7
WORDS = 180
ENGINE = "bench"
STATES = [f"XA{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
ITEMS = [
    "ammunition.artillery",
    "missile.ballistic",
    "artillery.howitzer",
    "uav",
    "fuel.refined",
    "arms.other",
    "container",
]
SYLLABLES = ["ka", "ro", "mi", "ten", "du", "sel", "vor", "nim", "ash", "lor", "pey", "gun", "tal", "bri", "fo", "zen"]
OUTLETS = [f"Outlet {number}" for number in range(2000)]


class Maker:
    """Makes documents; equal seeds make equal registers."""

    def __init__(self, claims: int, documents: int, seed: int = 1) -> None:
        self.random = Random(seed)
        self.per_document = claims / documents
        self.keys = [self._key() for _ in range(max(20, claims // 40))]
        self.weights = self._weigh(len(self.keys))
        syllables = ("".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(60_000))
        self.lexicon = list(dict.fromkeys(syllables))
        self.frequencies = list(accumulate(1 / rank for rank in range(1, len(self.lexicon) + 1)))
        self.outlets = list(accumulate(1 / rank for rank in range(1, len(OUTLETS) + 1)))
        self.originals: list[tuple[list[str], list[tuple[int, Claim]], str]] = []
        self.made = 0

    def _key(self) -> MatterKey:
        giver, taker = self.random.sample(STATES, 2)
        kind = self.random.choice([Kind.TRANSFER, Kind.TRANSFER, Kind.DEPLOYMENT, Kind.CASUALTY])
        item = self.random.choice(ITEMS) if kind is Kind.TRANSFER else "personnel.troops"
        outcome = self.random.choice(list(OutcomeGroup)[:3]) if kind is Kind.CASUALTY else None
        places = (f"Place {self.random.randint(0, 400)}",) if kind is Kind.DEPLOYMENT else ()
        return MatterKey(kind, (giver,), () if kind is Kind.CASUALTY else (taker,), item, outcome, places)

    @staticmethod
    def _weigh(number: int) -> list[float]:
        rest = [1 / rank for rank in range(2, number + 1)]
        share = (1 - LARGEST) / sum(rest)
        return list(accumulate([LARGEST, *(weight * share for weight in rest)]))

    def make(self) -> tuple[Reading, list[tuple[int, Claim]]]:
        """One more document with its claims, each with the number of its matter."""
        if self.originals and self.random.random() < COPIES:
            words, rows, day = self.random.choice(self.originals)
            words = list(words)
            for _ in range(6):
                words[self.random.randrange(len(words))] = self.random.choice(self.lexicon)
            day = (date.fromisoformat(day) + timedelta(days=self.random.randint(0, 20))).isoformat()
        else:
            words = self.random.choices(self.lexicon, cum_weights=self.frequencies, k=WORDS)
            number = max(1, round(self.random.gauss(self.per_document, 1.5)))
            rows = [self._claim() for _ in range(number)]
            day = (date(2019, 1, 1) + timedelta(days=int(2500 * self.random.random() ** 0.6))).isoformat()
            self.originals.append((words, rows, day))
        self.made += 1
        return self._print(words, rows, day)

    def _claim(self) -> tuple[int, Claim]:
        random = self.random
        number = random.choices(range(len(self.keys)), cum_weights=self.weights)[0]
        key = self.keys[number]
        amount = Decimal(random.randint(1, 99) * 10 ** random.randint(0, 4))
        ends = random.choice([(amount, amount), (amount, None), (None, amount)])
        month = parse_iso(f"{random.randint(2019, 2025)}-{random.randint(1, 12):02d}")
        return number, Claim(
            id="",
            span=Span("t0", 0, 1),
            language="en",
            kind=key.kind,
            item=key.item,
            roles=_roles(key),
            quantity=Quantity(*ends) if random.random() < 0.6 else None,
            outcome=Outcome(key.outcome.value) if key.outcome else None,
            route=Route(at=key.places),
            happened=None if random.random() < UNDATED or month is None else Period(month, month),
            phase=Phase.DONE if random.random() < 0.8 else Phase.PLANNED,
            stance=random.choices([Stance.AFFIRMS, Stance.SUSPECTS, Stance.DENIES, Stance.RETRACTS], [85, 9, 5, 1])[0],
            attribution=Attribution((Link(random.choices(OUTLETS, cum_weights=self.outlets)[0]), Link(self._origin()))),
            score=0.9,
            found_by=ENGINE,
        )

    def _origin(self) -> str:
        kind = self.random.random()
        if kind < 0.65:
            return f"{self.random.choice(STATES)}.{self.random.choice(['gov', 'mil', 'intel'])}"
        return "publisher" if kind < 0.8 else "unnamed" if kind < 0.9 else self.random.choice(OUTLETS)

    def _print(
        self, words: list[str], rows: list[tuple[int, Claim]], day: str
    ) -> tuple[Reading, list[tuple[int, Claim]]]:
        step = len(words) // (len(rows) + 1)
        content, spans = f"Invented for a benchmark, number {self.made}.\n\n", []
        for place in range(len(rows) + 1):
            sentence = " ".join(words[place * step : (place + 1) * step]).capitalize() + "."
            spans.append((len(content), len(content) + len(sentence)))
            content += sentence + "\n\n"
        raw = content.encode()
        outlet = self.random.choices(OUTLETS, cum_weights=self.outlets)[0]
        published = parse_iso(day)
        assert published is not None
        facts = Facts(
            title=content[40:90].strip(),
            publisher=outlet,
            published=DateReading(published, DateSignal.GIVEN),
            language="en",
        )
        capture = Capture(f"bench/{self.made:07d}.txt", None, facts)
        document = Document(make_document_id(raw), Handling.PUBLIC, len(raw), "text/plain", (capture,))
        made = Text(
            make_text_id(content), document.id, "bench", "1", content, (Block(BlockKind.ARTICLE, 0, len(content)),)
        )
        claims = [self._place(claim, made.id, *span) for (_, claim), span in zip(rows, spans, strict=False)]
        return Reading(document, made, facts), [
            (number, claim) for (number, _), claim in zip(rows, with_ids(claims), strict=True)
        ]

    @staticmethod
    def _place(claim: Claim, text_id: str, start: int, end: int) -> Claim:
        span = Span(text_id, start, end)
        words = Pin(Span(text_id, start, min(end, start + 12)), "bench")
        pins = dict.fromkeys(("kind", "item", "giver", "taker", "quantity", "origin"), (words,))
        return replace(claim, span=span, pins=pins)


def _roles(key: MatterKey) -> Roles:
    if key.kind is Kind.CASUALTY:
        return Roles(victim=key.givers)
    if key.kind is Kind.DEPLOYMENT:
        return Roles(sender=key.givers, host=key.takers)
    return Roles(giver=key.givers, taker=key.takers)
