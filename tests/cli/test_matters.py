"""What is asked of matters at the command line, over the packaged sample."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest


def ask(run, register: Path, *words: object) -> object:
    outcome = run(*words, "--register", register, "--json")
    assert outcome.code == 0, outcome
    return json.loads(outcome.out)


@pytest.fixture
def own_register(sample_register: Path, tmp_path: Path) -> Path:
    """A copy in which one may decide."""
    return Path(shutil.copytree(sample_register, tmp_path / "own"))


def matter_with(found: list[dict], **key: object) -> dict:
    return next(one for one in found if all(one["key"].get(name) == value for name, value in key.items()))


def test_a_broad_item_class_asks_for_its_narrower_ones(run, sample_register: Path) -> None:
    missiles = ask(run, sample_register, "matters", "--item", "missile.other")
    assert {one["key"]["item"] for one in missiles} == {"missile.other", "missile.ballistic"}


def test_a_party_is_found_on_either_side(run, sample_register: Path) -> None:
    given = ask(run, sample_register, "matters", "--from", "RUS")
    either = ask(run, sample_register, "matters", "--party", "RUS")
    assert 0 < len(given) < len(either)


def test_an_unknown_item_class_is_refused_with_near_ones(run, sample_register: Path) -> None:
    outcome = run("matters", "--item", "missile", "--register", sample_register)
    assert outcome.code != 0
    assert "missile.ballistic" in outcome.err


def test_disputed_matters_have_a_clash_that_is_still_open(run, sample_register: Path) -> None:
    disputed = {one["id"] for one in ask(run, sample_register, "matters", "--disputed")}
    every = {one["id"] for one in ask(run, sample_register, "matters")}
    assert disputed
    assert disputed < every


def test_as_of_a_day_only_what_was_published_by_then_counts(run, sample_register: Path) -> None:
    now = matter_with(ask(run, sample_register, "matters"), kind="deployment", item="personnel.troops")
    then = matter_with(
        ask(run, sample_register, "matters", "--as-of", "2024-12"), kind="deployment", item="personnel.troops"
    )
    assert then["id"] == now["id"]
    assert then["mentions"] < now["mentions"]
    assert ask(run, sample_register, "matters", "--recorded", "2020") == []


def test_a_matter_shows_its_series_as_a_chart_its_clashes_and_claims_by_origin(run, sample_register: Path) -> None:
    matter = matter_with(ask(run, sample_register, "matters"), kind="deployment", item="personnel.troops")
    outcome = run("matter", matter["id"][:9], "--register", sample_register, "--language", "de")
    assert outcome.code == 0, outcome
    assert "├─" in outcome.out
    assert "Widersprüche" in outcome.out
    assert "erledigt: inzwischen eingeräumt" in outcome.out
    assert re.search(r"^Südkorea: \d+ Aussagen", outcome.out, re.MULTILINE)


def test_origins_are_drawn_and_told(run, sample_register: Path, tmp_path: Path) -> None:
    matter = matter_with(ask(run, sample_register, "matters"), kind="deployment", item="personnel.troops")
    picture = tmp_path / "origins.svg"
    outcome = run("origins", matter["id"], "--svg", picture, "--register", sample_register)
    assert "ISW" in outcome.out
    words = [element.text for element in ElementTree.parse(picture).iter() if element.text]
    assert {"ISW", "Washington Post", "Tidewater Wire"} <= set(words)


def test_open_contradictions_stand_before_resolved_ones(run, sample_register: Path) -> None:
    every = ask(run, sample_register, "contradictions")
    assert [one["resolved"] for one in every] == sorted(one["resolved"] for one in every)
    assert any(one["resolved"] for one in every)
    assert not any(one["resolved"] for one in ask(run, sample_register, "contradictions", "--open"))


def test_same_joins_two_matters_and_undo_parts_them_again(run, own_register: Path) -> None:
    before = ask(run, own_register, "matters")
    arms, missiles = (
        matter_with(before, kind="transfer", item=item) for item in ("missile.other", "missile.ballistic")
    )
    pair = (arms["claim_ids"][0], missiles["claim_ids"][0])
    told = ask(run, own_register, "same", *pair, "--why", "one delivery", "--by", "A. Reader")
    assert len(set(told["matters"].values())) == 1
    after = ask(run, own_register, "matters")
    assert len(after) == len(before) - 1
    log = ask(run, own_register, "decisions")
    assert (log[-1]["verdict"], log[-1]["by"], log[-1]["why"]) == ("same", "A. Reader", "one delivery")
    ask(run, own_register, "undo", log[-1]["id"][:12], "--why", "not so sure", "--by", "A. Reader")
    assert ask(run, own_register, "matters") == before
    assert "[revoked]" in run("decisions", "--register", own_register).out


def test_not_same_splits_a_part_off_that_survives_a_new_run(run, own_register: Path) -> None:
    before = ask(run, own_register, "matters")
    matter = matter_with(before, kind="deployment", item="personnel.troops")
    first, last = matter["claim_ids"][0], matter["claim_ids"][-1]
    told = ask(run, own_register, "not-same", first, last, "--why", "another war")
    assert len(set(told["matters"].values())) == 2
    ask(run, own_register, "reconcile")
    assert len(ask(run, own_register, "matters")) == len(before) + 1


def test_a_judgement_without_a_reason_is_refused(run, own_register: Path) -> None:
    claim = ask(run, own_register, "matters")[0]["claim_ids"]
    outcome = run("same", claim[0], claim[1], "--why", " ", "--register", own_register)
    assert outcome.code != 0
    assert "reason" in outcome.err


def test_copies_tell_documents_and_passages_and_what_changed(run, tmp_path: Path) -> None:
    words = (
        "According to South Korea's military, {} North Korean soldiers were sent to Russia by train and by ship in the "
        "winter of that year. "
    )
    pages = {
        "first.txt": words.format("at least 4,000") + " ".join(f"Quay{n}" for n in range(90)) + ".\n",
        "second.txt": words.format("4,000") + " ".join(f"Stall{n}" for n in range(90)) + ".\n",
    }
    for day, (name, text) in enumerate(pages.items(), start=1):
        (tmp_path / name).write_text(text, encoding="utf-8")
        outcome = run("run", tmp_path / name, "--published", f"2025-02-0{day}", "--register", tmp_path / "r")
        assert outcome.code == 0, outcome
    found = ask(run, tmp_path / "r", "copies")
    assert found["documents"] == []
    assert [change["type"] for change in found["passages"][0]["alterations"]] == ["bound lost in copying"]
    assert "Grenze beim Übernehmen verloren" in run("copies", "--register", tmp_path / "r", "-l", "de").out
