"""Pictures: drawn, told in words, safe to put into a page; or missing with the line that installs them."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from publish_cases import COAST, make_input

from fundstelle.errors import PartMissing
from fundstelle.publish import drawing, make_report, render_report
from fundstelle.publish.flows import make_lines
from fundstelle.publish.model import Picture

DRAWN = importlib.util.find_spec("vl_convert") is not None
needs_drawing = pytest.mark.skipif(not DRAWN, reason="the extra fundstelle[pictures] is not installed")


def draw(language: str) -> Picture:
    picture = make_report(make_input(language, pictures=True)).matters[0].picture
    assert picture is not None
    return picture


@needs_drawing
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_timeline_is_valid_svg_without_anything_from_outside(language: str) -> None:
    picture = draw(language)
    for svg in (picture.svg, picture.svg_narrow):
        root = ET.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not names & {"script", "image", "foreignObject", "style", "a"}
        assert "@import" not in svg and "@font-face" not in svg


@needs_drawing
def test_the_timeline_labels_every_figure_and_every_denial() -> None:
    texts = {element.text for element in ET.fromstring(draw("de").svg).iter() if element.text}
    assert {"rund 11.000", "mehr als 12.000", "Corrunien", "Belmark: bestreitet", "Arvenien: bestreitet"} <= texts


@needs_drawing
def test_ids_of_the_two_widths_differ() -> None:
    picture = draw("de")
    wide, narrow = (
        {element.get("id") for element in ET.fromstring(svg).iter() if element.get("id")}
        for svg in (picture.svg, picture.svg_narrow)
    )
    assert not wide & narrow


@needs_drawing
def test_the_text_alternative_tells_what_the_picture_shows() -> None:
    alternative = draw("en").alternative
    for part in ("3 March 2025", "about 11,000", "more than 12,000", "12 May 2025", "denies"):
        assert part in alternative


def test_a_matter_with_one_figure_gets_no_timeline() -> None:
    assert make_report(make_input("de", pictures=True)).matters[1].picture is None


def test_without_the_drawing_part_the_report_says_what_is_missing_and_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "vl_convert" else find_spec(name))
    with pytest.raises(PartMissing, match="vl-convert"):
        drawing.require_pictures()
    html = render_report(make_input("en", pictures=True))
    assert "pip install &#39;fundstelle[pictures]&#39;" in html
    assert "about 11,000" in html


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_overview_tells_origins_and_mentions_of_every_matter(language: str) -> None:
    report = make_report(make_input(language, pictures=True))
    assert report.flows is not None
    texts = [element.text for element in ET.fromstring(report.flows.svg).iter() if element.text]
    told = [text for text in texts if re.fullmatch(r"\d+ / \d+( ×)?", text)]
    expected = [f"{p.independent_origins} / {p.mentions}{' ×' if p.denied_by else ''}" for p in report.matters]
    assert sorted(told) == sorted(expected)
    assert all(part.stood_behind in report.flows.alternative for part in report.matters)


def test_the_origin_graph_shows_every_way_and_marks_denials() -> None:
    graph = make_report(make_input("en", pictures=True)).matters[0].origins_picture
    assert graph is not None
    texts = {element.text for element in ET.fromstring(graph.svg).iter() if element.text}
    assert {"Corrunia", "Arvenia", "Belmark", "Northern Observer, 4 Mar 2025", "Coast Courier, 12 May 2025"} <= texts
    assert "Belmark → Northern Observer, 4 Mar 2025 (denies)" in graph.alternative
    assert "stroke-dasharray" in graph.svg


def test_a_matter_of_one_document_gets_no_origin_graph() -> None:
    assert make_report(make_input("en", pictures=True)).matters[2].origins_picture is None


def test_overview_lines_follow_directions_in_the_order_of_the_report() -> None:
    parts = make_report(make_input("en")).matters
    lines = make_lines(parts)
    assert [line.label for line in lines if line.is_head] == ["Arvenia → Belmark", "Arvenia"]
    assert len(lines) == len(parts) + 2
    assert [line.y for line in lines] == sorted(line.y for line in lines)


def test_names_with_markup_stay_words_in_the_diagrams() -> None:
    made = make_input("en", pictures=True)
    evil = "<b onload='x'>&amp;\u202e"
    bad = {**made.readings, COAST.text.id: replace(COAST, facts=replace(COAST.facts, publisher=evil))}
    graph = make_report(replace(made, readings=bad)).matters[0].origins_picture
    assert graph is not None
    root = ET.fromstring(graph.svg)
    assert any((element.text or "").startswith("<b onload='x'>&amp;[U+202E]") for element in root.iter())
