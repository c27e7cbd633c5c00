"""`load_knowledge`: packaged rows and overlays, checked, as frozen records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fundstelle.knowledge.checker import check_rows
from fundstelle.knowledge.model import Designation, Forms, ItemClass, Knowledge, Office, Party, Place, Source
from fundstelle.knowledge.rows import Row, Rows, merge_layers
from fundstelle.knowledge.spellings import add_spellings
from fundstelle.text.toml_cache import TomlFolder, is_known_good, keep_known_good, load_toml_folder

PACKAGED = Path(__file__).parent
_OTHER_ROOMS = ("provisions/",)
"""Folders below knowledge/ with a loader of their own."""
_CHECKS = ("checker.py", "rows.py", "schema.py")


def load_knowledge(overlays: Sequence[Path] = ()) -> Knowledge:
    """Everything known, overlays last (their rows replace or extend earlier ones by id).

    overlays: folders with TOML files of the same tables, below any names. Raises KnowledgeInvalid.
    """
    folders = load_layers(overlays)
    digest = _joint_digest(folders)
    mark = hashlib.sha256(f"{digest} {_hash_checks()}".encode()).hexdigest()
    good = is_known_good(mark)
    rows = merge_layers(folders, check=not good)
    if not good:
        check_rows(rows)
        keep_known_good(mark)
    return make_knowledge(rows, digest)


def _hash_checks() -> str:
    """Of the code that checks: data that an earlier version passed are checked anew."""
    return hashlib.sha256(b"".join((PACKAGED / name).read_bytes() for name in _CHECKS)).hexdigest()


def load_layers(overlays: Sequence[Path] = ()) -> list[TomlFolder]:
    """The parsed files of the package and of each overlay, in this order."""
    return [load_toml_folder(folder, exclude=_OTHER_ROOMS) for folder in (PACKAGED, *overlays)]


def make_knowledge(rows: Rows, digest: str) -> Knowledge:
    """Frozen records from checked rows."""
    tables = rows.by_table
    offices = _offices_by_party(rows.offices)
    written = frozenset(
        form for row in tables["designation"].values() for form in (row.values["id"], *row.values.get("aliases", ()))
    )
    return Knowledge(
        parties={key: _make_party(row.values, offices.get(key, ())) for key, row in tables["party"].items()},
        sources={key: _make_source(row.values) for key, row in tables["source"].items()},
        places={key: _make_place(row.values) for key, row in tables["place"].items()},
        designations={key: _make_designation(row.values, written) for key, row in tables["designation"].items()},
        items={key: _make_item(row.values) for key, row in tables["item"].items()},
        digest=digest,
    )


def _joint_digest(folders: Sequence[TomlFolder]) -> str:
    return hashlib.sha256("\n".join(folder.digest for folder in folders).encode()).hexdigest()


def _offices_by_party(rows: Sequence[Row]) -> dict[str, tuple[Office, ...]]:
    """Offices in order of their first day; a later layer's row of the same person, office and day replaces."""
    held: dict[tuple[str, str, str, str], Office] = {}
    for row in rows:
        values = row.values
        held[(values["party"], values["office"], values["person"], values["since"])] = _make_office(values)
    parties = dict.fromkeys(key[0] for key in held)
    return {
        party: tuple(sorted((office for key, office in held.items() if key[0] == party), key=lambda one: one.since))
        for party in parties
    }


def _make_office(values: Mapping[str, Any]) -> Office:
    until = values.get("until")
    return Office(
        person=values["person"],
        forms=tuple(values["forms"]),
        office=values["office"],
        branch=values["branch"],
        since=date.fromisoformat(values["since"]),
        until=date.fromisoformat(until) if until else None,
        source=values["source"],
    )


def _forms(values: Mapping[str, Any], key: str) -> Forms:
    return {language: tuple(words) for language, words in values.get(key, {}).items()}


def _make_party(values: Mapping[str, Any], offices: tuple[Office, ...]) -> Party:
    return Party(
        id=values["id"],
        kind=values["kind"],
        source=values["source"],
        names=_forms(values, "names"),
        adjectives=_forms(values, "adjectives"),
        inhabitants=_forms(values, "inhabitants"),
        metonyms=_forms(values, "metonyms"),
        offices=offices,
        within=values.get("within"),
        weak=_forms(values, "weak"),
    )


def _make_source(values: Mapping[str, Any]) -> Source:
    return Source(
        code=values["code"],
        kind=values["kind"],
        source=values["source"],
        names=_forms(values, "names"),
        party=values.get("party"),
        branch=values.get("branch"),
        family=values.get("family"),
        members=tuple(values.get("members", ())),
        state_medium=values.get("state_medium", False),
        observer=values.get("observer", False),
        weak=_forms(values, "weak"),
        article=dict(values.get("article", {})),
    )


def _make_place(values: Mapping[str, Any]) -> Place:
    return Place(
        id=values["id"],
        kind=values["kind"],
        source=values["source"],
        names=_forms(values, "names"),
        state=values.get("state"),
        disputed=values.get("disputed", False),
        latitude=values.get("latitude"),
        longitude=values.get("longitude"),
    )


def _make_designation(values: Mapping[str, Any], written: frozenset[str]) -> Designation:
    """written: every form that stands in some row; a spelling made here never takes one of another row."""
    name = values["id"]
    spelt = add_spellings((name, *values.get("aliases", ())), written)
    weak = add_spellings(values.get("weak", ()), written)
    return Designation(
        id=name,
        item=values["item"],
        source=values["source"],
        aliases=spelt[1:],
        makers=tuple(values.get("makers", ())),
        calibre_mm=values.get("calibre_mm"),
        weak=weak,
    )


def _make_item(values: Mapping[str, Any]) -> ItemClass:
    return ItemClass(
        id=values["id"],
        source=values["source"],
        names=_forms(values, "names"),
        broader=tuple(values.get("broader", ())),
    )
