"""Agency credits: whose material a document says it used ("(dpa/mh)", "SEOUL (AP) —", "Mit Material von …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from fundstelle.ingest.cues import load_cues
from fundstelle.text.fold import fold, fold_word

_DATELINE = re.compile(
    r"^[^\n()]{2,60}?\s?\((?P<names>[^()\n]{2,40})\)\.?\s*(?=[-–—:]|\w|$)|^[^\n()]{2,40}/(?P<bare>\w{2,10})\s*[-–—]\s"
)
_CLOSING = re.compile(r"[(\[](?P<names>[^()\[\]\n]{2,40})[)\]]\W*\Z")
_SPLIT = re.compile(r"\s*[/,;&+|]\s*|\s+-\s+")

_DATELINE_LINES = 8
_LONGEST_CREDIT = 300
"""A credit line is short; a cue in a longer line is part of the reporting ("Quelle: …" inside an interview)."""


def find_credits(content: str, agencies: Mapping[str, str]) -> tuple[str, ...]:
    """Codes of the agencies and media credited in `content`, in the order met, each once.

    agencies: form of a name to its code in knowledge ("Associated Press" to "AP"). Names that are not there (an
    author's initials) give nothing.
    """
    forms = _fold_forms(tuple(sorted(agencies.items())))
    if not forms:
        return ()
    named = (*_from_datelines(content, forms), *_from_paragraph_ends(content, forms), *_from_cues(content, forms))
    return tuple(dict.fromkeys(named))


@lru_cache(maxsize=4)
def _fold_forms(agencies: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {fold_word(form): code for form, code in agencies}


def _from_datelines(content: str, forms: Mapping[str, str]) -> Iterator[str]:
    lines = [line.strip() for line in content[:6000].splitlines() if line.strip()]
    for line in lines[:_DATELINE_LINES]:
        match = _DATELINE.match(line)
        if match:
            yield from _codes(match["names"] or match["bare"], forms)


def _from_paragraph_ends(content: str, forms: Mapping[str, str]) -> Iterator[str]:
    for line in content.splitlines():
        match = _CLOSING.search(line[-60:])
        if match:
            yield from _codes(match["names"], forms)


def _from_cues(content: str, forms: Mapping[str, str]) -> Iterator[str]:
    cues = load_cues().credit_cues
    for line in content.splitlines():
        if not 0 < len(line) <= _LONGEST_CREDIT:
            continue
        folded = fold(line).text
        if any(cue in folded for cue in cues):
            yield from _names_in(folded, forms)


def _codes(names: str, forms: Mapping[str, str]) -> Iterator[str]:
    for name in _SPLIT.split(names):
        code = forms.get(fold_word(name.strip()))
        if code is not None:
            yield code


def _names_in(line: str, forms: Mapping[str, str]) -> list[str]:
    """Codes of the known names in a folded line, in the order they stand; the longest name at a place wins."""
    endings = "|".join(sorted(map(re.escape, load_cues().endings), key=len, reverse=True))
    found: dict[int, tuple[int, str]] = {}
    for form, code in forms.items():
        if form in line:
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?:{endings})?(?!\w)", line):
                if found.get(match.start(), (0, ""))[0] < len(form):
                    found[match.start()] = (len(form), code)
    return [code for _, (_, code) in sorted(found.items())]
