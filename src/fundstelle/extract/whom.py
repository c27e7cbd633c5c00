"""Whom a mention of a source means: people without names, nouns that point back, bodies without their state."""

from __future__ import annotations

from collections.abc import Mapping

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.makers import find_maker
from fundstelle.extract.names import SourceRef, name_end
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Memory, is_medium
from fundstelle.records.claim import UNNAMED


def code_of(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """Whom a mention of a source means, with what was said before; None where a surname was never introduced."""
    if ref.kind == "surname":
        return memory.find_person(ref.code)
    if ref.kind == "person":
        return memory.find_person(a.s.norm(ref.last - 1)) or _by_title(a, ref, memory) or ref.code
    if ref.kind == "state" and ref.last - ref.first == 1 and _is_surname(a, ref):
        return memory.find_person(a.s.norm(ref.first)) or ref.code  # a leader's namesake who was introduced
    if ref.kind in ("unnamed", "back") and medium_of(a, ref) is not None:
        return _employer_told(a, ref) or UNNAMED
    if ref.kind == "unnamed":
        return _employer(a, ref) or _employer_pointed_to(a, ref, memory) or ref.code
    if ref.kind != "back":
        return ref.code
    return _code_pointed_to(a, ref, memory) or _code_behind(a, ref, memory)


def _by_title(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """ "Foreign Minister Jorid Valde": of the country that the document is about, where it tells one."""
    title = next((r for r in a.sources if r.last == ref.first and r.kind == "back" and r.code in _BRANCHES), None)
    code = _code_of_body(a, title, memory) if title is not None else None
    return code if code is not None and code != UNNAMED else None


def _is_surname(a: Analysis, ref: SourceRef) -> bool:
    return any(p.first == ref.first and p.form in ("person", "genitive") for p in a.phrases.parties)


def _employer(a: Analysis, ref: SourceRef) -> str | None:
    """ "investigators from X", "Fachleute der Y", "an officer in the service": whom nameless people are of."""
    s = a.s
    for other in a.sources:
        if other.kind not in ("named", "body") or not 0 <= other.np_first - ref.last <= 1 or is_medium(a, other.code):
            continue
        linked = other.preps & _AT or s.is_word(other.np_first - 1, "genitive_prepositions") or other.case == "gen"
        if linked and other.code != UNNAMED and not s.is_mark_token(ref.last, ",.;:"):
            return other.code
    return None


def _employer_pointed_to(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """ "an official of the agency", "ein Mitarbeiter der Behörde": whom nameless people are of, named before."""
    for other in a.sources:
        near = other.kind == "back" and 0 <= other.np_first - ref.last <= 1 and _is_definite(a.s, other)
        if near and (a.s.is_word(other.np_first - 1, "genitive_prepositions") or other.case in ("gen", "dat_gen")):
            code = code_of(a, other, memory)
            return code if code is not None and "." in code else None
    return None


def _is_nameless(a: Analysis, ref: SourceRef) -> bool:
    return a.s.mark_at(ref.first, "points_back", "nameless") is not None


def medium_of(a: Analysis, ref: SourceRef) -> SourceRef | None:
    """ "Die Quelle der «X»", "einen Insider der «X»": the medium that talks to somebody nameless."""
    if not _is_nameless(a, ref):
        return None
    near = (r for r in a.sources if r.kind == "named" and 0 <= r.np_first - ref.last <= 1 and is_medium(a, r.code))
    return next((r for r in near if not r.preps), None)


def _employer_told(a: Analysis, ref: SourceRef) -> str | None:
    """ "Die Quelle der «X», die im Geheimdienst der Ukraine arbeitet": the body in the relative clause behind."""
    clauses = [c for c in a.clauses if c.opener == "rel" and 0 <= c.first - ref.last <= _ASIDE]
    bodies = (r.code for c in clauses for r in a.sources if r.kind == "body" and r.first in c and r.preps & _AT)
    return next(bodies, None)


_BRANCHES = frozenset({"gov", "mil", "intel", "parliament"})

_ASIDE = 7
"""Tokens between a nameless source and the relative clause that says where it works."""

_AT = frozenset({"from", "at", "in", "by", "with", "besides"})


def _code_behind(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    if ref.code in _PERSONS:
        return _code_of_person(a, ref, memory)
    if ref.code.startswith("noun:"):
        return _code_of_noun(a, ref, memory)
    return _code_of_body(a, ref, memory)


_PERSONS = frozenset({UNNAMED, "person"})
_NAMELESS = frozenset({UNNAMED})

_BODIES = frozenset({"consolidator", "body", "ngo", "think_tank"})
_MEANT: Mapping[str, tuple[frozenset[str], ...]] = {
    "intel": (frozenset({"intel"}),),
    "agency": (frozenset({"intel"}), frozenset({"agency"}), frozenset({"gov", *_BODIES})),
    "medium": (frozenset({"medium", "agency"}),),
    "body": (frozenset({"firm", *_BODIES}),),
    "document": (frozenset({"medium", "agency", "intel", "mil", *_BODIES}),),
}
"""Kinds of sources that the nouns of the table `points_back` can mean, the likeliest first."""


_POINTED = 8
"""Sentences back to which "the team" means the body that the document is about, however many others were named."""


def _code_pointed_to(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """ "der Dienst", "the agency", "den Fachleuten": the source of that kind that spoke last; None for other nouns."""
    heads = (*a.s.at[ref.last - 1], *a.s.at[ref.first])
    meant = next((m.value for m in heads if m.category == "points_back" and m.value in _MEANT), None)
    if meant is None or not _is_definite(a.s, ref) or _has_owner(a, ref):
        return None
    if meant == "document" and memory.document:
        return memory.document
    told = memory.report is not None and memory.told_of == memory.report and memory.now - memory.told_at <= _POINTED
    if meant == "body" and told:
        return memory.report
    return next(
        (code for kinds in _MEANT[meant] if (code := memory.find_pointed(kinds, spoke_only=meant == "document"))), None
    )


def _is_definite(s: Sentence, ref: SourceRef) -> bool:
    words = range(ref.np_first, ref.first)
    return s.has_word_in(words, "articles", "demonstratives", "possessives") and not any(
        s.is_word(at, "articles_indefinite") for at in words
    )


def _has_owner(a: Analysis, ref: SourceRef) -> bool:
    """Whether the words right behind say whose it is."""
    near = [r for r in a.sources if r.kind in ("named", "body", "state") and 0 <= r.np_first - ref.last <= 1]
    owned = any(r.preps if r.np_first > ref.last else r.kind != "state" or r.case == "gen" for r in near)
    return owned or _owner(a, ref) is not None


def _code_of_person(a: Analysis, ref: SourceRef, memory: Memory) -> str:
    """ "die Sprecherin des Ministeriums" speaks for it; "the spokesperson" alone for the body named last."""
    owner = _owner(a, ref)
    if owner is not None and owner.kind != "back":
        return owner.code
    if owner is not None:
        return _code_of_body(a, owner, memory) or UNNAMED
    of = _employer_pointed_to(a, ref, memory) if ref.code == UNNAMED else None
    if of is not None:
        return of
    if means_nameless(a, ref):
        known = memory.find_pointed(_NAMELESS, spoke_only=True) or _employer(a, ref)
        return known or _body_just_heard(a, memory) or UNNAMED
    return memory.find("person") or UNNAMED if ref.code == "person" else UNNAMED


def _body_just_heard(a: Analysis, memory: Memory) -> str | None:
    """ "…, an official of the service said. …, the official added": one person of the body that spoke right before."""
    last = memory.last
    if last is None or memory.now - memory.last_sentence > 1 or len(last.origins) > 1:
        return None
    return last.origins[0] if "." in last.origins[0] and not is_medium(a, last.origins[0]) else None


def _owner(a: Analysis, ref: SourceRef) -> SourceRef | None:
    """The body in the genitive right behind a person's or a report's noun."""
    for other in a.sources:
        if not 0 <= other.np_first - ref.last <= 1 or other.kind not in ("named", "body", "back"):
            continue
        if other.code in _PERSONS or other.code.startswith("noun:"):
            continue
        if other.kind == "back" and other.case != "gen" and not a.s.is_word(ref.last, "genitive_prepositions"):
            continue
        return other
    return None


def _code_of_noun(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    spoken_of = memory.person_at >= memory.last_sentence and memory.now - memory.person_at <= 1
    spoken_of = spoken_of and memory.person != UNNAMED and not _has_owner(a, ref)
    if ref.code == "noun:own" and memory.person is not None and spoken_of and _holds_office(a, ref):
        return memory.person  # "X thanked the troops. …, the president stressed"
    maker = find_maker_of(a, ref)
    if maker is not None:
        return code_of(a, maker, memory)
    near = (r for r in a.sources if r.kind in ("named", "body") and 0 <= r.np_first - ref.last <= 3)
    inside = next((r for r in near if not a.s.mark_at(ref.last, "formula", "told_to")), None)
    if inside and _is_seen_by(a, ref, inside):
        return UNNAMED
    if inside:
        return inside.code
    owner = _owner(a, ref)
    if owner:
        return _code_of_body(a, owner, memory)
    words = range(ref.np_first, ref.first)
    if a.s.has_word_in(words, "possessives"):
        named = [
            r for r in a.sources if r.kind in ("named", "body", "person") and r.last <= ref.np_first and not r.preps
        ]
        if named:
            return named[-1].code
    if a.s.has_word_in(words, "articles_indefinite"):
        ahead = (
            ref.code == "noun:report" and memory.report and all(code != memory.report for _, code, _ in memory.named)
        )
        return memory.report if ahead else UNNAMED
    own = a.s.has_word_in(words, "possessives") or not a.s.has_word_in(words, "articles")
    author = memory.find_author() if ref.code == "noun:report" and not own else None
    return memory.find(ref.code) or author or UNNAMED


def find_maker_of(a: Analysis, ref: SourceRef) -> SourceRef | None:
    """ "a report released on Monday by X", "a statement from X": whose paper the noun means, a person's too."""
    if not ref.code.startswith("noun:"):
        return None
    first = find_maker(a.s, ref.last, [r.np_first for r in a.sources])
    makers = [r for r in a.sources if r.np_first == first and r.kind != "unnamed"]
    makers = [r for r in makers if r.kind != "surname" or not a.s.lexicon.pack.verb_final_clauses]
    makers = [r for r in makers if r.kind != "back" or r.code in _BRANCHES]  # a panel told of before is found elsewhere
    makers = [r for r in makers if r.kind != "state" or a.s.mark_at(r.np_first - 1, "prep", "by") is not None]
    return min(makers, key=lambda r: r.kind in ("state", "surname")) if makers else None


def _holds_office(a: Analysis, ref: SourceRef) -> bool:
    return any(m.category == "institution" and m.value in ("gov", "person") for m in a.s.at[ref.first])


def _is_seen_by(a: Analysis, ref: SourceRef, inside: SourceRef) -> bool:
    """ "documents seen by X", "aus Dokumenten, die X vorliegen": who has the papers did not write them."""
    cues = [m for m in a.s.marks("formula") if m.value == "seen_by" and m.first >= ref.last]
    before = any(m.first < inside.first for m in cues)
    clause = a.clause_at(inside.first)
    return before or (clause.opener == "rel" and is_medium(a, inside.code) and any(m.first in clause for m in cues))


def _code_of_body(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """ "das Ministerium", "ihr Außenministerium": a branch whose state the words or the document must tell."""
    words = range(ref.np_first, ref.first)
    if a.s.has_word_in(words, "possessives_first") and memory.home:
        return f"{memory.home}.{ref.code}"
    if a.s.has_word_in(words, "possessives"):
        named = [p for p in a.phrases.parties if p.last <= ref.np_first and p.form != "adjective"]
        before = [p for p in named if a.s.lexicon.knowledge.is_state(p.ids[0])]
        owner = before[-1].ids[0] if before else memory.subject
        if owner:
            return f"{owner}.{ref.code}"
    if memory.home and _is_bare_title(a, ref):
        return f"{memory.home}.{ref.code}"
    owner = _state_behind(a, ref) or _seat_beside(a, ref)
    if owner is not None:
        return f"{owner}.{ref.code}"
    known = memory.find(ref.code)
    beside = next((r.code for r in a.sources if r.kind == "body" and "." in r.code), None)
    return known or (f"{beside.partition('.')[0]}.{ref.code}" if beside else UNNAMED)


def _is_bare_title(a: Analysis, ref: SourceRef) -> bool:
    """ "Foreign Minister Jorid Valde said": a title without state or article is of the country that is written in."""
    if ref.np_first < ref.first or ref.code not in ("gov", "mil") or not a.s.tokens[ref.first].is_capital:
        return False
    return name_end(a.s, ref.last) - ref.last > 1


def _seat_beside(a: Analysis, ref: SourceRef) -> str | None:
    """ "sagte am Montag in Hallvik ein Sprecher des Ministeriums": the capital in which a ministry speaks."""
    clause = a.clause_at(ref.first)
    if ref.code not in ("gov", "mil") or not any(m.first in clause for m in a.s.marks("report")):
        return None
    near = [p for p in a.parties_in(clause) if p.form == "metonym" and "in" in p.preps and p.institution is None]
    near = [p for p in near if abs(p.first - ref.first) <= _SEAT and a.s.lexicon.knowledge.is_state(p.ids[0])]
    return near[0].ids[0] if len(near) == 1 else None


_SEAT = 9
"""Tokens between a ministry and the capital in which it speaks."""


def _state_behind(a: Analysis, ref: SourceRef) -> str | None:
    """ "a top intelligence official of the Ukrainian Ministry of Defence": the body behind tells the state."""
    if ref.code != "intel":
        return None
    briefed = next((r.code for r in a.sources if r.code.endswith(".parliament") and r.first < ref.first), None)
    if briefed is not None:
        return briefed.partition(".")[0]
    behind = (r for r in a.sources if r.kind == "body" and "." in r.code and 0 <= r.np_first - ref.last <= 1)
    return next((r.code.partition(".")[0] for r in behind), None)


def means_nameless(a: Analysis, ref: SourceRef) -> bool:
    """ "the officials", "den Beamten": people without names whom an article points to."""
    return _is_definite(a.s, ref) and _is_nameless(a, ref)
