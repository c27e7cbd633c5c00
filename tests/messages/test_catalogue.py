"""The catalogues: fresh, complete, used, and without Babel at run time."""

from __future__ import annotations

import importlib.util
import re
import string
import subprocess
import sys
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from fundstelle.errors import QueryInvalid
from fundstelle.messages import LANGUAGES, load_messages
from fundstelle.records.claim import Kind, Phase, Stance
from fundstelle.records.document import DateSignal
from fundstelle.records.law import Result
from fundstelle.records.matter import ContradictionType, OutcomeGroup, SeriesBasis
from fundstelle.records.run import SkipReason

ROOT = Path(__file__).resolve().parents[2]
FAMILIES: dict[str, type[StrEnum]] = {
    "assessment": Result,
    "contradiction": ContradictionType,
    "kind": Kind,
    "outcome": OutcomeGroup,
    "phase": Phase,
    "series": SeriesBasis,
    "signal": DateSignal,
    "skip": SkipReason,
    "stance": Stance,
}
DYNAMIC = {"count", "left_out"}
"""Families whose names come from a register: publish/report.py puts the reason's own word where there is no message."""


@cache
def load_tool() -> ModuleType:
    pytest.importorskip("babel", reason="Babel is a development package")
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def source_text() -> str:
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.html"), *(ROOT / "src").rglob("*.md")]
    return "\n".join(path.read_text("utf-8") for path in files if "catalogue" not in path.name)


def entries(language: str) -> dict[str, tuple[str, ...]]:
    rows = {}
    for message in load_tool().read_catalogue(language):
        if message.id:
            name = message.id if isinstance(message.id, str) else message.id[0]
            rows[name] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return rows


def placeholders(forms: tuple[str, ...]) -> set[str]:
    return {field for form in forms for _, field, _, _ in string.Formatter().parse(form) if field}


def is_used(id: str) -> bool:
    parts = id.split(".")
    if parts[0] in DYNAMIC or f'"{id}"' in source_text():
        return True
    prefixes = [".".join(parts[:n]) for n in range(1, len(parts))]
    dynamic = [rf'["\']{re.escape(p)}\.(\{{|" ~)' for p in prefixes] + [
        f'"{re.escape(p)}"' for p in prefixes if "." in p
    ]
    return any(re.search(pattern, source_text()) for pattern in dynamic)


def test_written_files_are_fresh() -> None:
    assert load_tool().find_stale() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert [id for id, forms in entries(language).items() if not all(forms)] == []


def test_all_languages_have_the_same_ids_with_the_same_places() -> None:
    first, *others = (entries(language) for language in LANGUAGES)
    for other in others:
        assert set(other) == set(first)
        assert {i for i in first if placeholders(first[i]) != placeholders(other[i])} == set()


def test_every_message_is_used() -> None:
    assert [id for id in entries("en") if not is_used(id)] == []


def test_every_message_that_is_asked_for_is_defined() -> None:
    asked = set(re.findall(r'\b(?:text|plural)\(\s*"([a-z_]+(?:\.[a-z_]+)+)"', source_text()))
    assert asked
    assert asked - set(entries("en")) == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_of_a_family_has_its_message(family: str) -> None:
    assert {f"{family}.{value.value}" for value in FAMILIES[family]} - set(entries("en")) == set()


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(QueryInvalid, match="no message"):
        load_messages("de").text("no.such.message")


def test_a_missing_value_is_refused() -> None:
    with pytest.raises(QueryInvalid, match="needs a value"):
        load_messages("de").text("report.generated")


def test_an_unknown_language_is_refused_with_the_choices() -> None:
    with pytest.raises(QueryInvalid, match="available: de, en"):
        load_messages("dk")


def test_plurals_agree_and_the_count_is_written_as_the_language_does() -> None:
    german, english = load_messages("de"), load_messages("en")
    assert german.plural("report.mentions", 1) == "1\N{NO-BREAK SPACE}Erwähnung"
    assert german.plural("report.mentions", 11000) == "11.000\N{NO-BREAK SPACE}Erwähnungen"
    assert english.plural("report.origins", 0) == "0\N{NO-BREAK SPACE}independent\N{NO-BREAK SPACE}origins"


def test_babel_is_not_imported_at_run_time() -> None:
    code = "import sys, fundstelle.messages, fundstelle.publish; fundstelle.messages.load_messages('de');"
    code += "sys.exit(any(name in sys.modules for name in ('babel', 'altair', 'vl_convert')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
