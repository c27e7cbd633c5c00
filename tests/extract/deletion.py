"""Law 1's deletion: take the pinned words out of the text, read it again, and see whether the claim is the same.

python -m tests.extract.deletion      the shares over the gold of ../shared/gold, by slot
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fundstelle.extract import extract_claims
from fundstelle.knowledge import Knowledge, load_knowledge
from fundstelle.records.claim import SCORED_KINDS, Claim
from fundstelle.records.document import Block, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.register.direct import read_and_extract
from fundstelle.values import Pin

UNPLACED = ("start", "end")
"""Keys of a gold form that move when words are deleted."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """One pin deleted: its slot, rule and words. holds: the claim changed or was gone; that a slot is now marked as
    taken over from other words is a change. other_value: the values themselves changed, or the claim was gone."""

    slot: str
    rule: str
    words: str
    passage: str
    holds: bool
    other_value: bool
    taken_over: bool


def read_claims(reading: Reading, knowledge: Knowledge) -> tuple[Claim, ...]:
    """The scored claims of one reading."""
    (found,) = extract_claims([reading], knowledge)
    return tuple(claim for claim in found.claims if claim.kind in SCORED_KINDS)


def delete_pins(reading: Reading, knowledge: Knowledge, each: int = 1) -> Iterator[Deletion]:
    """Deletes each `each`-th pin of the reading's claims in turn. Claims that share words are read again only once."""
    claims = read_claims(reading, knowledge)
    pins = [(claim, slot, pin) for claim in claims for slot, pin in find_pins(claim)][::each]
    again: dict[tuple[int, int], tuple[Claim, ...]] = {}
    for claim, slot, pin in pins:
        at = (pin.span.start, pin.span.end)
        if at not in again:
            again[at] = read_claims(without(reading, *at), knowledge)
        content = reading.text.content
        same = [one for one in again[at] if is_same(claim, at, one)]
        yield Deletion(
            slot,
            pin.rule,
            content[slice(*at)],
            content[claim.span.start : claim.span.end],
            not any(provenance(one) == provenance(claim) for one in same),
            not same,
            pin.taken_over,
        )


def find_pins(claim: Claim) -> Iterator[tuple[str, Pin]]:
    """Every slot of a claim with its pins."""
    for slot, pins in claim.pins.items():
        for pin in pins:
            yield slot, pin


def form_of(claim: Claim) -> str:
    """All that a claim says, without where it stands: to be compared."""
    said = {key: value for key, value in gold_form(claim).items() if key not in UNPLACED}
    links = [(link.act, link.evidence) for link in claim.attribution.origins]
    return repr((said, claim.stance, claim.phase, claim.designation, claim.route, links))


def is_same(claim: Claim, gone: tuple[int, int], other: Claim) -> bool:
    """Whether `other` says the same where the claim stood."""
    start, end = (_moved(at, gone) for at in (claim.span.start, claim.span.end))
    return form_of(other) == form_of(claim) and other.span.start < max(end, start + 1) and start < other.span.end


def provenance(claim: Claim) -> dict[str, bool]:
    """For each slot whether it is taken over from other words."""
    return {slot: any(pin.taken_over for pin in pins) for slot, pins in claim.pins.items()}


def _moved(at: int, gone: tuple[int, int]) -> int:
    if at <= gone[0]:
        return at
    return max(gone[0], at - (gone[1] - gone[0]))


def without(reading: Reading, start: int, end: int) -> Reading:
    """The reading as if `start`:`end` had never been written."""
    text = reading.text
    blocks = (_moved_block(block, (start, end)) for block in text.blocks)
    kept = tuple(block for block in blocks if block.end > block.start)
    content = text.content[:start] + text.content[end:]
    return replace(reading, text=replace(text, content=content, blocks=kept))


def _moved_block(block: Block, gone: tuple[int, int]) -> Block:
    return replace(block, start=_moved(block.start, gone), end=_moved(block.end, gone))


def main() -> None:
    """Print the table of docs/quality-extraction.md over the gold of ../shared/gold."""
    folder = Path(__file__).parents[3] / "shared" / "gold"
    texts = [text for name in ("seeds", "dev") for text in sorted((folder / name).glob("*.txt"))]
    readings = [one.reading for one in read_and_extract(texts) if isinstance(one, Extraction)]
    knowledge = load_knowledge()
    found = [one for reading in readings for one in delete_pins(reading, knowledge)]
    print(f"{sum(len(read_claims(reading, knowledge)) for reading in readings)} claims, {len(found)} pins")
    for name, over in (("own words", False), ("taken over", True)):
        rows = [one for one in found if one.taken_over is over]
        changed, valued = share(one.holds for one in rows), share(one.other_value for one in rows)
        print(f"{name}: {len(rows)} deleted, {changed} changed or gone, {valued} in their values")
        for slot, count in Counter(one.slot for one in rows).most_common():
            print(f"    {slot}: {count}, {share(one.holds for one in rows if one.slot == slot)}")
    print("not missed:", Counter((d.slot, d.rule, d.taken_over) for d in found if not d.holds).most_common(20))


def share(holds: Iterable[bool]) -> str:
    """The part of these that hold, in per cent."""
    rows = list(holds)
    return f"{sum(rows) / len(rows):.1%}" if rows else "none"


if __name__ == "__main__":
    main()
