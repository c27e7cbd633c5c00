"""How a passage tells what is not certain or not done: asked for, planned, expected; possible, likely, hearsay.

A claim has one phase and one stance; the words that a passage has for them differ in what they say. Each form of the
grammar is used only where the passage has a word for it: without one, what is to come is merely told as to come, and
what is held so as suspected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fundstelle.publish.sentences.passage import find_spans, has_word, read_words
from fundstelle.records.claim import Claim, Kind, Phase, Stance
from fundstelle.records.document import Reading

TO_COME = frozenset({Phase.PLANNED, Phase.AGREED, Phase.OFFERED, Phase.THREATENED, Phase.REQUESTED})
_OWN = {
    Phase.PLANNED: ("planned", "prepared"),
    Phase.AGREED: ("pledged", "agreed"),
    Phase.REQUESTED: ("asked", "ordered", "sought"),
}
"""The forms that say just what the phase says, asked first."""
_OTHERS = (
    "considered",
    "hoped",
    "announced",
    "expected",
    "demanded",
    "ready",
    "pledged",
    "agreed",
    "prepared",
    "ordered",
    "planned",
    "asked",
    "negotiated",
    "sought",
)
_WISHES = ("considered", "hoped", "demanded", "expected", "wanted")
_OPEN = frozenset({"asked", "negotiated", "sought"})
"""What may have come before a thing that is to come, and says nothing of it then."""
AIMS = "aims"
"""The prospect of who wants to get something, whatever its giver wants."""
CONTRACTED, PROCURED = "contracted", "procured"
"""The prospects of what somebody has bought, or wants to buy, for another."""
UNPLANNED = "unplanned"
"""The prospect of what somebody has no plan to do: no refusal."""
PLAN = "planned"
_SIGNS, _SUGGESTION = "signs", "suggestion"
"""What merely suggests it is a sign only where no word says that it is possible or likely."""
WILL = "will"
WANTED = "wanted"


def find_prospect(claim: Claim, said: str, cues: Mapping[str, Any]) -> str:
    """How what is to come is told: `planned`, `expected`, `considered` …; `will` where no word of the passage says
    more, for a request `wanted`. "" for other phases, for offers and threats, and for a language without cues."""
    table = cues.get("prospect")
    if not table or claim.phase not in _OWN:
        return ""
    if claim.kind is Kind.CASUALTY:
        return "expected" if has_word(said, table["expected"]) else WILL  # nobody plans, promises or asks for it
    said = re.sub(cues.get("no_prospect", "(?!)"), " ", said)  # `in order to` orders nothing
    is_request = claim.phase is Phase.REQUESTED
    asked = (*_OWN[claim.phase], *(_WISHES if is_request else _OTHERS))
    thinks = claim.stance is Stance.SUSPECTS  # `considers it possible` considers no act
    others = (*table.get("will", ()), *table.get("permission", ()))  # who is asked for leave is asked for no goods
    is_set = not is_request and has_word(said, others)
    told = (
        name
        for name in dict.fromkeys(asked)
        if not (thinks and name == "considered") and not (is_set and name in _OPEN)
    )
    found = (name for name in told if has_word(said, table.get(name, ())))
    name = next(found, WANTED if is_request else WILL)
    if name == "asked" and all(has_word(said, table.get(one, ())) for one in ("asking", "asking_with")):
        return "asking"
    return WILL if name == "announced" else name


def find_degree(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> str:
    """How far it is held to be so: `likely`, `possible`, `signs`, `feared`, `hearsay` …; "" where no word says it.
    By the words that fill the stance, else by the whole passage."""
    table = cues.get("degree", {})
    if claim.stance is not Stance.SUSPECTS:
        return ""
    pinned = [read_words(span, reading) for span in find_spans(claim, "stance", reading)]
    said = read_words(claim.span, reading)
    return _first_degree(" ".join(pinned), table) or _first_degree(said, table)


def _first_degree(text: str, table: Mapping[str, Iterable[str]]) -> str:
    found = next((name for name, words in table.items() if text and has_word(text, words)), "")
    return _SIGNS if found == _SUGGESTION else found


def is_not_yet(claim: Claim, said: str, cues: Mapping[str, Any]) -> bool:
    """Whether the passage says that something has not happened so far, and nobody denies it: `not yet delivered`."""
    table = cues.get("not_yet", {})
    if claim.stance is not Stance.DENIES or has_word(said, cues.get("denying", {}).get("words", ())):
        return False
    return any(words in said for words in table.get("words", ()))
