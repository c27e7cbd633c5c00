"""Voices: who says a clause, and what the document has said of its sources so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypedDict

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.names import SourceRef, name_end
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.record import record, replace
from fundstelle.records.claim import UNNAMED


@record
class Voice:
    """Who says a clause: origins (codes), the media between (nearest the document first), and what they do.

    at: tokens of the source mention, (-1, -1) where carried. carried: taken over from another sentence. formula: said
    by "laut X", "according to X" and the like, so that the clause's own verb is the act's. clause: where the verb of
    saying stands.
    """

    origins: tuple[str, ...]
    via: tuple[str, ...] = ()
    act: str = "says"
    at: tuple[int, int] = (-1, -1)
    carried: bool = False
    formula: bool = False
    clause: int = -1


CITES = "cites"
"""What a sentence does that only names whom the medium of the sentence before has its news from."""

_POINTS_BACK = 14
"""Sentences back to which "the agency", "das Blatt", "den Fachleuten" may point."""

_LIST = 3
"""Sentences back to which "the list", "the paper" is that of whoever spoke last."""

_RECENT = 2
"""Sentences back to which "das Ministerium" points to the ministry named last; beyond, to the state spoken of."""


@record
class Memory:
    """What the document said of sources so far: the last voice, every named source, the body whose report it is about.

    named: (branch or "noun", code, sentence) in order. pair: the two parties of the last deal ("beide Länder").
    subject: the state spoken of last, in sentence `subject_at`; home: the state the document is written in; people:
    (word of a name, code) of persons who were introduced. now: index of the sentence being read. spoke: (kind, code,
    sentence) of those who spoke; document: whose paper was named last; chains: (origin, those its words came through);
    briefed: the intelligence service that told members of parliament what they pass on. person: whom the subject of
    sentence `person_at` speaks for, where it is a person; told_of: the body whose paper or figures sentence
    `told_at` names. speaking: whose words stand under a label of an interview.
    leading: the two states the document speaks of most.
    """

    last: Voice | None = None
    last_sentence: int = -9
    last_block: int = -1
    named: tuple[tuple[str, str, int], ...] = ()
    report: str | None = None
    pair: tuple[str, ...] = ()
    subject: str | None = None
    subject_at: int = -9
    home: str | None = None
    people: tuple[tuple[str, str], ...] = ()
    now: int = 0
    spoke: tuple[tuple[str, str, int], ...] = ()
    document: str | None = None
    chains: tuple[tuple[str, tuple[str, ...]], ...] = ()
    briefed: str | None = None
    person: str | None = None
    person_at: int = -9
    told_of: str | None = None
    told_at: int = -9
    speaking: str = ""
    leading: tuple[str, ...] = ()

    def find_pointed(self, kinds: frozenset[str], *, spoke_only: bool = False) -> str | None:
        """The source of one of these kinds that spoke last, else the one named last, within the reach of a noun."""
        for rows in (self.spoke, () if spoke_only else self.named):
            for kind, code, at in reversed(rows):
                if kind in kinds and self.now - at <= _POINTS_BACK:
                    return code
        return None

    def find_via(self, origin: str) -> tuple[str, ...]:
        """Through whom the words of this origin came when it spoke last, () where it spoke itself."""
        return next((via for code, via in reversed(self.chains) if code == origin), ())

    def find_person(self, word: str) -> str | None:
        """The code of a person introduced before, by one word of the name."""
        return next((code for known, code in reversed(self.people) if known == word), None)

    def find(self, wanted: str) -> str | None:
        """The source that a noun points to: the last named one of its branch, or the body behind the report."""
        if wanted in ("noun:media", "noun:own") and self.last is not None and "." in self.last.origins[0]:
            return self.last.origins[0]
        if wanted.startswith("noun:"):
            known = any(code == self.report for _, code, _ in self.named)
            found = self.report if known else self._find_body() or self.report
            return found or (self.named[-1][1] if wanted == "noun:own" and self.named else None)
        return self._find_branch(wanted)

    def _find_branch(self, wanted: str) -> str | None:
        """A state's body: named just now, the only one of its branch, the subject's, the last named, the home's."""
        fits = [
            row
            for row in reversed(self.named)
            if row[0] == wanted or (wanted in ("person", "gov") and row[0] in ("gov", "mil"))
        ]
        spoke = (code for kind, code, at in reversed(self.spoke) if kind == wanted and self.now - at <= _POINTS_BACK)
        speaker = next(spoke, None) if wanted != "gov" else None
        if speaker is not None:
            return speaker
        state = self._speaking_state()
        if state is not None and wanted not in ("person", "gov"):
            return f"{state}.{wanted}"
        if fits and self.now - fits[0][2] <= _RECENT:
            return fits[0][1]
        if wanted == "person":
            return fits[0][1] if fits else None
        same = {code for branch, code, _ in fits if branch == wanted}
        if len(same) == 1:
            return next(iter(same))
        near = self.subject if self.subject is not None and self.now - self.subject_at <= 1 else None
        state = near or (None if same else self.home)
        if state is not None:
            return f"{state}.{wanted}"
        return fits[0][1] if fits else f"{self.subject}.{wanted}" if self.subject else None

    def find_author(self) -> str | None:
        """The state's body that spoke last, as whose "the list" may be; None where that is long ago."""
        near = self.last is not None and self.now - self.last_sentence <= _LIST
        return self.last.origins[0] if near and self.last is not None and "." in self.last.origins[0] else None

    def _speaking_state(self) -> str | None:
        """The state whose body spoke just before, None where nobody's or no state's did."""
        if self.last is None or self.now - self.last_sentence > _RECENT or len(self.last.origins) > 1:
            return None
        state, _, branch = self.last.origins[0].partition(".")
        return state if branch else None

    def _find_body(self) -> str | None:
        return next((code for branch, code, _ in reversed(self.named) if branch in REPORTING), None)


