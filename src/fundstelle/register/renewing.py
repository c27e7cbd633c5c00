"""Bringing decisions into the matters: only those that they can change are made again.

The same as making all matters again (`reconciling`), which is done instead wherever more than decisions changed, where
too much would have to be read, or where what was read does not give the matters that are stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import Connection

from fundstelle.reconcile.around import Around
from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.grades import find_letters, grade_matter
from fundstelle.reconcile.renewing import (
    Case,
    Incomplete,
    Known,
    Reach,
    Renewal,
    find_altered,
    find_changed,
    find_facts,
    find_judged,
    find_reach,
    finish_matters,
    is_ranked,
    renew,
)
from fundstelle.records.claim import Kind
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Matter, MatterKey
from fundstelle.records.run import MatterChange
from fundstelle.register.reconciling import fetch_choices, fetch_some, find_made_of
from fundstelle.register.reviewing import fetch_overlay, find_pairs
from fundstelle.register.stages import JudgedPair, ReconcileWish, Rules, Stages
from fundstelle.review import Overlay
from fundstelle.store import Store, decisions, documents, make_now, matter_pages, matters, near, renewed
from fundstelle.store.matter_rows import MatterRow
from fundstelle.store.matters import MadeOf
from fundstelle.store.near import NearMatter
from fundstelle.store.renewed import Saved
from fundstelle.values.interval import render_interval

MOST_CLAIMS = 60_000
"""Claims in the matters to be read beyond which all is made again: that many take about a minute."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Documents on which was decided: as they were when the matters were made, and as they are; with reviewers' words
    on pairs then and now. ids: the documents."""

    ids: frozenset[str]
    before: tuple[Extraction, ...]
    after: tuple[Extraction, ...]
    rules: tuple[Rules, Rules]


def renew_matters(store: Store, stages: Stages) -> tuple[MatterChange, ...] | None:
    """The matters that are others after the decisions since the last time; None where all have to be made again."""
    version = store.watch.version()
    with store.reading() as connection:
        choices = fetch_choices(store, connection)
        made_of = find_made_of(connection, stages.reconciler, choices)
        last = matters.fetch_last(connection)
        if last is None or last[0] != made_of.but_log:
            return None
        try:
            saved = _find_changes(connection, stages, ReconcileWish(choices=choices), last[1])
        except Incomplete:
            return None
    if saved is None:
        return None
    with store.writing() as connection:
        # To hash what matters are made of takes a second on 200,000 documents, to ask whether anybody wrote nothing.
        is_same = store.watch.version() == version
        if not is_same and find_made_of(connection, stages.reconciler, fetch_choices(store, connection)) != made_of:
            return None  # somebody decided meanwhile
        return _save(connection, saved, made_of, stages.find_rules(ReconcileWish(choices=choices)))


def _find_changes(connection: Connection, stages: Stages, wish: ReconcileWish, known: int) -> Saved | None:
    changed = _find_changed(connection, stages, wish, known)
    if changed is None:
        return None
    one = _Renewing(connection, changed)
    return one.find()


def _find_changed(connection: Connection, stages: Stages, wish: ReconcileWish, known: int) -> Changed | None:
    """What was decided since the entry with the number `known`. None where the stages can only make all matters."""
    fresh = decisions.fetch_after(connection, known)
    ids = _documents_of(connection, fresh)
    before, after = (_overlay_at(connection, ids, until) for until in (known, None))
    pairs = [_pairs_at(connection, until) for until in (known, None)]
    rules = [stages.find_rules(replace(wish, pairs=one)) for one in pairs]
    if rules[0] is None or rules[1] is None:
        return None
    sides = tuple(fetch_some(connection, ids, overlay) for overlay in (before, after))
    return Changed(frozenset(ids), tuple(sides[0]), tuple(sides[1]), (rules[0], rules[1]))


def _documents_of(connection: Connection, entries: Iterable[Decision]) -> list[str]:
    """The documents that decisions touch, also by what they undo."""
    chains = (decisions.fetch_chain(connection, entry.id) for entry in entries)
    texts = {judged.span.text_id for chain in chains for one in chain for judged in one.targets}
    found = documents.fetch_document_ids(connection, texts)
    # A decision of an older reading moves to today's, which may be another document's text as well.
    current = {text.reading.text.id for text in documents.fetch_current_texts(connection, found)}
    return documents.fetch_document_ids(connection, texts | current)


def _overlay_at(connection: Connection, document_ids: Sequence[str], until: int | None) -> Overlay:
    """What was decided on these documents up to the entry with this number, laid over their claims."""
    touching = decisions.fetch_touching(connection, documents.fetch_text_ids_of(connection, document_ids))
    return fetch_overlay(connection, [entry for number, entry in touching if until is None or number <= until])


def _pairs_at(connection: Connection, until: int | None) -> tuple[JudgedPair, ...]:
    judged = [
        one for verdict in (Verdict.SAME, Verdict.NOT_SAME) for one in decisions.fetch_of_verdict(connection, verdict)
    ]
    return find_pairs(_overlay_at(connection, _documents_of(connection, judged), until).counterparts)


class _Renewing:
    """One change on its way into the matters, inside one reading transaction."""

    def __init__(self, connection: Connection, changed: Changed) -> None:
        self._connection = connection
        self._changed = changed
        self._rules = changed.rules[1]
        self._family = cache(lambda kind, givers: near.fetch_family(connection, kind, givers))

    def find(self) -> Saved | None:
        """What is to be saved; None where too much would have to be read."""
        facts = find_changed(self._changed.before, self._changed.after, self._rules.bodies, self._rules.settings)
        sides = self._changed.rules[0].judgements, self._changed.rules[1].judgements
        judged = find_judged(sides, {fact.id for fact in facts})
        if not facts:  # most decisions: a claim was accepted as it is, or a note was made
            return Saved((), (), ((), ()), ((), ()), ((), ()), 0, {})
        told = near.fetch_documents_with(self._connection, judged)
        about = fetch_some(self._connection, told, self._overlay(told))
        facts += find_facts(about, judged, self._rules.bodies, self._rules.settings)
        copied = near.fetch_groups(self._connection, self._changed.ids)
        close = self._changed.ids | copied.keys()
        facts += self._find_altered(copied)
        stands = {_address(one.key) for one in near.fetch_holding(self._connection, {fact.id for fact in facts})}
        reach = find_reach(facts, stands, self._known, self._every, self._rules.bodies)
        inside = self._inside(reach.read)
        if sum(one.claims for one in inside) > MOST_CLAIMS:
            return None
        whole = close | self._find_sharing(close) | told
        needed = self._find_needed(reach, inside, whole)
        groups = near.fetch_groups(self._connection, needed)
        needed |= {groups[name] for name in needed if name in groups}
        others = fetch_some(self._connection, needed - self._changed.ids, self._overlay(needed - self._changed.ids))
        around = Around(groups, self._theatres(reach))
        sides_of = self._changed.before, self._changed.after
        standing = near.fetch_standing(self._connection, [one.id for one in inside])
        return self._compare(Case(*sides_of, others, self._rules.judgements, around, reach, frozenset(whole), standing))

    def _find_altered(self, groups: Mapping[str, str]) -> list[Fact]:
        """The claims in copies of the changed documents that copying altered, or no longer, since these changed."""
        others = groups.keys() - self._changed.ids
        copies = fetch_some(self._connection, others, self._overlay(others))
        sides, rules = (self._changed.before, self._changed.after), (self._rules.bodies, self._rules.settings)
        altered = find_altered(*sides, copies, groups, rules) if copies else frozenset()
        return find_facts((*copies, *self._changed.after), altered, *rules) if altered else []

    def _overlay(self, document_ids: Iterable[str]) -> Overlay:
        return _overlay_at(self._connection, sorted(document_ids), None)

    def _known(self, kind: Kind, givers: tuple[str, ...]) -> list[Known]:
        return [Known(_address(one.key), one.has_denial, one.has_joint) for one in self._family(kind, givers)]

    def _every(self, item: str) -> list[Known]:
        found = near.fetch_of_item(self._connection, item)
        return [Known(_address(one.key), one.has_denial, one.has_joint) for one in found]

    def _inside(self, keys: Collection[MatterKey]) -> list[NearMatter]:
        """The stored matters at these addresses, every part of them."""
        families = {(key.kind, key.givers) for key in keys}
        return [one for family in families for one in self._family(*family) if _address(one.key) in keys]

    def _find_needed(self, reach: Reach, inside: Sequence[NearMatter], whole: Collection[str]) -> set[str]:
        """The documents that have to be at hand."""
        needed = {*whole, *near.fetch_documents_in(self._connection, [one.id for one in inside])}
        needed |= near.fetch_documents_beside(self._connection, reach.items)
        needed |= near.fetch_documents_joint(self._connection, [one.id for one in self._inside(reach.joint)])
        for number in {number for _, number in reach.figures}:
            keys = {key for key, each in reach.figures if each == number}
            ids = [one.id for one in self._inside(keys)]
            needed |= near.fetch_documents_saying(self._connection, ids, number)
        return needed

    def _find_sharing(self, close: Collection[str]) -> set[str]:
        """The documents that share a copied sentence with one of these."""
        mine = near.fetch_claims_of(self._connection, close)
        passages = [{one.earliest, *one.copies} for one in matters.fetch_passages(self._connection)]
        told_again = {claim_id for one in passages if one & mine for claim_id in one}
        return near.fetch_documents_with(self._connection, told_again)

    def _theatres(self, reach: Reach) -> dict[tuple[str, ...], frozenset[str]]:
        """Places of deployments that are not read, of those who have casualties that are."""
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for givers in {key.givers for key in reach.read if key.kind is Kind.CASUALTY}:
            for one in self._family(Kind.DEPLOYMENT, givers):
                if _address(one.key) not in reach.read:
                    found[givers] |= set(one.key.places)
        return {givers: frozenset(places) for givers, places in found.items()}

    def _compare(self, case: Case) -> Saved:
        renewal = renew(case, self._rules.bodies, self._rules.settings)
        if not renewed.has_all(self._connection, renewal.contradictions[0]):
            raise Incomplete
        ids = {one.id for pair in renewal.matters for one in pair if one is not None}
        stored = near.fetch_bodies(self._connection, ids)
        made = finish_matters(renewal, stored, self._find_strangers(renewal), self._rules.bodies)
        gone = [was.id for was, now in renewal.matters if was is not None and now is None]
        return Saved(
            made,
            gone,
            renewal.contradictions,
            renewal.copies,
            renewal.passages,
            renewal.claims_in,
            renewal.left_out,
        )

    def _find_strangers(self, renewal: Renewal) -> list[Matter]:
        """The matters not at hand that are broader or narrower than one that came or went."""
        moved = [was or now for was, now in renewal.matters if was is None or now is None]
        keys = [one.key for one in moved if one is not None]
        found = {
            one.id
            for key in keys
            for one in self._family(key.kind, key.givers)
            if one.id not in renewal.at_hand and is_ranked(one.key, key, self._rules.bodies)
        }
        return list(near.fetch_bodies(self._connection, found).values())


def _address(key: MatterKey) -> MatterKey:
    return replace(key, part="")


def _save(connection: Connection, saved: Saved, made_of: MadeOf, rules: Rules | None) -> tuple[MatterChange, ...]:
    """Save it; what that changed in lists of matters."""
    assert rules is not None, "matters were just made by them"
    went, came = saved.contradictions
    touched = renewed.find_touched(connection, went)
    was = near.fetch_bodies(connection, {one.id for one in saved.made} | touched)
    moved = renewed.save_links(connection, saved.made, saved.gone)
    if went or came:
        renewed.save_clashes(connection, went, came)
    touched |= renewed.find_touched(connection, came)
    now = near.fetch_bodies(connection, {one.id for one in saved.made} | touched)
    was |= {
        id: one for id, one in now.items() if id in touched and id not in was and id not in {m.id for m in saved.made}
    }
    before = matter_pages.fetch_rows_by_id(connection, sorted({*was, *saved.gone}))
    graded = _grade(connection, list(now.values()), rules)
    for one in graded:
        matters.save_body(connection, one)
    renewed.save_read_tables(connection, was, graded, saved, moved, make_now())
    renewed.save_beside(connection, saved)
    matters.save_made_of(connection, made_of)
    after = matter_pages.fetch_rows_by_id(connection, sorted(now))
    changes = (_find_change(before.get(id), after.get(id)) for id in sorted(before.keys() | after.keys()))
    return tuple(one for one in changes if one is not None)


def _find_change(was: MatterRow | None, now: MatterRow | None) -> MatterChange | None:
    """What a reader of lists sees of a change; None where that is nothing."""
    one = now or was
    assert one is not None, "of two rows there is one"
    if was is None or now is None:
        return MatterChange(one.id, one.key, (("whole", "" if was is None else "1", "" if now is None else "1"),))
    sides = [_read_row(was), _read_row(now)]
    details = tuple((name, sides[0][name], sides[1][name]) for name in sides[0] if sides[0][name] != sides[1][name])
    return MatterChange(one.id, one.key, details) if details else None


def _read_row(row: MatterRow) -> dict[str, str]:
    figure = f"{render_interval(row.interval)} {row.unit}" if row.interval else ""
    counts = {"origins": row.origins, "claims": row.claims, "contradictions": row.contradictions}
    return {"figure": figure, **{name: str(number) for name, number in counts.items()}}


def _grade(connection: Connection, found: Sequence[Matter], rules: Rules) -> list[Matter]:
    letters = find_letters(rules.settings, rules.bodies)
    gravest = near.fetch_gravest(connection, [one.id for one in found])
    return [replace(one, grade=grade_matter(one, gravest.get(one.id, 0), rules.settings, letters)) for one in found]
