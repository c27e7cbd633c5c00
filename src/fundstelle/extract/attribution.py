"""Attribution: which source stands behind each clause of a sentence, by verbs of saying and by formulas."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.chains import Found, make_voice
from fundstelle.extract.claim_nouns import find_noun_voice, is_indirect, opens_complement
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import find_particle
from fundstelle.extract.finite import is_finite, is_noun_use
from fundstelle.extract.formulas import find_formula_voice
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.names import SourceRef
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.noted import recall
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.subject_before import find_antecedent, find_participle
from fundstelle.extract.voices import Memory, Voice, Voices, is_medium
from fundstelle.extract.whom import code_of, medium_of
from fundstelle.text.tokens import TokenKind


def find_voices(a: Analysis, memory: Memory) -> Voices:
    """The voices of one sentence's clauses."""
    return recall(a.voiced, _find_voices, a, memory)


def _find_voices(a: Analysis, memory: Memory) -> Voices:
    sources = [ref for ref in a.sources if ref.kind != "surname" or memory.find_person(ref.code)]
    verbs: dict[int, Voice] = {}
    formulas: dict[int, Voice] = {}
    speakers: set[int] = set()
    for clause in a.clauses if _can_speak(a.s) else ():
        here = [ref for ref in sources if ref.first in clause]
        for found, store in (
            (_report_voice(a, clause, here, memory, sources), verbs),
            (find_formula_voice(a, clause, here, memory, sources, verbs), formulas),
            (find_noun_voice(a, clause, verbs, memory), formulas),
        ):
            if found:
                (formulas if found[0].formula else store)[clause.index] = found[0]
                speakers |= found[1]
    inverted = [index for index in verbs if _is_inverted(a, a.clauses[index])]
    _give_to_speaker(a, verbs, inverted)
    voices = tuple(_voice_of(a, clause, verbs, formulas, inverted) for clause in a.clauses)
    codes = {ref.first: code for ref in sources if ref.kind == "back" and (code := code_of(a, ref, memory))}
    back = _back_voice(a, verbs) or _back_formula(a, formulas, verbs)
    return Voices(voices, frozenset(speakers | _inside(a, sources, speakers)), back, codes)


def _give_to_speaker(a: Analysis, verbs: dict[int, Voice], inverted: Sequence[int]) -> None:
    """ "“We think that …,” X said": inside the quotation nobody else than X says "we"."""
    for index, voice in verbs.items():
        said = next((k for k in inverted if k > index and not a.clauses[k].quoted), None)
        if said is not None and a.clauses[index].quoted and voice.at == (-1, -1):
            verbs[index] = replace(verbs[said], act=voice.act, clause=index)


def _can_speak(s: Sentence) -> bool:
    """Whether the sentence has a verb of saying, a formula, a noun of saying or claiming, a colon or a bracket."""
    return not _SPEAKING.isdisjoint(s.by_category) or any(token.text in ":(-–—" for token in s.tokens)


_SPEAKING = frozenset({"report", "formula", "account_noun", "claim_noun"})


def _inside(a: Analysis, sources: Sequence[SourceRef], speakers: set[int]) -> set[int]:
    """First tokens of the party mentions inside the sources that speak."""
    known = a.s.lexicon.knowledge
    speaking_codes = {ref.code for ref in sources if ref.first in speakers and ref.kind in ("named", "body")}
    codes = {code for code in speaking_codes if not known.is_acting(code)}
    speaking = [
        ref for ref in sources if ref.first in speakers or (ref.code in codes and ref.kind in ("named", "body"))
    ]
    return {
        party.first
        for party in a.phrases.parties
        for ref in speaking
        if ref.np_first <= party.first < ref.last or ref.first <= party.first < ref.last
    }


