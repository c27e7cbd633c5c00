"""How a quantity, a figure, a period and a source are written in a table: short, in the language of results."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from fundstelle.messages import Messages
from fundstelle.records.claim import PUBLISHER, UNNAMED
from fundstelle.records.matter import Matter, MatterKey, Series
from fundstelle.register.naming import Names
from fundstelle.values import Hedge, Interval, Period, Quantity

_HEDGED = {Hedge.ABOUT: "cli.about", Hedge.JUST_UNDER: "cli.just_under", Hedge.JUST_OVER: "cli.just_over"}


def number(value: Decimal, messages: Messages) -> str:
    """A number as the language writes it."""
    return messages.formats.number(value)


def quantity_words(quantity: Quantity | None, messages: Messages) -> str:
    """What was said, as short words: `at most 9,000,000`, `more than 11,000`, `about 400`; empty where nothing was."""
    if quantity is None:
        return ""
    words = _bounds(quantity, messages)
    if quantity.unit not in ("piece", "person"):
        words = f"{words} {quantity.unit}"
    words = f"{words} / {quantity.per.value}" if quantity.per else words
    return f"{words} {messages.text('cli.joint')}" if quantity.joint else words


def _bounds(quantity: Quantity, messages: Messages) -> str:
    if quantity.is_vague:
        return messages.text("cli.vague", low=number(quantity.low or Decimal(0), messages))
    if quantity.is_point and quantity.low is not None:
        value = number(quantity.low, messages)
        return messages.text(_HEDGED[quantity.hedge], n=value) if quantity.hedge in _HEDGED else value
    return interval_words(Interval(quantity.low, quantity.high, quantity.low_strict, quantity.high_strict), messages)


def interval_words(interval: Interval | None, messages: Messages) -> str:
    """`at least 100`, `less than 500`, `10,500 to 11,500`; empty for None.

    From zero to a bound is the bound alone: "up to nine million" must not read as a range that somebody estimated.
    """
    if interval is None or (interval.low is None and interval.high is None):
        return ""
    if interval.high is not None and not interval.low:
        id = "cli.less_than" if interval.high_strict else "cli.at_most"
        return messages.text(id, n=number(interval.high, messages))
    assert interval.low is not None
    if interval.high is None:
        id = "cli.more_than" if interval.low_strict else "cli.at_least"
        return messages.text(id, n=number(interval.low, messages))
    if interval.low == interval.high:
        return number(interval.low, messages)
    return messages.text("cli.range", low=number(interval.low, messages), high=number(interval.high, messages))


def period_words(period: Period | None) -> str:
    """`2024-10-13`, `2024/2025`, `2024-11/..` (EDTF's open end); empty for None."""
    if period is None:
        return ""
    return span_words(period.start.iso() if period.start else None, period.end.iso() if period.end else None)


def span_words(start: str | None, end: str | None) -> str:
    """From `start` to `end`, ISO dates, None where open; one date where they are equal."""
    return start if start and start == end else f"{start or '..'}/{end or '..'}"


def days_words(start: str | None, end: str | None) -> str:
    """From day to day as `span_words`, but whole years and months by their own names: `2024`, `2025-01/2025-02`."""
    first, last = (date.fromisoformat(day) if day and len(day) == 10 else None for day in (start, end))
    if first is None or last is None or first.day != 1 or (last + timedelta(days=1)).day != 1:
        return span_words(start, end)
    if first.month == 1 and last.month == 12:
        return span_words(str(first.year), str(last.year))
    return span_words(first.isoformat()[:7], last.isoformat()[:7])


def source_words(codes: Iterable[str], messages: Messages) -> str:
    """Codes of sources; the two words that are no codes are written out."""
    known = {PUBLISHER: messages.text("cli.publisher"), UNNAMED: messages.text("cli.unnamed")}
    return ", ".join(known.get(code, code) for code in codes)


def kind_word(kind: str, messages: Messages) -> str:
    """The name of a kind of claim."""
    return messages.text(f"kind.{kind}")


def series_words(series: Series, messages: Messages) -> str:
    """One series: its basis and interval, with its designation, and whether it is disputed."""
    figure = interval_words(series.interval, messages) or messages.text("cli.open")
    basis = days_words(*series.period) if series.period else messages.text(f"cli.basis.{series.basis.value}")
    parts = [f"{basis}:", series.designation or "", figure]
    if series.joint:
        parts.append(messages.text("cli.joint"))
    if series.disputed:
        parts.append(messages.text("cli.disputed"))
    return " ".join(part for part in parts if part)


def figure_words(matter: Matter, messages: Messages) -> str:
    """Every series of a matter, one a line; vague words where no number was said."""
    lines = [series_words(series, messages) for series in matter.series]
    return "\n".join(lines) or ", ".join(matter.vague_words)


def item_words(key: MatterKey, messages: Messages, names: Names) -> str:
    """What a matter is about: the item, for casualties what became of them, for deployments where."""
    outcome = messages.text(f"outcome.{key.outcome.value}") if key.outcome else ""
    return ", ".join(part for part in (names.item(key.item), outcome, *key.places) if part)


def matter_key_words(key: MatterKey, messages: Messages, names: Names) -> str:
    """The address of a matter in one line."""
    who = f"{names.parties(key.givers) or '?'}{' → ' + names.parties(key.takers) if key.takers else ''}"
    return f"{kind_word(key.kind.value, messages)} {who}: {item_words(key, messages, names)}"
