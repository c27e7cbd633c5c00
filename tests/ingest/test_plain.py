import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.ingest.plain import read_plain
from fundstelle.records.document import BlockKind
from fundstelle.values import PartialDate
from tests.ingest.reading import kinds, read, words

WRAPPED = """Nordstadt verstärkt Südlands Grenz-
Truppen mit 3.000 Mann

Nordstadt hat laut Westmark weitere 3.000 Soldaten nach
Südland geschickt, um die Grenztruppen im Osten zu

unterstützen. Dies verschärft die bereits bestehende
Zusammenarbeit der beiden.

Das Amt teilte mit, dass Nordstadt im Januar und Februar
Soldaten entsandt hat. Die Gesamtzahl der dorthin gesendeten



Soldaten stieg auf etwa 11.000 Mann.

Verluste und Rüstungsgüter

Von diesen Soldaten sollen etwa 400 im Kampf gefallen oder
verletzt worden sein. Das Amt nannte dafür keine Quelle.
"""


def test_a_wrapped_paragraph_is_one_block_across_stray_blank_lines() -> None:
    reading = read(WRAPPED)
    assert [kind for kind, _ in kinds(reading)] == ["heading", "article", "article", "heading", "article"]
    headings = words(reading, BlockKind.HEADING)
    assert headings == ["Nordstadt verstärkt Südlands Grenz-\nTruppen mit 3.000 Mann", "Verluste und Rüstungsgüter"]
    assert words(reading, BlockKind.ARTICLE)[1].endswith("gesendeten\n\n\n\nSoldaten stieg auf etwa 11.000 Mann.")
    assert reading.facts.title == "Nordstadt verstärkt Südlands Grenz-Truppen mit 3.000 Mann"


def test_the_text_is_the_file_unchanged() -> None:
    assert read(WRAPPED).text.content == WRAPPED


def test_lines_of_an_unwrapped_text_are_paragraphs() -> None:
    text = "Bericht: Nordstadt liefert\nErster Absatz mit Punkt.\nZweiter Absatz mit Punkt."
    assert kinds(read(text)) == [
        ("heading", "Bericht: Nordstadt liefert"),
        ("article", "Erster Absatz mit Punkt."),
        ("article", "Zweiter Absatz mit Punkt."),
    ]


@pytest.mark.parametrize("mark", ["•", "-", "*", "1.", "2)", "(3)", "a)", "4/"])
def test_marked_lines_are_list_items_without_their_mark(mark: str) -> None:
    reading = read(f"Zahlen\n\n{mark} Haubitzen: etwa 200\n{mark} Granaten: mehr als 5.000\nEnde der Liste. Danke.")
    assert words(reading, BlockKind.LIST_ITEM) == ["Haubitzen: etwa 200", "Granaten: mehr als 5.000"]


def test_a_ticker_entry_has_its_stamp_line_as_heading() -> None:
    reading = read(
        "Newsblog vom Montag\n\n+++ 21:40 Amt bestätigt Lieferung +++\nDas Amt hat es bestätigt. Mehr nicht."
    )
    assert words(reading, BlockKind.HEADING) == ["Newsblog vom Montag", "21:40 Amt bestätigt Lieferung"]


def test_a_signed_post_and_the_rest_behind_its_signature_are_one_embed_in_its_own_language() -> None:
    text = (
        "Das Amt hat am Montag keine Angaben zur Lieferung gemacht, wie es am Abend hieß.\n"
        "What do the convoys at the northern border look like now?\n"
        "— Invented Watch (@inventedwatch) October 9, 2024\n"
        "It’s trucks and old howitzers.\n"
        "1 | 3 pic.twitter.com/plY7ZS\n"
        "Diese Geschütze sollen im Frühjahr geliefert worden sein, sagte das Amt später."
    )
    reading = read(text)
    assert [block.kind.value for block in reading.text.blocks] == ["article", "embed", "article"]
    embed = reading.text.blocks[1]
    assert (embed.author, embed.dated, embed.language) == ("@inventedwatch", PartialDate(2024, 10, 9), "en")
    assert [block.language for block in reading.text.blocks] == ["de", "en", "de"]


def test_a_post_whose_link_ends_before_the_signature_takes_nothing_behind_it() -> None:
    text = (
        "Die Behörde schwieg am Montag zu allen Fragen nach der Lieferung.\n"
        "Convoys again today, heading north pic.twitter.com/abc\n"
        "— Invented Watch (@inventedwatch) October 9, 2024\n"
        "Die Lieferung soll im Frühjahr erfolgt sein, hieß es dann doch noch."
    )
    assert [kind for kind, _ in kinds(read(text))] == ["article", "embed", "article"]


def test_markdown_marks_stand_outside_the_blocks() -> None:
    reading = read("# Lage im Osten\n\n## Zahlen\n\n> Niemand weiß es.\n\n- 300 Haubitzen\n")
    assert kinds(reading) == [
        ("heading", "Lage im Osten"),
        ("heading", "Zahlen"),
        ("quote", "Niemand weiß es."),
        ("list_item", "300 Haubitzen"),
    ]
    assert [block.level for block in reading.text.blocks[:2]] == [1, 2]


def test_a_line_with_two_sentences_is_no_heading() -> None:
    reading = read(
        "Erster Absatz mit Punkt am Ende.\n\nBei uns regnet es. Bleiben Sie gewogen!\n\nNoch ein Absatz hier."
    )
    assert words(reading, BlockKind.HEADING) == []


@given(st.text(alphabet=st.sampled_from("ab Ä.-—•1\n\u00ad+#>()@"), max_size=300))
@settings(max_examples=300)
def test_blocks_are_in_order_apart_and_hold_every_letter(text: str) -> None:
    draft = read_plain(text)
    at = 0
    outside = ""
    for block in draft.blocks:
        assert at <= block.start < block.end <= len(text)
        outside += text[at : block.start]
        at = block.end
    outside += text[at:]
    # only marks of lists, headings and quotes stand outside, and no more letters than a mark has
    assert not any(len(part) > 3 for part in outside.replace("(", " ").replace(")", " ").split() if part.isalpha())


def test_reading_plain_text_loads_no_parser_of_other_formats() -> None:
    code = (
        "from fundstelle.ingest import read_document; import sys;"
        "from fundstelle.records.document import Capture, Handling;"
        "read_document('Das Amt hat am Montag Zahlen genannt.'.encode(), Capture('a'), Handling.PUBLIC);"
        "heavy = {'selectolax', 'trafilatura', 'htmldate', 'lxml', 'docx', 'pypdfium2', 'fastwarc'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
