"""Mentions of parties: form, preposition, case, and the institution they belong to."""

from __future__ import annotations

import re

from fundstelle.extract.called import carrier_before, title_start
from fundstelle.extract.finite import is_finite
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.nominal import (
    attribute_opening,
    case_of,
    is_in_attribute,
    is_owner_of_noun,
    phrase_start,
    preposition_before,
)
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import NO_PREPS, PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def drop_brackets(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """ "United Arab Emirates (UAE)": the same party again in brackets."""
    return [
        p
        for index, p in enumerate(parties)
        if not (index and s.is_mark_token(p.first - 1, "(") and parties[index - 1].ids == p.ids)
    ]


def drop_backers(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """ "the Norland backed rebels": whose backing is told of a party is no further party."""
    return [
        p
        for index, p in enumerate(parties)
        if not (
            p.form in ("adjective", "inhabitant")
            and s.is_word(p.last, "backed_by")
            and index + 1 < len(parties)
            and parties[index + 1].first - p.last <= 2
        )
    ]


def drop_titles(parties: list[PartyRef]) -> list[PartyRef]:
    """ "der ukrainische Präsident Selenskyj": the adjective and the name are one mention of one party."""
    kept: list[PartyRef] = []
    for party in parties:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.ids == party.ids
            and before.owner_of is not None
            and before.owner_of == party.owner_of
            and party.form == "person"
        ):
            kept.pop()
            first = min(before.np_first, party.np_first)
            party = replace(party, np_first=first, preps=before.preps, prep_word=before.prep_word, case=before.case)
        kept.append(party)
    return kept


def drop_owners(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
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
            and not (s.is_named(party.last + 1) and _is_state_name(s, following))
        )
        kept += [] if owns and following is not None and following.np_first <= party.first else [party]
    return kept


def _is_state_name(s: Sentence, party: PartyRef) -> bool:
    return s.lexicon.knowledge.is_state(party.ids[0])


def name_in_apposition(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """ "to Norland's paramilitary group, the Red Guard, in …": the name behind the comma is who was meant."""
    if s.lexicon.pack.nouns_capitalised:
        return parties
    found: list[PartyRef] = []
    for party in parties:
        before = found[-1] if found else None
        if before is not None and _is_named_group(s, before, party):
            found[-1] = replace(party, preps=before.preps, prep_word=before.prep_word, prep_first=before.prep_first)
        else:
            found.append(party)
    return found


def _is_named_group(s: Sentence, owner: PartyRef, name: PartyRef) -> bool:
    if owner.case != "gen" or name.preps or not 2 < name.np_first - owner.last <= 6 or _is_state_name(s, name):
        return False
    comma = name.np_first - 1
    return s.is_mark_token(comma, ",") and s.is_word(comma - 1, "group_nouns")


_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")


def is_namesake(s: Sentence, mark: Mark) -> bool:
    """A leader's surname before another given name ("Kim Byung-kee") is somebody else's."""
    behind = s.tokens[mark.last].text if mark.last < len(s.tokens) else ""
    return mark.data == "person" and mark.last - mark.first == 1 and _GIVEN_NAME.fullmatch(behind) is not None


def is_weak_name(s: Sentence, mark: Mark) -> bool:
    """ "der Norden", "des Nordens" with nothing behind that it is the north of; "im Norden" is a place."""
    if not s.is_word(mark.first - 1, "articles") or _is_region_of(s, mark.first - 2):
        return False
    behind = mark.last
    if behind < len(s.tokens) and s.tokens[behind].text[:1].isupper():
        return False  # "der Norden Syriens"
    return not s.is_word(behind, "article_genitive", "genitive_prepositions", "article_dative_or_genitive")


def _is_region_of(s: Sentence, at: int) -> bool:
    """ "im Norden", "to the north": behind a preposition a point of the compass; "by the North" acts."""
    return s.mark_at(at, "prep") is not None and (
        s.lexicon.pack.nouns_capitalised or s.mark_at(at, "prep", "by", "from", "to", "with") is None
    )


_BODY_REACH = 6
"""Tokens between an institution and its state: "die Regierung in Kiew"."""


def make_party(s: Sentence, mark: Mark, by_last: dict[int, Number]) -> PartyRef:
    """The mention of a party with everything its phrase says."""
    np_first = phrase_start(s, mark.first, by_last)
    np_first = attribute_opening(s, np_first) if mark.data != "adjective" else np_first
    ally: str | None = None
    if mark.data in ("name", "metonym") and s.lexicon.pack.nouns_capitalised and s.is_word(np_first - 1, "ally_nouns"):
        np_first = phrase_start(s, np_first - 1, by_last)  # "dem Verbündeten Norland"
        ally = _case_of_head(s, np_first, mark.first)
    np_first = title_start(s, mark, np_first)
    preps, word, prep_first = preposition_before(s, np_first)
    form = {"lower": "adjective", "weak": "name"}.get(mark.data, str(mark.data))
    case = case_of(s, np_first, mark) if ally is None else ally
    institution, owner, np_last = _head_of(s, mark, form, case)
    if form == "genitive" and (is_in_attribute(s, mark.first) or is_owner_of_noun(s, mark.first)):
        institution, owner, np_last = None, None, mark.last
    if owner is not None and owner < mark.first and mark.first - owner <= _BODY_REACH:
        np_first = phrase_start(s, owner, by_last)
        preps, word, prep_first = preposition_before(s, np_first)
        case = _case_of_head(s, np_first, owner)
    compared = _comparison_before(s, np_first, np_last) if not preps else None
    if compared is not None:
        preps, word, prep_first = frozenset({"besides"}), s.norm(compared), compared
    if not case and owner is None and _has_genitive_title(s, mark.first):
        case = "gen"
    if preps & {"at"} and _is_on_side(s, mark.last):
        preps = frozenset({"alongside"})
    carrier = carrier_before(s, mark, form) if owner is None else None
    if carrier is not None:
        np_first = phrase_start(s, carrier, by_last)
        preps, word, prep_first = preposition_before(s, np_first)
        case = _case_of_head(s, np_first, carrier)
    if not preps and case in ("gen", "dat_gen") and s.is_word(np_first - 1, "stock_nouns"):
        np_first = phrase_start(s, np_first - 1, by_last)  # "aus Beständen der Armee"
        preps, word, prep_first = preposition_before(s, np_first)
        case = ""
    if owner is not None and owner >= mark.last:
        case = _case_of_head(s, np_first, mark.first)
    elif case == "dat_gen" and s.is_word(mark.first, "masculine_names"):
        case = ""
    if is_glued(s, mark.last):
        form, preps, word, prep_first, institution, owner = "adjective", NO_PREPS, "", None, None, None
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


def _is_on_side(s: Sentence, at: int) -> bool:
    """ "on Norland's side", "on the Norlandic side": fought for, not where."""
    at += s.tokens[at].kind is TokenKind.GENITIVE if at < len(s.tokens) else 0
    return s.is_word(at, "war_sides")


def _comparison_before(s: Sentence, np_first: int, np_last: int) -> int | None:
    """ "Wie Nordland liefert auch Ostland …": the compared stand beside the subject; "Staaten wie X" is a row."""
    mark = s.mark_ending_at(np_first, "word", "comparison_openers")
    if mark is None:
        return None
    before = mark.first - 1
    if before < 0 or s.tokens[before].kind is TokenKind.MARK:
        return mark.first if is_finite(s, np_last) else None  # "Wie Nordland liefert …", not "Wie Nordland Panzer …"
    return None if s.tokens[before].is_capital else mark.first


def is_glued(s: Sentence, at: int) -> bool:
    """ "U.S.-provided": a hyphen at `at` makes the party before it part of an adjective."""
    if s.lexicon.pack.nouns_capitalised or not s.is_mark_token(at, "-") or at + 1 >= len(s.tokens):
        return False
    return s.tokens[at - 1].end == s.tokens[at].start and s.tokens[at].end == s.tokens[at + 1].start


def is_state_body(mark: Mark) -> bool:
    """Whether a source is a state's body, which acts for its state."""
    party, _, branch = mark.value.partition(".")
    return branch in ("gov", "mil", "intel", "parliament") and len(party) == 3


def party_of_source(s: Sentence, mark: Mark, by_last: dict[int, Number]) -> PartyRef:
    """A named body of a state acts for its state: "the US military", "das Pentagon"."""
    party, _, branch = mark.value.partition(".")
    np_first = phrase_start(s, mark.first, by_last)
    preps, word, prep_first = preposition_before(s, np_first)
    case = _case_of_head(s, np_first, mark.first)
    if not preps and s.is_word(np_first - 1, "stock_nouns"):
        np_first = phrase_start(s, np_first - 1, by_last)
        preps, word, prep_first = preposition_before(s, np_first)
    return PartyRef(
        (party,), mark.first, mark.last, "name", preps, word, case, np_first, mark.last, branch, mark.first, prep_first
    )


def parties_of_compounds(s: Sentence, by_last: dict[int, Number]) -> list[PartyRef]:
    """ "das US-Verteidigungsministerium", "die EU-Kommission": the body acts for whom the compound begins with."""
    found = []
    for institution in s.marks("institution"):
        at = institution.first
        prefix = next((m for m in s.at[at] if m.category == "prefix_party"), None)
        if prefix is None or institution.value in ("unnamed", "person", "force") or s.mark_at(at, "source"):
            continue
        np_first = phrase_start(s, at, by_last)
        preps, word, prep_first = preposition_before(s, np_first)
        case = _case_of_head(s, np_first, at)
        ids, branch = (prefix.value,), institution.value
        found.append(PartyRef(ids, at, at + 1, "name", preps, word, case, np_first, at + 1, branch, at, prep_first))
    return found


def _case_of_head(s: Sentence, np_first: int, first: int) -> str:
    """The case that the article of the whole phrase tells; "der" is both and tells none."""
    for at in range(np_first, first):
        if s.is_word(at, "article_dative_or_genitive") and _is_oblique(s, at + 1):
            return "gen" if _is_plain_noun(s, at - 1) else "dat_gen"  # "der nordischen Regierung"
        for group, case in (("article_dative", "dat"), ("article_genitive", "gen"), ("article_accusative", "acc")):
            if s.is_word(at, group):
                return (
                    "dat"
                    if case == "acc" and any(_is_plural_head(s, k) for k in range(first, min(first + 4, len(s.tokens))))
                    else case
                )
    return ""


def _is_plain_noun(s: Sentence, at: int) -> bool:
    """ "Offiziere der …", "Waffenlieferungen der …": a noun that is no name, so that what follows says whose."""
    return at >= 0 and s.tokens[at].kind is TokenKind.WORD and s.tokens[at].is_capital and not s.has_any(at, _NAMED)


_NAMED = frozenset({"party", "source", "place"})


def _is_oblique(s: Sentence, at: int) -> bool:
    """Whether an adjective behind an article that is nominative too ends as only other cases do."""
    ending = s.lexicon.pack.tables["grammar"]["names"].get("oblique_adjective", "")
    return bool(ending) and s.tokens[at].text[:1].islower() and s.norm(at).endswith(ending)


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
    body = s.mark_ending_at(mark.first, "institution") if form == "genitive" or case == "gen" else None
    if modifies and not (body is not None and s.lexicon.pack.nouns_capitalised):  # "dem Militär Norlands 60 Panzer"
        head = _find_head(s, at)
        if head:
            branch = head.value if head.category == "institution" else None
            return branch, head.first, head.last
    before = _institution_before(s, mark, form, case)
    if before:
        return before.value, before.first, mark.last
    return None, None, mark.last


_HEADS = ("institution", "item", "casualty", "event", "designation", "carrier", "part")


def _find_head(s: Sentence, at: int) -> Mark | None:
    """The noun that an adjective at `at`-1 belongs to: past further adjectives and numbers."""
    for step in range(at, min(at + 5, len(s.tokens))):
        for category in _HEADS if s.has_any(step, _HEADS) else ():
            mark = s.mark_at(step, category)
            if mark:
                return _last_noun(s, mark)
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


def _last_noun(s: Sentence, mark: Mark) -> Mark:
    """ "Norlandic arms firms", "the Norlandic oil minister": of nouns side by side the last one is the head."""
    if s.lexicon.pack.nouns_capitalised:
        return mark
    behind = s.mark_at(mark.last, "carrier", "agent") or s.mark_at(mark.last, "institution")
    return mark if behind is None or mark.category not in ("item", "event", "designation") else behind


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
    if mark.data == "metonym" and s.is_mark_token(at - 1, ",") and _is_set_off(s, mark.last):
        return s.mark_ending_at(at - 1, "institution")  # "Ministry of Defence, London, 3 May"
    if (at > 0 and s.mark_at(at - 1, "prep", "in", "from")) or s.is_word(at - 1, "genitive_prepositions"):
        found = s.mark_ending_at(at - 1, "institution")
        there = s.is_word(at, "articles_accusative_open", "article_accusative") or (found and found.value == "force")
        if there and s.mark_at(at - 1, "prep", "in"):  # "Truppen in die Ostmark zu senden", "troops in Norland"
            return None
        if found and found.value == "intel" and _is_given_service(s, at):
            return None  # "weapons and intelligence from Norland": what is given, not whose service it is
        of_person = form == "person" and s.is_word(at - 1, "genitive_prepositions")
        if found and (form in ("metonym", "name", "genitive") or of_person) and not _has_state(s, found):
            return found
    return None


def _is_given_service(s: Sentence, at: int) -> bool:
    return s.mark_at(at - 1, "prep", "from") is not None and not s.lexicon.pack.nouns_capitalised


def _has_genitive_title(s: Sentence, first: int) -> bool:
    """ "des Generals X", "des Präsidenten Y": the title's article tells the case of the name."""
    title = s.mark_ending_at(first, "institution") or s.mark_ending_at(first, "person_title")
    return title is not None and s.is_word(title.first - 1, "article_genitive")


def _is_set_off(s: Sentence, at: int) -> bool:
    return at >= len(s.tokens) or s.is_mark_token(at, ",.;:)")


def _has_state(s: Sentence, institution: Mark) -> bool:
    """ "die russische Botschaft in Bern", "der US-Geheimdienste aus Iran": another state owns it already."""
    if "prefix_party" in s.kinds[institution.first]:
        return True
    if any(m.category == "source" and is_state_body(m) for m in s.at[institution.first]):
        return True
    before = s.mark_ending_at(institution.first, "party")
    return before is not None and before.data in ("adjective", "lower", "genitive", "inhabitant")


def join_coordinated(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """A party after "und" or a comma takes over the preposition of the one before it."""
    joined: list[PartyRef] = []
    for party in parties:
        party = _under_umbrella(s, party)
        before = joined[-1] if joined else None
        if (
            before
            and not party.preps
            and _is_coordinated(s, before.np_last, party.np_first)
            and not s.is_word(party.np_first, "articles_indefinite")
            and (before.form != "adjective" or (before.institution is not None and s.lexicon.pack.nouns_capitalised))
            and not _speaks_after_comma(s, before.np_last, party.np_last)
            and not _ends_row(s, before, party)
            and not _gives_after_comma(s, before, party)
            and not _acts_after_comma(s, before, party)
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


def _ends_row(s: Sentence, before: PartyRef, party: PartyRef) -> bool:
    """ "According to X and Y, N has sent …": behind the member with "and" a bare comma adds no further one."""
    bare = party.np_first - before.np_last == 1 and s.is_mark_token(before.np_last, ",")
    return bare and before.np_first > 0 and s.is_word(before.np_first - 1, "coordinators")


def _speaks_after_comma(s: Sentence, end: int, behind: int) -> bool:
    """ "…, Kyiv has claimed": a name behind a comma with a verb of saying is no further member of a row."""
    if not s.is_mark_token(end, ","):
        return False
    at = behind + 1 if s.mark_at(behind, "aux") else behind
    return at < len(s.tokens) and "report" in s.kinds[at]


def _acts_after_comma(s: Sentence, before: PartyRef, party: PartyRef) -> bool:
    """ "According to Kyiv, Norland sent …": behind a bare comma stands the subject, unless the row goes on."""
    if party.np_first - before.np_last != 1 or not s.is_mark_token(before.np_last, ","):
        return False
    at = party.np_last
    if "of_source" in before.preps and before.prep_first == 0 and not s.lexicon.pack.verb_final_clauses:
        return not (s.is_word(at, "coordinators") or s.is_mark_token(at, ","))
    while s.is_word(at, "verb_adverbs"):
        at += 1
    return is_finite(s, at)  # "die Behauptung der USA, Nordland liefere …"


def _gives_after_comma(s: Sentence, before: PartyRef, party: PartyRef) -> bool:
    """ "20 Panzer an Südland, Ostland 10 Haubitzen": a name between a comma and goods gives them, with no verb."""
    at = party.np_last
    if "to" not in before.preps or party.np_first - before.np_last != 1 or at >= len(s.tokens):
        return False
    return s.tokens[at].kind is TokenKind.NUMBER and any(s.mark_at(at + k, "item") for k in (1, 2))


def _under_umbrella(s: Sentence, party: PartyRef) -> PartyRef:
    """ "to several states, among them Norland": stands under the preposition of the phrase it belongs to."""
    opening = s.mark_ending_at(party.np_first, "word", "umbrella")
    if opening is None or party.preps:
        return party
    for at in range(opening.first - 1, max(-1, opening.first - 7), -1):
        groups = frozenset(m.value for m in s.at[at] if m.category == "prep")
        if groups & {"to", "from", "for"}:
            return replace(party, preps=groups, prep_word=s.norm(at), prep_first=at)
    return party


def _is_coordinated(s: Sentence, end: int, start: int) -> bool:
    between = range(end, start)
    if not between or len(between) > 2:
        return False
    return all(s.is_word(at, "coordinators") or s.is_mark_token(at, ",/") for at in between)
