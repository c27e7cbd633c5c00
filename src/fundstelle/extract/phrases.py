"""Noun phrases of a sentence: items with their numbers and nationality, parties with preposition and case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fundstelle.extract.lexicon import Mark
from fundstelle.extract.numbers import Number
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

NO_PREPS: frozenset[str] = frozenset()
_REACH = 9
"""Tokens that may stand between the beginning of a noun phrase and its head."""


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A mention of parties at tokens `first`:`last`.

    form: name, genitive, metonym, person, adjective, inhabitant. preps: groups of the preposition before its phrase.
    case: nom, dat, gen, acc or "" where the words do not tell. institution: branch of the institution it belongs to.
    owner_of: token of the head it is a genitive or adjective of. head_last: past the whole phrase.
    """

    ids: tuple[str, ...]
    first: int
    last: int
    form: str
    preps: frozenset[str]
    prep_word: str
    case: str
    np_first: int
    np_last: int
    institution: str | None = None
    owner_of: int | None = None
    prep_first: int | None = None


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A mention of an item: class, named type, number, and whose it is.

    np_first: first token of its phrase; preps: of the preposition before it. people: an inhabitant's name used for
    persons. group: items of one enumeration share it. makes: nationality read at this party mention.
    """

    item: str
    first: int
    last: int
    np_first: int
    preps: frozenset[str]
    prep_word: str = ""
    designation: str | None = None
    number: Number | None = None
    nationality: PartyRef | None = None
    people: bool = False
    weak: bool = False
    group: int = 0
    calibre: float | None = None
    possessive: int | None = None
    case: str = ""
    outcome: str | None = None
    definite: bool = False
    part: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """All noun phrases of one sentence."""

    items: tuple[ItemRef, ...]
    parties: tuple[PartyRef, ...]
    loose_numbers: tuple[Number, ...]


def find_phrases(s: Sentence, numbers: Sequence[Number], taken: frozenset[int]) -> Phrases:
    """Items and parties of a sentence; `taken` are tokens of periods, which belong to no phrase."""
    by_last = {number.last: number for number in numbers}
    parties = [_make_party(s, mark, by_last) for mark in s.marks("party") if mark.first not in taken]
    parties += [_party_of_source(s, mark, by_last) for mark in s.marks("source") if _is_state_body(mark)]
    parties.sort(key=lambda party: party.first)
    parties = _join_coordinated(s, _drop_owners(s, _drop_brackets(s, parties)))
    items = [_make_item(s, mark, by_last, parties) for mark in _item_marks(s)]
    items = _read_parts(s, _drop_modifiers(s, _merge_designations(s, items)))
    items = sorted([*items, *_money_items(s, numbers)], key=lambda item: item.first)
    items = _join_numbers(s, _share_backwards(_share_in_enumerations(s, items)))
    used = {item.number.core for item in items if item.number}
    loose = [n for n in numbers if n.use == "count" and n.core not in used and not n.article and _is_headless(s, n)]
    return Phrases(tuple(items), tuple(parties), tuple(loose))


def _drop_brackets(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """ "United Arab Emirates (UAE)": the same party again in brackets."""
    return [
        p
        for index, p in enumerate(parties)
        if not (index and s.is_mark_token(p.first - 1, "(") and parties[index - 1].ids == p.ids)
    ]


def _drop_owners(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """ "Yemen's Houthi rebels", "Sudan's paramilitary RSF": the owner of a party that is named itself."""
    kept = []
    for index, party in enumerate(parties):
        following = parties[index + 1] if index + 1 < len(parties) else None
        owns = (
            following is not None
            and party.case == "gen"
            and 0 < following.first - party.last <= 4
            and party.institution is None
            and not any(
                s.tokens[at].kind is TokenKind.MARK or s.mark_at(at, "prep")
                for at in range(party.last, following.first)
            )
            and not s.is_named(party.last + 1)
        )
        kept += [] if owns and following is not None and following.np_first <= party.first else [party]
    return kept


def _is_headless(s: Sentence, number: Number) -> bool:
    """Whether no noun of its own follows: "weitere 3.000 im Januar", "36 of them", "1,500."."""
    at = number.last
    if at >= len(s.tokens) or s.tokens[at].kind is TokenKind.MARK or number.unit is not None:
        return True
    if any(
        m.category
        in (
            "prep",
            "aux",
            "modal",
            "verb",
            "report",
            "bound",
            "generic",
            "partitive",
            "basis",
            "formula",
            "parts",
            "state",
            "relative",
            "stance",
        )
        or m.category == "word"
        and m.value in ("conjunctions", "complementizers", "relatives", "pronouns_person", "verb_adverbs", "adverbs")
        for m in s.at[at]
    ):
        return (
            not (s.lexicon.pack.nouns_capitalised and s.tokens[at].is_capital) or s.mark_at(at, "generic") is not None
        )
    return False


def _money_items(s: Sentence, numbers: Sequence[Number]) -> list[ItemRef]:
    """A sum is an item of its own; what something is worth is none."""
    found = []
    for number in numbers:
        if number.use != "money" or number.per is not None:
            continue
        preps, word, prep_first = preposition_before(s, number.first)
        before = s.norm((prep_first if prep_first is not None else number.first) - 1)
        if (
            before in s.lexicon.pack.tables["numbers"]["worth"]["words"]
            or s.norm(number.first - 1) in s.lexicon.pack.tables["numbers"]["worth"]["words"]
        ):
            continue
        found.append(ItemRef("money", number.core, number.last, number.first, preps, word, number=number))
    return found


def _drop_modifiers(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "rocket launcher specialists": a noun right before another one only describes it."""
    if s.lexicon.pack.nouns_capitalised:
        return items
    kept: list[ItemRef] = []
    for item in items:
        before = kept[-1] if kept else None
        if before and before.last == item.first and not before.designation and not before.outcome and not item.outcome:
            kept[-1] = replace(
                item,
                np_first=before.np_first,
                preps=before.preps,
                prep_word=before.prep_word,
                number=before.number or item.number,
                nationality=before.nationality or item.nationality,
            )
        else:
            kept.append(item)
    return kept


