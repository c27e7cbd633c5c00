"""Promises on the gold seeds: offsets hold however a seed was saved, and their odd line breaks are read through."""

import unicodedata
from pathlib import Path

import pytest

from fundstelle.records.document import BlockKind, Reading
from fundstelle.values import PartialDate
from tests.ingest.reading import read, words

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the gold seeds are not at {SEEDS}")


def _seed(number: int) -> str:
    return (SEEDS / f"seed{number}.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("saved", ["as it is", "CRLF", "NFD", "UTF-16", "UTF-16 without mark", "BOM"])
def test_gold_offsets_hold_however_a_seed_was_saved(number: int, saved: str) -> None:
    text = _seed(number)
    raw = {
        "as it is": text.encode(),
        "CRLF": text.replace("\n", "\r\n").encode(),
        "NFD": unicodedata.normalize("NFD", text).encode(),
        "UTF-16": text.encode("utf-16"),
        "UTF-16 without mark": text.encode("utf-16-le"),
        "BOM": text.encode("utf-8-sig"),
    }[saved]
    content = read(raw).text.content
    assert content == text


def _block_with(reading: Reading, part: str) -> str:
    return next(found for found in words(reading) if part in " ".join(found.split()))


@pytest.mark.parametrize(
    ("number", "opening", "ending"),
    [
        (0, "Ein neuer Bericht", "zu unterstützen."),
        (0, "Der Bericht wurde am Donnerstag", "überwachte."),
        (0, "Zudem stellte Moskau", "Bericht."),
        (4, "Nordkorea hat laut", "Zusammenarbeit."),
        (4, "Der nordkoreanische Führer", "Grüße“."),
    ],
)
def test_paragraphs_cut_by_page_breaks_are_one_block(number: int, opening: str, ending: str) -> None:
    block = _block_with(read(_seed(number)), opening)
    assert block.startswith(opening.split()[0])
    assert block.endswith(ending)


def test_headings_of_two_lines_are_one_block() -> None:
    assert "Nordkorea liefert 14.000 Soldaten und\n100 Raketen an Russland" in words(read(_seed(0)), BlockKind.HEADING)
    assert "Verstärkung der militärischen\nUnterstützung" in words(read(_seed(4)), BlockKind.HEADING)


def test_the_two_posts_of_seed_1_are_english_embeds() -> None:
    embeds = [block for block in read(_seed(1)).text.blocks if block.kind is BlockKind.EMBED]
    assert [(e.author, e.dated, e.language) for e in embeds] == [
        ("@GlasnostGone", PartialDate(2024, 10, 13), "en"),
        ("@CasualArtyFan", PartialDate(2024, 10, 9), "en"),
    ]
