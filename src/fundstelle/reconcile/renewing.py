"""After a decision: which matters it can change, what has to be read for that, and what it changed.

The documents at hand are reconciled twice, with the changed claims as they were and as they are. What is missing
because other documents are not at hand is missing both times, so that the difference of the two is the difference that
a rebuild of everything would make, as long as all that a change can reach is at hand (`find_reach`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from fundstelle.reconcile.around import Around
from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions.denials import is_denying
from fundstelle.reconcile.contradictions.retold import find_telling
from fundstelle.reconcile.copying import CopyDesk
from fundstelle.reconcile.engine import Reconciler
from fundstelle.reconcile.facts import DENIED, Fact, make_facts
from fundstelle.reconcile.links import is_broader_matter, make_rank_link
from fundstelle.reconcile.mentioned import find_parties
from fundstelle.reconcile.options import Judgement, ReconcileSettings
from fundstelle.records.claim import SCORED_KINDS, Kind
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import (
    Contradiction,
    CopiedPassage,
    Copies,
    Matter,
    MatterKey,
    MatterLink,
    Reconciliation,
)
from fundstelle.values.policy import policy_of

T = TypeVar("T", bound=Hashable)

_CONTAINER = "container"


@dataclass(frozen=True, slots=True)
class Known:
    """A matter that there is, as far as it tells whom a change reaches. key: without a part."""

    key: MatterKey
    has_denial: bool
    has_joint: bool


Family = Callable[[Kind, tuple[str, ...]], Sequence[Known]]
"""The matters of a kind with these givers."""


@dataclass(frozen=True, slots=True)
class Reach:
    """made: addresses whose matters may be others now. read: those whose claims have to be at hand, `made` among them;
    joint: those of which the joint figures have to; figures: those of which the claims with this number have to.
    items: of claims that stand beside matters, which have to be at hand."""

    made: frozenset[MatterKey]
    read: frozenset[MatterKey]
    joint: frozenset[MatterKey]
    figures: frozenset[tuple[MatterKey, Decimal]]
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """The documents at hand. before, after: those that decisions changed, as they were and as they are; beside: the
    others; judgements: reviewers' words on pairs. reach: what the change reaches; whole: the
    documents of which all counts, since they share words with a changed one; of others only what `reach` names, or
    `standing`: the claims that stand at an address to be read, though their own may be another that reviewers joined to
    it."""

    before: Sequence[Extraction]
    after: Sequence[Extraction]
    beside: Sequence[Extraction]
    judgements: Sequence[Judgement]
    around: Around
    reach: Reach
    whole: frozenset[str]
    standing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a change made other. matters: each as it was and as it is with the documents at hand, None where there was
    or is none; grades and links are not the whole register's. claims_in, left_out: how many more."""

    matters: tuple[tuple[Matter | None, Matter | None], ...]
    contradictions: tuple[tuple[Contradiction, ...], tuple[Contradiction, ...]]
    copies: tuple[tuple[Copies, ...], tuple[Copies, ...]]
    passages: tuple[tuple[CopiedPassage, ...], tuple[CopiedPassage, ...]]
    claims_in: int
    left_out: Mapping[str, int]
    at_hand: frozenset[str]


def find_changed(
    before: Sequence[Extraction], after: Sequence[Extraction], bodies: BodyKnowledge, settings: ReconcileSettings
) -> list[Fact]:
    """The facts that are no longer, and those that are new or otherwise."""
    old, new = _make_by_name(before, bodies, settings), _make_by_name(after, bodies, settings)
    names = dict.fromkeys((*old, *new))
    other = [name for name in names if _without_place(old.get(name)) != _without_place(new.get(name))]
    return [side[name] for name in other for side in (old, new) if name in side]


def find_facts(
    extractions: Sequence[Extraction], claims: Collection[str], bodies: BodyKnowledge, settings: ReconcileSettings
) -> list[Fact]:
    """The facts of these claims."""
    return [fact for fact in _make_by_name(extractions, bodies, settings).values() if fact.id in claims]


def find_altered(
    before: Sequence[Extraction],
    after: Sequence[Extraction],
    copies: Sequence[Extraction],
    groups: Mapping[str, str],
    rules: tuple[BodyKnowledge, ReconcileSettings],
) -> frozenset[str]:
    """The claims that copying altered then and not now, or now and not then: a corrected original makes its copies
    altered ones. copies: the other documents of the groups of copies."""
    policy = policy_of(rules[1].policy)
    found = []
    for side in (before, after):
        desk = CopyDesk(groups)
        for each in (*side, *copies):
            desk.put(each, make_facts(each, rules[0], policy))
        found.append(frozenset[str]().union(*(copied.altered for copied in desk.find_all())))
    return found[0] ^ found[1]


def _make_by_name(
    extractions: Sequence[Extraction], bodies: BodyKnowledge, settings: ReconcileSettings
) -> dict[tuple[str, str], Fact]:
    policy = policy_of(settings.policy)
    return {(fact.document, fact.id): fact for each in extractions for fact in make_facts(each, bodies, policy)}


