"""The timeline: figures over time, each with the room it leaves, and denials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from fundstelle.publish.drawing import INK, PALETTE, WIDE, Spec, draw_picture
from fundstelle.publish.figures import figure_speaker, order_series
from fundstelle.publish.labels import Anchor, Box, anchor_box, place_labels
from fundstelle.publish.model import Picture
from fundstelle.publish.notes import Notebook
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.visible import make_visible
from fundstelle.records.claim import Claim, Stance
from fundstelle.records.matter import Figure, Matter, Series

_LETTER = 6.2
"""Width of a letter of such a name in pixels."""
_LANE, _LANES = 17, 3
"""Denials stand in lanes of so many pixels above the figures, so that their names do not run into each other."""
_APART = 17
"""Figures of one day stand so many pixels apart."""
_OPEN_TO = Decimal("0.86")
"""An open upper end is drawn up to this share of the axis, with an arrow."""
_SHORT_SPAN = 75
"""Up to so many days an axis names days, else months."""
_MOST_MARKS = 24
"""More marks than this cannot carry their labels side by side; the table above the picture has them all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure or denial to be drawn: `low`, `high` None where open."""

    day: date
    who: str
    label: str
    low: Decimal | None
    high: Decimal | None
    superseded: bool = False
    denial: bool = False


def draw_timeline(matter: Matter, claims: Sequence[Claim], notebook: Notebook, writer: Writer) -> Picture | None:
    """The matter's figures over time; None where fewer than two marks have a day."""
    marks = _marks(matter, claims, notebook, writer)
    figures = [mark for mark in marks if not mark.denial]
    if len(marks) < 2 or not figures:
        return None
    alternative = _alternative(marks, writer)
    return draw_picture("timeline", f"tl-{matter.id}", alternative, writer, lambda width: _chart(marks, width, writer))


def _marks(matter: Matter, claims: Sequence[Claim], notebook: Notebook, writer: Writer) -> list[Mark]:
    by_id = {claim.id: claim for claim in claims}
    marks = [mark for series in _shown(matter) for mark in _of_series(series, by_id, notebook, writer)]
    denials = (_denial(claim, notebook, writer) for claim in claims if claim.stance is Stance.DENIES)
    marks += dict.fromkeys(denials)
    return sorted((mark for mark in marks if mark.day != date.min), key=lambda m: (m.day, m.who))[:_MOST_MARKS]


def _shown(matter: Matter) -> Iterable[Series]:
    """Series that measure what the first one measures: totals and single deliveries share no axis."""
    ordered = order_series(matter.series)
    return [series for series in ordered if _measure(series) == _measure(ordered[0])]


def _measure(series: Series) -> tuple[object, ...]:
    return (series.basis, series.unit, series.joint, series.designation, series.scope)


def _of_series(series: Series, claims: dict[str, Claim], notebook: Notebook, writer: Writer) -> Iterable[Mark]:
    for superseded, figures in ((False, series.current), (True, series.superseded)):
        for figure in figures:
            if figure.claim_id in claims:
                yield _of_figure(figure, series, claims[figure.claim_id], superseded, notebook, writer)


def _of_figure(
    figure: Figure, series: Series, claim: Claim, superseded: bool, notebook: Notebook, writer: Writer
) -> Mark:
    label = writer.amounts.label(claim.quantity) if claim.quantity and not figure.computed else ""
    label = label or writer.amounts.interval(figure.interval, series.unit)
    day = figure.as_of or _published(claim, notebook)
    low, high = figure.interval.low, figure.interval.high
    who = make_visible(figure_speaker(figure, claim, notebook, writer))
    return Mark(day, who, label, low, high, superseded)


def _denial(claim: Claim, notebook: Notebook, writer: Writer) -> Mark:
    reading = notebook.told(claim)
    who = make_visible(", ".join(writer.short_speakers(claim, reading)))
    said = claim.said.start.first_day if claim.said and claim.said.start else _published(claim, notebook)
    return Mark(said, who, writer.messages.text("picture.denies"), None, None, denial=True)


def _published(claim: Claim, notebook: Notebook) -> date:
    published = notebook.reading(claim).facts.published
    return published.value.first_day if published else date.min


def _alternative(marks: Sequence[Mark], writer: Writer) -> str:
    date_of = writer.messages.formats.date
    rows = [f"{date_of(mark.day)}: {mark.who}, {mark.label}" for mark in marks]
    return writer.messages.text("picture.timeline_alternative", rows="; ".join(rows))


