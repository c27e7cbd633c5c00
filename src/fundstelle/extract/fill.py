"""Fill: what a draft leaves open is taken over from what the document said before, and remembered where from."""

from __future__ import annotations

from collections.abc import Set

from fundstelle.extract.allies import fill_ally
from fundstelle.extract.also import fill_ally_gets, fill_meant_for, find_taker_beside
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.by_place import fill_by_place, fill_way
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context, Deal, Thing
from fundstelle.extract.draft import Draft, Side, carried, is_person
from fundstelle.extract.events import Event, find_events
from fundstelle.extract.hindered import act_together
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.open_sides import (
    fill_army,
    fill_asker,
    fill_group,
    fill_object,
    fill_pointed,
    fill_row,
    fill_us,
    is_giver_unsaid,
    is_open,
)
from fundstelle.extract.other_drafts import side_named
from fundstelle.extract.partners import find_partner, has_rival, is_in_return, names_giver_only
from fundstelle.extract.pointing import fill_governed
from fundstelle.extract.purposes import fill_helped
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.scenes import fill_civilians
from fundstelle.extract.served import fill_served
from fundstelle.extract.subjects import clause_of_subject, find_generic_states, has_subject_pronoun
from fundstelle.extract.there import fill_there
from fundstelle.extract.ties import fill_ally_given, find_tied
from fundstelle.extract.trade import fill_trader, is_trade_open
from fundstelle.records.claim import Kind, Phase
from fundstelle.records.document import BlockKind
from fundstelle.text.tokens import TokenKind

_REACH = 6
"""Sentences back to which both parties at once may be taken over."""


def fill_draft(
    a: Analysis, draft: Draft, context: Context, speaker: tuple[str, ...] = (), speakers: Set[int] = frozenset()
) -> Draft | None:
    """The draft with its parties taken over where they are missing, or None where too little is known.

    speaker: the party that speaks in the draft's clause ("we", "man"); speakers: first tokens of those who speak in
    the sentence.
    """
    if draft.kind is Kind.CASUALTY:
        return _fill_victim(a, draft, context)
    if _is_foreign(a, draft):
        return draft if draft.taker and not set(draft.taker.ids) & set(draft.giver.ids) else None
    if not draft.taker and _asks_for_itself(a, draft):
        if not speaker or set(speaker) & set(draft.giver.ids):
            return None  # "I will ask Norland for …", said by somebody we do not know
        draft = replace(draft, taker=Side(speaker, (), context.subject_span, "speaker"))
    draft = fill_us(a, draft, speaker, context.subject_span)
    draft = _fill_package(a, draft, context)
    draft = fill_ally(a, _by_possessive(a, draft, context), context, speaker)
    if not draft.giver and not speaker and _says_we(a, draft):
        return None
    draft = fill_ally_given(a, draft, context)
    draft = fill_object(a, fill_row(a, _fill_subject(a, draft, context, speaker), context), context)
    draft = fill_served(a, fill_helped(a, fill_group(a, _fill_possessed(a, draft, context), context)))
    draft = fill_pointed(a, draft, context)
    draft = fill_trader(a, fill_army(a, fill_there(a, draft, context), context), context)
    if is_trade_open(a, draft, context) or is_open(a, draft):
        return draft
    draft = fill_ally_gets(a, fill_meant_for(a, draft), context)
    draft = fill_way(a, draft)
    if not draft.giver and _has_strange_subject(a, draft):
        return None  # "the initiative has delivered …": somebody gives whom we do not know
    draft = _fill_topic(a, draft, context)
    draft = _fill_host_by_deal(a, draft, context)
    draft = _fill_trainees(a, draft, context)
    if draft.giver and not draft.taker:
        draft = _fill_other(a, draft, context, speakers, speaker, gives=True)
    elif draft.taker and not draft.giver and draft.item_from is not None and is_person(draft.item):
        thing = context.last_thing(a.s.index, _REACH, persons=True)
        if thing and thing.giver and not set(thing.giver) & set(draft.taker.ids):
            draft = replace(draft, giver=carried(thing.giver, thing.span))  # "sie kämpfen an der Seite der FFF"
    elif draft.taker and not draft.giver:
        draft = _fill_announced(draft, context, speaker)
        draft = draft if draft.giver else _fill_other(a, draft, context, speakers, speaker, gives=False)
    elif not draft.giver and not draft.taker:
        draft = _fill_both(a, draft, context, speakers)
    draft = fill_asker(a, fill_by_place(a, fill_governed(a, draft, context)))
    if set(draft.giver.ids) & set(draft.taker.ids):
        return None  # nobody gives to himself: one of the two is misread
    if is_giver_unsaid(a, draft):
        return draft
    return draft if draft.giver and draft.taker else None