@record
class Voices:
    """For each clause of a sentence its voice, None where nobody is named.

    speakers: first tokens of party mentions that speak and so take no part in the act. back: a voice that says what the
    sentence before said ("Das teilte X mit"). codes: whom the sources that point back mean, by their first token.
    """

    by_clause: tuple[Voice | None, ...]
    speakers: frozenset[int]
    back: Voice | None = None
    codes: Mapping[int, str] = field(default_factory=dict)


REPORTING = frozenset({"consolidator", "body", "ngo", "think_tank", "firm", "unknown"})
"""Kinds of sources that write reports, so that "der Bericht", "die Gruppe" can point to them."""

MEDIA = frozenset({"medium", "agency"})


def kind_of(a: Analysis, code: str) -> str:
    """The branch of a state's body, else the kind of a known source, else `unknown`."""
    known = a.s.lexicon.knowledge.sources.get(code)
    if known is not None and known.state_medium:
        return "agency"
    if code.partition(".")[2]:
        return code.partition(".")[2]
    return "unknown" if known is None else known.kind


def is_medium(a: Analysis, code: str) -> bool:
    """Whether the source is a medium or a news agency, that of a state too."""
    return kind_of(a, code) in MEDIA


def remember(memory: Memory, a: Analysis, voices: Voices, block: int) -> Memory:
    """The memory after a sentence: its last voice, and every source it names."""
    if not a.sources and not any(voices.by_clause):
        return memory
    named = list(memory.named)
    for ref in a.sources:
        if ref.kind in ("named", "body") and not a.s.lexicon.knowledge.is_armed_group(ref.code):
            named.append((kind_of(a, ref.code), ref.code, a.s.index))
        elif ref.kind == "back" and ref.code in _BRANCHES and ref.first in voices.codes:
            named.append((ref.code, voices.codes[ref.first], a.s.index))
    people = (*memory.people, *introduced(a, voices))[-60:]
    memory = replace(memory, named=tuple(named[-40:]), people=people, **_told(memory, a, voices))
    memory = _with_subject(memory, a, voices)
    spoken = [voice for voice in voices.by_clause if voice is not None]
    if not spoken:
        return memory
    if voices.back is not None and memory.last is not None and a.s.index - memory.last_sentence == 1:
        spoken[-1] = passed_on_by(a, memory.last, voices.back) or spoken[-1]
        last = spoken[-1]
        if last.via[:1] == voices.back.origins[:1] and last.origins[0].endswith(".intel"):
            memory = replace(memory, briefed=last.origins[0])
    last = max(spoken, key=lambda v: (set(v.origins) >= set(spoken[-1].origins), len(v.origins), spoken.index(v)))
    return replace(memory, last=last, last_sentence=a.s.index, last_block=block)


def _with_subject(memory: Memory, a: Analysis, voices: Voices) -> Memory:
    """The memory with the person, and with the body and its paper, that the sentence is about."""
    person = _subject_person(a, voices)
    if person is not None:
        memory = replace(memory, person=person, person_at=a.s.index)
    papers = a.s.has_mark("source_noun", "report")
    known = a.s.lexicon.knowledge
    bare = [r for r in a.sources if r.kind in ("named", "body") and not is_medium(a, r.code) and r.code != UNNAMED]
    bare = [r for r in bare if not known.is_armed_group(r.code)]
    speaks = (r.code for r in bare if not r.preps and (papers or not known.is_acting(r.code)))
    body = next(speaks, bare[0].code if bare and papers else None)
    return memory if body is None else replace(memory, told_of=body, told_at=a.s.index)


def _subject_person(a: Analysis, voices: Voices) -> str | None:
    """ "President X visited …", "The spokesperson corrected …": whom "he" or "she" means in the next sentence."""
    leaders = {p.first: p.ids[0] for p in a.phrases.parties if p.form == "person" or p.institution == "person"}
    for ref in a.sources:
        if not is_bare(ref):
            continue
        code = voices.codes.get(ref.first) if ref.kind == "back" else ref.code
        inside = any(ref.first <= at < ref.last for at in leaders)
        title = any(_names_person(a, at) for at in range(ref.first, ref.last))
        if code is not None and (ref.kind == "person" or inside or title):
            return code
    return None


