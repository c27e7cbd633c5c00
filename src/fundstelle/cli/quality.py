"""`fundstelle quality`: how good the engine is on documents that people reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, KnowledgeOption, RegisterOption, knowledge_dirs, register_path
from fundstelle.cli.output import note, print_json, print_table
from fundstelle.records.codec import to_json
from fundstelle.register import Quality, Score, open_register
from fundstelle.register.measuring import measure_gold

_COLUMNS = ("", "Gold", "Found", "Precision", "Recall", "Core F1", "Full F1", "Grave")


def command(
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER", help="A folder of gold, as `export --gold` writes it. [default: the register]"
        ),
    ] = None,
    register: RegisterOption = None,
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """Measure precision, recall and grave errors of the engine on the team's reviewed documents.

    A document counts once it was read to the end and every claim found in it was judged; what reviewers accepted,
    corrected and added is the yardstick for what the machine found. With a folder of gold, today's engine reads its
    texts anew. Grave: sides exchanged, another number, affirmed for denied, the number of another item.

    \b
    Examples:
      fundstelle quality --register cases/2025
      fundstelle export --gold -o ours/ && fundstelle quality ours/
    """
    folders = knowledge_dirs(knowledge)
    if gold is not None:
        found = measure_gold(gold, folders)
    else:
        with open_register(register_path(register), knowledge_dirs=folders) as door:
            found = door.quality()
    print_json(to_json(found)) if json else tell(found)


def tell(found: Quality) -> None:
    """The figures as a table, and what is no yardstick and why."""
    parts: Mapping[str, Score] = {"all": found.overall, **found.by_kind, **found.by_language}
    if found.documents:
        print_table(_COLUMNS, (_row(name, score) for name, score in parts.items()), frozenset(range(1, 8)))
        for kind, number in sorted(found.overall.grave.items()):
            typer.echo(f"grave, {kind.replace('_', ' ')}: {number}")
    note(f"documents measured: {found.documents}")
    for reason, number in found.left_out.items():
        note(f"left out, {reason}: {number}")


def _row(name: str, score: Score) -> list[str]:
    shares = (score.core_precision, score.core_recall, score.core_f1, score.full_f1)
    return [name, str(score.gold), str(score.predicted), *(f"{share:.3f}" for share in shares), str(score.graves)]
