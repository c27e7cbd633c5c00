"""Weighing: which two parties stand on the sides of a thing, and how likely anything is claimed of it at all.

Two sums of weights, both fitted by `evals/fit_weights.py` on annotated documents and kept in `weights.toml` of the
language. The first chooses among the pairings (a conditional logit: of all pairings of a prospect one is right); the
second says how likely the chosen one is claimed (a logistic model). Both are linear, so every answer can be taken apart
into the names that held and what each added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import exp, fsum

from fundstelle.extract.draft import Draft
from fundstelle.extract.prospect_features import frame_features, pair_features, role_features, thing_features
from fundstelle.extract.prospects import Ids, Pairing, Prospect, Setting, find_pairings
from fundstelle.extract.record import record
from fundstelle.languages import Pack


@record
class Weights:
    """The weights of a language. choose: of sides; hold: of things ("all" holds always). keep, add, turn: chances from
    which on a reading of the frames stays, a thing that they leave is claimed, and other sides take over.
    """

    choose: Mapping[str, float]
    hold: Mapping[str, float]
    keep: float
    add: float
    turn: float


@record
class Weighed:
    """The likeliest pairing of a prospect, and the chance that it is claimed; as_read: that of the frames' own pairing,
    None where it is none of the pairings."""

    pairing: Pairing
    chance: float
    as_read: float | None


def load_weights(pack: Pack) -> Weights | None:
    """The weights of a language; None for a pack that has none, whose frames then decide alone."""
    table = pack.tables.get("weights")
    if table is None:
        return None
    limits = table["limits"]
    return Weights(table["choose"], table["hold"], limits["keep"], limits["add"], limits["turn"])


def weigh(
    setting: Setting, prospect: Prospect, read: Draft | None, others: Sequence[Draft], weights: Weights
) -> Weighed | None:
    """The likeliest pairing; None where nobody could stand on the sides. read: what the frames have read of the thing;
    others: what they have read of the sentence before it."""
    pairings = find_pairings(setting, prospect)
    if not pairings:
        return None
    sides = _find_sides(setting, prospect, pairings, read, others)
    alone = {id(names): _sum(names, weights.choose) for parts in sides for names in parts[:2]}
    shares = find_shares([alone[id(g)] + alone[id(r)] + _sum(both, weights.choose) for g, r, both in sides])
    ids = [(giver.ids, taker.ids) for giver, taker in pairings]
    thing = _sum(["all", *thing_features(setting, prospect)], weights.hold)
    best, share = choose(ids, shares)
    as_read = _find_read(ids, shares, read)
    return Weighed(
        pairings[best],
        _chance(thing, chain(*sides[best]), share, weights),
        None if as_read is None else _chance(thing, chain(*sides[as_read[0]]), as_read[1], weights),
    )


def find_side_features(
    setting: Setting, prospect: Prospect, pairings: Sequence[Pairing], read: Draft | None, others: Sequence[Draft]
) -> list[list[str]]:
    """The names that hold for the sides of each pairing."""
    return [[*chain(*parts)] for parts in _find_sides(setting, prospect, pairings, read, others)]


def _find_sides(
    setting: Setting, prospect: Prospect, pairings: Sequence[Pairing], read: Draft | None, others: Sequence[Draft]
) -> list[tuple[list[str], list[str], list[str]]]:
    """Of each pairing the names of who gives, who takes, and both; the first two are lists that pairings share."""
    givers = {id(f): role_features(setting, prospect, f, "G") for f in {id(p[0]): p[0] for p in pairings}.values()}
    takers = {id(f): role_features(setting, prospect, f, "R") for f in {id(p[1]): p[1] for p in pairings}.values()}
    return [
        (
            givers[id(pairing[0])],
            takers[id(pairing[1])],
            [*pair_features(setting, prospect, pairing), *frame_features(prospect, read, others, pairing)],
        )
        for pairing in pairings
    ]


def choose(sides: Sequence[tuple[Ids, Ids]], shares: Sequence[float]) -> tuple[int, float]:
    """(place of the likeliest sides, their share): a party named twice has the shares of both mentions."""
    sums: dict[tuple[Ids, Ids], float] = {}
    for both, share in zip(sides, shares, strict=True):
        key = _key(*both)
        sums[key] = sums.get(key, 0.0) + share
    best = max(sums, key=lambda key: sums[key])
    return _first_of(best, sides, shares), sums[best]


def _first_of(key: tuple[Ids, Ids], sides: Sequence[tuple[Ids, Ids]], shares: Sequence[float]) -> int:
    """The mention of these sides with the largest share."""
    return max((at for at, both in enumerate(sides) if _key(*both) == key), key=lambda at: shares[at])


def _key(giver: Ids, taker: Ids) -> tuple[Ids, Ids]:
    return tuple(sorted(giver)), tuple(sorted(taker))


def _find_read(
    sides: Sequence[tuple[Ids, Ids]], shares: Sequence[float], read: Draft | None
) -> tuple[int, float] | None:
    """(place, share) of the sides that the frames have read."""
    if read is None:
        return None
    key = _key(read.giver.ids, read.taker.ids)
    same = [share for both, share in zip(sides, shares, strict=True) if _key(*both) == key]
    return (_first_of(key, sides, shares), fsum(same)) if same else None


def find_shares(sums: Sequence[float]) -> list[float]:
    """What each of the sums has of the whole (softmax)."""
    highest = max(sums)
    powers = [exp(one - highest) for one in sums]
    whole = fsum(powers)
    return [power / whole for power in powers]


def _chance(thing: float, sides: Iterable[str], share: float, weights: Weights) -> float:
    total = thing + _sum([f"of {name}" for name in [*sides, name_share(share)]], weights.hold)
    return 1 / (1 + exp(-total))


def name_share(share: float) -> str:
    """How far the chosen pairing leaves the others behind, as a name."""
    return f"share={int(share * 5)}"


def _sum(names: Iterable[str], weights: Mapping[str, float]) -> float:
    # fsum and each name once: the sum must not hang on the order in which names were found.
    return fsum([weights.get(name, 0.0) for name in set(names)])
