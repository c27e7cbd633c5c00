"""Claims, matters and documents as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fundstelle.cli.output import print_table
from fundstelle.cli.words import figure_words, kind_word, period_words, quantity_words, source_words
from fundstelle.messages import Messages, load_messages
from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_parties
from fundstelle.records.matter import Matter

_CLAIM = ("id", "kind", "from", "to", "item", "figure", "when", "stance", "origin", "document")
_MATTER = ("id", "kind", "from", "to", "item", "figure", "mentions", "origins")
SHORT_ID = 9
"""Signs of an id in a table: enough to name it in a register of thousands."""


def headings(columns: Sequence[str], messages: Messages) -> list[str]:
    """The headings of columns in the language of results."""
    return [messages.text(f"cli.column.{column}") for column in columns]


def row_of_claim(claim: Claim, language: str, document: str) -> tuple[str, ...]:
    """One claim's cells."""
    messages = load_messages(language)
    giver, taker = gold_parties(claim)
    return (
        claim.id[:SHORT_ID],
        kind_word(claim.kind.value, messages),
        ", ".join(giver),
        ", ".join(taker),
        claim.designation or (f"{claim.item} ({claim.outcome.value})" if claim.outcome else claim.item),
        quantity_words(claim.quantity, messages),
        period_words(claim.happened),
        messages.text(f"cli.stance.{claim.stance.value}"),
        source_words((link.source for link in claim.attribution.origins), messages),
        document,
    )


def print_claims(rows: Iterable[tuple[str, ...]], language: str = "en") -> None:
    """A table of claims."""
    print_table(headings(_CLAIM, load_messages(language)), rows)


def row_of_matter(matter: Matter, messages: Messages) -> tuple[str, ...]:
    """One matter's cells."""
    key = matter.key
    item = " ".join(
        part for part in (key.item, key.outcome.value if key.outcome else "", ", ".join(key.places)) if part
    )
    return (
        matter.id[:SHORT_ID],
        kind_word(key.kind.value, messages),
        ", ".join(key.givers),
        ", ".join(key.takers),
        item,
        figure_words(matter, messages),
        str(matter.mentions),
        str(matter.independent_origins),
    )


def print_matters(matters: Iterable[Matter], language: str) -> None:
    """A table of matters: mentions and independent origins are always shown together."""
    messages = load_messages(language)
    print_table(headings(_MATTER, messages), (row_of_matter(one, messages) for one in matters), frozenset({6, 7}))
