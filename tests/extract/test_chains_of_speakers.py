"""Who told whom: media, members of parliament and bodies that pass on what somebody else says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim

Read = Callable[..., tuple[Claim, ...]]

SENT, SCHICKTE = "Ostria has sent 500 tanks to Sundland", "Ostrien habe 500 Panzer an Sundmark geliefert"
HERALD, LI = "Hallvik Herold", "Lindholm Institute"


@pytest.mark.parametrize(
    ("language", "content", "origin", "via"),
    [
        ("en", f"{SENT}, Norland's spy agency said, according to the Hallvik Herald.", "XAA.intel", HERALD),
        ("en", f"{SENT}, according to Norland's army, the Hallvik Herald reports.", "XAA.mil", HERALD),
        ("en", f"{SENT}, Norland's general staff said on Friday, the Hallvik Herald reported.", "XAA.mil", HERALD),
        ("en", f"The Lindholm Institute, citing Norlandic intelligence, said {SENT}.", "XAA.intel", LI),
        (
            "en",
            f"Norlandic lawmakers who were briefed by the country's spy agency said {SENT}.",
            "XAA.intel",
            "XAA.parliament",
        ),
        ("de", f"{SCHICKTE}, sagte der nordmärkische Geheimdienst laut dem Hallvik-Herold.", "XAA.intel", HERALD),
        (
            "de",
            f"Vom nordmärkischen Geheimdienst unterrichtete Abgeordnete sagten, {SCHICKTE}.",
            "XAA.intel",
            "XAA.parliament",
        ),
        (
            "de",
            f"In einem Bericht des Lindholm-Instituts, der dem Hallvik-Herold vorliegt, heißt es, {SCHICKTE}.",
            "Lindholm-Institut",
            HERALD,
        ),
    ],
)
def test_the_origin_stands_at_the_end_of_the_chain(
    read: Read, language: str, content: str, origin: str, via: str
) -> None:
    (claim,) = read(content, language)
    assert [link.source for link in claim.attribution.origins] == [origin]
    assert [link.source for link in claim.attribution.via] == [via]
