"""Once: what is asked of a sentence, or of one of its tokens, is found once and kept with the sentence.

Who stands where is asked again and again: by every clause, by every item, by the look ahead and when the sentence's
turn comes. A sentence does not change, so the first answer holds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from fundstelle.extract.sentence import Sentence

T = TypeVar("T")


def once(work: Callable[[Sentence], T]) -> Callable[[Sentence], T]:
    """`work` for callers that ask it of the same sentence several times."""

    @wraps(work)
    def asked(s: Sentence) -> T:
        if work not in s.kept:
            s.kept[work] = work(s)
        found: T = s.kept[work]
        return found

    return asked


def once_at(work: Callable[[Sentence, int], T]) -> Callable[[Sentence, int], T]:
    """`work` for callers that ask it of the same token several times."""

    @wraps(work)
    def asked(s: Sentence, at: int) -> T:
        known: dict[int, T] | None = s.kept.get(work)
        if known is None:
            known = s.kept[work] = {}
        if at not in known:
            known[at] = work(s, at)
        return known[at]

    return asked
