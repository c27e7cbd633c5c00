"""Decisions: adding one, and how those that stand meet what is found today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.slots import SLOTS, with_values
from fundstelle.register.options import DecisionWish
from fundstelle.register.stages import JudgedPair
from fundstelle.review import (
    Counterpart,
    Overlay,
    ReviewState,
    Standing,
    TextNow,
    fold_decisions,
    make_decision,
    make_judged,
    make_key,
    make_overlay,
)
from fundstelle.review.log import JudgedKey
from fundstelle.store import claims, decisions, documents
from fundstelle.values import Span


def fetch_overlay(connection: Connection, log: Sequence[Decision] | None = None) -> Overlay:
    """What reviewers decided, laid over today's claims; only the texts that the log names are looked at."""
    entries = decisions.fetch_decisions(connection) if log is None else log
    if not entries:
        return Overlay()
    texts = _fetch_texts_now(connection, {judged.span.text_id for entry in entries for judged in entry.targets})
    today = {text.current_id for text in texts.values()}
    found = {one.claim.id: one.claim for one in claims.fetch_claims(connection, claims.ClaimQuery(text_ids=today))}
    return make_overlay(fold_decisions(entries), texts, list(found.values()))


def fetch_overlay_of(connection: Connection, document_id: str) -> tuple[Overlay, list[Decision]]:
    """(what reviewers decided on one document's texts, laid over its claims; the entries of the log that say so)."""
    touching = decisions.fetch_touching(connection, documents.fetch_text_ids(connection, document_id))
    entries = [entry for _, entry in touching]
    return fetch_overlay(connection, entries), entries


def find_counterparts(connection: Connection, log: Sequence[Decision] | None = None) -> list[Counterpart]:
    """How every decision that stands meets today's texts and claims (law 6)."""
    return list(fetch_overlay(connection, log).counterparts)


def _fetch_texts_now(connection: Connection, text_ids: set[str]) -> Mapping[str, TextNow]:
    return {text_id: _text_now(connection, text_id) for text_id in sorted(text_ids) if _is_stored(connection, text_id)}


def _is_stored(connection: Connection, text_id: str) -> bool:
    return documents.has_text(connection, text_id)


def _text_now(connection: Connection, text_id: str) -> TextNow:
    stored = documents.fetch_text(connection, text_id)[0]
    if stored.current:
        return TextNow(stored.reading.text.content, text_id, stored.reading.text.content)
    current = documents.fetch_current_text(connection, stored.reading.document.id)
    assert current is not None, "a document with texts has a current one"
    return TextNow(stored.reading.text.content, current.reading.text.id, current.reading.text.content)


def find_pairs(counterparts: Iterable[Counterpart]) -> tuple[JudgedPair, ...]:
    """Today's claims of which a reviewer said that they are the same, or not; only where both decisions carry over."""
    by_decision: dict[str, list[Counterpart]] = {}
    for one in counterparts:
        if one.decision.verdict in (Verdict.SAME, Verdict.NOT_SAME) and one.standing is Standing.CARRIED:
            by_decision.setdefault(one.decision.id, []).append(one)
    pairs = [_make_pair(*both) for both in by_decision.values() if len(both) == 2]
    return tuple(sorted((pair for pair in pairs if pair.a != pair.b), key=lambda pair: (pair.a, pair.b)))


def _make_pair(first: Counterpart, second: Counterpart) -> JudgedPair:
    decision = first.decision
    a, b = sorted((first.claims[0], second.claims[0]))
    return JudgedPair(a, b, decision.verdict is Verdict.SAME, decision.by, decision.why)


def find_targets(
    wish: DecisionWish, claim_ids: Sequence[str], overlay: Overlay, found: Mapping[str, Claim]
) -> tuple[DecisionWish, tuple[Judged, ...]]:
    """(the wish as it goes into the log, what it judges). found: the machine's claims by id.

    What is decided on a claim that a reviewer added is said of the adding: a correction adds anew in its place, a
    rejection supersedes it.
    """
    added = {claim.id: overlay.standing[claim.id] for claim in overlay.added}
    judged = [added[id].targets[0] if id in added else make_judged(found[id]) for id in claim_ids]
    if wish.verdict is Verdict.CORRECT:
        _check_content(wish.content or {}, [found[id] for id in claim_ids])
    if len(claim_ids) != 1 or claim_ids[0] not in added:
        return wish, (*judged, *wish.passages)
    adding = added[claim_ids[0]]
    if wish.verdict is Verdict.REJECT:
        return replace(wish, supersedes=adding.id), tuple(judged)
    if wish.verdict is Verdict.CORRECT:
        content = {**(adding.content or {}), **(wish.content or {})}
        again = replace(wish, verdict=Verdict.ADD, content=content, supersedes=adding.id)
        return again, (make_addition(judged[0], content, wish.by),)
    return wish, (*judged, *wish.passages)


