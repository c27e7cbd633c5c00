"""What the words around a claim mark, and what a denial is when its words are looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fundstelle.reconcile.cues import Cues
from fundstelle.reconcile.passages import Passages
from fundstelle.records.claim import SCORED_KINDS, Claim, Stance


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words around a claim mark, each by a cue of the language's list of that name."""

    own_finding: bool = False
    correction: bool = False
    part: bool = False
    running: bool = False
    event: bool = False
    level: bool = False
    flow: bool = False
    multiple: bool = False
    beyond: bool = False
    sorts: tuple[str, ...] = ()


NO_MARKS = Marks()


def find_marks(claim: Claim, passages: Passages, cues: Cues, publisher: str | None) -> Marks:
    """The marks of a claim. A part and an own finding may be marked earlier in the sentence, the rest in its words.

    publisher: of the document; where it names itself as the one who finds, that is its own finding.
    """
    if claim.kind not in SCORED_KINDS:
        return NO_MARKS
    start, end = claim.span.start, claim.span.end
    words, lead = passages.content[start:end], passages.lead_of(start, end)
    return Marks(
        own_finding=_is_own_finding(words, lead, start, passages, cues)
        or _is_naming_itself(passages.sentence_of(start, end), publisher, cues),
        correction=cues.is_in("correction", passages.sentence_of(start, end)),
        part=cues.is_in("part", lead) or cues.is_followed_by_number("including", lead),
        running=cues.is_in("running", words),
        event=cues.is_in("event", lead),
        level=cues.is_in("level", words),
        flow=cues.is_in("flow", words),
        multiple=claim.quantity is None and cues.is_in("multiple", words),
        beyond=claim.stance is Stance.DENIES and cues.is_in("beyond", words),
        sorts=cues.find("sorts", words),
    )


def _is_own_finding(words: str, lead: str, start: int, passages: Passages, cues: Cues) -> bool:
    if cues.is_in("own_finding", lead):
        return True
    if not cues.is_in("back_reference", words):
        return False
    before = passages.sentence_before(start)
    return cues.is_in("own_material", before) or cues.is_in("own_finding", before)


def _is_naming_itself(sentence: str, publisher: str | None, cues: Cues) -> bool:
    """Whether the sentence names the publisher, or its kind ("the Institute"), beside a word of finding."""
    if not publisher or not cues.is_in("finding", sentence) or cues.is_in("no_evidence", sentence):
        return False
    # One word of a name is enough only where it says what the publisher is ("the Institute"): a paper called after a
    # country or a city would else speak of itself in every sentence.
    words = [word for word in publisher.split() if cues.is_in("institution", word)]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE) for name in (publisher, *words))


def continue_marks(marks: Marks, before: Marks) -> Marks:
    """An elliptic clause ("as against 4,000 a year before") goes on where the clause before it stood."""
    if marks.level or marks.flow:
        return marks
    return replace(marks, level=before.level, flow=before.flow)


def find_denial(claim: Claim, passages: Passages, cues: Cues) -> Stance:
    """The finer stance of a denial: only `denies` can contradict. A finer slot is kept as it is."""
    if claim.stance is not Stance.DENIES:
        return claim.stance
    start, end = claim.span.start, claim.span.end
    words = passages.content[start:end]
    if cues.is_in("no_evidence", words):
        return Stance.FINDS_NO_EVIDENCE
    if claim.quantity is not None and cues.is_in("retraction", passages.sentence_of(start, end)):
        return Stance.RETRACTS
    is_refusal = cues.is_in("refusal", words) and not cues.is_in("reproach", words)
    return Stance.REFUSES if is_refusal else Stance.DENIES
