"""Names nobody knows: persons who speak, by name and by surname alone, and outlets in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.lexicon import NAME_LIKE
from fundstelle.extract.makers import find_paper_of
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.once import once
from fundstelle.extract.party_refs import is_namesake
from fundstelle.extract.record import record
from fundstelle.extract.sentence import Sentence
from fundstelle.records.claim import UNNAMED
from fundstelle.text.tokens import TokenKind

_NO_NAME = frozenset(
    {"word", "months", "weekdays", "prep", "formula", "source_noun", "stance", "cardinals", "seasons", "time_unit"}
    | {"account_noun", "aux", "modal", "measure", "transparent", "currencies", "vague", "several", "hedge", "basis"}
    | {"person_title"}
)
_OPENING = '„“»«"‚‘”'
_APPOSITION = 16
"""Tokens an apposition ("…, a researcher at X, said") may have."""


@record
class SourceRef:
    """A source at tokens `first`:`last`. code as in ANNOTATION.md; kind: named, body (state and branch), state (a bare
    state or leader, a source only where it speaks), person (an unknown name), unnamed, back (points to one named
    elsewhere; code is the branch or noun it asks for), surname (one word that may be a person named before)."""

    code: str
    first: int
    last: int
    np_first: int
    preps: frozenset[str]
    kind: str
    case: str = ""


def find_persons(s: Sentence, bodies: Sequence[SourceRef]) -> Iterator[SourceRef]:
    """Two or three capitalised words nobody knows, beside a reporting word or a title: a person's name.

    A person whom the words put into a state's body ("Kirby, a White House spokesman") speaks for it.
    """
    done = 0
    for at in _name_words(s):
        if at < done or at == len(s.tokens) - 1:
            continue
        last = name_end(s, at)
        start = _title_start(s, at)
        if _has_office(at, bodies):
            done = last
        elif last - at >= 2 and (_speaks(s, at, last) or (start < at and _speaks(s, start, last))):
            np_first = phrase_start(s, start, {})
            preps, _, _ = preposition_before(s, np_first)
            body = _office(s, last, bodies)
            code, kind = (body.code, body.kind) if body else (" ".join(t.text for t in s.tokens[at:last]), "person")
            yield SourceRef(code, at, last, np_first, preps, kind)
            done = last


def find_introduced(s: Sentence, bodies: Sequence[SourceRef]) -> list[SourceRef]:
    """ "Jorid Valde, a lawmaker, came to Hallvik.": who somebody is that a next sentence lets speak as "she"."""
    if "," not in s.signs or _TITLES.isdisjoint(s.by_category):
        return []
    found = []
    for at in _name_words(s):
        last = name_end(s, at)
        opens = at == 0 or s.tokens[at - 1].kind is TokenKind.MARK or _title_start(s, at) < at
        if last - at < 2 or not opens or not s.is_mark_token(last, ",") or last == len(s.tokens):
            continue
        if any(
            s.has_any(k, ("person_title", "institution"))
            for k in range(last + 1, min(last + _INTRODUCED, len(s.tokens)))
        ):
            np_first = phrase_start(s, _title_start(s, at), {})
            body = _office(s, last, bodies)
            code, kind = (body.code, body.kind) if body else (" ".join(t.text for t in s.tokens[at:last]), "person")
            found.append(SourceRef(code, at, last, np_first, preposition_before(s, np_first)[0], kind))
    return found


_TITLES = frozenset({"person_title", "institution"})
_INTRODUCED = 6
"""Tokens behind the comma in which the word for somebody's office stands."""


def _has_office(at: int, bodies: Sequence[SourceRef]) -> bool:
    """Whether a body's noun stands right before the name ("der Abgeordnete X"): the name is heard through it."""
    return any(b.last == at and (b.kind == "body" or b.code == "parliament") for b in bodies)


