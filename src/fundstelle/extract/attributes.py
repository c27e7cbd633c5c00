"""Attributes: mentions of parties that only say more of another noun: appositions, owners of groups, genitives."""

from __future__ import annotations

from collections.abc import Iterable

from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def drop_describing(s: Sentence, parties: list[PartyRef]) -> list[PartyRef]:
    """The parties without those that only describe another one, genitives marked as such."""
    if not s.lexicon.pack.nouns_capitalised:
        return parties
    kept: list[PartyRef] = []
    for party in parties:
        before = kept[-1] if kept else None
        if before is not None and _describes_group(s, before, party):
            kept[-1] = _named_by(before, party)
        elif not _is_apposition(s, party, kept):
            kept.append(party)
    return [_as_genitive(s, party) for party in kept]


def _describes_group(s: Sentence, party: PartyRef, group: PartyRef) -> bool:
    """ "Söldner der südländischen Privatarmee Rote Garde": the group's name says who they are."""
    if party.form not in ("adjective", "inhabitant") or group.form != "name" or party.ids == group.ids:
        return False
    if s.lexicon.knowledge.is_state(group.ids[0]):
        return False
    between = s.tokens[party.last : group.first]
    return len(between) <= _NOUNS and all(token.kind is TokenKind.WORD and token.is_capital for token in between)


_NOUNS = 2
"""Words between whose group it is and its name: "private Söldnertruppe"."""


def _named_by(party: PartyRef, group: PartyRef) -> PartyRef:
    """The group with the preposition and case of the whole phrase."""
    if group.np_first <= party.np_first:
        return group
    return replace(
        group,
        np_first=party.np_first,
        preps=party.preps,
        prep_word=party.prep_word,
        prep_first=party.prep_first,
        case=party.case,
    )


def _is_apposition(s: Sentence, party: PartyRef, parties: Iterable[PartyRef]) -> bool:
    """ "die Rote Garde, ein südländisches Unternehmen, …": what the name behind the comma is said to be."""
    comma = party.np_first - 1
    if (
        party.form != "adjective"
        or not s.is_mark_token(comma, ",")
        or not s.is_word(party.np_first, "articles_indefinite")
    ):
        return False
    return any(p.np_last == comma for p in parties)


def _as_genitive(s: Sentence, party: PartyRef) -> PartyRef:
    """ "die Obergrenze der Vereinten Nationen": an article that may be a dative, behind a noun nobody lists."""
    at = party.np_first - 1
    if not party.preps and at > 0 and s.is_word(at, "benefit_nouns") and s.mark_ending_at(at, "prep", "to"):
        return replace(party, preps=frozenset({"for"}), prep_word=s.norm(at), prep_first=at, case="", form="name")
    region = _region_before(s, party)
    if region is not None:
        return region
    if party.case == "" and not party.preps and _owns_purpose(s, party):
        return replace(party, case="gen")
    if party.case != "dat_gen" or party.preps or at < 1 or not s.is_word(party.np_first, "article_dative_or_genitive"):
        return party
    noun = s.tokens[at]
    if noun.kind is not TokenKind.WORD or not noun.is_capital:
        return party
    state = s.lexicon.knowledge.is_state(party.ids[0])
    owned = _OWNED if state else _OWNED | {"generic_state"}  # "als erstes Land der Allianz"
    return party if any(m.category not in owned for m in s.at[at]) else replace(party, case="gen")


def _region_before(s: Sentence, party: PartyRef) -> PartyRef | None:
    """ "im Osten des Südlands", "in den Norden der Ostmark": in the party, as far as the preposition says."""
    at = party.np_first - 1
    if party.preps or at < 1 or not s.is_word(at, "region_nouns") or party.case not in ("gen", "dat_gen"):
        return None
    preps, word, first = preposition_before(s, phrase_start(s, at, {}))
    if not preps & {"in", "to", "from"} or first is None:
        return None
    before = s.tokens[first - 1] if first else None
    if before is not None and before.is_capital and not s.has_any(first - 1, ("party", "source", "item")):
        return None  # "über den Hafen Kufra im Süden des Südlands": says where the place is
    return replace(party, preps=preps, prep_word=word, prep_first=first, case="")


def _owns_purpose(s: Sentence, party: PartyRef) -> bool:
    """ "Zum Schutz der Junta in Nordland": a body behind a noun that stands behind a preposition itself."""
    at = party.np_first - 1
    if party.owner_of is None or at < 1 or not s.is_word(party.np_first, "article_dative_or_genitive"):
        return False
    noun = s.tokens[at]
    plain = noun.kind is TokenKind.WORD and noun.is_capital and all(m.category in _OWNED for m in s.at[at])
    return plain and s.mark_ending_at(at, "prep", "to", "for") is not None


_OWNED = frozenset({"institution", "source_noun", "account_noun", "word"})
"""What a noun before a genitive may be read as; any other meaning may stand before a dative too ("am Montag der …")."""
