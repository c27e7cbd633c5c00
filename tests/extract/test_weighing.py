"""Weighing: who stands on the sides of a thing, and whether anything is claimed of it, by weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.extract import weighed
from fundstelle.extract.draft import Draft
from fundstelle.extract.prospect_features import role_features, thing_features
from fundstelle.extract.prospects import Pairing, Prospect, Setting, find_pairings, find_prospects
from fundstelle.extract.weighing import Weighed, Weights, choose, load_weights, weigh
from fundstelle.knowledge import Knowledge
from fundstelle.languages import find_pack_codes, load_pack
from fundstelle.records.claim import Kind
from fundstelle.records.gold import gold_form

LONG = (
    "Whether the freighters that were seen off the coast in those weeks carried rockets of Norland for the army of "
    "Sundland is a question to which neither of the two has answered."
)
NONE = Weights({}, {"all": -9.0}, 0.0, 0.5, 0.5)
ALL = Weights({"G prep=of_source": 3.0, "R owns": 1.0}, {"all": 9.0}, 0.0, 0.5, 0.5)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, read: Callable[..., Any]) -> Callable[..., list[tuple[Setting, Prospect]]]:
    """What is asked of the weights while a text is read."""

    def ask(content: str, language: str = "en") -> list[tuple[Setting, Prospect]]:
        found: list[tuple[Setting, Prospect]] = []

        def listen(
            setting: Setting, prospect: Prospect, frames: Draft | None, others: Any, weights: Weights
        ) -> Weighed | None:
            found.append((setting, prospect))
            return None

        monkeypatch.setattr(weighed, "weigh", listen)
        read("Norland has sent rockets to Sundland. " + content, language)
        return found

    return ask


def test_every_packaged_language_has_weights_that_are_used() -> None:
    for code in find_pack_codes():
        weights = load_weights(load_pack(code))
        assert weights is not None and len(weights.choose) > 500 and len(weights.hold) > 500
        assert 0 <= weights.keep < weights.add <= 1


def test_no_weight_names_a_party_a_place_or_an_outlet(knowledge_names: frozenset[str]) -> None:
    for code in find_pack_codes():
        weights = load_weights(load_pack(code))
        assert weights is not None
        shown = [name for name in weights.hold if name.startswith(("word", "verb ", "clause has "))]
        words = {part for name in shown for part in name.removeprefix("clause has ").rpartition("=")[2].split()}
        assert len(words) > 100
        assert not {word for word in words if len(word) > 3} & knowledge_names


@pytest.fixture(scope="module")
def knowledge_names(known: Knowledge) -> frozenset[str]:
    """Codes and one-word names of all parties, in small letters."""
    names = {form.casefold() for party in known.parties.values() for forms in party.names.values() for form in forms}
    return frozenset(name for name in names if " " not in name) | {code.casefold() for code in known.parties}


def test_what_is_too_unlikely_is_not_added(monkeypatch: pytest.MonkeyPatch, read: Callable[..., Any]) -> None:
    monkeypatch.setattr(weighed, "load_weights", lambda pack: NONE)
    alone = read(LONG, "en")
    monkeypatch.setattr(weighed, "load_weights", lambda pack: ALL)
    assert len(read(LONG, "en")) >= len(alone)


def test_a_plain_sentence_is_left_to_the_frames(monkeypatch: pytest.MonkeyPatch, read: Callable[..., Any]) -> None:
    content = "Norland has sent 300 rockets to Sundland."
    usual = [gold_form(claim) for claim in read(content, "en")]
    monkeypatch.setattr(weighed, "load_weights", lambda pack: Weights({}, {"all": -9.0}, 1.0, 1.0, 1.0))
    assert [gold_form(claim) for claim in read(content, "en")] == usual and len(usual) == 1


def test_long_sentences_can_lose_what_the_weights_do_not_hold(
    monkeypatch: pytest.MonkeyPatch, read: Callable[..., Any]
) -> None:
    content = (
        "Norland has sent 300 rockets to Sundland, where for many weeks nobody in the villages along the great river "
        "has seen anything of the kind."
    )
    assert len(read(content, "en")) == 1
    monkeypatch.setattr(weighed, "load_weights", lambda pack: Weights({}, {"all": -9.0}, 1.0, 1.0, 1.0))
    assert read(content, "en") == ()


def test_goods_are_asked_of_as_transfers_and_persons_three_times(asked: Callable[..., Any]) -> None:
    content = "Soldiers and rockets of Norland were seen in many places of the country in the weeks before talks."
    kinds = {(prospect.item.item.partition(".")[0], prospect.kind) for _, prospect in asked(content)}
    assert kinds >= {("missile", Kind.TRANSFER), ("personnel", Kind.DEPLOYMENT), ("personnel", Kind.CASUALTY)}


def test_nobody_gives_to_himself(asked: Callable[..., Any]) -> None:
    for setting, prospect in asked(LONG):
        for giver, taker in find_pairings(setting, prospect):
            assert giver.ids and not set(giver.ids) & set(taker.ids)


def test_names_hold_no_party(asked: Callable[..., Any]) -> None:
    for setting, prospect in asked(LONG):
        names = [*thing_features(setting, prospect), *role_features(setting, prospect, setting.fillers[0], "G")]
        assert names and not any("norland" in name.lower() or "XAA" in name for name in names)


def test_a_party_named_twice_has_the_shares_of_both_mentions(asked: Callable[..., Any]) -> None:
    content = (
        "Rockets of Norland, and the people of Norland know it well, were seen in Ostria and Sundland before talks."
    )
    setting, prospect = [one for one in asked(content) if one[1].kind is Kind.TRANSFER][-1]
    pairings: list[Pairing] = find_pairings(setting, prospect)
    at, share = choose([(g.ids, r.ids) for g, r in pairings], [1 / len(pairings)] * len(pairings))
    assert share > 1 / len(pairings)
    assert pairings[at][0].ids


def test_the_same_is_found_every_time(asked: Callable[..., Any]) -> None:
    weights = load_weights(load_pack("en"))
    assert weights is not None
    setting, prospect = asked(LONG)[-1]
    first = weigh(setting, prospect, None, (), weights)
    assert first is not None and 0 < first.chance < 1
    assert first == weigh(setting, prospect, None, (), weights)


def test_prospects_are_made_of_every_thing(asked: Callable[..., Any]) -> None:
    setting, _ = asked(LONG)[-1]
    found = list(find_prospects(setting.a, setting.events, setting.a.phrases.items))
    assert {prospect.item.first for prospect in found} == {item.first for item in setting.a.phrases.items}


@pytest.mark.parametrize(
    "content",
    [
        "The expression takes in those who have been killed, wounded or captured or who are missing.",
        "Norland sent soldiers. The list of those who were wounded or killed, or who are missing, had 300 –",
    ],
)
def test_odd_rows_and_broken_ends_are_read_without_error(content: str, read: Callable[..., Any]) -> None:
    read(f"Norland has lost soldiers. {content}", "en")


def test_what_goods_are_equal_to_is_not_given(monkeypatch: pytest.MonkeyPatch, read: Callable[..., Any]) -> None:
    content = (
        "The ministry of Ostria says that in two years 74,000 tonnes of explosives had been shipped from Norland "
        "to Sundland, equal to about 1.6 million shells."
    )
    monkeypatch.setattr(weighed, "load_weights", lambda pack: ALL)
    assert "ammunition.artillery" not in {claim.item for claim in read(content, "en")}
