"""Reliability of claim scores: fit the weights of extract/scoring.py on gold, and show how far scores can be trusted.

    python evals/reliability.py          the table of each half of the documents, scored by weights fitted on the other
    python evals/reliability.py --fit    also the weights fitted on all documents, as they stand in scoring.py
    python evals/reliability.py --write  and write these into scoring.py, after a change of the engine
    python evals/reliability.py --also FOLDER …  with further gold, of pages that the rules were not written with

Right means a core match by ../shared/gold/score.py over seeds and dev, which the rules were written with: scores fitted
on these alone are too high for a page nobody has read, so the weights in scoring.py are fitted with --also. Halves are
of documents, never of claims, so that no sentence's neighbours tell on it. Ridge-penalised logistic regression by
Newton steps. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from fundstelle.extract import scoring, telling
from fundstelle.extract.scoring import LEAST, MOST, WEIGHTS, find_features
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.register.direct import read_and_extract

SHARED = Path(__file__).parents[2] / "shared" / "gold"
BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
RIDGE = 1.0
"""Penalty on each weight but the constant. At 4 the log loss is better (.426; .435 at 1), but all is middling."""

HALVINGS = 20
"""Ways to halve the documents by chance, over which the figures are averaged: one way alone says little."""

RIDGES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Penalties that --fit compares by their cross-fitted log loss."""


Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Row:
    """One emitted claim: its document, the features that hold, whether it is a core match."""

    doc: str
    features: frozenset[str]
    right: bool


def load_scorer() -> ModuleType:
    """The gold's own scoring script as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def find_rows(also: Sequence[Path] = ()) -> list[Row]:
    """Every claim of seeds, dev and the folders of further gold (`also`) with its features.

    The score of a claim carries its number while this runs.
    """
    kept: list[frozenset[str]] = []

    def record(*arguments: Any) -> float:
        kept.append(find_features(*arguments))
        return float(len(kept) - 1)

    usual = scoring.find_score
    setattr(telling, "find_score", record)  # noqa: B010
    try:
        return [row for folder in (SHARED / "seeds", SHARED / "dev", *also) for row in _rows_of(folder, kept)]
    finally:
        setattr(telling, "find_score", usual)  # noqa: B010


def _rows_of(folder: Path, kept: list[frozenset[str]]) -> list[Row]:
    scorer = load_scorer()
    docs = scorer.read_gold(folder)
    rows: list[Row] = []
    for result in read_and_extract(sorted(folder.glob("*.txt")), meta=folder / "documents.json"):
        assert isinstance(result, Extraction), result
        name = scorer.doc_name(result.reading.document.captures[-1].path)
        claims = [claim for claim in result.claims if claim.kind in SCORED_KINDS]
        doc = docs[name]
        gold = [claim for claim in doc["claims"] if claim["kind"] in scorer.KINDS]
        breaks = scorer.sentence_breaks(doc["text"])
        scopes = [scorer.widened(doc["text"], breaks, claim) for claim in gold]
        pairs = scorer.match(gold, [gold_form(claim) for claim in claims], scopes)
        right = {at for _, at in pairs}
        rows += [Row(name, kept[int(claim.score)], at in right) for at, claim in enumerate(claims)]
    return rows


def is_in_first_half(doc: str) -> bool:
    """A fixed coin for each document."""
    return hashlib.sha256(doc.encode()).digest()[0] % 2 == 0


def fit(rows: Sequence[Row], ridge: float = RIDGE) -> dict[str, float]:
    """Weight of each feature that occurs at least five times in the rows."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= 5)
    x = np.array([[float(name in row.features) for name in names] for row in rows])
    y = np.array([float(row.right) for row in rows])
    penalty = np.diag([0.0 if name == "always" else ridge for name in names])
    return dict(zip(names, (float(w) for w in _descend(x, y, penalty)), strict=True))


