"""One act with one item: its kind, and which party stands on which side."""

from __future__ import annotations

from fundstelle.extract.act_figures import number_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.buying import as_bought_for, with_market
from fundstelle.extract.caused import as_caused, without_doer
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import (
    HARM_FRAMES,
    PERSON_FRAMES,
    TRAIN_FRAMES,
    TRANSFER_FRAMES,
    Draft,
    Side,
    is_person,
    side_of,
)
from fundstelle.extract.events import Event
from fundstelle.extract.groups import has_group_subject
from fundstelle.extract.hindered import act_together, find_gapped_giver, is_demining, is_labour, is_use_of_thing
from fundstelle.extract.item_fit import is_made_with_help
from fundstelle.extract.made_for import as_knowledge
from fundstelle.extract.motion import as_left, comes_later, goes_to_country, is_only_left
from fundstelle.extract.no_acts import is_no_act
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.participants import is_region, participants
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.roles import Arguments, Cast, cast_frame, sort_arguments
from fundstelle.extract.serving import fights, is_enemy, is_help, is_predicate_of, with_helped
from fundstelle.extract.shared_verbs import first_row, is_agent_of_another
from fundstelle.extract.subjects import NAMES, has_subject_pronoun, subjects_above
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind, Outcome
from fundstelle.text.tokens import TokenKind
from fundstelle.values import Basis, Span


def _kind_of(item: ItemRef, frame: str) -> Kind | None:
    if frame in HARM_FRAMES:
        return Kind.CASUALTY if is_person(item) else None
    if frame in TRAIN_FRAMES:
        return Kind.TRAINING if is_person(item) else None
    if frame in PERSON_FRAMES:
        return Kind.DEPLOYMENT if is_person(item) else None
    if frame in TRANSFER_FRAMES:
        if frame == "share" and is_person(item):
            return None  # troops are rotated, not shared
        return Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
    return None


