"""Types of values in a reading pack: each tells what is wrong with a value, or nothing. The forms behind `{,n}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from fundstelle.text.tokens import fold_phrase

_BRACES = re.compile(r"\{([^{}]*)\}")
_PATTERN_SIGNS = re.compile(r"[\\()\[\]*?+^|<>_]")
"""Signs of regular expressions: a pack has alternatives in braces and nothing else (DESIGN section 4)."""


def expand(forms: Iterable[str]) -> Iterator[str]:
    """`rakete{,n}` to rakete and raketen."""
    for form in forms:
        match = _BRACES.search(form)
        if match is None:
            yield form
        else:
            yield from expand(form[: match.start()] + ending + form[match.end() :] for ending in match[1].split(","))


def fold(phrase: str) -> tuple[str, ...]:
    """Folded tokens of an entry; the common case of one word needs no tokenizer."""
    return (phrase.casefold(),) if phrase.isalpha() else fold_phrase(phrase)


def find_word_fault(word: str, *, signs: bool = False, braces: bool = False, cue: bool = False) -> str:
    """What is wrong with one word or phrase, "" where nothing is.

    signs: a word of signs alone ("+", "~") may stand; braces: alternatives may stand; cue: ` ... ` and a last star may.
    """
    if not word.strip():
        return "is empty"
    if word != word.strip() or "  " in word:
        return f"has {word!r} with spaces at its ends or two in a row"
    if word != unicodedata.normalize("NFC", word):
        return f"has {word!r}, which is not NFC"
    if word != word.lower():
        return f"has {word!r} with a capital; words are looked up in small letters"
    bare = word.replace(" ... ", " ").removesuffix("*") if cue else word
    if _PATTERN_SIGNS.search(bare) and (any(char.isalnum() for char in bare) or not signs):
        return f"has {word!r}; a pattern has alternatives in braces only"
    return _find_brace_fault(word, braces)


def _find_brace_fault(word: str, allowed: bool) -> str:
    if not any(sign in word for sign in "{}"):
        return ""
    if not allowed:
        return f"has {word!r}; no braces here"
    rest = _BRACES.sub("", word)
    if "{" in rest or "}" in rest:
        return f"has {word!r}, whose braces do not close or stand in one another"
    forms = list(expand([word]))
    return f"has {word!r}, which makes a form twice" if len(set(forms)) < len(forms) else ""


def _of_list(check: Callable[[str], str]) -> Callable[[Any], str]:
    def find_fault(value: Any) -> str:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            return "must be a list of words"
        fault = next((fault for fault in map(check, value) if fault), "")
        return fault or _find_twice(value)

    return find_fault


def _find_twice(words: Iterable[str]) -> str:
    seen: set[str] = set()
    for form in expand(words):
        if form in seen:
            return f"has {form!r} twice"
        seen.add(form)
    return ""


def _of_map(check: Callable[[str], str], value_is: Callable[[Any], str]) -> Callable[[Any], str]:
    def find_fault(value: Any) -> str:
        if not isinstance(value, dict):
            return "must be words with values: { word = value }"
        return next((fault for word, one in value.items() for fault in (check(word) or value_is(one),) if fault), "")

    return find_fault


def _is_number(value: Any) -> str:
    return (
        "" if isinstance(value, int | float) and not isinstance(value, bool) else f"has {value!r}, which is no number"
    )


def _is_text(value: Any) -> str:
    return "" if isinstance(value, str) and value else "must be a text"


def _is_span(value: Any) -> str:
    good = isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value)
    return "" if good and 1 <= value[0] <= value[1] <= 12 else f"has {value!r}; a span is [first month, last month]"


def _check_lemma(word: str) -> str:
    if word.count("/") + word.count("|") > 1:
        return f"has {word!r}; a separable part is cut off once: liefern/aus or aus|sagen"
    return find_word_fault(re.sub("[/|]", "", word))


def _check_ending(word: str) -> str:
    return find_word_fault(word, signs=True) if word else ""


TYPES: Mapping[str, Callable[[Any], str]] = {
    "text": _is_text,
    "flag": lambda value: "" if isinstance(value, bool) else "must be true or false",
    "count": lambda value: "" if isinstance(value, int) and 0 <= value <= 9 else "must be a number from 0 to 9",
    "weight": lambda value: "" if isinstance(value, float) else "must be a number with a point",
    "ending": lambda value: "" if value == "" else _is_text(value),
    "endings": _of_list(_check_ending),
    "marks": _of_list(lambda mark: "" if len(mark) == 1 else f"has {mark!r}, which is not one sign"),
    "forms": _of_list(lambda word: find_word_fault(word, braces=True)),
    "phrases": _of_list(find_word_fault),
    "signs": _of_list(lambda word: find_word_fault(word, signs=True, braces=True)),
    "heads": _of_list(lambda word: find_word_fault(word.removeprefix("="), braces=True)),
    "lemmas": _of_list(_check_lemma),
    "templates": _of_list(lambda word: find_word_fault(word.replace("{stem}", "x"))),
    "cues": _of_list(lambda word: find_word_fault(word, signs=True, cue=True)),
    "numbers": _of_map(find_word_fault, _is_number),
    "texts_by_word": _of_map(find_word_fault, _is_text),
    "texts_by_sign": _of_map(lambda word: find_word_fault(word, signs=True), _is_text),
    "spans": _of_map(find_word_fault, _is_span),
    "forms_by_word": _of_map(find_word_fault, _of_list(find_word_fault)),
}
