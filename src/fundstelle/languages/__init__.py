"""Reading packs, one folder per language: data with loader and checker."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from fundstelle.errors import QueryInvalid
from fundstelle.languages.checker import PackReport, check_pack
from fundstelle.languages.loading import make_pack
from fundstelle.languages.model import Entry, Pack, Verb, VerbForm
from fundstelle.text.toml_cache import load_toml_folder

__all__ = ["Entry", "Pack", "PackReport", "Verb", "VerbForm", "check_packs", "find_pack_codes", "load_pack"]

_HERE = Path(__file__).parent


@cache
def find_pack_codes() -> tuple[str, ...]:
    """Codes of the packs that are there, sorted."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/grammar.toml")))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language. Raises QueryInvalid where there is none, naming those that are."""
    if code not in find_pack_codes():
        raise QueryInvalid(f"no reading pack {code!r}", remedy=f"available: {', '.join(find_pack_codes())}")
    return make_pack(code, load_toml_folder(_HERE / code))


def check_packs(item_classes: Collection[str]) -> tuple[PackReport, ...]:
    """Check every pack of the package and count its entries. Raises KnowledgeInvalid at the first fault."""
    return tuple(check_pack(_HERE / code, item_classes) for code in find_pack_codes())
