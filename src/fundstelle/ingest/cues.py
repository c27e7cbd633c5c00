"""The words by which dates and credits are known: `languages/<code>/dates.toml`, all languages together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fundstelle.errors import KnowledgeInvalid
from fundstelle.text.fold import fold_word

_KEYS = {"ordinals", "weekdays", "cues", "months", "credits"}


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded words. months: name to number; cues: phrases before a publication date; credit_cues: phrases of a credit;
    endings: what a name may carry; ordinals: what a day's number may carry; languages: the codes read.
    """

    months: Mapping[str, int]
    weekdays: frozenset[str]
    ordinals: frozenset[str]
    cues: frozenset[str]
    credit_cues: frozenset[str]
    endings: frozenset[str]
    languages: frozenset[str]


@cache
def load_cues() -> Cues:
    """Every packaged language's words for dates and credits. Raises KnowledgeInvalid naming file and key."""
    folders = [entry for entry in files("fundstelle.languages").iterdir() if entry.is_dir()]
    packs = {folder.name: _load(folder / "dates.toml") for folder in folders if (folder / "dates.toml").is_file()}
    return Cues(
        months={fold_word(name): number for pack in packs.values() for name, number in _months(pack)},
        weekdays=_folded(packs, "weekdays"),
        ordinals=_folded(packs, "ordinals"),
        cues=_folded(packs, "cues"),
        credit_cues=_folded(packs, "credits", "cues"),
        endings=_folded(packs, "credits", "endings"),
        languages=frozenset(packs),
    )


def _load(file: Traversable) -> Mapping[str, object]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeInvalid(f"is not TOML: {error}", where=str(file)) from error
    unknown = sorted(set(data) - _KEYS)
    if unknown or set(data) != _KEYS:
        missing = sorted(_KEYS - set(data))
        raise KnowledgeInvalid(f"unknown keys {unknown}, missing keys {missing}", where=str(file))
    months = data["months"]
    if not isinstance(months, dict) or set(months) != {str(number) for number in range(1, 13)}:
        raise KnowledgeInvalid("months must have the keys 1 to 12", where=str(file))
    return data


def _months(pack: Mapping[str, object]) -> list[tuple[str, int]]:
    months = pack["months"]
    if not isinstance(months, dict):
        return []
    return [(str(name), int(number)) for number, names in months.items() for name in names]


def _folded(packs: Mapping[str, Mapping[str, object]], *keys: str) -> frozenset[str]:
    words: set[str] = set()
    for code, pack in packs.items():
        value: object = pack
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise KnowledgeInvalid(f"{'.'.join(keys)} must be a list of words", where=f"languages/{code}/dates.toml")
        words.update(fold_word(word) for word in value)
    return frozenset(words)
