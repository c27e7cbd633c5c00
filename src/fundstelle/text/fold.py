"""The folded shadow of a text: what a word list is compared with. The text itself is never changed.

Folded alike: case; ß and ss; dashes; quotation marks; all kinds of space; a hard line break and a space; a word broken
at a line end and the whole word. Offsets in the shadow lead back exactly (`Folded.to_original`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fundstelle.text.offsets import Edit, OffsetMap

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOUBLE_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u301d\u301e\uff02"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u00b4\u0060\uff07"
_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_LONGER = {"ß": "ss", "ẞ": "ss", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_ONE_TO_ONE = {
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): '"' for c in _DOUBLE_QUOTES},
    **{ord(c): "'" for c in _SINGLE_QUOTES},
    **{ord(c): " " for c in _SPACES},
    ord("İ"): "i",  # the one character whose lower case is two code points
    ord("Σ"): "σ",  # whose lower case depends on what follows
    ord("ς"): "σ",
}

_BREAK = rf"[ {_SPACES}]*[\n\u2028\u2029][ {_SPACES}\n\u2028\u2029]*"
_CHANGES = re.compile(
    rf"(?P<hyphen>(?<=\w)[-\u2010\u00ad]{_BREAK}(?=(?P<next>\w+)))"
    rf"|(?P<space>{_BREAK}|[ {_SPACES}]{{2,}})"
    rf"|(?P<longer>[{''.join(_LONGER)}])"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The shadow `text` of a text, and the way back."""

    text: str
    offsets: OffsetMap

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Span of the shadow to the span of the original it came from, in code points."""
        return self.offsets.to_original(start, end)

    def to_folded(self, start: int, end: int) -> tuple[int, int]:
        """Span of the original to the span of the shadow that stands for it."""
        return self.offsets.to_shadow(start, end)


def fold(content: str, *, unjoined: Collection[str] = (), breaks: Collection[int] = ()) -> Folded:
    """The shadow of `content`, which is in NFC.

    unjoined: folded words before which a line-end hyphen stands for a left-out word part and is kept with its space
    ("Luft- \\n und Seestreitkräfte"); a reading pack knows them. breaks: offsets where a block starts; the white space
    before them stays a line break ("\\n"), so that no phrase is found across two blocks. All other white space is " ".
    """
    kept = frozenset(unjoined)
    starts = frozenset(breaks)
    parts: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for match, new in _find_changes(content, kept, starts):
        parts += (content[done : match.start()], new)
        length += match.start() - done
        if len(new) != match.end() - match.start():
            edits.append(Edit(length, length + len(new), match.start(), match.end()))
        length += len(new)
        done = match.end()
    parts.append(content[done:])
    return Folded("".join(parts).translate(_ONE_TO_ONE).lower(), OffsetMap(tuple(edits)))


def fold_word(word: str) -> str:
    """A word or phrase of a list, folded as texts are: the only way to make a key that `fold` can meet."""
    return fold(word).text


def _find_changes(content: str, kept: frozenset[str], starts: frozenset[int]) -> Iterator[tuple[re.Match[str], str]]:
    for match in _CHANGES.finditer(content):
        if match["space"] is not None:
            yield match, "\n" if match.end() in starts else " "
        elif match["hyphen"] is not None:
            yield match, _repaired(content, match, kept, starts)
        elif match["longer"] is not None:
            yield match, _LONGER[match["longer"]]
        else:
            yield match, ""


def _repaired(content: str, match: re.Match[str], kept: frozenset[str], starts: frozenset[int]) -> str:
    """What becomes of a hyphen and the line break behind it."""
    if match.end() in starts:
        return "-\n"
    following = match["next"]
    if following.lower() in kept:
        return "- "
    # "Non-/Profit", "KI-/gesteuert", "KN-/23": only a small letter on both sides can be one broken word
    before = content[match.start() - 1]
    if not (before.islower() and following[0].islower()):
        return "-"
    return "-" if _is_hyphenated_elsewhere(content, match) else ""


def _is_hyphenated_elsewhere(content: str, match: re.Match[str]) -> bool:
    """Whether the same word stands with its hyphen inside a line ("long-range"), so that the hyphen is its own."""
    head = re.search(r"\w+\Z", content[max(0, match.start() - 40) : match.start()])
    return head is not None and f"{head[0]}-{match['next']}" in content
