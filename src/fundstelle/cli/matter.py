"""`fundstelle matter`: one matter with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.charts import lines_of_figures, unit_name
from fundstelle.cli.contradictions import lines_of_contradiction
from fundstelle.cli.options import (
    AsOfOption,
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RecordedOption,
    RegisterOption,
    day_of,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import print_json
from fundstelle.cli.tables import SHORT_ID
from fundstelle.cli.words import matter_key_words, source_words
from fundstelle.messages import Messages, load_messages
from fundstelle.records.claim import Stance
from fundstelle.records.codec import to_json
from fundstelle.records.matter import Contradiction, Matter
from fundstelle.register import FiledClaim, open_register
from fundstelle.register.looking import find_claims_of, find_clashes_of, find_one, find_origins, look
from fundstelle.register.naming import Names, load_names


def command(
    matter: Annotated[str, typer.Argument(metavar="ID", help="The matter's id or the first signs of it.")],
    as_of: AsOfOption = None,
    recorded: RecordedOption = None,
    register: RegisterOption = None,
    knowledge: KnowledgeOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Show one matter: figures over time, contradictions, and every claim by origin.

    \b
    Examples:
      fundstelle matter m1a2b3c4d
      fundstelle matter m1a2b3c4d --as-of 2025-05-31 --language de
    """
    messages, folders = load_messages(language_of(language)), knowledge_dirs(knowledge)
    with open_register(register_path(register), knowledge_dirs=folders) as door:
        view = look(door, day_of(as_of, "--as-of"), day_of(recorded, "--recorded"))
        found = find_one(view, matter)
        claims, clashes = find_claims_of(door, found), find_clashes_of(view, found)
        units = find_origins(door, claims, folders).units
        others = {id: door.claim(id) for one in clashes for id in (one.a, one.b)}
    if json:
        sides = {"claims": [to_json(one) for one in claims], "contradictions": [to_json(one) for one in clashes]}
        print_json({"matter": to_json(found), **sides})
        return
    names = load_names(messages.language, folders)
    typer.echo("\n".join(lines_of_matter(found, claims, messages, names, units, clashes, others)))


def lines_of_matter(
    matter: Matter,
    claims: Sequence[FiledClaim],
    messages: Messages,
    names: Names,
    units: Mapping[str, tuple[str, ...]] | None = None,
    clashes: Sequence[Contradiction] = (),
    others: Mapping[str, FiledClaim] | None = None,
) -> list[str]:
    """What is printed of a matter. units: of each claim's origins, to print claims by origin; others: both sides of
    each clash, by claim id."""
    text = messages.text
    lines = [f"{matter.id}  {matter_key_words(matter.key, messages, names)}"]
    lines += [f"  {text('cli.column.mentions')}: {matter.mentions}", f"  {_origins(matter, messages, names)}"]
    lines += [f"  {_grade(matter, messages)}"] if matter.grade else []
    lines += lines_of_figures(matter, messages, names.source)
    if clashes:
        lines += ["", text("cli.contradictions")]
        lines += [line for one in clashes for line in lines_of_contradiction(one, others or {}, messages)]
    for heading, group in _by_origin(claims, units or {}, messages, names):
        lines += ["", heading] if heading else []
        for one in group:
            lines += ["", *lines_of_claim(one, messages)]
    return lines


def _origins(matter: Matter, messages: Messages, names: Names) -> str:
    units = ", ".join(unit_name(unit, messages, names.source) for unit in matter.units)
    return f"{messages.text('cli.column.origins')}: {matter.independent_origins}{f' ({units})' if units else ''}"


def _grade(matter: Matter, messages: Messages) -> str:
    grade = matter.grade
    assert grade is not None
    met = messages.text("cli.standard_met" if grade.is_met else "cli.standard_not_met")
    letters = "".join(f", {code} {letter}" for code, letter in grade.letters)
    rule = messages.text(f"cli.grade.{grade.rule}")
    return messages.text("cli.grade_line", digit=grade.digit, rule=rule, met=met) + letters


def _by_origin(
    claims: Sequence[FiledClaim], units: Mapping[str, tuple[str, ...]], messages: Messages, names: Names
) -> Iterable[tuple[str, list[FiledClaim]]]:
    """(heading, claims) per counting unit, those with most claims first; denials stand with who denies."""
    if not units:
        return [("", list(claims))]
    groups: dict[tuple[str, ...], list[FiledClaim]] = {}
    for one in claims:
        groups.setdefault(tuple(sorted(units.get(one.claim.id, ()))), []).append(one)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [(_heading(group, many, messages, names), many) for group, many in ordered]


def _heading(group: Sequence[str], claims: Sequence[FiledClaim], messages: Messages, names: Names) -> str:
    who = ", ".join(unit_name(unit, messages, names.source) for unit in group)
    denials = sum(one.claim.stance is Stance.DENIES for one in claims)
    counts = [messages.plural("cli.claims_count", len(claims))]
    counts += [messages.plural("cli.denials_count", denials)] if denials else []
    return f"{who[:1].upper()}{who[1:]}: {', '.join(counts)}"


def lines_of_claim(filed: FiledClaim, messages: Messages) -> list[str]:
    """A claim's words with where they stand."""
    claim = filed.claim
    origins = source_words((link.source for link in claim.attribution.origins), messages)
    date = filed.facts.published.value.iso() if filed.facts.published else "?"
    stance = messages.text(f"stance.{claim.stance.value}")
    where = f"{filed.facts.publisher or Path(filed.path).name}, {date}, {claim.span.start}:{claim.span.end}"
    return [f"  {claim.id[:SHORT_ID]}  {origins} {stance}  [{where}]", f"    „{' '.join(filed.quote.split())}“"]
