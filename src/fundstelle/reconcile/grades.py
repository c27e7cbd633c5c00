"""The information digit of the Admiralty code, computed from independent origins and consistency; the rule is shown.

Letters, how reliable a source is, are set by people only (settings); no rule here sets or changes one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.options import ReconcileSettings
from fundstelle.records.matter import Contradiction, Grade, Matter

CONFIRMED_BY = 3
"""Independent origins without an open contradiction that make a matter "confirmed by other sources"."""

_GRAVE = 3

Letters = Mapping[str, tuple[tuple[str, str], ...]]
"""Counting unit -> (code, letter) of each of its sources that people gave a letter."""


def find_letters(settings: ReconcileSettings, bodies: BodyKnowledge) -> Letters:
    """The letters by counting unit: that of a ministry stands beside its state, under the ministry's code."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, given in sorted(settings.source_letters.items()):
        found[bodies.state_of(code) or bodies.body_of(code)].append((code, given.letter))
    return {unit: tuple(letters) for unit, letters in found.items()}


def with_grades(
    matters: Sequence[Matter],
    contradictions: Iterable[Contradiction],
    settings: ReconcileSettings,
    matter_of: Mapping[str, str],
    letters_of: Letters,
) -> Iterator[Matter]:
    """The matters with their grades. matter_of: claim -> id of the matter that holds it; letters_of: see
    `find_letters`."""
    gravest: dict[str, int] = {}
    for contradiction in contradictions:
        if not contradiction.resolved:
            for claim in (contradiction.a, contradiction.b):
                matter_id = matter_of.get(claim)
                if matter_id and contradiction.severity > gravest.get(matter_id, 0):
                    gravest[matter_id] = contradiction.severity
    for matter in matters:
        yield replace(matter, grade=grade_matter(matter, gravest.get(matter.id, 0), settings, letters_of))


def grade_matter(matter: Matter, severity: int, settings: ReconcileSettings, letters_of: Letters) -> Grade:
    """The grade of one matter. severity: of the gravest open contradiction of one of its claims, 0 for none."""
    counted = [unit for unit in matter.units if unit not in settings.parties_to_conflict]
    digit, rule = _digit(len(counted), matter.mentions, severity)
    letters = tuple(letter for unit in matter.units for letter in letters_of.get(unit, ()))
    return Grade(digit, rule, len(counted), len(counted) >= settings.evidence_standard, letters)


def _digit(origins: int, mentions: int, severity: int) -> tuple[int, str]:
    if origins == 0:
        return (6, "no_independent_origin") if mentions else (5, "denied_only")
    if severity >= _GRAVE:
        return (3, "several_origins_contradicted") if origins >= CONFIRMED_BY else (4, "contradicted")
    if origins >= CONFIRMED_BY and severity == 0:
        return 1, "three_origins_agree"
    if origins > 1:
        return 2, "two_origins_agree"
    return 3, "one_origin"
