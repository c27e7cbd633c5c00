"""Noun phrases: where they begin, the preposition before them, the case their article tells."""

from __future__ import annotations

from typing import Protocol

from fundstelle.extract.lexicon import Mark
from fundstelle.extract.numbers import Number
from fundstelle.extract.refs import NO_PREPS
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_REACH = 9
"""Tokens that may stand between the beginning of a noun phrase and its head."""


def phrase_start(s: Sentence, head: int, by_last: dict[int, Number]) -> int:
    """First token of the noun phrase whose head begins at `head`."""
    at = head
    while at > 0 and head - at <= _REACH:
        if at in by_last and (by_last[at].use in ("count", "load") or by_last[at].article):
            at = by_last[at].first
            continue
        if s.is_word(at, "relatives") and s.mark_ending_at(at, "item") is not None:
            break  # "the shells that Norland fired"
        before = _modifier_start(s, at)
        if before is None or _opens_phrase(s, at):
            break
        at = before
    return at


def _opens_phrase(s: Sentence, at: int) -> bool:
    """Whether the phrase begins at `at`: "a statement that Norland …", "in 2030 the army"; not "all the troops"."""
    if s.is_word(at, "articles") and s.is_word(at - 1, "articles", "say_complementizers"):
        return True
    if s.lexicon.pack.nouns_capitalised:
        return False
    if s.tokens[at].is_capital and s.is_word(at - 1, "say_complementizers"):
        return True  # no name has a demonstrative before it
    return s.is_word(at, "articles", "say_complementizers") and not s.is_word(at - 1, "articles", "determiners")


def _ends_quotation(s: Sentence, at: int) -> bool:
    """ "“…,” the ministry said": the mark before `at` closes what somebody said."""
    opens = s.is_word(at, "articles") and not s.lexicon.pack.nouns_capitalised
    return opens or s.is_mark_token(at - 2, ",.!?")


def _modifier_start(s: Sentence, at: int) -> int | None:
    """Where the modifier that ends at `at` begins: an article, adjective, adjective of a party, genitive name."""
    token = s.tokens[at - 1]
    groups = s.groups_at(at - 1)
    if at > 2 and s.tokens[at - 2].text == "-" and (short := s.mark_ending_at(at - 2, "party")) is not None:
        return short.first  # "U.S.-made weapons"
    if token.kind is TokenKind.GENITIVE:
        party = s.mark_ending_at(at - 1, "party") or s.mark_ending_at(at - 1, "source")
        party = party or s.mark_ending_at(at - 1, "generic_state")  # "the country's rebels"
        return party.first if party else None
    calibre = _calibre_start(s, at)
    if calibre is not None:
        return calibre
    if token.kind is TokenKind.MARK and token.text in "-‐‑" and at > 1 and _is_glued_number(s, at):
        return at - 2
    if "ordinal_suffixes" in groups and at > 1 and s.tokens[at - 2].kind is TokenKind.NUMBER:
        return at - 2  # "Norland's 25th package"
    joint = _attribute_comma(s, at)
    if joint is not None:
        return joint
    if token.kind is TokenKind.MARK and token.text == "." and not s.lexicon.pack.nouns_capitalised:
        short = s.mark_ending_at(at, "party") or s.mark_ending_at(at - 1, "person_title")  # "U.S. arms", "Mr. Nord"
        return short.first if short is not None else None
    if token.kind is TokenKind.MARK:
        return at - 1 if token.text in "„“»«\"”’'‘" and at > 1 and not _ends_quotation(s, at) else None
    if token.kind is not TokenKind.WORD:
        return None
    if "deal_nouns" in groups and s.mark_at(at, "party") is not None and not s.lexicon.pack.nouns_capitalised:
        return None  # "Under the pact Norland has sent …"
    party = _adjective_of_party(s, at) or s.mark_ending_at(at, "party")
    if party and party.data == "genitive" and (is_in_attribute(s, party.first) or is_owner_of_noun(s, party.first)):
        return None
    if party and party.data in ("lower", "adjective", "inhabitant", "genitive") and _is_modifying(s, party):
        return party.first
    if party and party.data == "name" and _is_counted_acronym(s, party.first):
        return party.first
    if s.has_word("adverbs") and s.mark_ending_at(at, "word", "adverbs"):
        return None
    if "articles" in groups or "determiners" in groups:
        return at - 1
    return at - 1 if _is_adjective(s, at - 1) else None


def _attribute_comma(s: Sentence, at: int) -> int | None:
    """The comma between two attributes of the noun, where `at` stands right behind it or behind an adverb."""
    if "," not in s.signs:
        return None
    for comma in (at - 1, at - 2):
        if comma > 0 and s.tokens[comma].text == "," and is_between_attributes(s, comma):
            return comma
    return None


