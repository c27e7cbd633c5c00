"""Settle: a vague source at the head of a document ("Seoul: …", "Medienbericht: …") is the one its body names."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.attribution import find_voices
from fundstelle.extract.headline import Speaker, find_headline_voice
from fundstelle.extract.names import SourceRef
from fundstelle.extract.record import replace
from fundstelle.extract.voices import REPORTING, Memory, Voice, Voices, introduced, is_medium, kind_of
from fundstelle.records.claim import UNNAMED

_HEAD = 5
"""Sentences that make the head of a document: headline, subline, lead."""
_AHEAD = 8
"""Sentences below a vague source within which the precise one must speak."""


_NEAR = 2
"""Sentences within which nameless sources speak through the medium that is named."""


def find_speakers(analyses: Sequence[Analysis]) -> tuple[Speaker, ...]:
    """Who speaks in the head of the document and right below it, and who is cited further down, in order."""
    return tuple(
        Speaker(a.s.index, voice, _is_bare(a, voice) or _is_somebody(a, voice))
        for number, a in enumerate(analyses)
        if number < _HEAD + _AHEAD or any(m.value == "citing" for m in a.s.marks("formula"))
        for voice in dict.fromkeys(find_voices(a, Memory()).by_clause)
        if voice is not None
    )


def find_people(analyses: Sequence[Analysis]) -> tuple[tuple[str, str], ...]:
    """(word of a name, code) of persons that the lines below the headline introduce by their office."""
    found = []
    for a in analyses[: _HEAD + _AHEAD]:
        if any(ref.kind in ("body", "back") for ref in a.sources):
            found += introduced(a, find_voices(a, Memory()))
    return tuple((word, code) for word, code in found if "." in code)


def settle_voices(a: Analysis, voices: Voices, speakers: Sequence[Speaker]) -> Voices:
    """The voices of a sentence of the head, the vague ones made precise by who speaks below."""
    if not any(voices.by_clause):
        said = find_headline_voice(a, [s for s in speakers if s.sentence > a.s.index]) if speakers else None
        return voices if said is None else replace(voices, by_clause=(said,) * len(a.clauses))
    if a.s.index >= _HEAD:
        return replace(voices, by_clause=tuple(v and _cited_once(a, v, speakers) for v in voices.by_clause))
    below = [s for s in speakers if a.s.index < s.sentence <= a.s.index + _AHEAD]
    return replace(voices, by_clause=tuple(v and _settled(a, v, below) for v in voices.by_clause))


def _cited_once(a: Analysis, voice: Voice, speakers: Sequence[Speaker]) -> Voice:
    """A medium that tells all it tells from one source: what it is heard to say is that source's."""
    alone = len(voice.origins) == 1 and not voice.via and voice.at[0] >= 0 and is_medium(a, voice.origins[0])
    below = [s.voice for s in speakers if s.sentence > a.s.index and s.voice.via[:1] == voice.origins] if alone else []
    chains = {said.origins: said for said in below}
    told = next(iter(chains.values())) if len(chains) == 1 else None
    return voice if told is None else replace(voice, origins=told.origins, via=told.via)


def _settled(a: Analysis, voice: Voice, below: Sequence[Speaker]) -> Voice:
    if len(voice.origins) > 1 or voice.via or voice.at[0] < 0:
        return voice
    if a.s.lexicon.knowledge.is_state(voice.origins[0].partition(".")[0]) and _is_bare(a, voice):
        return _settled_state(voice, below)
    if voice.origins[0].endswith(".parliament"):
        return _settled_relay(voice, below)
    if voice.origins[0].endswith(f".{UNNAMED}"):
        return _settled_officials(voice, below)
    if is_medium(a, voice.origins[0]):
        return _settled_medium(voice, below)
    return _settled_report(a, voice, below) if voice.origins[0] == UNNAMED else voice


