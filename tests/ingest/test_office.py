"""OpenDocument, Excel and EPUB files of our own making."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from fundstelle.ingest import read_all
from fundstelle.records.document import BlockKind, Capture, Handling
from fundstelle.records.run import Skipped, SkipReason
from tests.ingest.hostile_parts import make_docx
from tests.ingest.reading import kinds, read, try_read, words

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "meta")
)
_DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'

LETTER = """<text:tracked-changes><text:p>Gestrichen.</text:p></text:tracked-changes>
<text:h text:outline-level="1">Lieferungen im Mai</text:h>
<text:p>Nordland hat laut<text:s/>Ministerium 300<text:tab/>Kisten geliefert<text:note><text:note-body>
<text:p>Angabe vom Mai.</text:p></text:note-body></text:note>.<office:annotation><text:p>Nachsehen!</text:p>
</office:annotation></text:p>
<text:list><text:list-item><text:p>erste Ladung</text:p></text:list-item>
<text:list-item><text:p>zweite<text:line-break/>Ladung</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Tag</text:p></table:table-cell>
<table:table-cell><text:p>Kisten</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>2. Mai</text:p></table:table-cell>
<table:table-cell><text:p>120</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16382"/></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p>Hafen von oben</text:p></draw:text-box></draw:frame></text:p>"""


def make_zip(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def make_odf(body: str, kind: str = "text", head: str = "", **parts: str) -> bytes:
    content = f"{head}<office:document-content {_NAMES} {_DRAW}><office:body><office:{kind}>{body}</office:{kind}>"
    meta = f"""<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
    <dc:title>Vermerk</dc:title><meta:creation-date>2031-05-30T10:00:00</meta:creation-date></office:meta>
    </office:document-meta>"""
    return make_zip(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"{content}</office:body></office:document-content>",
            "meta.xml": meta,
            **parts,
        }
    )


def test_a_libreoffice_text_gives_headings_lists_tables_notes_and_remarks() -> None:
    assert kinds(read(make_odf(LETTER))) == [
        ("heading", "Lieferungen im Mai"),
        ("article", "Nordland hat laut Ministerium 300 Kisten geliefert."),
        ("list_item", "erste Ladung"),
        ("list_item", "zweite\nLadung"),
        ("table_cell", "Tag"),
        ("table_cell", "Kisten"),
        ("table_cell", "2. Mai"),
        ("table_cell", "120"),
        ("caption", "Hafen von oben"),
        ("footnote", "Angabe vom Mai."),
        ("comment", "Nachsehen!"),
    ]


def test_a_cell_of_a_libreoffice_table_knows_its_heads() -> None:
    reading = read(make_odf(LETTER))
    cell = next(block for block in reading.text.blocks if reading.text.content[block.start : block.end] == "120")
    assert [reading.text.content[start:end] for start, end in cell.heads] == ["2. Mai", "Kisten"]


def test_a_libreoffice_file_is_dated_by_its_metadata() -> None:
    facts = read(make_odf(LETTER)).facts
    assert facts.published is not None
    assert (facts.title, facts.published.value.iso()) == ("Lieferungen im Mai", "2031-05-30")


def test_a_libreoffice_sheet_bears_its_name() -> None:
    body = """<table:table table:name="Mai"><table:table-row><table:table-cell><text:p>Kisten aus Nordland</text:p>
    </table:table-cell></table:table-row></table:table>"""
    assert kinds(read(make_odf(body, "spreadsheet"))) == [("heading", "Mai"), ("table_cell", "Kisten aus Nordland")]


def test_entities_of_an_office_file_are_not_expanded() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "geheim"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    reading = read(make_odf("<text:p>Nordland liefert &a;&b; 300 Kisten an Suedland.</text:p>", head=head))
    assert words(reading) == ["Nordland liefert 300 Kisten an Suedland."]


def test_cells_that_repeat_a_million_times_stay_few() -> None:
    cell = '<table:table-cell table:number-columns-repeated="900000000"><text:p>Kisten</text:p></table:table-cell>'
    reading = read(make_odf(f"<table:table><table:table-row>{cell}</table:table-row></table:table>"))
    assert len(reading.text.blocks) <= 64


