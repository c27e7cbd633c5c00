"""The sentences of the steps: patterns from knowledge/provisions/reasons.toml filled in both languages at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from fundstelle.errors import KnowledgeInvalid
from fundstelle.records.law import Act, Law, Step


def make_step(law: Law, name: str, **slots: str | Step) -> Step:
    """The reason of this name with its slots filled; a Step fills each language with its own text."""
    pattern = law.reasons.get(name)
    if pattern is None:
        raise KnowledgeInvalid(f"there is no sentence {name!r}", where="reasons.toml", remedy=f"add [reasons.{name}]")
    german = {key: value if isinstance(value, str) else value.reason_de for key, value in slots.items()}
    english = {key: value if isinstance(value, str) else value.reason_en for key, value in slots.items()}
    return Step(pattern.reason_de.format(**german), pattern.reason_en.format(**english))


def join_steps(steps: Iterable[Step]) -> Step:
    """Several short texts as one, separated by semicolons."""
    texts = list(steps)
    return Step("; ".join(one.reason_de for one in texts), "; ".join(one.reason_en for one in texts))


def show_instant(instant: datetime) -> str:
    """The day of an instant, or day, time and zone where it is not the first moment of a UTC day."""
    if (instant.hour, instant.minute, instant.second, instant.microsecond) == (0, 0, 0, 0):
        return instant.date().isoformat()
    return instant.strftime("%Y-%m-%dT%H:%MZ")


def first_day(instant: datetime | None) -> str | None:
    """The day of the beginning of a stretch; None where open."""
    return None if instant is None else instant.date().isoformat()


def last_day(instant: datetime | None) -> str | None:
    """The last day of a stretch that ends before `instant`; None where open."""
    return None if instant is None else (instant - timedelta(microseconds=1)).date().isoformat()


def show_part(since: datetime | None, until: datetime | None) -> str:
    """A stretch as days, both included, `…` where open."""
    start, end = first_day(since) or "…", last_day(until) or "…"
    return start if start == end else f"{start} – {end}"


def show_number(value: Decimal) -> str:
    """A number with narrow gaps between thousands and no needless zeros."""
    text = format(value.normalize(), "f")
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}".replace(",", "\u202f") + (f".{rest}" if rest else "")


def number_words(value: Decimal) -> Step:
    """A number as German and English readers write it."""
    text = show_number(value)
    return Step(text.replace(".", ","), text)


def describe_act(act: Act, law: Law) -> Step:
    """Kind, parties, item and time of an act in a few words."""
    nobody = law.reasons["not_named"]
    givers = Step(", ".join(act.givers), ", ".join(act.givers)) if act.givers else nobody
    takers = Step(", ".join(act.takers), ", ".join(act.takers)) if act.takers else nobody
    return make_step(
        law,
        "act_words",
        kind=law.reasons.get(f"kind_{act.kind}", Step(act.kind, act.kind)),
        givers=givers,
        takers=takers,
        item=f", {act.item}" if act.item else "",
        time=f", {show_part(act.since, act.until)}" if act.since or act.until else "",
    )
