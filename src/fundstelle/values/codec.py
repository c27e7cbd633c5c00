"""Lossless plain forms of frozen dataclasses: what `json` can write, and back again.

`to_json` writes every field, also those that have their default, so that a changed default never changes what is
stored. `from_json` follows the type annotations; a key that is missing takes the field's default, so that records
stored before a field was added stay readable. Nothing is coerced: a wrong type is an error that names its place.

| annotation                          | plain form                                  |
| ----------------------------------- | ------------------------------------------- |
| `str int bool float`, None          | themselves (floats finite)                  |
| `Decimal`                           | its digits as a string                      |
| `date`, `datetime`, `PartialDate`   | ISO 8601                                    |
| `StrEnum`                           | its value                                   |
| `tuple[X, ...]`, `tuple[X, Y]`      | list                                        |
| `frozenset[str]`                    | list, sorted                                |
| `Mapping[str, X]`                   | object; read back as a read-only mapping    |
| `X | None`                          | form of X or null                           |
| dataclass                           | object with one key for each field          |
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from fundstelle.errors import ValueInvalid
from fundstelle.values.date import PartialDate, parse_iso

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""What `json` writes and reads."""

R = TypeVar("R")
_Decoder: TypeAlias = Callable[[Any, str], Any]
"""Reads a plain form; the string is its place for errors, empty where nobody wants to know."""

_REMEDY = "the stored form was written by another version or edited by hand"


def to_json(record: object) -> dict[str, Json]:
    """The plain form of a dataclass. Raises ValueInvalid for a value that the table above does not hold."""
    kind: Any = type(record)
    return {name: _encode(getattr(record, name)) for name in _field_names(kind)}


def from_json(kind: type[R], form: object) -> R:
    """The dataclass `kind` with this plain form. Raises ValueInvalid naming the place, such as `Claim.quantity.low`."""
    hint: Any = kind
    read = _decoder(hint)
    try:
        made: R = read(form, "")
    except ValueInvalid:
        # Read again for the place: to write down where each of a record's fields stands takes longer than to read it.
        made = read(form, kind.__name__)
    return made


def _encode(value: Any) -> Json:
    if value is None or type(value) in (str, int, bool):
        return value  # type: ignore[no-any-return]
    if isinstance(value, tuple):
        return [_encode(part) for part in value]
    if isinstance(value, frozenset):
        return sorted((_encode(part) for part in value), key=str)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, Mapping):
        return {str(key): _encode(part) for key, part in value.items()}
    if isinstance(value, float) and math.isfinite(value):
        return value
    return to_json(value)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise ValueInvalid(f"no plain form for a value of type {kind.__name__}, or a number that is not finite")
    return tuple(field.name for field in fields(kind))


