"""The report: every sentence footnoted, every quote verbatim, everything inert, self-contained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from publish_cases import COAST, NORTH, make_input

from fundstelle.errors import PublishRefused
from fundstelle.publish import check_report, make_report, render_as, render_report
from fundstelle.publish.check import find_sentences
from fundstelle.publish.model import Quote, Report, Sentence
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.document import Handling
from fundstelle.values import Span

LANGUAGES = ("de", "en")


class Page(HTMLParser):
    """What the tests ask of a page: ids, links, tags, and each quote with its place."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.quotes: list[tuple[str, int, int, str]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._in_quote = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes += attrs
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if tag == "blockquote":
            place = (str(values["data-text"]), int(values["data-start"] or 0), int(values["data-end"] or 0), "")
            self.quotes.append(place)
            self._in_quote = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self._in_quote = False

    def handle_data(self, data: str) -> None:
        if self._in_quote:
            text, start, end, words = self.quotes[-1]
            self.quotes[-1] = (text, start, end, words + data)


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(render_report(make_input(request.param)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_a_footnote_that_exists(language: str) -> None:
    report = make_report(make_input(language))
    numbers = {note.number for note in report.notes}
    sentences = list(find_sentences(report))
    assert len(sentences) > 10
    assert all(sentence.notes and set(sentence.notes) <= numbers for sentence in sentences)


def test_every_quote_on_the_page_is_its_slice_of_the_text(page: Page) -> None:
    texts = {reading.text.id: reading.text.content for reading in (NORTH, COAST)}
    shown = {text: content.replace("\u202e", "U+202E") for text, content in texts.items()}
    assert len(page.quotes) >= 10
    for text_id, start, end, words in page.quotes:
        assert words.strip() == texts[text_id][start:end].replace("\u202e", "U+202E")
        assert words.strip() in shown[text_id]


def test_every_link_inside_the_page_resolves_and_no_id_is_double(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inside) > 30
    assert set(inside) <= set(page.ids)


def test_the_page_needs_nothing_from_outside(page: Page) -> None:
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "video", "audio"}
    fetching = [(name, value) for name, value in page.attributes if name in ("src", "srcset", "data", "poster")]
    assert fetching == []
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_markup_and_bidi_controls_of_a_document_stay_inert_and_seen() -> None:
    html = render_report(make_input("en"))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\u202e" not in html
    assert '<span class="ctl">U+202E</span>' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_mentions_and_origins_stand_together_wherever_one_is_told(language: str) -> None:
    html = render_report(make_input(language))
    origins, mentions = {"de": ("unabhängige", "Erwähnung"), "en": ("independent", "mention")}[language]
    told = re.findall(rf"\d+\u00a0{origins}[^<]*", html)
    assert len(told) == 2 * len(make_input(language).matters)
    assert all(re.search(rf"· \d+\u00a0{mentions}", line) for line in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_denials_are_told_beside_what_they_deny(language: str) -> None:
    part = make_report(make_input(language)).matters[0]
    assert len(part.denied) == 2
    assert part.denied_by == ("Belmark", {"de": "Arvenien", "en": "Arvenia"}[language])
    assert len(part.clashes) == 1
    assert part.clashes[0].left_quote.quote.words and part.clashes[0].right_quote.quote.words


def test_a_bound_is_the_headline_and_no_point() -> None:
    parts = make_report(make_input("en")).matters
    assert parts[1].figures[0].headline == "up to 9\N{NO-BREAK SPACE}million"
    assert parts[2].figures[0].headline == "at least 100"


def with_sentence(report: Report, sentence: Sentence) -> Report:
    part = replace(report.matters[0], affirmed=(sentence,))
    return replace(report, matters=(part, *report.matters[1:]))


def test_a_sentence_without_a_footnote_is_refused() -> None:
    made = make_input("en")
    broken = with_sentence(make_report(made), Sentence("Nobody said this.", ()))
    with pytest.raises(PublishRefused, match="no footnote"):
        check_report(broken, made.readings)


def test_a_footnote_that_is_not_there_is_refused() -> None:
    made = make_input("en")
    with pytest.raises(PublishRefused, match="footnote 999"):
        check_report(with_sentence(make_report(made), Sentence("Nobody said this.", (999,))), made.readings)


def test_a_quote_that_differs_by_one_character_is_refused() -> None:
    made = make_input("en")
    report = make_report(made)
    note = report.notes[0]
    words = note.quote.words.replace("11.000", "12.000")
    assert words != note.quote.words
    broken = replace(report, notes=(replace(note, quote=Quote(note.quote.span, words)), *report.notes[1:]))
    with pytest.raises(PublishRefused, match="differs from its text"):
        check_report(broken, made.readings)


def test_a_quote_whose_words_the_sentence_bends_is_refused() -> None:
    made = make_input("en")
    span = Span(NORTH.text.id, 0, 8)
    sentence = Sentence("It said “Erfundenes”.", (1,), (Quote(span, "Erfunden"),))
    check_report(with_sentence(make_report(made), sentence), made.readings)
    bent = replace(sentence, text="It said “something else”.")
    with pytest.raises(PublishRefused, match="does not hold the words"):
        check_report(with_sentence(make_report(made), bent), made.readings)


def test_a_claim_whose_text_is_missing_is_refused() -> None:
    made = make_input("en")
    alone = {NORTH.text.id: NORTH}
    with pytest.raises(PublishRefused, match="not at hand"):
        render_report(replace(made, readings=alone))


def test_documents_above_the_level_are_left_out_and_counted() -> None:
    made = make_input("en")
    secret = replace(COAST, document=replace(COAST.document, handling=Handling.CONFIDENTIAL))
    readings = {NORTH.text.id: NORTH, COAST.text.id: secret}
    settings = replace(made.settings, handling=Handling.PUBLIC)
    html = render_report(replace(made, readings=readings, settings=settings))
    assert "Coast Courier on Monday" not in html
    report = make_report(replace(made, readings=readings, settings=settings))
    assert ("Claims from documents above the handling level", "5") in report.left_out
    assert ("Matters that rest on such documents only", "2") in report.left_out


def test_a_report_without_matters_says_so() -> None:
    made = make_input("en")
    html = render_report(replace(made, matters=(), claims=(), contradictions=(), copies=()))
    assert "The report contains no matter." in html


def test_a_link_that_is_no_web_address_is_not_made_a_link() -> None:
    made = make_input("en")
    bad = replace(COAST, facts=replace(COAST.facts, url="javascript:alert(1)"))
    html = render_report(replace(made, readings={NORTH.text.id: NORTH, COAST.text.id: bad}))
    assert "javascript:" not in html


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render_report(make_input("de")) == render_report(make_input("de"))


def find_hosts(html: str) -> Iterator[str]:
    yield from re.findall(r"https?://[^\s\"'<)]+", html)


def test_no_address_but_the_namespace_of_svg_stands_in_the_page() -> None:
    hosts = set(find_hosts(render_report(make_input("de", pictures=True))))
    assert hosts <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_corrections_and_grades_are_listed() -> None:
    moment = datetime(2025, 5, 20, 10, 0, tzinfo=UTC)
    noted = Decision("n", "", Verdict.NOTE, (), "reviewer", moment, "not shown")
    corrected = Decision("c", "n", Verdict.CORRECT, (), "reviewer", moment, "the figure was <misread>")
    made = replace(make_input("en"), decisions=(noted, corrected), grades={"Kurier": "C"})
    html = render_report(made)
    assert "the figure was &lt;misread&gt;" in html and "not shown" not in html
    assert "reliability C" in html
    for form in ("markdown", "docx", "pdf"):
        assert render_as(made, form)
    assert "Nothing was corrected" in render_report(make_input("en"))
