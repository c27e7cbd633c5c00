"""Evidence: what a source says its knowledge rests on: satellite images, customs data, debris, witnesses."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft
from fundstelle.extract.finite import is_finite
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.record import record
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import Evidence

_SHOWN_WITHIN = 4
"""Tokens between "satellite images" and the verb of saying whose subject they are."""

_MADE_WITHIN = 10
"""The same where those who made or read them stand between ("images analysed by the Kestrel Institute show")."""


@record
class Ground:
    """What the claim's origin rests on, with the tokens that say so."""

    evidence: Evidence
    at: tuple[int, int]


def find_ground(a: Analysis, draft: Draft, voice: Voice | None) -> Ground | None:
    """The evidence that the claim's own sentence names; None where it names none, or only as the thing that changed
    hands ("gave the North satellite images")."""
    if voice is not None and voice.carried and not voice.formula:
        return None
    for mark in a.s.marks("evidence"):
        if not _is_of_item(draft, mark) and (
            _is_of_speaker(voice, mark) or _is_shown(a, mark) or _is_leant_on(a.s, mark)
        ):
            return Ground(Evidence(mark.value), (mark.first, mark.last))
    return None


def is_ground(a: Analysis, draft: Draft) -> bool:
    """Whether the draft's goods are what a source rests on: "satellite images show" hands over no images."""
    item = draft.item
    marks = [m for m in a.s.marks("evidence") if draft.item_from is None and item.first <= m.first < item.last]
    return any(_is_shown(a, mark) or _is_leant_on(a.s, mark) for mark in marks)


def _is_of_item(draft: Draft, mark: Mark) -> bool:
    item = draft.item
    return draft.item_from is None and item.np_first <= mark.first < item.last


def _is_of_speaker(voice: Voice | None, mark: Mark) -> bool:
    """ "witnesses said": the source itself tells what it rests on."""
    return voice is not None and voice.at[0] <= mark.first < voice.at[1]


def _is_shown(a: Analysis, mark: Mark) -> bool:
    """ "satellite images show", "customs data analysed by X show", "documents seen by Y": subject of a verb of saying
    or seen, in a clause that says."""
    s, clause = a.s, a.clause_at(mark.first)
    seen = any(m.first in clause and m.value == "seen_by" and m.first >= mark.last - 1 for m in s.marks("formula"))
    says = [m.first for m in s.marks("report") if m.first in clause and is_finite(s, m.first)]
    bare = not preposition_before(s, phrase_start(s, mark.first, {}))[0]
    by = any(s.mark_at(at, "prep", "by") for at in range(mark.last, mark.last + 3))
    reach = _MADE_WITHIN if by else _SHOWN_WITHIN
    return seen or (bare and any(mark.last <= at < mark.last + reach or at < mark.first for at in says))


def _is_leant_on(s: Sentence, mark: Mark) -> bool:
    """ "according to customs data", "citing intercepted calls", "anhand von Satellitenbildern"."""
    if s.mark_at(mark.last, "formula", "after"):
        return True
    first = phrase_start(s, mark.first, {})
    ends = range(first, max(0, first - _LEANING), -1)
    return any(m.category == "formula" and m.value in _LEANT_ON for end in ends for m in _ending_at(s, end))


_LEANING = 3
"""Tokens between the words of leaning on something and the evidence ("anhand eigener Satellitenbilder")."""
_LEANT_ON = frozenset({"preposition", "citing", "resting_on"})


def _ending_at(s: Sentence, end: int) -> list[Mark]:
    found = [s.mark_ending_at(end, "formula", value) for value in _LEANT_ON]
    return [mark for mark in found if mark is not None]