def _descend(x: Matrix, y: Matrix, penalty: Matrix) -> Matrix:
    """The weights of a logistic regression by Newton steps."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - penalty @ weights
        hessian = (x.T * (p * (1 - p))) @ x + penalty
        weights += np.linalg.solve(hessian, gradient)
    return weights


def predict(row: Row, weights: dict[str, float]) -> float:
    """The score of a row under some weights."""
    total = sum(weights.get(name, 0.0) for name in row.features)
    return float(min(max(1 / (1 + np.exp(-total)), LEAST), MOST))


def show_table(pairs: Sequence[tuple[float, bool]]) -> None:
    """Five bins: how many claims, what they score on average, how many of them are right."""
    print("score        claims  share  mean score  right")
    for low, high in BINS:
        inside = [(score, right) for score, right in pairs if low <= score < high]
        if inside:
            mean = sum(score for score, _ in inside) / len(inside)
            rest = f"{len(inside) / len(pairs):5.0%}  {mean:10.2f}  {_share(right for _, right in inside)}"
            print(f"[{low:.1f}, {min(high, 1):.1f})  {len(inside):6d}  {rest}")
    best = [right for score, right in pairs if score >= 0.9]
    print(f"all {len(pairs)}, of these {_share(right for _, right in pairs)} right", end="; ")
    print(f"score >= 0.9: {len(best) / len(pairs):.0%}, of these {_share(best)} right")
    print(f"log loss {log_loss(pairs):.4f}")


def _share(rights: Iterable[bool]) -> str:
    found = list(rights)
    return f"{sum(found) / len(found):.1%}" if found else "none"


def log_loss(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean of minus the log of the probability given to what was the case."""
    return float(-sum(np.log(score if right else 1 - score) for score, right in pairs) / len(pairs))


def cross_fit(
    rows: Sequence[Row], ridge: float = RIDGE, first: Callable[[str], bool] = is_in_first_half
) -> list[tuple[float, bool]]:
    """Each half's scores by weights fitted on the other half."""
    halves = ([r for r in rows if first(r.doc)], [r for r in rows if not first(r.doc)])
    pairs: list[tuple[float, bool]] = []
    for fitted, shown in (halves, halves[::-1]):
        weights = fit(fitted, ridge)
        pairs += [(predict(row, weights), row.right) for row in shown]
    return pairs


def cross_fit_often(rows: Sequence[Row], ridge: float = RIDGE) -> list[tuple[float, bool]]:
    """The scores of all halvings by chance together."""
    docs = sorted({row.doc for row in rows})
    dice = random.Random(1)
    pairs: list[tuple[float, bool]] = []
    for _ in range(HALVINGS):
        half = frozenset(dice.sample(docs, len(docs) // 2))
        pairs += cross_fit(rows, ridge, half.__contains__)
    return pairs


def weight_lines(rows: Sequence[Row]) -> Iterator[str]:
    """The weights fitted on all rows, each with how many claims have the feature and how many of these are right."""
    for name, weight in sorted(fit(rows).items()):
        held = [row.right for row in rows if name in row.features]
        yield f'    "{name}": {weight:.2f},  # {len(held)} claims, {sum(held) / len(held):.0%} right'


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How far claim scores can be trusted.")
    parser.add_argument("--fit", action="store_true", help="print the weights fitted on all documents")
    parser.add_argument("--write", action="store_true", help="write them into scoring.py")
    parser.add_argument("--also", nargs="+", type=Path, default=[], metavar="FOLDER", help="further folders of gold")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"SKIPPED: {SHARED} is not there", file=sys.stderr)
        return 0
    rows = find_rows(options.also)
    for ridge in RIDGES if options.fit else ():
        pairs = cross_fit_often(rows, ridge)
        print(f"ridge {ridge}: cross-fitted log loss {log_loss(pairs):.4f}")
    print(
        f"== {len(rows)} claims of {len({row.doc for row in rows})} documents; each half scored by the other's weights"
    )
    show_table(cross_fit(rows))
    print(f"== the same for {HALVINGS} halvings by chance, all together")
    show_table(cross_fit_often(rows))
    print("== the weights of scoring.py on all documents (they were fitted on these)")
    show_table([(predict(row, WEIGHTS), row.right) for row in rows])
    lines = list(weight_lines(rows))
    if options.fit or options.write:
        print("\n".join(lines))
    if options.write:
        source = Path(scoring.__file__)
        text = re.sub(
            r"(?<=\nWEIGHTS: dict\[str, float\] = )\{.*?\}",
            lambda _: "{\n" + "\n".join(lines) + "\n}",
            source.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        source.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