def _is_foreign(a: Analysis, draft: Draft) -> bool:
    """ "18,000 foreigners fight for Norland": whose people they are is not told, and nobody's is taken over."""
    words = a.s.words_of("foreign_words")
    foreign = any(a.s.norm(at) in words for at in range(draft.item.np_first, draft.item.last))
    return foreign and draft.kind is Kind.DEPLOYMENT and draft.item.nationality is None and draft.item_from is None


def _asks_for_itself(a: Analysis, draft: Draft) -> bool:
    """Whether a first person asks: nobody but the speaker is the one who gets."""
    asks = draft.event is not None and "ask" in draft.event.frames
    return asks and a.s.has_word_in(draft.clause, "first_person")


def _has_strange_subject(a: Analysis, draft: Draft) -> bool:
    """Whether a noun that is no party, thing, body or pronoun stands as the subject of an active verb of giving."""
    event, s = draft.event, a.s
    if event is None or event.noun or event.attributive or event.voice != "active" or s.lexicon.pack.verb_final_clauses:
        return False
    if not set(event.frames) & {"give", "supply"} or draft.clause.opener != "main" or draft.clause.finite is None:
        return False
    at = draft.clause.finite - 1
    while at > draft.clause.first and s.is_word(at, "verb_adverbs"):
        at -= 1
    if at < draft.clause.first:
        return False
    return s.tokens[at].kind is TokenKind.WORD and not s.at[at]


def _says_we(a: Analysis, draft: Draft) -> bool:
    """ "We have sent Ostria tents", where nobody knows who speaks: it is no party named before."""
    event = draft.event
    if event is None or event.noun or event.attributive or event.voice != "active" or draft.kind is not Kind.TRANSFER:
        return False
    words = a.s.words_of("pronouns_speaker")
    said = any(a.s.norm(at) in words for at in draft.clause.tokens if at < event.at)
    return said and bool(set(event.frames) & _SUBJECT_GIVES)


