"""`fundstelle matter`: one matter with the words behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, LanguageOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_json
from fundstelle.cli.tables import SHORT_ID
from fundstelle.cli.words import matter_key_words, series_words, source_words
from fundstelle.messages import Messages, load_messages
from fundstelle.records.codec import to_json
from fundstelle.records.matter import Matter
from fundstelle.register import ClaimFilter, FiledClaim, open_register
from fundstelle.register.naming import load_names


def command(
    matter: Annotated[str, typer.Argument(metavar="ID", help="The matter's id or the first signs of it.")],
    register: RegisterOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Show one matter: its figures, its origins, and every claim with its exact words.

    \b
    Example:
      fundstelle matter m1a2b3c4d
    """
    messages = load_messages(language_of(language))
    with open_register(register_path(register)) as door:
        found = door.matter(matter)
        claims = door.claims(ClaimFilter(matter=found.id))
    if json:
        print_json({"matter": to_json(found), "claims": [to_json(one) for one in claims]})
        return
    for line in lines_of_matter(found, claims, messages):
        typer.echo(line)


def lines_of_matter(matter: Matter, claims: list[FiledClaim], messages: Messages) -> list[str]:
    """What is printed of a matter."""
    text = messages.text
    lines = [f"{matter.id}  {matter_key_words(matter.key, messages, load_names(messages.language))}"]
    lines += [f"  {series_words(series, messages)}" for series in matter.series]
    lines.append(f"  {text('cli.column.mentions')}: {matter.mentions}")
    units = source_words(matter.units, messages)
    lines.append(f"  {text('cli.column.origins')}: {matter.independent_origins}{f' ({units})' if units else ''}")
    for one in claims:
        lines += ["", *lines_of_claim(one, messages)]
    return lines


def lines_of_claim(filed: FiledClaim, messages: Messages) -> list[str]:
    """A claim's words with where they stand."""
    claim = filed.claim
    origins = source_words((link.source for link in claim.attribution.origins), messages)
    date = filed.facts.published.value.iso() if filed.facts.published else "?"
    stance = messages.text(f"stance.{claim.stance.value}")
    where = f"{filed.facts.publisher or Path(filed.path).name}, {date}, {claim.span.start}:{claim.span.end}"
    return [f"  {claim.id[:SHORT_ID]}  {origins} {stance}  [{where}]", f"    „{' '.join(filed.quote.split())}“"]
