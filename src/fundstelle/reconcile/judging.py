"""Reviewers' "same" and "not the same" between claims, and the parts into which they split a matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.options import Judgement


def find_parts(facts: Sequence[Fact], judgements: Collection[Judgement]) -> dict[str, list[Fact]]:
    """The facts of one address by the name of their part; "" is the part of all that nobody split off.

    A part is named after its first claim. Claims judged the same go together; of two judged not the same the one that
    is later in the canonical order leaves. facts: in canonical order.
    """
    places = {fact.id: place for place, fact in enumerate(facts)}
    known = [j for j in judgements if j.a in places and j.b in places]
    groups = _unite(places, known)
    foes = _find_foes(groups, known)
    part_of = _assign(sorted(set(groups.values())), foes, {v: facts[v].id for v in set(groups.values())})
    parts: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        group = groups.get(fact.id)
        parts[part_of[group] if group is not None else ""].append(fact)
    return dict(parts)


def _unite(places: Mapping[str, int], judgements: Sequence[Judgement]) -> dict[str, int]:
    """Claim -> the first place of its group, for every claim that is judged."""
    group = {claim: places[claim] for j in judgements for claim in (j.a, j.b)}
    for judgement in judgements:
        if judgement.same:
            old, new = sorted((group[judgement.a], group[judgement.b]), reverse=True)
            group = {claim: new if at == old else at for claim, at in group.items()}
    return group


def _find_foes(groups: Mapping[str, int], judgements: Sequence[Judgement]) -> dict[int, set[int]]:
    foes: dict[int, set[int]] = defaultdict(set)
    for judgement in judgements:
        if not judgement.same and groups[judgement.a] != groups[judgement.b]:
            foes[groups[judgement.a]].add(groups[judgement.b])
            foes[groups[judgement.b]].add(groups[judgement.a])
    return foes


def _assign(groups: Sequence[int], foes: Mapping[int, set[int]], names: Mapping[int, str]) -> dict[int, str]:
    """Each group to the first part in which it has no foe; a new part is named after its first claim."""
    members: dict[str, set[int]] = {"": set()}
    part_of = {}
    for group in groups:
        free = [part for part, inside in members.items() if not inside & foes.get(group, set())]
        part = free[0] if free else names[group]
        members.setdefault(part, set()).add(group)
        part_of[group] = part
    return part_of
