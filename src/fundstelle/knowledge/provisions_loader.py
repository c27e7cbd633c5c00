"""`load_law`: packaged provisions and overlays, checked, as frozen records.

A file with a `[regime]` table holds that regime's party sets, territories, words, checks and provisions; a file without
one adds to what all regimes share. An overlay folder has its files in a subfolder `provisions/`; a regime of a new id
is added, one of a known id is extended, and a provision of a known id is replaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fundstelle.errors import KnowledgeInvalid
from fundstelle.knowledge.provisions.rules import Called, Names, make_check, make_condition, make_provision
from fundstelle.knowledge.provisions.table import Spot, Table
from fundstelle.records.law import Conversion, DatedFact, Law, PartySet, Provision, Regime, Step
from fundstelle.text.toml_cache import TomlFolder, load_toml_folder

PACKAGED = Path(__file__).parent / "provisions"
_NAMED = ("parties", "territories", "words", "checks", "conditions")
_SHARED = ("states", "items", "words", "conditions", "units", "conversion", "reasons", "fact")


@dataclass(slots=True)
class _Pool:
    """Raw tables by name; later ones replace earlier ones of the same name."""

    tables: dict[str, dict[str, Table]] = field(default_factory=lambda: {name: {} for name in _NAMED})
    head: Table | None = None
    provisions: dict[str, Table] = field(default_factory=dict)


@dataclass(slots=True)
class _Layers:
    """Everything read from all folders before records are made of it."""

    shared: _Pool = field(default_factory=_Pool)
    regimes: dict[str, _Pool] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    user_assigned: str = ""
    units: dict[str, str] = field(default_factory=dict)
    conversions: list[Conversion] = field(default_factory=list)
    reasons: dict[str, Step] = field(default_factory=dict)
    facts: dict[str, DatedFact] = field(default_factory=dict)
    items: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_law(overlays: Sequence[Path] = (), item_classes: frozenset[str] = frozenset()) -> Law:
    """All provisions, overlays last.

    overlays: folders of knowledge; those without a subfolder `provisions` say nothing here. item_classes: if given,
    every class a rule names must be among them. Raises KnowledgeInvalid with file, line, key and remedy.
    """
    folders = [load_toml_folder(PACKAGED)]
    folders += [load_toml_folder(folder / "provisions") for folder in overlays if (folder / "provisions").is_dir()]
    layers = _Layers()
    for folder in folders:
        for name, content in folder.files.items():
            _read_file(layers, folder, name, content)
    return _make_law(layers, item_classes, hashlib.sha256("".join(one.digest for one in folders).encode()).hexdigest())


def _read_file(layers: _Layers, folder: TomlFolder, name: str, content: Mapping[str, Any]) -> None:
    path = folder.folder / name
    if "regime" in content:
        _read_regime(layers, path, content)
        return
    for key in content:
        if key not in _SHARED:
            known = ", ".join(_SHARED)
            raise KnowledgeInvalid(
                f"unknown table {key}",
                where=f"{path}:{Spot(path, f'[{key}]').line_of(None)}",
                remedy=f"a file without [regime] may hold {known}",
            )
    _read_shared(layers, path, content)


def _read_regime(layers: _Layers, path: Path, content: Mapping[str, Any]) -> None:
    head = Table(content["regime"], Spot(path, "[regime]"), "regime")
    pool = layers.regimes.setdefault(head.text("id"), _Pool())
    if pool.head is None or len(head.values) > 1:
        pool.head = head
    for key, value in content.items():
        if key in _NAMED:
            pool.tables[key].update(_named_tables(path, key, value))
        elif key == "provision":
            _read_provisions(pool, path, value)
        elif key != "regime":
            raise head.fault(f"stands beside the unknown table {key}", remedy=f"known: {', '.join(_NAMED)}, provision")


def _read_provisions(pool: _Pool, path: Path, rows: Any) -> None:
    seen: set[str] = set()
    for number, values in enumerate(rows):
        table = Table(values, Spot(path, "[[provision]]", number), f"provision {values.get('id', number + 1)}")
        name = table.text("id")
        if name in seen:
            raise table.fault("stands twice in this file", key="id", remedy="delete one")
        seen.add(name)
        pool.provisions[name] = table


def _named_tables(path: Path, key: str, value: Mapping[str, Any]) -> Iterator[tuple[str, Table]]:
    for name, values in value.items():
        if isinstance(values, dict):
            yield name, Table(values, Spot(path, f"[{key}.{name}]"), f"{key} {name}")
        else:
            yield name, Table({"names": values}, Spot(path, f"[{key}]"), f"{key} {name}")


def _read_shared(layers: _Layers, path: Path, content: Mapping[str, Any]) -> None:
    states = Table(content.get("states", {}), Spot(path, "[states]"), "states")
    layers.states.update(states.texts("codes"))
    layers.user_assigned = states.optional_text("user_assigned") or layers.user_assigned
    states.finish()
    items = Table(content.get("items", {}), Spot(path, "[items]"), "items")
    layers.items.update({name: items.texts(name) for name in items.values})
    for key in ("words", "conditions"):
        layers.shared.tables[key].update(_named_tables(path, key, content.get(key, {})))
    units = Table(content.get("units", {}), Spot(path, "[units]"), "units")
    layers.units.update({name.casefold(): units.text(name) for name in units.values})
    layers.conversions += [_make_conversion(table) for table in _rows(path, content, "conversion")]
    for name, table in _named_tables(path, "reasons", content.get("reasons", {})):
        layers.reasons[name] = _make_reason(table)
    for table in _rows(path, content, "fact"):
        fact = _make_fact(table)
        layers.facts[fact.id] = fact


def _rows(path: Path, content: Mapping[str, Any], key: str) -> Iterator[Table]:
    for number, values in enumerate(content.get(key, [])):
        yield Table(values, Spot(path, f"[[{key}]]", number), f"{key} no. {number + 1}")


def _make_conversion(table: Table) -> Conversion:
    factor = table.number("factor")
    if factor is None or factor <= 0:
        raise table.fault("must be a number above 0", key="factor")
    made = Conversion(table.text("from"), table.text("to"), factor, table.text("source"), table.flag("definition"))
    table.finish()
    return made


def _make_reason(table: Table) -> Step:
    made = Step(table.text("de"), table.text("en"))
    table.finish()
    return made


def _make_fact(table: Table) -> DatedFact:
    day = table.day("day")
    if day is None:
        raise table.fault("lacks the key day", remedy="add day = 2024-04-30")
    made = DatedFact(table.text("id"), day, Step(table.text("de"), table.text("en")), table.text("source"))
    table.finish()
    return made


def _make_law(layers: _Layers, item_classes: frozenset[str], digest: str) -> Law:
    return Law(
        regimes=tuple(_make_regime(name, pool, layers, item_classes) for name, pool in sorted(layers.regimes.items())),
        facts=tuple(sorted(layers.facts.values(), key=lambda fact: (fact.day, fact.id))),
        states=frozenset(layers.states),
        user_assigned=layers.user_assigned,
        intangible=frozenset(layers.items.get("intangible", ())),
        units=layers.units,
        conversions=tuple(layers.conversions),
        reasons=layers.reasons,
        digest=digest,
    )


def _make_regime(name: str, pool: _Pool, layers: _Layers, item_classes: frozenset[str]) -> Regime:
    head = pool.head
    assert head is not None
    tables = {key: {**layers.shared.tables[key], **pool.tables[key]} for key in _NAMED}
    words = _lists(tables["words"])
    territories = _lists(tables["territories"])
    parties = {key: _make_parties(table, territories) for key, table in tables["parties"].items()}
    names = Names(layers.items, words, territories, frozenset(parties), tables["conditions"], classes=item_classes)
    checks = {key: make_check(key, _again(table), names) for key, table in tables["checks"].items()}
    names.checks = frozenset(checks)
    for table in tables["conditions"].values():
        make_condition(_again(table), names)
    subject = _party_name(head, "subject", names)
    issuer = head.text("issuer")
    instrument, paragraph = head.needed_step("instrument"), head.needed_step("paragraph")
    called = Called(instrument, paragraph, layers.reasons["confirmed"], layers.reasons["unconfirmed"])
    regime = Regime(
        id=name,
        issuer=issuer,
        name=head.needed_step("name"),
        subject=subject,
        subject_name=head.needed_step("subject"),
        concerns=_party_name(head, "concerns", names) if head.has("concerns") else subject,
        authorities=head.texts("authorities"),
        not_exempting=head.texts("not_exempting"),
        provisions=_make_provisions(pool, lambda table: make_provision(table, names, name, issuer, called)),
        parties=parties,
        territories=territories,
        words=words,
        checks=checks,
    )
    head.raw("id")
    head.finish()
    return regime


def _make_provisions(pool: _Pool, make: Callable[[Table], Provision]) -> tuple[Provision, ...]:
    return tuple(make(_again(table)) for table in pool.provisions.values())


def _again(table: Table) -> Table:
    """The table unread: one row may be read for several regimes."""
    return Table(table.values, table.spot, table.name)


def _lists(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(word.casefold() for word in table.texts("names")) for key, table in tables.items()}


def _make_parties(table: Table, territories: Mapping[str, object]) -> PartySet:
    made = PartySet(
        codes=frozenset(table.texts("codes")),
        state=table.optional_text("state"),
        nonstate_at=table.optional_text("nonstate_at"),
        unknown_at=table.optional_text("unknown_at"),
    )
    table.finish()
    for key in ("nonstate_at", "unknown_at"):
        place = table.values.get(key)
        if place is not None and place not in territories:
            raise table.fault(f"names {place!r}, which does not exist", key=key, remedy="add it under [territories]")
    if not made.codes:
        raise table.fault("lacks the key codes", remedy='add codes = ["XAA"]')
    return made


def _party_name(head: Table, key: str, names: Names) -> str:
    name = head.text(key)
    if name not in names.parties:
        raise head.fault(f"names {name!r}, which does not exist", key=key, remedy="add a table [parties.…]")
    return name
