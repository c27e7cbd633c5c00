"""The inbox: what is new since the last visit, by matter, ranked by what it changes; repeats folded."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.desk.asking import Answer, Ask, Goto, Page
from fundstelle.desk.desk import Desk
from fundstelle.desk.words import Words
from fundstelle.register.desk_answers import InboxRow, Reason, Totals
from fundstelle.values.interval import parse_interval


@dataclass(frozen=True, slots=True)
class News:
    """One change in a matter: its kind, what it says, and the claim to look at."""

    change: str
    told: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Item:
    """One matter with news."""

    id: str
    heading: str
    figure: str
    origins: int
    mentions: int
    news: tuple[News, ...]
    claims_new: int
    documents_new: int
    repeats: tuple[tuple[str, int], ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class InboxPage:
    """The inbox. since: the moment of the last visit, "" where there was none or all is shown."""

    items: tuple[Item, ...]
    total: str
    since: str
    shows_all: bool
    next_page: str
    totals: Totals
    first_open: str


def show(desk: Desk, ask: Ask) -> Page:
    """What is new; everything where this reviewer was never here, or asks for it."""
    questions = desk.door.desk
    seen = questions.visit(desk.choices.reviewer)
    shows_all = ask.one("since") == "ever" or seen is None
    found = questions.inbox(None if shows_all else seen, 30, ask.one("cursor") or None)
    waiting = questions.queue(limit=1)
    page = InboxPage(
        items=tuple(_make_item(row, desk.words) for row in found.rows),
        total=desk.words.count(found.total),
        since=f"{desk.words.dated(seen)}, {seen[11:16]} UTC" if seen else "",
        shows_all=shows_all,
        next_page=f"/?cursor={found.cursor}{'&since=ever' if shows_all else ''}" if found.cursor else "",
        totals=questions.totals(),
        first_open=waiting[0] if waiting else "",
    )
    return Page("inbox.html", desk.words.text("desk.place.inbox"), page, "inbox")


def _make_item(row: InboxRow, words: Words) -> Item:
    matter = row.matter
    return Item(
        id=row.matter_id if matter else "",
        heading=words.heading(matter.key) if matter else words.text("desk.inbox.gone"),
        figure=words.interval(matter.interval, matter.unit) if matter else "",
        origins=matter.origins if matter else 0,
        mentions=matter.mentions if matter else 0,
        news=tuple(make_news(reason, words) for reason in row.reasons),
        claims_new=row.claims_new,
        documents_new=row.documents_new,
        repeats=tuple((words.source(one.origin), one.documents) for one in row.repeats),
        is_disputed=matter.disputed if matter else False,
    )


def make_news(reason: Reason, words: Words) -> News:
    """A change in words."""
    detail, change = reason.detail, reason.change.value
    claim_id = next(iter(reason.claim_ids), "")
    values = {
        "count": words.number(reason.count),
        "units": ", ".join(map(words.unit, detail.get("units", "").split())),
        "was": _interval(detail.get("was", ""), words),
        "now": _interval(detail.get("is", ""), words),
        "type": words.text(f"contradiction.{detail['type']}") if "type" in detail else "",
    }
    return News(change, words.text(f"desk.news.{change}", **values), claim_id)


def _interval(form: str, words: Words) -> str:
    found = parse_interval(form) if form else None
    return words.interval(found, "piece") if found else ""


def mark_seen(desk: Desk, ask: Ask) -> Answer:
    """All that is here has been seen; the next visit shows what came after."""
    desk.door.desk.save_visit(desk.choices.reviewer)
    return Goto("/")
