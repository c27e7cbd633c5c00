"""Pages of a PDF as images, with the passages boxed where their words stand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from fundstelle.desk.asking import Ask, Page, Raw
from fundstelle.desk.desk import Desk
from fundstelle.desk.lists import view_row
from fundstelle.desk.views import ClaimView
from fundstelle.errors import QueryInvalid
from fundstelle.ingest.pdf.draw import SCALE, draw_page, size_of
from fundstelle.records.document import Text
from fundstelle.register.desk_answers import ClaimRow

_KEPT = 24
"""Images that are kept, some 6 MB; turning back a page costs nothing."""

_images: OrderedDict[tuple[str, int], bytes] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Boxed:
    """A claim on the page: its number, and a box (left, top, width, height in points) for every line it stands on."""

    view: ClaimView
    number: int
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page. width, height: in points, as the boxes."""

    document_id: str
    title: str
    number: int
    of: int
    width: float
    height: float
    claims: tuple[Boxed, ...]


def show(desk: Desk, ask: Ask) -> Page:
    """One page of a document that has pages."""
    found = desk.door.desk.document(ask.parts["id"])
    pages = _pages_of(found.reading.text) if found.reading else 0
    if found.reading is None or pages == 0:
        raise QueryInvalid(desk.words.text("desk.error.no_pages"), remedy=desk.words.text("desk.error.go_on"))
    given = ask.one("page", "1")
    number = min(max(1, int(given)), pages) if given.isdecimal() else 1
    width, height = size_of(fetch_image(desk, found.document.id, number))
    page = SheetPage(
        document_id=found.document.id,
        title=found.reading.facts.title or found.document.captures[0].path.rpartition("/")[2],
        number=number,
        of=pages,
        width=width / SCALE,
        height=height / SCALE,
        claims=tuple(_find_boxed(desk, found.claims, found.reading.text, number)),
    )
    return Page("sheet.html", page.title, page, "documents")


def _pages_of(text: Text) -> int:
    return max((place.page for block in text.blocks for place in block.places), default=0)


def _find_boxed(desk: Desk, rows: Sequence[ClaimRow], text: Text, number: int) -> list[Boxed]:
    found = []
    shown = [row for row in rows if row.claim.span.text_id == text.id and row.state != "rejected"]
    for at, row in enumerate(sorted(shown, key=lambda one: (one.claim.span, one.claim.id)), start=1):
        places = text.find_places(row.claim.span.start, row.claim.span.end)
        boxes = [place.box for place in places if place.page == number]
        if boxes:
            sized = tuple((left, top, right - left, bottom - top) for left, top, right, bottom in boxes)
            found.append(Boxed(view_row(row, desk.words), at, sized))
    return found


def fetch_image(desk: Desk, document_id: str, number: int) -> bytes:
    """The page's image, drawn once. Raises DocumentUnreadable where it cannot be drawn."""
    key = (document_id, number)
    with _lock:
        if key in _images:
            _images.move_to_end(key)
            return _images[key]
    image = draw_page(desk.door.bytes_of(document_id), number)
    with _lock:
        _images[key] = image
        while len(_images) > _KEPT:
            _images.popitem(last=False)
    return image


def send_image(desk: Desk, ask: Ask) -> Raw:
    """The page's image alone."""
    number = ask.parts["number"].removesuffix(".png")
    if not number.isdecimal():
        raise QueryInvalid(desk.words.text("desk.error.no_pages"), remedy=desk.words.text("desk.error.go_on"))
    return Raw(fetch_image(desk, ask.parts["id"], int(number)), "image/png")
