"""The words that head the parts of a page which are not its article: `languages/<code>/pages.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from fundstelle.errors import KnowledgeInvalid
from fundstelle.text.fold import fold_word

_LONGEST_HEADING = 60

PARTS = ("advert", "newsletter", "related", "consent", "share", "comments")


@cache
def _load() -> tuple[Mapping[str, str], frozenset[str]]:
    words: dict[str, str] = {}
    unjoined: set[str] = set()
    for folder in files("fundstelle.languages").iterdir():
        file = folder / "pages.toml"
        if not folder.is_dir() or not file.is_file():
            continue
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        if set(data) != {*PARTS, "unjoined"}:
            raise KnowledgeInvalid(f"must have exactly the keys {', '.join(PARTS)}, unjoined", where=str(file))
        words.update({fold_word(word): part for part in PARTS for word in data[part]})
        unjoined.update(fold_word(word) for word in data["unjoined"])
    return words, frozenset(unjoined)


def load_part_words() -> Mapping[str, str]:
    """Folded heading to the part it heads, every language together. Raises KnowledgeInvalid naming file and key."""
    return _load()[0]


def load_unjoined() -> frozenset[str]:
    """Folded words before which a hyphen at a line's end stands for a left-out part ("Luft- und …")."""
    return _load()[1]


@lru_cache(maxsize=8192)
def part_headed_by(words: str) -> str | None:
    """The part of a page that a heading with these words begins, None where it heads none."""
    if len(words) > _LONGEST_HEADING:
        return None
    folded = fold_word(words).strip(" :.!-+»>)(0123456789")
    return load_part_words().get(folded)
