"""The stage reconcile: all current claims together into matters, put in the place of what was there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.document import Handling
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import MatterLink, Reconciliation
from fundstelle.records.run import MatterChange, StageCount
from fundstelle.register.choices import Choices, load_choices, with_grades
from fundstelle.register.options import Progress
from fundstelle.register.reviewing import fetch_overlay, find_pairs
from fundstelle.register.stages import ReconcileWish, Stages
from fundstelle.review import Overlay, fold_decisions
from fundstelle.store import Store, claims, decisions, documents, matters

STAGE = "reconcile"


def reconcile_claims(store: Store, stages: Stages, progress: Progress, *, anew: bool) -> tuple[StageCount, list[str]]:
    """(the stage's account, notes). Where nothing changed since the last time, all is known unless `anew`."""
    progress.start(STAGE, 1)
    counted = None if anew else _fetch_known(store, stages)
    while counted is None:
        counted = _reconcile_once(store, stages)
    progress.step()
    progress.finish()
    return counted


def settle_claims(
    store: Store, stages: Stages, progress: Progress
) -> tuple[StageCount, list[str], tuple[MatterChange, ...]]:
    """(the stage's account, notes, what changed) after the matters that decisions can change were made again, or all
    where that does not do; then what changed is not told."""
    from fundstelle.register.renewing import renew_matters

    progress.start(STAGE, 1)
    made = renew_matters(store, stages)
    if made is None:
        return *reconcile_claims(store, stages, progress, anew=False), ()
    progress.step()
    progress.finish()
    with store.reading() as connection:
        claims_in, left_out = matters.fetch_counts(connection)
    return StageCount(STAGE, claims_in, 0, claims_in, len(made)), _notes(left_out), made


def _fetch_known(store: Store, stages: Stages) -> tuple[StageCount, list[str]] | None:
    with store.reading() as connection:
        made_of = find_made_of(connection, stages.reconciler, fetch_choices(store, connection))
        if matters.fetch_made_of(connection) != made_of.whole:
            return None
        claims_in, left_out = matters.fetch_counts(connection)
    return StageCount(STAGE, claims_in, 0, claims_in), _notes(left_out)


def _reconcile_once(store: Store, stages: Stages) -> tuple[StageCount, list[str]] | None:
    """None where another process added something meanwhile: what was made is no longer true of the register."""
    with store.reading() as connection:
        choices = fetch_choices(store, connection)
        made_of = find_made_of(connection, stages.reconciler, choices)
        overlay = fetch_overlay(connection)
        extractions = fetch_extractions(connection, overlay)
        wish = ReconcileWish(find_pairs(overlay.counterparts), choices=choices)
    made = with_links_in_order(stages.reconcile(extractions, wish))
    with store.writing() as connection:
        if find_made_of(connection, stages.reconciler, fetch_choices(store, connection)) != made_of:
            return None
        matters.save_reconciliation(connection, made, made_of)
    return _count(made), _notes(made.left_out)


def with_links_in_order(made: Reconciliation) -> Reconciliation:
    """The same with every matter's links sorted: their order follows sets, and thus the process's hash seed, which
    would make two registers of the same documents export different bytes."""
    matters_made = (replace(one, links=tuple(sorted(one.links, key=_link_key))) for one in made.matters)
    return replace(made, matters=tuple(matters_made))


def _link_key(link: MatterLink) -> tuple[str, str, str]:
    return link.relation, link.matter_id, link.reason


def _count(made: Reconciliation) -> StageCount:
    return StageCount(STAGE, made.claims_in, made.claims_in, 0, len(made.matters))


def _notes(left_out: Sequence[tuple[str, int]]) -> list[str]:
    return [f"reconcile: {number} claims in no matter: {reason}" for reason, number in left_out if number]


def fetch_choices(store: Store, connection: Connection, log: Sequence[Decision] | None = None) -> Choices:
    """What people chose for the register: its file, and the grades that stand in the log (or in the part given)."""
    # The grades alone: of twenty thousand decisions all others would be parsed for nothing.
    state = fold_decisions(decisions.fetch_of_verdict(connection, Verdict.GRADE) if log is None else log)
    return with_grades(load_choices(store.folder), state.grades.values())


def find_made_of(connection: Connection, reconciler: str, choices: Choices) -> matters.MadeOf:
    """What matters that are made now are made of."""
    parts = [repr(choices), reconciler, claims.fetch_extraction_keys(connection)]
    but_log = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    whole = hashlib.sha256(f"{but_log} {decisions.fetch_head(connection)}".encode()).hexdigest()
    return matters.MadeOf(whole, but_log, decisions.fetch_newest_number(connection))


def fetch_some(connection: Connection, document_ids: Collection[str], overlay: Overlay) -> list[Extraction]:
    """The current readings of these documents with their claims as `overlay` has them, in the order of their ids."""
    texts = documents.fetch_current_texts(connection, document_ids)
    by_document: dict[str, list[claims.StoredClaim]] = {}
    for stored in claims.fetch_claims_in(connection, document_ids):
        by_document.setdefault(stored.document_id, []).append(stored)
    return [_make_extraction(text, by_document.get(text.reading.document.id, []), overlay) for text in texts]


def fetch_extractions(connection: Connection, overlay: Overlay, recorded_until: str | None = None) -> list[Extraction]:
    """Every current reading with its claims as reviewers left them, in the order of document ids; or as of the moment
    `recorded_until`."""
    by_text: dict[tuple[str, str], list[claims.StoredClaim]] = {}
    for stored in claims.fetch_claims(connection, claims.ClaimQuery(recorded_until=recorded_until)):
        by_text.setdefault((stored.document_id, stored.claim.span.text_id), []).append(stored)
    texts = documents.fetch_texts(connection)
    wanted = [text for text in texts if text.current or _key(text) in by_text]
    if recorded_until is not None:
        wanted = [text for text in wanted if text.recorded_at <= recorded_until]
    return [_make_extraction(text, by_text.get(_key(text), []), overlay) for text in wanted]


def _key(text: documents.StoredText) -> tuple[str, str]:
    return text.reading.document.id, text.reading.text.id


def _make_extraction(text: documents.StoredText, stored: Sequence[claims.StoredClaim], overlay: Overlay) -> Extraction:
    left = [*overlay.apply(one.claim for one in stored), *overlay.added_to(text.reading.text.id)]
    found = tuple(sorted(left, key=lambda claim: (claim.span, claim.id)))
    return Extraction(text.reading, found, stored[0].engine if stored else "")


def reconcile_as_of(
    store: Store, stages: Stages, published: date | None, recorded: datetime | None
) -> tuple[list[Extraction], Reconciliation]:
    """(extractions, matters) as somebody saw them who knew what was published and recorded by these days."""
    until = recorded.isoformat(timespec="microseconds") if recorded else None
    with store.reading() as connection:
        known = [entry for entry in decisions.fetch_decisions(connection) if _is_before(entry, recorded)]
        overlay = fetch_overlay(connection, known)
        extractions = fetch_extractions(connection, overlay, until)
        wish = ReconcileWish(find_pairs(overlay.counterparts), published, fetch_choices(store, connection, known))
    return extractions, stages.reconcile(extractions, wish)


def reconcile_up_to(
    store: Store, stages: Stages, level: Handling, published: date | None = None
) -> tuple[list[Extraction], Reconciliation]:
    """(extractions, matters) of the documents up to the level alone: what somebody knows who may see no others.

    published: only what was published by this day counts. Reviewers' words on pairs are today's.

    Leaving claims out of matters that were made of all would not do: their figures, names of origins and counts
    would still tell of the documents above.
    """
    with store.reading() as connection:
        overlay = fetch_overlay(connection)
        every = fetch_extractions(connection, overlay)
        extractions = [one for one in every if one.reading.document.handling.is_within(level)]
        known = {claim.id for one in extractions for claim in one.claims}
        pairs = tuple(pair for pair in find_pairs(overlay.counterparts) if {pair.a, pair.b} <= known)
        wish = ReconcileWish(pairs, published, fetch_choices(store, connection))
    return extractions, with_links_in_order(stages.reconcile(extractions, wish))


def _is_before(entry: Decision, recorded: datetime | None) -> bool:
    return recorded is None or entry.at <= recorded
