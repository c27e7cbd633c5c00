"""Chains: the source behind a mention, and who passes its words on to whom."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.names import SourceRef
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import REPORTING, Memory, Voice, is_medium, kind_of
from fundstelle.extract.whom import code_of, find_maker_of, means_nameless, medium_of
from fundstelle.records.claim import UNNAMED
from fundstelle.text.tokens import TokenKind


def with_coordinated(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], code: str, memory: Memory
) -> tuple[tuple[str, ...], set[int]]:
    """(codes, first tokens) of the source and of those joined to it by "und", "and", on either side."""
    codes, refs, firsts = [code], [ref], set()
    first = last = ref
    for other in sources:
        if other.first >= last.last and (_is_joined(a.s, last, other) or _is_row_on(a.s, last, other, sources)):
            more = code_of(a, other, memory)
            if more:
                codes.append(more)
                refs.append(other)
                firsts.add(other.first)
                last = other
    for other in reversed(sources):
        row = len(codes) > 1 or _is_row_open(a.s, ref)
        if (
            other.last <= first.np_first
            and not other.preps
            and (_is_joined(a.s, other, first) or (row and _is_joined(a.s, other, first, by_comma=True)))
        ):
            more = code_of(a, other, memory)
            if more:
                codes.insert(0, more)
                refs.insert(0, other)
                firsts.add(other.first)
                first = other
    return tuple(dict.fromkeys(_share_branches(a, refs, codes))), firsts


def _is_row_on(s: Sentence, before: SourceRef, behind: SourceRef, sources: Sequence[SourceRef]) -> bool:
    """ "Seoul, Washington and Kyiv": a comma inside a row that ends with a third one behind "and"."""
    if not _is_joined(s, before, behind, by_comma=True):
        return False
    following = next((r for r in sources if r.first >= behind.last), None)
    return following is not None and (_is_joined(s, behind, following) or _is_row_on(s, behind, following, sources))


def _is_row_open(s: Sentence, ref: SourceRef) -> bool:
    """ "X, Y and their partners say": the row ends with nobody who has a name."""
    at = ref.last + 1
    if not s.is_word(ref.last, "coordinators") or at >= len(s.tokens):
        return False
    return s.tokens[at].text.islower() and not s.has_any(at, _VERBAL)


_VERBAL = frozenset({"aux", "modal", "report", "verb", "prep"})


def _share_branches(a: Analysis, refs: Sequence[SourceRef], codes: Sequence[str]) -> list[str]:
    """ "US and South Korean officials": an adjective alone shares the noun of the next one."""
    shared = list(codes)
    for at in range(len(refs) - 2, -1, -1):
        branch = shared[at + 1].partition(".")[2]
        if branch and refs[at].kind == "state" and _is_adjective(a, refs[at]):
            shared[at] = f"{shared[at].partition('.')[0]}.{branch}"
    branch = shared[0].partition(".")[2]
    if refs[0].kind == "body" and branch and a.s.mark_at(refs[0].first, "institution"):
        for at in range(1, len(refs)):  # "officials from Norland, Ostria and Sundland"
            if refs[at].kind == "state" and not _is_adjective(a, refs[at]):
                shared[at] = f"{shared[at].partition('.')[0]}.{branch}"
    return shared


def _is_adjective(a: Analysis, ref: SourceRef) -> bool:
    bare = not a.s.is_word(ref.np_first, "articles")
    return bare and any(m.category == "party" and m.data in ("adjective", "lower") for m in a.s.at[ref.first])


def _is_joined(s: Sentence, before: SourceRef, behind: SourceRef, *, by_comma: bool = False) -> bool:
    """By "und", ", and", "als auch"; by a comma alone only inside a row that ends so."""
    if by_comma:
        return behind.np_first - before.last == 1 and s.is_mark_token(before.last, ",")
    at = before.last + (1 if s.is_mark_token(before.last, ",") else 0)
    if at >= len(s.tokens):
        return False
    return any(m.category == "word" and m.value == "coordinators" and m.last == behind.np_first for m in s.at[at])


def _as_update(a: Analysis, clause: Clause, code: str) -> str:
    """ "said the defence ministry in its intelligence update": a ministry's update speaks for the intelligence."""
    state, _, branch = code.partition(".")
    told = branch == "mil" and a.s.has_mark_in(clause, "formula", "updates")
    return f"{state}.intel" if told else code


def find_relayed(code: str, memory: Memory) -> str | None:
    """The intelligence service whose briefing members of its parliament pass on; None for everybody else."""
    state, _, branch = code.partition(".")
    known = memory.briefed if branch == "parliament" else None
    return known if known is not None and known.partition(".")[0] == state else None


