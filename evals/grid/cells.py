"""Cells of the grid: one text each, with the claims it must give, and where in the grid it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from grid.tables import Row, Table

_ROLES = ("A", "B", "C")
_SLOT = re.compile(
    r"\{(?P<what>\w+)(?::(?P<kind>\w+))?(?:\.(?P<form>\w+))?(?:@(?P<of>[ABC]))?(?:\?(?P<one>[^|{}]*)\|(?P<many>[^|{}]*))?\}"
)
_BEGIN = re.compile(r"^\w|(?<=[.!?] )\w")
Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and what it must give. section: which of frame, verb, giver … is varied while the rest is plain.

    varied: the words of number or time, where that is the section.
    """

    table: str
    section: str
    frame: str
    group: str
    verb: str
    kinds: tuple[str, str]
    item: str
    varied: str
    text: str
    claims: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    states: dict[str, str]
    kinds: dict[str, str]
    items: list[Row]
    verb: Row
    numbers: list[Row]
    times: list[Row]


class _CannotFillError(Exception):
    """The words chosen have no form for a place of the frame: there is no such cell."""


def make_cells(table: Table) -> list[Cell]:
    """All cells of a table: per frame each verb, each kind of party word on either side, each item, and mixtures."""
    cells: dict[str, Cell] = {}
    for number, frame in enumerate(table.frames):
        for section, choice in _choices(table, frame, number):
            try:
                cell = _make_cell(table, frame, section, choice)
            except _CannotFillError:
                continue
            cells.setdefault(f"{frame['id']}|{cell.text}", cell)
    return list(cells.values())


def _choices(table: Table, frame: Row, start: int) -> Iterator[tuple[str, _Choice]]:
    """What stands in the places of a frame, cell by cell; deterministic, so that a cell stays the same cell."""
    verbs = [v for v in table.verbs if v["class"] in frame.get("verbs", [table.verbs[0]["class"]])]
    items = [i for i in table.items if i["class"] in frame.get("items", [i["class"]])]
    if "{n" in frame["text"]:
        items = [i for i in items if not i.get("mass")]
    kinds = [p["kind"] for p in table.parties if not p.get("extra")]
    plain = kinds[0]

    def choose(at: int, verb: Row, item: int, one: str, two: str) -> _Choice:
        states = list(table.states)
        order = [states[(at + k) % 3] for k in range(3)]
        rows = _pick_items(items, item)
        numbers = [table.numbers[(at + k) % len(table.numbers)] for k in range(3)]
        times = [table.times[(at + k) % len(table.times)] for k in range(3)]
        sides = {"A": one, "B": two, "C": plain}
        return _Choice(dict(zip(_ROLES, order, strict=True)), sides, rows, verb, numbers, times)

    for k, verb in enumerate(verbs):
        yield "verb", choose(start + k, verb, start + k, plain, plain)
    for k, kind in enumerate(kinds):
        yield "A", choose(start + k, verbs[0], start, kind, plain)
        yield "B", choose(start + k, verbs[0], start, plain, kind)
    for k in range(len(items)):
        yield "item", choose(start + k, verbs[k % len(verbs)], k, plain, plain)
    for name, rows in (("n", table.numbers), ("t", table.times)):
        for k in range(len(rows)) if f"{{{name}" in frame["text"] and name in table.varied else ():
            yield name, choose(k, verbs[0], start, plain, plain)
    for k in range(frame.get("mixed", _MIXED)):
        one, two = kinds[(start + 3 * k) % len(kinds)], kinds[(2 * start + 5 * k + 1) % len(kinds)]
        yield "mixed", choose(start + k, verbs[(start + 7 * k) % len(verbs)], start + 11 * k, one, two)


def _pick_items(items: list[Row], start: int) -> list[Row]:
    """Three items of different classes where there are so many: two of one class would be one claim."""
    picked: list[Row] = []
    for k in range(len(items)):
        row = items[(start + k * _STRIDE) % len(items)]
        if row["class"].partition(".")[0] not in {p["class"].partition(".")[0] for p in picked}:
            picked.append(row)
    return [*picked, *items][:3]


_STRIDE = 7
"""Steps between the items of one sentence."""
_MIXED = 40
"""Cells of each frame in which everything varies at once."""


