"""Governing: which of a sentence's voices a clause hangs on: its own, the one above, a formula's, an aside's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.claim_nouns import is_indirect, opens_complement
from fundstelle.extract.clauses import Clause
from fundstelle.extract.record import replace
from fundstelle.extract.report_verbs import find_report_verb
from fundstelle.extract.voices import Voice, is_medium


def find_clause_voice(
    a: Analysis, clause: Clause, verbs: dict[int, Voice], formulas: dict[int, Voice], inverted: Sequence[int]
) -> Voice | None:
    """The voice of a clause: of who denies it, of a formula, of a verb of saying above it, aside or behind it.

    verbs, formulas: voices by the index of their clause; inverted: clauses that say who said what stands before.
    """
    denied = _denied_report(a, clause, verbs) or _enclosing_denial(a, clause, verbs)
    if denied is not None:
        return denied
    if clause.index in inverted and clause.index in verbs and clause.index not in formulas:
        return verbs[clause.index]
    current: Clause | None = clause
    aside = False
    while current is not None:
        aside = aside or _is_aside_of_denial(a, current)
        if current.index in formulas:
            return _reported_by(a, _combined(a, formulas[current.index], verbs, clause), verbs, inverted)
        parent = _governing(a, current, verbs)
        if parent is not None and parent.index in verbs and _is_told(a, current, parent, verbs[parent.index]):
            voice = _reported_by(a, verbs[parent.index], verbs, inverted)
            if parent.index in formulas and _passes_on(a, parent, voice, formulas[parent.index]):
                voice = _combined(a, formulas[parent.index], verbs, parent)
            voice = _through_outer(a, parent, voice, verbs)
            if voice.act == "denies" and aside:
                return None
            return replace(voice, act="says") if voice.act == "denies" and current.opener == "main" else voice
        current = parent
    if clause.opener == "rel" and clause.index in verbs and verbs[clause.index].at[1] <= clause.first:
        return verbs[clause.index]  # "an official, who put the losses at 300"
    asides = [verbs[c.index] for c in a.clauses if c.opener == "aside" and c.index in verbs]
    if asides:
        return _reported_by(a, asides[0], verbs, inverted)
    following = next((index for index in inverted if index > clause.index), None)
    if following is not None:
        said = formulas.get(following)
        return verbs[following] if said is None else _combined(a, said, verbs, a.clauses[following])
    if clause.index in verbs:
        return verbs[clause.index]
    later = [v for index, v in formulas.items() if index > clause.index]
    if later or not (is_indirect(a.s, clause) or _goes_on_as_complement(a, clause)):
        return later[0] if later else None
    earlier = [index for index in (*verbs, *formulas) if index < clause.index]
    return formulas.get(max(earlier), verbs.get(max(earlier))) if earlier else None


def _goes_on_as_complement(a: Analysis, clause: Clause) -> bool:
    """ "X told them that 300 have died, and that 2,700 were wounded": the second of two complements."""
    s, first = a.s, clause.first
    return s.is_word(first, "coordinators") and s.is_word(first + 1, "say_complementizers")


def _through_outer(a: Analysis, clause: Clause, voice: Voice, verbs: dict[int, Voice]) -> Voice:
    """ "The agency X reported that Y believes that …", "a lawmaker said the service thinks …": Y is heard through X."""
    outer = a.clauses[clause.parent] if clause.parent is not None else None
    first = a.clauses[0]
    if outer is None and clause.index and a.s.is_word(first.first, "telling_openers"):
        outer = first  # "Wie X berichtet, geht Y davon aus, dass …"
    if outer is None or outer.index not in verbs or not (outer is first or _is_governed(a, clause, outer)):
        return voice
    said = verbs[outer.index]
    if said.origins == voice.origins:
        return voice if voice.via else replace(voice, via=said.via)
    return _heard_through(a, voice, said)


def _heard_through(a: Analysis, voice: Voice, relay: Voice) -> Voice:
    """The voice as a medium, and those it has it from, pass it on: nearest the document first."""
    chain = (*relay.via, *relay.origins)
    passes = len(relay.origins) == 1 and all(is_medium(a, code) for code in chain)
    if not passes or is_medium(a, voice.origins[0]) or set(chain) & {*voice.origins, *voice.via}:
        return voice
    return replace(voice, via=(*chain, *voice.via))


def _denied_report(a: Analysis, clause: Clause, verbs: dict[int, Voice]) -> Voice | None:
    """ "X denied a report that accused it of …": what somebody else's report says is denied by X."""
    current: Clause | None = clause
    while current is not None:
        before = [index for index in verbs if current.index - 2 <= index < current.index]
        denies = before and verbs[before[-1]].act == "denies"
        if denies and current.opener in ("rel", "sub") and _follows_noun(a, current):
            return verbs[before[-1]]
        current = a.clauses[current.parent] if current.parent is not None else None
    return None