def _briefed_here(a: Analysis, code: str) -> str | None:
    """ "said a lawmaker after a briefing by the spy agency": the service told it, members of parliament pass it on."""
    state, _, branch = code.partition(".")
    if branch != "parliament" or not a.s.has_mark("formula", "briefings"):
        return None
    told = any(r.code in ("intel", f"{state}.intel") for r in a.sources)
    return f"{state}.intel" if told else None


def find_known_via(a: Analysis, ref: SourceRef, code: str, memory: Memory) -> tuple[str, ...]:
    """Through whom the document has the words of a source it points back to: the medium that saw the report."""
    reports = kind_of(a, code) in REPORTING or (code.endswith(UNNAMED) and means_nameless(a, ref))
    reports = reports or ref.kind == "surname" or memory.find_person(a.s.norm(ref.last - 1)) == code
    goes_on = ref.kind == "back" and memory.last is not None and memory.last.origins == (code,)
    if goes_on and memory.last is not None and memory.now - memory.last_sentence <= 1:
        return memory.last.via  # "The agency X reported, citing the ministry, … The ministry added"
    return memory.find_via(code) if reports and (ref.kind == "back" or code != UNNAMED) else ()


def find_seen_by(a: Analysis, ref: SourceRef, sources: Sequence[SourceRef]) -> SourceRef | None:
    """ "documents seen by X", "ein Bericht, der X vorliegt": the medium that has what the source says."""
    cues = [m for m in a.s.marks("formula") if m.value == "seen_by"]
    for other in sources if cues else ():
        if other is ref or other.kind != "named" or not is_medium(a, other.code):
            continue
        clause = a.clause_at(other.first)
        if any(
            cue.last == other.np_first
            or (cue.first in clause and ref.first != other.first and a.s.lexicon.pack.verb_final_clauses)
            for cue in cues
        ):
            return other
    return None


def find_cited(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory
) -> list[tuple[SourceRef, str]]:
    """ "X unter Berufung auf Y", "X, citing Y": whom the speaker cites, farthest last."""
    found: list[tuple[SourceRef, str]] = []
    for other in sources:
        if (other.first < ref.last and not _is_cited_first(a, other)) or other.code == ref.code:
            continue
        if found and other.kind == "state" and other.preps & {"in", "at"}:
            continue  # "citing the embassy in Y"
        if a.s.mark_ending_at(other.np_first, "formula", "cited_by") is not None:
            continue  # "X was quoted as saying by Y": Y passes on
        if _is_behind(a.s, other, "citing") or _is_learned_from(a, ref, other) or _is_cited_behind(a, other):
            if other.kind == "back" and other.code == "intel" and not _is_of_the_country(a, other):
                continue  # "referring to intelligence exchanged with allies"
            code = _code_of_cited(a, ref, other, memory)
            if code == UNNAMED and _speaks_for_itself(a, ref):
                continue
            if code and code != ref.code and all(code != c for _, c in found):
                found.append((other, code))
    if not found and (is_medium(a, ref.code) or ref.code.endswith(".parliament")):
        found = _quoted_behind(a, ref, sources, memory)
    if not found and is_medium(a, ref.code) and _cites_nobody_known(a, ref, sources):
        return [(ref, UNNAMED)]
    return _with_media_first(a, found)


def _quoted_behind(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory
) -> list[tuple[SourceRef, str]]:
    """ "…, zitierte die Agentur X den Geheimdienst", "wie X aus dem Bericht des Dienstes zitierte": the object."""
    if not a.s.lexicon.pack.verb_final_clauses or not _is_quoting(a, ref):
        return []
    for other in sources:
        near = 0 <= other.np_first - ref.last <= (_CITED_WITHIN if "from" in other.preps else 1)
        if not near or not (other.preps == frozenset() or "from" in other.preps):
            continue
        if other.code == "noun:report":
            other = next((r for r in sources if 0 <= r.np_first - other.last <= 1 and r is not other), other)
        code = _code_of_cited(a, ref, other, memory) if other.kind in _QUOTED else None
        if code is not None and code not in (ref.code, UNNAMED):
            return [(other, code)]
    return []


_QUOTED = frozenset({"body", "named", "back", "person", "state"})


def _is_quoting(a: Analysis, ref: SourceRef) -> bool:
    """Whether a verb of citing stands before the speaker, or ends the clause behind."""
    clause = a.clause_at(ref.first)
    cues = [m for m in a.s.marks("formula") if m.value == "citing" and m.last - m.first == 1]
    return any(0 <= ref.first - m.last <= 2 or (m.first in clause and m.first >= ref.last) for m in cues)


