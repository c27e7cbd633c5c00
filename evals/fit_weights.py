"""Fit the weights of extract/weighing.py on annotated documents, and show end to end how they do on documents left out.

    python evals/fit_weights.py --language en --seen FOLDER … --fresh FOLDER … --check
    python evals/fit_weights.py --language en --seen FOLDER … --fresh FOLDER … --write

seen: documents with which the frames were worked on; fresh: others, of which alone is learned how far the frames can be
trusted. --check fits on seven eighths of the documents, extracts the eighth, and scores the fresh ones by
../shared/gold/score.py, with the frames alone beside it. --write puts weights.toml into the language's folder. Halves
are of documents, never of claims. Needs numpy.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from reliability import load_scorer
from weights.asked import NOTHING, Asked, collect, set_in
from weights.fitting import fit, parts_of

from fundstelle.extract import weighed
from fundstelle.extract.weighing import Weights
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.register.direct import read_and_extract

PACKS = Path(__file__).parents[1] / "src" / "fundstelle" / "languages"
PARTS = 8


def main() -> None:
    """Read the arguments, collect, fit, and check or write."""
    options = _parse()
    asked = [one for folder in options.seen for one in collect(folder, fresh=False)]
    asked += [one for folder in options.fresh for one in collect(folder, fresh=True)]
    asked = [one for one in asked if one.language == options.language]
    right = sum(any(one.right) for one in asked)
    print(f"{len(asked)} things asked of, {right} of them claimed, {len({one.doc for one in asked})} documents")
    limits = (options.keep, options.add, options.turn)
    if options.check:
        _check(asked, options.fresh, limits)
    if options.write:
        weights = fit(asked, limits)
        path = PACKS / options.language / "weights.toml"
        path.write_text("".join(_lines(weights, asked)), encoding="utf-8")
        print(f"{path}: {len(weights.choose)} weights of sides, {len(weights.hold)} of things")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", required=True)
    parser.add_argument("--seen", type=Path, nargs="*", default=[])
    parser.add_argument("--fresh", type=Path, nargs="+", required=True)
    parser.add_argument("--keep", type=float, default=0.25, help="chance from which on a reading of the frames stays")
    parser.add_argument("--add", type=float, default=0.4, help="chance from which on a thing they left is claimed")
    parser.add_argument("--turn", type=float, default=0.3, help="chance from which on other sides take over")
    parser.add_argument("--check", action="store_true", help="score documents left out of the fit")
    parser.add_argument("--write", action="store_true", help="write weights.toml into the language's folder")
    return parser.parse_args()


def _check(asked: Sequence[Asked], folders: Sequence[Path], limits: tuple[float, float, float]) -> None:
    """Score the fresh documents, each read with weights that were fitted without it."""
    left_out: dict[str, Weights] = {}
    for part in parts_of((one.doc for one in asked), PARTS):
        weights = fit([one for one in asked if one.doc not in part], limits)
        left_out |= dict.fromkeys(part, weights)
    for name, chosen in (("frames alone", dict.fromkeys(left_out, NOTHING)), ("with weights", left_out)):
        counts = [0, 0, 0, 0, 0]
        for folder in folders:
            here = _score(folder, chosen)
            counts = [one + other for one, other in zip(counts, here, strict=True)]
            print(f"  {folder.name:8}{_line(here)}")
        print(f"{name}: {_line(counts)}")


def _score(folder: Path, chosen: dict[str, Weights]) -> list[int]:
    """gold, emitted, core right, full right, grave errors."""
    scorer: Any = load_scorer()
    docs = scorer.read_gold(folder)
    counts = [0, 0, 0, 0, 0]
    for path in sorted(folder.glob("*.txt")):
        doc = docs[scorer.doc_name(path.name)]
        weights = chosen.get(f"{folder.name}/{path.stem}", NOTHING)
        claims = list(_extract(path, folder / "documents.json", weights))
        gold = [claim for claim in doc["claims"] if claim["kind"] in scorer.KINDS]
        breaks = scorer.sentence_breaks(doc["text"])
        scopes = [scorer.widened(doc["text"], breaks, claim) for claim in gold]
        pairs = scorer.match(gold, claims, scopes)
        whole = sum(scorer.full(gold[i], claims[j]) for i, j in pairs)
        grave = len(scorer.grave_errors(gold, scopes, claims, pairs))
        counts = [a + b for a, b in zip(counts, (len(gold), len(claims), len(pairs), whole, grave), strict=True)]
    return counts


def _extract(path: Path, meta: Path, weights: Weights) -> Iterator[dict[str, object]]:
    with set_in(weighed, {"load_weights": lambda pack: weights}):
        for result in read_and_extract([path], meta=meta):
            assert isinstance(result, Extraction), result
            yield from (gold_form(claim) for claim in result.claims if claim.kind in SCORED_KINDS)


def _line(counts: Sequence[int]) -> str:
    gold, emitted, core, full, grave = counts
    return (
        f"gold {gold} emitted {emitted} core {core} P {core / max(emitted, 1):.3f} R {core / max(gold, 1):.3f} "
        f"F {2 * core / max(gold + emitted, 1):.3f} full {full} F {2 * full / max(gold + emitted, 1):.3f} grave {grave}"
    )


def _lines(weights: Weights, asked: Sequence[Asked]) -> Iterator[str]:
    docs = len({one.doc for one in asked})
    yield f"# Fitted by evals/fit_weights.py on {docs} annotated documents ({len(asked)} things); not to be edited.\n"
    yield f"\n[limits]\nkeep = {weights.keep}\nadd = {weights.add}\nturn = {weights.turn}\n"
    for name, table in (("choose", weights.choose), ("hold", weights.hold)):
        yield f"\n[{name}]\n"
        yield from (f"{_quoted(key)} = {weight}\n" for key, weight in sorted(table.items()))


def _quoted(key: str) -> str:
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
