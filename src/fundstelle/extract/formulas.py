"""Formulas: who says a clause by "laut X", "according to X", "X: …", "(X)", without a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.chains import Found, make_voice
from fundstelle.extract.claim_nouns import is_indirect
from fundstelle.extract.clauses import Clause
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.names import SourceRef
from fundstelle.extract.nominal import is_bare, phrase_start
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import MEDIA, REPORTING, Memory, Voice, is_medium
from fundstelle.records.claim import UNNAMED
from fundstelle.records.document import BlockKind
from fundstelle.text.tokens import TokenKind


def find_formula_voice(
    a: Analysis,
    clause: Clause,
    here: Sequence[SourceRef],
    memory: Memory,
    sources: Sequence[SourceRef],
    verbs: dict[int, Voice],
) -> Found:
    """laut X, nach Angaben von X, X zufolge, according to X, so X."""
    found = None if _LEANT.isdisjoint(a.s.by_category) else _leant_voice(a, clause, here, memory, sources, verbs)
    if found:
        return found
    closing = _closing_voice(a, sources, memory)
    if closing:
        return closing
    data = _data_voice(a, clause, memory)
    if data:
        return data
    colon = _colon_voice(a, clause, sources, memory)
    if colon:
        return colon
    opening = _opening_voice(a, clause, here, memory, sources) or _bracket_voice(a, clause, sources, memory)
    if opening:
        return opening
    if a.s.has_mark_in(clause, "formula", "demnach"):
        return _in_paper(a, clause, sources, memory) or _as_told(verbs, memory)
    return None


_LEANT = frozenset({"formula", "report", "account_noun"})
"""Words of which a sentence must have one for a source to be leant on, by name or by pronoun."""


def _leant_voice(
    a: Analysis,
    clause: Clause,
    here: Sequence[SourceRef],
    memory: Memory,
    sources: Sequence[SourceRef],
    verbs: dict[int, Voice],
) -> Found:
    for ref in here:
        if clause.index in verbs and a.s.mark_ending_at(ref.np_first, "formula", "citing"):
            continue  # whom the clause's speaker cites
        if verbs and a.s.mark_ending_at(ref.np_first, "formula", "cited_by"):
            continue  # who passes on what the speaker says
        if _has_owner_behind(a.s, ref, here):
            continue  # "nach Schätzungen Südkoreas", "by estimates of Seoul": whose they are
        if _is_formula(a.s, clause, ref):
            found = make_voice(a, clause, ref, sources, "says", memory, ref.first)
            if found:
                return _with_second(a, clause, here, memory, sources, (replace(found[0], formula=True), found[1]))
    if "formula" not in a.s.by_category:
        return None
    return _own_voice(a, clause, here) or _pronoun_voice(a, clause, memory)


def _with_second(
    a: Analysis,
    clause: Clause,
    here: Sequence[SourceRef],
    memory: Memory,
    sources: Sequence[SourceRef],
    first: tuple[Voice, set[int]],
) -> tuple[Voice, set[int]]:
    """ "Nach Angaben aus X und laut Y": two formulas joined by "und" name two origins."""
    voice, firsts = first
    for ref in here:
        if ref.first < voice.at[1] or ref.first in firsts or not _is_joined_formula(a.s, voice.at[1], ref):
            continue
        more = make_voice(a, clause, ref, sources, "says", memory, ref.first)
        if more and not voice.via and not more[0].via:
            origins = tuple(dict.fromkeys((*voice.origins, *more[0].origins)))
            return replace(voice, origins=origins), firsts | more[1]
    return first


def _is_joined_formula(s: Sentence, end: int, ref: SourceRef) -> bool:
    formula = s.mark_ending_at(ref.np_first, "formula", "preposition")
    return formula is not None and formula.first - end <= 1 and s.is_word(formula.first - 1, "coordinators")


def _data_voice(a: Analysis, clause: Clause, memory: Memory) -> Found:
    """ "den Zolldaten zufolge", "according to customs data": the medium or body that read them, else nobody named."""
    for mark in a.s.marks("evidence"):
        if mark.first not in clause or mark.value not in ("documents", "imagery", "intercept"):
            continue
        first = phrase_start(a.s, mark.first, {})
        leant = a.s.mark_at(mark.last, "formula", "after") or a.s.mark_ending_at(first, "formula", "preposition")
        if leant:
            code = memory.find_pointed(MEDIA | REPORTING) or UNNAMED  # read by whoever writes of it
            return Voice((code,), at=(mark.first, mark.last), clause=clause.index, formula=True), set()
    return None


def _own_voice(a: Analysis, clause: Clause, here: Sequence[SourceRef]) -> Found:
    """ "Polen hat nach eigenen Angaben …": the subject of the clause says it of itself, and still acts."""
    told = next((m for m in a.s.marks("formula") if m.value == "own_account" and m.first in clause), None)
    if told is None:
        return None
    own = [ref for ref in here if not ref.preps and ref.kind in ("state", "body", "named", "person", "unnamed")]
    own = [ref for ref in own if ref.last <= told.first] or own
    subject = next((ref for ref in own if is_bare(ref)), own[0] if own else None)  # "dem Militär liegen … vor"
    if subject is None:
        return None
    return Voice((subject.code,), at=(subject.first, subject.last), clause=clause.index, formula=True), set()


def _has_owner_behind(s: Sentence, ref: SourceRef, here: Sequence[SourceRef]) -> bool:
    """Whether a noun of saying that names nobody has right behind it whose account it is."""
    if ref.kind != "unnamed" or not s.mark_at(ref.first, "account_noun"):
        return False
    of = ref.last < len(s.tokens) and (
        s.is_word(ref.last, "genitive_prepositions") or s.mark_at(ref.last, "prep", "by") is not None
    )
    for other in here:
        near = other.np_first - ref.last == (1 if of else 0)
        if near and other is not ref and other.kind in ("state", "body", "named", "back"):
            return of or other.case in ("gen", "dat_gen") or other.code == "noun:media"
    return False


def _pronoun_voice(a: Analysis, clause: Clause, memory: Memory) -> Found:
    """ "Ihr zufolge …", "according to her": the person the document is about, or who spoke last."""
    s = a.s
    pronouns = s.words_of("pronouns_person")
    for at in clause.tokens:
        if s.tokens[at].norm not in pronouns:
            continue
        leant = s.mark_at(at + 1, "formula", "after") if at + 1 < len(s.tokens) else None
        leant = leant or s.mark_ending_at(at, "formula", "preposition")
        if leant is None or not (leant.first > at or leant.last - leant.first > 1):
            continue
        person = memory.person if memory.person_at > memory.last_sentence else None
        if person is not None:
            return Voice((person,), carried=True, formula=True, clause=clause.index), set()
        if memory.last is not None:
            return replace(memory.last, act="says", carried=True, at=(-1, -1), formula=True), set()
    return None


def _closing_voice(a: Analysis, sources: Sequence[SourceRef], memory: Memory) -> Found:
    """ "600 soldiers killed – Seoul": a headline that ends with a dash and who says it."""
    s = a.s
    last = len(s.tokens) - 1 if s.is_mark_token(len(s.tokens) - 1, ".!") else len(s.tokens)
    if (s.index > _TOP and s.block.kind is not BlockKind.HEADING) or last != len(s.tokens):
        return None
    speaker = next((ref for ref in sources if ref.last == last and not ref.preps), None)
    if speaker is None or speaker.np_first < 3 or s.tokens[speaker.np_first - 1].text not in "-–—:":
        return None
    if speaker.kind not in ("state", "body", "named", "unnamed") or is_medium(a, speaker.code):
        return None  # behind the dash of a page's title stands the medium that carries it
    found = make_voice(a, a.clauses[0], speaker, sources, "says", memory, speaker.first)
    return (replace(found[0], formula=True), found[1]) if found else None


_TOP = 2
"""Sentences that may be a headline with its speaker behind a dash."""


def _in_paper(a: Analysis, clause: Clause, sources: Sequence[SourceRef], memory: Memory) -> Found:
    """ "In dem Bericht der X, der Y vorliegt, heißt es, …": the paper that the clause before opens with."""
    first = a.clauses[0]
    if clause.index == 0 or (first.finite is not None and first.finite < clause.first):
        return None
    paper = next((r for r in sources if r.first in first and "in" in r.preps and r.first < clause.first), None)
    if paper is None or paper.kind == "state":
        return None
    found = make_voice(a, first, paper, sources, "says", memory, paper.first)
    return (replace(found[0], formula=True), found[1]) if found else None


def _as_told(verbs: dict[int, Voice], memory: Memory) -> Found:
    """ "Danach …": by the source of an earlier clause, else of the sentence before."""
    if verbs:
        return replace(verbs[max(verbs)], act="says", formula=True), set()
    if memory.told_of is not None and memory.told_at > memory.last_sentence and memory.now - memory.told_at <= _TOLD:
        return Voice((memory.told_of,), carried=True, formula=True), set()
    return (replace(memory.last, act="says", carried=True, at=(-1, -1), formula=True), set()) if memory.last else None


_TOLD = 2
"""Sentences back to which "demnach" may point for the body whose paper or figures are told of."""


def _opening_voice(
    a: Analysis, clause: Clause, here: Sequence[SourceRef], memory: Memory, sources: Sequence[SourceRef]
) -> Found:
    """ "Generalstab in Seoul: …", "+++ 14:57 Seoul: …": a speaker before the colon, behind no words but a time."""
    if clause.index == 0 or not a.s.is_mark_token(clause.first - 1, ":"):
        return None
    head, end = _past_signs(a.s), clause.first - 1
    before = a.clauses[clause.index - 1]
    speaker = next((ref for ref in sources if ref.np_first <= head <= ref.first and ref.last == end), None)
    if speaker is None or before.finite is not None or before.last != end:
        return None
    found = make_voice(a, before, speaker, sources, "says", memory, 0)
    return (replace(found[0], formula=True), found[1]) if found else None


def _past_signs(s: Sentence) -> int:
    """The first word, behind signs and the time of a ticker's heading."""
    return next((at for at, token in enumerate(s.tokens) if token.kind is TokenKind.WORD), 0)