def find_judged(sides: tuple[Sequence[Judgement], Sequence[Judgement]], changed: Iterable[str]) -> frozenset[str]:
    """The claims that stand together, or apart, by words of reviewers that are said of a claim that changed; and all
    that are joined to these by further words. sides: the words before and after.

    Raises Incomplete where the words are others: they join matters of any address, and in one of about a thousand
    random registers the matters at hand were then not those of a rebuild.
    """
    before, after = ({(one.a, one.b, one.same) for one in side} for side in sides)
    if before != after:
        raise Incomplete
    pairs = [{a, b} for a, b, _ in after]
    found = set(changed) & set().union(*pairs)
    size = -1
    while size < len(found):
        size = len(found)
        found.update(*(pair for pair in pairs if pair & found))
    return frozenset(found)


def _without_place(fact: Fact | None) -> Fact | None:
    """A claim that goes moves all later ones of its document up by one place, and changes nothing by that."""
    return replace(fact, order=(*fact.order[:4], 0)) if fact is not None else None


def find_reach(
    changed: Sequence[Fact],
    stands: Iterable[MatterKey],
    family_of: Family,
    every: Callable[[str], Sequence[Known]],
    bodies: BodyKnowledge,
) -> Reach:
    """What a change reaches. changed: see `find_changed` and, for what `find_judged` names, `find_facts`; stands: where
    the changed claims stood, which may be another address by a reviewer's word; every: the matters of an item."""
    scored = [fact for fact in changed if fact.claim.kind in SCORED_KINDS]
    aside = [fact for fact in changed if fact.claim.kind not in SCORED_KINDS]
    made = {fact.key for fact in scored} | set(stands)
    for fact in scored:
        made |= _find_remade(fact, family_of)
    for fact in aside:
        made |= {one.key for one in every(fact.claim.item) if _is_spoken_of(fact, one.key)}
    denying = {fact.key for fact in scored if fact.stance == DENIED}
    read = set(made)
    for key in made:
        read |= _find_read(key, key in denying, family_of, bodies)
    for fact in scored:
        if fact.key.item == _CONTAINER:
            read |= {one.key for one in _sisters_of(fact.key, family_of)}
    joint = {one.key for key in made for one in _sisters_of(key, family_of)}
    figures = {
        (one.key, fact.number.value[0])
        for _, fact in find_telling(scored)
        for one in _sisters_of(fact.key, family_of)
        if fact.number
    }
    items = {key.item for key in made} | {fact.claim.item for fact in aside}
    return Reach(frozenset(made), frozenset(read), frozenset(joint - read), frozenset(figures), frozenset(items))


def _sisters_of(key: MatterKey, family_of: Family) -> list[Known]:
    """The matters that differ in their item, outcome and places only."""
    return [one for one in family_of(key.kind, key.givers) if one.key.takers == key.takers]


def _find_remade(fact: Fact, family_of: Family) -> set[MatterKey]:
    """Matters beside the fact's own that it is a part of, or that lean on it."""
    key, found = fact.key, set()
    if fact.number and fact.number.joint:
        found |= {one.key for one in _sisters_of(key, family_of)}
    if key.kind is Kind.DEPLOYMENT and key.places:
        found |= {one.key for one in family_of(Kind.CASUALTY, key.givers)}
    return found


def _is_spoken_of(fact: Fact, key: MatterKey) -> bool:
    return find_parties(fact.claim) <= {*key.givers, *key.takers}


def _find_read(key: MatterKey, denies: bool, family_of: Family, bodies: BodyKnowledge) -> set[MatterKey]:
    """The matters without which this one, or its contradictions, cannot be made as they are."""
    family = family_of(key.kind, key.givers)
    found = {one.key for one in _sisters_of(key, family_of) if _is_outcome(one.key, key)}
    deniers = {one.key for one in family if one.has_denial and (one.key == key or is_denying(one.key, key, bodies))}
    for denier in deniers | ({key} if denies else set()):
        found |= {denier, *(one.key for one in family if is_denying(denier, one.key, bodies))}
    opposite = replace(key, givers=key.takers, takers=key.givers)
    return found | {one.key for one in family_of(key.kind, opposite.givers) if one.key == opposite}


def _is_outcome(one: MatterKey, key: MatterKey) -> bool:
    return key.kind is Kind.CASUALTY and one.item == key.item


def renew(case: Case, bodies: BodyKnowledge, settings: ReconcileSettings) -> Renewal:
    """What the change made other."""
    policy = policy_of(settings.policy)
    made = [(each, make_facts(each, bodies, policy)) for each in case.beside]
    beside = [(each, facts, _leave_out(each, facts, case)) for each, facts in made]
    results = []
    for side in (case.before, case.after):
        reconciler = Reconciler(bodies, settings, case.judgements, case.around)
        for each, facts, kept in beside:
            reconciler.put(each, facts, kept)
        reconciler.add(side)
        results.append(reconciler.result())
    return compare_results(*results)


