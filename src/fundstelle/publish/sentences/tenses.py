"""What the tenses of a passage tell beyond the claim's phase: over, still going on, or said in a time that is over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fundstelle.records.claim import Kind, Phase, Stance

_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
"""What parts a number, and ends no clause."""
_CORRECTED = frozenset({(Stance.AFFIRMS, Phase.UNDER_WAY), (Stance.DENIES, Phase.UNSPECIFIED)})
"""What a past alone says more of than its claim's phase."""


@dataclass(frozen=True, slots=True)
class Tenses:
    """is_over: a perfect or past that leaves nothing going on: `containers that held shells`; is_trained: the same of
    persons who were taught; is_going_on: a present or a
    word like `still`; is_trained_now: persons are being taught; was_said: the saying itself lies back: `had denied`."""

    is_over: bool = False
    is_trained: bool = False
    is_going_on: bool = False
    is_trained_now: bool = False
    was_said: bool = False


PLAIN = Tenses()


def find_tenses(said: str, sentence: str, cues: Mapping[str, Any]) -> Tenses:
    """The tenses of the passage (`said`) and of the verb of saying in its sentence, both without case.

    A language without such cues tells none of them.
    """
    table = cues.get("tenses", {})
    said, sentence = (_IN_NUMBER.sub("", text) for text in (said, sentence))

    def has(name: str, text: str) -> bool:
        return name in table and re.search(table[name], text) is not None

    return Tenses(
        is_over=has("over", said),
        is_trained=has("trained", said),
        is_going_on=has("going_on", said),
        is_trained_now=has("trained_now", said),
        was_said=has("was_said", sentence),
    )


def correct_phase(kind: Kind, stance: Stance, phase: Phase, tenses: Tenses) -> Phase:
    """The phase, where the passage's own tense says another: what has only a past is not going on, what is being taught
    has not been, and who denies that something was given denies what is over."""
    if kind is Kind.TRAINING and phase is Phase.DONE and tenses.is_trained_now:
        return Phase.UNDER_WAY
    is_over = {Kind.TRANSFER: tenses.is_over, Kind.TRAINING: tenses.is_trained}.get(kind, False)
    is_told_of = (stance, phase) in _CORRECTED and not (tenses.is_going_on or tenses.is_trained_now)
    return Phase.DONE if is_over and is_told_of else phase
