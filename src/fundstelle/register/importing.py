"""Claims from an analyst's table: pinned where the quote stands exactly once, else kept as unpinned."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection

from fundstelle.ingest.sheets import SheetRow, read_sheet
from fundstelle.knowledge.model import Knowledge
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.decision import Judged, Verdict
from fundstelle.records.document import Reading
from fundstelle.records.ids import slot_values
from fundstelle.records.slots import with_values
from fundstelle.register.settling import settle_texts
from fundstelle.review import make_decision, make_judged
from fundstelle.review.log import JudgedKey, make_key
from fundstelle.review.sheetmap import SheetMap, check_columns
from fundstelle.review.sheetrow import make_names, parse_row
from fundstelle.store import Store, claims, decisions, documents
from fundstelle.store.unpinned import Unpinned, fetch_unpinned, save_unpinned
from fundstelle.values import Span

_TIMES, _SPEAKERS = ("happened", "said"), frozenset({"origin", "via"})
_NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that is no claim: where it stands, and each thing that was not understood."""

    where: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every row. rows = pinned + known + unpinned + not_understood.

    known: said on the same words before, by a reviewer or the machine. unpinned: all that the register keeps so.
    """

    rows: int
    pinned: int
    known: int
    unpinned: tuple[Unpinned, ...]
    not_understood: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a row's quote stands; or why it has no place."""

    passage: Span | None
    language: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A row that was understood, with the place its columns name, if any."""

    row: Unpinned
    start: int | None = None


def import_sheet(store: Store, path: Path, sheet_map: SheetMap, knowledge: Knowledge, by: str) -> ImportReport:
    """Read the table and add its claims to the log, all in one transaction. Rows kept as unpinned stay kept.

    Raises InputError for a table or map that cannot be read, PartMissing for XLSX without its part.
    """
    sheet = read_sheet(path, sheet_map.sheet, sheet_map.delimiter, sheet_map.head)
    check_columns(sheet_map, sheet.columns, str(path))
    names = make_names(knowledge)
    offers, problems = [], []
    for row in sheet.rows:
        where = f"{path.name}:{row.number}"
        read = parse_row(row.cells, sheet_map, names)
        if read.problems:
            problems.append(RowProblem(where, read.problems))
        else:
            offers.append(_make_offer(row, where, sheet_map, read.kind, read.values, by))
    report = _add(store, offers, kept=fetch_unpinned(store.folder), called=names.sources)
    return replace(report, rows=len(sheet.rows), not_understood=tuple(problems))


def pin_again(store: Store) -> ImportReport:
    """Try the rows that are kept as unpinned once more, since documents may have come in."""
    kept = fetch_unpinned(store.folder)
    return _add(store, [_Offer(row) for row in kept], kept=())


def _make_offer(
    row: SheetRow, where: str, sheet_map: SheetMap, kind: str, values: Mapping[str, str], by: str
) -> _Offer:
    cells = {name: sheet_map.cell(row.cells, name) for name in ("quote", "document", "start", "note")}
    start = int(cells["start"]) if cells["start"].isascii() and cells["start"].isdigit() else None
    made = Unpinned(where, cells["quote"], cells["document"], kind, dict(values), "", by, cells["note"])
    return _Offer(made, start)


def _add(
    store: Store, offers: Sequence[_Offer], kept: Sequence[Unpinned], called: Mapping[str, str] = _NOBODY
) -> ImportReport:
    """called: codes of sources by the folded forms of their names."""
    left: dict[str, Unpinned] = {row.key: row for row in kept}
    pinned = known = unpinned = 0
    touched: set[str] = set()
    with store.writing() as connection:
        head, seen = decisions.fetch_head(connection), _find_said(connection, called)
        shelf = _Shelf.of(connection)
        for offer in offers:
            found = shelf.find(offer)
            if found.passage is None:
                left[offer.row.key] = replace(offer.row, reason=found.reason)
                unpinned += 1
                continue
            left.pop(offer.row.key, None)
            judged = _make_judged(offer.row, found)
            if (key := _make_row_key(judged, called)) in seen:
                known += 1
                continue
            seen.add(key)
            head = _save(connection, offer.row, judged, found, head)
            touched.add(judged.span.text_id)
            pinned += 1
        settle_texts(connection, touched)
    save_unpinned(store.folder, left.values())
    return ImportReport(pinned + known + unpinned, pinned, known, tuple(left.values()), ())


def _find_said(connection: Connection, called: Mapping[str, str]) -> set[JudgedKey]:
    """What reviewers decided on and the machine finds today: nothing is added twice."""
    judged = [target for entry in decisions.fetch_decisions(connection) for target in entry.targets]
    judged += [make_judged(one.claim) for one in claims.fetch_claims(connection)]
    return {_make_row_key(one, called) for one in judged}


def _make_row_key(judged: Judged, called: Mapping[str, str]) -> JudgedKey:
    """As `make_key`, of what a table can say: no words of a condition, no more of a time than its ends, and a source
    by any of its names."""
    values = {slot: value for slot, value in judged.values.items() if slot != "condition"}
    values |= {slot: json.dumps(json.loads(values[slot])[:2]) for slot in _TIMES if slot in values}
    for slot in _SPEAKERS & values.keys():
        values[slot] = json.dumps([called.get(name.casefold(), name) for name in json.loads(values[slot])])
    return make_key(replace(judged, values=values))


def _make_judged(row: Unpinned, found: Found) -> Judged:
    assert found.passage is not None
    claim = with_values(Claim("", found.passage, found.language, Kind(row.kind), ""), row.values)
    return Judged(found.passage, row.kind, slot_values(claim))


def _save(connection: Connection, row: Unpinned, judged: Judged, found: Found, head: str) -> str:
    """The next entry of the log; its id."""
    why = "; ".join(part for part in (row.note, f"imported from {row.where}") if part)
    content = {**judged.values, "language": found.language}
    now = datetime.now(UTC)
    entry = make_decision(Verdict.ADD, (judged,), by=row.by, at=now, previous=head, why=why, content=content)
    decisions.save_decision(connection, entry)
    return entry.id


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The current texts, each once, and the names by which a row may call its document."""

    readings: Mapping[str, Reading]
    called: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, connection: Connection) -> _Shelf:
        readings: dict[str, Reading] = {}
        called: dict[str, set[str]] = {}
        for stored in documents.fetch_texts(connection):
            if stored.current:
                readings.setdefault(stored.reading.text.id, stored.reading)
                for name in _names_of(stored.reading):
                    called.setdefault(name, set()).add(stored.reading.text.id)
        return cls(readings, {name: frozenset(ids) for name, ids in called.items()})

    def find(self, offer: _Offer) -> Found:
        """The one place where the quote stands letter by letter (white space aside), in the document named, if any."""
        quote, name = offer.row.quote, offer.row.document
        if not quote:
            return Found(None, reason="the row has no quote")
        if name and name not in self.called:
            return Found(None, reason=f"no document {name!r} in the register")
        wanted = sorted(self.called[name]) if name else sorted(self.readings)
        places = [place for text_id in wanted for place in find_places(self.readings[text_id], quote)]
        named = [place for place in places if place.start == offer.start]
        if len(places) != 1 and len(named) != 1:
            many = f"stands {len(places)} times" if places else "stands in no text"
            return Found(None, reason=f"the quote {many}, letter by letter")
        (place,) = named if len(named) == 1 else places
        return Found(place, find_language(self.readings[place.text_id], place))


