import re
import textwrap
from itertools import zip_longest

import pytest

from fundstelle.ingest.pdf.flow import join_lines
from fundstelle.ingest.pdf.lines import PdfLine
from fundstelle.records.run import Skipped, SkipReason
from tests.ingest.hostile_parts import make_pdf
from tests.ingest.reading import read, try_read, words

weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint makes the PDFs: pip install weasyprint")
pdfium = pytest.importorskip("pypdfium2")

from PIL import Image, ImageDraw  # noqa: E402

TEXT = (
    "Nordstadt hat nach Angaben des Verteidigungsministeriums dreihundert Haubitzen geliefert. "
    "Der UN-Sicherheitsrat befasst sich am Montag mit den Raketenlieferungen an Südland. "
)
STYLE = "@page{size:A4;margin:2.5cm;@top-center{content:'Jahresbericht 7'}@bottom-center{content:counter(page)}}"


def _print(body: str, style: str = "") -> bytes:
    markup = f"<html lang=de><style>{STYLE}body{{font:11pt 'DejaVu Sans'}}{style}</style><body>{body}</body></html>"
    made: bytes = weasyprint.HTML(string=markup).write_pdf()
    return made


def _long(style: str = "") -> bytes:
    numbered = "".join(f"<p>Absatz {n}. {TEXT}{'Die Kisten kamen an. ' * (n % 7)}</p>" for n in range(30))
    return _print(f"<h1>Lage im Hafen</h1>{numbered}", style)


@pytest.mark.parametrize(
    "style", ["", "body{columns:2}", "body{hyphens:auto;text-align:justify;columns:2}", "p{margin:0;text-indent:2em}"]
)
def test_paragraphs_are_whole_across_lines_columns_and_pages(style: str) -> None:
    reading = read(_long(style))
    text = " ".join(reading.text.content.split())
    for number in range(30):
        assert f"Absatz {number}. {TEXT}".strip() in text
    assert "Jahresbericht" not in text
    assert reading.facts.title == "Lage im Hafen"


@pytest.mark.parametrize("style", ["", "body{columns:2;hyphens:auto}", "@page{size:A5 landscape}"])
def test_places_cover_the_words_on_the_rendered_page(style: str) -> None:
    raw = _long(style)
    reading = read(raw)
    document = pdfium.PdfDocument(raw)
    for number in range(len(document)):
        image = document[number].render(scale=2, grayscale=True).to_pil()
        places = [p for block in reading.text.blocks for p in block.places if p.page == number + 1]
        assert places
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, image.width, 138), fill=255)  # running header
        draw.rectangle((0, image.height - 138, image.width, image.height), fill=255)  # page number
        whole = _ink(image)
        for place in places:
            left, top, right, bottom = (round(2 * edge) for edge in place.box)
            assert _ink(image.crop((left, top, right, bottom))) > 0, place
            draw.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=255)
        assert _ink(image) < 0.01 * whole


def _ink(image: Image.Image) -> int:
    return sum(image.histogram()[:128])


def test_a_passage_leads_to_the_lines_it_stands_on() -> None:
    raw = _long()
    reading = read(raw)
    start = reading.text.content.index("Raketenlieferungen an Südland. Die Kisten")
    places = reading.text.find_places(start, start + len("Raketenlieferungen"))
    document = pdfium.PdfDocument(raw)
    page = document[places[0].page - 1]
    height = page.get_height()
    left, top, right, bottom = places[0].box
    shown = page.get_textpage().get_text_bounded(left - 1, height - bottom - 1, right + 1, height - top + 1)
    assert "Raketenlieferungen" in " ".join(reading.text.content[p.start : p.end] for p in places)
    assert "Raketen" in re.sub(r"\W*\n", "", shown)


