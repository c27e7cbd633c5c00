"""Participants: the party mentions that may play a part in an event, beside its item."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.groups import is_governed
from fundstelle.extract.hindered import gapped_giver_of, is_orderer
from fundstelle.extract.item_fit import carries, is_acting_body, is_genitive_attribute
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.noun_participants import of_noun
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.shared_verbs import first_row, members, of_gerund_before, shared_sources
from fundstelle.extract.subjects import NAMES, has_subject_pronoun, opened, subjects_above
from fundstelle.extract.voices import Voices
from fundstelle.languages.inflect import INERT
from fundstelle.text.tokens import TokenKind


def participants(a: Analysis, event: Event, clause: Clause, item: ItemRef, voices: Voices) -> list[PartyRef]:
    """Parties of the event's clause that do not speak, own the item or sit inside another phrase."""
    own = _nationalities(a, item)
    parties = [opened(clause, p) for p in a.parties_in(clause) if _may_act(a, p, item, event) and p.first not in own]
    inside = _inside_accounts(a)
    speaks = frozenset() if not event.noun and "report" in a.s.kinds[event.at] else voices.speakers
    acting = [p for p in parties if p.first not in speaks and p.first not in inside]  # "Norland expects 50 of them"
    acting = [_alone(a, p, event) for p in acting]
    if event.noun:
        return of_noun(a, event, acting, clause, voices)
    if event.attributive:
        return [
            p
            for p in acting
            if (p.preps or p.case in ("dat", "dat_gen"))
            and p.np_last <= event.at
            and event.at - p.first <= 8
            and not any(a.s.is_mark_token(at, ",") for at in range(p.np_last, event.at))
        ]
    acting = [p for p in acting if not _prevents(a, p, event) and not _is_blamed_for(a, p, event)]
    acting = [p for p in acting if not is_orderer(a, p, event)]
    gapped = {p.first for i in a.items_in(clause) if (p := gapped_giver_of(a, event, i)) is not None}
    acting = [p for p in acting if p.first not in gapped]
    of_gerund = of_gerund_before(a, event, clause, acting)
    if of_gerund is not None:
        return of_gerund
    found = [*_party_antecedent(a, clause), *members(a, clause), *acting, *_of_other_persons(a, item, clause)]
    found = _nearest_sources(a, found, item)
    found = [p for p in _without_watchers(a, event, found) if not _did_before(a, clause, p)]
    found += [*_trainers(a, event, item, clause), *shared_sources(a, event, clause, found)]
    found = _in_text_order(a, found, _acting_persons(a, item, clause))
    if clause.opener == "inf" or lacks_subject(a, clause):
        found = [p if p.preps or p.case == "gen" else replace(p, case="dat") for p in found]
    if event.voice == "passive" and item.first not in clause and has_subject_pronoun(a, clause):
        return found  # "with the expectation that they will be sent": they are the soldiers, and no party
    return [*_inherited(a, clause, found, voices), *found]


def _alone(a: Analysis, party: PartyRef, event: Event) -> PartyRef:
    """ "…, with Norland delivering tanks": behind "with" a party right before its act in -ing is its subject."""
    subject = party.preps == {"with"} and party.np_last == event.at and "ing" in event.features
    if not subject or event.noun or a.s.lexicon.pack.verb_final_clauses:
        return party
    return replace(party, preps=frozenset(), prep_word="", prep_first=None)


