"""`fundstelle assess`: a matter of the register, or cases from a file, held against the provisions."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from fundstelle.assess import assess_acts, assess_case, assess_matters, gold_rows, parse_acts
from fundstelle.assess.render import render_assessments
from fundstelle.cli.options import (
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RegisterOption,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import note, print_json, print_line
from fundstelle.errors import MetadataInvalid, QueryInvalid
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.records.codec import to_json
from fundstelle.records.law import Law, MatterAssessment
from fundstelle.records.matter import Matter


def command(
    matter: Annotated[str | None, typer.Argument(metavar="[ID]", help="A matter's id or its first signs.")] = None,
    case: Annotated[
        Path | None, typer.Option("--case", metavar="FILE", help="Cases, one JSON object a line; see docs/law.md.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|gold", help="gold: one JSON line per case: id and rows.")
    ] = "text",
    show_all: Annotated[
        bool, typer.Option("--all", help="Also show what is not covered, each with its reason.")
    ] = False,
    register: RegisterOption = None,
    language: LanguageOption = None,
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """Which paragraph would be breached, by whom, since when: if the claim holds.

    This is no legal advice. Docs: docs/law.md.

    \b
    Examples:
      fundstelle assess m1a2b3c4d --language de
      fundstelle assess --case cases.jsonl --format gold
    """
    if form not in ("text", "gold"):
        raise QueryInvalid(f"no format {form!r}", where="--format", remedy="use text or gold")
    if (matter is None) == (case is None):
        raise QueryInvalid("name a matter or give --case FILE", remedy="fundstelle matters lists the ids")
    law = load_law(knowledge_dirs(knowledge))
    if case is not None:
        _assess_file(case, law, language_of(language), is_gold=form == "gold" or json, show_all=show_all)
        return
    assert matter is not None
    _assess_matter(matter, law, register, language_of(language), form, as_json=json, show_all=show_all)


def _assess_file(path: Path, law: Law, language: str, *, is_gold: bool, show_all: bool) -> None:
    for where, case in read_cases(path):
        if is_gold:
            answer = assess_case(case, law, where)
            if "ignored" in answer:
                note(f"{where}: keys that nobody reads: {', '.join(answer['ignored'])}")
            print_line(answer)
            continue
        acts = parse_acts(case, where)
        typer.echo(f"## {case.get('id', where)}")
        for line in render_assessments(acts, assess_acts(acts, law), law, language, show_all=show_all):
            typer.echo(line)
        typer.echo("")


def read_cases(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(file and line, case) for every line that is not empty. Raises MetadataInvalid for a line that is no object."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MetadataInvalid(f"cannot be read: {error}", where=str(path), remedy="give a UTF-8 file") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            case = json_module.loads(line)
        except ValueError as error:
            raise MetadataInvalid(f"no JSON: {error}", where=where, remedy="one JSON object a line") from error
        if not isinstance(case, dict):
            raise MetadataInvalid("a case is a JSON object", where=where, remedy='{"id": "…", "act": {…}}')
        yield where, case


def _assess_matter(
    wanted: str, law: Law, register: Path | None, language: str, form: str, *, as_json: bool, show_all: bool
) -> None:
    found = _held_matter(wanted, law, register)
    if as_json:
        print_json(_plain(found))
    elif form == "gold":
        print_line({"id": found.matter_id, "rows": gold_rows(found.assessments)})
    else:
        lines = render_assessments(
            found.acts, found.assessments, law, language, alleged=found.alleged, show_all=show_all
        )
        for line in lines:
            typer.echo(line)


def _held_matter(wanted: str, law: Law, register: Path | None) -> MatterAssessment:
    """The matter's assessment; matters of the same goods with a common party count towards a shared cap."""
    from fundstelle.register import ClaimFilter, open_register
    from fundstelle.register.answers import published_days

    with open_register(register_path(register)) as door:
        matter = door.matter(wanted)
        matters = [matter, *(one for one in door.matters() if _shares_goods(one, matter))]
        filed = [one for each in matters for one in door.claims(ClaimFilter(matter=each.id))]
        others = [door.claim(name) for name in matter.also_said]
    return assess_matters(matters, [one.claim for one in (*filed, *others)], law, published_days(filed))[0]


def _shares_goods(one: Matter, matter: Matter) -> bool:
    """Whether another matter is of the same kind and item and has a giver or taker in common."""
    same = (one.key.kind, one.key.item) == (matter.key.kind, matter.key.item) and one.id != matter.id
    return same and bool({*one.key.givers} & {*matter.key.givers} or {*one.key.takers} & {*matter.key.takers})


def _plain(found: MatterAssessment) -> dict[str, Any]:
    return {
        "matter": found.matter_id,
        "assessments": [to_json(one) for one in found.assessments],
        "alleged": [to_json(one) for one in found.alleged],
        "left_out": dict(found.left_out),
    }