def is_between_attributes(s: Sentence, at: int) -> bool:
    """ "die zwei verletzten, wohl aus Norland stammenden Soldaten": the phrase's noun has not come yet."""
    if not s.lexicon.pack.nouns_capitalised or at < 2 or at + 2 >= len(s.tokens):
        return False
    if s.is_word(at + 1, "relatives", "complementizers", "conjunctions") or not s.tokens[at + 1].text[:1].islower():
        return False
    first = at - 1
    while first > 0 and _may_be_attribute(s, first):
        first -= 1
    opens = s.is_word(first, "articles", "determiners") or s.tokens[first].kind is TokenKind.NUMBER
    opens = opens or s.mark_at(first, "cardinals") is not None
    if first == at - 1 or not opens:
        return False
    noun = next((k for k in range(at + 1, min(at + 9, len(s.tokens))) if _ends_attributes(s, k)), None)
    return noun is not None and s.tokens[noun].is_capital and _may_be_attribute(s, noun - 1)


def _may_be_attribute(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    if not token.text[:1].islower() or not token.norm.endswith(s.lexicon.adjective_endings):
        return False
    return not s.has_any(at, ("word", "prep", "aux", "modal"))


def _ends_attributes(s: Sentence, at: int) -> bool:
    """The noun behind its last attribute, or a mark or auxiliary that shows that there is none."""
    if s.tokens[at].kind is TokenKind.MARK or s.has_any(at, ("aux", "modal")):
        return True
    return s.tokens[at].is_capital and _may_be_attribute(s, at - 1)


def attribute_opening(s: Sentence, at: int) -> int:
    """ "an die vom Ostland unterstützten Rebellen": the article before what belongs to the participle at `at`.

    `at` itself where there is none."""
    if not s.lexicon.pack.nouns_capitalised or not any(
        m.category == "verb" and m.data.features & {"att", "part_att"} for m in s.at[at]
    ):
        return at
    party = s.mark_ending_at(at, "party")
    first = phrase_start(s, party.first, {}) if party is not None else at
    if party is None or s.mark_ending_at(first, "prep", "by") is None:
        return at
    article = first - 2
    return article if article >= 0 and s.is_word(article, "articles", "determiners") else at


def is_in_attribute(s: Sentence, at: int) -> bool:
    """ "der aufseiten Norlands kämpfende Soldat": behind article and preposition a name belongs to a participle."""
    if not s.lexicon.pack.nouns_capitalised:
        return False
    _, _, first = preposition_before(s, at)
    return first is not None and first > 0 and s.is_word(first - 1, "articles", "determiners")


def is_owner_of_noun(s: Sentence, at: int) -> bool:
    """ "nach Schätzungen Südlands etwa 2.000 Soldaten": the genitive belongs to the noun before it."""
    if not s.lexicon.pack.nouns_capitalised or at < 2 or not s.tokens[at - 1].is_capital:
        return False
    return s.mark_at(at - 1, "account_noun") is not None or s.mark_at(at - 1, "source_noun") is not None


def ends_attribute(s: Sentence, at: int) -> bool:
    """ "von den Südländern besetzte Gebiete": an inflected word, and its noun, behind what belongs to it."""
    if not s.lexicon.pack.nouns_capitalised or at + 1 >= len(s.tokens) or not s.tokens[at + 1].is_capital:
        return False
    return _may_be_attribute(s, at) and not s.is_named(at)


def _is_counted_acronym(s: Sentence, at: int) -> bool:
    """ "10,000 DPRK soldiers": initials between a number and the noun."""
    counted = at > 0 and (s.tokens[at - 1].kind is TokenKind.NUMBER or s.mark_at(at - 1, "multipliers") is not None)
    return counted and s.tokens[at].text.isupper() and not s.lexicon.pack.nouns_capitalised


def _adjective_of_party(s: Sentence, at: int) -> Mark | None:
    """ "Deutsche Ausbilder": the word is the name of a people too, but stands as an adjective here."""
    if "party" not in s.kinds[at - 1]:
        return None
    marks = (m for m in s.at[at - 1] if m.category == "party" and m.last == at)
    return next((m for m in marks if m.data in ("adjective", "lower")), None)


def _calibre_start(s: Sentence, at: int) -> int | None:
    """ "170-mm", "240 mm" before a noun: the number of a calibre is an adjective."""
    unit = at - 1
    if unit < 0 or "calibre_unit" not in s.kinds[unit]:
        return None
    number = unit - 2 if s.is_mark_token(unit - 1, "-‐‑") else unit - 1
    return number if number >= 0 and s.tokens[number].kind is TokenKind.NUMBER else None


def _is_glued_number(s: Sentence, at: int) -> bool:
    """ "2000-Pfund-Bomben": a number written together with the noun is part of its name."""
    number, hyphen = s.tokens[at - 2], s.tokens[at - 1]
    return number.kind is TokenKind.NUMBER and number.end == hyphen.start and hyphen.end == s.tokens[at].start


def _is_modifying(s: Sentence, party: Mark) -> bool:
    return party.data != "inhabitant" or not s.lexicon.pack.nouns_capitalised


_CONTENT_WORDS = frozenset(
    {
        "particles",
        "light_verbs",
        "sums_of_aid",
        "state_nouns",
        "attempts",
        "group_nouns",
        "deal_nouns",
        "participle_adverbs",
        "enemy_nouns",
        "conflict_nouns",
        "plan_nouns",
        "held_words",
        "punishments",
        "row_adverbs",
        "part_nouns",
        "use_verbs",
        "shares",
        "facility_nouns",
        "building_words",
        "keeping_verbs",
        "agent_nouns",
        "holding_words",
        "making_words",
        "amount_verbs",
        "making_verbs",
        "demining_words",
        "tie_words",
        "labour_words",
        "area_nouns",
        "unit_nouns",
        "strong_participles",
        "caption_words",
        "making_nouns",
        "mass_nouns",
        "way_back_words",
        "earning_words",
    }
)
"""Groups of words that are no closed-class words: these may stand as modifiers inside a noun phrase."""


def _is_adjective(s: Sentence, at: int) -> bool:
    marks = s.at[at]
    if s.has_any(at, ("prep", "aux", "modal", "formula")) or not s.groups_at(at) <= _CONTENT_WORDS:
        return False
    if s.has_any(at, ("verb", "report")):
        verbs = [m.data for m in marks if m.category in ("verb", "report")]
        if not any(v is not None and "att" in v.features for v in verbs):
            return not s.lexicon.pack.nouns_capitalised and _is_participle_adjective(s, at)
    if s.is_named(at) and not s.has_any(at, ("item", "designation", "place")):
        modifies = not s.lexicon.pack.nouns_capitalised and s.tokens[at].text.islower()
        modifies = modifies and at + 1 < len(s.tokens) and s.tokens[at + 1].kind is TokenKind.WORD
        return (
            modifies
            and not s.is_word(at + 1, "determiners", "articles")
            and any(m.category == "institution" and m.last == at + 1 for m in marks)
        )
    token = s.tokens[at]
    if not s.lexicon.pack.nouns_capitalised and s.has_any(at, ("months", "weekdays", "time_unit")):
        return False  # "by the end of last year 110 tanks"
    if s.has_any(at, ("months", "weekdays", "seasons", "time_unit", "item")) and token.is_capital:
        return False
    if s.lexicon.pack.nouns_capitalised:
        endings = s.lexicon.adjective_endings
        return (token.text[:1].islower() and token.norm.endswith(endings)) or (
            token.norm.endswith("er") and token.is_capital and len(token.norm) > 5
        )
    named_type = is_named_type(s, at)
    return token.text[:1].islower() or "-" in token.norm or s.is_named(at) or named_type


def is_named_type(s: Sentence, at: int) -> bool:
    """ "12 Super Mushak trainer aircraft": names that nobody knows, between a number and the noun, say the type."""
    first = at
    while first > at - _NAMES and first > 0 and s.tokens[first].is_capital and not s.at[first]:
        first -= 1
    if first == at or not (s.tokens[first].kind is TokenKind.NUMBER or s.mark_at(first, "cardinals") is not None):
        return False
    return not any(m.last > first for k in range(max(0, first - 3), first + 1) if (m := s.mark_at(k, "designation")))


_NAMES = 3
"""Words that the name of a type may have."""


def _is_past(s: Sentence, at: int) -> bool:
    return not any("ing" in m.data.features for m in s.at[at] if m.category == "verb")


def _is_participle_adjective(s: Sentence, at: int) -> bool:
    before = s.tokens[at - 1] if at else None
    only_participle = all(
        "fin" not in m.data.features or "past" in m.data.features for m in s.at[at] if m.category == "verb"
    )
    return bool(
        before
        and only_participle
        and (
            s.is_word(at - 1, "articles", "determiners")
            or before.kind is TokenKind.NUMBER
            or s.mark_at(at - 1, "cardinals") is not None
            or (s.is_word(at - 1, "amount_links") and s.mark_at(at + 1, "item") is not None and _is_past(s, at))
        )
    )


def preposition_before(s: Sentence, at: int) -> tuple[frozenset[str], str, int | None]:
    """(groups, word, first token) of the preposition that ends at token `at`."""
    if s.mark_ending_at(at, "word", "adverbs"):
        return NO_PREPS, "", None
    ending = [m for m in s.by_category.get("prep", ()) if m.last == at and m.first >= at - 5]
    for first in dict.fromkeys([m.first for m in ending]):
        found = [m for m in ending if m.first == first]
        if not _is_particle(s, first) and not _opens_purpose(s, first):
            groups = frozenset(m.value for m in found)
            if s.is_word(first, "genitive_prepositions"):
                outer = s.mark_ending_at(first, "prep", "alongside", "for")
                if outer is not None:  # "zur Unterstützung von X", "on the side of X"
                    return frozenset({outer.value}), s.norm(outer.first), outer.first
                if s.is_word(first - 1, "area_nouns"):
                    return _of_area(s, first - 1) or (groups, " ".join(t.norm for t in s.tokens[first:at]), first)
            return groups, " ".join(t.norm for t in s.tokens[first:at]), first
    return NO_PREPS, "", None


def _of_area(s: Sentence, noun: int) -> tuple[frozenset[str], str, int | None] | None:
    """ "to various parts of Norland", "in the east of Norland": the preposition before the word for a part of it."""
    for at in range(noun, max(-1, noun - _AREA), -1):
        if s.tokens[at - 1].kind is not TokenKind.WORD or not at:
            return None
        found = [m for m in s.at[at - 1] if m.category == "prep" and m.last == at]
        if found:
            where = frozenset(m.value for m in found) & {"to", "in", "from", "at", "via"}
            return (where, s.norm(at - 1), at - 1) if where else None
        if s.has_any(at - 1, ("verb", "aux", "modal", "report", "party", "prefix_party")) or "-" in s.norm(at - 1):
            return None  # "the rebel-held areas of Norland"
    return None


_AREA = 5
"""Tokens from a preposition to the word for a part of a state."""


def _opens_purpose(s: Sentence, at: int) -> bool:
    """ "um Drohnen zu liefern": the word opens an infinitive group and stands before no phrase of its own."""
    if not s.is_word(at, "purpose_openers") or (at and not s.is_mark_token(at - 1, ',–—„“»«"')):
        return False
    for k in range(at + 1, min(at + _PURPOSE, len(s.tokens))):
        if s.is_mark_token(k, ".;:"):
            return False
        if any(
            m.category in ("verb", "report")
            and m.data
            and ("zu" in m.data.features or ("inf" in m.data.features and s.is_word(k - 1, "infinitive_marker")))
            for m in s.at[k]
        ):
            return True
    return False


_PURPOSE = 30
"""Tokens that an infinitive group of purpose may have."""


def _is_particle(s: Sentence, at: int) -> bool:
    """ "handed over missiles": the word belongs to the verb before it."""
    if not at or s.lexicon.pack.verb_final_clauses or not s.is_word(at, "particles"):
        return False
    word = s.norm(at)
    return any(m.category == "verb" and m.data.needs_particle and m.data.verb.particle == word for m in s.at[at - 1])


class Mention(Protocol):
    """What parties and sources have in common: a phrase with a preposition or case."""

    @property
    def preps(self) -> frozenset[str]:
        """Groups of the preposition before its phrase."""
        ...

    @property
    def case(self) -> str:
        """nom, dat, gen, acc, dat_gen, or "" where the words do not tell."""
        ...


def is_bare(mention: Mention) -> bool:
    """Whether it stands without preposition, and in no case but that of subject or object."""
    return not mention.preps and mention.case not in ("gen", "dat", "dat_gen")


_CASES = (
    ("article_dative", "dat"),
    ("article_genitive", "gen"),
    ("article_accusative", "acc"),
    ("article_dative_or_genitive", "dat_gen"),
)


def case_of(s: Sentence, np_first: int, mark: Mark) -> str:
    """Case as far as the nearest article or a genitive ending tells: dat, gen, acc, dat_gen or ""."""
    if mark.data == "genitive":
        return "gen"
    if mark.last < len(s.tokens) and s.tokens[mark.last].kind is TokenKind.GENITIVE:
        return "gen"
    for at in range(mark.first - 1, np_first - 1, -1):
        groups = s.groups_at(at)
        if not groups or "adverbs" in groups:
            continue
        if "article_accusative" in groups and s.norm(mark.last - 1).endswith("n") and mark.data != "name":
            return "dat"
        for group, case in _CASES:
            if group in groups:
                return case
    if (np_first and s.is_word(np_first - 1, "direction_contractions")) or s.is_word(
        np_first, "articles_accusative_open"
    ):
        return "acc"
    return ""