def _by_possessive(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "seine Soldaten", "its troops": of the party last spoken of."""
    if draft.event is not None and draft.event.noun and a.s.is_word(draft.event.at - 1, "possessives"):
        return _by_owner_of_act(a, draft, draft.event, context)
    own = a.s.has_word_in(range(draft.item.np_first, draft.item.first), "own_words")
    if draft.giver or (draft.item.possessive is None and not own) or not is_person(draft.item):
        return draft
    side = _spoken_of(a, draft.item.np_first)
    return replace(draft, giver=side) if side else draft


def _may_own(a: Analysis, party: PartyRef, at: int) -> bool:
    """ "The Norlandic ministry said that 26 of its nationals": by the body, in a clause before, where order tells."""
    if party.form != "adjective":
        return True
    free = a.s.lexicon.pack.verb_final_clauses or party.institution not in ("gov", "mil", "parliament")
    return not free and party.first not in a.clause_at(min(at, len(a.s.tokens) - 1))


def _by_owner_of_act(a: Analysis, draft: Draft, event: Event, context: Context) -> Draft:
    """ "ihre Waffenlieferungen an …", "its purchases of …": of the party last spoken of, here or just before."""
    takes = "get" in event.frames
    side = _spoken_of(a, event.at)
    if not side and context.subject_span is not None and a.s.index - context.subject_at <= 1:
        side = carried(context.subject, context.subject_span)
    known, other = (draft.taker, draft.giver) if takes else (draft.giver, draft.taker)
    if known or not side or set(side.ids) & set(other.ids):
        return draft
    return replace(draft, taker=side) if takes else replace(draft, giver=side)


def _spoken_of(a: Analysis, at: int) -> Side:
    """The party named last before the possessive at token `at`, one that stands bare if there is any."""
    several = any(a.s.is_word(k, "possessives_not_his") for k in (at, at - 1))
    before = [p for p in a.phrases.parties if p.last <= at and _may_own(a, p, at)]
    before = [p for p in before if not (several and p.form == "person")]  # "Norman put their losses at 300"
    chosen = [p for p in before if is_bare(p)] or before
    return Side(chosen[-1].ids, ((chosen[-1].first, chosen[-1].last),), None, "possessive") if chosen else Side()


_SUBJECT_GIVES = frozenset({"give", "supply", "bring", "share", "help", "pay"})
_SUBJECT_TAKES = frozenset({"get", "ask"})


def _fill_subject(a: Analysis, draft: Draft, context: Context, speaker: tuple[str, ...]) -> Draft:
    """ "sie habe … geschickt", "das Land", "we have sent": to the party last spoken of, or speaking."""
    event = draft.event
    if event is not None and event.noun and speaker and not draft.giver and _is_refused(a, draft.clause):
        return (
            draft if set(speaker) & set(draft.taker.ids) else replace(draft, giver=Side(speaker, (), None, "speaker"))
        )
    if event is None or event.noun or event.attributive or event.voice == "passive":
        return draft
    gives = bool(set(event.frames) & _SUBJECT_GIVES)
    if (not gives and not set(event.frames) & _SUBJECT_TAKES) or (draft.giver if gives else draft.taker):
        return draft
    side = _pointed_to(a, draft, context, speaker)
    other = draft.taker if gives else draft.giver
    if not side or set(side.ids) & set(other.ids):
        return draft
    if gives and draft.kind is Kind.TRANSFER:  # "together with Norland we deliver"
        beside = act_together(a, a.parties_in(draft.clause))
        side = replace(side, ids=tuple(dict.fromkeys((*side.ids, *(i for p in beside for i in p.ids)))))
    return replace(draft, giver=side) if gives else replace(draft, taker=side)


def _fill_possessed(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "Chad's general confirmed that the Emirates gave his country 40 vehicles": whose country it is, receives."""
    event = draft.event
    if draft.taker or event is None or event.noun or event.voice != "active" or not set(event.frames) & _SUBJECT_GIVES:
        return draft
    at = next((k for k in draft.clause.tokens if k > event.at and _is_possessed(a, k)), None)
    if at is None:
        return draft
    before = [p for p in a.phrases.parties if p.np_last <= at and not set(p.ids) & set(draft.giver.ids)]
    if before:
        return replace(draft, taker=Side(before[-1].ids, ((before[-1].first, before[-1].last),), None, "possessive"))
    if context.subject_span is None or set(context.subject) & set(draft.giver.ids):
        return draft
    return replace(draft, taker=carried(context.subject, context.subject_span))


def _is_possessed(a: Analysis, at: int) -> bool:
    """ "his country", "its forces": a possessive before what stands for a state."""
    if not a.s.is_word(at, "possessives") or not a.s.is_word(at + 1, "state_nouns"):
        return False
    return a.s.mark_ending_at(at + 2, "item") is None or a.s.mark_at(at + 1, "institution") is not None


def _is_refused(a: Analysis, clause: Clause) -> bool:
    """ "Kanzler X schloss eine Lieferung aus": who refuses a delivery would be the one to make it."""
    return a.s.has_mark_in(clause, "stance", "refuse.words")


def _pointed_to(a: Analysis, draft: Draft, context: Context, speaker: tuple[str, ...]) -> Side:
    clause = clause_of_subject(a, draft.clause)
    above = clause is not draft.clause and clause.finite is not None
    tokens = [at for at in clause.tokens if not above or has_subject_pronoun(a, clause)]
    norms = {a.s.norm(at) for at in tokens}
    if norms & set(a.s.words_of("pronouns_speaker")) and speaker:
        return Side(speaker, (), context.subject_span, "speaker")
    if speaker and any(_is_own_country(a, at) for at in draft.clause.tokens):
        return Side(speaker, (), context.subject_span, "speaker")
    generic = bool(find_generic_states(a, clause))
    known = draft.taker if set(draft.event.frames if draft.event else ()) & _SUBJECT_GIVES else draft.giver
    plural = not a.s.lexicon.pack.verb_final_clauses and bool(norms & set(a.s.words_of("pronouns_plural")))
    vague = generic or plural  # "they": hardly the one state spoken of last
    before = replace(context, later=()) if generic else context
    if vague and known and before.partner(known.ids, gives=known is draft.giver, persons=is_person(draft.item)):
        return Side()
    subject = _subject_above(a, draft.clause)
    if norms & set(a.s.words_of("pronouns_subject")) and subject:
        return subject
    if _is_said_of(a, draft) and speaker:
        return Side(speaker, (), context.subject_span, "speaker")
    named = _only_state_before(a, clause, speaker) if generic else Side()
    if named:
        return named
    if (norms & set(a.s.words_of("pronouns_subject")) or generic) and context.subject and context.subject_span:
        return carried(context.subject, context.subject_span)
    return Side()


def _is_own_country(a: Analysis, at: int) -> bool:
    """ "Sein Land habe …, sagte X": the speaker's own, bare or behind an auxiliary."""
    return a.s.is_word(at, "own_country") and a.s.mark_ending_at(at, "prep") is None


def _only_state_before(a: Analysis, clause: Clause, speaker: tuple[str, ...]) -> Side:
    """ "Hilfe aus Nordland hat er erbeten: 500 Soldaten soll das Land schicken": the one state named before."""
    at = find_generic_states(a, clause)[0]
    before = [p for p in a.phrases.parties if p.last <= at and p.form != "adjective" and p.ids != speaker]
    before = [p for p in before if "of_source" not in p.preps and a.s.lexicon.knowledge.is_state(p.ids[0])]
    if len({p.ids for p in before}) != 1:
        return Side()
    return Side(before[-1].ids, ((before[-1].first, before[-1].last),), None, "named")


def _subject_above(a: Analysis, clause: Clause) -> Side:
    """ "Iran rejected reports that it had sent …": the subject of the clause that this one hangs on."""
    if clause.parent is None:
        return Side()
    bare = [p for p in a.parties_in(a.clauses[clause.parent]) if not p.preps and p.form != "adjective"]
    return Side(bare[0].ids, ((bare[0].first, bare[0].last),), None, "above") if bare else Side()


def _is_said_of(a: Analysis, draft: Draft) -> bool:
    """ "denied sending", "admits having sent": the one who speaks is the one who does it."""
    if draft.event is None:
        return False
    at = draft.event.at - 1
    if "ing" not in draft.event.features and not a.s.is_word(at, "perfect_gerunds"):
        return False
    return a.s.has_between("report", max(0, at - 1), at + 1)


def _fill_trainees(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "Etwa 10.000 der Männer hat Südland ausgebildet": of the people whose training was told last."""
    if draft.kind is not Kind.TRAINING or draft.giver or not draft.taker or draft.item.nationality is not None:
        return draft
    hosts = [p for p in a.phrases.parties if p.preps & {"in"} and (p.first, p.last) in draft.taker.tokens]
    thing = None if hosts else context.last_thing(a.s.index, _REACH, persons=True)
    if thing is None or thing.kind != Kind.TRAINING.value or set(thing.giver) & set(draft.taker.ids):
        return draft
    return replace(draft, giver=carried(thing.giver, thing.span))


def _fill_topic(a: Analysis, draft: Draft, context: Context) -> Draft:
    """Under a country's name as a label what is given without a giver is given by it."""
    topic = context.topic
    if (
        topic is None
        or topic.block not in (None, a.s.block.start)
        or draft.giver
        or set(topic.ids) & set(draft.taker.ids)
    ):
        return draft
    return replace(draft, giver=carried(topic.ids, topic.span))


def _fill_host_by_deal(a: Analysis, draft: Draft, context: Context) -> Draft:
    """Where soldiers fight is not whom they serve once the document has named that ("fight in Sundland")."""
    if draft.kind is not Kind.DEPLOYMENT or not draft.giver or not draft.taker or draft.taker.rule != "inside":
        return draft
    if draft.event is None or draft.event.lemma not in a.s.words_of("fighting_verbs"):
        return draft  # who works or is stationed there serves where he is
    if any(draft.giver.ids == d.giver and draft.taker.ids == d.taker for d in context.deals):
        return draft
    deal = context.partner(draft.giver.ids, gives=True, persons=True)
    if deal and deal.taker and deal.taker != draft.taker.ids:
        return replace(draft, taker=carried(deal.taker, deal.span))
    return draft


def _fill_other(
    a: Analysis, draft: Draft, context: Context, speakers: Set[int], speaker: tuple[str, ...], *, gives: bool
) -> Draft:
    """The missing side: whom the known one (the giver, if `gives`) deals with, or else leads the document with."""
    known = draft.giver if gives else draft.taker
    persons = is_person(draft.item)
    found = find_partner(context, known.ids, gives=gives, persons=persons)
    if found is None and gives:
        found = find_taker_beside(a, draft, context) or context.usual_taker(known.ids, persons=persons)
    found = found or find_tied(a, context, known.ids)
    if found is not None and _is_turned(draft, found[1], known.ids, gives=gives):
        return draft
    if found is None or has_rival(a, draft, found[0], speakers, speaker):
        return draft
    side = carried(found[0], found[1].span)
    return replace(draft, taker=side) if gives else replace(draft, giver=side)


def _is_turned(draft: Draft, deal: Deal, known: tuple[str, ...], *, gives: bool) -> bool:
    """Whether the deal told before went the other way, and no verb of giving or getting says that this one does not."""
    if known == (deal.giver if gives else deal.taker) or draft.kind is Kind.TRAINING:
        return False  # whoever gets arms is trained by the giver
    event = draft.event
    return event is None or event.noun or (event.voice == "active" and not set(event.frames) & _ORDERED)


_ORDERED = frozenset({"give", "supply", "get", "share", "pay", "ask", "train"})
"""Frames whose subject or object is named as who gives or gets."""


def _fill_announced(draft: Draft, context: Context, speaker: tuple[str, ...]) -> Draft:
    """ "Das Ministerium teilte mit, dass … übergeben worden seien": nobody else named, it speaks of its own state."""
    event = draft.event
    passive = event is not None and event.voice == "passive" and not event.attributive and not event.noun
    passive = passive and event is not None and "go" not in event.frames
    if not passive or not speaker or set(speaker) & set(draft.taker.ids) or draft.kind is not Kind.TRANSFER:
        return draft
    if context.partner(draft.taker.ids, gives=False, persons=False) or not context.tells_of_giving(speaker):
        return draft
    return replace(draft, giver=Side(speaker, (), context.subject_span, "speaker"))


def _fill_package(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "The package includes 40 tanks": given by whom, to whom, and how surely, as the package itself."""
    if draft.event is None or "include" not in draft.event.frames or draft.giver:
        return draft
    deal = context.last_deal(a.s.index, _REACH)
    if deal is None or (deal.persons and not is_person(draft.item)) or (draft.taker and draft.taker.ids != deal.taker):
        return draft
    phase = deal.phase if deal.phase in _NOT_YET else None
    taker = draft.taker or carried(deal.taker, deal.span)
    return replace(draft, giver=carried(deal.giver, deal.span), taker=taker, phase=phase)


_NOT_YET = frozenset({Phase.PLANNED, Phase.AGREED, Phase.OFFERED, Phase.REQUESTED})


_MOVE_FRAMES = frozenset({"go", "include", "serve", "die"})
"""Frames whose subject is what is given, or the persons themselves."""


def _has_other_subject(draft: Draft) -> bool:
    """ "eine Drohne wiegt … und bringt": an active verb whose subject is nobody that we know."""
    event = draft.event
    if event is None or event.noun or event.attributive or event.voice != "active":
        return False
    return not set(event.frames) & _MOVE_FRAMES


def _fill_both(a: Analysis, draft: Draft, context: Context, speakers: Set[int]) -> Draft:
    if _has_other_subject(draft):
        return draft
    if _is_far_and_loose(a, draft, context):
        return draft
    deal = context.last_deal(a.s.index, _REACH)
    if is_in_return(a, draft) and not (draft.item_from is not None and is_person(draft.item)):
        told = next((d for d in reversed(context.deals) if d.sentence < a.s.index), None)
        if told is None or a.s.index - told.sentence > _REACH:
            return draft
        return replace(draft, giver=carried(told.taker, told.span), taker=carried(told.giver, told.span))
    if draft.kind is Kind.TRANSFER and deal is not None and names_giver_only(a, deal, speakers):
        return draft  # "… were delivered to strengthen Sundland's air defence": then it may well be the other way
    if draft.item_from is not None:
        thing = context.last_thing(a.s.index, _REACH)
        if thing and thing.giver:
            return replace(draft, giver=carried(thing.giver, thing.span), taker=carried(thing.taker, thing.span))
    if deal is not None and draft.event is not None and "include" in draft.event.frames:
        giver, taker = carried(deal.giver, deal.span), carried(deal.taker, deal.span)
        return replace(draft, phase=deal.phase, giver=giver, taker=taker)
    if a.s.block.kind is BlockKind.LIST_ITEM and context.heading is not None and deal is None:
        deal = context.heading  # "Soldaten: rund 15.000 entsandt" under a heading that names both
    known = _deal_in_item(draft, context)
    if known:
        return replace(draft, giver=carried(known.giver, known.span), taker=carried(known.taker, known.span))
    if deal is None or draft.item.weak:
        return draft
    return replace(draft, giver=carried(deal.giver, deal.span), taker=carried(deal.taker, deal.span))


def _is_far_and_loose(a: Analysis, draft: Draft, context: Context) -> bool:
    """Whether the last deal is some sentences back and neither a number nor a passive ties the sentence to it."""
    event = draft.event
    told = draft.number is not None or draft.item_from is not None
    if told or event is None or event.attributive or event.voice == "passive":
        return False
    listed = sum(item.group == draft.item.group for item in a.phrases.items) >= _LIST
    if "include" in event.frames or a.s.block.kind is BlockKind.LIST_ITEM or listed:
        return False
    return context.last_deal(a.s.index, 1) is None


_LIST = 3
"""Things side by side that are told as what a deal held ("On board were …")."""


def _deal_in_item(draft: Draft, context: Context) -> Thing | None:
    """The last claim about the same item whose two sides are known."""
    family = draft.item.item.partition(".")[0]
    known = [t for t in reversed(context.things) if t.giver and t.taker and t.kind == draft.kind.value]
    same = [t for t in known if t.item.item == draft.item.item]
    alike = [t for t in known if t.item.item.partition(".")[0] == family]
    return next(iter([*same, *alike]), None)


def _fill_victim(a: Analysis, draft: Draft, context: Context) -> Draft | None:
    if draft.giver:
        return draft
    if draft.item.possessive is not None and a.s.is_word(draft.item.possessive, "possessives_first"):
        return None  # "five of our citizens": the speaker's, whoever else is named
    draft = _by_possessive(a, draft, context)
    if draft.giver:
        return draft
    side = side_named(a, draft.clause)
    if side:
        return replace(draft, giver=side)
    if draft.item.item == "personnel.other":
        return fill_civilians(a, draft, context)
    spoken_of = _loser(a, draft, context)
    if spoken_of:
        return replace(draft, giver=spoken_of)
    thing = context.last_thing(a.s.index, _REACH, persons=True)
    if thing and thing.giver:
        return replace(draft, giver=carried(thing.giver, thing.span))
    deal = next((d for d in reversed(context.deals) if d.persons and a.s.index - d.sentence <= _REACH), None)
    if deal is None and draft.number is not None:
        deal = context.heading or next((d for d in context.later if d.persons), None)
    return replace(draft, giver=carried(deal.giver, deal.span)) if deal and deal.giver else None


def _loser(a: Analysis, draft: Draft, context: Context) -> Side:
    """ "it has suffered 5,000 casualties": of the party the sentence before was about."""
    loses = any("lose" in e.frames for e in find_events(a) if e.clause == draft.clause.index)
    if not loses or not has_subject_pronoun(a, draft.clause) or context.subject_span is None:
        return Side()
    return carried(context.subject, context.subject_span) if a.s.index - context.subject_at <= 1 else Side()