def test_a_locked_libreoffice_file_is_named_so() -> None:
    manifest = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    skipped = try_read(make_odf(LETTER, **{"META-INF/manifest.xml": manifest}))
    assert getattr(skipped, "reason", None) is SkipReason.ENCRYPTED


@pytest.fixture
def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lieferungen"
    for row in (
        ["Tag", "Geber", "Kisten", "Anteil"],
        [date(2031, 5, 2), "Nordland", 300, 0.1 + 0.2],
        [date(2031, 5, 9), "Südland", 1_200_000, "=C2/2"],
    ):
        sheet.append(row)
    sheet["C2"].number_format = '0 "Stück"'
    second = book.create_sheet("Leer dann voll")
    second["C7"] = "weit rechts"
    packed = io.BytesIO()
    book.properties.title = "Liste"
    book.save(packed)
    return packed.getvalue()


def test_a_workbook_is_read_sheet_by_sheet_with_days_and_numbers_as_they_are_meant(workbook: bytes) -> None:
    assert kinds(read(workbook)) == [
        ("heading", "Lieferungen"),
        *(("table_cell", words) for words in ("Tag", "Geber", "Kisten", "Anteil")),
        *(("table_cell", words) for words in ("2031-05-02", "Nordland", "300", "0.3")),
        *(("table_cell", words) for words in ("2031-05-09", "Südland", "1200000")),  # the formula was never computed
        ("heading", "Leer dann voll"),
        ("table_cell", "weit rechts"),
    ]


def test_a_cell_of_a_workbook_knows_its_heads(workbook: bytes) -> None:
    reading = read(workbook)
    content = reading.text.content
    cell = next(block for block in reading.text.blocks if content[block.start : block.end] == "300")
    assert [content[start:end] for start, end in cell.heads] == ["2031-05-02", "Kisten"]
    assert "2031-05-02\tNordland\t300" in content


def test_a_workbook_with_parts_missing_is_damaged_and_no_more() -> None:
    skipped = try_read(make_zip({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x"}))
    assert getattr(skipped, "reason", None) is SkipReason.DAMAGED


def test_a_workbook_of_nothing_is_empty() -> None:
    skipped = try_read(make_zip({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}))
    assert getattr(skipped, "reason", None) is SkipReason.EMPTY


CHAPTER = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
SENTENCE = "Nordland hat nach Angaben des Ministeriums im Mai 300 Kisten an Südland geliefert, Teil {}."


def make_book(**parts: str) -> bytes:
    items = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in (1, 2))
    package = f"""<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>Ein Jahr</dc:title><dc:publisher>Küstenverlag</dc:publisher><dc:date>2031-05-30</dc:date>
    <dc:language>de</dc:language></metadata><manifest>{items}
    <item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="n"/><itemref idref="c2"/><itemref idref="c1"/><itemref idref="c9"/></spine></package>"""
    pages = {f"OPS/text/c {n}.xhtml": CHAPTER.format(f"Kapitel {n}", SENTENCE.format(n)) for n in (1, 2)}
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></c>',
            "OPS/book.opf": package,
            "OPS/nav.xhtml": "<html><body><nav><ol><li>Kapitel 1</li></ol></nav></body></html>",
            **pages,
            **parts,
        }
    )


def test_a_book_is_read_chapter_by_chapter_in_its_own_order() -> None:
    reading = read(make_book())
    assert words(reading) == ["Kapitel 2", SENTENCE.format(2), "Kapitel 1", SENTENCE.format(1)]
    assert reading.facts.published is not None
    told = reading.facts.title, reading.facts.publisher, reading.facts.published.value.iso(), reading.facts.language
    assert told == ("Ein Jahr", "Küstenverlag", "2031-05-30", "de")
    assert words(reading, BlockKind.HEADING) == ["Kapitel 2", "Kapitel 1"]


