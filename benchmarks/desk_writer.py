"""Writes the synthetic register in bulk, with the store's own functions making every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from desk_maker import ENGINE, Maker
from desk_matters import Sketch
from sqlalchemy import Connection, insert, text

from fundstelle.records.claim import Claim
from fundstelle.records.codec import render_json
from fundstelle.records.decision import Verdict
from fundstelle.records.document import Reading
from fundstelle.records.ids import make_matter_id
from fundstelle.records.matter import MatterKey, Reconciliation
from fundstelle.review import make_decision, make_judged
from fundstelle.store import Stamp, Store, make_now, matters, rebuilding, tables
from fundstelle.store.claim_rows import LAZY, SHELF, NewRow, Standing, make_claim_lines, make_words
from fundstelle.store.claims import make_claim_row
from fundstelle.store.decisions import rebuild_pointers
from fundstelle.store.dialect import add_claims_to_index, add_to_index
from fundstelle.store.documents import make_text_row
from fundstelle.store.facets import EVERY, save_changes
from fundstelle.store.words import make_passages

BATCH = 2000
RUN = "bench"
DECIDED = 0.02
_STATES = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected"}


class Writer:
    """Keeps of each claim only what matters are made of."""

    def __init__(self, store: Store, maker: Maker) -> None:
        self.store, self.maker, self.random = store, maker, Random(2)
        self.sketches: list[Sketch] = []
        self.members: dict[str, dict[str, list[int]]] = {SHELF: defaultdict(list), LAZY: defaultdict(list)}
        self.matter_ids: dict[MatterKey, str] = {}
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.quotes: list[tuple[int, str, str]] = []
        self.at, self.head = datetime(2030, 1, 1, tzinfo=UTC), ""
        self.documents = self.passages = 0
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_autocheckpoint=20000")

    def write_documents(self, number: int) -> None:
        while number > 0:
            some = [self.maker.make() for _ in range(min(BATCH, number))]
            number -= len(some)
            with self.store.writing() as connection:
                self._write(connection, some)

    def _write(self, connection: Connection, some: Sequence[tuple[Reading, list[tuple[int, Claim]]]]) -> None:
        stamp = Stamp(RUN, make_now()).columns()
        rows, words = self.rows, []
        for reading, found in some:
            self.documents += 1
            document, published = reading.document, reading.facts.published
            day = published.value.iso() if published else ""
            handling = {"handling": document.handling.value, "size": document.size, "media_type": document.media_type}
            rows["documents"].append({"id": document.id, **handling, **stamp})
            capture = document.captures[0]
            met = {"document_id": document.id, "path": capture.path, "body": render_json(capture), **stamp}
            rows["captures"].append(met)
            text_row = make_text_row(reading, "bench") | stamp
            rows["texts"].append(text_row)
            read = {"seq": self.documents, "document_id": document.id, "text_id": reading.text.id, "engine": ENGINE}
            rows["extractions"].append(
                {**read, "fingerprint": text_row["fingerprint"], "current": True, "retired_at": None, **stamp}
            )
            for one in make_passages(reading.text, "en"):
                self.passages += 1
                place = {"document_id": document.id, "text_id": reading.text.id, "start": one.start, "end": one.end}
                rows["passages"].append({"seq": self.passages, **place, "language": "en"})
                words.append((self.passages, one.words, one.stems))
            for matter, claim in found:
                made = make_claim_row(claim, self.documents, document.id, day, ENGINE)
                rows["claims"].append({"seq": len(self.sketches) + 1, **made, **stamp})
                self._add_claim(claim, matter, reading, day, stamp["recorded_at"])
        for name, made_rows in rows.items():
            connection.execute(insert(tables.metadata.tables[name]), made_rows)
        add_to_index(connection, words)
        add_claims_to_index(connection, self.quotes)
        rows.clear()
        self.quotes.clear()

    def _add_claim(self, claim: Claim, matter: int, reading: Reading, day: str, at: str) -> None:
        """The claim's row, and on some claims a decision."""
        key = self.maker.keys[matter]
        seq = len(self.sketches) + 1
        origin = claim.attribution.links[-1].source
        self.sketches.append(
            Sketch(seq, claim.id, reading.document.id, matter, origin, day, claim.quantity, claim.stance)
        )
        state = self._decide(claim) if self.random.random() < DECIDED else "open"
        quote = claim.span.read(reading.text.content)
        made = NewRow(seq, claim, reading.document.id, quote, reading.facts.publisher or "", day, at, state)
        standing = Standing((self.matter_ids.setdefault(key, make_matter_id(key)),))
        lines = make_claim_lines(made, standing)
        for line in (EVERY, *lines.split("\n")):
            self.members[LAZY if line.startswith("matter=") else SHELF][line].append(seq)
        row = {"seq": seq, "claim_id": claim.id, "document_id": reading.document.id, "start": claim.span.start}
        row |= {"published": day, "recorded_at": at, "state": state, "matters": standing.matters[0]}
        self.rows["claim_rows"].append(row | {"disputed": False, "reviewed": None, "facets": lines})
        self.quotes.append(make_words(made))

    def _decide(self, claim: Claim) -> str:
        verdict = self.random.choice([Verdict.ACCEPT, Verdict.ACCEPT, Verdict.ACCEPT, Verdict.REJECT])
        self.at += timedelta(seconds=30)
        made = make_decision(verdict, [make_judged(claim)], by="R. Viewer", at=self.at, previous=self.head)
        row = {"id": made.id, "previous": made.previous, "verdict": verdict.value, "by": made.by}
        self.rows["decisions"].append(row | {"at": made.at.isoformat(), "body": render_json(made)})
        self.head = made.id
        return _STATES[verdict]

    def save_facets(self) -> None:
        """The sets of what was written since the last time."""
        with self.store.writing() as connection:
            for shelf, members in self.members.items():
                save_changes(connection, shelf, members, {})
                members.clear()

    def reconcile(self, made: Reconciliation) -> None:
        with self.store.writing() as connection:
            matters.save_reconciliation(connection, made, "bench")

    def finish(self) -> None:
        with self.store.writing() as connection:
            rebuild_pointers(connection)
            rebuilding.save_filled(connection)
        with self.store.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()
