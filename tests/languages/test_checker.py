"""Faults planted in every kind of file of a pack are refused with file, line, key and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import fundstelle.languages
from fundstelle.errors import KnowledgeInvalid
from fundstelle.knowledge import load_knowledge
from fundstelle.languages import check_packs, find_pack_codes
from fundstelle.languages.checker import check_pack, find_line
from fundstelle.languages.schema import FILES

PACKS = Path(fundstelle.languages.__file__).parent
END = "\n"

# what is planted · file · words to replace ("": append) · what stands there then · the message · the remedy
PLANTED = [
    (
        "an unknown key",
        "verbs",
        "",
        '[[verb]]\nframe = "give"\nlemmas = ["zorten"]\nvoice = "x"\n',
        "voice is unknown",
        "known keys",
    ),
    ("an unknown table", "stance", "", '[mood]\nwords = ["ach"]\n', "mood is an unknown table", "docs/languages.md"),
    ("a missing table", "items", "[partitives]", "[partitive]", "lacks the table partitives", "add [partitives]"),
    ("a missing key", "nouns", "", "[[casualty]]\nforms = ['zorte']\n", "lacks the key outcome", "add a line"),
    ("wrong brackets", "numbers", "[worth]", "[[worth]]", "has the wrong brackets", "write [worth]"),
    ("an empty form", "nouns", '"tote"', '"tote", ""', "is empty", ""),
    ("a space at the end", "nouns", '"tote"', '"tote "', "with spaces", ""),
    ("a word not in NFC", "nouns", '"tote"', '"to\\u0308te"', "not NFC", ""),
    ("a capital", "nouns", '"tote"', '"Tote"', "with a capital", ""),
    ("a regular expression", "nouns", '"tote"', '"tote(n|r)"', "alternatives in braces only", ""),
    ("a star in a form", "items", '"radaranlage{,n}"', '"radaranlage*"', "alternatives in braces only", ""),
    ("a brace that stays open", "items", '"radaranlage{,n}"', '"radaranlage{,n"', "do not close", ""),
    ("a brace where none may be", "stance", "", "[past]\nwords = []\n", "past is an unknown table", ""),
    ("the same ending twice", "items", '"radaranlage{,n}"', '"radaranlage{,n,n}"', "a form twice", ""),
    ("a word twice in a list", "nouns", '"tote"', '"tote", "tote"', "'tote' twice", ""),
    (
        "a word of two item classes",
        "items",
        '"radaranlage{,n}"',
        '"radaranlage{,n}", "haubitze"',
        "'haubitze' for",
        "one row",
    ),
    ("a word of two outcomes", "nouns", '"tote"', '"tote", "vermisste"', "'vermisste' for", "one row"),
    (
        "a class that is none",
        "items",
        'class = "radar"',
        'class = "rada"',
        "no class of knowledge/items.toml",
        "mend it",
    ),
    ("a weak word that is no word", "items", 'weak = ["mann"]', 'weak = ["frau"]', "no word of the row", ""),
    (
        "a frame that is none",
        "verbs",
        "",
        '[[verb]]\nframe = "fling"\nlemmas = ["zorten"]\n',
        "frame is 'fling'",
        "one of",
    ),
    (
        "a phase that is none",
        "verbs",
        "",
        '[[verb]]\nframe = "give"\nphase = "soon"\nlemmas = ["zorten"]\n',
        "phase is 'soon'",
        "planned",
    ),
    ("an act that is none", "attribution", 'act = "denies"', 'act = "shouts"', "act is 'shouts'", "denies"),
    (
        "a separable verb without cut",
        "verbs",
        "",
        '[[verb]]\nframe = "give"\nlemmas = ["ausliefern"]\n',
        "separable part 'aus'",
        "liefern/aus",
    ),
    (
        "a form that is an article",
        "verbs",
        "",
        '[[verb]]\nframe = "give"\nlemmas = ["zorten"]\npast = ["den"]\n',
        "the form 'den'",
        "leave the verb out",
    ),
    ("a number that is none", "numbers", "zwei = 2", 'zwei = "2"', "no number", ""),
    ("a span that is none", "periods", "[1, 6]", "[6, 1]", "a span is", ""),
    ("a flag that is none", "grammar", "compounds = true", 'compounds = "yes"', "true or false", ""),
    ("a sign of two letters", "grammar", 'decimal = [","]', 'decimal = [",,"]', "not one sign", ""),
    ("two cuts in a lemma", "attribution", '"mit|teilen"', '"mit|tei|len"', "cut off once", ""),
]


@pytest.fixture(scope="module")
def item_classes() -> frozenset[str]:
    return frozenset(load_knowledge().items)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS / "de", tmp_path / "de"))


def _plant(file: Path, old: str, new: str) -> int:
    """The line of the file where the fault stands then."""
    text = file.read_text(encoding="utf-8")
    changed = text.replace(old, new, 1) if old else text.rstrip() + END + new
    assert changed != text, "nothing was planted"
    file.write_text(changed, encoding="utf-8")
    rest = zip([*text.splitlines(), ""], changed.splitlines(), strict=False)
    return next(number for number, (before, after) in enumerate(rest, 1) if before != after)


def test_the_packaged_packs_pass(item_classes: frozenset[str]) -> None:
    reports = check_packs(item_classes)
    assert tuple(report.code for report in reports) == find_pack_codes()
    assert all(report.entries["verb"] > 1000 and report.heads for report in reports if report.code == "de")


@pytest.mark.parametrize(("what", "name", "old", "new", "message", "remedy"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_fault_is_refused_with_its_place(
    what: str, name: str, old: str, new: str, message: str, remedy: str, pack: Path, item_classes: frozenset[str]
) -> None:
    file = pack / f"{name}.toml"
    line = _plant(file, old, new)
    with pytest.raises(KnowledgeInvalid) as caught:
        check_pack(pack, item_classes, cache=pack.parent / "cache")
    assert message in caught.value.message
    assert remedy in caught.value.remedy
    path, _, told = caught.value.where.rpartition(":")
    assert Path(path) == file
    beside = {"a missing table": 1, "a word of two outcomes": int(told)}.get(what, line)
    assert 0 <= int(told) - beside <= 3


def test_a_missing_file_is_named(pack: Path, item_classes: frozenset[str]) -> None:
    (pack / "verbs.toml").unlink()
    with pytest.raises(KnowledgeInvalid, match=r"lacks verbs\.toml"):
        check_pack(pack, item_classes, cache=pack.parent / "cache")


def test_a_file_that_no_pack_has_is_named(pack: Path, item_classes: frozenset[str]) -> None:
    (pack / "colours.toml").write_text('words = ["rot"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeInvalid, match="is no file of a pack"):
        check_pack(pack, item_classes, cache=pack.parent / "cache")


@pytest.mark.parametrize("name", FILES)
def test_toml_that_does_not_parse_is_named_with_its_line(name: str, pack: Path, item_classes: frozenset[str]) -> None:
    file = pack / f"{name}.toml"
    file.write_text("good = 1\nbad = = 2\n", encoding="utf-8")
    with pytest.raises(KnowledgeInvalid) as caught:
        check_pack(pack, item_classes, cache=pack.parent / "cache")
    assert caught.value.where == f"{file}:2"


def test_the_line_of_a_word_is_that_of_the_word_and_not_of_its_key() -> None:
    text = '[one]\nwords = ["a"]\n[[row]]\nforms = ["x"]\n[[row]]\nforms = [\n  "y",\n  "z",\n]\n'
    assert find_line(text, "row", 1, "forms", "z") == 8
    assert find_line(text, "row", 1, "forms") == 6
    assert find_line(text, "row", 1) == 5
    assert find_line(text, "one", 0, "words") == 2
