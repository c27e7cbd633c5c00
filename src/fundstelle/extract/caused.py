"""Caused acts: "lässt Piloten von Ostland ausbilden", "lässt sich Panzer liefern": who has it done does not act."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.roles import Arguments


def without_doer(a: Analysis, event: Event, clause: Clause, item: ItemRef) -> ItemRef:
    """ "lässt Piloten von Ostland ausbilden": behind the persons stands who does it, not whose they are."""
    owner = item.nationality
    behind = owner is not None and owner.first >= item.last and owner.preps & {"by"}
    return replace(item, nationality=None) if behind and is_caused(a, event, clause) else item


def as_caused(
    a: Analysis, event: Event, clause: Clause, frame: str, item: ItemRef, args: Arguments
) -> tuple[ItemRef, Arguments]:
    """Whose persons are trained, and who gets what somebody lets himself be given, stands as the subject."""
    doer = args.by or tuple(p for p in args.source if p.preps & {"by"})
    if not args.subject or not is_caused(a, event, clause):
        return item, args
    if frame == "train" and doer:
        owned = item if item.nationality is not None else replace(item, nationality=args.subject[0])
        return owned, replace(args, subject=doer, by=(), source=())
    if frame == "give" and a.s.has_word_in(clause, "reflexives"):
        return item, replace(args, subject=doer, dative=args.subject, by=(), source=() if doer else args.source)
    return item, args


def is_caused(a: Analysis, event: Event, clause: Clause) -> bool:
    """Whether the infinitive hangs on a verb of letting it be done."""
    return "inf" in event.features and not event.noun and a.s.has_word_in(clause, "causatives")
