"""The claim: each slot with the words that filled it, what the machine read beside what people decided, and the form
that corrects it or adds one that the machine missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from fundstelle.desk.asking import Ask, Page
from fundstelle.desk.desk import Desk
from fundstelle.desk.lists import view_row
from fundstelle.desk.pages.document import pins_as_places
from fundstelle.desk.queueing import find_neighbours, newest_decision
from fundstelle.desk.reading import ReadingBlock, make_blocks
from fundstelle.desk.slots import MODES, FormValues, SlotLine, fill_form, make_lines, options, sides_of
from fundstelle.desk.views import ClaimView
from fundstelle.desk.words import Words
from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim, Kind, Outcome, Phase, Stance
from fundstelle.records.decision import Decision
from fundstelle.records.document import Reading
from fundstelle.records.ids import slot_values
from fundstelle.register.desk_answers import ClaimRow, DeskClaim, Filter, Neighbours
from fundstelle.register.hinting import propose_claims
from fundstelle.values import Basis, Rate, Span

_AROUND = 900
"""Code points of text shown before and after the passage: whole paragraphs of a news report."""

_MOST_EQUAL = 12
"""Identical cases that are shown for deciding at once; all of them are in sight."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form's fields offer, as (value, label)."""

    kinds: tuple[tuple[str, str], ...]
    modes: tuple[tuple[str, str], ...]
    bases: tuple[tuple[str, str], ...]
    rates: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    phases: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str], ...]
    items: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision of the claim's history. is_standing: it is the one that holds; changes: slot and value given."""

    id: str
    verdict: str
    by: str
    at: str
    why: str
    changes: tuple[tuple[str, str], ...]
    is_standing: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim. head: the newest decision that the reviewer has seen with this page."""

    view: ClaimView
    sentence: str
    lines: tuple[SlotLine, ...]
    blocks: tuple[ReadingBlock, ...]
    place: tuple[int, int]
    pins: tuple[tuple[str, int, int], ...]
    form: FormValues
    choices: Choices
    sides: tuple[str, str]
    history: tuple[Entry, ...]
    standing: Entry | None
    equal: tuple[ClaimView, ...]
    neighbours: Neighbours
    head: str
    score: str
    found_by: str
    engine: str
    queue: str
    is_editing: bool
    why: str
    reopened: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """A claim to be added: the words selected, and what the extractor makes of them."""

    document_id: str
    title: str
    text_id: str
    blocks: tuple[ReadingBlock, ...]
    place: tuple[int, int]
    quote: str
    form: FormValues
    choices: Choices
    sides: tuple[str, str]
    pins: tuple[tuple[str, int, int], ...]
    proposals: int
    proposal: int
    language: str
    head: str


def show(desk: Desk, ask: Ask) -> Page:
    """One claim; the claims before and after it are those of the queue `in`."""
    found = desk.door.desk.claim(ask.parts["id"])
    page = _make_page(desk, ask, found)
    return Page("claim.html", page.view.what, page, "claims")


def _make_page(desk: Desk, ask: Ask, found: DeskClaim) -> ClaimPage:
    words, row, claim = desk.words, found.row, found.claim
    reading, publisher = desk.door.reading(claim.span.text_id), row.facts.publisher or ""
    machine = row.machine or claim
    history = tuple(_make_entry(one, found.standing, words) for one in reversed(found.history))
    return ClaimPage(
        view=view_row(row, words),
        sentence=words.sentence(claim, reading),
        lines=make_lines(claim, row.machine, reading.text.content, publisher, words),
        blocks=_blocks_around(reading, [claim], claim.span),
        place=(claim.span.start, claim.span.end),
        pins=pins_as_places(claim),
        form=fill_form(claim, words),
        choices=make_choices(words),
        sides=sides_of(claim.kind),
        history=history,
        standing=next((entry for entry in history if entry.is_standing), None),
        equal=_find_equal(desk, row) if row.state == "open" else (),
        neighbours=find_neighbours(desk, ask.one("in"), claim.id),
        head=newest_decision(desk),
        score=words.number(round(machine.score * 100)),
        found_by=claim.found_by,
        engine=found.engine,
        queue=ask.one("in"),
        is_editing=ask.one("edit") == "1",
        why=found.standing.why if found.standing else "",
        reopened=tuple((change.slot, change.judged or "–", change.found or "–") for change in found.changes),
    )


def _blocks_around(reading: Reading, claims: Sequence[Claim], span: Span) -> tuple[ReadingBlock, ...]:
    inside = (max(0, span.start - _AROUND), span.end + _AROUND)
    return make_blocks(reading.text, claims, [], inside)


def _make_entry(one: Decision, standing: Decision | None, words: Words) -> Entry:
    content = one.content or {}
    shown = tuple((slot, value) for slot, value in content.items() if not slot.startswith("pin.") and value)
    verdict = words.text(f"desk.verdict.{one.verdict.value}")
    is_standing = standing is not None and one.id == standing.id
    return Entry(one.id, verdict, one.by, words.moment(one.at), one.why, shown, is_standing)


def _find_equal(desk: Desk, row: ClaimRow) -> tuple[ClaimView, ...]:
    """Other open claims with the same values and the same words: what may be decided at once, since it is in sight."""
    if not row.matters:
        return ()
    which = Filter({"matter": row.matters[:1], "state": ("open",), "item": (row.claim.item,)})
    same = [
        one
        for one in desk.door.desk.claims(which, limit=2 * _MOST_EQUAL).rows
        if one.claim.id != row.claim.id and one.quote.split() == row.quote.split()
        if slot_values(one.claim) == slot_values(row.claim)
    ]
    return tuple(view_row(one, desk.words) for one in same[:_MOST_EQUAL])


@lru_cache(maxsize=4)
def make_choices(words: Words) -> Choices:
    """What the form offers, in the words of one language; made once, since thousands of names are sorted for it."""
    text, known = words.text, words.knowledge
    return Choices(
        kinds=tuple((one.value, text(f"kind.{one.value}")) for one in Kind),
        modes=tuple((mode, text(f"desk.mode.{mode}")) for mode in MODES),
        bases=tuple((one.value, text(f"desk.basis.{one.value}")) for one in Basis),
        rates=(("", text("desk.rate.none")), *((one.value, text(f"desk.rate.{one.value}")) for one in Rate)),
        outcomes=(("", "–"), *((one.value, text(f"outcome.{one.value}")) for one in Outcome)),
        phases=tuple((one.value, text(f"phase.{one.value}")) for one in Phase),
        stances=tuple((one.value, text(f"stance.{one.value}")) for one in Stance),
        items=tuple(options(known.items, words.item)),
        parties=tuple(options(known.parties, words.party)),
        sources=tuple(options(known.sources, words.writer.names.source_name)),
    )


def show_new(desk: Desk, ask: Ask) -> Page:
    """The form for a claim that the machine missed, filled with what the extractor finds in the words selected."""
    reading = desk.door.reading(ask.one("text"))
    start, end = tidy(reading.text.content, ask.number("start"), ask.number("end"))
    if start >= end:
        raise QueryInvalid(desk.words.text("desk.error.no_words"), remedy=desk.words.text("desk.error.select"))
    proposals = propose_claims(reading, start, end, desk.knowledge)
    number = min(int(ask.one("proposal", "0") or 0), max(0, len(proposals) - 1))
    claim = replace(proposals[number], span=reading.text.span(start, end)) if proposals else _blank(reading, start, end)
    page = NewPage(
        document_id=reading.document.id,
        title=reading.facts.title or reading.document.captures[0].path,
        text_id=reading.text.id,
        blocks=_blocks_around(reading, [replace(claim, id="new")], claim.span),
        place=(start, end),
        quote=reading.text.content[start:end],
        form=fill_form(claim, desk.words),
        choices=make_choices(desk.words),
        sides=sides_of(claim.kind),
        pins=pins_as_places(claim),
        proposals=len(proposals),
        proposal=number,
        language=claim.language,
        head=newest_decision(desk),
    )
    return Page("new.html", desk.words.text("desk.new.title"), page, "documents")


def _blank(reading: Reading, start: int, end: int) -> Claim:
    here = next((block.language for block in reading.text.blocks if block.start <= start < block.end), None)
    language = here or reading.facts.language or ""
    return Claim("", reading.text.span(start, end), language, Kind.TRANSFER, "")


def tidy(content: str, start: int, end: int) -> tuple[int, int]:
    """The passage without spaces at its ends, inside the text."""
    start, end = max(0, min(start, len(content))), min(end, len(content))
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    return start, end
