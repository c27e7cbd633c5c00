"""Today's state of the review: a pure function of the log and of nothing else (law 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.review.log import JudgedKey, make_key

JUDGING = frozenset({Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT, Verdict.ADD})
"""Verdicts of which one stands for a passage and its values; a later one takes the place of an earlier one."""

PAIRING = frozenset({Verdict.SAME, Verdict.NOT_SAME})

PairKey = tuple[JudgedKey, JudgedKey]


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What stands today.

    standing: the judgement that stands for each judged thing. pairs: "same" or "not the same" for two judged things,
    the later one. beside: tags, notes and "read to the end", all that were not revoked. grades: of sources, by code.
    forgotten: documents to forget. revoked: ids of decisions that no longer stand.
    """

    standing: Mapping[JudgedKey, Decision] = field(default_factory=dict)
    pairs: Mapping[PairKey, Decision] = field(default_factory=dict)
    beside: tuple[Decision, ...] = ()
    grades: Mapping[str, Decision] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    revoked: frozenset[str] = frozenset()
    head: str = ""

    def judgement_of(self, judged: Judged) -> Decision | None:
        """The judgement that stands for these words with these values."""
        return self.standing.get(make_key(judged))


def fold_decisions(log: Sequence[Decision]) -> ReviewState:
    """Today's state. An undoing revokes what it names; undoing an undoing brings the first one back."""
    revoked = _revoked(log)
    stands = [entry for entry in log if entry.id not in revoked and entry.verdict is not Verdict.UNDO]
    return ReviewState(
        standing={make_key(entry.targets[0]): entry for entry in stands if entry.verdict in JUDGING},
        pairs={make_pair(*entry.targets): entry for entry in stands if entry.verdict in PAIRING},
        beside=tuple(e for e in stands if e.verdict in (Verdict.TAG, Verdict.NOTE, Verdict.READ_TO_END)),
        grades=_named(stands, Verdict.GRADE, "source"),
        forgotten=frozenset(_named(stands, Verdict.FORGET, "document")),
        revoked=revoked,
        head=log[-1].id if log else "",
    )


def make_pair(a: Judged, b: Judged) -> PairKey:
    """The key of two judged things, whichever is named first."""
    first, second = sorted((make_key(a), make_key(b)))
    return first, second


def _revoked(log: Sequence[Decision]) -> frozenset[str]:
    # From the newest back: an entry that was undone revokes nothing, so that an undoing can itself be undone. One that
    # a later judgement took the place of stays the end of what it replaced, else that would stand again.
    revoked: set[str] = set()
    undone: set[str] = set()
    for entry in reversed(log):
        if entry.supersedes and entry.id not in undone:
            revoked.add(entry.supersedes)
            if entry.verdict is Verdict.UNDO:
                undone.add(entry.supersedes)
    return frozenset(revoked)


def _named(stands: Sequence[Decision], verdict: Verdict, key: str) -> dict[str, Decision]:
    entries = [(entry, (entry.content or {}).get(key)) for entry in stands if entry.verdict is verdict]
    return {name: entry for entry, name in entries if name is not None}