def _settled_medium(voice: Voice, below: Sequence[Speaker]) -> Voice:
    """ "Baltic Review: …", and below "the Baltic Review, citing X": whom the medium has it from."""
    told = (s.voice for s in below if s.voice.via[:1] == voice.origins and s.voice.origins != voice.origins)
    found = next(told, None)
    return voice if found is None else replace(voice, origins=found.origins, via=found.via)


def _settled_relay(voice: Voice, below: Sequence[Speaker]) -> Voice:
    """ "a lawmaker said", and below "citing the spy agency": members of parliament pass on what it told them."""
    told = (s.voice for s in below if s.voice.via == voice.origins and s.voice.origins[0].endswith(".intel"))
    found = next(told, None)
    return voice if found is None else replace(voice, origins=found.origins, via=voice.origins)


def _settled_state(voice: Voice, below: Sequence[Speaker]) -> Voice:
    """ "Seoul: …", "laut Südkorea": the state's first body that speaks below."""
    state = voice.origins[0].partition(".")[0]
    for speaker in below:
        code = speaker.voice.origins[0]
        if code.endswith(f".{UNNAMED}"):
            continue
        if not speaker.bare and code.partition(".")[0] == state and len(speaker.voice.origins) == 1:
            return replace(voice, origins=(code,)) if code.partition(".")[2] in ("mil", "intel") else voice
    return voice


def _settled_officials(voice: Voice, below: Sequence[Speaker]) -> Voice:
    """ "officials in Seoul said", and below "the minister told": the state's first body that speaks by its name."""
    state = voice.origins[0].partition(".")[0]
    named = (s.voice.origins[0] for s in below if len(s.voice.origins) == 1 and not s.bare)
    found = next((code for code in named if code.partition(".")[0] == state), None)
    return voice if found is None or found.partition(".")[2] not in _BRANCHES else replace(voice, origins=(found,))


_BRANCHES = frozenset({"gov", "mil", "intel"})


def _settled_report(a: Analysis, voice: Voice, below: Sequence[Speaker]) -> Voice:
    """ "Medienbericht: …", "officials say": the medium that tells it below, with whom it cites."""
    meant = {m.value for m in a.s.at[voice.at[0]] if m.category == "points_back"}
    if "body" in meant:
        bodies = (s.voice.origins[0] for s in below if len(s.voice.origins) == 1 and not s.bare)
        named = next((c for c in bodies if c != UNNAMED and "." not in c and not is_medium(a, c)), None)
        return voice if named is None else replace(voice, origins=(named,))
    if not meant & {"reports", "nameless"}:
        return voice
    for speaker in below:
        said = speaker.voice
        media = [code for code in (*said.via, *said.origins) if is_medium(a, code)]
        if media and "reports" in meant:
            told = replace(voice, origins=said.origins, via=said.via)
            return _settled_medium(told, below) if media[0] == said.origins[0] else told
        known = a.s.lexicon.knowledge.sources
        alone = "reports" in meant and len(said.origins) == 1 and said.origins[0] in known
        if alone and kind_of(a, said.origins[0]) in REPORTING:
            return replace(voice, origins=said.origins, via=said.via)
        if media and said.origins == (UNNAMED,) and speaker.sentence <= a.s.index + _NEAR:
            return replace(voice, via=said.via)
    return voice


def _is_bare(a: Analysis, voice: Voice) -> bool:
    """Whether the source is a state's bare name, capital or adjective: no institution, no person."""
    ref = _ref_at(a, voice.at[0])
    if ref is None or ref.kind not in ("state", "body"):
        return False
    party = next((p for p in a.phrases.parties if ref.first <= p.first < ref.last), None)
    return party is not None and party.institution is None and party.form != "person"


def _is_somebody(a: Analysis, voice: Voice) -> bool:
    """ "a general who would not be named": nobody whom officials spoken of before could be."""
    ref = _ref_at(a, voice.at[0])
    words = range(ref.np_first, ref.first + 1) if ref is not None else range(0)
    return "." in voice.origins[0] and a.s.has_word_in(words, "articles_indefinite")


def _ref_at(a: Analysis, first: int) -> SourceRef | None:
    return next((ref for ref in a.sources if ref.first == first), None)
