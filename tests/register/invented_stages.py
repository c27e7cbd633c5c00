"""Doors for tests of the register: invented states XAA and XAB, a one-line grammar, matters by address.

A line such as `XAA sends 300 crates to XAB.` is a claim. The engine's version can be chosen: version 2 reads numbers
in thousands, so that its values differ on the same words. Run as a program, it runs documents into a register.
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path

from fundstelle.ingest import READER_VERSIONS, read_document
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Roles
from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.ids import make_matter_id, make_text_id, with_ids
from fundstelle.records.matter import Matter, MatterKey, Reconciliation
from fundstelle.records.run import Skipped
from fundstelle.register import open_register
from fundstelle.register.stages import FixedStages, ReconcileWish, Stages
from fundstelle.values import Pin, Quantity

_CLAIM = re.compile(r"(X[A-Z]{2}) sends (\d+) (crates|barrels) to (X[A-Z]{2})")


def make_stages(engine: str = "invented-1", reader: str = "r1", factor: int = 1, title: str = "") -> Stages:
    def read(raw: bytes, capture: Capture, handling: Handling) -> Reading | Skipped:
        if b"READER DIES" in raw:
            raise RuntimeError("the reader met an invented fault")
        found = read_document(raw, capture, handling)
        return found if isinstance(found, Skipped) or not title else with_title(found, title)

    def extract(readings: list[Reading]) -> list[Extraction]:
        return [Extraction(one, tuple(find_claims(one, factor)), engine) for one in readings]

    return FixedStages(read, f"{reader}-{len(READER_VERSIONS)}", extract, engine, reconcile, "invented")


def with_title(reading: Reading, title: str) -> Reading:
    """The reading of another reader, which puts a title before the text."""
    from dataclasses import replace

    content = title + reading.text.content
    shift = len(title)
    blocks = tuple(replace(b, start=b.start + shift, end=b.end + shift) for b in reading.text.blocks)
    text = replace(reading.text, id=make_text_id(content), content=content, blocks=blocks, reader_version="2")
    return replace(reading, text=text)


def find_claims(reading: Reading, factor: int) -> list[Claim]:
    if "ENGINE DIES" in reading.text.content:
        raise RuntimeError("the engine met an invented fault")
    publisher = reading.facts.publisher or "publisher"
    return with_ids(_make_claim(reading, match, factor, publisher) for match in _CLAIM.finditer(reading.text.content))


def _make_claim(reading: Reading, match: re.Match[str], factor: int, publisher: str) -> Claim:
    giver, number, item, taker = match.groups()
    amount = Decimal(number) * factor
    pins = {"giver": (Pin(reading.text.span(*match.span(1)), "subject"),)}
    pins |= {"quantity": (Pin(reading.text.span(*match.span(2)), "number"),)}
    return Claim(
        id="",
        span=reading.text.span(*match.span()),
        language="en",
        kind=Kind.TRANSFER,
        item=f"goods.{item}",
        roles=Roles(giver=(giver,), taker=(taker,)),
        quantity=Quantity(amount, amount),
        attribution=Attribution((Link(publisher),)),
        pins=pins,
    )


def reconcile(extractions: list[Extraction], wish: ReconcileWish) -> Reconciliation:
    apart = {claim_id for pair in wish.pairs if not pair.same for claim_id in (pair.b,)}
    groups: dict[MatterKey, list[Claim]] = {}
    for claim in (claim for one in extractions for claim in one.claims):
        part = "b" if claim.id in apart else ""
        key = MatterKey(claim.kind, claim.roles.giver, claim.roles.taker, claim.item, part=part)
        groups.setdefault(key, []).append(claim)
    matters = tuple(make_matter(key, groups[key]) for key in sorted(groups, key=str))
    return Reconciliation(matters, claims_in=sum(map(len, groups.values())))


def make_matter(key: MatterKey, claims: list[Claim]) -> Matter:
    units = tuple(sorted({claim.attribution.links[-1].source for claim in claims}))
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Matter(make_matter_id(key), key, ids, units, len(units), len(ids))


class Ticks:
    """Progress as one line a step, so that another process knows how far a run is."""

    def start(self, stage: str, total: int) -> None:
        pass

    def step(self) -> None:
        print("step", flush=True)

    def finish(self) -> None:
        pass


def main(register: str, folder: str) -> None:
    with open_register(Path(register), create=True, make_stages=make_stages) as door:
        door.run(sorted(Path(folder).glob("*.txt")), progress=Ticks())


if __name__ == "__main__":
    main(*sys.argv[1:])
