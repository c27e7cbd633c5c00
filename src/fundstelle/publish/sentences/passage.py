"""Words of a passage, without case, and where cues stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fundstelle.records.claim import Claim
from fundstelle.records.document import Reading
from fundstelle.values import Span

_FAR = 500


def read_words(span: Span, reading: Reading) -> str:
    """The words of the span without case."""
    return span.read(reading.text.content).casefold()


def read_sentence(span: Span, reading: Reading) -> str:
    """The whole sentence in which the span begins, up to the end of the span, without case; so far back as `_FAR`."""
    before = reading.text.content[max(0, span.start - _FAR) : span.start].casefold()
    return re.split(r"[.!?]\s|\n", before)[-1] + read_words(span, reading)


def read_before(span: Span, reading: Reading) -> str:
    """The sentence before the one in which the span begins, in its paragraph, without case."""
    before = reading.text.content[max(0, span.start - _FAR) : span.start].casefold().rpartition("\n")[2]
    told = [one for one in re.split(r"(?<=[.!?])\s", before) if one.strip()]
    return told[-1] if told else ""


def find_spans(claim: Claim, slot: str, reading: Reading) -> list[Span]:
    """The passages that fill a slot, as far as they stand in this text."""
    return [pin.span for pin in claim.pins.get(slot, ()) if pin.span.text_id == reading.text.id]


def read_pins(claim: Claim, slot: str, reading: Reading) -> str:
    """The words that fill a slot; those of the whole passage where the slot has none of its own."""
    spans = find_spans(claim, slot, reading) or [claim.span]
    return " ".join(read_words(span, reading) for span in spans)


def has_word(text: str, beginnings: Iterable[str]) -> bool:
    """Whether a word of the text begins so, or is so where the cue ends in `$`; what stands behind a hyphen begins
    none."""
    return any(_stands_in(one, text) and re.search(_find(one), text) for one in beginnings)


def _stands_in(cue: str, text: str) -> bool:
    """Whether the cue's letters stand anywhere in the text: most do not, and a pattern for each takes ten times as
    long."""
    return cue.removesuffix("$") in text


def _find(cue: str) -> str:
    """The pattern of a cue, to the end of its word."""
    whole = cue.endswith("$")
    return rf"(?<![\w-]){re.escape(cue.removesuffix('$'))}" + (r"(?![\w-])" if whole else r"\w*")


def find_most_telling(text: str, cues: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The codes whose cues stand in the text, in its order, without those that stand only inside a longer one's:
    `weapons` in `lethal weapons`."""
    hits = [
        (match.start(), match.end(), code)
        for code, beginnings in cues.items()
        for one in beginnings
        if _stands_in(one, text)
        for match in re.finditer(_find(one), text)
    ]
    kept = (
        code
        for start, end, code in sorted(hits)
        if not any(a <= start and end <= b and b - a > end - start for a, b, other in hits if other != code)
    )
    return tuple(dict.fromkeys(kept))
