import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.text.fold import fold, fold_word

PAPER = st.text(
    alphabet=st.sampled_from("aäßZİΣς-–\u2010\u00ad\u200b \u00a0\n\t„“«'’.3ﬁÄẞ") | st.characters(codec="utf-8"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Große Straße", "grosse strasse"),
        ("650\u202f000 Mann", "650 000 mann"),
        ("„Guardian“ – «Guardian»", '"guardian" - "guardian"'),
        ("Kim Jong‑un’s", "kim jong-un's"),
        ("Trup\u00adpen", "truppen"),
        ("Soldaten nach\nRussland", "soldaten nach russland"),
        ("Millionen von\n\nGranaten", "millionen von granaten"),
        ("Non-\nProfit-Organisation", "non-profit-organisation"),
        ("Ukraine-\n\n\n\nKrieg", "ukraine-krieg"),
        ("Raketen-\nwerfer", "raketenwerfer"),
        ("Raketen\u2010\nwerfer", "raketenwerfer"),
        ("KI-\ngesteuerte Drohnen", "ki-gesteuerte drohnen"),
        ("KN-\n23", "kn-23"),
        ("Pause -\nweiter", "pause - weiter"),
        ("ﬁnanziert", "finanziert"),
        ("İstanbul", "istanbul"),
    ],
)
def test_folding_makes_alike_what_means_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_hyphen_before_a_word_that_stands_alone_is_kept() -> None:
    assert fold("Luft-\nund Seestreitkräfte", unjoined={"und"}).text == "luft- und seestreitkräfte"
    assert fold("Luft-\nund Seestreitkräfte").text == "luftund seestreitkräfte"


def test_a_word_hyphenated_elsewhere_in_the_text_keeps_its_hyphen() -> None:
    assert fold("a long-range gun and a long-\nrange missile").text == "a long-range gun and a long-range missile"
    assert fold("Long-\nrange").text == "longrange"


def test_white_space_before_a_block_stays_a_line_break() -> None:
    text = "erste Zeile\n\nzweite Zeile"
    assert fold(text, breaks={13}).text == "erste zeile\nzweite zeile"


def test_a_hit_behind_a_repaired_word_leads_back_to_its_place() -> None:
    text = "die Raketen-\nwerfer und die große Haubitze"
    folded = fold(text)
    at = folded.text.index("haubitze")
    start, end = folded.to_original(at, at + len("haubitze"))
    assert text[start:end] == "Haubitze"
    at = folded.text.index("raketenwerfer")
    assert text[slice(*folded.to_original(at, at + 13))] == "Raketen-\nwerfer"


@given(PAPER, st.data())
def test_every_folded_span_leads_to_an_original_span_whose_fold_holds_it(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.to_original(start, end)
    assert 0 <= first <= last <= len(text)
    around = fold(text[max(0, first - 45) : last + 45]).text
    assert folded.text[start:end].strip() in around


@given(PAPER)
def test_a_map_visits_the_original_in_order_and_whole_spans_come_back(text: str) -> None:
    folded = fold(text)
    starts = [folded.to_original(at, at + 1)[0] for at in range(len(folded.text))]
    assert starts == sorted(starts)
    for at in range(len(folded.text)):
        first, last = folded.to_original(at, at + 1)
        back = folded.to_folded(first, last)
        assert back[0] <= at < back[1]


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_word(unicodedata.normalize("NFC", text))
    assert fold_word(once) == once


def test_lower_case_of_every_character_keeps_its_length() -> None:
    whole = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x11000))))
    folded = fold(whole)
    for at in range(0, len(folded.text), 997):
        first, last = folded.to_original(at, at + 1)
        assert folded.text[at] in fold(whole[first:last]).text + " "