def make_draft(
    a: Analysis, event: Event, frame: str, clause: Clause, item: ItemRef, item_from: Span | None, voices: Voices
) -> Draft | None:
    """The draft of one item under one reading of the act, or None where the two do not fit."""
    kind = _kind_of(item, frame)
    if kind is None or (frame == "origin" and item.first not in clause):
        return None
    if frame == "employ" and event.voice == "active" and is_use_of_thing(a, clause, item):
        return None
    if is_no_act(a, event, frame, clause, item):
        return None
    item = without_doer(a, event, clause, item)
    parties = participants(a, event, clause, item, voices)
    passive = event.voice == "passive" and not _has_done(a, event, clause, item)
    parties = _behind_verb(a, event, _of_this_verb(a, event, parties))
    svo = _svo_at(a, event, frame)
    args = sort_arguments(parties, a.s.is_row, passive or frame == "exercise", svo)
    item, args = as_caused(a, event, clause, frame, item, args)
    if frame == "go" and svo is not None:
        # "bound for Norland", "reached Norland"
        args = replace(args, subject=(), to=args.to or args.dative or args.for_)
        args = as_left(a, event, args)
        if is_only_left(a, event, args) and (item_from is None or is_person(item)):
            return None
    if frame in TRAIN_FRAMES and not args.inside:
        args = replace(args, inside=_where_below(a, clause))
    if frame == "serve" and not (args.dative or args.for_ or args.alongside):
        args = replace(args, for_=tuple(p for p in args.genitive if a.s.is_word(p.np_last, "conflict_nouns")))
    if frame == "serve":
        args = replace(args, with_=tuple(p for p in args.with_ if not is_enemy(a, p, event)))
    if frame == "serve" and svo is not None and item.first < svo:
        args = replace(args, subject=())  # who serves is the item; the clause's subject spoke of them
    if frame == "include":
        args = _of_package(event, args)
        if item.nationality is not None and event.lemma in a.s.words_of("consisting_verbs"):
            item = replace(item, nationality=None)  # "bestand aus einer ostländischen Rakete": made there, not given
    args = _with_besides(a, clause, args)
    args = as_bought_for(a, event, item, args)
    bought_for = frame == "get" and bool(args.for_)
    if kind is Kind.TRANSFER and (frame in ("give", "supply") or bought_for) and not passive and args.subject:
        partners = act_together(a, args.with_)
        args = replace(args, subject=(*args.subject, *partners))
    if clause.opener == "inf" and frame in ("get", "give"):
        args = _with_partner(a, clause, frame, args)
    if clause.opener == "inf" and frame in ("give", "supply") and not args.to and not args.dative:
        args = replace(args, dative=_promised_to(a, clause, args))
    if event.noun and frame == "give" and not args.to:
        args = replace(args, to=tuple(p for p in args.with_ if _is_deal_with(a, p)))
    if frame == "get" and args.for_ and item.nationality is not None and item.nationality.preps & {"from"}:
        args = replace(args, source=(item.nationality,))  # "kauft für Südland Munition aus Ostland"
    if frame == "get" and not args.source:
        args = replace(args, source=tuple(p for p in args.with_ if _is_deal_with(a, p)))
    if frame == "get" and not args.source and not args.by:
        args = with_market(a, event, args)
    if event.recruits and frame == "employ":
        args = replace(args, source=args.source or args.inside, inside=())  # "recruited in Norland"
    if _is_owned_gerund(a, event):
        args = replace(args, subject=args.genitive, dative=_objects_of(a, event, parties) or args.to)
    if _lacks_taker(a, event, args):
        return None
    if frame == "serve" and is_help(a, event) and not (args.dative and is_predicate_of(event, item, clause)):
        return None
    using = tuple(p for p in args.for_ if p.prep_first is not None and a.s.mark_at(p.prep_first, "word", "use_by"))
    using = using or _groups_in(a, args)
    if using and frame in ("give", "bring", "supply"):
        args = replace(args, to=using)  # "to Norland for use by the rebels"
    if event.host_object and frame in PERSON_FRAMES:
        free = frame == "serve" and svo is None
        args = with_helped(args, told=bool(item.nationality), pointed=item_from is not None, serves=free)
    cast = cast_frame(
        frame,
        args,
        passive,
        noun=event.noun or event.attributive,
        one_bare_is_taker=(has_subject_pronoun(a, clause) or has_group_subject(a, clause))
        and not any(p.case == "nom" for p in parties)
        and not (item_from is not None and a.s.is_word(item.first, "pronouns_subject")),  # "Nordland hat sie geliefert"
    )
    if frame == "get":
        cast = _with_buyer(a, event, clause, cast)
    giver, taker = _sides(a, kind, frame, item, cast, event)
    if kind is Kind.TRAINING and event.noun and not taker and giver:
        taker = _side_of_subject(a, clause, giver, voices)
    second = find_gapped_giver(a, event, item, giver) if frame in ("give", "supply") and not passive else None
    if second is not None and giver:
        giver = side_of((second,), frame)
        taker = Side() if set(taker.ids) & set(giver.ids) else taker
    if frame in ("serve", "employ") and fights(a, event, taker, parties):
        item = as_soldiers(a, item)
    item = as_working(a, item, event, clause)
    if frame == "help" and (
        is_made_with_help(a, item, event) or (item.preps & {"with"} and item.possessive is not None)
    ):
        item = as_knowledge(item)
    item = _in_role(a, clause, item)
    places = places_of(a, clause, event, item)
    if kind is Kind.DEPLOYMENT and frame == "bring" and not item.nationality and not taker:
        giver, taker = _brought_home(a, giver, places)
    follows = item.number is not None and (item_from is not None or item.number.basis is Basis.INCREMENT)
    follows = follows or (item_from is not None and comes_later(a, event))
    follows = follows or (clause.opener == "rel" and a.s.is_word(event.at, "holding_words"))
    follows = follows or (item.number is not None and goes_to_country(a, event, frame))
    follows = follows or (item.number is not None and event.lemma in a.s.words_of("following_verbs"))
    if _is_moved_nowhere(a, event, frame, clause, kind, args) and not (args.to or args.inside or places):
        return None  # "to help Norland move troops": nobody is moved to another
    if event.weak and not cast.giver and not cast.taker and not (places and item.number) and not follows:
        return None
    said = event.outcome or item.outcome
    outcome = Outcome(said) if kind is Kind.CASUALTY and said else None
    return Draft(
        kind,
        item,
        clause,
        event,
        giver,
        taker,
        number_of(a, kind, event, item),
        outcome,
        places,
        item_from,
        by_order=cast.by_order,
    )


def _has_done(a: Analysis, event: Event, clause: Clause, item: ItemRef) -> bool:
    """ "Norland has 1,200 people deployed in Ostria": whoever has them so has done it."""
    if a.s.lexicon.pack.verb_final_clauses or clause.finite is None or item.last != event.at:
        return False
    return a.s.mark_at(clause.finite, "aux", "have") is not None and clause.finite < item.first


