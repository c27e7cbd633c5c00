"""The grid of sentences: how many of them the engine reads right, by frame, verb, kind of party word and item.

    python evals/run_grid.py                        all tables: one line each
    python evals/run_grid.py en-transfer            pass rates by frame, verb, party words, items and fault
    python evals/run_grid.py en-transfer --fails N  and N failing cells of each frame, with what was read
    python evals/run_grid.py en-transfer --frame X --verb Y --kind Z   of these cells only
    python evals/run_grid.py --markdown             the table of docs/quality-extraction.md
    python evals/run_grid.py [TABLE ...] --raise    write better rates down as floors (evals/grid/floors)

A cell passes where every expected claim is there with its sides, item and number and nothing is too many; "full" asks
for stance (and time, origin where the frame names them) too.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from grid.cells import Cell, make_cells
from grid.floors import measure_groups, raise_floors
from grid.reading import Outcome, load_known, read_cells
from grid.tables import find_names, load_table


def main() -> None:
    """Read the command line, run the tables and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*")
    parser.add_argument("--frame")
    parser.add_argument("--verb")
    parser.add_argument("--kind")
    parser.add_argument("--fails", type=int, default=0)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="raise_floors")
    options = parser.parse_args()
    known = load_known()
    for name in options.tables or find_names():
        cells = [cell for cell in make_cells(load_table(name)) if _is_asked(cell, options)]
        outcomes = list(read_cells(cells, known, name.split("-")[0]))
        if options.markdown:
            _print_markdown(name, outcomes)
            continue
        if options.raise_floors:
            raise_floors(name, measure_groups(outcomes))
        print(f"{name}: {_rate(outcomes)}")
        if options.tables:
            _print_tables(outcomes)
            _print_fails(outcomes, options.fails)


def _is_asked(cell: Cell, options: argparse.Namespace) -> bool:
    frame = not options.frame or options.frame in (cell.frame, cell.group)
    verb = not options.verb or options.verb == cell.verb
    return frame and verb and (not options.kind or options.kind in cell.kinds)


def _rate(outcomes: Iterable[Outcome]) -> str:
    rows = list(outcomes)
    core, full = sum(o.is_core for o in rows), sum(not o.faults for o in rows)
    return f"{core / len(rows):6.1%} core, {full / len(rows):6.1%} full of {len(rows)}" if rows else "no cells"


def _print_tables(outcomes: list[Outcome]) -> None:
    plain = [o for o in outcomes if o.cell.section != "mixed"]
    _print_by("frame", outcomes, lambda o: f"{o.cell.group}: {o.cell.frame}")
    _print_by("verb", [o for o in plain if o.cell.section == "verb"], lambda o: o.cell.verb)
    _print_by("first party", [o for o in plain if o.cell.section == "A"], lambda o: o.cell.kinds[0])
    _print_by("second party", [o for o in plain if o.cell.section == "B"], lambda o: o.cell.kinds[1])
    _print_by("number", [o for o in outcomes if o.cell.section == "n"], lambda o: o.cell.varied)
    _print_by("time", [o for o in outcomes if o.cell.section == "t"], lambda o: o.cell.varied)
    _print_by("item", [o for o in plain if o.cell.section == "item"], lambda o: o.cell.item)
    faults = Counter(fault for o in outcomes for fault in o.faults)
    print("\nfaults:", ", ".join(f"{fault} {n}" for fault, n in faults.most_common()))


def _print_by(title: str, outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> None:
    print(f"\nby {title}")
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    for name, rows in sorted(groups.items(), key=lambda g: (sum(o.is_core for o in g[1]) / len(g[1]), g[0])):
        print(f"  {name:48} {_rate(rows)}")


def _print_fails(outcomes: list[Outcome], most: int) -> None:
    shown: Counter[str] = Counter()
    for outcome in outcomes:
        if not outcome.faults or shown[outcome.cell.frame] >= most:
            continue
        shown[outcome.cell.frame] += 1
        cell = outcome.cell
        print(f"\n[{cell.frame} | {cell.verb} | {cell.kinds[0]} | {cell.kinds[1]}] {', '.join(sorted(outcome.faults))}")
        print(f"  {cell.text}")
        for claim in cell.claims:
            print(f"  expected {_line(claim)}")
        for claim in outcome.found:
            print(f"  read     {_line(claim)}")


def _line(claim: dict[str, object]) -> str:
    slots = (
        "kind",
        "supplier",
        "recipient",
        "item",
        "designation",
        "outcome",
        "quantity",
        "basis",
        "stance",
        "time",
        "origin",
    )
    return " | ".join(str(claim[slot]) for slot in slots if claim.get(slot) is not None)


def _print_markdown(name: str, outcomes: list[Outcome]) -> None:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.cell.group].append(outcome)
    for group, rows in groups.items():
        core, full = sum(o.is_core for o in rows) / len(rows), sum(not o.faults for o in rows) / len(rows)
        print(f"| {name} | {group} | {len(rows)} | {core:.3f} | {full:.3f} |")


if __name__ == "__main__":
    main()
