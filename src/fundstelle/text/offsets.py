"""Offset maps: from a shadow of a text (folded, repaired) back to the text, exactly.

A map holds the places where the two differ in length; between them offsets move by a constant, so a map of a long text
with few differences is small and a look-up is one bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Shadow `start`:`end` stands for original `original_start`:`original_end`; either may be empty."""

    start: int
    end: int
    original_start: int
    original_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """`edits` in order; outside of them shadow and original run side by side, one code point to one."""

    edits: tuple[Edit, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _original_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the bisection keys."""
        object.__setattr__(self, "_starts", tuple(edit.start for edit in self.edits))
        object.__setattr__(self, "_original_starts", tuple(edit.original_start for edit in self.edits))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Shadow span to the smallest original span that its code points came from.

        An empty span comes back empty, at the original place of its start.
        """
        first = self._first_original(start)
        return (first, first) if end <= start else (first, self._last_original(end - 1))

    def to_shadow(self, start: int, end: int) -> tuple[int, int]:
        """Original span to the shadow span that stands for it; an edit that is only touched counts whole."""
        first = self._shadow_of(start, at_end=False)
        return first, max(first, self._shadow_of(end, at_end=True))

    def _first_original(self, at: int) -> int:
        edit = self._edit_at(at)
        if edit is None:
            return at
        return edit.original_start if at < edit.end else edit.original_end + at - edit.end

    def _last_original(self, at: int) -> int:
        edit = self._edit_at(at)
        if edit is None:
            return at + 1
        return edit.original_end if at < edit.end else edit.original_end + at - edit.end + 1

    def _edit_at(self, at: int) -> Edit | None:
        index = bisect_right(self._starts, at) - 1
        return self.edits[index] if index >= 0 else None

    def _shadow_of(self, at: int, *, at_end: bool) -> int:
        index = bisect_right(self._original_starts, at - at_end) - 1
        if index < 0:
            return at
        edit = self.edits[index]
        if at - at_end < edit.original_end:
            return edit.end if at_end else edit.start
        return edit.end + at - edit.original_end
