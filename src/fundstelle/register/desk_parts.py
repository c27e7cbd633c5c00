"""The desk's questions about matters, contradictions, sources and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.document import Facts
from fundstelle.register.answers import FiledDocument
from fundstelle.register.desk_answers import ClaimRow, DeskClash, DeskDocument, Facet, Filter, SourceRow, Totals
from fundstelle.register.desk_claims import mark_chosen
from fundstelle.review import fold_decisions
from fundstelle.store import claim_pages, claims, decisions, documents, matter_pages
from fundstelle.store.claim_pages import FEW, Base
from fundstelle.store.facets import find_rows
from fundstelle.store.shelf import Sets, Shelf, count_lines

_BESIDE = frozenset({Verdict.READ_TO_END, Verdict.NOTE, Verdict.TAG})


def find_matters(connection: Connection, claims: Shelf, matters: Shelf, which: Filter) -> Base:
    """The matters that the filter lets through."""
    terms = claim_pages.parse_terms(claims.at(connection), which.text) if which.text.strip() else ()
    return matter_pages.find_base(connection, matters.at(connection), which, terms)


def count_matter_facets(
    connection: Connection, claims: Shelf, matters: Shelf, which: Filter, names: Sequence[str], top: int
) -> tuple[Facet, ...]:
    """The facets of matters, each counted without its own choice."""
    sets = matters.at(connection)
    whole = find_matters(connection, claims, matters, which)
    free = [name for name in names if not which.facets.get(name)]
    counted = dict(zip(free, _count(connection, sets, whole, free, top), strict=True))
    for name in names:
        if name not in counted:
            base = find_matters(connection, claims, matters, which.without(name))
            counted[name] = mark_chosen(_count(connection, sets, base, [name], top)[0], which.facets[name])
    return tuple(counted[name] for name in names)


def _count(connection: Connection, sets: Sets, base: Base, names: Sequence[str], top: int) -> tuple[Facet, ...]:
    if base.total > FEW:
        return sets.count_facets(names, base.rows, top)
    lines: Counter[str] = Counter()
    for row in matter_pages.fetch_lines(connection, list(find_rows(base.rows))):
        lines.update(row.split("\n"))
    return tuple(count_lines(name, lines, top) for name in names)


def find_clashes(
    connection: Connection, after: int, limit: int, matter_id: str | None = None, type: str | None = None
) -> list[DeskClash]:
    """Contradictions with both claims, the gravest first, from the one after this rank on."""
    found = matter_pages.fetch_clashes(connection, after, limit, matter_id, type)
    sides = {claim_id for _, clash in found for claim_id in (clash.a, clash.b)}
    rows = _fetch_by_id(connection, sorted(sides))
    return [DeskClash(rank, clash, rows.get(clash.a), rows.get(clash.b)) for rank, clash in found]


def _fetch_by_id(connection: Connection, claim_ids: Sequence[str]) -> dict[str, ClaimRow]:
    seqs = claim_pages.fetch_first_numbers(connection, claim_ids)
    return {row.claim.id: row for row in claim_pages.fetch_claim_rows(connection, list(seqs.values()))}


def find_sources(connection: Connection, sets: Sets, begun: str, limit: int) -> list[SourceRow]:
    """The sources that most claims name, with what their counting units did."""
    lines = [line for line in sets.values.get("origin", ()) if begun.casefold() in line[7:].casefold()][:limit]
    units = matter_pages.fetch_unit_totals(connection)
    grades = fetch_grades(connection)
    return [_make_source(line[7:], sets.totals[line], units, grades) for line in lines]


def _make_source(code: str, claims: int, units: dict[str, Counter[str]], grades: dict[str, Decision]) -> SourceRow:
    # A state is one counting unit (KOR) whichever of its branches (KOR.intel) is named.
    unit = code if code in units else code.split(".", 1)[0]
    done = units.get(unit, Counter())
    numbers = done["matters"], done["figures"], done["revised"], done["contradicted"]
    return SourceRow(code, unit, claims, *numbers, grades.get(code))


def fetch_grades(connection: Connection) -> dict[str, Decision]:
    """The grade that stands for each source, by code."""
    return dict(fold_decisions(decisions.fetch_of_verdict(connection, Verdict.GRADE)).grades)


def find_document(connection: Connection, document_id: str) -> DeskDocument:
    """See `Desk.document`."""
    document = documents.fetch_document(connection, document_id)
    if document is None:
        raise QueryInvalid(f"no document {document_id!r}", remedy="`fundstelle documents` lists them")
    stored = documents.fetch_current_text(connection, document_id)
    rows = claim_pages.fetch_claim_rows(connection, claim_pages.fetch_numbers_of(connection, document_id))
    touching = decisions.fetch_touching(connection, documents.fetch_text_ids(connection, document_id))
    entries = [entry for _, entry in touching]
    stands = {one.id for one in fold_decisions(entries).beside}
    beside = tuple(entry for entry in entries if entry.verdict in _BESIDE and entry.id in stands)
    return DeskDocument(document, stored.reading if stored else None, tuple(rows), beside)


def find_mark(connection: Connection, claims: Sets) -> tuple[object, ...]:
    """What totals hold for: they change with the sets, the newest document, decision or contradiction, and with the
    epoch that a forgetting begins."""
    newest = decisions.fetch_head(connection), documents.fetch_newest_row(connection)
    return claims.revision, *newest, matter_pages.fetch_newest_rank(connection)


def count_totals(connection: Connection, claims: Sets, matters: Sets) -> Totals:
    """See `Desk.totals`."""
    return Totals(
        documents=documents.count_documents(connection),
        claims=claims.totals.get("*", 0),
        open=claims.totals.get("state=open", 0) + claims.totals.get("state=reopened", 0),
        matters=matters.totals.get("*", 0),
        contradictions=matter_pages.count_clashes(connection),
        decisions=decisions.count_decisions(connection),
    )


def file_document(connection: Connection, document_id: str) -> FiledDocument:
    """A document as lists show it."""
    ((document, stamp),) = documents.fetch_documents(connection, document_id)
    text = documents.fetch_current_text(connection, document_id)
    found = claims.fetch_claims(connection, claims.ClaimQuery(document_id=document_id))
    if text is None:
        return FiledDocument(document, None, None, Facts(), 0, stamp.recorded_at)
    reading = text.reading
    return FiledDocument(document, reading.text.id, reading.text.reader, reading.facts, len(found), stamp.recorded_at)
