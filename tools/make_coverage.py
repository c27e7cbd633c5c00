"""Measure how many of the names read on real pages are found, with the lexicon that extraction uses.

In: docs/quality/knowledge-mentions.jsonl, one row a page: its address, language, the round it was read in and the
distinct names noted (parties, sources, places, designations, items), as they stand on the page. No text is kept.
A name is found when a mark of its kind begins at one of its words: "ukrainischer Generalstab" is found as a source by
its state and its institution. Run from the repository: `python tools/make_coverage.py`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fundstelle.extract.lexicon import Lexicon, make_lexicon
from fundstelle.knowledge import Knowledge, load_knowledge
from fundstelle.languages import load_pack
from fundstelle.text.tokens import find_tokens, fold_word

MENTIONS = Path(__file__).parents[1] / "docs/quality/knowledge-mentions.jsonl"
KINDS = ("parties", "sources", "places", "designations", "items")
MARKS: Mapping[str, frozenset[str]] = {
    "parties": frozenset({"party", "prefix_party", "part_party"}),
    "sources": frozenset(
        {"source", "prefix_source", "part_source", "institution", "party", "prefix_party", "part_party"}
    ),
    "places": frozenset({"place", "party"}),
    "designations": frozenset({"designation", "prefix_designation"}),
    "items": frozenset({"item", "prefix_item", "part", "carrier", "casualty", "event", "institution:force"}),
}
Page = Mapping[str, Any]


def is_found(name: str, kind: str, lexicon: Lexicon, weak: frozenset[str]) -> bool:
    """Whether the lexicon marks the name as its kind, or it is one of the weak forms, which need their context."""
    tokens = list(find_tokens(name))
    found = [mark for marks in lexicon.find_marks(tokens) for mark in marks]
    marks = {mark.category for mark in found} | {f"{mark.category}:{mark.value}" for mark in found}
    return bool(marks & MARKS[kind]) or fold_word(name) in weak


def find_weak(known: Knowledge) -> frozenset[str]:
    """Folded weak forms of all rows."""
    groups = [*(party.weak for party in known.parties.values()), *(source.weak for source in known.sources.values())]
    words = {form for group in groups for forms in group.values() for form in forms}
    return frozenset(fold_word(word) for word in words)


def count_names(
    pages: Iterable[Page], lexicons: Mapping[str, Lexicon], weak: frozenset[str]
) -> Mapping[str, Counter[str]]:
    """By kind: `all` and `found`, and what is missing under "- name"."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for page in pages:
        for kind in KINDS:
            for name in page["mentions"].get(kind, []):
                counts[kind]["all"] += 1
                found = is_found(name, kind, lexicons[page["language"]], weak)
                counts[kind]["found" if found else f"- {name}"] += 1
    return counts


def render_counts(name: str, pages: list[Page], counts: Mapping[str, Counter[str]]) -> str:
    """A row of the table: pages, then found of all by kind."""
    total = sum((count for count in counts.values()), Counter[str]())
    cells = [f"{c['found']} of {c['all']} ({c['found'] / max(c['all'], 1):.1%})" for c in (*counts.values(), total)]
    return f"| {name} | {len(pages)} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table by round, and what is missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=Path, default=MENTIONS)
    pages: list[Page] = [json.loads(line) for line in options.parse_args().mentions.read_text("utf-8").splitlines()]
    known = load_knowledge()
    lexicons = {code: make_lexicon(load_pack(code), known) for code in {page["language"] for page in pages}}
    print("| round | pages | " + " | ".join((*KINDS, "all")) + " |\n|" + " --- |" * (len(KINDS) + 3))
    missing: Counter[str] = Counter()
    for name in (*sorted({page["round"] for page in pages}), "all"):
        chosen = [page for page in pages if name in (page["round"], "all")]
        counts = count_names(chosen, lexicons, find_weak(known))
        print(render_counts(name, chosen, counts))
        if name == "all":
            missing.update(
                {f"{kind} {row}": n for kind, c in counts.items() for row, n in c.items() if row[:2] == "- "}
            )
    print("\nMissing: " + ", ".join(f"{row} ({n})" for row, n in missing.most_common()))


if __name__ == "__main__":
    main()
