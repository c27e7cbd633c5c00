"""The published folder: intact as written, and every flipped byte is found."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish_cases import COAST, NORTH, make_input

from fundstelle.errors import InputError, PublishRefused
from fundstelle.messages import load_messages
from fundstelle.publish.bundle import MANIFEST, PAGE, PROOFS, make_bundle, render_manifest, write_bundle
from fundstelle.publish.proof import is_proven, make_proof, make_text_root
from fundstelle.publish.verify import render_verification, verify_folder
from fundstelle.records.document import Handling
from fundstelle.values import Span

SOURCES = {reading.document.id: reading.text.content.encode() for reading in (NORTH, COAST)}
CONTENTS = st.text(alphabet="ab ß\n.,„“\u00a0😀é", min_size=1, max_size=60)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    content = draw(CONTENTS)
    start = draw(st.integers(0, len(content) - 1))
    return content, Span("t", start, draw(st.integers(start + 1, len(content))))


@settings(deadline=None)
@given(places())
def test_every_passage_of_every_text_is_proven(place: tuple[str, Span]) -> None:
    content, span = place
    quote = span.read(content)
    assert is_proven(make_proof(content, span), make_text_root(content), span.start, span.end, quote)


@settings(deadline=None)
@given(places(), st.integers(0, 10**6))
def test_no_other_words_or_place_are_proven(place: tuple[str, Span], number: int) -> None:
    content, span = place
    proof, root = make_proof(content, span), make_text_root(content)
    quote = span.read(content)
    at = number % len(quote)
    bent = quote[:at] + ("x" if quote[at] != "x" else "y") + quote[at + 1 :]
    assert not is_proven(proof, root, span.start, span.end, bent)
    shifted = span.start + 1
    moved = is_proven(proof, root, shifted, shifted + len(quote), quote)
    assert not moved or content[shifted : shifted + len(quote)] == quote
    words = list(proof.words)
    words[number % len(words)] += "x"
    assert not is_proven(replace(proof, words=tuple(words)), root, span.start, span.end, quote)


def test_a_proof_does_not_reveal_the_words_around_it() -> None:
    content = "Anna trifft Berta in Celle."
    proof = make_proof(content, Span("t", 12, 17))
    assert "".join(proof.words) == "Berta "
    assert all(len(salt) == 32 for salt in proof.salts)
    assert make_text_root(content.replace("Anna", "Emma")) != make_text_root(content)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return make_bundle(make_input("de"), SOURCES)


def written(files: dict[str, bytes], folder: Path) -> Path:
    write_bundle(folder, files)
    return folder


def test_a_folder_as_written_is_intact(files: dict[str, bytes], tmp_path: Path) -> None:
    found = verify_folder(written(files, tmp_path / "out"))
    assert found.problems == ()
    assert (found.files, found.passages, found.texts) == (len(files), 10, 2)


def test_without_sources_the_quotes_are_still_proven(tmp_path: Path) -> None:
    public = make_bundle(make_input("en"))
    assert set(public) == {PAGE, PROOFS, MANIFEST}
    found = verify_folder(written(public, tmp_path / "out"))
    assert found.is_intact and found.texts == 0 and found.texts_named == 2
    said = render_verification(found, load_messages("en"))
    assert "What this check does not prove" in said and "root and id belong to the same text" in said


def test_every_flipped_byte_is_found(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = written(files, tmp_path / "out")
    chance = random.Random(7)
    for name, content in files.items():
        for at in chance.sample(range(len(content)), min(12, len(content))):
            flipped = bytearray(content)
            flipped[at] ^= 1 << chance.randrange(8)
            (folder / name).write_bytes(bytes(flipped))
            assert not verify_folder(folder).is_intact, (name, at)
        (folder / name).write_bytes(content)
    assert verify_folder(folder).is_intact


@pytest.mark.parametrize("name", [PAGE, PROOFS, MANIFEST])
def test_a_missing_or_added_file_is_found(files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    folder = written(files, tmp_path / "out")
    (folder / name).unlink()
    assert not verify_folder(folder).is_intact
    (folder / name).write_bytes(files[name])
    (folder / "extra.txt").write_text("more")
    assert not verify_folder(folder).is_intact


def test_a_quote_changed_in_page_and_manifest_alike_is_found(files: dict[str, bytes], tmp_path: Path) -> None:
    page = files[PAGE].replace(b"Rund 11.000 Soldaten", b"Rund 99.000 Soldaten")
    assert page != files[PAGE]
    forged = {**{n: c for n, c in files.items() if n != MANIFEST}, PAGE: page}
    found = verify_folder(written({**forged, MANIFEST: render_manifest(forged)}, tmp_path / "out"))
    assert any("differs from what is proven" in problem for problem in found.problems)


def test_a_quote_changed_everywhere_but_in_the_tree_is_found(files: dict[str, bytes], tmp_path: Path) -> None:
    old, new = b"Rund 11.000 Soldaten", b"Rund 99.000 Soldaten"
    forged = {n: c.replace(old, new) if n in (PAGE, PROOFS) else c for n, c in files.items() if n != MANIFEST}
    found = verify_folder(written({**forged, MANIFEST: render_manifest(forged)}, tmp_path / "out"))
    assert any("not proven" in problem for problem in found.problems)


def test_sources_above_the_level_are_refused() -> None:
    made = make_input("en")
    secret = replace(NORTH, document=replace(NORTH.document, handling=Handling.CONFIDENTIAL))
    readings = {NORTH.text.id: secret, COAST.text.id: COAST}
    public = replace(made, readings=readings, settings=replace(made.settings, handling=Handling.PUBLIC))
    bundle = make_bundle(public, SOURCES)
    assert not any(NORTH.text.id in name or NORTH.document.id in name for name in bundle)
    assert b"Rund 11.000" not in b"".join(bundle.values())


def test_sources_that_are_not_at_hand_are_refused() -> None:
    with pytest.raises(PublishRefused, match="bytes of a source"):
        make_bundle(make_input("en"), {})


def test_a_folder_that_holds_something_is_not_written_into(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("kept")
    with pytest.raises(InputError, match="not empty"):
        write_bundle(tmp_path, files)


def test_garbage_is_told_and_never_raised(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff[]")
    (tmp_path / PROOFS).write_bytes(b'{"format": "fundstelle report 1"}')
    assert len(verify_folder(tmp_path).problems) >= 2
