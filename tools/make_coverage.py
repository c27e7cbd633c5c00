"""Measure how many of the names read on real pages the packaged knowledge finds, and write docs/quality-knowledge.md.

In: docs/quality/knowledge-mentions.jsonl, one row a page: its address, the round it was read in and the distinct names
noted (parties, sources, places, designations), as they stand on the page. No text of the pages is kept.
Run from the repository: `python tools/make_coverage.py` prints, `--write` also writes the document.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from fundstelle.knowledge import Knowledge, Party, load_knowledge

ROOT = Path(__file__).parents[1]
MENTIONS = ROOT / "docs/quality/knowledge-mentions.jsonl"
KINDS = ("parties", "sources", "places", "designations")
ENDINGS = ("es", "en", "er", "em", "e", "s", "n", "-", "'s", "’s", "'", "’")
"""Endings that the reading packs add to a stem (adjectives, genitives, plurals, compound heads)."""


def make_forms(known: Knowledge) -> dict[str, set[str]]:
    """Casefolded forms by kind."""
    return {
        "parties": {fold(form) for party in known.parties.values() for form in party_forms(party)},
        "sources": {
            fold(form)
            for source in known.sources.values()
            for group in (source.names, source.weak)
            for forms in group.values()
            for form in forms
        }
        | {fold(code) for code in known.sources}
        | {fold(form) for party in known.parties.values() for form in all_forms((party.metonyms, party.names))},
        "places": {fold(form) for place in known.places.values() for form in all_forms((place.names,))}
        | {fold(form) for party in known.parties.values() for form in all_forms((party.metonyms, party.names))},
        "designations": {fold(form) for row in known.designations.values() for form in (row.id, *row.aliases)},
    }


def party_forms(party: Party) -> Iterable[str]:
    """Every form of a party, its office-holders included."""
    yield from all_forms((party.names, party.adjectives, party.inhabitants, party.metonyms, party.weak))
    for office in party.offices:
        yield from office.forms


def all_forms(groups: Iterable[Mapping[str, tuple[str, ...]]]) -> Iterable[str]:
    """The forms of several keys in all languages."""
    return (form for group in groups for forms in group.values() for form in forms)


def fold(form: str) -> str:
    """As compared: lower case, one kind of apostrophe."""
    return form.casefold().replace("’", "'")


def is_found(form: str, forms: set[str]) -> bool:
    """The form itself, or what is left when one ending or the later parts of a compound are taken off."""
    folded = fold(form)
    parts = folded.split("-")
    heads = [folded, folded.rstrip("-"), *("-".join(parts[:number]) for number in range(1, len(parts)))]
    return any(head in forms or f"{head}-" in forms for head in heads) or any(
        folded.endswith(ending) and folded[: -len(ending)] in forms for ending in ENDINGS
    )


def make_counts(
    pages: Iterable[Mapping[str, object]], forms: Mapping[str, set[str]]
) -> tuple[Counter[str], Counter[str]]:
    """(found, all) by kind over the pages."""
    found: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for page in pages:
        for kind in KINDS:
            for form in page["mentions"].get(kind, []):  # type: ignore[attr-defined]
                everything[kind] += 1
                found[kind] += is_found(form, forms[kind])
    return found, everything


def find_missing(pages: Iterable[Mapping[str, object]], forms: Mapping[str, set[str]]) -> Counter[str]:
    """Forms not found, "kind: form", with the number of pages they stand on."""
    return Counter(
        f"{kind}: {form}"
        for page in pages
        for kind in KINDS
        for form in page["mentions"].get(kind, [])  # type: ignore[attr-defined]
        if not is_found(form, forms[kind])
    )


def main() -> None:
    """Print the figures by round, and what is missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=Path, default=MENTIONS)
    arguments = options.parse_args()
    pages = [json.loads(line) for line in arguments.mentions.read_text(encoding="utf-8").splitlines()]
    forms = make_forms(load_knowledge())
    for round_name in sorted({str(page["round"]) for page in pages}):
        chosen = [page for page in pages if page["round"] == round_name]
        found, everything = make_counts(chosen, forms)
        print(f"round {round_name}: {len(chosen)} pages")
        for kind in KINDS:
            print(f"  {kind:13} {found[kind]:5} of {everything[kind]:5}  {found[kind] / max(everything[kind], 1):.1%}")
        print(f"  all           {found.total():5} of {everything.total():5}  {found.total() / everything.total():.1%}")
    for form, number in find_missing(pages, forms).most_common():
        print(f"  missing {number:3} {form}")


if __name__ == "__main__":
    main()
