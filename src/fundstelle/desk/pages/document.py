"""The document: the text as a reading page, passages marked, the claims of each paragraph beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page, Raw
from fundstelle.desk.desk import Desk
from fundstelle.desk.lists import view_row
from fundstelle.desk.queueing import newest_decision
from fundstelle.desk.reading import ReadingBlock, make_blocks
from fundstelle.desk.slots import pins_of
from fundstelle.desk.views import ClaimView
from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Verdict
from fundstelle.records.document import Reading
from fundstelle.register.answers import FiledDocument
from fundstelle.register.desk_answers import ClaimRow, DeskDocument, Filter
from fundstelle.register.hinting import find_hints

_MOST_COUNTED = 2000
"""Undecided claims that are counted by document on one page of the list."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside its paragraph. pins: slot, start, end of the words that fill it, for highlighting."""

    view: ClaimView
    pins: tuple[tuple[str, int, int], ...]
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, the claims whose passages begin in it, and its sentences that yielded none though they may."""

    block: ReadingBlock
    cards: tuple[Card, ...]
    hints: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document. is_read: somebody marked it as read to the end, with the mark's id; open: claims undecided."""

    id: str
    text_id: str
    title: str
    publisher: str
    published: str
    signal: str
    url: str
    path: str
    handling: str
    reader: str
    engine: str
    size: int
    language: str
    credits: str
    rows: tuple[Row, ...]
    claims: int
    open: int
    read_by: str
    read_mark: str
    last: tuple[int, int]
    head: str
    first_open: str
    is_paged: bool


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of the list."""

    id: str
    title: str
    publisher: str
    published: str
    reader: str
    handling: str
    claims: int
    open: int
    is_read: bool


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Documents: by publication where one page holds them all, else the last taken in first."""

    lines: tuple[DocumentLine, ...]
    next_page: str


def show_list(desk: Desk, ask: Ask) -> Page:
    """Every document, fifty on a page."""
    found, cursor = desk.door.desk.newest_documents(50, ask.one("cursor") or None)
    if cursor is None and not ask.one("cursor"):
        found = tuple(sorted(found, key=lambda one: (_day(one), one.document.id), reverse=True))
    texts = {one.text_id for one in found if one.text_id}
    log, standing = desk.door.desk.decisions_on(texts)
    read = {entry.targets[0].span.text_id for entry in log if _is_mark(entry.verdict) and entry.id in standing}
    undecided = _count_open(desk, found)
    lines = tuple(_make_line(one, desk, undecided, read) for one in found)
    page = DocumentsPage(lines, f"/documents?cursor={cursor}" if cursor else "")
    return Page("documents.html", desk.words.text("desk.place.documents"), page, "documents")


def _is_mark(verdict: Verdict) -> bool:
    return verdict is Verdict.READ_TO_END


def _day(one: FiledDocument) -> str:
    return one.facts.published.value.iso() if one.facts.published else ""


def _count_open(desk: Desk, shown: Sequence[FiledDocument]) -> dict[str, int]:
    """Undecided claims of each of these documents."""
    which = Filter({"state": ("open", "reopened"), "document": tuple(one.document.id for one in shown)})
    rows = desk.door.desk.claims(which, "place", None, _MOST_COUNTED).rows
    return dict(Counter(row.document_id for row in rows))


def _make_line(one: FiledDocument, desk: Desk, undecided: dict[str, int], read: set[str]) -> DocumentLine:
    words, facts = desk.words, one.facts
    return DocumentLine(
        id=one.document.id,
        title=facts.title or one.document.captures[0].path,
        publisher=words.writer.names.source_name(facts.publisher) if facts.publisher else "",
        published=words.dated(_day(one)),
        reader=one.reader or "",
        handling=one.document.handling.value,
        claims=one.claims,
        open=undecided.get(one.document.id, 0),
        is_read=one.text_id in read,
    )