def _colon_voice(a: Analysis, clause: Clause, sources: Sequence[SourceRef], memory: Memory) -> Found:
    """ "X kam mit der Nachricht heraus: N soll …": indirect speech behind a colon is that of who stands bare before."""
    s = a.s
    if clause.index == 0 or clause.opener != "main" or not s.is_mark_token(clause.first - 1, ":"):
        return None
    before = a.clauses[clause.index - 1]
    hearsay = s.has_mark_in(clause, "stance", "uncertain.hearsay_modals")
    if before.finite is None or not (is_indirect(s, clause) or hearsay):
        return None
    spoken = [r for r in sources if r.first in before and is_bare(r) and r.kind in ("body", "named", "person", "back")]
    if not spoken or any(m.first in before for m in s.marks("report")):
        return None
    found = make_voice(a, clause, spoken[0], sources, "says", memory, spoken[0].first)
    return (replace(found[0], formula=True), found[1]) if found else None


def _bracket_voice(a: Analysis, clause: Clause, sources: Sequence[SourceRef], memory: Memory) -> Found:
    """ "12 tanks delivered (Ministry of Defence)": a source alone in brackets behind what it says."""
    for ref in sources if "(" in a.s.signs else ():
        opened = ref.np_first > clause.first and a.s.is_mark_token(ref.np_first - 1, "(")
        if not opened or ref.kind not in ("named", "body") or not a.s.is_mark_token(ref.last, ")"):
            continue
        if _names_before(a.s, ref):
            continue
        found = make_voice(a, clause, ref, sources, "says", memory, ref.first)
        return (replace(found[0], formula=True), found[1]) if found else None
    return None


