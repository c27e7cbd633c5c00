"""What a row of each kind may say: keys, their types and choices. The checker and docs/knowledge.md read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a row. type: text, texts, forms, words (a text by language), flag, number or day.

    choices: the only texts allowed.
    """

    type: str
    required: bool = False
    choices: tuple[str, ...] = ()


PARTY_KINDS = ("state", "body", "non_state", "region")
SOURCE_KINDS = ("state_body", "medium", "agency", "body", "ngo", "think_tank", "firm", "consolidator")
PLACE_KINDS = ("city", "port", "airfield", "test_site", "factory", "region", "base", "border_crossing", "water")
OFFICES = ("head_of_state", "head_of_government", "foreign", "defence")
ARTICLES = ("none", "m", "f", "n", "pl", "the", "plural")
BRANCHES = ("gov", "mil", "intel", "parliament", "unnamed")

_EXTEND = {"extend": Key("flag")}
SCHEMAS: Mapping[str, Mapping[str, Key]] = {
    "party": {
        "id": Key("text", required=True),
        "kind": Key("text", required=True, choices=PARTY_KINDS),
        "source": Key("text", required=True),
        "names": Key("forms", required=True),
        "adjectives": Key("forms"),
        "inhabitants": Key("forms"),
        "metonyms": Key("forms"),
        "within": Key("text"),
        "weak": Key("forms"),
        **_EXTEND,
    },
    "office": {
        "party": Key("text", required=True),
        "person": Key("text", required=True),
        "forms": Key("texts", required=True),
        "office": Key("text", required=True, choices=OFFICES),
        "branch": Key("text", required=True, choices=("gov", "mil")),
        "since": Key("day", required=True),
        "until": Key("day"),
        "source": Key("text", required=True),
    },
    "source": {
        "code": Key("text", required=True),
        "kind": Key("text", required=True, choices=SOURCE_KINDS),
        "source": Key("text", required=True),
        "names": Key("forms", required=True),
        "party": Key("text"),
        "branch": Key("text", choices=BRANCHES),
        "family": Key("text"),
        "members": Key("texts"),
        "state_medium": Key("flag"),
        "observer": Key("flag"),
        "weak": Key("forms"),
        "article": Key("words", choices=ARTICLES),
        **_EXTEND,
    },
    "place": {
        "id": Key("text", required=True),
        "kind": Key("text", required=True, choices=PLACE_KINDS),
        "source": Key("text", required=True),
        "names": Key("forms", required=True),
        "state": Key("text"),
        "disputed": Key("flag"),
        "latitude": Key("number"),
        "longitude": Key("number"),
        **_EXTEND,
    },
    "designation": {
        "id": Key("text", required=True),
        "item": Key("text", required=True),
        "source": Key("text", required=True),
        "aliases": Key("texts"),
        "makers": Key("texts"),
        "calibre_mm": Key("number"),
        "weak": Key("texts"),
        **_EXTEND,
    },
    "item": {
        "id": Key("text", required=True),
        "source": Key("text", required=True),
        "names": Key("forms", required=True),
        "broader": Key("texts"),
        **_EXTEND,
    },
}
"""Keys by table name: `[[party]]`, `[[office]]`, `[[source]]`, `[[place]]`, `[[designation]]`, `[[item]]`."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    table: tuple(name for name, key in schema.items() if key.required) for table, schema in SCHEMAS.items()
}
ID_KEYS: Mapping[str, str] = {
    "party": "id",
    "source": "code",
    "place": "id",
    "designation": "id",
    "item": "id",
}
"""The key that tells rows apart; an office has none, its rows are kept by party, office, person and first day."""


def find_fault(key: Key, value: Any) -> str | None:
    """What is wrong with a value, in words, or None. Texts must be trimmed, NFC and told apart."""
    fault = _CHECKS[key.type](value)
    if fault is None and key.choices:
        wrong = [one for one in (value.values() if key.type == "words" else [value]) if one not in key.choices]
        return f"is {wrong[0]!r}, must be one of {', '.join(key.choices)}" if wrong else None
    return fault


def _flag_fault(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _number_fault(value: Any) -> str | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return None if number else "must be a number"


def _text_fault(value: Any) -> str | None:
    if not isinstance(value, str):
        return "must be a text in quotes"
    if not value or value != value.strip():
        return f"is {value!r}: empty, or has spaces at its ends"
    if value.isascii() or unicodedata.is_normalized("NFC", value):
        return None
    return f"is {value!r}: not in Unicode form NFC"


def _texts_fault(value: Any) -> str | None:
    if not isinstance(value, list):
        return "must be a list of texts in brackets"
    for one in value:
        fault = _text_fault(one)
        if fault:
            return fault
    if len(set(value)) == len(value):
        return None
    twice = next(one for number, one in enumerate(value) if one in value[:number])
    return f"has {twice!r} twice"


def _forms_fault(value: Any) -> str | None:
    if not isinstance(value, dict):
        return "must be lists by language, such as names.de = [...]"
    for language, words in value.items():
        if not _LANGUAGE.match(language):
            return f"has the language {language!r}; use a two-letter code"
        fault = _texts_fault(words)
        if fault:
            return f"({language}) {fault}"
    return None


def _words_fault(value: Any) -> str | None:
    if not isinstance(value, dict):
        return 'must be a text by language, such as article.de = "f"'
    wrong = next((language for language in value if not _LANGUAGE.match(language)), None)
    if wrong is not None:
        return f"has the language {wrong!r}; use a two-letter code"
    return next((fault for fault in map(_text_fault, value.values()) if fault), None)


def _day_fault(value: Any) -> str | None:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return "must be a day such as 2019-05-20"
    return None


_CHECKS: Mapping[str, Callable[[Any], str | None]] = {
    "text": _text_fault,
    "texts": _texts_fault,
    "forms": _forms_fault,
    "words": _words_fault,
    "flag": _flag_fault,
    "number": _number_fault,
    "day": _day_fault,
}