def _voice_of(
    a: Analysis, clause: Clause, verbs: dict[int, Voice], formulas: dict[int, Voice], inverted: Sequence[int]
) -> Voice | None:
    denied = _denied_report(a, clause, verbs) or _enclosing_denial(a, clause, verbs)
    if denied is not None:
        return denied
    current: Clause | None = clause
    aside = False
    while current is not None:
        aside = aside or _is_aside_of_denial(a, current)
        if current.index in formulas:
            return _combined(a, formulas[current.index], verbs, clause)
        parent = _governing(a, current, verbs)
        if parent is not None and parent.index in verbs and _is_told(a, current, parent, verbs[parent.index]):
            voice = _reported_by(a, verbs[parent.index], verbs, inverted)
            if parent.index in formulas and _passes_on(a, parent, voice, formulas[parent.index]):
                voice = _combined(a, formulas[parent.index], verbs, parent)
            if voice.act == "denies" and aside:
                return None
            return replace(voice, act="says") if voice.act == "denies" and current.opener == "main" else voice
        current = parent
    if clause.opener == "rel" and clause.index in verbs and verbs[clause.index].at[1] <= clause.first:
        return verbs[clause.index]  # "an official, who put the losses at 300"
    asides = [verbs[c.index] for c in a.clauses if c.opener == "aside" and c.index in verbs]
    if asides:
        return asides[0]
    following = next((index for index in inverted if index > clause.index), None)
    if following is not None:
        return verbs[following]
    if clause.index in verbs:
        return verbs[clause.index]
    later = [v for index, v in formulas.items() if index > clause.index]
    return later[0] if later else None


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
        return parent.finite is None
    return is_medium(a, formula.origins[0]) and len(formula.origins) == 1 and not formula.via and not said.via


def _reported_by(a: Analysis, voice: Voice, verbs: dict[int, Voice], inverted: Sequence[int]) -> Voice:
    """ "X said that …, the agency Y reported": Y passes on what X said."""
    if voice.via or is_medium(a, voice.origins[0]):
        return voice
    relays = (verbs[index] for index in inverted if index > voice.clause)
    relay = next((v for v in relays if is_medium(a, v.origins[0]) and len(v.origins) == 1 and not v.via), None)
    return voice if relay is None else replace(voice, via=relay.origins)


def _is_aside_of_denial(a: Analysis, clause: Clause) -> bool:
    """ "N denies arming them, though …": a clause of another conjunction than "that" is not what is denied."""
    s = a.s
    concedes = s.is_word(clause.first, "complementizers", "subordinators")
    return clause.opener == "sub" and concedes and not s.is_word(clause.first, "say_complementizers", "relatives")


def _governing(a: Analysis, clause: Clause, verbs: dict[int, Voice]) -> Clause | None:
    """The clause that this one hangs on; a complement right behind a verb of saying hangs on that one's clause."""
    parent = a.clauses[clause.parent] if clause.parent is not None else None
    if clause.opener != "sub" or not clause.first or (parent is not None and parent.index in verbs):
        return parent
    before = a.clause_at(clause.first - 1)
    return before if before.index < clause.index and before.index in verbs else parent


def _combined(a: Analysis, said: Voice, verbs: dict[int, Voice], clause: Clause) -> Voice:
    """ "X says, according to the agency Y", "the agency Y reports that, according to X": X is the origin, Y between."""
    same = next((v for v in verbs.values() if v.via and v.origins == said.origins), None)
    if same is not None:
        return same
    for verb in (verbs[c] for c in (clause.index, clause.parent) if c in verbs):
        if verb.origins == said.origins or said.via:
            return said
        if is_medium(a, said.origins[0]):
            return replace(verb, via=(said.origins[0], *verb.via))
        if is_medium(a, verb.origins[0]) and not verb.via:
            return replace(said, via=(verb.origins[0],))
    return said


def _is_told(a: Analysis, clause: Clause, parent: Clause, voice: Voice) -> bool:
    """Whether the voice of the clause above says this one too: "puts the number of tanks that N sent at 20"."""
    return (clause.opener == "rel" and voice.act == "estimates") or _is_governed(a, clause, parent)