def _names_before(s: Sentence, ref: SourceRef) -> list[Mark]:
    """The name right before a bracket, which the bracket repeats in short: "National Service (NS)"."""
    end = ref.np_first - 1
    marks = [s.mark_ending_at(end, category) for category in ("source", "institution", "source_noun")]
    return [mark for mark in marks if mark is not None]


def _is_formula(s: Sentence, clause: Clause, ref: SourceRef) -> bool:
    at = ref.np_first
    behind = ref.last + 1 if ref.last < len(s.tokens) and s.tokens[ref.last].text in '“”»«"‘’' else ref.last
    closed = s.is_mark_token(behind, ",") and s.mark_at(behind + 1, "formula", "after") is not None
    if closed or s.mark_at(behind, "formula", "after") or _is_told_by(s, at) or _is_shown_by(s, ref):
        return True
    if s.mark_ending_at(at, "formula", "back_figures"):
        return True
    if s.mark_ending_at(at, "formula", "inverted"):
        return _is_closing(s, at - 1) and not _compares(s, ref)
    if "by" in ref.preps and ref.last < len(s.tokens) and s.tokens[ref.last].kind is TokenKind.GENITIVE:
        return s.mark_at(ref.last + 1, "account_noun") is not None  # "by the ministry's estimate"
    formula = s.mark_ending_at(at, "formula", "preposition")
    if formula and (formula.last - formula.first > 1 or not _is_place_word(s, at - 1, ref)):
        return True
    return "account_noun" in s.by_category and _after_account(s, at)


