"""Voices of the grid: who says so, by way of saying, speaker and word.

python evals/run_voices.py                  each language: rates by group
python evals/run_voices.py en --by speaker  by speaker, frame or verb instead; --fails N lists failing cells of each
python evals/run_voices.py --raise          write better rates down as floors (evals/grid/floors)
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from grid.reading import load_known
from grid.voices import Cell, Row, find_languages, load_cells, measure, raise_voices, read_cells, share_right


def main() -> None:
    """Read the command line, read the cells and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--by", choices=("group", "speaker", "frame", "verb"), default="group")
    parser.add_argument("--fails", type=int, default=0)
    parser.add_argument("--raise", action="store_true", dest="raise_floors")
    options = parser.parse_args()
    known = load_known()
    for language in options.languages or find_languages():
        rows = list(read_cells(load_cells(language), known, language))
        _print(language, rows, options.by, options.fails)
        if options.raise_floors:
            raise_voices(language, measure(rows))


def _print(language: str, rows: list[tuple[Cell, Counter[str], list[Row]]], by: str, fails: int) -> None:
    total = sum((counts for _, counts, _ in rows), Counter[str]())
    print(f"{language}: {share_right(total):.3f} of {total.total()} claims right, {len(rows)} texts")
    parts: dict[str, list[tuple[Cell, Counter[str], list[Row]]]] = defaultdict(list)
    for row in rows:
        cell = row[0]
        name = f"{cell.frame} [{cell.verb}]" if by == "verb" else str(getattr(cell, by))
        parts[name].append(row)
    for name, some in sorted(parts.items()):
        counts = sum((c for _, c, _ in some), Counter[str]())
        faults = ", ".join(f"{fault} {n}" for fault, n in counts.most_common() if fault != "right")
        print(f"  {share_right(counts):.3f} {counts.total():6} {name}  {faults}")
        for cell, found in [(c, f) for c, n, f in some if n.total() > n["right"]][:fails]:
            print("      ", cell.text, "=>", [(f["item"], f["origin"], f["via"], f["stance"]) for f in found])


if __name__ == "__main__":
    main()