def _chart(marks: Sequence[Mark], width: int, writer: Writer) -> Spec:
    """The Vega-Lite specification, written out: building it through Altair took 0.4 s a picture, drawing it 0.1 s."""
    rows, top = _rows(marks, width), _top(marks)
    days = [_shifted(row) for row in rows]
    x: Spec = {"field": "day", "type": "temporal", "title": None, "scale": {"domain": _domain(days)}}
    x["axis"] = _time_axis(days, width, writer)
    layers = [*_bars(x, top), *_ends(x), *_labels(x)]
    who = list(dict.fromkeys(mark.who for mark in marks if not mark.denial))
    layers = [_coloured(layer, who) for layer in layers]
    if any(row["denial"] for row in rows):
        layers += _denials(x)
    return {
        "data": {"values": rows},
        "width": width,
        "height": _height(width),
        "padding": {"left": 8, "right": 8, "top": 6, "bottom": 4},
        "layer": layers,
    }


def _figures(test: str = "true") -> list[Spec]:
    return [{"filter": f"!datum.denial && ({test})"}]


def _y(field: str) -> Spec:
    return {"field": field, "type": "quantitative"}


def _faded(old: float, current: float = 1.0) -> Spec:
    return {"condition": {"test": "datum.superseded", "value": old}, "value": current}


def _coloured(layer: Spec, who: Sequence[str]) -> Spec:
    """The layer with the colour of each origin, where it did not choose another."""
    mark = layer["mark"]
    if "fill" in mark:
        return layer
    colour = {"field": "who", "type": "nominal", "legend": None, "scale": {"domain": who, "range": list(PALETTE)}}
    return {**layer, "encoding": {**layer["encoding"], "color": colour}}


def _bars(x: Spec, top: Decimal) -> list[Spec]:
    axis = {"title": None, "tickCount": 4, "grid": True, "domain": False, "ticks": False, "format": ",d"}
    low = {**_y("low"), "scale": {"domain": [0, float(top)], "nice": False}, "axis": axis}
    encoding = {"x": x, "y": low, "y2": {"field": "high"}, "opacity": _faded(0.12, 0.3)}
    return [{"transform": _figures(), "mark": {"type": "bar", "size": 9, "cornerRadius": 2}, "encoding": encoding}]


def _ends(x: Spec) -> list[Spec]:
    tick = {"type": "tick", "size": 15, "thickness": 2.5, "orient": "horizontal"}
    arrow = {"type": "point", "shape": "triangle-up", "filled": True, "size": 55}
    parts = (("low", "datum.has_low", tick), ("high", "datum.has_high", tick), ("high", "!datum.has_high", arrow))
    return [
        {"transform": _figures(test), "mark": mark, "encoding": {"x": x, "y": _y(end), "opacity": _faded(0.35)}}
        for end, test, mark in parts
    ]


def _labels(x: Spec) -> list[Spec]:
    layers = []
    for side, sign in (("left", 1), ("right", -1)):
        base = {"x": x, "y": _y("label_at"), "opacity": _faded(0.35)}
        text = {"type": "text", "align": side, "dx": 11 * sign}
        number = {**text, "dy": -6, "fontSize": 12, "fontWeight": 600, "fill": INK}
        for mark, field in ((number, "label"), ({**text, "dy": 8, "fontSize": 11}, "who")):
            encoding = {**base, "text": {"field": field}}
            layers.append({"transform": _figures(f"datum.side === '{side}'"), "mark": mark, "encoding": encoding})
    return layers


def _denials(x: Spec) -> list[Spec]:
    """A cross and a dotted line for each denial, in the lanes above the figures."""
    only = [{"filter": "datum.denial"}]
    lane = {**_y("lane"), "scale": None, "axis": None}
    cross = {"type": "point", "shape": "M-1,-1L1,1M1,-1L-1,1", "size": 60, "strokeWidth": 2.5, "stroke": INK}
    rule = {"type": "rule", "strokeDash": [2, 3], "color": INK, "opacity": 0.4}
    layers: list[Spec] = [
        {"transform": only, "mark": rule, "encoding": {"x": x, "y": lane, "y2": {"value": "height"}}},
        {"transform": only, "mark": {**cross, "filled": False}, "encoding": {"x": x, "y": lane}},
    ]
    for side, sign in (("left", 1), ("right", -1)):
        mark = {"type": "text", "align": side, "dx": 10 * sign, "baseline": "middle", "fontSize": 11}
        encoding = {"x": x, "y": lane, "text": {"field": "denied"}}
        own = [{"filter": f"datum.denial && datum.side === '{side}'"}]
        layers.append({"transform": own, "mark": {**mark, "fill": INK}, "encoding": encoding})
    return layers


