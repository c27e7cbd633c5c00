"""A series as a chart of characters: one line per figure, each with the room it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fundstelle.cli.words import interval_words, number, series_words, source_words
from fundstelle.messages import Messages
from fundstelle.records.matter import Figure, Matter, Series
from fundstelle.values import Interval

WIDTH = 40
"""Signs of the bar: with day, name and words a line fits into a hundred columns."""

_NAME = 16
_ROOM = Decimal("1.15")
"""An axis ends so much behind the greatest end, so that an open end can be seen to go on."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From nought to `top`, over so many signs."""

    top: Decimal
    width: int

    def place(self, value: Decimal) -> int:
        """The sign at which a number stands."""
        return min(int(value / self.top * (self.width - 1)), self.width - 1) if self.top else 0


def lines_of_series(series: Series, messages: Messages, party: Callable[[str], str], width: int = WIDTH) -> list[str]:
    """A heading and a line per figure, the earliest first; party: the name of a counting unit.

    Figures that no longer stand are marked, as are sums of ours; where several stand, the last line is what they leave
    open together.
    """
    figures = [(figure, True) for figure in series.superseded] + [(figure, False) for figure in series.current]
    figures.sort(key=lambda pair: (pair[0].as_of or date.min, pair[0].unit_of_origin, pair[0].claim_id))
    scale = Scale(_top([*(figure.interval for figure, _ in figures), series.interval]) * _ROOM, width)
    lines = [series_words(series, messages)]
    lines += [_line(figure, is_old, scale, messages, party) for figure, is_old in figures]
    if len(series.current) > 1 and series.interval is not None:
        together = messages.text("cli.together")
        lines.append(_row("", together, bar(series.interval, scale), interval_words(series.interval, messages)))
    return lines


def _line(figure: Figure, is_old: bool, scale: Scale, messages: Messages, party: Callable[[str], str]) -> str:
    words = [interval_words(figure.interval, messages)]
    if figure.also:
        words.append(messages.text("cli.times", n=number(Decimal(len(figure.also) + 1), messages)))
    if figure.computed:
        words.append(messages.text("cli.computed"))
    elif figure.parts:
        words.append(messages.text("cli.sum_of_parts"))
    if is_old:
        words.append(messages.text("cli.superseded"))
    day = figure.as_of.isoformat() if figure.as_of else ""
    return _row(day, unit_name(figure.unit_of_origin, messages, party), bar(figure.interval, scale), ", ".join(words))


def _row(day: str, who: str, drawn: str, words: str) -> str:
    name = who if len(who) <= _NAME else who[: _NAME - 1] + "…"
    return f"  {day:10}  {name:{_NAME}} {drawn} {words}".rstrip()


def unit_name(unit: str, messages: Messages, party: Callable[[str], str]) -> str:
    """The name of a counting unit: a state's, a body's, or the word for those without a name."""
    if unit == "consolidators":
        return messages.text("cli.consolidators")
    return source_words([party(unit)], messages)


def bar(interval: Interval, scale: Scale) -> str:
    """From its low to its high end; an arrow where it is open, a dot where both are one sign."""
    low = scale.place(interval.low or Decimal(0))
    high = scale.place(interval.high) if interval.high is not None else scale.width - 1
    if interval.high is not None and high == low:
        drawn = "●"
    else:
        drawn = "├" + "─" * (high - low - 1) + ("┤" if interval.high is not None else "▶")
    return f"{' ' * low}{drawn}".ljust(scale.width)


def _top(intervals: Sequence[Interval | None]) -> Decimal:
    ends = [end for each in intervals if each for end in (each.low, each.high) if end is not None]
    return max(ends, default=Decimal(0))


def lines_of_figures(matter: Matter, messages: Messages, party: Callable[[str], str]) -> list[str]:
    """All series of a matter, and the plural words that stand for numbers."""
    lines = [line for series in matter.series for line in ("", *lines_of_series(series, messages, party))]
    if matter.vague_words:
        lines += ["", messages.text("cli.vague_words", words=", ".join(matter.vague_words))]
    return lines
