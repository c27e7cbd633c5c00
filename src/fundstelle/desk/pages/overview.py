"""Overviews: sources with their grades, contradictions, the timeline, the map."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.desk.asking import Answer, Ask, Goto, Page, with_query
from fundstelle.desk.desk import Desk
from fundstelle.desk.lists import Group, find_chosen, make_groups, read_filter, view_row
from fundstelle.desk.pages.register import CLAIM_FACETS
from fundstelle.desk.views import ClaimView
from fundstelle.errors import QueryInvalid
from fundstelle.publish.map_picture import draw_map
from fundstelle.publish.model import Picture
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Verdict
from fundstelle.records.matter import ContradictionType
from fundstelle.register import DecisionWish
from fundstelle.register.choices import LETTERS
from fundstelle.register.desk_answers import SourceRow


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: what it claimed, how often it revised it, and the letter that somebody gave it."""

    code: str
    name: str
    claims: int
    matters: int
    figures: int
    revised: int
    contradicted: int
    letter: str
    graded: str
    why: str
    decision: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The sources that most claims name. letters: the reliability that can be given, with its meaning."""

    lines: tuple[SourceLine, ...]
    begun: str
    letters: tuple[tuple[str, str], ...]


def show_sources(desk: Desk, ask: Ask) -> Page:
    """Sources, those that most claims name first."""
    begun = ask.one("q").strip()
    lines = tuple(_make_source(row, desk) for row in desk.door.desk.sources(begun))
    letters = tuple((letter, desk.words.text(f"desk.letter.{letter}")) for letter in LETTERS)
    return Page("sources.html", desk.words.text("desk.place.sources"), SourcesPage(lines, begun, letters), "sources")


def _make_source(row: SourceRow, desk: Desk) -> SourceLine:
    grade, words = row.grade, desk.words
    told = words.text("desk.by_at", by=grade.by, at=words.day(grade.at.date())) if grade else ""
    return SourceLine(
        code=row.code,
        name=_with_capital(words.source(row.code)),
        claims=row.claims,
        matters=row.matters,
        figures=row.figures,
        revised=row.revised,
        contradicted=row.contradicted,
        letter=(grade.content or {}).get("grade", "") if grade else "",
        graded=told,
        why=grade.why if grade else "",
        decision=grade.id if grade else "",
    )


def _with_capital(name: str) -> str:
    return name[:1].upper() + name[1:] if name[:1].islower() and " " in name else name


def grade_source(desk: Desk, ask: Ask) -> Answer:
    """Give a source a letter, for a reason."""
    source, letter, why = (ask.form.get(name, "").strip() for name in ("source", "grade", "why"))
    if letter not in LETTERS or not source:
        raise QueryInvalid(desk.words.text("desk.error.letter"), remedy=", ".join(LETTERS))
    if not why:
        raise QueryInvalid(desk.words.text("desk.error.no_reason"), remedy=desk.words.text("desk.error.reason"))
    content = {"source": source, "grade": letter}
    made = desk.door.decide(DecisionWish(Verdict.GRADE, desk.choices.reviewer, why, content))
    desk.jobs.settle()
    return Goto(f"/sources?done={made.id}")


@dataclass(frozen=True, slots=True)
class ClashView:
    """A contradiction with both sides."""

    type: str
    reason: str
    severity: int
    left: ClaimView | None
    right: ClaimView | None
    is_resolved: bool


@dataclass(frozen=True, slots=True)
class ClashesPage:
    """Contradictions, the gravest first. types: (name, address, whether it is chosen)."""

    clashes: tuple[ClashView, ...]
    total: str
    types: tuple[tuple[str, str, bool], ...]
    next_page: str


def show_contradictions(desk: Desk, ask: Ask) -> Page:
    """The queue of contradictions."""
    chosen, words = ask.one("type"), desk.words
    found = desk.door.desk.contradictions(ask.one("matter") or None, chosen or None, ask.one("cursor") or None)
    clashes = tuple(
        ClashView(
            type=words.text(f"contradiction.{one.contradiction.type.value}"),
            reason=getattr(one.contradiction, f"reason_{words.language}"),
            severity=one.contradiction.severity,
            left=view_row(one.a, words) if one.a else None,
            right=view_row(one.b, words) if one.b else None,
            is_resolved=one.contradiction.resolved,
        )
        for one in found.rows
    )
    names = [
        ("", words.text("desk.all")),
        *((one.value, words.text(f"contradiction.{one.value}")) for one in ContradictionType),
    ]
    types = tuple((name, with_query("/contradictions", {"type": (value,)}), value == chosen) for value, name in names)
    further = (
        with_query("/contradictions", {"type": (chosen,), "cursor": (found.cursor or "",)}) if found.cursor else ""
    )
    page = ClashesPage(clashes, words.count(found.total), types, further)
    return Page("contradictions.html", words.text("desk.place.contradictions"), page, "contradictions")


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or year of the timeline. height: of 100."""

    period: str
    label: str
    claims: int
    height: int
    address: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """How many claims were published when."""

    bars: tuple[Bar, ...]
    step: str
    steps: tuple[tuple[str, str, bool], ...]
    groups: tuple[Group, ...]
    chosen: tuple[object, ...]