def _where_below(a: Analysis, clause: Clause) -> tuple[PartyRef, ...]:
    """ "are learning to fly jets in Norland": where the infinitive of what is learnt says it is."""
    below = [c for c in a.clauses if c.opener == "inf" and c.parent == clause.index]
    return tuple(p for c in below for p in a.parties_in(c) if p.preps & {"in"} and p.form != "adjective")


def _brought_home(a: Analysis, giver: Side, places: tuple[tuple[str, int, int], ...]) -> tuple[Side, Side]:
    """ "Norlandic vessels carried its soldiers to a port of Norland": whose ships they are is whom they serve."""
    marks = [a.s.mark_at(first, "place") for _, first, _ in places]
    states = {mark.data.state for mark in marks if mark is not None and mark.data.state}
    if giver and states and states <= set(giver.ids):
        return Side(), giver
    _, first, last = places[0] if places else ("", 0, 0)
    there = len(states) == 1 and not giver and not a.s.lexicon.pack.verb_final_clauses
    return giver, Side(tuple(states), ((first, last),), None, "place") if there else Side()


def _is_moved_nowhere(a: Analysis, event: Event, frame: str, clause: Clause, kind: Kind, args: Arguments) -> bool:
    """ "to help Norland move troops around": an infinitive of bringing persons, which needs to say where to."""
    helped = any(p.prep_first is not None and a.s.is_word(p.prep_first, "infinitive_marker") for p in args.for_)
    purpose = helped or (clause.opener == "inf" and not args.for_)
    bound = event.voice == "active" and purpose and not a.s.lexicon.pack.verb_final_clauses
    return kind is Kind.DEPLOYMENT and frame == "bring" and bound


def _is_deal_with(a: Analysis, party: PartyRef) -> bool:
    """ "procured in a deal with Norland": the other side of the deal."""
    return party.prep_first is not None and a.s.is_word(party.prep_first - 1, "deal_nouns")


def _is_owned_gerund(a: Analysis, event: Event) -> bool:
    """ "Norland's arming of the rebels", "its supplying them with …": a gerund behind whose it is."""
    return "ing" in event.features and event.at > 0 and a.s.tokens[event.at - 1].kind is TokenKind.GENITIVE


def _objects_of(a: Analysis, event: Event, parties: list[PartyRef]) -> tuple[PartyRef, ...]:
    return tuple(
        p for p in parties if p.np_first == event.last + 1 and a.s.is_word(event.last, "genitive_prepositions")
    )


def _in_role(a: Analysis, clause: Clause, item: ItemRef) -> ItemRef:
    """ "Nordländische Soldaten wurden als Minenräumer eingesetzt": they are what they serve as."""
    if not item.item.startswith("personnel") or not a.s.lexicon.pack.verb_final_clauses:
        return item
    for at in clause.tokens if a.s.has_word("role_openers") else ():
        for noun in (at + 1, at + 2) if a.s.is_word(at, "role_openers") else ():
            mark = a.s.mark_at(noun, "item") if noun < len(a.s.tokens) else None
            if mark is not None and mark.value in _ROLES:
                return replace(item, item=mark.value)
    return item


_ROLES = frozenset({"personnel.engineers", "personnel.workers", "personnel.instructors"})


def as_soldiers(a: Analysis, item: ItemRef) -> ItemRef:
    """ "200 of its citizens have joined the army": people at large are soldiers where they fight."""
    return replace(item, item="personnel.troops") if _is_at_large(a, item) else item


def as_working(a: Analysis, item: ItemRef, event: Event, clause: Clause) -> ItemRef:
    """What people do tells what they are: "3.000 Nordländer schuften in …", "troops clear minefields in …"."""
    if (item.people or _is_at_large(a, item)) and is_labour(a, event, clause):
        return replace(item, item="personnel.workers")
    if item.item == "personnel.troops" and is_demining(a, event, clause):
        return replace(item, item="personnel.engineers")
    return item


def _lacks_taker(a: Analysis, event: Event, args: Arguments) -> bool:
    """ "builds drones", "finances schools": given to nobody where the words name nobody who gets it."""
    made = event.lemma in a.s.words_of("making_verbs")
    if not event.noun and made and event.at != event.last:
        return not any(p.np_first > event.at for p in args.for_) or event.voice == "passive"
    return event.implies == "money" and not args.dative