def _is_governed(a: Analysis, clause: Clause, parent: Clause) -> bool:
    """A complement, a quotation, or a clause that follows a colon or comma as indirect speech."""
    if clause.opener in ("sub", "inf") or clause.quoted:
        return True
    if clause.opener == "rel":
        return (opens_complement(a, clause) and _follows_noun(a, clause)) or is_indirect(a.s, clause)
    before = a.s.tokens[clause.first - 1].text if clause.first else ""
    return before in (":", ",", "„", "“", '"', "»", "«", "–") or not a.s.lexicon.pack.verb_final_clauses


def _follows_noun(a: Analysis, clause: Clause) -> bool:
    """Whether a noun of claiming or a report stands right before the clause: "einen Bericht, dem zufolge …"."""
    near = range(max(0, clause.first - 4), clause.first)
    return any(m.category in ("claim_noun", "source_noun", "account_noun") for at in near for m in a.s.at[at])


def _is_inverted(a: Analysis, clause: Clause) -> bool:
    """ ", sagte Kirby", ", said the ministry", ", wie CNN berichtete", ", South Korea's military said"."""
    s = a.s
    if clause.opener == "aside":
        return True
    first = clause.first
    while first < clause.last and (s.is_word(first, "coordinators") or s.tokens[first].text in '“”"»«'):
        first += 1
    if first >= clause.last:
        return False
    if any(m.category == "report" for m in s.at[first]) or s.mark_at(first, "formula", "inverted"):
        return True
    governs = any(c.parent == clause.index and c.opener == "sub" for c in a.clauses)
    return not governs and not s.lexicon.pack.verb_final_clauses


def _report_voice(
    a: Analysis, clause: Clause, here: Sequence[SourceRef], memory: Memory, sources: Sequence[SourceRef]
) -> Found:
    verb = _report_verb(a, clause)
    told = find_participle(a, clause, here)
    if told is not None and (verb is None or verb[0] == told[1]):
        found = make_voice(a, clause, told[0], sources, told[2], memory, told[1])
        return (replace(found[0], formula=True), found[1]) if found else None
    if verb is None:
        return None
    at, act = verb
    both = _both(a.s, clause, memory)
    if both:
        return Voice(both, (), act, clause=clause.index), set()
    subject = _pick_subject(a, clause, at, act, here) or _subject_in_row(a, clause, at, sources)
    subject = subject or find_antecedent(a, clause, at, sources)
    if subject is None:
        if not _has_speaking_pronoun(a.s, clause, at):
            return None
        person = _person_before(a.s, at, memory)
        if person is not None:
            return Voice((person,), (), act, clause=clause.index), set()
        if memory.person is not None and _is_he_or_she(a.s, at) and memory.person_at > memory.last_sentence:
            return Voice((memory.person,), (), act, clause=clause.index), set()
        if _means_paper(memory) and memory.told_of is not None and not _is_he_or_she(a.s, at):
            return Voice((memory.told_of,), (), act, clause=clause.index), set()
        if memory.last:
            return replace(memory.last, act=act, carried=False, at=(-1, -1), clause=clause.index, formula=False), set()
        return None
    found = make_voice(a, clause, subject, sources, act, memory, at)
    if found and _gives_too(a, clause, at, act):
        return found[0], set()  # who promises or announces goods gives them
    return found


def _person_before(s: Sentence, verb: int, memory: Memory) -> str | None:
    """ "Under X …, and he has denied": the person that the same sentence named by a name introduced before."""
    if not _is_he_or_she(s, verb, behind=0):
        return None
    named = (memory.find_person(s.norm(at)) for at in range(verb - 1, -1, -1) if s.tokens[at].is_capital)
    return next((code for code in named if code is not None), None)


def _means_paper(memory: Memory) -> bool:
    """Whether nobody spoke lately, but a body's paper was told of."""
    stale = memory.last is None or memory.now - memory.last_sentence > _STALE
    return stale and memory.now - memory.told_at <= _STALE


_STALE = 3
"""Sentences after which "it finds" means the body whose paper was told of sooner than who spoke last."""


