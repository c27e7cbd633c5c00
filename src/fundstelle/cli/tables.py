"""Claims, matters and documents as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fundstelle.cli.output import print_table
from fundstelle.cli.words import figure_words, item_words, kind_word, period_words, quantity_words, source_words
from fundstelle.messages import Messages, load_messages
from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_parties
from fundstelle.records.matter import Matter
from fundstelle.register.naming import Names

_CLAIM = ("id", "kind", "from", "to", "item", "figure", "when", "stance", "origin", "document")
_MATTER = ("id", "kind", "from", "to", "item", "figure", "mentions", "origins")
SHORT_ID = 9
"""Signs of an id in a table: enough to name it in a register of thousands."""


def headings(columns: Sequence[str], messages: Messages) -> list[str]:
    """The headings of columns in the language of results."""
    return [messages.text(f"cli.column.{column}") for column in columns]


def row_of_claim(claim: Claim, names: Names, document: str) -> tuple[str, ...]:
    """One claim's cells."""
    messages = load_messages(names.language)
    giver, taker = gold_parties(claim)
    outcome = f", {messages.text(f'outcome.{claim.outcome.value}')}" if claim.outcome else ""
    return (
        claim.id[:SHORT_ID],
        kind_word(claim.kind.value, messages),
        names.parties(giver),
        names.parties(taker),
        (claim.designation or names.item(claim.item)) + outcome,
        quantity_words(claim.quantity, messages),
        period_words(claim.happened),
        messages.text(f"stance.{claim.stance.value}"),
        source_words((link.source for link in claim.attribution.origins), messages),
        document,
    )


def print_claims(rows: Iterable[tuple[str, ...]], language: str = "en") -> None:
    """A table of claims."""
    print_table(headings(_CLAIM, load_messages(language)), rows, wrapped=frozenset({4, 5, 6, 7, 8, 9}))


def row_of_matter(matter: Matter, names: Names) -> tuple[str, ...]:
    """One matter's cells."""
    key, messages = matter.key, load_messages(names.language)
    return (
        matter.id[:SHORT_ID],
        kind_word(key.kind.value, messages),
        names.parties(key.givers),
        names.parties(key.takers),
        item_words(key, messages, names),
        figure_words(matter, messages),
        str(matter.mentions),
        str(matter.independent_origins),
    )


def print_matters(matters: Iterable[Matter], names: Names) -> None:
    """A table of matters: mentions and independent origins are always shown together."""
    columns = headings(_MATTER, load_messages(names.language))
    print_table(
        columns, (row_of_matter(one, names) for one in matters), right=frozenset({6, 7}), wrapped=frozenset({4, 5, 7})
    )
