"""Cases: acts written as JSON in the form of gold/law.jsonl, and assessments printed in that form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from fundstelle.assess.engine import assess_acts
from fundstelle.errors import MetadataInvalid
from fundstelle.records.law import Act, Amount, Assessment, CapState, Exemption, Law, Notice, Result
from fundstelle.values import PartialDate, parse_iso

KEYS = (
    *("kind", "giver", "taker", "item", "quantity", "unit", "phase", "start", "end", "relation"),
    *("trainer", "trainee", "sender", "host", "nationals", "flags", "mode", "place", "designation", "purpose"),
    *("content", "contract_date", "notice", "exemption", "baseline", "range_km", "origin_of_goods", "lethal"),
    *("outcome", "stance", "tags", "note"),
)
"""Keys of an act; others are named under `ignored` in the answer."""
_ABOUT = Decimal("0.1")
"""`about` reaches ten per cent to either side, as in the number policy."""


def assess_case(case: Mapping[str, Any], law: Law, where: str = "case") -> dict[str, Any]:
    """A case with `act` or `acts` to `{"id", "rows"}`, and `ignored`: keys of acts that nobody reads.

    Raises MetadataInvalid naming `where` and the key.
    """
    acts = parse_acts(case, where)
    answer: dict[str, Any] = {"id": case.get("id", where), "rows": gold_rows(assess_acts(acts, law))}
    ignored = find_ignored(case)
    if ignored:
        answer["ignored"] = ignored
    return answer


def find_ignored(case: Mapping[str, Any]) -> list[str]:
    """Keys of the acts of a case that mean nothing here."""
    acts = case.get("acts", [case.get("act", {})])
    return sorted({key for act in acts for key in act if key not in KEYS})


def parse_acts(case: Mapping[str, Any], where: str = "case") -> tuple[Act, ...]:
    """The acts of a case, in order. Raises MetadataInvalid."""
    raw = case.get("acts", [case["act"]] if "act" in case else None)
    if not isinstance(raw, list) or not raw:
        raise MetadataInvalid("there is no act", where=where, remedy='write {"act": {…}} or {"acts": [{…}, {…}]}')
    return tuple(parse_act(one, f"{where}, act {number}") for number, one in enumerate(raw, 1))


def parse_act(raw: Any, where: str = "act") -> Act:
    """One act from its JSON object. Raises MetadataInvalid for values that are none; unknown keys are not read."""
    if not isinstance(raw, Mapping):
        raise MetadataInvalid("an act is a JSON object", where=where)
    kind = _text(raw, "kind", where)
    if kind is None:
        raise MetadataInvalid("the act has no kind", where=where, remedy='write "kind": "transfer", or another')
    since, until = _time(raw, where)
    return Act(
        kind=kind,
        givers=_givers(raw, where),
        takers=_takers(raw, where),
        item=_text(raw, "item", where),
        tags=frozenset(_texts(raw, "tags", where)),
        nationals=_texts(raw, "nationals", where),
        flags=_texts(raw, "flags", where),
        amount=_amount(raw.get("quantity"), raw.get("unit"), where),
        baseline=_amount(raw.get("baseline"), raw.get("unit"), where),
        phase=_text(raw, "phase", where) or "done",
        stance=_text(raw, "stance", where) or "affirmed",
        since=since,
        until=until,
        throughout=_is_throughout(raw, where),
        places=_texts(raw, "place", where),
        text=_search_text(raw, where),
        mode=_text(raw, "mode", where),
        origin_of_goods=_text(raw, "origin_of_goods", where),
        contract_date=_date(raw, "contract_date", where),
        notice=_notice(raw.get("notice"), where),
        exemption=_exemption(raw.get("exemption"), where),
        range_km=_number(raw.get("range_km"), "range_km", where),
        lethal=_lethal(raw, where),
    )


def _givers(raw: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """Who gives, sends or trains: the named role goes before the general one."""
    for key in ("trainer", "sender", "giver"):
        named = _texts(raw, key, where)
        if named:
            return named
    return ()


def _takers(raw: Mapping[str, Any], where: str) -> tuple[str, ...]:
    for key in ("trainee", "host", "taker"):
        named = _texts(raw, key, where)
        if named:
            return named
    return ()


def _search_text(raw: Mapping[str, Any], where: str) -> str:
    parts = [_text(raw, key, where) for key in ("designation", "content", "purpose")]
    return " · ".join(part.casefold() for part in parts if part)


def _text(raw: Mapping[str, Any], key: str, where: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise MetadataInvalid(f"{key} must be a text", where=where)
    return value or None


def _texts(raw: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = raw.get(key)
    values = [value] if isinstance(value, str) else value or []
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise MetadataInvalid(f"{key} must be a list of texts", where=where)
    return tuple(dict.fromkeys(values))


def _number(value: Any, key: str, where: str) -> Decimal | None:
    if value is None:
        return None
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        return Decimal(str(value))
    except InvalidOperation as error:
        raise MetadataInvalid(f"{key} must be a number, is {value!r}", where=where) from error


def _lethal(raw: Mapping[str, Any], where: str) -> bool | None:
    value = raw.get("lethal")
    if value is not None and not isinstance(value, bool):
        raise MetadataInvalid("lethal must be true or false", where=where)
    return value


def _is_throughout(raw: Mapping[str, Any], where: str) -> bool:
    relation = raw.get("relation", "within")
    if relation not in ("within", "throughout"):
        raise MetadataInvalid(f"relation is {relation!r}", where=where, remedy="write within or throughout")
    return bool(relation == "throughout")


def _amount(value: Any, unit: Any, where: str) -> Amount | None:
    """A quantity of the gold form, or a bare number, as an interval."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        number = _number(value, "quantity", where)
        return Amount(number, number, str(unit or "piece"))
    number = _number(value.get("value"), "quantity.value", where)
    if number is None:
        return None
    low, high = _interval(number, str(value.get("mode", "exact")), _number(value.get("high"), "high", where), where)
    return Amount(low, high, str(value.get("unit") or unit or "piece"))


