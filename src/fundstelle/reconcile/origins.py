"""Who says it: counting units, and how many independent origins stand behind a matter (gold/MATTERS.md, "Units")."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.records.claim import PUBLISHER, UNNAMED, Attribution
from fundstelle.records.matter import MatterKey

CONSOLIDATORS = "consolidators"
"""The one unit of all consolidators together, where nobody else affirms."""


class Standing(StrEnum):
    """How a speaker counts. `flat`: a document that says it without a source and without a finding of its own."""

    STATE = "state"
    BODY = "body"
    CONSOLIDATOR = "consolidator"
    UNNAMED = "unnamed"
    FLAT = "flat"


@dataclass(frozen=True, slots=True, order=True)
class Speaker:
    """An origin under the name of its counting unit (a consolidator under its own)."""

    unit: str
    standing: Standing


def find_speakers(
    attribution: Attribution, publisher: str | None, is_own_finding: bool, bodies: BodyKnowledge
) -> tuple[Speaker, ...]:
    """The origins of a claim as counting units, each once, in the order said.

    publisher: whose document it is, None where unknown; is_own_finding: whether the words mark the publisher's own.
    """
    speakers = (speaker_of(link.source, publisher, is_own_finding, bodies) for link in attribution.origins)
    return tuple(dict.fromkeys(speakers))


def speaker_of(source: str, publisher: str | None, is_own_finding: bool, bodies: BodyKnowledge) -> Speaker:
    """One origin. A publisher counts by name where it is an observer or reports a finding of its own."""
    if source == PUBLISHER:
        return _publisher_as_speaker(publisher, is_own_finding, bodies)
    if source == UNNAMED:
        return Speaker(UNNAMED, Standing.UNNAMED)
    state = bodies.state_of(source)
    if state:
        return Speaker(state, Standing.STATE)
    return _body_as_speaker(source, bodies)


def _publisher_as_speaker(publisher: str | None, is_own_finding: bool, bodies: BodyKnowledge) -> Speaker:
    flat = Speaker(PUBLISHER, Standing.FLAT)
    if publisher is None:
        return flat
    if bodies.is_consolidator(publisher):
        return _body_as_speaker(publisher, bodies)
    if bodies.is_observer(publisher) or is_own_finding:
        state = bodies.state_of(publisher)
        return Speaker(state, Standing.STATE) if state else _body_as_speaker(publisher, bodies)
    return flat


def _body_as_speaker(name: str, bodies: BodyKnowledge) -> Speaker:
    standing = Standing.CONSOLIDATOR if bodies.is_consolidator(name) else Standing.BODY
    return Speaker(bodies.body_of(name), standing)


@dataclass(frozen=True, slots=True)
class Voice:
    """What counting needs of one claim: its document, who says it, through whom, and whether it affirms."""

    document: str
    speakers: tuple[Speaker, ...]
    via: frozenset[str]
    is_affirming: bool


def find_affirming(voices: Iterable[Voice], passed_on: Collection[tuple[str, str]]) -> frozenset[Speaker]:
    """Who affirms, without media that only passed it on."""
    return frozenset(
        speaker
        for voice in voices
        if voice.is_affirming
        for speaker in voice.speakers
        if (voice.document, speaker.unit) not in passed_on
    )


def count_units(speakers: Collection[Speaker], key: MatterKey) -> tuple[str, ...]:
    """The counting units that affirm a matter, sorted; their number is the number of independent origins.

    More claims never make them fewer, except that `unnamed` and `consolidators` give way to a named one in their place.
    """
    named = {s.unit for s in speakers if s.standing in (Standing.STATE, Standing.BODY)}
    units = named | _unit_of_unnamed(speakers, key)
    if not units and any(s.standing is Standing.CONSOLIDATOR for s in speakers):
        return (CONSOLIDATORS,)
    return tuple(sorted(units))


def _unit_of_unnamed(speakers: Iterable[Speaker], key: MatterKey) -> set[str]:
    """All unnamed ones are one at most, and none where a named state speaks that is no party to the matter."""
    standings = {s.standing for s in speakers}
    outside = {s.unit for s in speakers if s.standing is Standing.STATE} - {*key.givers, *key.takers}
    return {UNNAMED} if Standing.UNNAMED in standings and not outside else set()


def find_passed_on(voices: Iterable[Voice], bodies: BodyKnowledge) -> frozenset[tuple[str, str]]:
    """(document, medium) where the document names who stands behind the medium, so that the medium is no origin."""
    return frozenset(
        (voice.document, bodies.body_of(name)) for voice in voices for name in voice.via if bodies.is_medium(name)
    )