def _groups_in(a: Analysis, args: Arguments) -> tuple[PartyRef, ...]:
    """ "smuggles drones into Norland for the rebels": the group gets them, its state is where they go."""
    is_state = a.s.lexicon.knowledge.is_state
    if a.s.lexicon.pack.verb_final_clauses or not args.to or not all(is_state(i) for p in args.to for i in p.ids):
        return ()
    return tuple(p for p in args.for_ if not any(is_state(i) for i in p.ids) and not is_region(a, p))


def _is_at_large(a: Analysis, item: ItemRef) -> bool:
    return item.item == "personnel.other" and a.s.is_word(item.last - 1, "persons_at_large", "pronouns_plural")


def _with_besides(a: Analysis, clause: Clause, args: Arguments) -> Arguments:
    """ "Neben Norland haben auch Ostria und Westria … zugesagt": those beside the subject act with it."""
    beside = tuple(p for p in a.parties_in(clause) if p.preps & {"besides"} and p.form != "adjective")
    also = a.s.has_word_in(clause, "list_adverbs")
    if beside and also and args.to and args.subject and args.subject[0].first < beside[0].first < args.to[0].first:
        kept = tuple(p for p in args.alongside if p not in beside)
        return replace(args, to=(*beside, *args.to), alongside=kept)  # "liefert neben Ostland auch an Südland"
    if not beside or not also or not args.subject or beside[0].first > args.subject[0].first:
        return args
    kept = tuple(p for p in args.alongside if p not in beside)
    return replace(args, subject=(*beside, *args.subject), alongside=kept)


def _of_package(event: Event, args: Arguments) -> Arguments:
    """ "Norland's exports to Sundland included …": the sides stand before the verb, the goods' owners behind it."""
    before = {
        name: tuple(p for p in getattr(args, name) if p.np_last <= event.at)
        for name in ("genitive", "to", "source", "for_")
    }
    return Arguments(
        source=before["source"] or before["genitive"],
        for_=before["to"] or before["for_"] or tuple(p for p in args.for_ if p.case != "gen"),
    )


def _with_partner(a: Analysis, clause: Clause, frame: str, args: Arguments) -> Arguments:
    """ "signed a deal with Norland to buy 26 jets": the other side stands with "with" in the clause above."""
    if clause.parent is None or args.with_:
        return args
    above = a.parties_in(a.clauses[clause.parent])
    partner = tuple(p for p in above if p.preps & {"with"} and p.np_last <= clause.first)
    if not partner:
        return args
    return replace(args, source=args.source or partner) if frame == "get" else replace(args, to=args.to or partner)


def _promised_to(a: Analysis, clause: Clause, args: Arguments) -> tuple[PartyRef, ...]:
    """ "Nordland hat Südland zugesagt, Panzer zu schicken": whom it was promised, gets them."""
    if not a.s.lexicon.pack.verb_final_clauses or clause.parent is None or not args.subject:
        return ()
    above = a.clauses[clause.parent]
    promises = any(
        (m.category == "report" and m.value == "promises") or (m.category == "verb" and m.data.verb.phase)
        for at in above.tokens
        for m in a.s.at[at]
    )
    acting = {i for p in args.subject for i in p.ids}
    bare = [p for p in a.parties_in(above) if not p.preps and p.case != "gen" and p.form != "adjective"]
    others = [p for p in bare if not set(p.ids) & acting]
    return tuple(replace(p, case="dat") for p in others[:1]) if promises and len(bare) > len(others) == 1 else ()


def _of_this_verb(a: Analysis, event: Event, parties: list[PartyRef]) -> list[PartyRef]:
    """Of several parties with "by" the one behind this verb: "supplied by A was used by B"."""
    by = [p for p in parties if p.preps & {"by"}]
    if a.s.lexicon.pack.verb_final_clauses or event.noun:
        return parties
    if event.voice != "passive":
        return [p for p in parties if p not in by]  # "at a ceremony attended by …"
    foreign = [p for p in by if is_agent_of_another(a, event, p)]
    parties, by = [p for p in parties if p not in foreign], [p for p in by if p not in foreign]
    if len(by) < 2:
        return parties
    behind = [p for p in by if p.np_first > event.at] or by
    nearest = behind[0]
    row = first_row(a, [p for p in by if p.np_first >= nearest.np_first])
    return [p for p in parties if p not in by or p in row]