def _enclosing_denial(a: Analysis, clause: Clause, verbs: dict[int, Voice]) -> Voice | None:
    """ "X hat die Darstellung, es beziehe Waffen, zurückgewiesen": a denial around what its noun says."""
    s = a.s
    if clause.opener != "main" or not s.is_mark_token(clause.first - 1, ",") or not is_indirect(s, clause):
        return None
    if s.mark_ending_at(clause.first - 1, "claim_noun") is None:
        return None
    around = (v for index, v in verbs.items() if a.clauses[index].first < clause.first and v.act == "denies")
    return next((v for v in around if a.clauses[v.clause].last > clause.first), None)


def _passes_on(a: Analysis, parent: Clause, said: Voice, formula: Voice) -> bool:
    """ "X, according to Y: the agency reports", "According to the paper X, a diplomat said": one medium between."""
    if is_medium(a, said.origins[0]):
        inside = formula.at[0] > said.at[1] and not is_medium(a, formula.origins[0])  # "reported that, according to X"
        return parent.finite is None or (inside and not said.via)
    return is_medium(a, formula.origins[0]) and len(formula.origins) == 1 and formula.via == said.via


def _reported_by(a: Analysis, voice: Voice, verbs: dict[int, Voice], inverted: Sequence[int]) -> Voice:
    """ "X said that …, the agency Y reported": Y passes on what X said."""
    relays = (verbs[index] for index in inverted if index > voice.clause)
    relay = next((v for v in relays if is_medium(a, v.origins[0]) and len(v.origins) == 1), None)
    if relay is None:
        return voice
    return _heard_through(a, voice, replace(relay, via=()) if relay.via == voice.via else relay)


def _is_aside_of_denial(a: Analysis, clause: Clause) -> bool:
    """ "N denies arming them, though …": a clause of another conjunction than "that" is not what is denied."""
    s = a.s
    concedes = s.is_word(clause.first, "complementizers", "subordinators")
    return clause.opener == "sub" and concedes and not s.is_word(clause.first, "say_complementizers", "relatives")


def _governing(a: Analysis, clause: Clause, verbs: dict[int, Voice]) -> Clause | None:
    """The clause that this one hangs on; a complement right behind a verb of saying hangs on that one's clause."""
    parent = a.clauses[clause.parent] if clause.parent is not None else None
    if clause.opener != "sub" or not clause.first:
        return parent
    as_told = parent is not None and a.s.is_word(parent.first, "telling_openers")  # "As X reports, Y thinks that …"
    if parent is not None and parent.index in verbs and not as_told:
        return parent
    comma = int(a.s.is_mark_token(clause.first - 1, ","))  # which is of no clause
    before = a.clause_at(max(0, clause.first - 1 - comma))
    return before if before.index < clause.index and before.index in verbs else parent


def _combined(a: Analysis, said: Voice, verbs: dict[int, Voice], clause: Clause) -> Voice:
    """ "X says, according to the agency Y", "the agency Y reports that, according to X": X is the origin, Y between."""
    same = next((v for v in verbs.values() if v.via and v.origins == said.origins), None)
    if same is not None:
        return same
    asides = [c.index for c in a.clauses if c.opener == "aside"] if clause.opener == "main" else []
    for verb in (verbs[c] for c in (clause.index, clause.parent, *asides) if c in verbs):
        own = said.via == verb.via and is_medium(a, said.origins[0]) and not is_medium(a, verb.origins[0])
        if verb.origins == said.origins or (said.via and not own):
            return said  # but "According to M, X told N": whom X told is not whom M told
        if is_medium(a, said.origins[0]):
            return replace(verb, via=tuple(dict.fromkeys((said.origins[0], *verb.via))))
        if is_medium(a, verb.origins[0]) and not verb.via:
            return replace(said, via=(verb.origins[0],))
    return said


