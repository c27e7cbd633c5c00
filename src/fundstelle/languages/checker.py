"""The rules of reading packs: known keys, words as they are looked up, one meaning for one word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fundstelle.errors import KnowledgeInvalid
from fundstelle.languages.compile import find_verb_entries
from fundstelle.languages.loading import make_pack
from fundstelle.languages.schema import CUE_FILES, FILES, NO_ITEM, TOP, Key, Table
from fundstelle.languages.words import TYPES, expand, fold
from fundstelle.text.toml_cache import TomlFolder, load_toml_folder

_REMEDY = "see docs/languages.md"
_CLOSED = {
    "words": (
        "articles", "determiners", "possessives", "demonstratives", "pronouns_person", "conjunctions", "coordinators",
        "complementizers", "relatives", "infinitive_marker",
    ),
    "prepositions": ("to", "from", "by", "with", "for", "in", "at", "via", "against", "of_source"),
    "auxiliaries": ("have", "be"),
    "modals": ("can", "could", "shall", "should", "may", "must"),
}  # fmt: skip
"""Groups of grammar.toml whose words can be nothing else; the rest list words that predicates share."""


@dataclass(frozen=True, slots=True)
class PackReport:
    """Entries of a pack by category, as they are looked up (full forms). heads: words that may end a compound."""

    code: str
    entries: Mapping[str, int]
    heads: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A table of a file: number counts the tables of its name from 0."""

    file: Path
    table: str
    number: int
    values: Mapping[str, Any]

    def fault(self, message: str, *, key: str = "", word: str = "", remedy: str = _REMEDY) -> KnowledgeInvalid:
        text = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
        line = find_line(text, "" if self.table == TOP else self.table, self.number, key, word)
        name = "" if self.table == TOP else self.table
        subject = f"{name}.{key}" if name and key else name or key
        return KnowledgeInvalid(f"{subject} {message}".strip(), where=f"{self.file}:{line}", remedy=remedy)


def check_pack(folder: Path, item_classes: Collection[str], *, cache: Path | None = None) -> PackReport:
    """Check one pack and count its entries.

    item_classes: ids of knowledge/items.toml. Raises KnowledgeInvalid (file, line, key, remedy) at the first fault.
    """
    files = load_toml_folder(folder, cache=cache)
    places = list(_find_places(files))
    for place in places:
        _check_keys(place)
    for check in _CHECKS:
        check(places, item_classes)
    pack = make_pack(folder.name, files)
    counts = Counter(entry.category for entry in pack.entries)
    return PackReport(folder.name, dict(sorted(counts.items())), len(pack.heads))


def find_line(text: str, table: str, number: int, key: str = "", word: str = "") -> int:
    """Line (from 1) of a word in the value of a key in the number-th `[table]` or `[[table]]`; else of key, or table.

    table: "" for the keys above the first table. tomllib keeps no lines, so the lines are scanned.
    """
    header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]\]?") if table else None
    seen = -1 if table else 0
    found = 0
    in_key = False
    for line, content in enumerate(text.splitlines(), 1):
        if re.match(r"\s*\[\[?\s*[\w.]+\s*\]\]?\s*(#.*)?$", content):
            if seen == number:
                break
            seen += bool(header and header.match(content))
            found = line if seen == number else found
        elif seen == number and re.match(r"\s*[\w\"]+\s*=", content):
            in_key = bool(key) and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", content) is not None
            found = line if in_key else found
        if (
            seen == number
            and in_key
            and word
            and (f'"{word}"' in content or re.search(rf"[\s{{]{re.escape(word)} =", content))
        ):
            return line
    return found or 1


def _find_places(folder: TomlFolder) -> Iterator[_Place]:
    known = {**FILES, **CUE_FILES}
    for name in FILES:
        if f"{name}.toml" not in folder.files:
            raise KnowledgeInvalid(f"lacks {name}.toml", where=str(folder.folder), remedy=f"add the file; {_REMEDY}")
    for name, tables in folder.files.items():
        file = folder.folder / name
        schema = known.get(name.removesuffix(".toml"))
        if schema is None:
            raise KnowledgeInvalid("is no file of a pack", where=str(file), remedy=f"known: {', '.join(known)}")
        yield from _find_places_of_file(file, tables, schema)


def _find_places_of_file(file: Path, tables: Mapping[str, Any], schema: Mapping[str, Table]) -> Iterator[_Place]:
    top = {key: value for key, value in tables.items() if not _is_table(value)}
    if top or TOP in schema:
        yield _Place(file, TOP, 0, top)
    for name, table in schema.items():
        if name != TOP and name not in tables:
            raise KnowledgeInvalid(f"lacks the table {name}", where=f"{file}:1", remedy=f"add [{name}]; {_REMEDY}")
        value = tables.get(name, [])
        if name != TOP and isinstance(value, list) != table.rows:
            form = f"[[{name}]]" if table.rows else f"[{name}]"
            raise _Place(file, name, 0, {}).fault("has the wrong brackets", remedy=f"write {form}")
    for name, value in tables.items():
        if _is_table(value):
            rows = value if isinstance(value, list) else [value]
            yield from (_Place(file, name, number, values) for number, values in enumerate(rows))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _check_keys(place: _Place) -> None:
    schema = {**FILES, **CUE_FILES}[place.file.stem].get(place.table)
    if schema is None:
        raise place.fault("is an unknown table", remedy=_REMEDY)
    for name, key in schema.keys.items():
        if key.required and name not in place.values:
            raise place.fault(f"lacks the key {name}", remedy=f"add a line: {name} = …")
    for name, value in place.values.items():
        key_or_none = schema.keys.get(name, schema.rest)
        if key_or_none is None:
            raise place.fault("is unknown", key=name, remedy=f"known keys: {', '.join(schema.keys)}")
        _check_value(place, name, value, key_or_none)


