"""Span: a passage of a text, in code points; Pin: the passage and the rule that fill one slot of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.errors import ValueInvalid


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`start` up to but not including `end`, in code points of the text with id `text_id`."""

    text_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Raise ValueInvalid where the span is empty or begins before its text."""
        if not 0 <= self.start < self.end:
            raise ValueInvalid(f"span {self.start}:{self.end} is empty or begins before the text", where=self.text_id)

    def is_in(self, other: Span) -> bool:
        """Whether every code point of this span lies in `other` (same text)."""
        return self.text_id == other.text_id and other.start <= self.start and self.end <= other.end

    def is_touching(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.text_id == other.text_id and self.start < other.end and other.start < self.end

    def read(self, content: str) -> str:
        """The words: the slice of `content`, the text this span belongs to. Raises ValueInvalid beyond its end."""
        if self.end > len(content):
            raise ValueInvalid(f"span {self.start}:{self.end} ends beyond the text", where=self.text_id)
        return content[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """Why a slot has its value: the words at `span`, read by `rule`.

    `taken_over` is true where the words stand in another passage than the claim's own (context).
    """

    span: Span
    rule: str
    taken_over: bool = False
