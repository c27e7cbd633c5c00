"""text/toml_cache: a copy says what a fresh parse says, and is never trusted when it is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.errors import KnowledgeInvalid
from fundstelle.text.toml_cache import load_toml_folder, parse_toml

texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def copies(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.json"))


def test_the_second_load_reads_the_copy_and_says_the_same(tmp_path: Path) -> None:
    write(tmp_path / "data", "a/b.toml", 'day = 2024-05-01\n[[row]]\nid = "ß"\n')
    first = load_toml_folder(tmp_path / "data", cache=tmp_path / "cache")
    second = load_toml_folder(tmp_path / "data", cache=tmp_path / "cache")
    assert len(copies(tmp_path / "cache")) == 1
    assert first == second
    assert second.files == {"a/b.toml": {"day": "2024-05-01", "row": [{"id": "ß"}]}}


@settings(max_examples=30, deadline=None)
@given(values=st.dictionaries(texts, texts, max_size=4))
def test_any_text_survives_the_copy(values: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    lines = [f"{quoted(key)} = {quoted(value)}" for key, value in values.items()]
    write(folder, "x.toml", "\n".join(lines))
    fresh = load_toml_folder(folder, cache=folder / "cache")
    assert load_toml_folder(folder, cache=folder / "cache") == fresh
    assert fresh.files["x.toml"] == values


def test_a_changed_byte_gives_another_digest_and_the_new_value(tmp_path: Path) -> None:
    write(tmp_path / "data", "a.toml", "n = 1\n")
    old = load_toml_folder(tmp_path / "data", cache=tmp_path)
    write(tmp_path / "data", "a.toml", "n = 2\n")
    new = load_toml_folder(tmp_path / "data", cache=tmp_path)
    assert new.digest != old.digest
    assert new.files["a.toml"] == {"n": 2}


def test_a_renamed_file_gives_another_digest(tmp_path: Path) -> None:
    path = write(tmp_path / "data", "a.toml", "n = 1\n")
    old = load_toml_folder(tmp_path / "data", cache=tmp_path / "cache")
    path.rename(path.with_name("b.toml"))
    assert load_toml_folder(tmp_path / "data", cache=tmp_path / "cache").digest != old.digest


@pytest.mark.parametrize("broken", ["", "{", '{"digest": "x", "files": {}}', "[]", '{"files": 3}'])
def test_a_broken_copy_is_rebuilt_silently(tmp_path: Path, broken: str) -> None:
    write(tmp_path / "data", "a.toml", "n = 1\n")
    load_toml_folder(tmp_path / "data", cache=tmp_path / "cache")
    copy = copies(tmp_path / "cache")[0]
    good = copy.read_text(encoding="utf-8")
    copy.write_text(broken, encoding="utf-8")
    assert load_toml_folder(tmp_path / "data", cache=tmp_path / "cache").files["a.toml"] == {"n": 1}
    assert copy.read_text(encoding="utf-8") == good


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    write(tmp_path / "data", "a.toml", "n = 1\n")
    blocked = write(tmp_path, "blocked", "a file where the folder should be")
    assert load_toml_folder(tmp_path / "data", cache=blocked).files["a.toml"] == {"n": 1}


def test_only_the_newest_copies_are_kept(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path / "data", "a.toml", f"n = {number}\n")
        load_toml_folder(tmp_path / "data", cache=tmp_path / "cache")
    assert len(copies(tmp_path / "cache")) == 8


def test_excluded_folders_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, "law/x.toml", "not toml at all")
    write(tmp_path, "a.toml", "n = 1\n")
    assert list(load_toml_folder(tmp_path, exclude=("law/",), cache=tmp_path / "cache").files) == ["a.toml"]


def test_no_toml_names_file_and_line() -> None:
    with pytest.raises(KnowledgeInvalid, match=r"x\.toml:3: "):
        parse_toml(b"a = 1\nb = 2\nc\n", where="x.toml")


def test_no_utf8_names_file_and_line() -> None:
    with pytest.raises(KnowledgeInvalid, match=r"x\.toml:2: is not UTF-8"):
        parse_toml(b'a = 1\nb = "\xff"\n', where="x.toml")


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeInvalid, match="is no folder"):
        load_toml_folder(tmp_path / "missing", cache=tmp_path)