def _check_value(place: _Place, name: str, value: Any, key: Key) -> None:
    fault = TYPES[key.type](value)
    if fault:
        word = re.search(r"has '([^']*)'", fault)
        raise place.fault(fault, key=name, word=word[1] if word else "")
    for one in value.values() if isinstance(value, dict) else [value]:
        if key.choices and one not in key.choices:
            raise place.fault(f"is {one!r}", key=name, remedy=f"one of: {', '.join(key.choices)}")


def _check_item_classes(places: Collection[_Place], item_classes: Collection[str]) -> None:
    for place in _of(places, "items", "item"):
        name = place.values["class"]
        if name != NO_ITEM and name not in item_classes:
            raise place.fault(
                f"is {name!r}, which is no class of knowledge/items.toml",
                key="class",
                remedy="mend it, or add the class",
            )
        written = {word.removeprefix("=") for word in expand(place.values.get("heads", ()))}
        for word in place.values.get("weak", ()):
            if word not in written and word not in place.values.get("phrases", ()):
                raise place.fault(f"has {word!r}, which is no word of the row", key="weak", word=word)


def _check_one_meaning(places: Collection[_Place], _: Collection[str]) -> None:
    """One word is the head of one class, one outcome, one branch, one unit; of two, any would win."""
    for file, table, meaning, keys in (
        ("items", "item", "class", ("heads", "phrases")),
        ("nouns", "event", "frame", ("forms",)),
        ("nouns", "casualty", "outcome", ("forms",)),
        ("nouns", "institution", "branch", ("forms",)),
        ("attribution", "report", "act", ("lemmas",)),
    ):
        seen: dict[tuple[str, ...], str] = {}
        for place in _of(places, file, table):
            for key in keys:
                _claim_words(seen, place, key, place.values[meaning])
    _check_one_group(places, "items", "measure")
    _check_one_group(places, "periods", "units")
    _check_one_group(places, "numbers", "basis")


def _check_one_group(places: Collection[_Place], file: str, table: str) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for place in _of(places, file, table):
        for key in place.values:
            _claim_words(seen, place, key, key)


def _claim_words(seen: dict[tuple[str, ...], str], place: _Place, key: str, meaning: str) -> None:
    for written in place.values.get(key, ()):
        for form in expand([written.removeprefix("=")]):
            first = seen.setdefault(fold(form), meaning)
            if first != meaning:
                raise place.fault(
                    f"has {form!r} for {meaning}, which stands for {first} too",
                    key=key,
                    word=written,
                    remedy="keep it in one row",
                )


def _check_lemmas(places: Collection[_Place], _: Collection[str]) -> None:
    """A verb with a separable part is written with its cut: only then the split forms and the participle are right."""
    grammar = _grammar(places)
    particles = tuple(grammar["words"]["particles"])
    inseparable = tuple(grammar["participle"]["no_prefix_starts"])
    if not inseparable:
        return
    for place in _of(places, "verbs", "verb"):
        for lemma in place.values["lemmas"] if not place.values.get("inseparable") else ():
            part = next((one for one in particles if _begins_with(lemma, one)), None)
            if part and not lemma.startswith(inseparable):
                raise place.fault(
                    f"has {lemma!r}, which begins with the separable part {part!r}",
                    key="lemmas",
                    word=lemma,
                    remedy=f"write {lemma.removeprefix(part)}/{part}, or inseparable = true in a row of its own",
                )


def _begins_with(lemma: str, part: str) -> bool:
    rest = lemma.removeprefix(part)
    return rest != lemma and len(rest) >= 4 and "/" not in lemma and any(letter in "aeiouäöü" for letter in rest[:-2])


def _check_closed_words(places: Collection[_Place], _: Collection[str]) -> None:
    """No form of a predicate is a word of grammar: each "the" of a text would be an event."""
    grammar = _grammar(places)
    closed = {form for group, names in _CLOSED.items() for name in names for form in expand(grammar[group][name])}
    for place in _of(places, "verbs", "verb"):
        for entry in find_verb_entries({"verb": [place.values]}, grammar):
            word = " ".join(entry.words)
            if word in closed:
                raise place.fault(
                    f"makes the form {word!r} of {entry.data.verb.lemma!r}, which is a word of grammar.toml",
                    key="lemmas",
                    word=entry.data.verb.lemma,
                    remedy="leave the verb out, or name its forms so that this one is not made",
                )


def _of(places: Collection[_Place], file: str, table: str) -> Iterator[_Place]:
    return (place for place in places if place.file.stem == file and place.table == table)


def _grammar(places: Collection[_Place]) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for place in places:
        if place.file.stem == "grammar" and place.table == "conjugation_class":
            tables.setdefault(place.table, []).append(place.values)
        elif place.file.stem == "grammar":
            tables[place.table] = place.values
    return tables


_CHECKS: tuple[Callable[[Collection[_Place], Collection[str]], None], ...] = (
    _check_item_classes,
    _check_one_meaning,
    _check_lemmas,
    _check_closed_words,
)
