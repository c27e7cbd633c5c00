"""The figures of a matter: what each origin said, what it means under the number policy, what they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from fundstelle.publish.model import FigureBlock, Row, Sentence
from fundstelle.publish.notes import Notebook
from fundstelle.publish.sentences.grammar import find_cues
from fundstelle.publish.sentences.passage import has_word, read_words
from fundstelle.publish.sentences.things import find_noun
from fundstelle.publish.sentences.writer import Writer
from fundstelle.records.claim import PUBLISHER, Claim, Kind
from fundstelle.records.matter import Figure, Matter, Series, SeriesBasis
from fundstelle.values import Basis, Interval, Period, parse_iso
from fundstelle.values.interval import contains_number, intersect_all

_RANK = {SeriesBasis.TOTAL: 0, SeriesBasis.LEVEL: 1, SeriesBasis.PERIOD: 2, SeriesBasis.PLANNED: 3}
"""What a reader wants first: all of it, then what is there now, then single deliveries, then what is only planned."""


def write_figures(
    matter: Matter, claims: Mapping[str, Claim], notebook: Notebook, writer: Writer
) -> tuple[FigureBlock, ...]:
    """One block per series that has a figure the report may show."""
    blocks = [_write_block(matter, series, claims, notebook, writer) for series in order_series(matter.series)]
    return tuple(block for block in blocks if block.rows)


def order_series(series: Iterable[Series]) -> list[Series]:
    """As a reader wants them: totals before levels, single amounts and plans, then the fullest, then the latest."""
    return sorted(series, key=lambda each: (_RANK[each.basis], -len(each.current), _last_day(each)))


def figure_speaker(figure: Figure, claim: Claim, notebook: Notebook, writer: Writer) -> str:
    """Who said the figure: the counting unit, or the publisher's name where the document says it itself."""
    publisher = notebook.told(claim).facts.publisher
    if figure.unit_of_origin == PUBLISHER and publisher:
        named = writer.names.source_name(publisher)
        return named[:1].upper() + named[1:] if notebook.reading(claim).facts.publisher is None else named
    unit, names = figure.unit_of_origin, writer.names
    own = [link.source for link in claim.attribution.origins if names.is_of_unit(link.source, unit)]
    label = names.unit_label(unit if names.is_party(unit) or not own else own[0])
    return label[:1].upper() + label[1:]


def _last_day(series: Series) -> int:
    days = [figure.as_of.toordinal() for figure in series.current if figure.as_of]
    return -max(days, default=0)


def _write_block(
    matter: Matter, series: Series, claims: Mapping[str, Claim], notebook: Notebook, writer: Writer
) -> FigureBlock:
    rows = [
        _row(figure, series, claims, notebook, writer, superseded)
        for superseded, figures in ((False, series.current), (True, series.superseded))
        for figure in figures
        if figure.claim_id in claims
    ]
    rows = _merge_rows(rows)
    current = [row for row in rows if not row.superseded]
    is_disputed = series.disputed and _are_rivals(series, claims, notebook)
    return FigureBlock(
        label=_label(series, claims, writer),
        measure=writer.amounts.measure(matter.key.item, series.unit),
        together=_together(matter, series, claims, current, writer, is_disputed=is_disputed),
        headline=_headline(series, claims, writer, is_disputed=is_disputed),
        notes=_notes_of(current),
        rows=tuple(rows),
        disputed=is_disputed,
    )


