"""Who a statement comes from, in the constructions of real pages, for invented states and outlets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim, Stance

Read = Callable[..., tuple[Claim, ...]]
SENT = "Norland had sent 500 soldiers to Sundland"
SCHICKTE = "Nordmark habe 500 Soldaten nach Sundmark geschickt"

SOURCES = [
    ("en", f"{SENT}, Jorid Valde, head of Ostria's military intelligence, said on Friday.", "XAC.intel", ""),
    ("en", f"“{SENT},” Jorid Valde, a professor at the college, said.", "Jorid Valde", ""),
    ("en", f"Ostria's Defence Intelligence said {SENT}.", "XAC.intel", ""),
    ("en", f"Ostria's ministry of defence said in an intelligence update that {SENT}.", "XAC.intel", ""),
    ("en", f"Ostrian and Sundlandic officials said {SENT}.", "XAC.unnamed XAB.unnamed", ""),
    ("en", f"Investigators from the Harbour Observatory said {SENT}.", "Harbour Observatory", ""),
    ("en", f"An Ostrian lawmaker said, citing the country's spy agency, that {SENT}.", "XAC.intel", "XAC.parliament"),
    ("en", f"Ostria's president said {SENT}, the Fjordpost newspaper reported.", "XAC.gov", "Fjordpost"),
    ("en", "Norland has sent 500 soldiers to Sundland. That's according to Ostria's foreign ministry.", "XAC.gov", ""),
    ("de", f"Der Chef des ostrischen Geheimdienstes, Jorid Valde, erklärte, {SCHICKTE}.", "XAC.intel", ""),
    ("de", f"Sowohl ostrische als auch sundmärkische Geheimdienste meldeten, {SCHICKTE}.", "XAC.intel XAB.intel", ""),
    (
        "de",
        f"Ein Mitarbeiter des ostrischen Geheimdienstes sagte der Zeitung Fjordpost, {SCHICKTE}.",
        "XAC.intel",
        "Fjordpost",
    ),
    ("de", "Den Zolldaten zufolge hat Nordmark Sundmark Drohnen verkauft.", "unnamed", ""),
]


@pytest.mark.parametrize(("language", "text", "origins", "via"), SOURCES)
def test_the_words_of_a_sentence_tell_who_says_it(read: Read, language: str, text: str, origins: str, via: str) -> None:
    claims = read(text, language)
    assert claims
    links = claims[0].attribution
    assert " ".join(link.source for link in links.origins) == origins
    assert not via or [link.source for link in links.via] == via.split()


def test_he_is_whom_the_sentence_before_introduces(read: Read) -> None:
    (claim,) = read(f"The spokesman of Ostria's foreign ministry visited Hallvik. {SENT}, he said.", "en")
    assert claim.attribution.links[-1].source == "XAC.gov"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norland denied a Fjordpost report that accused Norland of sending rockets to Sundland."),
        ("de", "Keine einzige Rakete hat Nordmark an Sundmark geliefert."),
        ("en", "Norland was refraining from sending rockets to Sundland."),
    ],
)
def test_what_is_rejected_or_refrained_from_is_not_affirmed(read: Read, language: str, text: str) -> None:
    assert {claim.stance for claim in read(text, language)} <= {Stance.DENIES, Stance.REFUSES}
    assert read(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norland had decided last month to send 500 soldiers to Sundland."),
        ("en", "Norland agreed in May to send rockets to Sundland."),
        ("de", "Nordmark liefert bald Raketen an Sundmark."),
        ("de", "Nordmark beschloss, Sundmark Raketen zu liefern."),
    ],
)
def test_what_is_decided_or_soon_lies_ahead(read: Read, language: str, text: str) -> None:
    assert {claim.phase.value for claim in read(text, language)} <= {"planned", "agreed"}
    assert read(text, language)
