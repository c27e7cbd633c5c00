"""What was asked of the weights on annotated documents: the names that held for each pairing, and which is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from reliability import load_scorer

from fundstelle.extract import weighed
from fundstelle.extract.draft import Draft
from fundstelle.extract.prospect_features import thing_features
from fundstelle.extract.prospects import Pairing, Prospect, Setting, find_pairings
from fundstelle.extract.weighing import Weighed, Weights, find_side_features
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_quantity
from fundstelle.register.direct import read_and_extract
from fundstelle.values import Basis

NOTHING = Weights({}, {}, 0.0, 1.0, 1.0)
"""Weights under which every reading of the frames stays and nothing is added."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One prospect: its document, the names of the thing, of each pairing's sides, and which pairings gold has."""

    doc: str
    language: str
    thing: tuple[str, ...]
    ids: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    sides: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    setting: Setting
    prospect: Prospect
    read: Draft | None
    others: Sequence[Draft]


def collect(folder: Path, *, fresh: bool) -> list[Asked]:
    """Everything asked over a folder of gold. fresh: the frames were never worked on with its documents, so that how
    far they can be trusted is seen there; in the others the names of what frames read are set apart."""
    heard: list[_Heard] = []

    def listen(
        setting: Setting, prospect: Prospect, read: Draft | None, others: Sequence[Draft], weights: Weights
    ) -> Weighed | None:
        heard.append(_Heard(setting, prospect, read, tuple(others)))
        return None

    with set_in(weighed, {"weigh": listen, "load_weights": lambda pack: NOTHING, "PLAIN": 0}):
        return list(_asked_of(folder, heard, fresh))


@contextmanager
def set_in(module: ModuleType, values: Mapping[str, object]) -> Iterator[None]:
    """Names of a module stand for something else for a while."""
    usual = {name: getattr(module, name) for name in values}
    try:
        for name, value in values.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in usual.items():
            setattr(module, name, value)


def _asked_of(folder: Path, heard: list[_Heard], fresh: bool) -> Iterator[Asked]:
    scorer = load_scorer()
    docs = scorer.read_gold(folder)
    for path in sorted(folder.glob("*.txt")):
        heard.clear()
        (result,) = read_and_extract([path], meta=folder / "documents.json")
        assert isinstance(result, Extraction), result
        doc = docs[scorer.doc_name(path.name)]
        breaks = scorer.sentence_breaks(doc["text"])
        gold = [(g, scorer.widened(doc["text"], breaks, g)) for g in doc["claims"] if g["kind"] in scorer.KINDS]
        for one in heard:
            asked = _make_asked(one, f"{folder.name}/{path.stem}", gold, scorer, fresh)
            if asked is not None:
                yield asked


def _make_asked(one: _Heard, doc: str, gold: Sequence[Any], scorer: Any, fresh: bool) -> Asked | None:
    pairings = find_pairings(one.setting, one.prospect)
    if not pairings:
        return None
    sides = find_side_features(one.setting, one.prospect, pairings, one.read, one.others)
    ids = [(giver.ids, taker.ids) for giver, taker in pairings]
    return Asked(
        doc,
        one.setting.a.s.lexicon.pack.code,
        tuple(sorted({"all", *thing_features(one.setting, one.prospect)})),
        tuple(ids),
        tuple(tuple(sorted({_set_apart(name, fresh) for name in names})) for names in sides),
        tuple(_right(one, pairings, gold, scorer)),
    )


def _set_apart(name: str, fresh: bool) -> str:
    return name if fresh or not name.startswith("frames ") else f"seen {name}"


def _right(one: _Heard, pairings: Sequence[Pairing], gold: Sequence[Any], scorer: Any) -> list[bool]:
    """Which pairings make a claim that gold has; where its words are in one passage of several, only that counts."""
    s, item = one.setting.a.s, one.prospect.item
    number = one.read.number if one.read is not None else item.number
    claim = {
        "kind": str(one.prospect.kind),
        "item": item.item,
        "quantity": number
        and gold_quantity(number.make_quantity(joint=False, basis=Basis.UNSPECIFIED, unit="piece", words=None)),
        "start": s.start,
        "end": s.end,
    }
    here = [(g, scope) for g, scope in gold if g["start"] < s.end and g["end"] > s.start]
    at = s.tokens[min(item.first, len(s.tokens) - 1)].start
    within = [one for one in here if one[0]["start"] <= at < one[0]["end"]]
    sides = ({"supplier": list(giver.ids), "recipient": list(taker.ids)} for giver, taker in pairings)
    claims = [{**claim, **both} for both in sides]
    found = [any(scorer.core(g, made, scope) for g, scope in within) for made in claims]
    return found if any(found) else [any(scorer.core(g, made, scope) for g, scope in here) for made in claims]
