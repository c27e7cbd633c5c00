import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.ingest.decode import decode
from fundstelle.records.run import Skipped, SkipReason
from tests.ingest.reading import read, try_read

TEXT = "Südland erhielt laut „Küstenblatt“ über 300 Geschütze – größer als gedacht.\nMehr weiß man nicht.\n"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8 with mark", TEXT.encode("utf-8-sig")),
        ("utf-16 with mark", TEXT.encode("utf-16")),
        ("utf-16-le without mark", TEXT.encode("utf-16-le")),
        ("utf-16-be without mark", TEXT.encode("utf-16-be")),
        ("utf-32 with mark", TEXT.encode("utf-32")),
        ("windows-1252", TEXT.encode("cp1252")),
        ("CRLF", TEXT.replace("\n", "\r\n").encode()),
        ("old Mac line ends", TEXT.replace("\n", "\r").encode()),
        ("decomposed letters", unicodedata.normalize("NFD", TEXT).encode()),
        (
            "decomposed letters in UTF-16 with CRLF",
            unicodedata.normalize("NFD", TEXT.replace("\n", "\r\n")).encode("utf-16"),
        ),
    ],
)
def test_one_article_saved_in_many_ways_is_one_text(name: str, raw: bytes) -> None:
    assert read(raw).text.content == TEXT
    assert read(raw).text.id == read(TEXT).text.id


def test_a_damaged_byte_does_not_turn_umlauts_into_two_letters() -> None:
    raw = TEXT.encode() * 3
    decoded = decode(raw[:40] + b"\xff" + raw[40:] + "ü".encode()[:1])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 2
    assert "Südland" in decoded.content


@pytest.mark.parametrize("raw", [b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, bytes(range(1, 32)) * 100])
def test_bytes_that_are_no_text_are_named_so(raw: bytes) -> None:
    skipped = try_read(raw)
    assert isinstance(skipped, Skipped)
    assert skipped.reason in (SkipReason.NOT_TEXT, SkipReason.UNKNOWN_FORMAT)
    assert skipped.what == "a.txt"


@pytest.mark.parametrize("raw", [b"", b"   \n\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_a_file_without_a_word_is_empty(raw: bytes) -> None:
    skipped = try_read(raw)
    assert isinstance(skipped, Skipped)
    assert skipped.reason is SkipReason.EMPTY


@given(st.text(max_size=200))
def test_utf8_comes_back_whole_but_for_line_ends_and_nul(text: str) -> None:
    decoded = decode(text.encode("utf-8", "replace"))
    if decoded is not None and decoded.encoding == "utf-8":
        assert "\r" not in decoded.content
        assert unicodedata.is_normalized("NFC", decoded.content)