def _is_he_or_she(s: Sentence, verb: int, behind: int = 3) -> bool:
    """Whether the pronoun beside a verb of saying is one of persons only."""
    pronouns = s.lexicon.pack.tables["grammar"]["words"]["pronouns_he_she"]
    return any(s.norm(at) in pronouns for at in range(max(0, verb - 3), verb + behind))


def _gives_too(a: Analysis, clause: Clause, at: int, act: str) -> bool:
    """A verb of saying that is one of giving as well, and rules no clause: "announced a package", "promised tanks"."""
    if not any(m.category == "verb" and (act == "promises" or m.data.verb.frame == "give") for m in a.s.at[at]):
        return False
    return act == "promises" or not any(c.parent == clause.index and c.opener == "sub" for c in a.clauses)


def _both(s: Sentence, clause: Clause, memory: Memory) -> tuple[str, ...]:
    """ "beide Länder", "both capitals": the governments of the last pair."""
    words, known = s.lexicon.pack.tables["attribution"]["both"], s.lexicon.knowledge
    if not memory.pair:
        return ()
    for at in clause.tokens[:-1]:
        if s.norm(at) in words["words"] and s.norm(at + 1) in words["nouns"]:
            return tuple(f"{party}.gov" if known.is_state(party) else party for party in memory.pair)
    return ()


def _report_verb(a: Analysis, clause: Clause) -> tuple[int, str] | None:
    """(token, act) of the clause's verb of saying; a denial before a mere saying."""
    s, found = a.s, list[tuple[int, str]]()
    for mark in s.marks("report"):
        if mark.first in clause and _is_saying(s, clause, mark.first, mark.data) and not _hands_over(a, clause, mark):
            found.append((mark.first, mark.value))
    denial = next((f for f in found if f[1] == "denies"), None)
    return denial or (found[0] if found else _citing_verb(s, clause))


def _citing_verb(s: Sentence, clause: Clause) -> tuple[int, str] | None:
    """ "X beruft sich dabei auf Y", "X cites Y": who cites speaks; not where the clause has another verb."""
    if clause.finite is not None:
        return None
    cites = (m for m in s.marks("formula") if m.value == "citing" and m.first in clause and m.first > clause.first)
    return next(((m.first, "says") for m in cites), None)


def _hands_over(a: Analysis, clause: Clause, mark: Mark) -> bool:
    """ "Daten weitergeben": the verb of saying is one of giving too, and the clause names a thing."""
    verb = a.s.mark_at(mark.first, "verb")
    if mark.value != "says" or verb is None or verb.value not in ("give", "share", "supply"):
        return False
    if verb.data is not None and verb.data.verb.phase:
        return False  # "announced a package"
    return any(item.first in clause for item in a.phrases.items)


def _is_saying(s: Sentence, clause: Clause, at: int, form: object) -> bool:
    capitalised = s.lexicon.pack.nouns_capitalised
    if capitalised and s.tokens[at].is_capital and at > clause.first:
        return False
    needs = getattr(form, "needs_particle", False)
    if needs and find_particle(s, clause, at, form.verb.particle or "") is None:  # type: ignore[attr-defined]
        return False
    if getattr(form, "features", frozenset({"fin"})) <= {"att", "part_att"}:
        return False
    if s.mark_at(at, "formula", "citing") and clause.finite not in (None, at) and not _is_report(s, clause.finite):
        return False  # "X sent rockets, the Guardian reported, citing Y": X does not cite
    return (capitalised or not _is_noun(s, at)) and not _is_told_of(s, clause, at, form)


def _is_told_of(s: Sentence, clause: Clause, at: int, form: object) -> bool:
    """ "Russia is believed to have given …": the subject of a passive does not speak."""
    if clause.finite == at:
        return False
    if "part" not in getattr(form, "features", frozenset()) and s.lexicon.pack.verb_final_clauses:
        return False
    before = at - 1
    while before > clause.first and s.is_word(before, "verb_adverbs"):
        before -= 1
    complement = s.is_word(at + 1, "infinitive_marker", "gerund_links")
    return complement and s.mark_at(before, "aux", "be") is not None


