"""PDF pages at the desk: drawn in a cage of their own, passages boxed where their words stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fundstelle.desk.desk import Desk
from fundstelle.errors import DocumentUnreadable
from fundstelle.ingest.pdf.draw import SCALE, draw_page, size_of
from fundstelle.register import IngestOptions
from tests.desk.conftest import Browser

WORDS = "Invented outlet. North Korea sent 40 howitzers to Russia in 2024, South Korea said."


def make_pdf(words: str) -> bytes:
    """A PDF of one page, 400 by 300 points, with one line of Helvetica."""
    content = f"BT /F1 9 Tf 30 200 Td ({words}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length " + str(len(content)).encode() + b" >>\nstream\n" + content + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    rows = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    return out + head + rows + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_a_page_is_drawn_at_its_size() -> None:
    assert size_of(draw_page(make_pdf(WORDS), 1)) == (400 * SCALE, 300 * SCALE)


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_told_so(number: int) -> None:
    with pytest.raises(DocumentUnreadable):
        draw_page(make_pdf(WORDS), number)


def test_bytes_that_are_no_pdf_are_told_so() -> None:
    with pytest.raises(DocumentUnreadable):
        draw_page(b"no pdf", 1)


def test_a_passage_is_boxed_where_its_words_stand(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(make_pdf(WORDS))
    desk.door.run([tmp_path / "paper.pdf"], IngestOptions())
    (one,) = [one for one in desk.door.documents() if one.document.captures[0].path.endswith("paper.pdf")]
    assert one.claims
    page = browser.get(f"/documents/{one.document.id}/pages")
    x, y, width, height = (
        float(v)
        for v in re.search(
            r'class="box open" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page
        ).groups()
    )
    assert 28 < x < 32 and 85 < y < 105 and width > 200 and 5 < height < 20
    image = browser.client.get(re.search(r'<image href="([^"]+)"', page)[1])
    assert (image.headers["content-type"], image.content[:4]) == ("image/png", b"\x89PNG")


def test_a_document_without_pages_says_so(browser: Browser, desk: Desk) -> None:
    plain = next(one for one in desk.door.documents() if one.document.captures[0].path.endswith(".txt"))
    assert browser.client.get(f"/documents/{plain.document.id}/pages").status_code == 404