def _title_start(s: Sentence, at: int) -> int:
    """First token of the title before a name ("der Militärexperte", "analyst"), the name itself without one."""
    title = s.mark_ending_at(at, "person_title")
    rank = s.mark_ending_at(at, "institution") if title else None
    return min(mark.first for mark in (title, rank) if mark is not None) if title else at


def _office(s: Sentence, last: int, bodies: Sequence[SourceRef]) -> SourceRef | None:
    """The body in the apposition behind a name."""
    if not s.is_mark_token(last, ","):
        return None
    end = _apposition_end(s, last)
    inside = [b for b in bodies if last < b.first and b.last <= end and b.kind in ("body", "back")]
    inside = [b for b in inside if not b.preps or _speaks_for(s, last, b)]
    inside = [b for b in inside if not b.code.startswith("noun:") and b.code != UNNAMED and not _was(s, b.first)]
    state = next(
        (b for b in bodies if last < b.first and b.last <= end and b.kind == "body" and not _was(s, b.first)), None
    )
    return (state or inside[0]) if inside else None


def _speaks_for(s: Sentence, last: int, body: SourceRef) -> bool:
    """ "…, a spokesman for Norland's army": the noun before the body says that somebody speaks for it."""
    before = range(last, body.np_first)
    if any(m.category == "institution" and m.value == "person" for at in before for m in s.at[at]):
        return True
    held = s.has_word_in(before, "office_nouns") or any("institution" in s.kinds[at] for at in before)
    return held and "." in body.code and body.preps <= _OF_BODY


_OF_BODY = frozenset({"other", "of_source", "for", "at", "with", "from", "in", "by"})
"""Groups of the prepositions between an office and the body in which it is held; "an attack on" has another one."""


def _was(s: Sentence, at: int) -> bool:
    """ "…, früher selbst Außenministerin": what somebody was before."""
    return s.has_word_in(range(max(0, at - 3), at + 1), "former_words")


def _apposition_end(s: Sentence, comma: int) -> int:
    for at in range(comma + 1, min(comma + _APPOSITION, len(s.tokens))):
        if s.is_mark_token(at, ",.;:!?"):
            return at
    return comma + 1


def name_end(s: Sentence, at: int) -> int:
    """Past the one to three words of a name that begins at token `at`."""
    last = at
    words = _name_words(s)
    while last in words and last - at < 3:
        last += 1
    return last


@once
def _name_words(s: Sentence) -> dict[int, None]:
    """The tokens that may be words of a name, in order."""
    return {at: None for at, token in enumerate(s.tokens) if token.text[0].isupper() and _is_name_word(s, at)}