def _leave_out(extraction: Extraction, facts: Sequence[Fact], case: Case) -> Sequence[Fact]:
    """The facts of a document that the change can have to do with: most documents tell of much else."""
    if extraction.reading.document.id in case.whole:
        return facts
    kept = [fact for fact in facts if fact.id in case.standing or _is_reached(fact, case.reach)]
    # What claims relate may stand in any of the document's matters.
    return facts if any(fact.claim.relations for fact in kept) else kept


def _is_reached(fact: Fact, reach: Reach) -> bool:
    if fact.claim.kind not in SCORED_KINDS or fact.key in reach.read:
        return True
    number = fact.number
    return number is not None and (
        (number.joint and fact.key in reach.joint) or (fact.key, number.value[0]) in reach.figures
    )


def compare_results(before: Reconciliation, after: Reconciliation) -> Renewal:
    """The difference of two results."""
    was, now = ({one.id: one for one in each.matters} for each in (before, after))
    pairs = [(was.get(id), now.get(id)) for id in dict.fromkeys((*was, *now))]
    left_out = Counter(dict(after.left_out))
    left_out.subtract(dict(before.left_out))
    return Renewal(
        matters=tuple((a, b) for a, b in pairs if a is None or b is None or _plain(a) != _plain(b)),
        contradictions=_differ(before.contradictions, after.contradictions),
        copies=_differ(before.copies, after.copies),
        passages=_differ(before.passages, after.passages),
        claims_in=after.claims_in - before.claims_in,
        left_out={reason: number for reason, number in left_out.items() if number},
        at_hand=frozenset(was),
    )


def _plain(matter: Matter) -> Matter:
    return replace(matter, grade=None, links=tuple(sorted(matter.links, key=order_link)))


def order_link(link: MatterLink) -> tuple[str, str, str]:
    """Sorts the links of a matter."""
    return link.relation, link.matter_id, link.reason


def _differ(before: Sequence[T], after: Sequence[T]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """(what is gone, what came), each in its order."""
    old, new = set(before), set(after)
    return tuple(one for one in before if one not in new), tuple(one for one in after if one not in old)


class Incomplete(Exception):
    """The documents at hand do not give the matters that are stored: something was missing, and all has to be made."""


def finish_matters(
    renewal: Renewal, stored: Mapping[str, Matter], strangers: Iterable[Matter], bodies: BodyKnowledge
) -> list[Matter]:
    """The matters that are new or otherwise, with all their links. Raises Incomplete.

    stored: the matters that the renewal names, as they were made from all documents. strangers: those not at hand that
    are broader or narrower than one that came or went. Grades are left as they were.
    """
    finished = {}
    for was, now in renewal.matters:
        base = next((stored[one.id] for one in (was, now) if one is not None and one.id in stored), None)
        if (was is None) != (base is None) or (was and base and now != was and not _is_made_from_all(was, now, base)):
            raise Incomplete
        if now is not None:
            finished[now.id] = _finish(was, now, base)
    for other in strangers:
        finished[other.id] = _link_stranger(other, renewal, finished, bodies)
    return list(finished.values())


def _is_made_from_all(was: Matter, now: Matter | None, base: Matter) -> bool:
    return (now is not None and _bare(was) == _bare(now)) or _bare(base) == _bare(was)


def _bare(matter: Matter) -> Matter:
    return replace(matter, grade=None, links=())


def _finish(was: Matter | None, now: Matter, base: Matter | None) -> Matter:
    if base is None or was is None:
        return replace(now, links=tuple(sorted(now.links, key=order_link)))
    links = (set(base.links) - (set(was.links) - set(now.links))) | (set(now.links) - set(was.links))
    body = base if _bare(was) == _bare(now) else now
    return replace(body, links=tuple(sorted(links, key=order_link)), grade=base.grade)


def _link_stranger(other: Matter, renewal: Renewal, finished: dict[str, Matter], bodies: BodyKnowledge) -> Matter:
    """A matter not at hand with its links to those that came, which get theirs to it, and without those that went."""
    gone = {was.id for was, now in renewal.matters if was is not None and now is None}
    links = {link for link in other.links if link.matter_id not in gone}
    for one in [now for was, now in renewal.matters if was is None and now is not None]:
        if is_broader_matter(other.key, one.key, bodies):
            ours, back = make_rank_link("broader", other, one.key), make_rank_link("narrower", one, other.key)
        elif is_broader_matter(one.key, other.key, bodies):
            ours, back = make_rank_link("narrower", other, one.key), make_rank_link("broader", one, other.key)
        else:
            continue
        links.add(back)
        kept = finished[one.id]
        finished[one.id] = replace(kept, links=tuple(sorted({*kept.links, ours}, key=order_link)))
    return replace(other, links=tuple(sorted(links, key=order_link)))


def is_ranked(one: MatterKey, other: MatterKey, bodies: BodyKnowledge) -> bool:
    """Whether one of two matters is broader than the other."""
    return is_broader_matter(one, other, bodies) or is_broader_matter(other, one, bodies)