def _inside_accounts(a: Analysis) -> set[int]:
    """ "nach Angaben der Geheimdienste der USA und Südlands": the parties in the genitives behind the account."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return set()
    ends = [(mark.last, _account_end(a.s, mark.last)) for mark in a.s.marks("account_noun")]
    return {p.first for p in a.phrases.parties for first, last in ends if first <= p.first < last}


def _account_end(s: Sentence, at: int) -> int:
    """Past the genitives that begin at token `at`."""
    while at < len(s.tokens):
        party = s.mark_at(at, "party") or s.mark_at(at, "source")
        owned = at and s.is_word(at - 1, "articles", "determiners")
        body = s.mark_at(at, "institution")
        if party is not None and (party.data in ("genitive", "adjective", "lower") or owned):
            at = party.last
        elif body is not None:
            at = body.last
        elif s.tokens[at].kind is TokenKind.GENITIVE or s.is_word(at, "articles", "determiners", "coordinators"):
            at += 1
        else:
            return at
    return at


def _is_blamed_for(a: Analysis, party: PartyRef, event: Event) -> bool:
    """ "Norland punished firms for their part in bringing rockets": what others did is not done by the subject."""
    link = event.at - 1
    if a.s.lexicon.pack.verb_final_clauses or "ing" not in event.features or event.features & {"fin", "part"}:
        return False
    blamed = a.s.mark_at(link, "prep", "for") or (
        a.s.mark_at(link, "prep", "in") and a.s.is_word(link - 1, "part_nouns")
    )
    return bool(blamed) and not party.preps and party.np_last <= event.at


def _prevents(a: Analysis, party: PartyRef, event: Event) -> bool:
    """ "Norland foiled an attempt to smuggle weapons": who prevents an act does not do it."""
    between = range(party.np_last, event.at)
    tried = a.s.has_word_in(between, "attempts")
    return not party.preps and tried and a.s.has_word_in(between, "preventing")


def _without_watchers(a: Analysis, event: Event, found: list[PartyRef]) -> list[PartyRef]:
    """ "Norland's navy stopped a boat carrying rockets": the boat carries them, not who stopped it."""
    carrier = a.s.mark_ending_at(event.at, "carrier") if "ing" in event.features else None
    if carrier is None or a.s.lexicon.pack.verb_final_clauses:
        return found
    return [p for p in found if p.preps or p.np_first >= carrier.first or p.case == "gen"]


def _did_before(a: Analysis, clause: Clause, party: PartyRef) -> bool:
    """ "Nach Nordland und Südland liefert auch Ostland": whom somebody follows in doing so does not get it."""
    if not {"of_source", "to"} <= party.preps or party.prep_first != clause.first:
        return False
    behind = range(party.np_last, clause.last)
    return a.s.has_word_in(behind, "list_adverbs") and clause.finite is not None


def _nearest_sources(a: Analysis, found: list[PartyRef], item: ItemRef) -> list[PartyRef]:
    """ "aus A Drohnen, aus B Munition": of several origins the one right before the item."""
    sources = [p for p in found if "from" in p.preps]
    starts = [p.first for k, p in enumerate(sources) if not k or not a.s.is_row(sources[k - 1].np_last, p.np_first)]
    before = [first for first in starts if first < item.np_first]
    if len(starts) < 2 or not before:
        return found
    end = next((first for first in starts if first > before[-1]), len(a.s.tokens))
    return [p for p in found if p not in sources or before[-1] <= p.first < end]


def _acting_persons(a: Analysis, item: ItemRef, clause: Clause) -> list[PartyRef]:
    """ "Russische Fachleute haben den Nordkoreanern Pläne überlassen": persons act for their state where goods go."""
    if item.item.startswith("personnel"):
        return []
    return [*_carriers(a, item, clause)] + [
        replace(
            other.nationality,
            form="name",
            preps=other.preps,
            case=other.case or other.nationality.case,
            np_first=other.np_first,
            np_last=other.last,
        )
        for other in a.items_in(clause)
        if other.item.startswith("personnel")
        and other.nationality
        and not other.outcome
        and not other.preps - _GOALS
        and not is_acting_body(a, other)
    ]


def _in_text_order(a: Analysis, found: list[PartyRef], persons: list[PartyRef]) -> list[PartyRef]:
    """Where order tells who does it and to whom, persons that act for their state keep their place in it."""
    if not persons or not a.s.lexicon.pack.verb_final_clauses:
        return [*found, *persons]
    return sorted([*found, *persons], key=lambda p: p.np_first)


_GOALS = frozenset({"to", "for"})
"""What may stand before persons to whom goods go: "Drohnen für Südlands Truppen"."""


def _carriers(a: Analysis, item: ItemRef, clause: Clause) -> list[PartyRef]:
    """ "Eine nordische Maschine brachte Gold nach …": what carries the goods acts for its state."""
    return [
        replace(i.nationality, form="name", preps=frozenset(), np_first=i.np_first, np_last=i.last)
        for i in a.items_in(clause)
        if i.group != item.group
        and i.nationality is not None
        and i.nationality.last <= i.first
        and carries(a, i, clause)
    ]


def _trainers(a: Analysis, event: Event, item: ItemRef, clause: Clause) -> list[PartyRef]:
    """ "Iranische Berater bilden russische Soldaten aus": the persons named first train, for their state."""
    if "train" not in event.frames or event.voice != "active":
        return []
    before = [i for i in a.items_in(clause) if i.last <= item.np_first and i.nationality and not i.preps]
    return [
        replace(i.nationality, form="name", preps=frozenset(), case="nom", np_first=i.np_first, np_last=i.last)
        for i in before[:1]
        if i.item.startswith("personnel") and i.nationality is not None and i.group != item.group
    ]


def _nationalities(a: Analysis, item: ItemRef) -> set[int]:
    return {
        i.nationality.first
        for i in a.phrases.items
        if i.nationality
        and not (i.nationality.preps & {"for"} and not i.preps and i.nationality.form == "name")
        and (i.group == item.group or not i.item.startswith("personnel") or not item.item.startswith("personnel"))
        and (i.group == item.group or not is_acting_body(a, i))
        and not _comes_last(a, i, item)
        and not (i.first == item.first and item.nationality is None)  # told to stand for itself
    }


def _comes_last(a: Analysis, other: ItemRef, item: ItemRef) -> bool:
    """ "bekam Beratung bei Raketen von Ostland": the origin behind another thing may well be that of the act's own."""
    owner = other.nationality
    behind = owner is not None and owner.first >= other.last and owner.preps & {"from"}
    return bool(behind) and other.group != item.group and "at" in other.preps and a.s.lexicon.pack.verb_final_clauses