def _read_parts(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "Motoren für Drohnen": parts stand for the system's class, where the parts stand."""
    read = []
    for item in items:
        start = item.np_first - 1
        if item.preps & {"for"} or s.norm(start) in ("of", "von"):
            part = s.mark_ending_at(start, "part")
            if part:
                np_first = phrase_start(s, part.first, {})
                preps, word, _ = preposition_before(s, np_first)
                item = replace(item, np_first=np_first, preps=preps, prep_word=word, part=True)
        read.append(item)
    return read


def phrase_start(s: Sentence, head: int, by_last: dict[int, Number]) -> int:
    """First token of the noun phrase whose head begins at `head`."""
    at = head
    while at > 0 and head - at <= _REACH:
        if at in by_last and (by_last[at].use in ("count", "load") or by_last[at].article):
            at = by_last[at].first
            continue
        before = _modifier_start(s, at)
        if before is None or (s.is_word(at, "articles") and s.is_word(at - 1, "articles")):
            break
        at = before
    return at


def _modifier_start(s: Sentence, at: int) -> int | None:
    """Where the modifier that ends at `at` begins: an article, adjective, adjective of a party, genitive name."""
    token = s.tokens[at - 1]
    if token.kind is TokenKind.GENITIVE:
        party = s.mark_ending_at(at - 1, "party") or s.mark_ending_at(at - 1, "source")
        return party.first if party else None
    calibre = _calibre_start(s, at)
    if calibre is not None:
        return calibre
    if token.kind is TokenKind.MARK:
        return at - 1 if token.text in "„“»«\"”’'‘" and at > 1 else None
    if token.kind is not TokenKind.WORD:
        return None
    party = s.mark_ending_at(at, "party")
    if party and party.data in ("lower", "adjective", "inhabitant", "genitive") and _is_modifying(s, party):
        return party.first
    adverb = s.mark_ending_at(at, "word", "adverbs")
    if adverb:
        return None
    if s.is_word(at - 1, "articles", "determiners"):
        return at - 1
    return at - 1 if _is_adjective(s, at - 1) else None


def _calibre_start(s: Sentence, at: int) -> int | None:
    """ "170-mm", "240 mm" before a noun: the number of a calibre is an adjective."""
    unit = at - 1
    if s.mark_at(unit, "calibre_unit") is None:
        return None
    number = unit - 2 if s.is_mark_token(unit - 1, "-‐‑") else unit - 1
    return number if number >= 0 and s.tokens[number].kind is TokenKind.NUMBER else None


def _is_modifying(s: Sentence, party: Mark) -> bool:
    return party.data != "inhabitant" or not s.lexicon.pack.nouns_capitalised


def _is_adjective(s: Sentence, at: int) -> bool:
    marks = s.at[at]
    if any(m.category in ("prep", "aux", "modal", "formula") for m in marks):
        return False
    if any(m.category == "word" and m.value not in ("particles",) for m in marks):
        return False
    verbs = [m.data for m in marks if m.category in ("verb", "report")]
    if verbs and not any(v is not None and "att" in v.features for v in verbs):
        return not s.lexicon.pack.nouns_capitalised and _is_participle_adjective(s, at)
    if s.is_named(at) and not any(m.category in ("item", "designation", "place") for m in marks):
        return False
    token = s.tokens[at]
    if any(m.category in ("months", "weekdays", "seasons", "time_unit", "item") for m in marks) and token.is_capital:
        return False
    if s.lexicon.pack.nouns_capitalised:
        endings = tuple(e for e in s.lexicon.pack.adjective_endings if e)
        return (token.text[:1].islower() and token.norm.endswith(endings)) or (
            token.norm.endswith("er") and token.is_capital and len(token.norm) > 5
        )
    return token.text[:1].islower() or "-" in token.norm or s.is_named(at)


def _is_participle_adjective(s: Sentence, at: int) -> bool:
    before = s.tokens[at - 1] if at else None
    only_participle = all(
        "fin" not in m.data.features or "past" in m.data.features for m in s.at[at] if m.category == "verb"
    )
    return bool(
        before and only_participle and (s.is_word(at - 1, "articles", "determiners") or before.kind is TokenKind.NUMBER)
    )


def preposition_before(s: Sentence, at: int) -> tuple[frozenset[str], str, int | None]:
    """(groups, word, first token) of the preposition that ends at token `at`."""
    if s.mark_ending_at(at, "word", "adverbs"):
        return NO_PREPS, "", None
    for first in range(max(0, at - 5), at):
        found = [m for m in s.at[first] if m.category == "prep" and m.last == at]
        if found:
            return frozenset(m.value for m in found), " ".join(t.norm for t in s.tokens[first:at]), first
    return NO_PREPS, "", None


def _case_of(s: Sentence, np_first: int, mark: Mark) -> str:
    if mark.data == "genitive":
        return "gen"
    if mark.last < len(s.tokens) and s.tokens[mark.last].kind is TokenKind.GENITIVE:
        return "gen"
    for at in range(mark.first - 1, np_first - 1, -1):
        if s.is_word(at, "adverbs"):
            continue
        if s.is_word(at, "article_accusative") and s.norm(mark.last - 1).endswith("n") and mark.data != "name":
            return "dat"
        for group, case in (
            ("article_dative", "dat"),
            ("article_genitive", "gen"),
            ("article_accusative", "acc"),
            ("article_dative_or_genitive", "dat_gen"),
        ):
            if s.is_word(at, group):
                return case
    if (np_first and s.norm(np_first - 1) in ("ins",)) or s.norm(np_first) in ("die", "das"):
        return "acc"
    return ""


def _make_party(s: Sentence, mark: Mark, by_last: dict[int, Number]) -> PartyRef:
    np_first = phrase_start(s, mark.first, by_last)
    preps, word, prep_first = preposition_before(s, np_first)
    form = "adjective" if mark.data == "lower" else str(mark.data)
    case = _case_of(s, np_first, mark)
    institution, owner, np_last = _head_of(s, mark, form, case)
    if owner is not None and owner >= mark.last:
        case = _case_of_head(s, np_first, mark.first)
    elif case == "dat_gen" and s.norm(mark.first) in s.lexicon.pack.tables["grammar"]["words"].get(
        "masculine_names", ()
    ):
        case = ""
    if form == "adjective" and institution is None and owner is None and not s.lexicon.pack.nouns_capitalised:
        form = "inhabitant" if mark.data == "inhabitant" else form
    return PartyRef(
        (mark.value,),
        mark.first,
        mark.last,
        form,
        preps,
        word,
        case,
        np_first,
        np_last,
        institution,
        owner,
        prep_first,
    )


def _is_state_body(mark: Mark) -> bool:
    party, _, branch = mark.value.partition(".")
    return branch in ("gov", "mil", "intel", "parliament") and len(party) == 3


def _party_of_source(s: Sentence, mark: Mark, by_last: dict[int, Number]) -> PartyRef:
    """A named body of a state acts for its state: "the US military", "das Pentagon"."""
    party, _, branch = mark.value.partition(".")
    np_first = phrase_start(s, mark.first, by_last)
    preps, word, prep_first = preposition_before(s, np_first)
    case = _case_of_head(s, np_first, mark.first)
    return PartyRef(
        (party,), mark.first, mark.last, "name", preps, word, case, np_first, mark.last, branch, mark.first, prep_first
    )


def _case_of_head(s: Sentence, np_first: int, first: int) -> str:
    """The case that the article of the whole phrase tells; "der" is both and tells none."""
    for at in range(np_first, first):
        for group, case in (("article_dative", "dat"), ("article_genitive", "gen"), ("article_accusative", "acc")):
            if s.is_word(at, group):
                return (
                    "dat"
                    if case == "acc" and any(_is_plural_head(s, k) for k in range(first, min(first + 4, len(s.tokens))))
                    else case
                )
    return ""


def _is_plural_head(s: Sentence, at: int) -> bool:
    """ "den Streitkräften": the article is a dative where the noun ends like a dative plural."""
    return s.mark_at(at, "institution") is not None and s.norm(at).endswith("n")


def _head_of(s: Sentence, mark: Mark, form: str, case: str) -> tuple[str | None, int | None, int]:
    """(branch of the institution, token of the head, past the phrase) that an adjective or genitive belongs to."""
    at = mark.last
    if at < len(s.tokens) and s.tokens[at].kind is TokenKind.GENITIVE:
        at += 1
    modifies = (
        form == "adjective" or case == "gen" or (mark.data == "inhabitant" and not s.lexicon.pack.nouns_capitalised)
    )
    if modifies:
        head = _find_head(s, at)
        if head:
            branch = head.value if head.category == "institution" else None
            return branch, head.first, head.last
    before = _institution_before(s, mark, form, case)
    if before:
        return before.value, before.first, mark.last
    return None, None, mark.last


def _find_head(s: Sentence, at: int) -> Mark | None:
    """The noun that an adjective at `at`-1 belongs to: past further adjectives and numbers."""
    for step in range(at, min(at + 5, len(s.tokens))):
        for category in ("institution", "item", "casualty", "event", "designation", "carrier", "part"):
            mark = s.mark_at(step, category)
            if mark:
                return mark
        token = s.tokens[step]
        if (token.kind is TokenKind.MARK and token.text not in '„“»«"-') or s.mark_at(step, "prep"):
            return None
        if (
            token.kind is TokenKind.WORD
            and s.lexicon.pack.nouns_capitalised
            and token.is_capital
            and not s.is_named(step)
        ):
            return None
        if any(
            m.category in ("aux", "modal") or (m.category == "word" and m.value in ("conjunctions", "complementizers"))
            for m in s.at[step]
        ):
            return None
    return None


def _institution_before(s: Sentence, mark: Mark, form: str, case: str) -> Mark | None:
    """ "der Generalstab in Seoul", "Präsident Putin", "the government of Nepal", "die Armee des Sudan"."""
    if form == "adjective":
        return None
    at = mark.first
    while at > 0 and s.is_word(at - 1, "articles"):
        at -= 1
    institution = s.mark_ending_at(at, "institution")
    if institution and (form == "person" or case == "gen" or at < mark.first):
        return institution
    if (at > 0 and s.mark_at(at - 1, "prep", "in", "from")) or s.norm(at - 1) == "of":
        found = s.mark_ending_at(at - 1, "institution")
        if found and form in ("metonym", "name", "genitive"):
            return found
    return None


def _join_coordinated(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """A party after "und" or a comma takes over the preposition of the one before it."""
    joined: list[PartyRef] = []
    for party in parties:
        before = joined[-1] if joined else None
        if (
            before
            and not party.preps
            and _is_coordinated(s, before.np_last, party.np_first)
            and before.form != "adjective"
        ):
            party = replace(
                party,
                preps=before.preps,
                prep_word=before.prep_word,
                prep_first=before.prep_first,
                case=party.case or before.case,
            )
        joined.append(party)
    return joined


def _is_coordinated(s: Sentence, end: int, start: int) -> bool:
    between = range(end, start)
    if not between or len(between) > 2:
        return False
    return all(s.is_word(at, "coordinators") or s.is_mark_token(at, ",/") for at in between)


def _item_marks(s: Sentence) -> list[Mark]:
    marks = []
    for at in range(len(s.tokens)):
        if at and s.norm(at - 1) in s.lexicon.pack.tables["grammar"]["words"]["predicative"]:
            continue
        for category in ("item", "casualty", "designation"):
            mark = s.mark_at(at, category)
            if mark:
                if mark.value != "none" and not _only_describes(s, mark):
                    marks.append(mark)
                break
        else:
            party = s.mark_at(at, "party")
            if party and _modifies_noun(s, party.last):
                continue
            if party and party.data in ("inhabitant", "adjective") and _is_people(s, party):
                marks.append(party)
    return marks


def _only_describes(s: Sentence, mark: Mark) -> bool:
    """ "missile data", "drone countermeasures": a noun in the singular right before a noun nobody knows."""
    if s.lexicon.pack.nouns_capitalised or mark.last >= len(s.tokens) or mark.category != "item":
        return False
    last, following = s.tokens[mark.last - 1], s.tokens[mark.last]
    unknown = following.kind is TokenKind.WORD and following.text[:1].islower() and not s.at[mark.last]
    return unknown and not last.norm.endswith("s") and not following.norm.endswith("ly")


def _modifies_noun(s: Sentence, at: int) -> bool:
    """ "Deutsche Ausbilder": the name of a people right before a noun is its adjective."""
    return any(s.mark_at(at, category) is not None for category in ("item", "institution", "casualty", "designation"))


def _is_people(s: Sentence, party: Mark) -> bool:
    if s.lexicon.pack.nouns_capitalised:
        return party.data == "inhabitant"
    following = s.tokens[party.last] if party.last < len(s.tokens) else None
    plural = s.tokens[party.last - 1].norm.endswith("s")
    if party.data == "adjective" and not plural:
        return False
    counted = party.first > 0 and (
        s.is_word(party.first - 1, "articles") or s.tokens[party.first - 1].kind is TokenKind.NUMBER
    )
    if not plural and not counted:
        return False
    return (
        following is None
        or following.kind is not TokenKind.WORD
        or bool(
            s.mark_at(party.last, "prep")
            or s.mark_at(party.last, "verb")
            or s.mark_at(party.last, "aux")
            or s.mark_at(party.last, "modal")
            or s.is_word(party.last, "relatives", "conjunctions", "complementizers")
            or s.mark_at(party.last, "state")
            or s.tokens[party.last - 1].norm.endswith("s")
        )
    )


def _make_item(s: Sentence, mark: Mark, by_last: dict[int, Number], parties: Sequence[PartyRef]) -> ItemRef:
    np_first = phrase_start(s, mark.first, by_last)
    number = _number_of(s, np_first, mark.first, by_last)
    if number:
        np_first = min(np_first, number.first)
    np_first = _past_transparent(s, np_first, by_last)
    number = number or _number_of(s, np_first, mark.first, by_last)
    preps, word, _ = preposition_before(s, np_first)
    people = mark.category == "party"
    return ItemRef(
        item=_class_with_prefix(s, mark),
        first=mark.first,
        last=mark.last,
        np_first=np_first,
        preps=preps,
        prep_word=word,
        designation=mark.value if mark.category == "designation" else _prefix_designation(s, mark),
        number=number,
        nationality=_nationality(s, mark, np_first, parties),
        people=people,
        weak=bool(isinstance(mark.data, dict) and mark.data.get("weak")),
        possessive=_possessive(s, np_first, mark.first),
        case=_case_of(s, np_first, mark),
        outcome=mark.value if mark.category == "casualty" else None,
        definite=any(
            s.is_word(at, "articles", "demonstratives") and not s.mark_at(at, "cardinals")
            for at in range(np_first, mark.first)
        ),
    )


def _class_with_prefix(s: Sentence, mark: Mark) -> str:
    """ "KN23-Raketen": the named type says the class more finely than the noun."""
    prefix = next((m for m in s.at[mark.first] if m.category == "prefix_designation"), None)
    return _finer(_item_class(mark), str(prefix.data.item)) if prefix else _item_class(mark)


def _prefix_designation(s: Sentence, mark: Mark) -> str | None:
    return next((m.value for m in s.at[mark.first] if m.category == "prefix_designation"), None)


def _item_class(mark: Mark) -> str:
    if mark.category == "designation":
        return str(mark.data.item)
    if mark.category in ("party", "casualty"):
        return "personnel.troops"
    return mark.value


def _number_of(s: Sentence, np_first: int, head: int, by_last: dict[int, Number]) -> Number | None:
    attribute = _attribute_start(s, np_first)
    for last, number in by_last.items():
        if attribute is not None and last == attribute and number.use == "count" and not number.article:
            return number
        if np_first <= number.first and last <= head and number.use in ("count", "load") and number.use != "load":
            if not number.article or number.hedged:
                return number
    return None


def _attribute_start(s: Sentence, np_first: int) -> int | None:
    """ "80 durch Deutschland gelieferte Panzer": where the preposition of a participle's attribute begins."""
    if not any(m.category == "verb" and "att" in m.data.features for m in s.at[np_first]):
        return None
    for at in range(np_first - 1, max(-1, np_first - 6), -1):
        if s.mark_at(at, "prep"):
            return at
        if s.tokens[at].kind is TokenKind.MARK:
            return None
    return None


def _past_transparent(s: Sentence, np_first: int, by_last: dict[int, Number]) -> int:
    """Before "Hunderte von", "eine Menge an", "pieces of": the phrase begins where the amount begins."""
    at = np_first - 1
    if at <= 0 or s.norm(at) not in ("von", "an", "of"):
        return np_first
    if at in by_last:
        return by_last[at].first
    noun = at - 1
    while noun > 0 and s.is_mark_token(noun, '“”"«»’'):
        noun -= 1
    if s.mark_at(noun, "transparent"):
        return phrase_start(s, noun, by_last)
    return np_first


def _possessive(s: Sentence, np_first: int, head: int) -> int | None:
    return next((at for at in range(np_first, head) if s.is_word(at, "possessives")), None)


def _nationality(s: Sentence, mark: Mark, np_first: int, parties: Sequence[PartyRef]) -> PartyRef | None:
    """The party whose adjective or genitive modifies the item, or that stands behind it with "aus" or in the genitive."""
    if mark.category == "party":
        return next((p for p in parties if p.first == mark.first), None)
    inside = [p for p in parties if np_first <= p.first and p.last <= mark.first]
    if inside:
        return inside[-1]
    beside = next(
        (p for p in parties if p.last == np_first and p.form == "name" and not s.lexicon.pack.nouns_capitalised), None
    )
    if beside and s.norm(np_first - 1) not in ("to", "from") and _is_modifier_name(s, beside, mark):
        return beside
    compound = next((m for m in s.at[mark.first] if m.category == "prefix_party"), None)
    if compound:
        return PartyRef((compound.value,), mark.first, mark.last, "adjective", NO_PREPS, "", "", np_first, mark.last)
    for party in parties:
        if (
            party.np_first == mark.last
            and not party.preps
            and party.case in ("gen", "dat_gen")
            and party.institution is None
        ):
            return party
        if party.prep_first == mark.last and party.preps & {"from"} and party.prep_word not in ("ab",):
            return party
        if s.norm(mark.last) == "of" and party.np_first in (mark.last + 1,):
            return party
    return None


def _is_modifier_name(s: Sentence, party: PartyRef, mark: Mark) -> bool:
    """ "10,000 North Korea soldiers": counted, and the name right before the noun."""
    return party.last == mark.first and party.first > 0 and s.tokens[party.first - 1].kind is TokenKind.NUMBER


def _merge_designations(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """A class noun and the named type beside it are one item: "Raketen vom Typ KN-23", "MiG-29 fighters"."""
    merged: list[ItemRef] = []
    for item in items:
        before = merged[-1] if merged else None
        if (
            before
            and item.designation
            and not before.designation
            and _is_type_of(s, before.last, item.first)
            and _family(before.item) in (_family(item.item), "arms")
        ):
            merged[-1] = replace(
                before,
                designation=item.designation,
                last=item.last,
                item=_finer(before.item, item.item),
                nationality=before.nationality,
            )
        elif (
            before
            and before.designation
            and not item.designation
            and _is_beside(s, before.last, item.first)
            and not item.outcome
        ):
            merged[-1] = replace(
                before,
                last=item.last,
                number=before.number or item.number,
                item=_finer(item.item, before.item),
                nationality=before.nationality or item.nationality,
            )
        else:
            merged.append(item)
    return merged


def _is_beside(s: Sentence, end: int, start: int) -> bool:
    """Only quotation marks and a hyphen between: „Strela“-Raketen."""
    return start - end <= 2 and all(s.is_mark_token(at, '-“”"«»’') for at in range(end, start))


def _finer(noun: str, named: str) -> str:
    return named if noun.endswith(".other") or _family(noun) != _family(named) else noun


def _family(item: str) -> str:
    return item.partition(".")[0]


def _is_type_of(s: Sentence, end: int, start: int) -> bool:
    between = [s.norm(at) for at in range(end, start)]
    return (
        len(between) <= 4
        and all(
            word
            in (
                "vom",
                "typ",
                "des",
                "typs",
                "der",
                "den",
                "typen",
                "modell",
                "„",
                "“",
                "»",
                "«",
                '"',
                "of",
                "the",
                "(",
                "type",
                ",",
                "”",
            )
            for word in between
        )
        and between.count(",") == 0
    )


def _share_in_enumerations(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """Items of one enumeration take over preposition and nationality from the first, and share a group."""
    shared: list[ItemRef] = []
    for index, item in enumerate(items):
        before = shared[-1] if shared else None
        if before and not item.preps and _is_listed(s, before.last, item.np_first):
            item = replace(item, preps=before.preps, prep_word=before.prep_word, group=before.group)
            if item.nationality is None and not _is_person(item) and not _is_person(before):
                item = replace(item, nationality=before.nationality)
        else:
            item = replace(item, group=index)
        shared.append(item)
    return shared


def _share_backwards(items: list[ItemRef]) -> list[ItemRef]:
    """ "Granaten und Raketen aus Nordkorea": what stands behind the last of an enumeration holds for all of it."""
    last_of = {item.group: item for item in items}
    return [
        replace(item, nationality=last_of[item.group].nationality)
        if item.nationality is None
        and last_of[item.group].nationality
        and not _is_person(item)
        and last_of[item.group].nationality.first > last_of[item.group].first  # type: ignore[union-attr]
        else item
        for item in items
    ]


_GOODS = frozenset({"ammunition", "missile", "artillery", "armour", "uav", "small_arms", "bomb"})


def _join_numbers(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "9 Millionen Granaten und Raketen": one number over two nouns of like things belongs to both together."""
    joined = list(items)
    for index in range(len(items) - 1):
        first, second = joined[index], joined[index + 1]
        if (
            first.group != second.group
            or first.number is None
            or second.number
            or _is_person(first)
            or _is_person(second)
        ):
            continue
        between = range(first.last, second.np_first)
        alone = sum(1 for i in items if i.group == first.group) == 2
        plain = len(between) == 1 and s.is_word(first.last, "coordinators") and second.np_first == second.first
        alike = (_family(first.item) in _GOODS and _family(second.item) in _GOODS) or first.number.unit is not None
        if alone and plain and alike and not first.designation:
            joined[index] = replace(first, joint=True)
            joined[index + 1] = replace(second, number=first.number, joint=True)
    return joined


def _is_person(item: ItemRef) -> bool:
    return item.item.startswith("personnel")


def _is_listed(s: Sentence, end: int, start: int) -> bool:
    between = range(end, start)
    if not between or len(between) > 5:
        return False
    return any(s.is_word(at, "coordinators", "umbrella") or s.is_mark_token(at, ",") for at in between) and all(
        s.is_word(at, "coordinators", "determiners", "umbrella")
        or s.is_mark_token(at, ',&"“”„»«–—')
        or s.mark_at(at, "basis")
        or s.mark_ending_at(at + 1, "word", "umbrella")
        or s.norm(at) in ("auch", "also", "dazu")
        for at in between
    )