def show(desk: Desk, ask: Ask) -> Page:
    """One document with its claims."""
    found = desk.door.desk.document(ask.parts["id"])
    if found.reading is None:
        raise QueryInvalid(desk.words.text("desk.error.unread"), remedy=found.document.captures[0].path)
    page = _make_page(desk, found, found.reading)
    return Page("document.html", page.title, page, "documents")


def find_document(desk: Desk, document_id: str) -> DeskDocument:
    """The document with this id. Raises QueryInvalid for none."""
    return desk.door.desk.document(document_id)


def _make_page(desk: Desk, found: DeskDocument, reading: Reading) -> DocumentPage:
    words, facts, text = desk.words, reading.facts, reading.text
    shown = [row for row in found.claims if row.claim.span.text_id == text.id and row.state != "rejected"]
    claims = [row.claim for row in shown]
    hints = [hint for hint in find_hints(reading, desk.knowledge) if not _has_claim(hint, claims)]
    blocks = make_blocks(text, claims, hints)
    undecided = [row.claim.id for row in shown if row.state in ("open", "reopened")]
    mark = next((one for one in found.decisions if _is_mark(one.verdict)), None)
    return DocumentPage(
        id=found.document.id,
        text_id=text.id,
        title=facts.title or found.document.captures[0].path.rpartition("/")[2],
        publisher=words.writer.names.source_name(facts.publisher) if facts.publisher else "",
        published=words.dated(facts.published.value.iso()) if facts.published else "",
        signal=words.text(f"signal.{facts.published.signal.value}") if facts.published else "",
        url=facts.url if facts.url and facts.url.startswith(("https://", "http://")) else "",
        path=found.document.captures[0].path.rpartition("/")[2],
        handling=found.document.handling.value,
        reader=f"{text.reader} {text.reader_version}",
        engine=next((row.claim.found_by for row in shown if row.state != "added"), ""),
        size=found.document.size,
        language=facts.language or "",
        credits=", ".join(words.writer.names.source_name(code) for code in facts.credits),
        rows=_make_rows(blocks, _make_cards(desk, shown)),
        claims=len(shown),
        open=len(undecided),
        read_by=mark.by if mark else "",
        read_mark=mark.id if mark else "",
        last=(max(0, len(text.content) - 1), len(text.content)),
        head=newest_decision(desk),
        first_open=undecided[0] if undecided else "",
        is_paged=any(block.pages for block in blocks),
    )


def _has_claim(hint: tuple[int, int], claims: list[Claim]) -> bool:
    return any(claim.span.start < hint[1] and hint[0] < claim.span.end for claim in claims)


def _make_cards(desk: Desk, rows: list[ClaimRow]) -> list[Card]:
    ordered = sorted(rows, key=lambda row: (row.claim.span, row.claim.id))
    return [Card(view_row(row, desk.words), pins_as_places(row.claim), number) for number, row in enumerate(ordered, 1)]


def pins_as_places(claim: Claim) -> tuple[tuple[str, int, int], ...]:
    """Slot, start and end of every passage that fills one."""
    slots = dict.fromkeys((*claim.pins, "origin", "via"))
    pinned = [(slot, pin) for slot in slots for pin in pins_of(claim, slot)]
    return tuple((slot, pin.span.start, pin.span.end) for slot, pin in pinned)


def _make_rows(blocks: tuple[ReadingBlock, ...], cards: list[Card]) -> tuple[Row, ...]:
    rows = []
    for block in blocks:
        here = tuple(card for card in cards if block.start <= card.view.start < block.end)
        hints = dict.fromkeys(stretch.hint for stretch in block.stretches if stretch.hint)
        rows.append(Row(block, here, tuple(hints)))
    return tuple(rows)


def send_original(desk: Desk, ask: Ask) -> Raw:
    """The archived bytes, as a file to save and never as a page: they may be anything."""
    head = find_document(desk, ask.parts["id"])
    name = head.document.captures[0].path.replace("\\", "/").rpartition("/")[2] or head.document.id
    return Raw(desk.door.bytes_of(head.document.id), "application/octet-stream", name)
