"""Plain verbs: finite verbs of no act that is read ("Ostria hesitated, and …"), told by form and position.

The pack lists the common ones; a word that nobody knows with the ending of a past tense is taken for one too. They
carry no mark, so that a word which is a noun as well stays what it was; all they do is part clauses.
"""

from __future__ import annotations

from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def is_plain_finite(s: Sentence, at: int) -> bool:
    """Whether a plain verb carries a clause: a subject stands before it and its clause has no other finite verb."""
    features = s.plain[at]
    before = at - 1
    while before >= 0 and (s.is_word(before, "verb_adverbs") or _is_adverb(s, before)):
        before -= 1
    if before < 0 or "fin" not in features or s.is_named(at):
        return False
    if s.is_word(at + 1, "genitive_prepositions"):
        return False  # "the visit of", "accused of"
    if s.is_word(before, "pronouns_subject", "relatives"):
        return "past" in features or "inf" not in features or s.is_word(before, "pronouns_subject", "relatives_sure")
    if s.is_word(before, "conjunctions"):
        return _goes_on(s, at, features, before)
    if not _is_subject_end(s, before) or not _is_form(s, at, features, before):
        return False
    if "past" in features and "part" not in features:
        return True  # "began", "took"
    return not _has_other(s, at)


def _goes_on(s: Sentence, at: int, features: frozenset[str], before: int) -> bool:
    """ "sent tanks and praised Ostria": behind "and" a second predicate, where no thing follows that it describes."""
    if "past" not in features or s.has_any(min(at + 1, len(s.tokens) - 1), ("item", "prep")):
        return False
    for k in range(before - 1, -1, -1):
        if s.tokens[k].kind is TokenKind.MARK:
            return False
        if _is_sure(s, k):
            return True
    return False


def _is_form(s: Sentence, at: int, features: frozenset[str], before: int) -> bool:
    """Whether number fits: the present of one has an ending, that of several stands behind a plural or a row."""
    if "past" in features:
        return "part" not in features or not _is_attribute(s, at, before)
    if _is_governed_before(s, before) or "inf" in features:
        return False  # "for space launches"
    return not s.is_mark_token(at + 1, ".,;:") or s.mark_ending_at(before + 1, "party") is not None


def _is_attribute(s: Sentence, at: int, before: int) -> bool:
    """ "for anti-tank guided missiles", "jets built with help": before its noun, or behind it and saying more."""
    if s.mark_at(at + 1, "item") is not None:
        return _is_governed_before(s, before)
    return s.mark_ending_at(before + 1, "item") is not None and s.mark_at(at + 1, "prep") is not None


def _is_governed_before(s: Sentence, at: int) -> bool:
    """Whether the phrase that ends with the token stands behind a preposition, and so is no subject."""
    for k in range(at, max(-1, at - _PHRASE), -1):
        if s.tokens[k].kind is TokenKind.MARK or s.has_any(k, ("aux", "modal")):
            return False
        if s.mark_at(k, "prep") is not None:
            return True
    return False


_PHRASE = 6
"""Tokens of a subject and the preposition before it."""


def _is_subject_end(s: Sentence, at: int) -> bool:
    """Whether a subject may end with the token: a noun or a name, but no word that only stands before one."""
    token = s.tokens[at]
    if token.kind is not TokenKind.WORD:
        return False
    if s.is_word(at, *_BEFORE_NOUNS) or s.has_any(at, _NO_NOUNS) or at in s.plain:
        return False
    owner = s.mark_ending_at(at + 1, "party")
    if owner is not None:
        return owner.data not in ("adjective", "lower", "genitive")
    return s.is_named(at) or not token.norm.endswith(tuple(s.words_of("adjective_like_endings")))


_BEFORE_NOUNS = (
    *("articles", "determiners", "possessives", "infinitive_marker", "conjunctions", "complementizers"),
    *("coordinators", "subordinators", "question_words", "adverbs", "relatives"),
)
_NO_NOUNS = frozenset({"aux", "modal", "prep", "verb", "report", "cardinals", "vague", "several", "hedge", "stance"})


def _is_adverb(s: Sentence, at: int) -> bool:
    """ "openly threatened": an adverb between subject and verb."""
    return s.tokens[at].kind is TokenKind.WORD and s.tokens[at].text.islower() and s.norm(at).endswith("ly")


def _has_other(s: Sentence, at: int) -> bool:
    """Whether the stretch around it has a finite verb already or still to come: then it is a participle or a noun."""
    for k in range(at - 1, -1, -1):
        if _parts(s, k):
            break
        if _is_sure(s, k):
            return True
    return has_verb_behind(s, at)


def has_verb_behind(s: Sentence, at: int) -> bool:
    """Whether a finite verb follows in the same stretch: "a company based in Norland delivered"."""
    for k in range(at + 1, len(s.tokens)):
        if _parts(s, k):
            return False
        if _is_sure(s, k):
            return True
    return False


def _parts(s: Sentence, at: int) -> bool:
    """Whether another clause may begin here."""
    if s.tokens[at].kind is TokenKind.MARK:
        return s.tokens[at].text != "-"
    return s.is_word(at, "conjunctions", "complementizers", "relatives", "subordinators", "say_complementizers")


def _is_sure(s: Sentence, at: int) -> bool:
    """Whether a token is finite as far as it tells itself."""
    if s.has_any(at, ("aux", "modal")):
        return not s.is_word(at, "nonfinite_auxiliaries") and not s.is_word(at - 1, "infinitive_marker")
    forms = [m.data.features for m in s.at[at] if m.category in ("verb", "report") and m.data is not None]
    plain = s.plain.get(at)
    forms = [*forms, plain] if plain is not None else forms
    finite = [f for f in forms if "fin" in f]
    if not finite or s.is_named(at) or s.is_word(at - 1, "infinitive_marker", "articles", "possessives"):
        return False
    if any("part" in f for f in forms):
        return not s.has_any(at - 1, ("aux", "prep", "modal")) and _is_bare_noun(s, at - 1) and not _is_governed(s, at)
    return any("past" in f for f in finite) or (s.norm(at).endswith("s") and all("inf" not in f for f in finite))


def is_common_noun(s: Sentence, at: int) -> bool:
    """Whether the token is a noun in small letters, as far as its neighbours of closed classes tell."""
    token = s.tokens[at]
    if token.kind is not TokenKind.WORD or not token.text.islower() or s.mark_ending_at(at + 1, "party") is not None:
        return False
    return not s.is_word(at, *_BEFORE_NOUNS, "pronouns_person") and not s.has_any(at, _NO_NOUNS)


def _is_bare_noun(s: Sentence, at: int) -> bool:
    return at >= 0 and s.tokens[at].kind is TokenKind.WORD and not s.is_word(at, *_BEFORE_NOUNS)


def _is_governed(s: Sentence, at: int) -> bool:
    """ "supplied by", "sent to": behind a noun rather a participle."""
    return s.mark_at(at + 1, "prep") is not None
