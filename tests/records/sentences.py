"""Sentences of the kind that real reporting is made of, with invented states and outlets, as hand-made claims.

Invented: the states Arvenien (XAA), Bellorien (XAB) and Corvanien (XAC), the outlets "Pegel" and "Meridian Post", all
places, ships and weapons.
"""

from __future__ import annotations

from fundstelle.records.ids import with_ids
from tests.records import sentences_1, sentences_2
from tests.records.passage import Case

MAKERS = (
    sentences_1.joint_figure,
    sentences_1.total_to_date,
    sentences_1.retold_bound,
    sentences_1.admission_in_april,
    sentences_1.conditional_threat,
    sentences_1.offer_told_by_third_parties,
    sentences_1.broker,
    sentences_1.purchase,
    sentences_1.end_of_chain_one_sentence_later,
    sentences_2.carrier,
    sentences_2.rate,
    sentences_2.casualties_until_a_day,
    sentences_2.two_deny,
    sentences_2.since_at_least,
    sentences_2.suspicion,
    sentences_2.withdrawn_figure,
    sentences_2.type_and_calibre,
    sentences_2.training,
)


def make_cases() -> list[Case]:
    """All cases, their claims with ids."""
    made = [maker() for maker in MAKERS]
    return [Case(case.name, case.passage, tuple(with_ids(case.claims)), case.gold) for case in made]
