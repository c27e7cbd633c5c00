"""Noted: a step's answer is kept with what the step asked for it, and given again where the same would be asked.

Who speaks in a sentence and what acts it tells is asked up to four times: for the head of the document, for the deals
of all of it, when the sentence's turn comes and when the one before looks ahead. Each time memory and context are other
ones, but most sentences ask nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")
Kept = list[tuple[tuple["Noted", ...], Any]]


class Noted:
    """Stands for a record and notes which of its attributes are read, and what its methods are asked and answer."""

    __slots__ = ("_asked", "_of", "_read")

    def __init__(self, of: object) -> None:
        self._of = of
        self._read: dict[str, Any] = {}
        self._asked: list[tuple[str, tuple[Any, ...], dict[str, Any], Any]] = []

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._of, name)
        if callable(value):
            return partial(self._ask, name, value)
        self._read[name] = value
        return value

    def _ask(self, name: str, method: Callable[..., Any], *args: Any, **named: Any) -> Any:
        answer = method(*args, **named)
        self._asked.append((name, args, named, answer))
        return answer

    def holds_for(self, other: object) -> bool:
        """Whether `other` answers alike all that was read and asked."""
        for name, value in self._read.items():
            if value != getattr(other, name):
                return False
        for name, args, named, answer in self._asked:
            if getattr(other, name)(*args, **named) != answer:
                return False
        return True


def recall(kept: Kept, work: Callable[..., T], first: object, *records: object) -> T:
    """What `work(first, *records)` gives, from `kept` (of `first` alone) where it has been asked with such records."""
    for noted, answer in kept:
        if all(one.holds_for(record) for one, record in zip(noted, records, strict=True)):
            known: T = answer
            return known
    noted = tuple([Noted(record) for record in records])
    made = work(first, *noted)
    kept.append((noted, made))
    return made
