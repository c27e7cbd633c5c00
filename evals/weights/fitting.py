"""Fitting: a conditional logit for the choice of sides and a logistic model for whether anything is claimed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fundstelle.extract.weighing import Weights, choose, find_shares, name_share
from weights.asked import Asked

Vector = np.ndarray[Any, np.dtype[np.float64]]

LEAST_DOCS = 5
"""Documents that must hold a name: fewer would make it the name of one story."""

CHOOSE_RIDGE, HOLD_RIDGE = 3.0, 6.0
INNER = 4
"""Parts of the documents for the picks that the second model learns from: a first model that saw none of them."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of yes-or-no columns: `columns` of all rows one after another, `starts` where each row begins."""

    columns: np.ndarray[Any, np.dtype[np.int64]]
    starts: np.ndarray[Any, np.dtype[np.int64]]
    width: int

    def sums(self, weights: Vector) -> Vector:
        """Per row the sum of its columns' weights."""
        added = np.concatenate(([0.0], np.cumsum(weights[self.columns])))
        return added[self.starts[1:]] - added[self.starts[:-1]]

    def spread(self, values: Vector) -> Vector:
        """Per column the sum of its rows' values."""
        return np.asarray(
            np.bincount(self.columns, np.repeat(values, np.diff(self.starts)), self.width), dtype=np.float64
        )


def make_table(rows: Iterable[Iterable[str]], index: dict[str, int]) -> Table:
    """The rows as a table of the names in the index."""
    known = [[index[name] for name in row if name in index] for row in rows]
    starts = np.cumsum([0, *(len(row) for row in known)])
    return Table(np.array([at for row in known for at in row], dtype=np.int64), starts, len(index))


def make_index(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, int]:
    """Columns of the names that hold in enough documents; rows: document with names."""
    docs = Counter(name for name, _ in {(name, doc) for doc, names in rows for name in names})
    return {name: at for at, name in enumerate(sorted(name for name, count in docs.items() if count >= LEAST_DOCS))}


def minimise(find: Callable[[Vector], tuple[float, Vector]], width: int, *, rounds: int = 150) -> Vector:
    """The weights at which a convex loss is least: L-BFGS (Nocedal and Wright 2006, algorithm 7.4), halving steps.

    Ours, since numpy has none and scipy would be 100 MB for this one call.
    """
    x = np.zeros(width)
    loss, slope = find(x)
    kept: list[tuple[Vector, Vector]] = []
    for _ in range(rounds):
        way = -_turn(slope, kept)
        step, drop = 1.0, float(slope @ way)
        while (found := find(x + step * way))[0] > loss + 1e-4 * step * drop and step > 1e-8:
            step /= 2
        moved, change = step * way, found[1] - slope
        if float(moved @ change) > 1e-12:
            kept = [*kept[-9:], (moved, change)]
        done = loss - found[0] < 1e-7 * abs(loss)
        x, loss, slope = x + moved, found[0], found[1]
        if done:
            break
    return x


def _turn(slope: Vector, kept: Sequence[tuple[Vector, Vector]]) -> Vector:
    """The slope times what is known of the inverse curvature."""
    q, shares = slope.copy(), []
    for moved, change in reversed(kept):
        share = float(moved @ q) / float(moved @ change)
        shares.append(share)
        q -= share * change
    if kept:
        moved, change = kept[-1]
        q *= float(moved @ change) / float(change @ change)
    for (moved, change), share in zip(kept, reversed(shares), strict=True):
        q += (share - float(change @ q) / float(moved @ change)) * moved
    return q


