"""The document: the text as a reading page, passages marked, the claims of each paragraph beside it."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page, Raw
from fundstelle.desk.desk import Desk
from fundstelle.desk.reading import ReadingBlock, make_blocks
from fundstelle.desk.views import ClaimView, Filing, make_view, state_of
from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Verdict
from fundstelle.records.document import Reading
from fundstelle.register import ClaimFilter
from fundstelle.register.answers import FiledClaim, FiledDocument
from fundstelle.register.hinting import find_hints
from fundstelle.review import Overlay


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


def show_list(desk: Desk, ask: Ask) -> Page:
    """Every document, the newest publication first."""
    found = sorted(desk.door.documents(), key=lambda one: (_day(one), one.document.id), reverse=True)
    overlay = desk.door.overlay()
    undecided = _count_open(desk, overlay)
    read = {entry.targets[0].span.text_id for entry in desk.door.review_state().beside if _is_mark(entry.verdict)}
    lines = tuple(_make_line(one, desk, undecided, read) for one in found)
    return Page("documents.html", desk.words.text("desk.place.documents"), lines, "documents")


def _is_mark(verdict: Verdict) -> bool:
    return verdict is Verdict.READ_TO_END


def _day(one: FiledDocument) -> str:
    return one.facts.published.value.iso() if one.facts.published else ""


def _count_open(desk: Desk, overlay: Overlay) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in desk.door.claims():
        if state_of(one.claim.id, overlay) == "open":
            counts[one.document_id] = counts.get(one.document_id, 0) + 1
    return counts


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
    head = find_document(desk, ask.parts["id"])
    if head.text_id is None:
        raise QueryInvalid(desk.words.text("desk.error.unread"), remedy=head.document.captures[0].path)
    reading = desk.door.reading(head.text_id)
    overlay = desk.door.overlay()
    filed = desk.door.claims(ClaimFilter(document=head.document.id, text=head.text_id))
    page = _make_page(desk, head, reading, filed, overlay)
    return Page("document.html", page.title, page, "documents")


def find_document(desk: Desk, document_id: str) -> FiledDocument:
    """The document with this id. Raises QueryInvalid for none."""
    found = next((one for one in desk.door.documents() if one.document.id == document_id), None)
    if found is None:
        raise QueryInvalid(desk.words.text("desk.error.no_document"), remedy=desk.words.text("desk.error.go_on"))
    return found


def _make_page(
    desk: Desk, head: FiledDocument, reading: Reading, filed: list[FiledClaim], overlay: Overlay
) -> DocumentPage:
    words, facts, text = desk.words, reading.facts, reading.text
    claims = [one.claim for one in filed]
    hints = [hint for hint in find_hints(reading, desk.knowledge) if not _has_claim(hint, claims)]
    cards = _make_cards(desk, filed, overlay)
    blocks = make_blocks(text, claims, hints)
    undecided = [one.claim.id for one in filed if state_of(one.claim.id, overlay) == "open"]
    mark = next((e for e in desk.door.review_state().beside if _is_mark(e.verdict) and _is_on(e, text.id)), None)
    return DocumentPage(
        id=head.document.id,
        text_id=text.id,
        title=facts.title or head.document.captures[0].path,
        publisher=words.writer.names.source_name(facts.publisher) if facts.publisher else "",
        published=words.dated(facts.published.value.iso()) if facts.published else "",
        signal=words.text(f"signal.{facts.published.signal.value}") if facts.published else "",
        url=facts.url if facts.url and facts.url.startswith(("https://", "http://")) else "",
        path=head.document.captures[0].path,
        handling=head.document.handling.value,
        reader=f"{text.reader} {text.reader_version}",
        engine=next((one.engine for one in filed), ""),
        size=head.document.size,
        language=facts.language or "",
        credits=", ".join(words.writer.names.source_name(code) for code in facts.credits),
        rows=_make_rows(blocks, cards),
        claims=len(filed),
        open=len(undecided),
        read_by=mark.by if mark else "",
        read_mark=mark.id if mark else "",
        last=(max(0, len(text.content) - 1), len(text.content)),
        head=desk.door.review_state().head,
        first_open=undecided[0] if undecided else "",
        is_paged=any(block.pages for block in blocks),
    )


def _is_on(entry: object, text_id: str) -> bool:
    return any(judged.span.text_id == text_id for judged in getattr(entry, "targets", ()))


def _has_claim(hint: tuple[int, int], claims: list[Claim]) -> bool:
    return any(claim.span.start < hint[1] and hint[0] < claim.span.end for claim in claims)


def _make_cards(desk: Desk, filed: list[FiledClaim], overlay: Overlay) -> list[Card]:
    ordered = sorted(filed, key=lambda one: (one.claim.span.start, one.claim.span.end, one.claim.id))
    return [_make_card(desk, one, overlay, number) for number, one in enumerate(ordered, start=1)]


def _make_card(desk: Desk, one: FiledClaim, overlay: Overlay, number: int) -> Card:
    view = make_view(one.claim, state_of(one.claim.id, overlay), file_claim(one), desk.words)
    pins = [(slot, pin.span.start, pin.span.end) for slot, pinned in one.claim.pins.items() for pin in pinned]
    return Card(view, tuple(pins), number)


def file_claim(one: FiledClaim) -> Filing:
    """Where a filed claim stands."""
    facts = one.facts
    return Filing(
        document_id=one.document_id,
        quote=one.quote,
        publisher=facts.publisher or "",
        published=facts.published.value.iso() if facts.published else "",
        title=facts.title or "",
        path=one.path,
        matter_id=one.matter_id,
    )


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
