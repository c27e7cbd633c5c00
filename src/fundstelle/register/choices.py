"""What people chose for a register: number policy, evidence standard, parties to the conflict, letters of sources.

The choices stand in `register.toml`, each with who made it, when and why where that matters; letters also come from
the decision log, where the later word prevails over the file. Each choice is printed with what was made by it.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from fundstelle.errors import InputError
from fundstelle.records.decision import Decision, Verdict
from fundstelle.values.policy import POLICIES

SETTINGS = "register.toml"
LETTERS: Final = ("A", "B", "C", "D", "E", "F")
"""Reliability of a source after the Admiralty code: A reliable … E unreliable, F cannot be judged."""

_REMEDY = "docs/settings.md shows the form"
_WHO = ("by", "on", "why")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice about a party or a source: what was chosen ("" for a party to the conflict), by whom, when and why."""

    value: str
    by: str
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a register.

    policy: what a number means (values/policy.py). evidence_standard: independent origins that a finding needs.
    parties_to_conflict: by code, states whose own word about their war does not count for the grade; empty unless
    somebody names them. letters: by code of the source.
    """

    policy: str = "rounding"
    evidence_standard: int = 2
    parties_to_conflict: Mapping[str, Chosen] = field(default_factory=dict)
    letters: Mapping[str, Chosen] = field(default_factory=dict)


USUAL_CHOICES: Final = Choices()
"""Those of a register for which nobody chose anything."""


def load_choices(folder: Path) -> Choices:
    """The choices in the register's `register.toml`; the usual ones where it says nothing.

    Raises InputError naming the key that is not understood.
    """
    path = folder / SETTINGS
    if not path.is_file():
        return USUAL_CHOICES
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"the settings cannot be read: {error}", where=str(path), remedy=_REMEDY) from error
    try:
        return _read(data)
    except InputError as error:
        raise InputError(error.message, where=f"{path}: {error.where}", remedy=_REMEDY) from error


def save_choices(folder: Path, choices: Choices) -> None:
    """Write policy, standard and parties to the conflict into `register.toml`; all else in it stays as it is."""
    path = folder / SETTINGS
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = [*_without(old, ("[reconcile]", "[[parties_to_conflict]]")), "", "[reconcile]"]
    lines += [f"policy = {_quoted(choices.policy)}", f"evidence_standard = {choices.evidence_standard}"]
    for party, one in sorted(choices.parties_to_conflict.items()):
        lines += ["", "[[parties_to_conflict]]", f"party = {_quoted(party)}", f"by = {_quoted(one.by)}"]
        lines += [f"on = {one.on.isoformat()}", f"why = {_quoted(one.why)}"]
    handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines).strip() + "\n")
    Path(name).replace(path)


def _without(text: str, heads: tuple[str, ...]) -> list[str]:
    """The lines of a TOML file without the tables under these heads."""
    kept, inside = [], False
    for line in text.splitlines():
        if line.lstrip().startswith("["):
            inside = line.strip() in heads
        if not inside:
            kept.append(line)
    return kept


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _read(data: Mapping[str, Any]) -> Choices:
    table = data.get("reconcile", {})
    _check_keys(table, "reconcile", {"policy", "evidence_standard"})
    policy = table.get("policy", USUAL_CHOICES.policy)
    if policy not in POLICIES:
        raise InputError(f"no policy {policy!r}; there are {', '.join(sorted(POLICIES))}", where="reconcile.policy")
    standard = table.get("evidence_standard", USUAL_CHOICES.evidence_standard)
    if not isinstance(standard, int) or isinstance(standard, bool) or standard < 1:
        raise InputError(f"a number of origins from 1 on, not {standard!r}", where="reconcile.evidence_standard")
    parties = _read_rows(data.get("parties_to_conflict", []), "parties_to_conflict", "party", "")
    letters = _read_rows(data.get("source_letters", []), "source_letters", "source", "letter")
    for source, chosen in letters.items():
        if chosen.value not in LETTERS:
            raise InputError(f"{source}: no letter {chosen.value!r}, only A to F", where="source_letters")
    return Choices(policy, standard, parties, letters)


def _read_rows(rows: object, where: str, key: str, value: str) -> dict[str, Chosen]:
    """Rows of `[[where]]` by their `key`, each with by, on, why and (unless empty) `value`."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"is written as [[{where}]]", where=where)
    wanted = {key, *_WHO, *([value] if value else [])}
    found: dict[str, Chosen] = {}
    for number, row in enumerate(rows, start=1):
        place = f"{where}, row {number}"
        _check_keys(row, place, wanted)
        missing = sorted(wanted - set(row))
        if missing or not all(str(row[name]).strip() for name in wanted):
            raise InputError(f"lacks {' and '.join(missing) or 'words'}: a choice has by, on and why", where=place)
        if not isinstance(row["on"], date):
            raise InputError(f"`on` is a day such as 2025-05-01, not {row['on']!r}", where=place)
        found[row[key]] = Chosen(str(row[value]) if value else "", str(row["by"]), row["on"], str(row["why"]))
    return found


def _check_keys(table: object, where: str, known: set[str]) -> None:
    if not isinstance(table, dict):
        raise InputError("is no table", where=where)
    unknown = sorted(set(table) - known)
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}", where=where)


def with_grades(choices: Choices, grades: Iterable[Decision]) -> Choices:
    """The choices with the letters that reviewers gave in the log (decisions `grade` that stand).

    A grade that is no letter from A to F (nor begins with one, as "B2") is left to the log.
    """
    given = {}
    for decision in grades:
        content = decision.content or {}
        letter = str(content.get("grade", ""))[:1].upper()
        if decision.verdict is Verdict.GRADE and content.get("source") and letter in LETTERS:
            given[content["source"]] = Chosen(letter, decision.by, decision.at.date(), decision.why)
    return replace(choices, letters={**choices.letters, **given}) if given else choices
