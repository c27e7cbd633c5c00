"""How good the engine is on what the team reviewed: its claims held against those that reviewers let stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from fundstelle.errors import InputError
from fundstelle.records.claim import SCORED_KINDS, Claim
from fundstelle.records.decision import Verdict
from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.records.run import Skipped
from fundstelle.register.direct import read_and_extract
from fundstelle.register.reviewing import fetch_overlay, fetch_state
from fundstelle.review import Overlay
from fundstelle.review.scoring import NOTHING, Form, Score, score_document
from fundstelle.store import claims, documents

__all__ = ["Quality", "Reviewed", "Score", "find_reviewed", "make_gold_files", "measure_gold", "measure_reviewed"]

_STANDING = frozenset({Verdict.ACCEPT, Verdict.CORRECT, Verdict.ADD})

NOT_READ, NOT_JUDGED = "not read to the end", "claims nobody judged"
"""Why a document is no yardstick."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document read to the end of which every claim was judged.

    gold: the claims that reviewers let stand, corrected or added; found: the machine's own.
    """

    reading: Reading
    gold: tuple[Claim, ...]
    found: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """What the measuring gave. by_kind, by_language: the same for parts. left_out: documents by reason."""

    documents: int
    overall: Score
    by_kind: Mapping[str, Score] = field(default_factory=dict)
    by_language: Mapping[str, Score] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)


def find_reviewed(connection: Connection) -> tuple[list[Reviewed], dict[str, int]]:
    """(documents that can be a yardstick, how many cannot by reason), in the order of ids."""
    overlay, state = fetch_overlay(connection), fetch_state(connection)
    read = {t.span.text_id for one in state.beside if one.verdict is Verdict.READ_TO_END for t in one.targets}
    found, left = [], {NOT_READ: 0, NOT_JUDGED: 0}
    for stored in documents.fetch_texts(connection):
        if not stored.current:
            continue
        one = _make_reviewed(connection, stored.reading, overlay)
        reason = NOT_READ if stored.reading.text.id not in read else NOT_JUDGED if one is None else ""
        if reason or one is None:
            left[reason] += 1
        else:
            found.append(one)
    return found, {reason: number for reason, number in left.items() if number}


def _make_reviewed(connection: Connection, reading: Reading, overlay: Overlay) -> Reviewed | None:
    """None where the machine found something scored that nobody judged."""
    query = claims.ClaimQuery(document_id=reading.document.id, text_id=reading.text.id)
    machine = [one.claim for one in claims.fetch_claims(connection, query) if one.claim.kind in SCORED_KINDS]
    if any(claim.id not in overlay.standing for claim in machine):
        return None
    left = [*overlay.apply(machine), *overlay.added_to(reading.text.id)]
    gold = (claim for claim in left if overlay.standing[claim.id].verdict in _STANDING and claim.kind in SCORED_KINDS)
    return Reviewed(reading, tuple(sorted(gold, key=lambda claim: claim.span)), tuple(machine))


def measure_reviewed(connection: Connection) -> Quality:
    """The engine that filled the register, on the team's reviewed documents."""
    reviewed, left = find_reviewed(connection)
    rows = [(_language(one.reading), _forms(one.gold), _forms(one.found)) for one in reviewed]
    return _sum(rows, left)


def measure_gold(folder: Path, knowledge_dirs: Sequence[Path] = ()) -> Quality:
    """Today's engine on a folder of gold: NAME.txt, NAME.json, documents.json, as `export --gold` writes them.

    Raises InputError where there is no gold, or a file that cannot be read.
    """
    gold = dict(_read_gold(folder))
    if not gold:
        raise InputError("holds no gold", where=str(folder), remedy="`fundstelle export --gold -o FOLDER` writes some")
    meta = folder / "documents.json"
    texts = [folder / name for name in gold]
    rows: list[tuple[str, list[Form], list[Form]]] = []
    left: dict[str, int] = {}
    for result in read_and_extract(texts, meta=meta if meta.exists() else None, knowledge_dirs=knowledge_dirs):
        if isinstance(result, Skipped):
            left[result.reason.value] = left.get(result.reason.value, 0) + 1
        else:
            rows.append(_row(result, gold))
    return _sum(rows, left)


def _row(result: Extraction, gold: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Form], list[Form]]:
    form = gold[Path(result.reading.document.captures[-1].path).name]
    found = [claim for claim in result.claims if claim.kind in SCORED_KINDS]
    return str(form.get("lang") or _language(result.reading)), list(form["claims"]), _forms(found)


def _read_gold(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for file in sorted(folder.glob("*.json")):
        try:
            form = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(f"is no gold: {error}", where=str(file), remedy="mend or remove it") from error
        if isinstance(form, dict) and isinstance(form.get("claims"), list) and "doc" in form:
            yield form["doc"], form


def _language(reading: Reading) -> str:
    return reading.facts.language or ""


def _forms(found: Sequence[Claim]) -> list[Form]:
    return [gold_form(claim) for claim in found]


def _sum(rows: Sequence[tuple[str, list[Form], list[Form]]], left: Mapping[str, int]) -> Quality:
    kinds = sorted({str(one["kind"]) for _, gold, found in rows for one in (*gold, *found)})
    languages = sorted({language for language, _, _ in rows})
    return Quality(
        len(rows),
        sum((score_document(gold, found) for _, gold, found in rows), NOTHING),
        {kind: sum((score_document(*_of_kind(kind, *row[1:])) for row in rows), NOTHING) for kind in kinds},
        {
            language: sum((score_document(gold, found) for own, gold, found in rows if own == language), NOTHING)
            for language in languages
        },
        dict(left),
    )


def _of_kind(kind: str, gold: list[Form], found: list[Form]) -> tuple[list[Form], list[Form]]:
    return [one for one in gold if one["kind"] == kind], [one for one in found if one["kind"] == kind]


def make_gold_files(reviewed: Sequence[Reviewed]) -> dict[str, bytes]:
    """NAME.txt, NAME.json for each document and documents.json for all, by name."""
    files: dict[str, bytes] = {}
    facts: dict[str, dict[str, object]] = {}
    for one in reviewed:
        name = f"{Path(one.reading.document.captures[0].path).stem}-{one.reading.document.id[:8]}"
        told = _make_facts(one.reading)
        gold = {"doc": f"{name}.txt", **told, "claims": _forms(one.gold)}
        files[f"{name}.txt"] = one.reading.text.content.encode("utf-8", "surrogatepass")
        files[f"{name}.json"] = _packed(gold)
        facts[f"{name}.txt"] = told
    return files | {"documents.json": _packed(facts)}


def _make_facts(reading: Reading) -> dict[str, object]:
    published = reading.facts.published
    told = {"lang": reading.facts.language, "published": published.value.iso() if published else None}
    return {**told, "publisher": reading.facts.publisher}


def _packed(form: object) -> bytes:
    return (json.dumps(form, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