def _behind_verb(a: Analysis, event: Event, parties: list[PartyRef]) -> list[PartyRef]:
    """Where one stands behind the verb, a party with the same preposition before it belongs to something else."""
    if a.s.lexicon.pack.verb_final_clauses or event.noun or event.attributive:
        return parties
    kept = parties
    for group in ("to", "from"):
        behind = any(p.preps & {group} and p.np_first > event.at for p in kept)
        kept = [p for p in kept if not behind or not p.preps & {group} or p.np_first > event.at]
    return _first_goal(a, kept)


def _first_goal(a: Analysis, parties: list[PartyRef]) -> list[PartyRef]:
    """ "on their way to Norland, …, a haul tied to Ostria": of several goals the first one and what is joined to it."""
    goals = [p for p in parties if p.preps & {"to"}]
    last = goals[0].np_last if goals else 0
    row = goals[:1]
    for goal in goals[1:]:
        if a.s.is_row(last, goal.np_first) or goal.preps - {"to"} or goal.np_first - last <= 2:
            row.append(goal)
            last = goal.np_last
    return [p for p in parties if p not in goals or p in row]


def _with_buyer(a: Analysis, event: Event, clause: Clause, cast: Cast) -> Cast:
    """ "Norland used tanks bought from Ostria": who uses them has bought them."""
    if cast.taker or clause.opener != "rel" or clause.finite != event.at or event.voice != "passive":
        return cast
    return replace(cast, taker=tuple(subjects_above(a, clause)[:1]))


def _svo_at(a: Analysis, event: Event, frame: str) -> int | None:
    """Where order alone tells subject from object: the predicate, in languages whose verb stands between them."""
    free = a.s.lexicon.pack.verb_final_clauses or event.noun or event.attributive
    free = free or (event.voice == "passive" and frame != "go")
    return None if free else event.at


def _sides(a: Analysis, kind: Kind, frame: str, item: ItemRef, cast: Cast, event: Event) -> tuple[Side, Side]:
    nationality = side_of([item.nationality], "nationality") if item.nationality else Side()
    giver, taker = side_of(cast.giver, frame), side_of(cast.taker, frame)
    if kind is Kind.TRANSFER and item.nationality and is_region(a, item.nationality):
        nationality = Side()
    elif kind is Kind.TRANSFER and _is_made_for(item, event):
        nationality, taker = Side(), taker or replace(nationality, rule=frame)
        taker = Side() if set(taker.ids) & set(giver.ids) else taker
    if kind is Kind.CASUALTY:
        victims = nationality or (side_of(cast.extra.get("subject", ()), frame) if frame == "lose" else Side())
        if frame == "lose" and not victims:
            victims = giver
        return victims, Side()
    if kind is Kind.TRAINING:
        return _training_sides(nationality, cast, frame)
    if kind is Kind.DEPLOYMENT:
        sender, host = _deployment_sides(a, item, nationality, giver, taker, cast, frame)
        return sender, Side() if event.phase and host.tokens == giver.tokens else host  # "offered to train Ostrians"
    behind = item.nationality is not None and item.nationality.preps & {"from"}
    if giver.tokens and nationality and _goes_on(a, item, giver):
        giver = Side((*nationality.ids, *giver.ids), (*nationality.tokens, *giver.tokens), None, giver.rule)
    elif frame == "get" and (not giver or behind):
        giver = nationality
    elif frame == "bring" and behind and giver and giver.ids != nationality.ids:
        giver = nationality  # "Norland's ships moved shells from Ostria": the ships are the carrier's
    giver = giver or nationality
    if giver and taker and set(giver.ids) & set(taker.ids):
        other = nationality if nationality and not set(nationality.ids) & set(taker.ids) else Side()
        giver, taker = (other, taker) if frame in ("get", "go") or not giver.tokens else (giver, Side())
    return giver, taker


def _side_of_subject(a: Analysis, clause: Clause, giver: Side, voices: Voices) -> Side:
    """ "Nordland hat mit der Ausbildung südländischer Piloten begonnen", "Norland has provided training": it trains."""
    bare = [p for p in a.parties_in(clause) if is_bare(p) and p.form in NAMES and p.first not in voices.speakers]
    if len(bare) != 1 or set(bare[0].ids) & set(giver.ids):
        return Side()
    first = clause.finite is not None and bare[0].np_last <= clause.finite
    return side_of(bare, "subject") if first or a.s.lexicon.pack.verb_final_clauses else Side()


