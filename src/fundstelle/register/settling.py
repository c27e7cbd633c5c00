"""Keeping the read tables true: claims as reviewers left them, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.matter import Reconciliation
from fundstelle.register.reviewing import fetch_scene_of
from fundstelle.review import Overlay, Standing
from fundstelle.store import Store, claims, decisions, documents, make_now, matters, rebuilding
from fundstelle.store.claim_rows import ADDED, NewRow, save_claim_rows

OPEN, REJECTED, REOPENED = "open", "rejected", "reopened"

_STATES = {Verdict.ACCEPT: "accepted", Verdict.CORRECT: "corrected", Verdict.REJECT: REJECTED, Verdict.ADD: "added"}


def settle_texts(connection: Connection, text_ids: Collection[str]) -> None:
    """Bring the rows of every document that has, or once had, one of these texts to what the log says today."""
    for document_id in documents.fetch_document_ids(connection, text_ids):
        settle_document(connection, document_id)


def settle_document(connection: Connection, document_id: str) -> None:
    """Bring one document's rows to what was extracted and decided."""
    stored = documents.fetch_current_text(connection, document_id)
    if stored is None:
        save_claim_rows(connection, [document_id], [])
        return
    scene = fetch_scene_of(connection, [document_id])
    overlay, numbers = scene.overlay, {entry.id: number for number, entry in scene.entries.items()}
    maker = _Maker(stored, overlay, numbers, _find_reopened(overlay))
    found = [maker.make_row(*one) for one in claims.fetch_found(connection, document_id)]
    added = [maker.make_added(claim) for claim in overlay.added_to(stored.reading.text.id)]
    save_claim_rows(connection, [document_id], [*found, *added])


def _find_reopened(overlay: Overlay) -> frozenset[str]:
    """The claims that stand against a judgement of other values."""
    judged = (
        one for one in overlay.counterparts if one.standing is Standing.REOPENED and one.decision.verdict in _STATES
    )
    return frozenset(claim_id for one in judged for claim_id in one.claims)


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the rows of one document are made with. numbers: of decisions, by id."""

    stored: documents.StoredText
    overlay: Overlay
    numbers: Mapping[str, int]
    reopened: frozenset[str]

    def make_row(self, seq: int, machine: Claim, recorded_at: str) -> NewRow:
        claim = self.overlay.corrected.get(machine.id, machine)
        return self._make(seq, claim, recorded_at, self._state_of(machine.id), claim is not machine)

    def make_added(self, claim: Claim) -> NewRow:
        decision = self.overlay.standing[claim.id]
        # The same text may be two documents': each has a row of its own, told apart by the document's id.
        seq = ADDED + (self.numbers[decision.id] << 20) + int(self.stored.reading.document.id[:5], 16)
        return self._make(seq, claim, decision.at.isoformat(), self._state_of(claim.id), True)

    def _state_of(self, claim_id: str) -> str:
        decision = self.overlay.standing.get(claim_id)
        if decision is None:
            return REOPENED if claim_id in self.reopened else OPEN
        return REJECTED if claim_id in self.overlay.rejected else _STATES.get(decision.verdict, OPEN)

    def _make(self, seq: int, claim: Claim, recorded_at: str, state: str, reviewed: bool) -> NewRow:
        reading = self.stored.reading
        published = documents.published_until(reading.facts) or ""
        quote = claim.span.read(reading.text.content) if claim.span.text_id == reading.text.id else ""
        publisher = reading.facts.publisher or ""
        return NewRow(seq, claim, reading.document.id, quote, publisher, published, recorded_at, state, reviewed)


def settle_decision(connection: Connection, decision: Decision) -> None:
    """Bring the rows that a new decision touches to what the log says now."""
    # Undoing an undoing touches what the first one named.
    chain = decisions.fetch_chain(connection, decision.id)
    settle_texts(connection, {judged.span.text_id for one in chain for judged in one.targets})


def bring_up_to_date(store: Store) -> None:
    """Fill the read tables of a register that an older Fundstelle left without them."""
    with store.reading() as connection:
        if rebuilding.is_filled(connection):
            return
    with store.writing() as connection:
        rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Make every read table anew from what it comes from. News and visits are history and stay."""
    rebuilding.empty_read_tables(connection)
    decisions.rebuild_pointers(connection)
    for document_id in documents.fetch_read_ids(connection):
        settle_document(connection, document_id)
    made = Reconciliation(tuple(matters.fetch_matters(connection)), tuple(matters.fetch_contradictions(connection)))
    matters.save_rows_of_matters(connection, made, make_now())
    rebuilding.save_filled(connection)