def _interval(value: Decimal, mode: str, high: Decimal | None, where: str) -> tuple[Decimal | None, Decimal | None]:
    """What the mode leaves open; a vague plural has only a lower end."""
    intervals: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "exact": (value, value),
        "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
        "at_least": (value, None),
        "at_most": (Decimal(0), value),
        "range": (value, high),
        "vague": (value, None),
    }
    if mode not in intervals:
        raise MetadataInvalid(f"no such mode: {mode!r}", where=where, remedy=f"one of {', '.join(intervals)}")
    return intervals[mode]


def _time(raw: Mapping[str, Any], where: str) -> tuple[datetime | None, datetime | None]:
    """[since, until) in UTC: a date means all of it, an instant itself."""
    since, until = _start(raw.get("start"), where), _end(raw.get("end"), where)
    if since is not None and until is not None and until <= since:
        raise MetadataInvalid("the act ends before it begins", where=where, remedy="check start and end")
    return since, until


def _start(value: Any, where: str) -> datetime | None:
    if value is None:
        return None
    instant = _instant(value)
    if instant is not None:
        return instant
    return datetime.combine(_partial(value, "start", where).first_day, time(), UTC)


def _end(value: Any, where: str) -> datetime | None:
    """The first moment after the end; an instant still belongs to the act."""
    if value is None:
        return None
    instant = _instant(value)
    if instant is not None:
        return instant + timedelta(microseconds=1)
    return datetime.combine(_partial(value, "end", where).last_day + timedelta(days=1), time(), UTC)


def _instant(value: Any) -> datetime | None:
    """An ISO date with time; without a zone it is UTC."""
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _partial(value: Any, key: str, where: str) -> PartialDate:
    found = parse_iso(value) if isinstance(value, str) else None
    if found is None:
        raise MetadataInvalid(f"{key} is no date: {value!r}", where=where, remedy="write 2024, 2024-10 or 2024-10-13")
    return found


def _date(raw: Mapping[str, Any], key: str, where: str) -> PartialDate | None:
    return None if raw.get(key) is None else _partial(raw[key], key, where)


def _notice(value: Any, where: str) -> Notice | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise MetadataInvalid("notice must be an object", where=where, remedy='{"to": "…", "days_before": 5}')
    days = _number(value.get("days_before"), "notice.days_before", where)
    return Notice(str(value.get("to", "")), None if days is None else int(days))


def _exemption(value: Any, where: str) -> Exemption | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Exemption(value)
    if not isinstance(value, Mapping):
        raise MetadataInvalid("exemption must be an object", where=where, remedy='{"by": "…", "under": "…"}')
    under = value.get("under")
    return Exemption(str(value.get("by", "")), None if under is None else str(under))


def gold_rows(assessments: Iterable[Assessment]) -> list[dict[str, Any]]:
    """Assessments as rows of gold/law.jsonl; where nothing but `not_covered` came out, a row of stars goes first."""
    rows = [gold_row(one) for one in assessments]
    if all(row["result"] == Result.NOT_COVERED.value for row in rows):
        star = {"provision": "*", "party": "*", "duty": "*", "result": Result.NOT_COVERED.value}
        return [star, *rows]
    return rows


def gold_row(one: Assessment) -> dict[str, Any]:
    """One assessment as a row; keys without content are left out."""
    row: dict[str, Any] = {
        "provision": one.provision,
        "party": one.party,
        "duty": one.duty.value if one.duty else "*",
        "result": one.result.value,
        "number_confirmed": one.number_confirmed,
    }
    if one.act_no is not None:
        row["act_no"] = one.act_no
    if one.part is not None:
        row["part"] = {"from": one.part[0], "to": one.part[1], "sure": one.sure}
    if one.cap is not None:
        row.update(_cap_keys(one.cap))
    if one.open_texts:
        row["open"] = [text.reason_en for text in one.open_texts]
    row.update(_why_keys(one))
    return row


def _why_keys(one: Assessment) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    if one.via is not None:
        keys["via"] = one.via
    if one.result is Result.CONTESTED:
        keys["status"] = {"in_force_per": list(one.accepted_by), "rejected_by": list(one.rejected_by)}
    if one.argued_by:
        keys["argued_by"] = list(one.argued_by)
        keys["rejected_by"] = list(one.rejected_by)
    if one.reason is not None and one.result is Result.NOT_COVERED:
        keys["reason"] = one.reason.reason_en
    if one.phase != "done":
        keys["phase"] = one.phase
    return keys


def _cap_keys(cap: CapState) -> dict[str, Any]:
    total = {"low": _plain(cap.low), "high": _plain(cap.high)}
    form: dict[str, Any] = {"limit": _plain(cap.limit), "unit": cap.unit, "period": cap.period, "total": total}
    form["state"] = cap.status.value
    if cap.passed_by_act_no is not None:
        form["passed_by_act_no"] = cap.passed_by_act_no
    keys: dict[str, Any] = {"cap": form}
    if cap.converted:
        first = cap.converted[0]
        keys["converted"] = {
            "from": first.from_unit,
            "to": first.to_unit,
            "factor": _plain(first.factor),
            "flag": True,
        }
    return keys


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def assess_cases(cases: Sequence[Mapping[str, Any]], law: Law) -> list[dict[str, Any]]:
    """`assess_case` for each, in order."""
    return [assess_case(case, law, f"case {number}") for number, case in enumerate(cases, 1)]