def _names_of(reading: Reading) -> Iterator[str]:
    """Ids, paths, last parts of paths, address, title and publisher; a publisher's name may stand for several."""
    yield reading.text.id
    yield reading.document.id
    for capture in reading.document.captures:
        yield capture.path
        yield Path(capture.path).name
    yield from (name for name in (reading.facts.url, reading.facts.title, reading.facts.publisher) if name)


def find_places(reading: Reading, quote: str) -> list[Span]:
    """Every place where the words stand exactly so, overlapping ones too; where there is none, those where only the
    white space differs: a quote copied from a page or a report has lost the line breaks of its text."""
    return _find_exactly(reading, quote) or _find_by_words(reading, quote)


def _find_by_words(reading: Reading, quote: str) -> list[Span]:
    words = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.finditer(words, reading.text.content) if words else ()
    return [reading.text.span(*match.span()) for match in found]


def _find_exactly(reading: Reading, quote: str) -> list[Span]:
    content, places = reading.text.content, []
    at = content.find(quote)
    while at >= 0:
        places.append(reading.text.span(at, at + len(quote)))
        at = content.find(quote, at + 1)
    return places


def find_language(reading: Reading, place: Span) -> str:
    """The language of the block that the place begins in, else of the document; "" where nobody knows."""
    inside = (block for block in reading.text.blocks if block.start <= place.start < block.end and block.language)
    block = next(inside, None)
    return (block.language if block else reading.facts.language) or ""
