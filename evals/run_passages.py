"""Passages of the grid: how often a sentence that leans on what stood before it is read right, wrong or not at all.

python evals/run_passages.py                  both languages: one line each
python evals/run_passages.py en               by group of followers, antecedent and what stands between
python evals/run_passages.py en --fails N --group G   N texts of a group (or follower) with what was read
python evals/run_passages.py --markdown       the table of docs/quality-extraction.md
python evals/run_passages.py --raise          write better rates down as floors (evals/grid/floors)
"""

from __future__ import annotations

import argparse
from collections import Counter

from grid.passages import Count, find_languages, load_passages, read_passages, sum_by
from grid.passages import raise_floors as raise_
from grid.reading import load_known


def main() -> None:
    """Read the command line, run the passages and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--group")
    parser.add_argument("--fails", type=int, default=0)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="raise_floors")
    options = parser.parse_args()
    known = load_known()
    for language in options.languages or find_languages():
        passages = load_passages(language)
        if options.group:
            passages = [p for p in passages if options.group in (p.group, p.follower, *p.parts.values())]
        counts = list(read_passages(passages, known, language))
        if options.raise_floors:
            raise_(language, counts)
        print(f"{language}: {_rate(_sum(counts))}")
        if options.languages or options.markdown:
            for slot in ("group",) if options.markdown else ("group", "antecedent", "gap"):
                _print_rows(slot, sum_by(counts, slot), markdown=options.markdown)
        _print_fails(counts, options.fails)


def _sum(counts: list[Count]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in sum_by(counts, "gap").values():
        total.update(row)
    return total


def _rate(row: Counter[str]) -> str:
    share = row["right"] / max(row["all"], 1)
    return f"{row['right']} of {row['all']} right ({share:.1%}), {row['wrong']} wrong, in {row['texts']} texts"


def _print_rows(slot: str, rows: dict[str, Counter[str]], *, markdown: bool) -> None:
    print(
        f"| {slot} | claims | right | missing | wrong |\n| --- | --- | --- | --- | --- |" if markdown else f"-- {slot}"
    )
    for name, row in rows.items():
        if markdown:
            print(f"| {name} | {row['all']} | {row['right']} | {row['missing']} | {row['wrong']} |")
        else:
            print(f"{name:32} {_rate(row)}")


def _print_fails(counts: list[Count], most: int) -> None:
    for count in [c for c in counts if c.wrong or c.missing][:most]:
        print(f"\n[{count.passage.antecedent}, {count.passage.gap}] {count.passage.text}")
        print("  want", [_short(claim) for claim in count.passage.claims])
        print("  read", [_short(claim) for claim in count.found])


def _short(claim: dict[str, object]) -> str:
    slots = ("kind", "supplier", "recipient", "item", "quantity", "outcome", "stance")
    return " ".join(str(claim.get(slot)) for slot in slots)


if __name__ == "__main__":
    main()
