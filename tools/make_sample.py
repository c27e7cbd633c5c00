"""Makes the sample's PDF and Word file from the plain texts in evals/gold, byte by byte the same each time.

    python tools/make_sample.py            write sample/leuchtturm-kurier.pdf and sample/breakwater-notes.docx
    python tools/make_sample.py --check    exit code 1 where a file is not what its text makes

Both formats are written by hand, so that no library's next version changes a byte of what is published.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
GOLD, SAMPLE = ROOT / "evals" / "gold", ROOT / "sample"

# Widths of Helvetica's letters in thousandths of their size (Adobe Core 14 AFM).
_WIDTHS = {
    **dict.fromkeys(" ,./!:;ftI[]", 278),
    **dict.fromkeys("-r()„“", 333),
    **dict.fromkeys("ijl", 222),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("ABEKPSVXY&Ä", 667),
    **dict.fromkeys("CDHNRUwÜ", 722),
    **dict.fromkeys("GOQÖ", 778),
    **dict.fromkeys("FTZß", 611),
    "m": 833,
    "M": 833,
    "W": 944,
    "%": 889,
    "'": 191,
}
_OTHER = 556
"""Digits, a, b, d, e, g, h, n, o, p, q, u, their umlauts, the dash."""

_PAGE = (595, 842)
_SIZE, _STEP, _WIDTH = 10, 13, 225
_COLUMNS = (56, 314)
_TOP, _BOTTOM = 690, 385
"""Points: a low page, so that the text fills both columns."""


def width(words: str, size: float) -> float:
    """Points that the words take in Helvetica."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in words) * size / 1000


def wrap(paragraph: str) -> Iterator[str]:
    """The lines of a paragraph in one column."""
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, _SIZE) > _WIDTH:
            yield line
            longer = word
        line = longer
    yield line


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph heads what follows: short, and no sentence."""
    return len(paragraph) < 60 and not paragraph.endswith(".")


def lay_out(paragraphs: Iterable[str]) -> Iterator[tuple[float, float, str, str]]:
    """(x, y, font, words) of every line, down one column and then the next."""
    column, y = 0, float(_TOP)
    for paragraph in paragraphs:
        font = "F2" if is_heading(paragraph) else "F1"
        lines = list(wrap(paragraph))
        if font == "F2" and y - 4 * _STEP < _BOTTOM:
            column, y = column + 1, float(_TOP)
        for line in lines:
            if y < _BOTTOM:
                column, y = column + 1, float(_TOP)
            yield _COLUMNS[column], y, font, line
            y -= _STEP
        y -= 0.6 * _STEP if font == "F1" else 0.2 * _STEP


def show(x: float, y: float, font: str, size: float, words: str) -> bytes:
    """The drawing command of one line."""
    raw = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {size:g} Tf {x:g} {y:g} Td (".encode() + raw + b") Tj ET\n"


def make_pdf(text: str, title: str) -> bytes:
    """A page in two columns: the outlet's line over both, its title, then the paragraphs."""
    masthead, *paragraphs = [part.replace("\n", " ") for part in text.strip().split("\n\n")]
    drawn = show(56, 780, "F1", 9, masthead) + show(56, 740, "F2", 20, title)
    drawn += b"".join(show(x, y, font, _SIZE, words) for x, y, font, words in lay_out(paragraphs))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (de) >>",
            b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            font.format("Helvetica").encode(),
            font.format("Helvetica-Bold").encode(),
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_PAGE[0]} {_PAGE[1]}] {fonts} /Contents 6 0 R >>".encode(),
            f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"endstream",
        ]
    )


def pdf_of(objects: list[bytes]) -> bytes:
    """The file of these objects, the first of which is the catalogue."""
    written, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + (end + trailer).encode()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def make_docx(text: str) -> bytes:
    """A Word file: headings and paragraphs, nothing else; packed without compression and with one day for all parts."""
    paragraphs = [part.replace("\n", " ") for part in text.strip().split("\n\n")]
    body = "".join(_paragraph(words) for words in paragraphs)
    style = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    style += '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{_MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" '
        f'ContentType="{_MAIN}.styles+xml"/></Types>',
        "_rels/.rels": _links("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _links("styles", "styles.xml"),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{style}</w:styles>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2025, 3, 29, 0, 0, 0))
            info.create_system = 3
            archive.writestr(info, _HEAD + content)
    return packed.getvalue()


def _links(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_LINKS}">{link}</Relationships>'


def _paragraph(words: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if is_heading(words) else ""
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def make_all() -> dict[str, bytes]:
    """Every file that is made, by name."""
    report = (GOLD / "leuchtturm-kurier.txt").read_text(encoding="utf-8")
    notes = (GOLD / "breakwater-notes.txt").read_text(encoding="utf-8")
    return {
        "leuchtturm-kurier.pdf": make_pdf(report, "Wer was gesagt hat"),
        "breakwater-notes.docx": make_docx(notes),
    }


def main() -> int:
    """Write the files, or compare them."""
    differing = [name for name, raw in make_all().items() if not _is_written(name, raw)]
    if "--check" in sys.argv:
        print(*(f"{name} is not what its text makes: run tools/make_sample.py" for name in differing), sep="\n", end="")
        return 1 if differing else 0
    for name, raw in make_all().items():
        (SAMPLE / name).write_bytes(raw)
    return 0


def _is_written(name: str, raw: bytes) -> bool:
    path = SAMPLE / name
    return path.exists() and path.read_bytes() == raw


if __name__ == "__main__":
    sys.exit(main())