def test_a_book_locked_to_its_buyer_is_named_so_and_locked_fonts_do_not_matter() -> None:
    def locked(name: str) -> str:
        return f'<e><CipherData xmlns="x"><CipherReference URI="{name}"/></CipherData></e>'

    skipped = try_read(make_book(**{"META-INF/encryption.xml": locked("OPS/text/c%201.xhtml")}))
    assert getattr(skipped, "reason", None) is SkipReason.ENCRYPTED
    assert len(read(make_book(**{"META-INF/encryption.xml": locked("OPS/a.otf")})).text.blocks) == 4


def test_a_zip_of_saved_files_with_an_office_file_in_it_stays_a_zip(workbook: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.xlsx", workbook)
        archive.writestr("content.xml", "<x/>")
    assert getattr(try_read(packed.getvalue()), "detail", "").startswith("holds documents")


RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}{\*\generator Riched20 10.0;}
{\info{\title Meldung}{\author Niemand}{\creatim\yr2031\mo5\dy30\hr10}}
{\header Kopfzeile}\pard\s1\b Lieferungen im Mai\b0\par
\pard Nordland hat laut \'c4mtern {\field{\*\fldinst HYPERLINK "http://127.0.0.1/x"}{\fldrslt 300 Kisten}}
 geliefert{\footnote\pard Angabe vom Mai.\par},
 sagt \ldblquote S\u252\'fcdland\rdblquote , {\f1\'cc\'ee\'f1\'ea\'e2\'e0} \u-10179?\u-8704?.\par
{\pict\pngblip 89504e47}{\deleted gestrichen}
\pard{\pntext\'b7\tab}erste Ladung\par
{\listtext\'b7\tab}zweite Ladung\par
\trowd\pard\intbl Tag\cell Kisten\cell\row
\trowd\pard\intbl Hafen Ost\par (Fr)\cell 120\cell\row
\pard Ende.{\*\annotation Nachsehen!}\par}"""


def test_rich_text_gives_headings_lists_tables_notes_and_no_addresses() -> None:
    reading = read(RTF)
    assert kinds(reading) == [
        ("heading", "Lieferungen im Mai"),
        ("article", "Nordland hat laut Ämtern 300 Kisten geliefert, sagt “Südland”, Москва \U0001f600."),
        ("list_item", "erste Ladung"),
        ("list_item", "zweite Ladung"),
        ("table_cell", "Tag"),
        ("table_cell", "Kisten"),
        ("table_cell", "Hafen Ost\n(Fr)"),
        ("table_cell", "120"),
        ("article", "Ende."),
        ("footnote", "Angabe vom Mai."),
        ("comment", "Nachsehen!"),
    ]
    content = reading.text.content
    cell = next(block for block in reading.text.blocks if content[block.start : block.end] == "120")
    assert [content[start:end] for start, end in cell.heads] == ["Hafen Ost\n(Fr)", "Kisten"]
    assert reading.facts.published is not None
    assert reading.facts.published.value.iso() == "2031-05-30"


@pytest.mark.parametrize(
    "raw",
    [
        b"{\\rtf1" + b"{" * 100_000 + b"Kisten aus Nordland" + b"}" * 100_000,
        b"{\\rtf1 Kisten aus Nordland \\bin999999999 x",
        b"{\\rtf1 Kisten aus Nordland \\u999999999? \\'zz \\ansicpg77777 \\uc-5 }}}} \\cell\\row",
        b"{\\rtf1 Kisten aus Nordland {\\footnote {\\footnote x",
        b"{\\rtf1 " + b"Kisten aus Nordland\\cell" * 50_000,
    ],
)
def test_rich_text_made_to_hurt_is_read_or_damaged(raw: bytes) -> None:
    found = next(read_all(raw, Capture("a.rtf"), Handling.PUBLIC))
    if isinstance(found.outcome, Skipped):
        assert found.outcome.reason is SkipReason.DAMAGED
    else:
        assert found.outcome.text.content.startswith("Kisten aus Nordland")


def test_a_word_file_without_properties_has_no_date_of_its_own() -> None:
    assert (
        read(make_docx("<w:p><w:r><w:t>Nordland liefert 300 Kisten an Suedland.</w:t></w:r></w:p>")).facts.published
        is None
    )