_TIMELINE_FACETS = ("kind", "giver", "item", "origin", "stance")


def show_timeline(desk: Desk, ask: Ask) -> Page:
    """Claims by month or year of publication, narrowed as a list is."""
    which, step = read_filter(ask, CLAIM_FACETS), ask.one("by") or "month"
    found = desk.door.desk.timeline(which, step)
    most = max((one.claims for one in found), default=1)
    kept = {name: values for name, values in ask.query.items() if name in CLAIM_FACETS}
    bars = tuple(
        Bar(
            period=one.period,
            label=desk.words.dated(one.period) or one.period,
            claims=one.claims,
            height=max(2, round(50 * one.claims / most) * 2),
            address=with_query("/claims", {**kept, step: (one.period,)}),
        )
        for one in found
    )
    text = desk.words.text
    page = TimelinePage(
        bars=bars,
        step=step,
        steps=tuple(
            (text(f"desk.step.{one}"), with_query("/timeline", {**kept, "by": (one,)}), one == step)
            for one in ("month", "year")
        ),
        groups=make_groups(desk.door.desk.claim_facets(which, 6, _TIMELINE_FACETS), ask, desk.words),
        chosen=find_chosen(ask, CLAIM_FACETS, desk.words),
    )
    return Page("timeline.html", text("desk.place.timeline"), page, "timeline")


@dataclass(frozen=True, slots=True)
class MapPage:
    """The places that claims name. picture: None where no place with coordinates is named."""

    picture: Picture | None
    places: tuple[tuple[str, str, str], ...]
    groups: tuple[Group, ...]
    chosen: tuple[object, ...]
    shown: str


_MOST_ON_MAP = 400
"""Claims drawn on a map; beyond that the list of places says more."""


def show_map(desk: Desk, ask: Ask) -> Page:
    """Places and routes, as points and lines on land outlines: no state is filled."""
    which, words = read_filter(ask, CLAIM_FACETS), desk.words
    rows = desk.door.desk.claims(which, "published", None, _MOST_ON_MAP)
    picture = draw_places([row.claim for row in rows.rows], desk)
    kept = {name: values for name, values in ask.query.items() if name in CLAIM_FACETS}
    places = tuple(
        (
            words.writer.names.place_name(one.value),
            words.count(one.count),
            with_query("/claims", {**kept, "place": (one.value,)}),
        )
        for one in desk.door.desk.places(which, 60).values
    )
    page = MapPage(
        picture=picture,
        places=places,
        groups=make_groups(desk.door.desk.claim_facets(which, 6, _TIMELINE_FACETS), ask, words),
        chosen=find_chosen(ask, CLAIM_FACETS, words),
        shown=words.number(len(rows.rows)),
    )
    return Page("map.html", words.text("desk.place.map"), page, "map")


def draw_places(claims: list[Claim], desk: Desk) -> Picture | None:
    """The places of the claims on land outlines; None where none has coordinates."""
    return draw_map(claims, desk.knowledge, desk.words.writer)
