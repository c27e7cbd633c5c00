"""Full-text search over the passages of current texts; what is shown is cut from the original words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from fundstelle.errors import QueryInvalid
from fundstelle.records.codec import parse_json
from fundstelle.records.document import Facts
from fundstelle.store.dialect import fetch_by_keys, fetch_languages, find_in_index, rank_newest
from fundstelle.store.documents import fetch_first_paths
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
    path: str
    facts: Facts


def search_passages(connection: Connection, query: str, limit: int) -> list[PassageHit]:
    """Passages that have all words of the query, or words with their stems; the best first."""
    terms = parse_query(query, fetch_languages(connection))
    if not terms:
        return []
    found = find_in_index(connection, [(term.words, term.stems) for term in terms], limit)
    return _fetch_hits(connection, found, terms)


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
    return _fetch_hits(connection, found[offset : offset + limit], terms), len(found)


_PASSAGES = """
SELECT p.seq, p.document_id, p.text_id, p.start, p."end", p.language,
  substr(t.content, p.start + 1, p."end" - p.start) AS words, t.facts
FROM passages AS p JOIN texts AS t ON t.document_id = p.document_id AND t.id = p.text_id
WHERE p.seq IN (SELECT value FROM json_each(?))
"""


def _fetch_hits(connection: Connection, found: Sequence[tuple[int, float]], terms: list[Term]) -> list[PassageHit]:
    rows = {row.seq: row for row in fetch_by_keys(connection, _PASSAGES, [seq for seq, _ in found])}
    paths = fetch_first_paths(connection, {row.document_id for row in rows.values()})
    return [
        _make_hit(rows[seq], rank, terms, paths.get(rows[seq].document_id, "")) for seq, rank in found if seq in rows
    ]


def _make_hit(row: Row[Any], rank: float, terms: list[Term], path: str) -> PassageHit:
    marks = find_highlights(row.words, row.language, terms)
    start, end = find_snippet(row.words, marks)
    inside = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    shown = Span(row.text_id, row.start + start, row.start + end)
    passage = Span(row.text_id, row.start, row.end)
    facts = parse_json(Facts, row.facts)
    return PassageHit(passage, shown, row.document_id, row.words[start:end], inside, rank, path, facts)