def _is_name_word(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    if not token.text[0].isupper() or token.kind is not TokenKind.WORD or len(token.text) < 2 or token.text.isupper():
        return False
    kinds = s.kinds[at]
    if "party" in kinds and any(m.category == "party" and is_namesake(s, m) for m in s.at[at]):
        return True
    return kinds.isdisjoint(NAME_LIKE) and kinds.isdisjoint(_NO_NAME)


def _speaks(s: Sentence, first: int, last: int) -> bool:
    if _speaks_behind(s, last):
        return True
    behind = last + 1 if s.is_word(last, "verb_adverbs") else last
    near = [*range(max(0, first - 1), first), *range(behind, min(behind + 1, len(s.tokens)))]
    if any("report" in s.kinds[at] for at in near):
        return True
    begin = phrase_start(s, first, {})
    if s.mark_ending_at(begin, "formula", "preposition", "inverted") is not None or _is_maker(s, first, last, begin):
        return True
    if "report" in s.kinds[max(0, begin - 1)]:
        return True
    return s.is_mark_token(last, ",") and (_report_before(s, first) or speaks_past_comma(s, last))


def _is_maker(s: Sentence, first: int, last: int, begin: int) -> bool:
    """ "a statement by X", "nach Darstellung des Experten X": a German noun alone behind an account is no name."""
    if find_paper_of(s, begin) is None:
        return False
    titled = s.mark_at(first, "person_title") is not None or s.mark_ending_at(first, "person_title") is not None
    return not s.lexicon.pack.verb_final_clauses or (last - first > 1 and (titled or "prep" in s.kinds[begin - 1]))


def speaks_past_comma(s: Sentence, comma: int) -> bool:
    """ "X, a researcher, said", "X, citing Y, said": a verb of saying behind what the commas enclose."""
    return s.is_mark_token(comma, ",") and _report_behind(s, _apposition_end(s, comma))


def _speaks_behind(s: Sentence, last: int) -> bool:
    """ "X of the institute said", "X vom Institut erklärte", "X has accused": the verb behind whose X is, or "has"."""
    helped = s.mark_at(last, "aux", "have") is not None
    if helped and s.mark_at(last + 1, "formula", "own_account"):
        return True
    of = s.mark_at(last, "prep") is not None or s.is_word(last, "genitive_prepositions")
    if not helped and not of:
        return False
    for at in range(last + 1, min(last + (_HELPED if helped else _WHOSE), len(s.tokens))):
        if "report" in s.kinds[at] and not s.tokens[at].is_capital:
            return True
        verb = not helped and not s.tokens[at].is_capital and s.has_any(at, ("aux", "modal", "verb"))
        if s.is_mark_token(at, ",;:.") or verb:
            return False
    return False


_HELPED, _WHOSE = 4, 10
"""Tokens within which the verb of saying follows "has", and the body that a person is of."""


def _report_before(s: Sentence, first: int) -> bool:
    return s.has_between("report", max(0, first - 4), first)


def _report_behind(s: Sentence, comma: int) -> bool:
    if not s.is_mark_token(comma, ",") or comma + 1 >= len(s.tokens):
        return False
    return "report" in s.kinds[comma + 1] or _speaks_behind(s, comma + 1)


def find_surnames(s: Sentence) -> Iterator[SourceRef]:
    """One capitalised unknown word beside a reporting word: perhaps a person named before."""
    for at in _name_words(s):
        start = _title_start(s, at)
        if name_end(s, at) == at + 1 and (_speaks(s, at, at + 1) or (start < at and _speaks(s, start, at + 1))):
            np_first = phrase_start(s, start, {})
            preps, _, _ = preposition_before(s, np_first if start < at else at)
            yield SourceRef(s.tokens[at].norm, at, at + 1, np_first, preps, "surname")


def find_quoted_outlets(s: Sentence) -> Iterator[SourceRef]:
    """ "berichtet der «Nordbote»", "laut „Baltic Review“": a name in quotation marks where a source must stand."""
    if s.signs.isdisjoint(_OPENING):
        return
    for at in [at for at, token in enumerate(s.tokens[:-2]) if token.text in _OPENING]:
        if not s.tokens[at + 1].is_capital:
            continue
        last = at + 1
        while last < len(s.tokens) and last - at <= 5 and _is_title_word(s, last):
            last += 1
        closed = last > at + 1 and last < len(s.tokens) and s.tokens[last].text in _OPENING
        np_first = phrase_start(s, at, {})
        if not closed or (s.tokens[last].text == s.tokens[at].text != '"'):
            continue
        leant = s.mark_at(last + 1, "formula", "after") or s.mark_ending_at(np_first, "account_noun")
        if leant or s.mark_ending_at(np_first, "formula", "preposition", "citing") or _reports(s, last + 1):
            preps, _, _ = preposition_before(s, np_first)
            name = " ".join(t.text for t in s.tokens[at + 1 : last])
            yield SourceRef(name, at + 1, last, np_first, preps, "named")


def _is_title_word(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    return token.kind is TokenKind.WORD and (token.is_capital or len(token.text) <= 3)


def _reports(s: Sentence, at: int) -> bool:
    return at < len(s.tokens) and "report" in s.kinds[at]
