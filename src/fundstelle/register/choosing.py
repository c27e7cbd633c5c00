"""Which matters a report tells, and in which order; what is not chosen is counted, never dropped in silence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fundstelle.errors import QueryInvalid
from fundstelle.knowledge.model import ItemClass
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.matter import Matter
from fundstelle.register.options import MatterOrder, ReportChoice

NOT_CHOSEN, BELOW_STANDARD = "matters_not_chosen", "matters_below_standard"
"""Reasons under which a report counts the matters that it does not tell."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Which claims reviewers tagged: passages by the tag's name; what was revoked is not among them."""

    passages: Mapping[str, tuple[Judged, ...]]

    def is_on(self, tags: Sequence[str], claim: Claim) -> bool:
        """Whether one of the tags stands on the claim's words."""
        judged = (one for tag in tags for one in self.passages.get(tag, ()))
        return any(one.kind == claim.kind.value and one.span.is_touching(claim.span) for one in judged)


def find_tags(beside: Sequence[Decision]) -> Tags:
    """The tags among the decisions that stand (`ReviewState.beside`)."""
    found: dict[str, tuple[Judged, ...]] = {}
    for decision in beside:
        name = (decision.content or {}).get("tag")
        if decision.verdict is Verdict.TAG and name:
            found[name] = (*found.get(name, ()), *decision.targets)
    return Tags(found)


def choose_matters(
    matters: Sequence[Matter],
    choice: ReportChoice,
    claims: Mapping[str, Claim],
    tags: Tags,
    items: Mapping[str, ItemClass],
    days: Mapping[str, date],
    parties: Collection[str] = (),
) -> tuple[tuple[Matter, ...], dict[str, int]]:
    """(the chosen matters in the order wished for, how many were left out by reason).

    claims: by id. items: the classes, so that a broad class asks for its narrower ones too. days: of publication, by
    claim id. parties: those that knowledge has, besides those of the matters. Raises QueryInvalid for an id that names
    no matter or several, a tag that nobody gave, an item or party that nobody knows.
    """
    _check_tags(choice.tags, tags)
    _check_item(choice.item, matters, items)
    _check_parties(choice, matters, parties)
    wanted = _by_id(matters, choice.ids) if choice.ids else list(matters)
    asked = [matter for matter in wanted if _is_asked(matter, choice, claims, tags, items)]
    kept = [matter for matter in asked if matter.independent_origins >= choice.min_origins]
    left = {NOT_CHOSEN: len(matters) - len(asked), BELOW_STANDARD: len(asked) - len(kept)}
    return _ordered(kept, choice, days), {reason: count for reason, count in left.items() if count}


def _check_tags(wanted: Sequence[str], tags: Tags) -> None:
    unknown = [tag for tag in wanted if tag not in tags.passages]
    if unknown:
        known = ", ".join(sorted(tags.passages)) or "none"
        raise QueryInvalid(f"no claim has the tag {unknown[0]!r}", where="--tag", remedy=f"tags given: {known}")


def _check_item(item: str | None, matters: Sequence[Matter], items: Mapping[str, ItemClass]) -> None:
    if item is not None and item not in {*items, *(matter.key.item for matter in matters)}:
        near = [id for id in items if item in id]
        remedy = f"perhaps {', '.join(near)}" if near else "docs/knowledge.md names the classes"
        raise QueryInvalid(f"no item class {item!r}", where="--item", remedy=remedy)


def _check_parties(choice: ReportChoice, matters: Sequence[Matter], parties: Collection[str]) -> None:
    there = {party for matter in matters for party in (*matter.key.givers, *matter.key.takers)}
    for option, party in (("--party", choice.party), ("--from", choice.giver), ("--to", choice.taker)):
        if party is not None and party not in there and party not in parties:
            remedy = f"parties here: {', '.join(sorted(there))}" if there else "the register has no matters yet"
            raise QueryInvalid(f"nobody knows the party {party!r}", where=option, remedy=remedy)


def _by_id(matters: Sequence[Matter], ids: Sequence[str]) -> list[Matter]:
    """The matters that the ids name, each once, in the order of the ids."""
    return list({matter.id: matter for id in ids for matter in [_one_of(matters, id)]}.values())


def _one_of(matters: Sequence[Matter], id: str) -> Matter:
    found = [matter for matter in matters if id and matter.id.startswith(id)]
    if len(found) != 1:
        said = f"is the beginning of {len(found)} matters" if found else "names no matter that may be shown"
        raise QueryInvalid(f"{id!r} {said}", where="--matter", remedy="`fundstelle matters` lists them")
    return found[0]


def _is_asked(
    matter: Matter, choice: ReportChoice, claims: Mapping[str, Claim], tags: Tags, items: Mapping[str, ItemClass]
) -> bool:
    key = matter.key
    asked = [
        choice.kind in (None, key.kind),
        choice.item is None or choice.item in (key.item, *_broader(key.item, items)),
        choice.giver is None or choice.giver in key.givers,
        choice.taker is None or choice.taker in key.takers,
        choice.party is None or choice.party in (*key.givers, *key.takers),
        not choice.tags or any(tags.is_on(choice.tags, claims[id]) for id in matter.claim_ids if id in claims),
    ]
    return all(asked)


def _broader(item: str, items: Mapping[str, ItemClass]) -> tuple[str, ...]:
    return items[item].broader if item in items else ()


def _ordered(matters: Sequence[Matter], choice: ReportChoice, days: Mapping[str, date]) -> tuple[Matter, ...]:
    order = choice.order or (MatterOrder.GIVEN if choice.ids else MatterOrder.ORIGINS)
    if order is MatterOrder.GIVEN:
        return tuple(matters)
    return tuple(sorted(matters, key=lambda matter: (*_rank(matter, order, days), *rank_matter(matter))))


def _rank(matter: Matter, order: MatterOrder, days: Mapping[str, date]) -> tuple[str | int, ...]:
    key = matter.key
    if order is MatterOrder.MENTIONS:
        return (-matter.mentions,)
    if order is MatterOrder.NEWEST:
        return (-max((days[id].toordinal() for id in matter.claim_ids if id in days), default=0),)
    if order is MatterOrder.KIND:
        return (key.kind.value, key.item)
    if order is MatterOrder.PARTY:
        return (f"{', '.join(key.givers)} → {', '.join(key.takers)}",)
    return ()


def rank_matter(matter: Matter) -> tuple[int, int, str]:
    """Where a matter stands among others: independent origins, then mentions, then its address."""
    return (-matter.independent_origins, -matter.mentions, matter.id)
