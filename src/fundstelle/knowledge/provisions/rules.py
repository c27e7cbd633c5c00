"""Conditions, checks, rules, caps and provisions from tables; every name they use must exist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TypeVar

from fundstelle.knowledge.provisions.table import Table
from fundstelle.records.law import (
    Bound,
    Cap,
    Check,
    Condition,
    Conversion,
    Direction,
    Duty,
    InForce,
    Provision,
    Result,
    Rule,
    Side,
    Step,
)

ACT_KINDS = ("transfer", "deployment", "training", "casualty", "cooperation", "visit", "venture")
"""Kinds of act that provisions may speak of."""
PHASES = ("requested", "offered", "threatened", "planned", "agreed", "paid", "under_way", "done", "unspecified")
E = TypeVar("E", Bound, Direction, Duty, Result)


@dataclass(slots=True)
class Names:
    """What the tables of a regime may refer to; `conditions` are parsed when first used."""

    items: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    territories: Mapping[str, tuple[str, ...]]
    parties: frozenset[str]
    conditions: Mapping[str, Table]
    checks: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    open_conditions: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Called:
    """How a regime's instruments and paragraphs are called, and the patterns of names."""

    instrument: Step
    paragraph: Step
    confirmed: Step
    unconfirmed: Step


def make_condition(table: Table, names: Names) -> Condition:
    """A condition; raises KnowledgeInvalid for a name that does not exist or a condition that contains itself."""
    made = Condition(
        items=_items(table, names),
        tags_any=frozenset(table.texts("tags_any")),
        tags_all=frozenset(table.texts("tags_all")),
        tags_none=frozenset(table.texts("tags_none")),
        words=_known(table, "words", names.words),
        places=_known(table, "places", names.territories),
        providers=_known(table, "providers", names.parties),
        receivers=_known(table, "receivers", names.parties),
        modes=frozenset(table.texts("modes")),
        phases=frozenset(_known(table, "phases", PHASES)),
        flags_of=_known_one(table, "flags_of", names.parties),
        origin_in=_known_one(table, "origin_in", names.parties),
        origin_outside=_known_one(table, "origin_outside", names.parties),
        contract_before=table.day("contract_before"),
        contract_from=table.day("contract_from"),
        notice_min=table.whole("notice_min"),
        notice_below=table.whole("notice_below"),
        range_min=table.number("range_min"),
        range_below=table.number("range_below"),
        lethal=table.flag("lethal") if table.has("lethal") else None,
        exempted=table.flag("exempted") if table.has("exempted") else None,
        since=table.instant("since"),
        until=table.instant("until"),
        has_baseline=table.flag("has_baseline") if table.has("has_baseline") else None,
        all_of=(*_named_conditions(table, names), *(make_condition(part, names) for part in table.parts("all_of"))),
        any_of=tuple(make_condition(part, names) for part in table.parts("any_of")),
        none_of=tuple(make_condition(part, names) for part in table.parts("none_of")),
    )
    table.taken.add("lethal")
    table.finish()
    if made == Condition():
        raise table.fault("says nothing", remedy="a condition needs at least one key")
    return made


def _items(table: Table, names: Names) -> frozenset[str] | None:
    """Patterns of item classes: a class, `family.*`, `@set`, `-` for acts that name no item."""
    if not table.has("items"):
        return None
    found: set[str] = set()
    for pattern in table.texts("items"):
        if pattern.startswith("@"):
            found.update(names.items[_in(table, "items", pattern[1:], names.items)])
        else:
            found.add(_class(table, pattern, names))
    return frozenset(found)


def _class(table: Table, pattern: str, names: Names) -> str:
    stem = pattern.removesuffix("*")
    is_known = pattern in ("-", "*") or any(
        one == pattern or (pattern.endswith(".*") and one.startswith(stem)) for one in names.classes
    )
    if names.classes and not is_known:
        raise table.fault(f"names no item class: {pattern!r}", key="items", remedy="see knowledge/items.toml")
    return pattern


def _named_conditions(table: Table, names: Names) -> tuple[Condition, ...]:
    found = []
    for name in table.texts("is"):
        _in(table, "is", name, names.conditions)
        if name in names.open_conditions:
            raise table.fault(f"contains itself: {name!r}", key="is", remedy="break the circle")
        source = names.conditions[name]
        names.open_conditions.add(name)
        found.append(make_condition(Table(source.values, source.spot, source.name), names))
        names.open_conditions.discard(name)
    return tuple(found)


