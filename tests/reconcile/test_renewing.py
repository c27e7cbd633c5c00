"""After a decision only what it can change is made again, and that is what making everything again would give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.reconcile import Judgement, ReconcileSettings, reconcile
from fundstelle.reconcile.around import Around
from fundstelle.reconcile.grades import find_letters, with_grades
from fundstelle.reconcile.renewing import (
    Case,
    Incomplete,
    Known,
    Renewal,
    find_altered,
    find_changed,
    find_facts,
    find_judged,
    find_reach,
    finish_matters,
    is_ranked,
    order_link,
    renew,
)
from fundstelle.records.claim import SCORED_KINDS, Claim, Kind, Stance
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import MatterKey, Reconciliation
from tests.reconcile.scenes import BODIES
from tests.reconcile.test_properties import make_document

USUAL = ReconcileSettings()


def make_register(random: Random) -> list[Extraction]:
    """Up to eighteen documents, so that a change reaches some of them only."""
    made = [make_document(random) for _ in range(random.randint(3, 18))]
    found = {extraction.reading.document.id: extraction for extraction in made}
    return [found[id] for id in sorted(found)]


def decide(register: list[Extraction], random: Random) -> list[Extraction]:
    """The register after some claims were rejected or corrected."""
    changed = list(register)
    for place in random.sample(range(len(changed)), min(len(changed), random.randint(1, 2))):
        claims = [kept for one in changed[place].claims for kept in judge(one, random)]
        changed[place] = replace(changed[place], claims=tuple(claims))
    return changed


def judge(one: Claim, random: Random) -> list[Claim]:
    what = random.choice(["keep", "reject", "swap", "stance", "item", "figure"])
    roles = one.roles
    if what == "reject":
        return []
    if what == "swap" and one.kind is Kind.TRANSFER:
        return [replace(one, roles=replace(roles, giver=roles.taker, taker=roles.giver))]
    if what == "stance":
        return [replace(one, stance=Stance.DENIES if one.stance is Stance.AFFIRMS else Stance.AFFIRMS)]
    if what == "item" and one.kind is Kind.TRANSFER:
        return [replace(one, item=random.choice(["ammunition.other", "arms.other", "uav", "container"]))]
    if what == "figure":
        return [replace(one, quantity=None)]
    return [one]


def judge_pairs(register: list[Extraction], random: Random) -> list[Judgement]:
    ids = sorted(one.id for extraction in register for one in extraction.claims)
    pairs = [random.sample(ids, 2) for _ in range(random.randint(0, 3))] if len(ids) > 1 else []
    return [Judgement(min(pair), max(pair), random.random() < 0.5) for pair in pairs]


class Shelf:
    """What a register stores of its matters, as `renew` asks for it."""

    def __init__(self, register: list[Extraction], stored: Reconciliation) -> None:
        self.register, self.stored = register, stored
        self.known: dict[tuple[Kind, tuple[str, ...]], list[Known]] = defaultdict(list)
        for one in stored.matters:
            joint = any(series.joint for series in one.series)
            known = Known(replace(one.key, part=""), one.mentions < len(one.claim_ids), joint)
            self.known[(one.key.kind, one.key.givers)].append(known)
        self.document_of = {one.id: each.reading.document.id for each in register for one in each.claims}

    def stands(self, claims: set[str]) -> set[MatterKey]:
        return {replace(one.key, part="") for one in self.stored.matters if claims & set(one.claim_ids)}

    def every(self, item: str) -> list[Known]:
        return [one for family in self.known.values() for one in family if one.key.item == item]

    def groups(self) -> dict[str, str]:
        return {name: one.earliest for one in self.stored.copies for name in (one.earliest, *one.copies)}


def find_needed(
    shelf: Shelf, before: list[Extraction], after: list[Extraction], pairs: tuple[list[Judgement], list[Judgement]]
) -> Case:
    """What has to be at hand."""
    groups = shelf.groups()
    names = {each.reading.document.id for each in before}
    copied = {groups[name] for name in names if name in groups}
    near = {name for name, group in groups.items() if group in copied}
    changed = find_changed(before, after, BODIES, USUAL)
    judged = {id for side in pairs for one in side for id in (one.a, one.b)}
    moved = find_judged(pairs, {fact.id for fact in changed})
    changed += find_facts(shelf.register, moved, BODIES, USUAL)
    copies = [each for each in shelf.register if each.reading.document.id in near - names]
    altered = find_altered(before, after, copies, groups, (BODIES, USUAL))
    changed += find_facts([*copies, *after], altered, BODIES, USUAL)
    reach = find_reach(
        changed, shelf.stands({fact.id for fact in changed}), lambda *of: shelf.known[of], shelf.every, BODIES
    )
    held = {id for one in shelf.stored.matters if replace(one.key, part="") in reach.read for id in one.claim_ids}
    needed = names | near | {shelf.document_of[id] for id in held | judged if id in shelf.document_of}
    needed |= {
        fact.document
        for fact in find_facts(shelf.register, {*shelf.document_of}, BODIES, USUAL)
        if fact.number
        if (fact.key in reach.joint and fact.number.joint) or (fact.key, fact.number.value[0]) in reach.figures
    }
    needed |= {
        each.reading.document.id
        for each in shelf.register
        if any(one.kind not in SCORED_KINDS and one.item in reach.items for one in each.claims)
    }
    passages = [{shelf.document_of[id] for id in (one.earliest, *one.copies)} for one in shelf.stored.passages]
    sharing = {name for one in passages if one & (names | near) for name in one}
    whole = names | near | sharing | {shelf.document_of[id] for id in judged if id in shelf.document_of}
    needed |= sharing
    needed |= {groups[name] for name in needed if name in groups}
    theatres: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for family in shelf.known.values():
        for one in family:
            if one.key.kind is Kind.DEPLOYMENT and one.key not in reach.read:
                theatres[one.key.givers] |= set(one.key.places)
    around = Around(groups, {givers: frozenset(places) for givers, places in theatres.items()})
    beside = [each for each in shelf.register if each.reading.document.id in needed - names]
    return Case(before, after, beside, pairs[1], around, reach, frozenset(whole), frozenset(held))


def apply(shelf: Shelf, renewal: Renewal) -> Reconciliation:
    """The stored result with the renewal put in."""
    stored = {one.id: one for one in shelf.stored.matters}
    moved = [was or now for was, now in renewal.matters if was is None or now is None]
    strangers = [
        one
        for one in shelf.stored.matters
        if one.id not in renewal.at_hand and any(is_ranked(one.key, each.key, BODIES) for each in moved if each)
    ]
    finished = {one.id: one for one in finish_matters(renewal, stored, strangers, BODIES)}
    gone = {was.id for was, now in renewal.matters if was is not None and now is None}
    matters = [one for id, one in (stored | finished).items() if id not in gone]
    went, came = renewal.contradictions
    if not set(went) <= set(shelf.stored.contradictions):
        raise Incomplete
    clashes = [one for one in shelf.stored.contradictions if one not in went] + list(came)
    matter_of = {id: one.id for one in matters for id in one.claim_ids}
    graded = with_grades(matters, clashes, USUAL, matter_of, find_letters(USUAL, BODIES))
    left_out = dict(shelf.stored.left_out)
    for reason, number in renewal.left_out.items():
        left_out[reason] = left_out.get(reason, 0) + number
    copies = [one for one in shelf.stored.copies if one not in renewal.copies[0]] + list(renewal.copies[1])
    passages = [one for one in shelf.stored.passages if one not in renewal.passages[0]] + list(renewal.passages[1])
    claims_in = shelf.stored.claims_in + renewal.claims_in
    left = tuple((reason, number) for reason, number in left_out.items() if number)
    return Reconciliation(tuple(graded), tuple(clashes), tuple(copies), claims_in, left, tuple(passages))


def in_order(made: Reconciliation) -> Reconciliation:
    """The same in an order of its own: which of two comes first is the store's affair."""
    matters = (replace(one, links=tuple(sorted(one.links, key=order_link))) for one in made.matters)
    return Reconciliation(
        tuple(sorted(matters, key=lambda one: one.id)),
        tuple(sorted(made.contradictions, key=repr)),
        tuple(sorted(made.copies, key=repr)),
        made.claims_in,
        tuple(sorted(one for one in made.left_out if one[1])),
        tuple(sorted(made.passages, key=repr)),
    )