def _may_act(a: Analysis, party: PartyRef, item: ItemRef, event: Event) -> bool:
    if _is_apposition(a, party):
        return False
    if party.form == "adjective" and party.owner_of is not None and a.s.mark_at(party.owner_of, "carrier"):
        return True
    if party.form == "adjective" and party.institution is None and (not party.preps or "of_source" in party.preps):
        return False
    if (
        party.form == "adjective"
        and party.owner_of is not None
        and party.institution is None
        and not party.preps & {"in", "from"}
    ):
        return False
    if party.form == "inhabitant" and party.first == item.first:
        return False
    if is_region(a, party) and not party.preps & {"to", "for"}:
        return False
    if _is_border(a, party) or owns_noun(a, party):
        return False
    if party.form == "adjective" and (
        a.s.mark_at(party.last, "account_noun") or a.s.mark_at(party.last, "source_noun")
    ):
        return False  # "nach westlichen Erkenntnissen"
    return not is_inside_attribute(a, party) and not _is_where_war_is(a, party, event)


def owns_noun(a: Analysis, party: PartyRef) -> bool:
    """ "die Obergrenze der Nordunion": behind a noun that nobody knows "der" is a genitive."""
    noun = party.np_first - 1
    if party.case != "dat_gen" or party.preps or noun < 1 or not a.s.lexicon.pack.verb_final_clauses:
        return False
    known = any(m.category not in _PLAIN for m in a.s.at[noun]) or a.s.tokens[noun].kind is not TokenKind.WORD
    return not known and a.s.tokens[noun].is_capital and a.s.is_word(noun - 1, "articles", "possessives")


_PLAIN = frozenset({"word", "stance"})
"""Categories that leave a noun one that can have a genitive but no part in an act."""


def _is_apposition(a: Analysis, party: PartyRef) -> bool:
    """ "the Red Guard, a Norlandic company, provided …": says what the name before it is."""
    if a.s.lexicon.pack.verb_final_clauses or party.form not in ("adjective", "inhabitant") or party.owner_of is None:
        return False
    start = party.np_first
    if not a.s.is_mark_token(start - 1, ",") or not a.s.is_word(start, "articles"):
        return False
    return any(p.np_last == start - 1 and not p.preps and p.form == "name" for p in a.phrases.parties)