def _names_person(a: Analysis, at: int) -> bool:
    """Whether a word for one who holds an office stands there: "minister", "spokesman", "official"."""
    if a.s.is_word(at, "office_nouns", "office_holders") or "person_title" in a.s.kinds[at]:
        return True
    return a.s.mark_at(at, "institution", "person") is not None


def passed_on_by(a: Analysis, voice: Voice, back: Voice) -> Voice | None:
    """ "Das meldete die Agentur X": the voice of the sentence before, through a medium or members of parliament."""
    if back.act == CITES:
        alone = len(voice.origins) == 1 and not voice.via and is_medium(a, voice.origins[0])
        return replace(voice, origins=back.origins, via=voice.origins) if alone else None
    if back.via and back.origins == voice.origins:
        return replace(voice, via=back.via)
    relay = back.origins[0]
    if relay in (*voice.origins, *voice.via) or not (is_medium(a, relay) or relay.endswith(".parliament")):
        return None
    if is_medium(a, voice.origins[0]) and not voice.origins[0].endswith(".kcna"):
        return None
    return replace(voice, via=(relay, *voice.via))


class _Told(TypedDict):
    """What a sentence tells of who speaks: fields of Memory."""

    spoke: tuple[tuple[str, str, int], ...]
    document: str | None
    chains: tuple[tuple[str, tuple[str, ...]], ...]
    briefed: str | None


def _told(memory: Memory, a: Analysis, voices: Voices) -> _Told:
    spoken = [voice for voice in voices.by_clause if voice is not None and not voice.carried]
    codes = [(code, voice.via) for voice in spoken for code in voice.origins]
    rows = [(kind_of(a, code), code, a.s.index) for code, via in codes for code in (*via, code)]
    chains = [(code, via) for code, via in codes if via]
    return {
        "spoke": (*memory.spoke, *rows)[-40:],
        "document": _document(a, voices) or memory.document,
        "chains": (*memory.chains, *dict.fromkeys(chains))[-20:],
        "briefed": _briefed(a, voices) or memory.briefed,
    }


def _document(a: Analysis, voices: Voices) -> str | None:
    """Whose paper the sentence names: "die Antwort der Bundesregierung", "ihrem Bericht"."""
    papers = [ref.first for ref in a.sources if ref.code == "noun:report"]
    codes = [voices.codes[first] for first in papers if voices.codes.get(first) not in (None, UNNAMED)]
    return codes[-1] if codes else None


def _briefed(a: Analysis, voices: Voices) -> str | None:
    """The intelligence service that stands in one sentence with members of a parliament."""
    codes = [voices.codes.get(ref.first, ref.code) for ref in a.sources]
    if not any(code.endswith("parliament") for code in codes):
        return None
    return next((code for code in codes if code.endswith(".intel")), None)


_BRANCHES = frozenset({"gov", "mil", "intel", "parliament"})


def introduced(a: Analysis, voices: Voices) -> list[tuple[str, str]]:
    """(word of a name, code) of persons this sentence names: behind the office they speak for, or by themselves."""
    rows = _named_in_full(a)
    for ref in a.sources:
        code = voices.codes.get(ref.first) if ref.kind == "back" else ref.code
        if code in (None, UNNAMED) or ref.kind in ("surname", "unnamed", "state", "named"):
            continue
        first, last = (ref.first, ref.last) if ref.kind == "person" or _is_name(a, ref) else _name_behind(a, ref)
        rows += [(a.s.norm(at), code) for at in range(first, last)]
    return rows


def _named_in_full(a: Analysis) -> list[tuple[str, str]]:
    """ "Verteidigungsminister Jorid Valde": a known person by the full name, so that the surname alone will do."""
    rows = []
    for party in a.phrases.parties:
        if party.form != "person" or party.last - party.first < _FULL:
            continue
        inside = (r.code for r in a.sources if r.first < party.last and party.first < r.last and "." in r.code)
        code = next(inside, None)
        rows += [(a.s.norm(at), code) for at in range(party.first, party.last)] if code is not None else []
    for ref in a.sources:
        if ref.kind == "named" and "." in ref.code and _is_name(a, ref):
            rows.append((a.s.norm(ref.last - 1), ref.code))
    return rows


_FULL = 2
"""Words of a name in full."""


def _is_name(a: Analysis, ref: SourceRef) -> bool:
    """ "Jorid Valde, an army spokesman": a person heard as the body, by nothing but the name."""
    words = a.s.tokens[ref.first : ref.last]
    if ref.kind == "named":
        return len(words) > 1 and all(token.is_capital and token.text.isalpha() for token in words)
    return ref.kind == "body" and len(words) > 1 and name_end(a.s, ref.first) == ref.last


def _name_behind(a: Analysis, ref: SourceRef) -> tuple[int, int]:
    """ "the adviser Jorid Valde", "the adviser, Jorid Valde": behind a comma only a name of two words."""
    if a.s.is_mark_token(ref.last, ","):
        last = name_end(a.s, ref.last + 1)
        return (ref.last + 1, last) if last - ref.last > 2 else (ref.last, ref.last)
    return ref.last, name_end(a.s, ref.last)
