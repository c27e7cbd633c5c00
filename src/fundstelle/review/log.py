"""The log itself: making its next entry, and holding its hash chain against what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.ids import make_decision_id, slot_values

TARGETS = {Verdict.SAME: 2, Verdict.NOT_SAME: 2, Verdict.UNDO: 0, Verdict.GRADE: 0, Verdict.FORGET: 0}
"""How many passages a verdict is about; one where it is not named here. A grade is about a source, a forgetting about
a document: both stand in `content`."""

_WITH_CONTENT = frozenset({Verdict.CORRECT, Verdict.ADD, Verdict.GRADE, Verdict.TAG, Verdict.FORGET})


def make_judged(claim: Claim) -> Judged:
    """What a reviewer who looks at this claim judges: its passage and its slot values."""
    return Judged(claim.span, claim.kind.value, slot_values(claim))


def make_decision(
    verdict: Verdict,
    targets: Sequence[Judged],
    *,
    by: str,
    at: datetime,
    previous: str,
    why: str = "",
    content: Mapping[str, str] | None = None,
    supersedes: str | None = None,
) -> Decision:
    """The log's next entry, its id the hash over what it says and the id of the entry before it.

    Raises QueryInvalid for a verdict with the wrong number of passages, an undoing that names nothing, a correction
    without values, a day without zone, or a reviewer without name.
    """
    _check(verdict, targets, by, at, content, supersedes)
    kept = dict(content) if content else None
    decision = Decision("", previous, verdict, tuple(targets), by.strip(), at, why, kept, supersedes)
    return replace(decision, id=make_decision_id(decision))


def _check(
    verdict: Verdict,
    targets: Sequence[Judged],
    by: str,
    at: datetime,
    content: Mapping[str, str] | None,
    supersedes: str | None,
) -> None:
    wanted = TARGETS.get(verdict, 1)
    if len(targets) != wanted:
        raise QueryInvalid(f"{verdict.value} is about {wanted} passages, not {len(targets)}", remedy="name the claims")
    if len(set(map(make_key, targets))) != len(targets):
        raise QueryInvalid(f"{verdict.value} needs two different claims", remedy="name another claim")
    if not by.strip():
        raise QueryInvalid("a decision needs the name of who decides", remedy="give a name")
    if at.tzinfo is None:
        raise QueryInvalid("a decision needs a moment with its time zone", remedy="give the zone, such as +00:00")
    if verdict is Verdict.UNDO and not supersedes:
        raise QueryInvalid("an undoing names the decision it revokes", remedy="give the decision's id")
    if verdict in _WITH_CONTENT and not content:
        raise QueryInvalid(f"{verdict.value} needs its values", remedy="give at least one slot and value")


JudgedKey = tuple[str, int, int, str, tuple[tuple[str, str], ...]]
"""A judged thing as something to look up by: text, start, end, kind, slot values."""


def make_key(judged: Judged) -> JudgedKey:
    """Equal for two judgements of the same words with the same values."""
    span = judged.span
    return span.text_id, span.start, span.end, judged.kind, tuple(sorted(judged.values.items()))


@dataclass(frozen=True, slots=True)
class Audit:
    """What holding the log against itself showed.

    consistent: every id is the hash of its entry and each entry follows the one before it. anchored: a head noted
    outside the register was found in the log; None where none was given. broken_at: number of the first entry that
    does not hold, counted from 1.
    """

    entries: int
    head: str
    consistent: bool
    anchored: bool | None
    broken_at: int | None
    message: str


def verify_log(log: Sequence[Decision], outside_head: str | None = None) -> Audit:
    """Recompute the chain. outside_head: id of a decision that was noted elsewhere when it was the newest.

    A log that was rewritten from the start is consistent in itself; only a head kept elsewhere can show it.
    """
    broken = _first_broken(log)
    head = log[-1].id if log else ""
    anchored = None if outside_head is None else any(entry.id == outside_head for entry in log)
    return Audit(len(log), head, broken is None, anchored, broken, _message(len(log), broken, anchored))


def broken_at(number: int, entries: int, head: str, anchored: bool | None) -> Audit:
    """The audit of a log whose entry with this number cannot be read as a decision."""
    return Audit(entries, head, False, anchored, number, _message(entries, number, anchored))


def _first_broken(log: Sequence[Decision]) -> int | None:
    before = ""
    for number, entry in enumerate(log, start=1):
        if entry.previous != before or make_decision_id(entry) != entry.id:
            return number
        before = entry.id
    return None


def _message(entries: int, broken: int | None, anchored: bool | None) -> str:
    if broken is not None:
        return f"broken: entry {broken} of {entries} is not what was decided, or does not follow the one before it"
    if anchored is None:
        return f"consistent, not anchored: {entries} entries follow each other; no head from outside was given"
    if not anchored:
        return f"not the same log: the head given is in none of its {entries} entries"
    return f"consistent and anchored: {entries} entries follow each other, and the head given is one of them"