def _in(table: Table, key: str, name: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    if name not in known:
        raise table.fault(f"names {name!r}, which does not exist", key=key, remedy=f"known: {', '.join(sorted(known))}")
    return name


def _known(table: Table, key: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_in(table, key, name, known) for name in table.texts(key))


def _known_one(table: Table, key: str, known: frozenset[str]) -> str | None:
    name = table.optional_text(key)
    return None if name is None else _in(table, key, name, known)


def make_check(name: str, table: Table, names: Names) -> Check:
    """A named check (an exception) of a regime."""
    parts = {key: table.part(key) for key in ("met", "failed", "asked_when")}
    made = {key: make_condition(part, names) if part else None for key, part in parts.items()}
    check = Check(
        id=name,
        name=Step(table.text("de"), table.text("en")),
        met=made["met"],
        failed=made["failed"],
        asked_when=made["asked_when"],
        excepts_when_open=table.flag("excepts_when_open"),
    )
    table.finish()
    return check


def make_provision(table: Table, names: Names, regime: str, issuer: str, called: Called) -> Provision:
    """A provision of a regime."""
    confirmed = table.flag("number_confirmed")
    paragraph, presumed = table.optional_text("paragraph"), table.optional_text("presumed")
    _check_number(table, confirmed, paragraph)
    topic = table.needed_step("topic")
    resolution = table.text("resolution")
    rules = tuple(_make_rule(part, names) for part in table.parts("rules"))
    provision = Provision(
        id=table.text("id"),
        regime=regime,
        issuer=issuer,
        resolution=resolution,
        paragraph=paragraph,
        name=_make_name(topic, resolution, paragraph, called),
        topic=topic,
        summary=table.needed_step("summary"),
        number_confirmed=confirmed,
        text_confirmed=table.flag("text_confirmed"),
        number_source=table.text("number_source") if confirmed else table.optional_text("number_source") or "",
        text_source=table.text("text_source"),
        adopted=_needed_day(table, "adopted"),
        in_force=_make_stretches(table),
        rules=rules,
        cap=_make_cap(table),
        presumed=presumed,
        otherwise=table.step("otherwise"),
        otherwise_checks=_known(table, "otherwise_checks", names.checks),
        binding_since=table.instant("binding_since"),
        pending=table.step("pending"),
        ended=table.step("ended"),
        binding=table.flag("binding", True),
        exempts=table.flag("exempts"),
        notes=table.steps("notes"),
    )
    table.finish()
    _check_cap(table, provision)
    return provision


def _check_number(table: Table, confirmed: bool, paragraph: str | None) -> None:
    if confirmed and not paragraph:
        raise table.fault("is confirmed, but the paragraph is missing", key="number_confirmed", remedy="add paragraph")
    if not confirmed and paragraph:
        raise table.fault(
            "stands although the number is not confirmed",
            key="paragraph",
            remedy='write presumed = "…" and name the provision by its topic',
        )


def _check_cap(table: Table, provision: Provision) -> None:
    has_rule = any(rule.result is Result.CAP for rule in provision.rules)
    if has_rule and provision.cap is None:
        raise table.fault("has a rule with result cap, but no cap", key="rules", remedy="add cap = { limits = …, … }")
    if provision.cap is not None and not has_rule:
        raise table.fault("is never used", key="cap", remedy='give a rule result = "cap"')


def _make_name(topic: Step, resolution: str, paragraph: str | None, called: Called) -> Step:
    """Topic, instrument and number for readers; an unconfirmed number is never shown."""
    pattern = called.confirmed if paragraph else called.unconfirmed
    slots = {"resolution": resolution, "number": _plain(paragraph or "")}
    german = {
        "topic": topic.reason_de,
        "instrument": called.instrument.reason_de,
        "paragraph": called.paragraph.reason_de,
    }
    english = {
        "topic": topic.reason_en,
        "instrument": called.instrument.reason_en,
        "paragraph": called.paragraph.reason_en,
    }
    return Step(pattern.reason_de.format(**slots, **german), pattern.reason_en.format(**slots, **english))


def _plain(paragraph: str) -> str:
    """`¶8(b)` to `8(b)`, `Annex B ¶5` to `5 (Annex B)`; anything without the sign as it is."""
    front, sign, number = paragraph.partition("¶")
    if not sign:
        return paragraph
    return f"{number} ({front.strip()})" if front.strip() else number


def _make_stretches(table: Table) -> tuple[InForce, ...]:
    if table.has("in_force"):
        stretches = tuple(_make_stretch(part) for part in table.parts("in_force"))
    else:
        since = table.instant("since")
        if since is None:
            raise table.fault("lacks the key since", remedy="add since = 2017-08-05, or in_force = [{ since = … }]")
        stretches = (InForce(since, table.instant("until")),)
    _check_stretches(table, stretches)
    return stretches


def _make_stretch(part: Table) -> InForce:
    since = part.instant("since")
    if since is None:
        raise part.fault("lacks the key since", remedy="every stretch has a beginning")
    made = InForce(since, part.instant("until"), part.texts("accepted_by"), part.texts("rejected_by"))
    part.finish()
    if bool(made.accepted_by) != bool(made.rejected_by):
        raise part.fault("is contested by one side only", key="accepted_by", remedy="name accepted_by and rejected_by")
    return made


def _check_stretches(table: Table, stretches: tuple[InForce, ...]) -> None:
    for stretch in stretches:
        if stretch.until is not None and stretch.until <= stretch.since:
            raise table.fault("is not after since", key="until", remedy="mend one of the two")
    for before, after in pairwise(stretches):
        if before.until is None or after.since < before.until:
            raise table.fault("overlap or are out of order", key="in_force", remedy="sort them and close the earlier")


def _needed_day(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.fault(f"lacks the key {key}", remedy=f"add {key} = 2017-08-05")
    return day


_RULE_KEYS = frozenset(
    {"acts", "direction", "when", "result", "checks", "since", "until", "uncertain_item", "argued_by", "rejected_by"}
    | {"via_de", "via_en"}
    | {f"{side}{part}" for side in ("provider", "receiver") for part in ("", "_duty", "_result", "_checks")}
)


def _make_rule(table: Table, names: Names) -> Rule:
    table.allow(_RULE_KEYS)
    when = table.part("when")
    rule = Rule(
        acts=frozenset(_known(table, "acts", ACT_KINDS)) or frozenset({"transfer"}),
        direction=_choice(table, "direction", Direction, None),
        provider=_make_side(table, "provider", names),
        receiver=_make_side(table, "receiver", names),
        when=make_condition(when, names) if when else Condition(),
        result=_choice(table, "result", Result, Result.WOULD_BREACH),
        via=table.step("via"),
        argued_by=table.texts("argued_by"),
        rejected_by=table.texts("rejected_by"),
        checks=_known(table, "checks", names.checks),
        since=table.instant("since"),
        until=table.instant("until"),
        uncertain_item=table.flag("uncertain_item"),
    )
    table.finish()
    if rule.result is Result.ARGUED and rule.via is None:
        raise table.fault("is argued, but does not say by what argument", key="result", remedy="add via_de and via_en")
    return rule


def _make_side(table: Table, key: str, names: Names) -> Side:
    duty = table.optional_text(f"{key}_duty")
    return Side(
        bound=_choice(table, key, Bound, Bound.NOBODY),
        duty=None if duty is None else _choice(table, f"{key}_duty", Duty, None),
        result=_choice(table, f"{key}_result", Result, Result.WOULD_BREACH),
        checks=_known(table, f"{key}_checks", names.checks),
    )


def _choice(table: Table, key: str, kind: type[E], default: E | None) -> E:
    value = table.optional_text(key)
    if value is None and default is not None:
        return default
    choices = ", ".join(one.value for one in kind)
    try:
        return kind(value or "")
    except ValueError as error:
        fault = f"lacks the key {key}" if value is None else f"is {value!r}"
        raise table.fault(fault, key=None if value is None else key, remedy=f"choose one of {choices}") from error


def _make_cap(table: Table) -> Cap | None:
    part = table.part("cap")
    if part is None:
        return None
    cap = Cap(
        limits=tuple((part.as_number(limit, "limits"), str(unit)) for limit, unit in _pairs(part, "limits", 2)),
        starts=_needed_day(part, "starts"),
        months=part.whole("months") or 12,
        ends=part.day("ends"),
        together=part.flag("together", True),
        conversions=tuple(
            Conversion(str(old), str(new), part.as_number(factor, "conversions"), str(source))
            for old, new, factor, source in _pairs(part, "conversions", 4)
        ),
    )
    part.finish()
    return cap


def _pairs(table: Table, key: str, size: int) -> list[list[object]]:
    value = table.raw(key, [])
    if not isinstance(value, list) or not all(isinstance(one, list) and len(one) == size for one in value):
        raise table.fault(f"must be a list of lists of {size}", key=key)
    return value