def _cites_nobody_known(a: Analysis, ref: SourceRef, sources: Sequence[SourceRef]) -> bool:
    """ "schreibt die Zeitung X unter Berufung auf Marktteilnehmer": whom it cites has no name."""
    cues = [m for m in a.s.marks("formula") if m.value == "citing" and m.first >= ref.last]
    return any(
        not any(cue.last <= r.first < cue.last + _CITED_WITHIN for r in sources)
        and cue.last < len(a.s.tokens)
        and a.s.tokens[cue.last].kind is not TokenKind.MARK
        for cue in cues
    )


def _with_media_first(a: Analysis, found: list[tuple[SourceRef, str]]) -> list[tuple[SourceRef, str]]:
    """ "bezog sich auf einen Insider der «X»": X talked to the insider, who is the origin."""
    media = [medium for ref, _ in found if (medium := medium_of(a, ref)) is not None]
    return [row for row in found if row[0] in media] + [row for row in found if row[0] not in media]


def _is_cited_first(a: Analysis, other: SourceRef) -> bool:
    """ "Citing the spy agency, the lawmakers said …": the formula opens the sentence."""
    return a.s.mark_ending_at(other.np_first, "formula", "citing") is not None and other.np_first <= 3


def _code_of_cited(a: Analysis, ref: SourceRef, other: SourceRef, memory: Memory) -> str | None:
    """Whom the speaker cites; a body without its state ("the Joint Chiefs") is of the medium's own."""
    code = code_of(a, other, memory)
    state = ref.code.partition(".")[0]
    if other.kind == "back" and other.code in _BRANCHES and "." in ref.code and _is_of_the_country(a, other):
        return f"{state}.{other.code}"  # "a lawmaker said, citing the country's spy agency"
    known = a.s.lexicon.knowledge.sources.get(ref.code)
    if code == UNNAMED and other.code in _BRANCHES and known is not None and known.party and is_medium(a, ref.code):
        return f"{known.party}.{other.code}"
    return code


def _is_of_the_country(a: Analysis, other: SourceRef) -> bool:
    words = range(max(0, other.np_first - 1), other.first)  # "their country's spy agency"
    return any(a.s.tokens[at].kind is TokenKind.GENITIVE or a.s.is_word(at, "articles", "possessives") for at in words)


_BRANCHES = frozenset({"gov", "mil", "intel", "parliament"})


def _is_cited_behind(a: Analysis, other: SourceRef) -> bool:
    """ "…, der sich seinerseits auf einen Offizier des Dienstes beruft": a relative clause that ends with citing."""
    clause = a.clause_at(other.first)
    words = a.s.lexicon.pack.tables["attribution"]["formulas"]["citing_behind"]
    if clause.opener != "rel":
        leant = a.s.mark_ending_at(other.np_first, "formula", "leaning") is not None
        return leant and any(a.s.norm(at) in words for at in clause.tokens if at >= other.last)
    return any(a.s.norm(at) in words for at in clause.tokens)


def _is_learned_from(a: Analysis, ref: SourceRef, other: SourceRef) -> bool:
    """ "erfuhr die Agentur X aus Kreisen des Ministeriums": whom a medium has it from."""
    near = 0 <= other.np_first - ref.last <= 2 and a.clause_at(ref.first) is a.clause_at(other.first)
    return near and "from" in other.preps and other.kind in ("unnamed", "body", "named") and is_medium(a, ref.code)


def _speaks_for_itself(a: Analysis, ref: SourceRef) -> bool:
    """A state or a body that cites nameless sources stays the origin; a medium passes their words on."""
    known = a.s.lexicon.knowledge.sources.get(ref.code)
    return "." in ref.code or ref.kind == "back" or (known is not None and known.kind in REPORTING)


def find_passed_on(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory
) -> tuple[SourceRef, str] | None:
    """ "…, said the agency, as cited by lawmakers": who hands on the speaker's words."""
    for other in sources:
        if other.first > ref.last and other.code != ref.code and _is_behind(a.s, other, "cited_by"):
            code = code_of(a, other, memory)
            if code:
                return other, code
    return None


_CITED_WITHIN = 5
"""Tokens between "citing", "beruft sich auf" and the source: "ein internes Papier der Kommission"."""


def is_cited(s: Sentence, ref: SourceRef) -> bool:
    """Whether the source stands behind words of citing."""
    return _is_behind(s, ref, "citing")