def fit_choose(asked: Sequence[Asked]) -> dict[str, float]:
    """Weights of the names of sides, from the prospects of which one pairing is right."""
    told = [one for one in asked if any(one.right)]
    index = make_index((one.doc, names) for one in told for names in one.sides)
    table = make_table((names for one in told for names in one.sides), index)
    right = np.array([at for one in told for at in one.right])
    begins = np.cumsum([0, *(len(one.sides) for one in told)])[:-1]
    of = np.repeat(np.arange(len(told)), [len(one.sides) for one in told])

    def find(weights: Vector) -> tuple[float, Vector]:
        sums = table.sums(weights)
        whole, of_all = _softmax(sums, begins, of)
        part, of_right = _softmax(np.where(right, sums, -np.inf), begins, of)
        loss = float((whole - part).sum() + CHOOSE_RIDGE / 2 * weights @ weights)
        return loss, table.spread(of_all - of_right) + CHOOSE_RIDGE * weights

    return dict(zip(index, minimise(find, len(index)).tolist(), strict=True))


def _softmax(
    sums: Vector, begins: np.ndarray[Any, np.dtype[np.int64]], of: np.ndarray[Any, np.dtype[np.int64]]
) -> tuple[Vector, Vector]:
    """(logarithm of each group's summed powers, each row's share of its group)."""
    highest = np.maximum.reduceat(sums, begins)
    powers = np.exp(sums - highest[of])
    whole = np.add.reduceat(powers, begins)
    return np.log(whole) + highest, powers / whole[of]


def pick(one: Asked, weights: dict[str, float]) -> tuple[int, float]:
    """(place of the likeliest pairing, its share)."""
    return choose(one.ids, find_shares([sum(weights.get(name, 0.0) for name in names) for names in one.sides]))


def _hold_names(one: Asked, at: int, share: float) -> list[str]:
    return [*one.thing, *(f"of {name}" for name in {*one.sides[at], name_share(share)})]


def fit_hold(asked: Sequence[Asked], picks: Sequence[tuple[int, float]]) -> dict[str, float]:
    """Weights of the names of things, and of the sides picked for them; "all" is not held small."""
    rows = [_hold_names(one, *picked) for one, picked in zip(asked, picks, strict=True)]
    index = make_index((one.doc, row) for one, row in zip(asked, rows, strict=True))
    table = make_table(rows, index)
    right = np.array([float(one.right[at]) for one, (at, _) in zip(asked, picks, strict=True)])
    ridge = np.full(len(index), HOLD_RIDGE)
    ridge[index["all"]] = 0.0

    def find(weights: Vector) -> tuple[float, Vector]:
        sums = table.sums(weights)
        loss = float((np.logaddexp(0.0, sums) - right * sums).sum() + (ridge * weights) @ weights / 2)
        return loss, table.spread(np.exp(-np.logaddexp(0.0, -sums)) - right) + ridge * weights

    return dict(zip(index, minimise(find, len(index)).tolist(), strict=True))


def parts_of(docs: Iterable[str], number: int, seed: int = 3) -> list[set[str]]:
    """The documents dealt out by chance; the same every time."""
    ordered = sorted(set(docs))
    random.Random(seed).shuffle(ordered)
    return [set(ordered[at::number]) for at in range(number)]


def fit(asked: Sequence[Asked], limits: tuple[float, float, float]) -> Weights:
    """Both models over some documents; limits: keep, add, turn."""
    picks: dict[int, tuple[int, float]] = {}
    for part in parts_of((one.doc for one in asked), INNER):
        sides = fit_choose([one for one in asked if one.doc not in part])
        picks |= {at: pick(one, sides) for at, one in enumerate(asked) if one.doc in part}
    hold = fit_hold(asked, [picks[at] for at in range(len(asked))])
    return Weights(_told(fit_choose(asked)), _told(hold), *limits)


def _told(weights: dict[str, float]) -> dict[str, float]:
    """The weights that can come to hold, rounded; those too small to turn anything are left out."""
    return {
        name: round(weight, 3)
        for name, weight in weights.items()
        if abs(weight) >= LEAST_WEIGHT and not name.removeprefix("of ").startswith("seen ")
    }


LEAST_WEIGHT = 0.02
