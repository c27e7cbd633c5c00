"""Rules between rows: references that lead somewhere, words that mean one thing, days in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from fundstelle.knowledge.rows import Row, Rows

_STATE = re.compile(r"[A-Z]{3}\Z")
_CODE_OF_STATE_BODY = re.compile(r"[A-Z]{3}\.[a-z]+\Z")


def check_rows(rows: Rows) -> None:
    """Raise KnowledgeInvalid (file, line, key, remedy) at the first row that contradicts another."""
    for check in _CHECKS:
        check(rows)


def _check_parties(rows: Rows) -> None:
    for name, row in rows.by_table["party"].items():
        if row.values["kind"] == "state" and not _STATE.match(name):
            raise row.fault("must be three capital letters for a state", key="id", remedy="use ISO 3166-1 alpha-3")
        _refer(row, "within", rows, "party")


def _check_offices(rows: Rows) -> None:
    for row in rows.offices:
        _refer(row, "party", rows, "party")
        since, until = row.values["since"], row.values.get("until")
        if until and date.fromisoformat(until) < date.fromisoformat(since):
            raise row.fault("is before since", key="until", remedy="mend one of the two days")


def _check_sources(rows: Rows) -> None:
    for code, row in rows.by_table["source"].items():
        _refer(row, "party", rows, "party")
        if row.values["kind"] == "state_body":
            _check_state_body(code, row)
        if row.values.get("members") and row.values["kind"] != "consolidator":
            raise row.fault("are for consolidators only", key="members", remedy='set kind = "consolidator"')
        for member in row.values.get("members", ()):
            _known(row, "members", member, rows, "party")


def _check_state_body(code: str, row: Row) -> None:
    if not _CODE_OF_STATE_BODY.match(code):
        raise row.fault("is no state and branch", key="code", remedy="write it as KOR.intel")
    if not row.values.get("party") or not row.values.get("branch"):
        raise row.fault("lacks party or branch", remedy='add party = "KOR" and branch = "intel"')
    party, branch = code.split(".", 1)
    if party != row.values["party"] or (branch in _BRANCH_WORDS and branch != row.values["branch"]):
        raise row.fault("does not fit party and branch", key="code", remedy="make them say the same")


_BRANCH_WORDS = ("gov", "mil", "intel", "parliament", "unnamed")


def _check_places(rows: Rows) -> None:
    for row in rows.by_table["place"].values():
        _refer(row, "state", rows, "party")
        latitude, longitude = row.values.get("latitude"), row.values.get("longitude")
        if (latitude is None) != (longitude is None):
            raise row.fault("has one coordinate without the other", remedy="give latitude and longitude, or neither")
        if latitude is not None and not (-90 <= latitude <= 90):
            raise row.fault("lies outside -90 to 90", key="latitude", remedy="mend the number")
        if longitude is not None and not (-180 <= longitude <= 180):
            raise row.fault("lies outside -180 to 180", key="longitude", remedy="mend the number")


def _check_seats(rows: Rows) -> None:
    """A seat that stands for its government is no place row: "Moskau liefert" happens nowhere."""
    seats = {
        (language, word): name
        for name, row in rows.by_table["party"].items()
        for key in ("names", "metonyms")
        for language, words in row.values.get(key, {}).items()
        for word in words
    }
    for row in rows.by_table["place"].values():
        for language, words in row.values["names"].items():
            for word in words:
                if (language, word) in seats:
                    party = seats[language, word]
                    raise row.fault(
                        f"has {word!r}, which means the party {party}", key="names", remedy="keep one of both"
                    )


def _check_designations(rows: Rows) -> None:
    for row in rows.by_table["designation"].values():
        _refer(row, "item", rows, "item")
        for maker in row.values.get("makers", ()):
            _known(row, "makers", maker, rows, "party")
        calibre = row.values.get("calibre_mm")
        if calibre is not None and calibre <= 0:
            raise row.fault("must be above 0", key="calibre_mm", remedy="mend the number")


def _check_items(rows: Rows) -> None:
    items = rows.by_table["item"]
    for name, row in items.items():
        for broader in row.values.get("broader", ()):
            _known(row, "broader", broader, rows, "item")
        if name in _all_broader(rows, name):
            raise row.fault("leads back to itself", key="broader", remedy="remove one class from the circle")


def _all_broader(rows: Rows, name: str) -> set[str]:
    found: set[str] = set()
    ahead = list(rows.by_table["item"][name].values.get("broader", ()))
    while ahead:
        one = ahead.pop()
        if one not in found and one in rows.by_table["item"]:
            found.add(one)
            ahead.extend(rows.by_table["item"][one].values.get("broader", ()))
    return found


def _check_words(rows: Rows) -> None:
    """A word leads to one row: of parties (each key for itself), of sources, of places, of types of weapons."""
    _told_apart(rows, "party", ("names", "metonyms", "inhabitants", "adjectives"))
    _told_apart(rows, "source", ("names",))
    _told_apart(rows, "place", ("names",))
    seen: dict[str, Row] = {}
    for name, row in rows.by_table["designation"].items():
        for word in (name, *row.values.get("aliases", ())):
            _claim_word(seen, word, row, "aliases")


def _told_apart(rows: Rows, table: str, keys: Iterable[str]) -> None:
    for key in keys:
        seen: dict[str, Row] = {}
        for row in rows.by_table[table].values():
            for language, words in row.values.get(key, {}).items():
                for word in words:
                    _claim_word(seen, f"{language}:{word}", row, key)


def _claim_word(seen: dict[str, Row], word: str, row: Row, key: str) -> None:
    first = seen.setdefault(word, row)
    if first is not row:
        other = f"{first.path.name}, {first.values.get('id') or first.values.get('code')}"
        raise row.fault(f"has {word!r}, which another row has too: {other}", key=key, remedy="keep it in one row")


def _refer(row: Row, key: str, rows: Rows, table: str) -> None:
    if key in row.values:
        _known(row, key, row.values[key], rows, table)


def _known(row: Row, key: str, value: str, rows: Rows, table: str) -> None:
    if value not in rows.by_table[table]:
        raise row.fault(f"names {value!r}, which is no {table}", key=key, remedy=f"add a [[{table}]] row, or mend it")


_CHECKS: tuple[Callable[[Rows], None], ...] = (
    _check_parties,
    _check_offices,
    _check_sources,
    _check_places,
    _check_seats,
    _check_designations,
    _check_items,
    _check_words,
)