def _is_border(a: Analysis, party: PartyRef) -> bool:
    """ "nahe der ostländischen Grenze", "an der Grenze zu Ostland": near a state, not in it."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return False
    behind = party.form == "adjective" and a.s.is_word(party.last, "border_nouns")
    border = party.prep_first - 1 if party.prep_first is not None else -1
    crossed = is_governed(a, border, "via")  # "über die Grenze nach Ostland": into it
    return behind or (border >= 0 and a.s.is_word(border, "border_nouns") and not crossed)


def _is_where_war_is(a: Analysis, party: PartyRef, event: Event) -> bool:
    """ "auf ihren Einsatz in Ostland vorbereitet": where the war of the noun is, not the act."""
    at = party.prep_first
    if party.form == "name" and not a.s.lexicon.pack.verb_final_clauses and a.s.is_word(party.last, "war_nouns"):
        return True  # "in the Ostria war"
    if at is None or not party.preps & {"in", "against"} or not a.s.is_word(at - 1, "war_nouns"):
        return False
    return not event.at <= at - 1 < event.last and not (event.light and a.s.norm(at - 1) in event.light)


def is_region(a: Analysis, party: PartyRef) -> bool:
    """Continents and the like give and take nothing; their people may be sent."""
    known = a.s.lexicon.knowledge.parties.get(party.ids[0])
    return known is not None and known.kind == "region"


def is_inside_attribute(a: Analysis, party: PartyRef) -> bool:
    """ "in den von Russland besetzten Gebieten": the party belongs to the participle, not to the clause."""
    s = a.s
    at = party.np_last
    if not s.lexicon.pack.nouns_capitalised or party.prep_first is None or at >= len(s.tokens):
        return False
    word = s.tokens[at]
    if not word.text[:1].islower() or s.has_any(at, ("prep", "aux", "modal", "word")):
        return False
    if any(m.category == "verb" and m.data.features & {"att"} and m.data.verb.frame != INERT for m in s.at[at]):
        return False
    endings = s.lexicon.adjective_endings
    follows = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    return (
        word.norm.endswith(endings)
        and follows is not None
        and follows.is_capital
        and s.is_word(party.prep_first - 1, "articles", "determiners")
    )


def _party_antecedent(a: Analysis, clause: Clause) -> list[PartyRef]:
    """ "Nordkorea, das …": the party a relative pronoun stands for."""
    if (clause.opener != "rel" and not _is_cleft(a, clause)) or _has_own_subject(a, clause):
        return []
    items = [i for i in a.phrases.items if i.last <= clause.first]
    parties = [p for p in a.phrases.parties if p.np_last <= clause.first and clause.first - p.np_last <= 2]
    if not parties or (items and items[-1].last >= parties[-1].last):
        return []
    if items and parties[-1].prep_first == items[-1].last and not a.s.is_mark_token(clause.first - 1, ","):
        return []  # "containers to Norland that carried shells"
    if parties[-1].form not in NAMES and parties[-1].institution is None:
        return []
    # "Nordland, an das …", "for whom …": the pronoun's preposition tells what part the party plays
    preps = frozenset(m.value for m in a.s.at[clause.first] if m.category == "prep")
    governs = preps and a.s.is_word(clause.first + 1, "relatives")
    return [
        replace(
            parties[-1],
            preps=preps if governs else frozenset(),
            prep_first=clause.first if governs else None,
            case="",
            np_first=clause.first,
            np_last=clause.first,
        )
    ]


def _is_cleft(a: Analysis, clause: Clause) -> bool:
    """ "It was Norland that sent …": what stands between "it is" and "that" is the subject."""
    if clause.opener != "sub" or clause.parent is None or not a.s.is_word(clause.first, "relatives"):
        return False
    above = a.clauses[clause.parent]
    pointed = a.s.is_word(above.first, "pronouns_object") and above.finite == above.first + 1
    return pointed and a.s.mark_at(above.first + 1, "aux", "be") is not None


def _has_own_subject(a: Analysis, clause: Clause) -> bool:
    """ "diplomats in Norland, that Ostria was sending …": behind "that" another party stands before the verb."""
    if (
        a.s.lexicon.pack.verb_final_clauses
        or clause.finite is None
        or not a.s.is_word(clause.first, "say_complementizers")
    ):
        return False
    return any(is_bare(p) and p.form in NAMES and p.np_last <= clause.finite for p in a.parties_in(clause))


def _of_other_persons(a: Analysis, item: ItemRef, clause: Clause) -> list[PartyRef]:
    """ "an der Seite russischer Truppen", "helfen russischen Truppen": whose the other persons are."""
    if not item.item.startswith("personnel"):
        return []
    found = []
    for other in a.items_in(clause):
        if (
            other.item.startswith("personnel")
            and other.nationality
            and other.group != item.group
            and other.first > item.first
            and not is_genitive_attribute(a, other)
        ):
            found.append(
                replace(
                    other.nationality,
                    preps=other.preps or frozenset({"alongside"}),
                    form="name",
                    case=other.case,
                    np_first=other.np_first,
                    np_last=other.last,
                )
            )
    return found


def _inherited(a: Analysis, clause: Clause, found: list[PartyRef], voices: Voices) -> list[PartyRef]:
    """The subject of the governing clause, for infinitives and for pronouns that point back to it."""
    bare = clause.opener == "rel" or any(is_bare(p) for p in found)
    if bare and not has_subject_pronoun(a, clause):
        return []
    if clause.opener == "inf" or has_subject_pronoun(a, clause) or lacks_subject(a, clause):
        above = subjects_above(a, clause)
        silent = [p for p in above if p.first not in voices.speakers]
        silent = silent or _told_of_before(a, clause, voices)
        subject = (silent or above)[:1] if a.s.lexicon.pack.verb_final_clauses else first_row(a, above)
        return [
            replace(p, np_first=clause.first, np_last=clause.first, case="nom", preps=frozenset())
            for p in subject
            if not any(set(p.ids) & set(other.ids) for other in found)
        ]
    return []


def _told_of_before(a: Analysis, clause: Clause, voices: Voices) -> list[PartyRef]:
    """ "Nordland stocke auf, teilte Ostland mit; zugleich liefere es …": whom the speaker told of goes on."""
    if clause.opener != "main" or not a.s.is_mark_token(clause.first - 1, ";"):
        return []
    before = [p for p in a.phrases.parties if p.last <= clause.first and p.first not in voices.speakers]
    return [p for p in before if is_bare(p) and p.form in NAMES and p.institution is None][:1]


def lacks_subject(a: Analysis, clause: Clause) -> bool:
    """A coordinated clause that begins with its verb: "und lieferte …"."""
    first = clause.first
    while first < clause.last and a.s.is_word(first, "coordinators"):
        first += 1
    return first > clause.first and clause.finite == first