def _is_made_for(item: ItemRef, event: Event) -> bool:
    """ "parts for Norlandic missiles": whose missiles they are, gets them; "für eine Lieferung nordischer Waffen"."""
    owner = item.nationality
    if owner is None or not owner.preps & {"for"} or owner.last > item.first:
        return False
    return not (event.noun and item.np_first <= event.at < item.first)


def _goes_on(a: Analysis, item: ItemRef, giver: Side) -> bool:
    """ "Munition aus A und B": the first of several givers was read with the goods."""
    first = item.nationality
    return first is not None and first.first >= item.last and a.s.is_row(first.np_last, _phrase_first(a, giver))


def _phrase_first(a: Analysis, side: Side) -> int:
    at = side.tokens[0][0]
    return next((p.np_first for p in a.phrases.parties if p.first == at), at)


def _training_sides(nationality: Side, cast: Cast, frame: str) -> tuple[Side, Side]:
    taker = side_of(cast.taker, frame)
    if nationality and taker and set(nationality.ids) & set(taker.ids):
        taker = side_of(cast.inside, frame)
    return nationality, taker


def _deployment_sides(
    a: Analysis, item: ItemRef, nationality: Side, giver: Side, taker: Side, cast: Cast, frame: str
) -> tuple[Side, Side]:
    sender = nationality or giver
    moved = frame == "bring" and item.nationality is not None and item.nationality.preps & {"from"}
    if moved and giver.tokens and a.s.lexicon.pack.verb_final_clauses and not set(giver.ids) & set(sender.ids):
        sender = giver  # "X verlegt Soldaten aus Y nach Z": its own, from where they were
    foreign = nationality and giver.tokens and not set(giver.ids) & set(nationality.ids)
    if foreign and frame in ("give", "bring") and not taker and not a.s.lexicon.pack.verb_final_clauses:
        taker = giver  # "Norland deployed Ostrian fighters": for itself
    third = taker and giver.tokens and not set(giver.ids) & {*nationality.ids, *taker.ids}
    if nationality and third and frame == "give" and not set(nationality.ids) & set(taker.ids):
        sender = giver  # "Norland sent Ostrian fighters to Sundland": who sends others' people into a third state
    if frame == "employ" and not sender and cast.extra.get("from"):
        sender = side_of(cast.extra["from"], frame)
    if frame == "supply" and nationality and not taker and giver.ids != nationality.ids:
        taker = giver  # "X hat seine Armee mit nordländischen Truppen verstärkt"
    if frame in PERSON_FRAMES and not nationality and cast.extra.get("subject"):
        sender = side_of(cast.extra["subject"], frame)
    if frame == "employ" and not sender and cast.employer and _is_elsewhere(cast):
        sender, taker = side_of(cast.employer, frame), side_of(cast.inside[:1], "inside")
    if cast.for_ and frame in ("give", "bring", "go"):
        taker = side_of(cast.for_, "for")  # "für Russland in die Ukraine": whom they serve, not where
    if not taker and cast.inside:
        taker = side_of(cast.inside, "inside")
    taker = (
        replace(taker, rule="inside")
        if taker and {t[0] for t in taker.tokens} <= {p.first for p in cast.inside} and frame in PERSON_FRAMES
        else taker
    )
    if set(sender.ids) & set(taker.ids):
        taker = Side()
    if cast.against and taker and set(taker.ids) == {i for p in cast.against for i in p.ids}:
        taker = Side()
    return sender, taker


def _is_elsewhere(cast: Cast) -> bool:
    """ "X hat Soldaten in Y stationiert": in another's country they are the employer's own."""
    return bool(cast.inside) and not {i for p in cast.inside for i in p.ids} & {i for p in cast.employer for i in p.ids}


def places_of(a: Analysis, clause: Clause, event: Event | None, item: ItemRef) -> tuple[tuple[str, int, int], ...]:
    """Places named in the clause, with their tokens."""
    found = _places_in(a, clause)
    if not found and clause.opener == "rel" and item.first not in clause:
        found = _places_in(a, a.clause_at(item.first))  # "in Kursk stehen 500 Soldaten, die …"
    return tuple(found)


def _places_in(a: Analysis, clause: Clause) -> list[tuple[str, int, int]]:
    return [(mark.value, mark.first, mark.last) for mark in a.s.marks("place") if mark.first in clause]
