"""Roles: who gives, takes, sends, hosts, trains or suffers, read from order, case, preposition, voice and frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from fundstelle.extract.record import record, replace
from fundstelle.extract.refs import PartyRef

Refs = tuple[PartyRef, ...]
Joined = Callable[[int, int], bool]
"""Whether only coordinators stand between two tokens."""


@record
class Arguments:
    """The parties of a clause by how they stand to its predicate."""

    subject: Refs = ()
    dative: Refs = ()
    bare: Refs = ()
    to: Refs = ()
    source: Refs = ()
    by: Refs = ()
    with_: Refs = ()
    for_: Refs = ()
    alongside: Refs = ()
    inside: Refs = ()
    against: Refs = ()
    genitive: Refs = ()
    via: Refs = ()


@record
class Cast:
    """Who does what: () where the words do not say. by_order: direction was read from word order alone."""

    giver: Refs = ()
    taker: Refs = ()
    employer: Refs = ()
    inside: Refs = ()
    against: Refs = ()
    by_order: bool = False
    for_: Refs = ()
    extra: dict[str, Refs] = field(default_factory=dict)


def sort_arguments(parties: Iterable[PartyRef], joined: Joined, passive: bool, svo: int | None = None) -> Arguments:
    """Parties of one clause sorted by preposition and case; a bare one before another is the subject."""
    groups: dict[str, list[PartyRef]] = {name: [] for name in Arguments.__dataclass_fields__}
    for party in parties:
        groups[_group_of(party, passive)].append(party)
    bare = groups["bare"]
    unmarked = [p for p in bare if p.case not in ("dat", "gen", "dat_gen")]
    marked = [p for p in bare if p.case in ("dat", "dat_gen")]
    subject, dative = _subject_and_dative(unmarked, marked, joined)
    if svo is not None:
        subject, dative = _by_position(unmarked, svo, joined)
        dative = dative or tuple(marked)  # an infinitive's object: "denied supplying Norland"
    return Arguments(
        subject=subject,
        dative=dative,
        bare=tuple(bare),
        to=tuple(groups["to"]),
        source=tuple(groups["source"]),
        by=tuple(groups["by"]),
        with_=tuple(groups["with_"]),
        for_=tuple(groups["for_"]),
        alongside=tuple(groups["alongside"]),
        inside=tuple(groups["inside"]),
        against=tuple(groups["against"]),
        genitive=tuple(groups["genitive"]),
        via=tuple(groups["via"]),
    )


def _group_of(party: PartyRef, passive: bool) -> str:
    preps = party.preps
    if not preps:
        return "genitive" if party.case == "gen" else "bare"
    if preps & {"alongside"}:
        return "alongside"
    if passive and preps & {"by"}:
        return "by"
    if preps & {"in"} and party.case == "acc":
        return "to"
    order = (
        ("to", "to"),
        ("from", "source"),
        ("for", "for_"),
        ("with", "with_"),
        ("against", "against"),
        ("in", "inside"),
        ("at", "inside"),
        ("by", "by"),
        ("via", "via"),
    )
    return next((group for prep, group in order if prep in preps), "via")


def _subject_and_dative(unmarked: Sequence[PartyRef], marked: Sequence[PartyRef], joined: Joined) -> tuple[Refs, Refs]:
    runs = _runs(unmarked, joined)
    if not runs:
        return (), tuple(marked)
    if marked:
        return runs[0], tuple(marked)
    return runs[0], runs[1] if len(runs) > 1 else ()


def _by_position(unmarked: Sequence[PartyRef], svo: int, joined: Joined) -> tuple[Refs, Refs]:
    """Subject before the predicate, object behind it."""
    before = _runs([p for p in unmarked if p.np_first <= svo and (p.np_last <= svo or p.np_first == p.np_last)], joined)
    behind = _runs([p for p in unmarked if p.np_first > svo], joined)
    near = behind and behind[0][0].np_first - svo <= _OBJECT_WITHIN
    return (before[0] if before else ()), (behind[0] if near else ())


_OBJECT_WITHIN = 4
"""Tokens from a predicate to the object that stands behind it; a bare party further on belongs to something else."""


def _runs(parties: Sequence[PartyRef], joined: Joined) -> list[Refs]:
    """Coordinated parties ("Dänemark und die Niederlande") act as one."""
    runs: list[list[PartyRef]] = []
    for party in parties:
        last = runs[-1][-1].np_last if runs else -1
        inherited = last == party.np_first == party.np_last  # several subjects taken over from the clause above
        if runs and (inherited or joined(last, party.np_first)):
            runs[-1].append(party)
        else:
            runs.append([party])
    return [tuple(run) for run in runs]


def cast_give(args: Arguments, passive: bool, one_bare_is_taker: bool) -> Cast:
    """liefern, schicken, deliver: subject gives; dative, to, into take."""
    if passive:
        taker = args.to or args.dative or args.subject or args.for_
        return Cast(args.by or args.source, taker, inside=args.inside, against=args.against)
    if one_bare_is_taker and args.subject and not args.dative and not args.to:
        return Cast(args.source, args.subject, inside=args.inside, against=args.against)
    by_order = bool(args.subject and args.dative and all(not p.case for p in args.dative))
    return Cast(
        args.subject or args.source,
        args.to or args.dative or args.for_,
        inside=args.inside,
        against=args.against,
        by_order=by_order,
    )


def cast_supply(args: Arguments, passive: bool, one_bare_is_taker: bool = False) -> Cast:
    """beliefern, supply with: subject gives, object takes, goods stand behind "mit", "with"."""
    if passive:
        return Cast(args.by or args.source, args.subject or args.dative, inside=args.inside)
    if one_bare_is_taker and args.subject and not args.dative:
        return Cast(args.source, args.subject, inside=args.inside, against=args.against)  # "wir haben X beliefert"
    return Cast(
        args.subject or args.source,
        args.dative or args.to or args.for_ or args.genitive,
        inside=args.inside,
        against=args.against,
    )


def cast_get(args: Arguments, passive: bool) -> Cast:
    """erhalten, kaufen, buy: subject takes; from gives."""
    if passive:
        takers = tuple(p for p in args.by if args.source or "from" not in p.preps)  # "von" names the giver too
        return Cast(args.source or tuple(p for p in args.by if p not in takers), takers, inside=args.inside)
    if args.for_ and not args.source and not args.by:
        return Cast(args.subject, args.for_, inside=args.inside, against=args.against)  # buys for somebody else
    return Cast(args.source or args.by, args.subject or args.dative, inside=args.inside, against=args.against)


def cast_include(args: Arguments) -> Cast:
    """enthalten, include: the package is the subject; whom it is from and for is told by its deal, or beside it."""
    return Cast(args.source, args.for_)


def cast_go(args: Arguments) -> Cast:
    """gelangen, eintreffen, arrive: the goods or persons are the subject."""
    return Cast(
        args.source,
        args.to or args.inside or args.for_ or args.dative or args.subject,
        inside=args.inside,
        against=args.against,
    )


def cast_bring(args: Arguments, passive: bool) -> Cast:
    """transportieren, ship, move: subject may be a carrier's state; counts as giver where nobody else is named."""
    giver = args.source or (args.by if passive else args.subject)
    taker = args.to or args.inside or args.for_ or args.dative
    if passive and not taker and args.subject:
        taker = args.subject
    return Cast(giver, taker, inside=args.inside, against=args.against)