def _merge_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows that tell a reader the same once, with the footnotes of all: of a source by itself and as others cite it."""
    merged: dict[Row, set[int]] = {}
    for row in rows:
        merged.setdefault(replace(row, notes=()), set()).update(row.notes)
    return [replace(row, notes=tuple(sorted(notes))) for row, notes in merged.items()]


def _row(
    figure: Figure, series: Series, claims: Mapping[str, Claim], notebook: Notebook, writer: Writer, superseded: bool
) -> Row:
    claim = claims[figure.claim_id]
    support = [claim, *(claims[id] for id in figure.also if id in claims)]
    meaning = writer.amounts.interval(figure.interval, series.unit)
    said = writer.amounts.label(claim.quantity) if claim.quantity and not figure.computed else meaning
    return Row(
        who=figure_speaker(figure, claim, notebook, writer),
        amount=said,
        meaning=meaning,
        as_of=writer.messages.formats.date(figure.as_of) if figure.as_of else "",
        notes=tuple(sorted(notebook.note(each).number for each in support)),
        superseded=superseded,
        computed=figure.computed,
    )


def _points(series: Series, claims: Mapping[str, Claim]) -> Iterable[Decimal]:
    """The single numbers that were said, `about 400` too."""
    said = (claims[figure.claim_id].quantity for figure in series.current if figure.claim_id in claims)
    return (
        quantity.low for quantity in said if quantity is not None and quantity.is_point and quantity.low is not None
    )


def _together(
    matter: Matter, series: Series, claims: Mapping[str, Claim], rows: list[Row], writer: Writer, *, is_disputed: bool
) -> Sentence | None:
    """That they exclude each other, or what all of them allow; None where that says no more than one of them does."""
    text = writer.messages.text
    notes = _notes_of(rows)
    if len(rows) < 2:
        return None
    if series.disputed and not is_disputed:
        return None
    if is_disputed:
        return Sentence(text("figures.disputed"), notes, (), "figures.disputed")
    common = find_common(series)
    if common is None or any(figure.interval == common for figure in series.current):
        return None
    if not all(contains_number(common, point) for point in _points(series, claims)):
        return None  # figures that meet only in what their words leave open were set against each other
    shown = writer.amounts.of_item(common, series.unit, matter.key.item)
    return Sentence(text("figures.together", interval=shown), notes, (), "figures.together")


def _notes_of(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(sorted({number for row in rows for number in row.notes}))


def _are_rivals(series: Series, claims: Mapping[str, Claim], notebook: Notebook) -> bool:
    """Whether figures that exclude each other are of the same: not of different goods or types of one class, nor totals
    beside what was added or beside one person who tells of himself."""
    told = [(figure, claims[figure.claim_id]) for figure in series.current if figure.claim_id in claims]
    if _name_different_things([claim for _, claim in told], notebook) or _is_list([claim for _, claim in told]):
        return False
    whole = [figure.interval for figure, claim in told if not _is_part(claim, notebook)]
    return len(whole) > 1 and intersect_all(whole) is None


def _is_list(told: Sequence[Claim]) -> bool:
    """Whether one source names all of them in one passage: what is listed adds up."""
    origins = {tuple(link.source for link in claim.attribution.origins) for claim in told}
    first = told[0].span if told else None
    near = first is not None and all((claim.span.is_touching(first) or claim.span == first) for claim in told)
    return near and len(origins) == 1


def _is_part(claim: Claim, notebook: Notebook) -> bool:
    """Whether the figure is what was added, came first, is so far confirmed or is a price, or is one person."""
    quantity = claim.quantity
    if quantity is None:
        return False
    is_one = quantity.low == quantity.high == 1 and claim.kind in (Kind.DEPLOYMENT, Kind.TRAINING)
    said = read_words(claim.span, notebook.reading(claim))
    is_some = has_word(said, find_cues(claim.language).get("part_figure", {}).get("words", ()))
    return is_one or is_some or quantity.basis is Basis.INCREMENT


def _name_different_things(told: Iterable[Claim], notebook: Notebook) -> bool:
    """Whether passages name different goods of one class, `machine guns` and `grenade launchers`, or types of them;
    persons are the same by whatever noun."""
    goods = [claim for claim in told if claim.kind is Kind.TRANSFER]
    nouns = {find_noun(replace(claim, quantity=None), notebook.reading(claim)) for claim in goods} - {()}
    types = {claim.designation for claim in goods} - {None}
    return len(nouns) > 1 or len(types) > 1


def find_common(series: Series) -> Interval | None:
    """What every figure shown allows; None where two of them exclude each other, or where only some count.

    The series' own interval may leave figures aside or let them lapse: it is no word about all that stand there.
    """
    common = intersect_all(figure.interval for figure in series.current)
    return common if common is not None and common == series.interval else None


def _headline(series: Series, claims: Mapping[str, Claim], writer: Writer, *, is_disputed: bool) -> str:
    """As said where all say the same, else what the figures leave open; never a point that nobody said."""
    shown = [figure for figure in series.current if figure.claim_id in claims]
    if is_disputed:
        return writer.messages.text("figures.headline_disputed")
    quantities = [claims[figure.claim_id].quantity for figure in shown if not figure.computed]
    said = {writer.amounts.label(quantity) for quantity in quantities if quantity is not None}
    if series.disputed:
        told = (writer.amounts.label(quantity) for quantity in quantities if quantity is not None)
        return " · ".join(dict.fromkeys(told))  # each counts something else
    if len(said) == 1 and len(quantities) == len(shown) and None not in quantities:
        return said.pop()
    return writer.amounts.interval(series.interval, series.unit) if series.interval else ""


def _named_period(period: Period, series: Series, claims: Mapping[str, Claim]) -> Period:
    """The same days as the passages name them, `im Herbst 2024`, where all that name them at all agree."""
    told = [claims[figure.claim_id].happened for figure in series.current if figure.claim_id in claims]
    same = {one.named: one for one in told if one is not None and _days(one) == _days(period)}
    return next(iter(same.values())) if len(same) == 1 else period


def _days(period: Period) -> tuple[date | None, date | None]:
    start, end = period.start, period.end
    return (start.first_day if start else None, end.last_day if end else None)


def _label(series: Series, claims: Mapping[str, Claim], writer: Writer) -> str:
    text = writer.messages.text
    parts = [text(f"series.{series.basis.value}")]
    if series.period and any(series.period):
        start, end = (parse_iso(value) if value else None for value in series.period)
        when = writer.when(_named_period(Period(start, end), series, claims))
        parts = [text("series.amount", when=when)] if series.basis is SeriesBasis.PERIOD else [*parts, when]
    narrower = series.scope.split(", ") if series.scope else []
    parts += [series.designation] if series.designation else []
    parts += [writer.names.sort_name(part) for part in narrower]
    if series.joint:
        parts.append(text("series.joint"))
    return ", ".join(parts)