def _check_content(content: Mapping[str, str], claims: Sequence[Claim]) -> None:
    """Raises QueryInvalid for values, or a passage, that no claim can have: the log would keep them for good."""
    for claim in claims:
        with_values(claim, {slot: value for slot, value in content.items() if slot in SLOTS})
    if "start" in content and not 0 <= int(content["start"]) < int(content.get("end", 0)):
        raise QueryInvalid("the passage is empty or lies before the text", remedy="choose its words again")


def make_addition(place: Judged, content: Mapping[str, str], by: str) -> Judged:
    """What a reviewer adds at these words with these values, as the log keeps it. Raises QueryInvalid for no value."""
    given = {slot: value for slot, value in content.items() if slot in SLOTS and value}
    span = place.span
    if "start" in content and "end" in content:
        span = Span(span.text_id, int(content["start"]), int(content["end"]))
    kind = json.loads(content.get("kind", json.dumps(place.kind)))
    blank = Claim("", span, content.get("language", ""), Kind(kind), "", found_by=by)
    return make_judged(with_values(blank, given))


def add_decision(connection: Connection, wish: DecisionWish, targets: Sequence[Judged]) -> Decision:
    """Add the next entry to the log. The connection is in a writing transaction.

    Raises DecisionConflict where a decision on one of the same things came after `wish.seen_head`, QueryInvalid where
    the wish does not hold together.
    """
    log = decisions.fetch_decisions(connection)
    revoked = next((entry.targets for entry in log if entry.id == wish.supersedes), ())
    _check_seen(log, (*targets, *revoked), wish.seen_head)
    decision = make_decision(
        wish.verdict,
        targets,
        by=wish.by,
        at=wish.at or datetime.now(UTC),
        previous=log[-1].id if log else decisions.FIRST,
        why=wish.why,
        content=wish.content,
        supersedes=wish.supersedes or _find_superseded(connection, log, wish, targets),
    )
    if decision.supersedes and all(entry.id != decision.supersedes for entry in log):
        raise QueryInvalid(f"no decision {decision.supersedes!r}", remedy="`fundstelle decisions` lists them")
    decisions.save_decision(connection, decision)
    return decision


def _check_seen(log: Sequence[Decision], targets: Sequence[Judged], seen_head: str | None) -> None:
    if seen_head is None:
        return
    ids = [decisions.FIRST, *(entry.id for entry in log)]
    if seen_head not in ids:
        raise QueryInvalid(f"no decision {seen_head!r} in this register", remedy="load the page again")
    newer = log[ids.index(seen_head) :]
    clash = next((entry for entry in newer if set(_places(entry.targets)) & set(_places(targets))), None)
    if clash is not None:
        raise DecisionConflict(
            f"{clash.by} decided {clash.verdict.value!r} on this meanwhile",
            where=clash.id,
            remedy="look at it and decide again",
        )


def _places(targets: Sequence[Judged]) -> list[JudgedKey]:
    """What was judged: several claims may stand in the same words, and deciding one is no word on the others."""
    return [make_key(judged) for judged in targets]


def _find_superseded(
    connection: Connection, log: Sequence[Decision], wish: DecisionWish, targets: Sequence[Judged]
) -> str | None:
    """The decision that this one takes the place of: the one on the same words with the same values, or the one that
    was reopened because today's claim at its place has other values."""
    if wish.verdict not in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT):
        return None
    state = fold_decisions(log)
    standing = state.judgement_of(targets[0])
    if standing is not None:
        return standing.id
    return _find_reopened(find_counterparts(connection, log), targets[0])


def _find_reopened(counterparts: Sequence[Counterpart], judged: Judged) -> str | None:
    at_place = (
        one.decision.id
        for one in counterparts
        if one.standing is Standing.REOPENED and one.passage == judged.span and one.judged.kind == judged.kind
        if one.decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT)
    )
    return next(at_place, None)


def fetch_state(connection: Connection) -> ReviewState:
    """Today's state of the log."""
    return fold_decisions(decisions.fetch_decisions(connection))