def cast_pay(args: Arguments, passive: bool) -> Cast:
    """zahlen, pay: subject gives; whom the goods come from takes."""
    giver = args.by if passive else args.subject
    return Cast(giver, args.to or args.dative or args.for_ or args.source, inside=args.inside)


def cast_share(args: Arguments, passive: bool) -> Cast:
    """teilen, share: subject gives, "mit", "with" takes."""
    return Cast(args.by if passive else args.subject, args.with_ or args.to, inside=args.inside)


def cast_help(args: Arguments) -> Cast:
    """helfen, help, advise: subject gives know-how, dative or object takes."""
    return Cast(args.subject, args.dative or args.to or args.for_, inside=args.inside)


def cast_ask(args: Arguments, one_bare_is_giver: bool) -> Cast:
    """bitten um, ask for: subject takes, object gives; beside a pronoun as subject the one bare party gives."""
    if one_bare_is_giver and args.subject and not args.dative:
        return Cast(args.subject, (), inside=args.inside)
    return Cast(args.dative or args.to or args.source, args.subject, inside=args.inside)


def cast_serve(args: Arguments) -> Cast:
    """kämpfen, dienen, fight: for whom, beside whom, where."""
    return Cast(
        (),
        args.alongside or args.for_ or args.with_,
        inside=args.inside or args.to,
        against=args.against,
        extra={"subject": args.subject},
    )


