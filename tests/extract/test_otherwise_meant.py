"""Words for acts that mean something else: orders, ways home, rules, pretexts, what there is, what is armed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim

Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Norland instructed its citizens to keep away from Sundland's armed conflict."),
        ("en", "Norland is at war with the Sundland Armed Forces."),
        ("en", "Norland brought home its soldiers from Sundland."),
        ("en", "No arms may be delivered to Norland by Sundland."),
        ("en", "Norland went to Sundland under the pretext of buying vehicles from it."),
        ("de", "Nordmark hilft Sundmark. Nun gibt es neue Nahrung für den Verdacht."),
        ("de", "Nordmark brachte seine Soldaten aus Sundmark nach Hause."),
    ],
)
def test_an_act_that_is_otherwise_meant_is_no_claim(language: str, content: str, read: Read) -> None:
    assert read(content, language) == ()


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Norland instructed Sundland's soldiers in the use of drones."),
        ("en", "Norland has armed Sundland with rockets."),
        ("en", "Norland brought its soldiers to Sundland."),
        ("de", "Nordmark gibt Sundmark Raketen."),
        ("de", "Nordmark brachte seine Soldaten nach Sundmark."),
    ],
)
def test_the_same_words_tell_of_acts_elsewhere(language: str, content: str, read: Read) -> None:
    assert len(read(content, language)) == 1