def _is_told(a: Analysis, clause: Clause, parent: Clause, voice: Voice) -> bool:
    """Whether the voice of the clause above says this one too: "puts the number of tanks that N sent at 20"."""
    speaks_of = any(m.first in parent and _is_of(a, m.last) for m in a.s.marks("report")) and voice.act == "says"
    if clause.opener == "rel" and (voice.act == "estimates" or speaks_of or _is_in_statement(a, clause, parent, voice)):
        return True
    return _is_governed(a, clause, parent)


def _is_in_statement(a: Analysis, clause: Clause, parent: Clause, voice: Voice) -> bool:
    """ "X said the tanks that N sent …", "The tanks that N sent …, X said": the noun with the clause is what is told.

    Not "X, which has sent tanks, said": there the clause says more of who speaks.
    """
    verb = find_report_verb(a, parent)
    if verb is None or voice.act in ("denies", "promises") or a.s.lexicon.pack.verb_final_clauses:
        return False
    if voice.at[0] >= clause.last:
        return True
    things = any(verb[0] < item.first < clause.first for item in a.phrases.items)
    return things and voice.at[1] <= verb[0] < clause.first


def _is_of(a: Analysis, at: int) -> bool:
    """ "spoke of 20 tanks that N had sent", "sprach von Panzern, die …": the thing behind the preposition is told."""
    return a.s.is_word(at, "genitive_prepositions") or a.s.mark_at(at, "prep", "from", "by") is not None


def _is_governed(a: Analysis, clause: Clause, parent: Clause) -> bool:
    """A complement, a quotation, or a clause that follows a colon or comma as indirect speech."""
    if clause.opener in ("sub", "inf") or clause.quoted:
        return True
    if clause.opener == "rel":
        return (opens_complement(a, clause) and _follows_noun(a, clause)) or is_indirect(a.s, clause)
    before = a.s.tokens[clause.first - 1].text if clause.first else ""
    as_told = a.s.is_word(parent.first, "telling_openers") and not _governs(a, parent)  # "As X reported, …"
    compared = a.s.is_word(parent.first, "comparisons", "say_complementizers")
    if parent.opener == "sub" and before == "," and not (compared or as_told):
        return False  # "weil X … versprochen hat, …": the reason tells nothing of what follows
    return before in (":", ",", "„", "“", '"', "»", "«", "–") or not a.s.lexicon.pack.verb_final_clauses


def _follows_noun(a: Analysis, clause: Clause) -> bool:
    """Whether a noun of claiming or a report stands right before the clause: "einen Bericht, dem zufolge …"."""
    near = range(max(0, clause.first - 4), clause.first)
    return any(a.s.has_any(at, ("claim_noun", "source_noun", "account_noun")) for at in near)


def _governs(a: Analysis, clause: Clause) -> bool:
    return any(c.parent == clause.index and c.opener in ("sub", "inf") for c in a.clauses)


def is_inverted(a: Analysis, clause: Clause, verbs: Mapping[int, Voice]) -> bool:
    """ ", sagte Kirby", ", said the ministry", ", wie CNN berichtete", ", South Korea's military said"."""
    s = a.s
    if clause.opener == "aside":
        return True
    first = clause.first
    if clause.index in verbs and verbs[clause.index].act == "denies" and _governs(a, clause):
        return False  # ", lehnt es aber ab, Panzer zu liefern"
    if s.lexicon.pack.verb_final_clauses and clause.finite == first and clause.index in verbs and first:
        return True  # ", hatten zuvor Medien gemeldet"
    while first < clause.last and (s.is_word(first, "coordinators") or s.tokens[first].text in '“”"»«'):
        first += 1
    if first >= clause.last:
        return False
    if "report" in s.kinds[first] or s.mark_at(first, "formula", "inverted"):
        return True
    governs = any(c.parent == clause.index and c.opener == "sub" for c in a.clauses)
    return not governs and not s.lexicon.pack.verb_final_clauses