def _line(text: str, row: int) -> PdfLine:
    return PdfLine(text, 1, 50.0, 100.0 + 14 * row, 300.0, 110.0 + 14 * row, 10.0, False, 842.0)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("die Raketen-", "werfer", "die Raketenwerfer"),
        ("die Raketen\u2010", "werfer", "die Raketenwerfer"),
        ("der UN\ufffe", "Sicherheitsrat", "der UN-Sicherheitsrat"),
        ("der UN-", "Sicherheitsrat", "der UN-Sicherheitsrat"),
        ("neue KI-", "gesteuerte Drohnen", "neue KI-gesteuerte Drohnen"),
        ("die Luft-", "und Seestreitkräfte", "die Luft- und Seestreitkräfte"),
        ("vom Typ KN-", "23", "vom Typ KN-23"),
        ("die Liefe\x02", "rung", "die Lieferung"),
        ("das Amt", "sagte", "das Amt sagte"),
    ],
)
def test_words_broken_at_a_line_end_are_joined(first: str, second: str, joined: str) -> None:
    words, places = join_lines([_line(first, 0), _line(second, 1)], 0, {"und", "oder"})
    assert words == joined
    assert [(place.start, place.end) for place in places][-1][1] == len(words)
    assert places[0].end <= places[1].start


def test_a_table_of_kinds_is_read_from_print() -> None:
    reading = read(
        _print(
            f"<h1>Lage</h1><p>{TEXT}</p><h2>Zahlen</h2><ul><li>300 Haubitzen</li><li>40 Kisten</li></ul>",
            "@page{@top-center{content:none}}",
        )
    )
    kinds = [block.kind.value for block in reading.text.blocks]
    assert kinds == ["heading", "article", "heading", "list_item", "list_item"]
    assert [block.level for block in reading.text.blocks if block.level] == [1, 2]
    assert words(reading)[-1] == "40 Kisten"


def test_a_text_layer_in_the_wrong_order_is_read_as_it_stands_on_the_page() -> None:
    lines = ["Die erste Zeile steht oben.", "Die zweite Zeile folgt ihr.", "Die dritte Zeile endet hier."]
    drawn = " ".join(f"BT /F1 12 Tf 50 {700 - 16 * n} Td ({lines[n]}) Tj ET" for n in (2, 0, 1))
    assert " ".join(read(make_pdf([drawn], is_raw=True)).text.content.split()) == " ".join(lines)


LEFT = "Nordland hat nach Angaben des Amtes dreihundert Kisten geliefert. Suedland bestreitet den Empfang. " * 4
RIGHT = "Zuvor hatte ein Sprecher von zweihundert Kisten gesprochen. Der Hafen gab keine Zahlen bekannt. " * 4
HEAD = "BT /F1 18 Tf 60 790 Td (Lieferungen im Mai und was dazu bekannt ist) Tj ET "


def draw(words: str, x: int, y: float) -> str:
    return f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET "


@pytest.mark.parametrize("lower", [0, 6, 9])
@pytest.mark.parametrize("columns", [2, 3])
def test_columns_that_were_drawn_row_by_row_are_read_one_after_the_other(columns: int, lower: int) -> None:
    parts = [LEFT, RIGHT, LEFT.replace("drei", "vier")][:columns]
    wrapped = [textwrap.wrap(part, 84 // columns) for part in parts]
    rows = zip_longest(*wrapped, fillvalue="")
    drawn = "".join(
        draw(words, 60 + 480 * column // columns, 740 - 13 * row - lower * (column % 2))
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    )
    content = read(make_pdf([HEAD + drawn], is_raw=True)).text.content
    assert " ".join(content.split()) == " ".join([HEAD[HEAD.index("(") + 1 : HEAD.index(")")], *"".join(parts).split()])


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Tag", "Kisten", "Hafen"), *((f"{n}. Mai", f"{n}00", "Nord") for n in range(1, 15))]
    drawn = "".join(
        draw(words, 60 + 160 * column, 740 - 16 * row)
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    )
    content = " ".join(read(make_pdf([drawn], is_raw=True)).text.content.split())
    assert content == " ".join(" ".join(row) for row in rows)


def test_a_scanned_pdf_is_named_so() -> None:
    skipped = try_read(
        _print(
            '<img src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="300" '
            'height="300"><rect width="200" height="200"/></svg>\'>',
            "@page{@top-center{content:''}}",
        )
    )
    assert isinstance(skipped, Skipped)
    assert skipped.reason is SkipReason.NOT_READABLE
    assert "text recognition" in skipped.remedy


def test_a_password_is_named() -> None:
    raw = make_pdf(["Geheim."]).replace(
        b"/Root", b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (x) /U (y) >> /Root"
    )
    skipped = try_read(raw)
    assert isinstance(skipped, Skipped)
    assert skipped.reason is SkipReason.ENCRYPTED
