"""Full-text search over the passages of current texts; what is shown is cut from the original words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from fundstelle.errors import QueryInvalid
from fundstelle.store.dialect import fetch_languages, find_in_index, rank_newest
from fundstelle.store.tables import passages, texts
from fundstelle.store.words import Term, find_highlights, find_snippet, parse_query
from fundstelle.values import Span

WALK = 2000
"""Passages with the words asked for that are ranked, the newest."""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """One passage found: `shown` is the stretch of it around the first highlight, `highlights` are offsets in `words`,
    the original words of `shown`."""

    passage: Span
    shown: Span
    document_id: str
    words: str
    highlights: tuple[tuple[int, int], ...]
    rank: float


def search_passages(connection: Connection, query: str, limit: int) -> list[PassageHit]:
    """Passages that have all words of the query, or words with their stems; the best first."""
    terms = parse_query(query, fetch_languages(connection))
    if not terms:
        return []
    found = find_in_index(connection, [(term.words, term.stems) for term in terms], limit)
    return [_hit(connection, seq, rank, terms) for seq, rank in found]


def search_page(connection: Connection, query: str, limit: int, offset: int) -> tuple[list[PassageHit], int]:
    """(hits from this number on, how many there are up to WALK): the best of the newest WALK passages first.

    Where more have the words, nobody reads them all, and to rank them all takes seconds. Raises QueryInvalid for a
    query without a word.
    """
    terms = parse_query(query, fetch_languages(connection))
    if not terms:
        raise QueryInvalid(
            f"nothing to search for in {query!r}", remedy='give words, or "words that follow each other"'
        )
    found = rank_newest(connection, [(term.words, term.stems) for term in terms], WALK)
    return [_hit(connection, seq, rank, terms) for seq, rank in found[offset : offset + limit]], len(found)


def _hit(connection: Connection, seq: int, rank: float, terms: list[Term]) -> PassageHit:
    same_text = (texts.c.document_id == passages.c.document_id) & (texts.c.id == passages.c.text_id)
    query = select(passages, texts.c.content).join(texts, same_text).where(passages.c.seq == seq)
    row = connection.execute(query).one()
    words = row.content[row.start : row.end]
    marks = find_highlights(words, row.language, terms)
    start, end = find_snippet(words, marks)
    inside = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    shown = Span(row.text_id, row.start + start, row.start + end)
    return PassageHit(Span(row.text_id, row.start, row.end), shown, row.document_id, words[start:end], inside, rank)