def _rows(marks: Sequence[Mark], width: int) -> list[dict[str, object]]:
    top, step = _top(marks), _span(marks) * _APART / width
    same_day: dict[date, int] = {}
    rows = []
    for mark in marks:
        rank = same_day.get(mark.day, 0)
        same_day[mark.day] = rank + 1
        low, high = mark.low or Decimal(0), mark.high if mark.high is not None else top * _OPEN_TO
        rows.append(_row(mark, low, high, mark.day + timedelta(days=round(rank * step))))
    _place(rows, width, float(top))
    return rows


def _row(mark: Mark, low: Decimal, high: Decimal, day: date) -> dict[str, object]:
    return {
        "day": day.isoformat(),
        "who": mark.who,
        "label": mark.label,
        "denied": f"{mark.who}: {mark.label}",
        "low": float(low),
        "high": float(high),
        "label_at": float(high if mark.low is None or mark.low == 0 else low),
        "has_low": mark.low is not None and mark.low > 0,
        "has_high": mark.high is not None,
        "superseded": mark.superseded,
        "denial": mark.denial,
    }


def _place(rows: list[dict[str, object]], width: int, top: float) -> None:
    """Give every row the side and height of its label, denials first in their lanes."""
    days = [_shifted(row) for row in rows]
    first, last = (date.fromisoformat(day) for day in _domain(days))
    height = _height(width)

    def across(row: dict[str, object]) -> float:
        return width * (_shifted(row) - first).days / max((last - first).days, 1)

    _place_denials([row for row in rows if row["denial"]], across, width)
    figures = [row for row in rows if not row["denial"]]
    bars = [_bar(across(row), row, top, height) for row in figures]
    for number, row in enumerate(figures):
        y = height * (1 - float(str(row["label_at"])) / top)
        anchor = Anchor(across(row), y, max(len(str(row["label"])), len(str(row["who"]))))
        [place] = place_labels([anchor], width, height, [bar for n, bar in enumerate(bars) if n != number])
        row["side"] = place.side
        row["label_at"] = top * (1 - (y + place.shift) / height)
        bars.append(anchor_box(anchor, place))


def _place_denials(rows: list[dict[str, object]], across: Callable[[dict[str, object]], float], width: int) -> None:
    """Each denial in the first lane where its name stands free; one that finds none keeps its cross alone, in a lane
    below the names where no other cross stands."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_LANES + 1)]
    for row in rows:
        x, length = across(row), 12 + len(str(row["denied"])) * _LETTER
        row["side"] = "right" if x > 0.6 * width else "left"
        start, end = (x - length, x + 6) if row["side"] == "right" else (x - 6, x + length)
        free = (n for n, lane in enumerate(taken[:_LANES]) if all(end <= a or b <= start for a, b in lane))
        lane = next(free, None)
        if lane is None:
            row["denied"], start, end = "", x - 6, x + 6
            lane = _LANES
        taken[lane].append((start, end))
        row["lane"] = _LANE * lane + 8


def _bar(x: float, row: dict[str, object], top: float, height: int) -> Box:
    low, high = (height * (1 - float(str(row[end])) / top) for end in ("low", "high"))
    return Box(x - 8, high - 4, x + 8, low + 4)


def _height(width: int) -> int:
    return 250 if width == WIDE else 230


def _top(marks: Sequence[Mark]) -> Decimal:
    ends = [end for mark in marks for end in (mark.low, mark.high) if end is not None]
    lanes = min(sum(mark.denial for mark in marks), _LANES + 1)
    return max(ends, default=Decimal(1)) * (Decimal("1.25") + lanes * Decimal("0.09")) or Decimal(1)


def _span(marks: Sequence[Mark]) -> float:
    return max((marks[-1].day - marks[0].day).days, 1)


def _shifted(row: dict[str, object]) -> date:
    return date.fromisoformat(str(row["day"]))


def _domain(days: Sequence[date]) -> list[str]:
    margin = timedelta(days=max(3, round((max(days) - min(days)).days * 0.06)))
    return [(min(days) - margin).isoformat(), (max(days) + margin).isoformat()]


def _time_axis(days: Sequence[date], width: int, writer: Writer) -> Spec:
    by_day = (max(days) - min(days)).days < _SHORT_SPAN
    form = writer.messages.text("picture.axis_day") if by_day else "%b %Y"
    return {"title": None, "format": form, "tickCount": 4 if width == WIDE else 2, "grid": False, "labelFlush": True}
