from hypothesis import given
from hypothesis import strategies as st

from fundstelle.text.excerpt import make_excerpt

TEXT = "Das Amt nannte am Montag keine Zahl. Nach Nordstadt gingen 300 Haubitzen,\nsagte ein Sprecher des Amtes später."


def test_the_passage_stands_in_its_excerpt_between_whole_words() -> None:
    start = TEXT.index("300 Haubitzen")
    excerpt = make_excerpt(TEXT, start, start + 13, around=20)
    assert excerpt.text[excerpt.start : excerpt.end] == "300 Haubitzen"
    assert excerpt.text == "… Nordstadt gingen 300 Haubitzen, sagte ein Sprecher …"
    assert (excerpt.cut_before, excerpt.cut_after) == (True, True)


def test_a_short_text_is_shown_whole() -> None:
    excerpt = make_excerpt("Kurz und gut.", 5, 8)
    assert (excerpt.text, excerpt.cut_before, excerpt.cut_after) == ("Kurz und gut.", False, False)


@given(st.text(min_size=1, max_size=200), st.data())
def test_the_passage_keeps_its_words_and_length(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    excerpt = make_excerpt(text, start, end, around=data.draw(st.integers(0, 60)))
    assert excerpt.text[excerpt.start : excerpt.end] == text[start:end].replace("\n", " ")