@cache
def _decoder(hint: Any) -> _Decoder:
    """The function that reads a plain form of the annotation `hint`; made once for each annotation."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional_decoder(hint)
    if origin is tuple:
        return _tuple_decoder(hint)
    if origin is frozenset:
        return _list_decoder(_decoder(get_args(hint)[0]), frozenset)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_decoder(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum_decoder(hint)
    if is_dataclass(hint):
        return _record_decoder(hint)  # type: ignore[arg-type]
    raise TypeError(f"no plain form for the annotation {hint}")


def _refuse(expected: str, form: object, where: str) -> ValueInvalid:
    return ValueInvalid(f"expected {expected}, found {str(form)[:80]!r}", where=where, remedy=_REMEDY)


def _exactly(kind: type, expected: str) -> _Decoder:
    def decode(form: Any, where: str) -> Any:
        # `type is`, not isinstance: True is an int in Python and would pass as a number.
        if type(form) is not kind:
            raise _refuse(expected, form, where)
        return form

    return decode


def _decode_float(form: Any, where: str) -> float:
    # An int stays an int: 152 and 152.0 are equal, but their JSON is not.
    if type(form) not in (int, float) or not math.isfinite(form):
        raise _refuse("a finite number", form, where)
    return form  # type: ignore[no-any-return]


def _decode_decimal(form: Any, where: str) -> Decimal:
    try:
        value = Decimal(form) if type(form) is str else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise _refuse("a decimal number as a string", form, where)
    return value


def _iso_decoder(read: Callable[[str], Any], expected: str) -> _Decoder:
    def decode(form: Any, where: str) -> Any:
        try:
            value = read(form) if type(form) is str else None
        except ValueError:
            value = None
        if value is None:
            raise _refuse(expected, form, where)
        return value

    return decode


_PLAIN: Mapping[Any, _Decoder] = {
    str: _exactly(str, "a string"),
    int: _exactly(int, "a whole number"),
    bool: _exactly(bool, "true or false"),
    float: _decode_float,
    Decimal: _decode_decimal,
    date: _iso_decoder(date.fromisoformat, "an ISO date"),
    datetime: _iso_decoder(datetime.fromisoformat, "an ISO date and time"),
    PartialDate: _iso_decoder(parse_iso, "an ISO year, month or day"),
}


def _optional_decoder(hint: Any) -> _Decoder:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    if len(kinds) != 1:
        raise TypeError(f"a union of several kinds has no plain form: {hint}")
    inner = _decoder(kinds[0])
    return lambda form, where: None if form is None else inner(form, where)


def _tuple_decoder(hint: Any) -> _Decoder:
    kinds = get_args(hint)
    if kinds[-1] is Ellipsis:
        return _list_decoder(_decoder(kinds[0]), tuple)
    inner = [_decoder(kind) for kind in kinds]

    def decode(form: Any, where: str) -> tuple[Any, ...]:
        if type(form) is not list or len(form) != len(inner):
            raise _refuse(f"a list of {len(inner)}", form, where)
        return tuple(
            read(part, where and f"{where}[{n}]") for n, (read, part) in enumerate(zip(inner, form, strict=True))
        )

    return decode


def _list_decoder(inner: _Decoder, make: Callable[[list[Any]], Any]) -> _Decoder:
    def decode(form: Any, where: str) -> Any:
        if type(form) is not list:
            raise _refuse("a list", form, where)
        if not where:
            return make([inner(part, "") for part in form])
        return make([inner(part, f"{where}[{n}]") for n, part in enumerate(form)])

    return decode


def _mapping_decoder(hint: Any) -> _Decoder:
    inner = _decoder(get_args(hint)[1])

    def decode(form: Any, where: str) -> Mapping[str, Any]:
        if type(form) is not dict:
            raise _refuse("an object", form, where)
        return types.MappingProxyType({key: inner(part, where and f"{where}.{key}") for key, part in form.items()})

    return decode


def _enum_decoder(hint: type[StrEnum]) -> _Decoder:
    members = {member.value: member for member in hint}

    def decode(form: Any, where: str) -> StrEnum:
        if type(form) is not str or form not in members:
            raise _refuse(f"one of {', '.join(members)}", form, where)
        return members[form]

    return decode


def _record_decoder(kind: type) -> _Decoder:
    def decode(form: Any, where: str) -> Any:
        if type(form) is not dict:
            raise _refuse(f"an object ({kind.__name__})", form, where)
        # Asked for here and not outside, so that a record may hold records of its own kind.
        readers, needed = _record_readers(kind)
        if form.keys() != readers.keys():
            _check_keys(form, readers, needed, where)
        if not where:
            return kind(**{name: readers[name](part, "") for name, part in form.items()})
        return kind(**{name: readers[name](part, f"{where}.{name}") for name, part in form.items()})

    return decode


@cache
def _record_readers(kind: type) -> tuple[Mapping[str, _Decoder], frozenset[str]]:
    """The decoder of each field, and the fields without a default."""
    hints = get_type_hints(kind)
    parts = fields(kind)
    needed = {part.name for part in parts if part.default is MISSING and part.default_factory is MISSING}
    return {part.name: _decoder(hints[part.name]) for part in parts}, frozenset(needed)


def _check_keys(form: dict[str, Any], known: Mapping[str, object], needed: frozenset[str], where: str) -> None:
    if strange := form.keys() - known.keys():
        raise ValueInvalid(f"unknown key {', '.join(sorted(strange))}", where=where, remedy=_REMEDY)
    if missing := needed - form.keys():
        raise ValueInvalid(f"missing key {', '.join(sorted(missing))}", where=where, remedy=_REMEDY)