def _is_report(s: Sentence, at: int) -> bool:
    return any(mark.category == "report" for mark in s.at[at])


def _is_noun(s: Sentence, at: int) -> bool:
    noun = any(m.category in ("source_noun", "account_noun") for m in s.at[at])
    if noun and s.mark_ending_at(at, "formula") is not None:
        return True  # "according to documents"
    if noun and at and s.is_word(at - 1, "coordinators") and s.mark_ending_at(at - 1, "source_noun"):
        return True  # "officials and documents"
    if (
        noun
        and (at == 0 or not any(m.category in ("source", "party", "word", "institution") for m in s.at[at - 1]))
        and s.mark_ending_at(at, "institution") is None
        and s.mark_ending_at(at, "source") is None
    ):
        return True
    if at and _is_past(s, at) and s.is_word(at + 1, "say_complementizers"):
        return s.is_word(at - 1, "articles", "possessives")  # "the envoy further alleged that"
    return at > 0 and (
        s.is_word(at - 1, "articles", "possessives", "determiners") or (not _is_past(s, at) and is_noun_use(s, at))
    )


def _is_past(s: Sentence, at: int) -> bool:
    """A past form or participle of a verb of saying ("has disputed") is no noun, unlike "report" and "claims"."""
    forms = [m.data for m in s.at[at] if m.category == "report" and m.data is not None]
    return bool(forms) and all(form.features & {"past", "part", "ing"} for form in forms)


def _pick_subject(a: Analysis, clause: Clause, verb: int, act: str, here: Sequence[SourceRef]) -> SourceRef | None:
    """The source that speaks: bare and near the verb; else behind "aus", "in", "von", "by"."""
    s, by_order = a.s, not a.s.lexicon.pack.verb_final_clauses
    bare = [ref for ref in here if is_bare(ref)]
    bare = [ref for ref in bare if not s.mark_ending_at(ref.np_first, "formula", "told_to")]
    media = [medium_of(a, ref) for ref in bare]
    bare = [ref for ref in bare if ref not in media]
    if by_order and bare and not any(ref.first <= verb for ref in bare) and not _may_follow(s, clause, verb):
        bare = [ref for ref in _subjects_before(a, clause) if ref not in bare]
    if bare:
        if not by_order and clause.finite is not None and clause.opener == "main":
            verb = clause.finite
        before = [ref for ref in bare if ref.last <= verb]
        return min(before if before and by_order else bare, key=lambda ref: _subject_rank(s, ref, act, verb))
    behind = [ref for ref in here if ref.preps & {"from", "in", "by"} and ref.kind != "state"]
    return behind[0] if behind else None


def _subject_rank(s: Sentence, ref: SourceRef, act: str, verb: int) -> tuple[int, int]:
    """Who is named goes before nouns that point elsewhere, these before reports: those are told, and tell less."""
    told = ref.kind == "unnamed" and (act == "denies" or s.mark_at(ref.first, "claim_noun") is not None)
    hears = s.is_word(ref.np_first, "article_dative_or_genitive")  # "sagte der Agentur X"
    hears = hears and (ref.kind in ("named", "state") or ref.code == "noun:media")
    rank = 3 if told else 2 if hears else int(ref.kind == "back")
    return rank, min(abs(ref.first - verb), abs(verb - ref.last))


def _may_follow(s: Sentence, clause: Clause, verb: int) -> bool:
    """Whether the subject may stand behind the verb: nothing before it but marks, coordinators and adverbs."""
    before = range(clause.first, verb)
    return all(
        s.tokens[at].kind is TokenKind.MARK or s.is_word(at, "coordinators", "adverbs", "verb_adverbs") for at in before
    ) and not any(s.is_word(at, "coordinators") for at in before)