def _is_behind(s: Sentence, ref: SourceRef, group: str) -> bool:
    """Whether a formula of this group ends before the source's phrase, with nothing but its nouns between."""
    if not s.has_mark("formula", group):
        return False
    for end in range(ref.np_first, max(0, ref.np_first - _CITED_WITHIN), -1):
        if s.mark_ending_at(end, "formula", group):
            return True
        if group != "citing" and end < ref.np_first:
            return False
        if s.is_mark_token(end - 1, ",.;:") or s.has_any(end - 1, ("aux", "modal", "source")):
            return False
    return False


def find_told(
    a: Analysis, clause: Clause, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory, verb: int
) -> list[tuple[SourceRef, str]]:
    """ "told the Guardian", "sagte der Nachrichtenagentur AFP": the medium between."""
    found = []
    for other in sources:
        if other is ref or not (other.kind == "named" or (other.kind == "back" and other.code == "noun:media")):
            continue
        before = other.first < min(verb, ref.first)
        told = _is_behind(a.s, other, "told_to") and (not before or is_medium(a, other.code))
        told = told or (is_medium(a, other.code) and _is_told_through(a.s, other))
        code = other.code if other.kind == "named" else code_of(a, other, memory)
        if code is None or (other.kind == "back" and not is_medium(a, code)):
            continue
        told = told or ("to" in other.preps and other.first > verb and is_medium(a, code) and other.code != ref.code)
        if told or (not before and other.first > verb and _is_dative(a.s, other) and is_medium(a, code)):
            found.append((other, code))
    return found


def _is_told_through(s: Sentence, ref: SourceRef) -> bool:
    """ "told a reporter for X", "in an interview published by X": the medium of the talk or of who was told."""
    if not ref.preps or s.lexicon.pack.verb_final_clauses:
        return False
    for end in range(ref.np_first - 1, max(0, ref.np_first - _CITED_WITHIN), -1):
        if s.mark_ending_at(end, "formula", "told_to"):
            return True
        if s.tokens[end - 1].kind is TokenKind.MARK or s.has_any(end - 1, ("source", "party", "aux")):
            return False
    return False


def _is_dative(s: Sentence, ref: SourceRef) -> bool:
    return any(
        s.is_word(at, "article_dative", "article_dative_or_genitive") for at in range(ref.np_first, ref.first + 1)
    )


Found = tuple[Voice, set[int]] | None
"""A voice and the first tokens of the mentions that speak."""


def make_voice(
    a: Analysis, clause: Clause, ref: SourceRef, sources: Sequence[SourceRef], act: str, memory: Memory, verb: int
) -> Found:
    """The voice of a source that speaks in `clause`, with those it cites, passes on, is seen by or speaks beside.

    act: what it does; verb: token of the verb or formula. None where the words do not tell whom they mean.
    """
    code = code_of(a, ref, memory)
    if code is None:
        return None
    code = _as_update(a, clause, code)
    relayed = find_relayed(code, memory) or _briefed_here(a, code)
    if relayed is not None:
        return Voice((relayed,), (code,), act, (ref.first, ref.last), clause=clause.index), {ref.first}
    passed_on = find_passed_on(a, ref, sources, memory)
    if passed_on:
        return Voice((code,), (passed_on[1],), act, (ref.first, ref.last), clause=clause.index), {
            ref.first,
            passed_on[0].first,
        }
    cited = find_cited(a, ref, sources, memory)
    told = find_told(a, clause, ref, sources, memory, verb)
    at = (ref.first, ref.last)
    maker = find_maker_of(a, ref)
    firsts = {ref.first, *(r.first for r, _ in cited), *(r.first for r, _ in told)}
    firsts |= set() if maker is None else {maker.first}
    if cited:
        codes = list(dict.fromkeys(c for _, c in cited))
        row, more = with_coordinated(a, cited[-1][0], sources, codes[-1], memory)
        between = [c for c, (r, _) in zip(codes, cited, strict=False) if r.first not in more and c not in row]
        return Voice(row, (code, *between), act, at, clause=clause.index), firsts | more
    if told and told[0][1] != code:
        return Voice((code,), (told[0][1],), act, at, clause=clause.index), firsts
    talked_to = medium_of(a, ref)
    if talked_to is not None:
        return Voice((code,), (talked_to.code,), act, at, clause=clause.index), {*firsts, talked_to.first}
    seen = find_seen_by(a, ref, sources) if not is_medium(a, code) else None
    if seen is not None:
        return Voice((code,), (seen.code,), act, at, clause=clause.index), {*firsts, seen.first}
    origins, more = with_coordinated(a, ref, sources, code, memory)
    via = find_known_via(a, ref, code, memory) if len(origins) == 1 else ()
    return Voice(origins, via, act, at, clause=clause.index), firsts | more
