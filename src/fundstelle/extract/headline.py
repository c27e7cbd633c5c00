"""Headline: who says it, named before a colon or behind a dash by a word that only the text below makes precise."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.finite import is_finite
from fundstelle.extract.record import record, replace
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import REPORTING, Voice, is_medium, kind_of
from fundstelle.records.document import BlockKind
from fundstelle.text.tokens import TokenKind

_TOP = 3
"""Sentences that may be a headline though no mark-up says so."""

_LONGEST = 5
"""Tokens that the name of who says it may have in a headline."""


@record
class Speaker:
    """A voice that sentence `sentence` names; `bare`: only as a state, by its name or capital."""

    sentence: int
    voice: Voice
    bare: bool


def find_headline_voice(a: Analysis, below: Sequence[Speaker]) -> Voice | None:
    """ "…: spy agency", "… – AP", "Report: …", "Telegraph: …": whom the text below hears by that name; else None."""
    if a.s.index >= _TOP and a.s.block.kind is not BlockKind.HEADING:
        return None
    for first, last in _sides(a.s):
        if any(is_finite(a.s, at) and not a.s.has_any(at, _NOUNS) for at in range(first, last)):
            continue  # "…: report" and "— intel head" are no verbs there
        said = _meant(a, first, last, [speaker.voice for speaker in below])
        if said is not None:
            return replace(said, at=(first, last), formula=True, carried=False, act="says", clause=-1)
    return None


def _sides(s: Sentence) -> list[tuple[int, int]]:
    """The words before the first colon, and those behind the last dash or colon, where they are few."""
    marks = [at for at, token in enumerate(s.tokens) if token.text in ":-–—" and 0 < at < len(s.tokens) - 1]
    end = len(s.tokens) - 1 if s.is_mark_token(len(s.tokens) - 1, ".!") else len(s.tokens)
    opening = [(0, at) for at in marks[:1] if s.tokens[at].text == ":"]
    closing = [(at + 1, end) for at in marks[-1:]]
    return [(first, last) for first, last in (*closing, *opening) if 0 < last - first <= _LONGEST < len(s.tokens)]


def _meant(a: Analysis, first: int, last: int, voices: Sequence[Voice]) -> Voice | None:
    """Whom of those who speak below the words mean: a medium by its name, a body of that branch, who reports."""
    for ref in a.sources:
        if first <= ref.first and ref.last <= last and ref.kind == "named" and is_medium(a, ref.code):
            return _told_by(ref.code, voices)
    marks = [m for at in range(first, last) for m in a.s.at[at] if m.last <= last]
    branch = next((m.value for m in marks if m.category in ("institution", "points_back") and m.value in _BRANCHES), "")
    if branch:
        return next((v for v in voices if len(v.origins) == 1 and v.origins[0].endswith(f".{branch}")), None)
    if any(m.category == "points_back" and m.value in ("reports", "document") for m in marks):
        return _reported(a, voices)
    return _by_name(a.s, first, last, voices)


_NOUNS = ("points_back", "source_noun", "institution", "person_title")

_BRANCHES = frozenset({"intel", "mil", "parliament"})


def _told_by(medium: str, voices: Sequence[Voice]) -> Voice | None:
    """The first voice that is the medium's or is heard through it."""
    return next((v for v in voices if v.via[:1] == (medium,) or v.origins == (medium,)), None)


def _reported(a: Analysis, voices: Sequence[Voice]) -> Voice | None:
    """The first voice of a medium, of those it cites, or of a body that writes reports."""
    for voice in voices:
        if voice.via and is_medium(a, voice.via[0]):
            return voice
        if len(voice.origins) == 1 and is_medium(a, voice.origins[0]):
            return _told_by(voice.origins[0], voices)
        known = voice.origins[0] in a.s.lexicon.knowledge.sources
        if len(voice.origins) == 1 and known and kind_of(a, voice.origins[0]) in REPORTING:
            return voice
    return None


def _by_name(s: Sentence, first: int, last: int, voices: Sequence[Voice]) -> Voice | None:
    """ "Telegraph: …", and below "the Daily Telegraph reports": a word of the name of who is heard there."""
    words = {s.norm(at) for at in range(first, last) if s.tokens[at].kind is TokenKind.WORD}
    if last - first > 2 or not all(s.tokens[at].is_capital and not s.at[at] for at in range(first, last)):
        return None
    for voice in voices:
        for code in (*voice.via, *voice.origins):
            if words <= {part.casefold() for part in code.split()}:
                return voice if code in voice.origins else _told_by(code, voices)
    return None
