"""Said by: where a source was named that a later claim takes over, so that its attribution leads back to words too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import PUBLISHER, Claim
from fundstelle.values import Pin, Span


def with_named(a: Analysis, voices: Voices, named: Mapping[str, Span], text_id: str) -> Mapping[str, Span]:
    """Where each source was named last, by its code: what was known before, and the sources and voices of `a`."""
    found = {ref.code: (ref.first, ref.last) for ref in a.sources}
    for voice in voices.by_clause:
        if voice is not None and voice.at[0] >= 0 and not voice.carried:
            found |= dict.fromkeys(voice.origins, voice.at)
    if not found:
        return named
    kept = [row for row in named.items() if row[0] not in found][-_KEPT:]
    return dict([*kept, *((code, a.s.span(text_id, first, last)) for code, (first, last) in found.items())])


_KEPT = 100
"""Sources kept: a text may name thousands, and nobody goes on speaking that long."""


def with_words_of_source(claim: Claim, named: Mapping[str, Span]) -> Claim:
    """The claim with its attribution pinned where its origin was named, if its own sentence does not name it."""
    origin = claim.attribution.links[-1].source
    if "attribution" in claim.pins or origin == PUBLISHER or origin not in named:
        return claim
    pin = Pin(named[origin], "source", True)
    return replace(claim, pins=MappingProxyType({**claim.pins, "attribution": (pin,)}))