def _is_told_by(s: Sentence, at: int) -> bool:
    """ "was reported by X to have sent": the speaker behind a passive of saying."""
    if at < 3 or not s.mark_at(at - 1, "prep", "by") or "report" not in s.kinds[at - 2]:
        return False
    return any(s.mark_at(k, "aux", "be") for k in (at - 3, at - 4) if k >= 0)


def _is_shown_by(s: Sentence, ref: SourceRef) -> bool:
    """ "according to satellite images provided by X": whose evidence the formula names."""
    if "by" not in ref.preps:
        return False
    for at in range(ref.np_first - 1, max(-1, ref.np_first - _EVIDENCE), -1):
        if s.is_mark_token(at, ",.;:"):
            return False
        if s.mark_at(at, "evidence") and s.mark_ending_at(phrase_start(s, at, {}), "formula", "preposition", "citing"):
            return True
    return False


_EVIDENCE = 6
"""Tokens between the evidence of a formula and who provided it."""


def _is_closing(s: Sentence, at: int) -> bool:
    """ "…, so X": behind a comma or the end of a quotation, with nothing finite directly behind the name."""
    return at > 0 and s.tokens[at - 1].text in ',“”»«"–'


def _compares(s: Sentence, ref: SourceRef) -> bool:
    """ "solche, wie X sie einsetzt": a word of comparison, and behind the name nothing of saying."""
    if not s.is_word(ref.np_first - 1, "comparisons"):
        return False
    words = []
    for at in range(ref.last, len(s.tokens)):
        if s.tokens[at].kind is TokenKind.MARK:
            break
        words.append(at)
    return bool(words) and not any(m.category == "report" for at in words for m in s.at[at])


def _is_place_word(s: Sentence, at: int, ref: SourceRef) -> bool:
    """ "nach" is a preposition of place too: a bare name behind it is where things go, not who says so."""
    table = s.lexicon.pack.tables["grammar"]["prepositions"]
    ambiguous = s.norm(at) in table["to"] or s.norm(at) in table["by"]
    return ambiguous and not s.has_between("account_noun", ref.first, ref.last)


def _after_account(s: Sentence, at: int) -> bool:
    """ "nach Angaben [des] X", "by the account of X": a noun of saying stands before."""
    noun = at - 1
    if noun > 0 and (s.mark_at(noun, "prep") or s.is_word(noun, "genitive_prepositions")):
        if s.mark_at(noun, "prep", "to", "against", "with"):
            return False  # "in a report to lawmakers"
        noun -= 1
    if noun < 1 or not s.mark_at(noun, "account_noun"):
        return False
    if any(s.mark_ending_at(k, "formula", "inverted") and _is_closing(s, k - 1) for k in range(noun, noun - 3, -1)):
        return True  # "…, so die Einschätzung des Ministeriums"
    before = noun - 1
    while (
        before > 0
        and noun - before < 4
        and not s.mark_ending_at(before + 1, "formula", "preposition", "citing")
        and not s.mark_at(before, "prep")
    ):
        before -= 1
    leant = s.mark_ending_at(before + 1, "formula", "preposition") or _cites_alone(s, before + 1)
    return leant is not None or bool(s.mark_at(before, "prep", "by", "in"))


def _cites_alone(s: Sentence, end: int) -> Mark | None:
    """ "Based on information from X, …": words of citing that open the sentence, so that nobody else cites."""
    mark = s.mark_ending_at(end, "formula", "citing")
    return mark if mark is not None and mark.first == 0 and mark.last - mark.first > 1 else None
