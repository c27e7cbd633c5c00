"""What stands around every page: where one is, where one can go, what was just done, the tour."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page
from fundstelle.desk.desk import Desk

PLACES = (
    ("/", "inbox", "i"),
    ("/claims", "claims", "c"),
    ("/matters", "matters", "m"),
    ("/documents", "documents", "d"),
    ("/sources", "sources", "s"),
    ("/contradictions", "contradictions", "w"),
    ("/timeline", "timeline", "t"),
    ("/map", "map", "k"),
    ("/reports", "reports", "r"),
    ("/add", "add", "a"),
    ("/log", "log", "l"),
    ("/settings", "settings", "e"),
)
"""Address, name and second key (after g) of each place in the navigation."""

TOUR = ("/", "/documents", "/claims", "/matters", "/reports")
"""Where each step of the tour is shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    address: str
    name: str
    key: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Flash:
    """What was just done, with the decision that undoes it."""

    message: str
    decision: str
    back: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the tour."""

    number: int
    of: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page."""

    title: str
    here: str
    address: str
    language: str
    theme: str
    reviewer: str
    register: str
    places: tuple[Place, ...]
    flash: Flash | None
    step: Step | None
    is_demo: bool


def make_frame(desk: Desk, page: Page, ask: Ask) -> Frame:
    """The frame of a page."""
    choices, text = desk.choices, desk.words.text
    return Frame(
        title=page.title,
        here=page.here,
        address=ask.here,
        language=choices.language,
        theme=choices.theme,
        reviewer=choices.reviewer,
        register=desk.door.path.resolve().name,
        places=tuple(
            Place(path, text(f"desk.place.{name}"), f"g {key}", name == page.here) for path, name, key in PLACES
        ),
        flash=_make_flash(desk, ask),
        step=_make_step(desk, ask) if desk.is_demo and choices.tour else None,
        is_demo=desk.is_demo,
    )


def _make_flash(desk: Desk, ask: Ask) -> Flash | None:
    wanted = ask.one("done")
    recent = (row.decision for row in desk.door.desk.log(limit=50).rows) if wanted else ()
    decision = next((one for one in recent if one.id == wanted), None)
    if decision is None:
        return None
    verdict = desk.words.text(f"desk.verdict.{decision.verdict.value}")
    is_undone = decision.verdict.value == "undo"
    return Flash(verdict, "" if is_undone else decision.id, ask.one("from"))


def _make_step(desk: Desk, ask: Ask) -> Step:
    number = min(desk.choices.tour, len(TOUR))
    return Step(number, len(TOUR), TOUR[number - 1], ask.path == TOUR[number - 1])
