"""Scoring: how likely a claim is right, from what had to be guessed to make it."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.attribution import Voice
from fundstelle.extract.draft import Draft
from fundstelle.extract.stance import Attitude


def find_score(a: Analysis, draft: Draft, voice: Voice | None, attitude: Attitude) -> float:
    """A number between 0 and 1; fitted later on gold (docs/quality.md)."""
    score = 0.92
    if draft.giver.taken_over is not None:
        score -= 0.15
    if draft.taker.taken_over is not None:
        score -= 0.12
    if draft.item_from is not None:
        score -= 0.2
    if draft.rule != "frame":
        score -= 0.1
    if draft.by_order:
        score -= 0.05
    return max(score, 0.05)
