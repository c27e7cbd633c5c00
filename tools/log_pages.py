"""Log pages that were read: SHA-256 of the whole text as it was given, and the names noted on it. No text is kept.

In: a notes file that stays outside the repository. Each page begins with `=== ADDRESS LANGUAGE`, then its text without
a change, then lines `@P`, `@S`, `@L`, `@D`, `@I` with the names noted (parties, sources, places, designations, items),
divided by `|`. A name that does not stand in the text so is an error. Out: rows for docs/quality/pages-read.jsonl and
docs/quality/knowledge-mentions.jsonl. Run: `python tools/log_pages.py NOTES --round G --read 2026-11-22 [--write]`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

QUALITY = Path(__file__).parents[1] / "docs/quality"
KINDS = {"@P": "parties", "@S": "sources", "@L": "places", "@D": "designations", "@I": "items"}


@dataclass(slots=True)
class Notes:
    """One page read. lines: its text."""

    address: str
    language: str
    lines: list[str] = field(default_factory=list)
    mentions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole text given."""
        return "\n".join(self.lines)

    def find_faults(self) -> Iterator[str]:
        """Names noted that do not stand in the text."""
        for names in self.mentions.values():
            yield from (f"{self.address}: {name!r} is not on the page" for name in names if name not in self.text)


def parse_notes(written: str) -> list[Notes]:
    """The pages of a notes file, in order."""
    pages: list[Notes] = []
    for line in written.splitlines():
        if line.startswith("=== "):
            _, address, language = line.split(" ")
            pages.append(Notes(address, language))
        elif line[:2] in KINDS and line[2:3] == " ":
            pages[-1].mentions[KINDS[line[:2]]] = list(dict.fromkeys(line[3:].split("|")))
        else:
            pages[-1].lines.append(line)
    return pages


def make_log_row(page: Notes, name: str, day: str) -> dict[str, str]:
    """The row of the page log: address, day and hash of the whole text, with its length in characters."""
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    hashed = f"whole text given, {len(page.text)} characters"
    return {
        "address": page.address,
        "language": page.language,
        "read": day,
        "sha256": digest,
        "hashed": hashed,
        "round": name,
    }


def append_rows(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows at the end of a file of JSON lines."""
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> int:
    """Check the notes; with --write log them. Exit 1 on a name not on its page, or a page read before."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("notes", type=Path)
    options.add_argument("--round", required=True)
    options.add_argument("--read", required=True, help="day of reading, such as 2026-11-22")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    pages = parse_notes(chosen.notes.read_text("utf-8"))
    log = QUALITY / "pages-read.jsonl"
    before = {json.loads(line)["address"] for line in log.read_text("utf-8").splitlines()}
    faults = [fault for page in pages for fault in page.find_faults()]
    faults += [f"{page.address}: was read before" for page in pages if page.address in before]
    print("\n".join([*faults, f"{len(pages)} pages, {sum(len(page.text) for page in pages)} characters"]))
    if faults or not chosen.write:
        return bool(faults)
    append_rows(log, [dict(make_log_row(page, chosen.round, chosen.read)) for page in pages])
    noted = QUALITY / "knowledge-mentions.jsonl"
    append_rows(
        noted,
        [
            {"address": p.address, "language": p.language, "round": chosen.round, "mentions": p.mentions}
            for p in pages
            if p.mentions
        ],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
