"""Lists whose state is the address: facets, words, order and place of the page, read from a query and written to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fundstelle.desk.asking import Ask, with_query
from fundstelle.desk.views import ClaimView, Filing, make_view
from fundstelle.desk.words import Words
from fundstelle.register.desk_answers import ClaimRow, Facet, Filter

FREE = ("q", "from", "until", "order", "cursor")
"""Names in an address that are no facets."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: its name, how many, and the address that chooses it or lets it go."""

    name: str
    count: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its values."""

    name: str
    options: tuple[Option, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that narrows the list, and the address without it."""

    name: str
    address: str


def read_filter(ask: Ask, facets: Sequence[str]) -> Filter:
    """The filter that an address asks for."""
    chosen = {name: ask.query[name] for name in facets if any(ask.query.get(name, ()))}
    return Filter(chosen, ask.one("q"), ask.one("from") or None, ask.one("until") or None)


def change_query(ask: Ask, **changes: Sequence[str]) -> str:
    """The same list with these names changed, from its first page."""
    kept = {
        name: values for name, values in ask.query.items() if name not in ("cursor", "done") and name not in changes
    }
    return with_query(ask.path, {**kept, **changes})


def make_groups(found: Sequence[Facet], ask: Ask, words: Words) -> tuple[Group, ...]:
    """Facets for the side of a list; one that has nothing to choose is left out."""
    groups = []
    for facet in found:
        options = tuple(
            _make_option(facet, value.value, value.count, value.chosen, ask, words) for value in facet.values
        )
        if len(options) > 1 or any(option.is_chosen for option in options):
            groups.append(Group(facet.name, options, facet.more))
    return tuple(groups)


def _make_option(facet: Facet, value: str, count: object, is_chosen: bool, ask: Ask, words: Words) -> Option:
    now = ask.query.get(facet.name, ())
    wanted = tuple(one for one in now if one != value) if is_chosen else (*now, value)
    address = change_query(ask, **{facet.name: wanted})
    return Option(name_value(facet.name, value, words), words.count(count), address, is_chosen)


def find_chosen(ask: Ask, facets: Sequence[str], words: Words) -> tuple[Chosen, ...]:
    """What narrows the list, each with the address without it."""
    found = []
    for name in facets:
        for value in ask.query.get(name, ()):
            rest = tuple(one for one in ask.query[name] if one != value)
            found.append(Chosen(name_value(name, value, words), change_query(ask, **{name: rest})))
    for name in ("q", "from", "until"):
        if ask.one(name):
            found.append(Chosen(f"{words.text(f'desk.facet.{name}')} {ask.one(name)}", change_query(ask, **{name: ()})))
    return tuple(found)


def name_value(facet: str, value: str, words: Words) -> str:
    """A facet's value in words."""
    namers: Mapping[str, Callable[[str], str]] = {
        "item": words.item,
        "giver": words.party,
        "taker": words.party,
        "party": words.party,
        "origin": words.source,
        "publisher": words.writer.names.source_name,
        "place": words.writer.names.place_name,
    }
    if facet in namers:
        return namers[facet](value) if value else words.text("party.not_named")
    if facet in ("kind", "stance", "phase"):
        return words.text(f"{facet}.{value}")
    if facet in ("state", "disputed"):
        return words.text(f"desk.{facet}.{value}")
    if facet == "matter":
        return words.text("desk.one_matter")
    return value if facet != "document" else words.text("desk.one_document")


def view_row(row: ClaimRow, words: Words) -> ClaimView:
    """A row of a list of claims."""
    facts = row.facts
    filing = Filing(
        document_id=row.document_id,
        quote=row.quote,
        publisher=facts.publisher or "",
        published=facts.published.value.iso() if facts.published else "",
        title=facts.title or "",
        path=row.path.replace("\\", "/").rpartition("/")[2],
        matter_id=row.matters[0] if row.matters else None,
        marks=row.highlights,
        is_disputed=row.disputed,
    )
    return make_view(row.claim, row.state, filing, words)