def reconcile_partly(
    register: list[Extraction], changed: list[Extraction], pairs: tuple[list[Judgement], list[Judgement]]
) -> tuple[Reconciliation, int]:
    """(the result, how many documents were read)."""
    stored = reconcile(register, BODIES, USUAL, pairs[0])
    stored = replace(
        stored, matters=tuple(replace(m, links=tuple(sorted(m.links, key=order_link))) for m in stored.matters)
    )
    shelf = Shelf(register, stored)
    both = [(old, new) for old, new in zip(register, changed, strict=True) if old != new]
    before, after = [old for old, _ in both], [new for _, new in both]
    case = find_needed(shelf, before, after, pairs)
    return apply(shelf, renew(case, BODIES, USUAL)), len(case.beside) + len(before)


def renew_or_remake(
    register: list[Extraction], changed: list[Extraction], pairs: tuple[list[Judgement], list[Judgement]]
) -> Reconciliation:
    """As the register does it: where something was missing, all is made again."""
    try:
        return reconcile_partly(register, changed, pairs)[0]
    except Incomplete:
        return reconcile(changed, BODIES, USUAL, pairs[1])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_what_a_decision_changes_is_what_a_rebuild_of_everything_changes(seed: int) -> None:
    random = Random(seed)
    register = make_register(random)
    changed = decide(register, random)
    pairs = judge_pairs(register, random)
    renewed = renew_or_remake(register, changed, (pairs, pairs))
    assert in_order(renewed) == in_order(reconcile(changed, BODIES, USUAL, pairs))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_a_word_on_two_claims_changes_what_a_rebuild_of_everything_changes(seed: int) -> None:
    random = Random(seed)
    register = make_register(random)
    pairs = judge_pairs(register, random), judge_pairs(register, random)
    renewed = renew_or_remake(register, register, pairs)
    assert in_order(renewed) == in_order(reconcile(register, BODIES, USUAL, pairs[1]))


def test_hardly_ever_is_something_missing_and_documents_stay_unread() -> None:
    missing, read, whole = 0, 0, 0
    for seed in range(60):
        random = Random(seed)
        register = make_register(random)
        pairs = judge_pairs(register, random)
        try:
            number = reconcile_partly(register, decide(register, random), (pairs, pairs))[1]
        except Incomplete:
            missing += 1
        else:
            read, whole = read + number, whole + len(register)
    assert missing <= 1
    assert read < 0.85 * whole  # in these few documents nearly everything is about the same parties