def _make_cell(table: Table, frame: Row, section: str, choice: _Choice) -> Cell:
    before: list[str] = []
    text = _SLOT.sub(lambda m: _fill(table, choice, m, before), frame["text"])
    texts = [_capital(sentence) for sentence in (*dict.fromkeys(before), text)]
    return Cell(
        table=table.name,
        section=section,
        frame=frame["id"],
        group=frame["group"],
        verb=choice.verb["id"],
        kinds=(choice.kinds["A"], choice.kinds["B"]),
        item=choice.items[0].get("id", choice.items[0]["class"]),
        varied=str(_row(choice, section)["text"]) if section in ("n", "t") else "",
        text=" ".join(texts),
        claims=tuple(_expect(table, frame, choice, row) for row in frame.get("claims", [{}])),
    )


def _capital(text: str) -> str:
    return _BEGIN.sub(lambda m: m[0].upper(), text)


def _fill(table: Table, choice: _Choice, slot: re.Match[str], before: list[str]) -> str:
    what, form = slot["what"], slot["form"]
    if what in _ROLES:
        kind = slot["kind"] or choice.kinds[what]
        row = next(p for p in table.parties if p["kind"] == kind)
        state = table.states[choice.states[what]]
        if row.get("before"):
            before.append(_of_state(row["before"], state))
        return _agreed(slot, row) or _of_state(_form(row, form or "nom"), state)
    row = _row(choice, what)
    if slot["of"] and _party(table, choice, slot["of"]).get("plural"):
        return str(_form(row, f"{form or 'text'}_many"))
    return _agreed(slot, row) or str(_form(row, form or "text"))


def _party(table: Table, choice: _Choice, role: str) -> Row:
    return next(p for p in table.parties if p["kind"] == choice.kinds[role])


def _row(choice: _Choice, what: str | Row) -> Row:
    """ "item", "item2", "n", "n2", "t", "verb": the row that a place of the frame stands for."""
    if not isinstance(what, str):
        return what  # a number that the frame itself gives
    at = int(what[-1]) - 1 if what[-1].isdecimal() else 0
    if what.startswith("item"):
        return choice.items[at]
    if what.startswith("t"):
        return choice.times[at]
    return choice.numbers[at] if what.startswith("n") else choice.verb


def _agreed(slot: re.Match[str], row: Row) -> str | None:
    """ "{A?has|have}": the first where the words are singular, the second where they are plural."""
    if slot["one"] is None:
        return None
    return str(slot["many"] if row.get("plural") else slot["one"])


def _form(row: Row, form: str) -> str:
    if form not in row:
        raise _CannotFillError(form)
    return str(row[form])


def _of_state(text: str, state: dict[str, str]) -> str:
    try:
        return text.format(**state)
    except KeyError as missing:
        raise _CannotFillError(str(missing)) from None


def _expect(table: Table, frame: Row, choice: _Choice, own: Row) -> Form:
    """The claim a row of a frame stands for: its parties by role, its item and number by place."""
    row = {**table.expected, **{k: v for k, v in frame.items() if k in _EXPECTED}, **own}
    has_number = "{n" in frame["text"]
    number = row.get("quantity", "n" if has_number else "")
    if isinstance(number, dict):  # a number that the text itself names
        number, choice = "n", replace(choice, numbers=[number])
    return {
        "kind": row["kind"],
        "supplier": [choice.states[role] for role in row["supplier"]],
        "recipient": [choice.states[role] for role in row["recipient"]],
        "item": _row(choice, row.get("item", "item"))["class"] if "class" not in row else row["class"],
        "quantity": _quantity(_row(choice, number)) if number else None,
        **{slot: row[slot] for slot in ("stance", "outcome", "origin") if slot in row},
        **_finer_slots(choice, row, number),
    }


def _finer_slots(choice: _Choice, row: Row, number: str) -> Form:
    """Designation, basis and time, where the frame or the words in its places say what they must be."""
    found: Form = {}
    if "designation" in row or "class" not in row:
        item = row if "designation" in row else _row(choice, row.get("item", "item"))
        found |= {"designation": item["designation"] or None} if "designation" in item else {}
    if number and "value" in _row(choice, number) and ("basis" in row or "basis" in _row(choice, number)):
        found["basis"] = row.get("basis") or _row(choice, number)["basis"]
    if "time" in row:
        ends = choice.times[0]["ends"] if row["time"] == "t" else row["time"]
        found["time"] = [end or None for end in ends] or None
    return found


_EXPECTED = (
    *("kind", "supplier", "recipient", "item", "quantity", "stance", "outcome", "time", "origin", "class"),
    *("basis", "designation"),
)


def _quantity(number: Row) -> Form | None:
    """None for words that give no number ("several")."""
    if "value" not in number:
        return None
    return {"value": number["value"], "mode": number["mode"]}  # the upper end of a range is not scored
