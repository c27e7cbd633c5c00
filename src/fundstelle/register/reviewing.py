"""Decisions: adding one, and how those that stand meet what is found today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.register.options import DecisionWish
from fundstelle.register.stages import JudgedPair
from fundstelle.review import (
    Counterpart,
    ReviewState,
    Standing,
    TextNow,
    fold_decisions,
    make_decision,
    make_judged,
    match_decisions,
)
from fundstelle.store import claims, decisions, documents


def find_counterparts(connection: Connection, log: Sequence[Decision] | None = None) -> list[Counterpart]:
    """How every decision that stands meets today's texts and claims (law 6)."""
    entries = decisions.fetch_decisions(connection) if log is None else log
    state = fold_decisions(entries)
    texts = _fetch_texts_now(connection, {judged.span.text_id for entry in entries for judged in entry.targets})
    found = [stored.claim for stored in claims.fetch_claims(connection)] if entries else []
    return match_decisions(state, texts, found)


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


def find_pairs(connection: Connection, log: Sequence[Decision] | None = None) -> tuple[JudgedPair, ...]:
    """Today's claims of which a reviewer said that they are the same, or not; only where both decisions carry over."""
    by_decision: dict[str, list[Counterpart]] = {}
    for one in find_counterparts(connection, log):
        if one.decision.verdict in (Verdict.SAME, Verdict.NOT_SAME) and one.standing is Standing.CARRIED:
            by_decision.setdefault(one.decision.id, []).append(one)
    pairs = [_make_pair(*both) for both in by_decision.values() if len(both) == 2]
    return tuple(sorted((pair for pair in pairs if pair.a != pair.b), key=lambda pair: (pair.a, pair.b)))


def _make_pair(first: Counterpart, second: Counterpart) -> JudgedPair:
    decision = first.decision
    a, b = sorted((first.claims[0], second.claims[0]))
    return JudgedPair(a, b, decision.verdict is Verdict.SAME, decision.by, decision.why)


def add_decision(connection: Connection, wish: DecisionWish, judged: Sequence[Claim]) -> Decision:
    """Add the next entry to the log. The connection is in a writing transaction.

    Raises DecisionConflict where a decision on one of the same things came after `wish.seen_head`, QueryInvalid where
    the wish does not hold together.
    """
    log = decisions.fetch_decisions(connection)
    targets = (*(make_judged(claim) for claim in judged), *wish.passages)
    _check_seen(log, targets, wish.seen_head)
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


def _places(targets: Sequence[Judged]) -> list[tuple[str, int, int]]:
    return [(judged.span.text_id, judged.span.start, judged.span.end) for judged in targets]


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