def cast_employ(args: Arguments, passive: bool) -> Cast:
    """einsetzen, stationieren, recruit: subject (or "by") is whom they serve; "der Einsatz … durch X"."""
    employer = args.by if passive else args.subject or args.by
    return Cast(
        (),
        args.alongside or args.for_ or employer or args.to,
        employer=employer,
        inside=(*args.inside, *args.to),
        against=args.against,
        extra={"from": args.source},
    )


def cast_train(args: Arguments, passive: bool) -> Cast:
    """ausbilden, train: subject (or "by") trains; else the country where it happens."""
    trainer = args.by if passive else args.subject or args.by
    return Cast((), trainer or args.inside or args.with_, inside=args.inside)


def cast_noun_give(args: Arguments) -> Cast:
    """Lieferung, delivery: genitive or "from", "by" gives, "an", "to" takes."""
    return Cast(
        args.source or args.by or args.genitive or args.subject,
        args.to or args.for_ or args.dative,
        inside=args.inside,
        against=args.against,
    )


def cast_noun_get(args: Arguments) -> Cast:
    """Kauf, purchase: genitive takes, or for whom it is made; "from" gives."""
    return Cast(args.source, args.for_ or args.genitive or args.by or args.to, inside=args.inside)


def cast_frame(frame: str, args: Arguments, passive: bool, *, noun: bool, one_bare_is_taker: bool) -> Cast:
    """The cast of a frame; see each function."""
    return replace(_cast(frame, args, passive, noun, one_bare_is_taker), for_=args.for_ or args.alongside)


def _cast(frame: str, args: Arguments, passive: bool, noun: bool, one_bare_is_taker: bool) -> Cast:
    if noun:
        if frame in ("get",):
            return cast_noun_get(args)
        if frame in ("give", "supply", "bring", "pay", "reinforce"):
            return cast_noun_give(args)
        if frame == "train" and args.genitive and not args.by and not args.subject:
            return cast_train(replace(args, subject=args.genitive), False)  # "Norland has provided training for …"
    simple = {
        "include": cast_include,
        "go": cast_go,
        "origin": cast_go,
        "help": cast_help,
        "ask": lambda a: cast_ask(a, one_bare_is_taker),
        "serve": cast_serve,
        "exercise": lambda a: cast_train(a, True),
        "reinforce": cast_noun_give,
    }
    if frame in simple:
        return simple[frame](args)
    voiced = {
        "get": cast_get,
        "bring": cast_bring,
        "share": cast_share,
        "pay": cast_pay,
        "employ": cast_employ,
        "train": cast_train,
    }
    if frame == "supply":
        return cast_supply(args, passive, one_bare_is_taker)
    if frame in voiced:
        return voiced[frame](args, passive)
    return cast_give(args, passive, one_bare_is_taker)