def _subjects_before(a: Analysis, clause: Clause) -> list[SourceRef]:
    """ "X had … and dismissed what Y said": the subject of the clause before, where this one is joined to it."""
    pronouns = a.s.lexicon.pack.tables["grammar"]["words"]["pronouns_subject"]
    joined = a.s.is_word(clause.first, "coordinators") or a.s.is_word(clause.first - 1, "coordinators")
    if clause.index == 0 or not joined or any(a.s.norm(at) in pronouns for at in clause.tokens[:3]):
        return []
    before = a.clauses[clause.index - 1]
    bare = [r for r in a.sources if r.first in before and is_bare(r)]
    return bare[:1]


_ROW = 22
"""Tokens between a speaker and the verb of saying behind an apposition."""


def _subject_in_row(a: Analysis, clause: Clause, verb: int, sources: Sequence[SourceRef]) -> SourceRef | None:
    """ "…, X, head of the agency, said": who stands before a clause that opens with its verb."""
    s = a.s
    if verb != clause.first or not s.is_mark_token(verb - 1, ",") or s.lexicon.pack.verb_final_clauses:
        return None
    near = [r for r in sources if verb - _ROW <= r.first and r.last < verb and not r.preps and r.kind != "surname"]
    row = [r for r in near if s.is_mark_token(r.last, ",") or r.last == verb - 1]
    opens = [r for r in row if r.np_first == 0 or s.tokens[r.np_first - 1].text in ',”"“»']
    free = [r for r in opens if not any(is_finite(s, k) for k in range(r.last, verb))]
    return free[0] if free else None


def _has_speaking_pronoun(s: Sentence, clause: Clause, verb: int) -> bool:
    near = range(max(clause.first, verb - 2), min(clause.last, verb + 3))
    return any(s.norm(at) in s.lexicon.pack.tables["grammar"]["words"]["pronouns_subject"] for at in near)


def _back_voice(a: Analysis, verbs: dict[int, Voice]) -> Voice | None:
    """ "Das teilte X mit", "X berichtet dies", "X beruft sich dabei auf Y": it speaks of the sentence before."""
    first = a.clauses[0]
    if first.index not in verbs or any(c.parent == first.index and c.opener == "sub" for c in a.clauses):
        return None
    opens = a.s.mark_at(first.first, "formula", "back_openers") is not None and _is_pronoun(a.s, first.first)
    if not opens and not _points_back(a.s, first):
        return None
    return replace(verbs[first.index], carried=True, at=(-1, -1))


def _back_formula(a: Analysis, formulas: dict[int, Voice], verbs: dict[int, Voice]) -> Voice | None:
    """ "That's according to X", "So die Angaben von X": it says who said the sentence before."""
    first = a.clauses[0]
    opens = a.s.mark_at(first.first, "formula", "back_openers") is not None
    opens = opens or any(m.value == "back_figures" and m.first in first for m in a.s.marks("formula"))
    if not opens or first.index not in formulas or len(a.clauses) > 2 or a.phrases.items:
        return None
    said = formulas[first.index]
    relays = [v for index, v in verbs.items() if index > first.index and is_medium(a, v.origins[0]) and not said.via]
    via = relays[0].origins[:1] if relays else said.via
    return replace(said, via=via, carried=True, at=(-1, -1))


def _is_pronoun(s: Sentence, at: int) -> bool:
    """Whether a verb follows: "That was said by X", not "That same day X said"."""
    behind = s.at[at + 1] if at + 1 < len(s.tokens) else ()
    return s.lexicon.pack.verb_final_clauses or any(m.category in ("report", "aux", "modal", "verb") for m in behind)


def _points_back(s: Sentence, clause: Clause) -> bool:
    """ "reports this", "beruft sich dabei auf": a word that stands for the sentence before, and for no noun."""
    for mark in s.marks("formula"):
        if mark.value != "back_words" or mark.first not in clause or mark.last >= len(s.tokens):
            continue
        if s.tokens[mark.last].kind is TokenKind.MARK or any(
            m.category in ("prep", "formula") for m in s.at[mark.last]
        ):
            return True
    return False
