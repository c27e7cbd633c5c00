"""`fundstelle export`: the register for other programs, whole as JSON Lines or as tables and graphs of its claims."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.forms import EXPORTS, JSONL, form_of
from fundstelle.cli.inputs import STDIN, opened_output
from fundstelle.cli.options import (
    KnowledgeOption,
    LanguageOption,
    LevelOption,
    RegisterOption,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import note
from fundstelle.cli.reports import ReportWish, save_folder, save_report, tell_hidden
from fundstelle.errors import QueryInvalid
from fundstelle.records.document import Handling
from fundstelle.register import Published, open_register


def command(
    register: RegisterOption = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORM", help=f"{', '.join(EXPORTS)}. [default: by the file's name, else jsonl]"
        ),
    ] = None,
    gold: Annotated[
        bool, typer.Option("--gold", help="The reviewed documents with their claims, as a folder of gold (-o FOLDER).")
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", "--json", help="The same as --format jsonl.")] = False,
    without: Annotated[
        str, typer.Option("--without", metavar="FIELDS", help="jsonl: leave these fields out: recorded_at,run")
    ] = "",
    language: LanguageOption = None,
    handling: LevelOption = None,
    knowledge: KnowledgeOption = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = STDIN,
) -> None:
    """Write the register for other programs: whole as JSON Lines, or its claims as tables, annotations or a graph.

    JSON Lines hold everything whatever the marks, but neither texts nor quotes. The other forms hold words of public
    documents only, unless --handling says otherwise; what they are for, and what they lose: docs/report.md.

    \b
    Examples:
      fundstelle export --register cases/2025 > register.jsonl
      fundstelle export --without recorded_at,run | sha256sum
      fundstelle export --output transfers.xlsx --language de
      fundstelle export --gold --output ours/
      fundstelle export --format claims.csv --handling restricted > claims.csv
    """
    if gold:
        export_gold(register_path(register), output, handling or Handling.PUBLIC)
        return
    chosen = export_form(output, form, jsonl)
    check_options(chosen, without, handling)
    folders = knowledge_dirs(knowledge)
    with open_register(register_path(register), knowledge_dirs=folders) as door:
        if chosen == JSONL:
            fields = frozenset(field.strip() for field in without.split(",") if field.strip())
            with opened_output(output) as out:
                out.writelines(line.rstrip("\n") + "\n" for line in door.export_jsonl(fields))
        else:
            wish = ReportWish(output, chosen, language_of(language), handling=handling, knowledge_dirs=folders)
            tell_hidden(save_report(door, wish))
    if output != STDIN:
        note(f"export: {output} ({chosen})")


def export_gold(register: Path, folder: Path, level: Handling) -> None:
    """Write the reviewed documents up to the level as gold. Raises InputError where the folder is not new or empty."""
    from fundstelle.register.measuring import make_gold_files

    if folder == STDIN:
        raise QueryInvalid("gold is a folder", where="--gold", remedy="add --output FOLDER")
    with open_register(register) as door:
        every = door.reviewed()
        shown = [one for one in every if one.reading.document.handling.is_within(level)]
        save_folder(folder, make_gold_files(shown))
        paths = [one.reading.document.id for one in shown]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        door.note_published(Published(at, str(folder.resolve()), "gold", "", "", tuple(sorted(paths))))
    note(f"export: {folder} (gold, {len(shown)} documents; {len(every) - len(shown)} above {level.value} left out)")


def export_form(output: Path, form: str | None, jsonl: bool) -> str:
    """The form wished for. Raises QueryInvalid where two options name different ones."""
    if jsonl and form not in (None, JSONL):
        raise QueryInvalid(f"--format {form} and JSON Lines exclude each other", where="--json", remedy="leave one out")
    return form_of(output, JSONL if jsonl else form, EXPORTS, JSONL)


def check_options(form: str, without: str, handling: Handling | None) -> None:
    """Raises QueryInvalid for an option that the form would silently ignore."""
    if form == JSONL and handling is not None:
        raise QueryInvalid(
            "jsonl holds the whole register, whatever the marks",
            where="--handling",
            remedy=f"choose another form: {', '.join(EXPORTS[1:])}",
        )
    if form != JSONL and without:
        raise QueryInvalid(f"{form} has no such fields", where="--without", remedy="leave --without out")
