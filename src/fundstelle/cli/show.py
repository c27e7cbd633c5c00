"""`fundstelle show`: one claim, matter or document by its id."""

from __future__ import annotations

from typing import Annotated

import typer

from fundstelle.cli.matter import lines_of_claim, lines_of_matter
from fundstelle.cli.options import JsonOption, LanguageOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_json
from fundstelle.errors import QueryInvalid
from fundstelle.messages import Messages, load_messages
from fundstelle.records.codec import to_json
from fundstelle.register import ClaimFilter, FiledDocument, Register, open_register
from fundstelle.register.naming import load_names


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim (c…), matter (m…) or document, or its start.")],
    register: RegisterOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Show one claim, one matter or one document with its claims.

    \b
    Examples:
      fundstelle show c0ffee123
      fundstelle show 9f86d08 --json
    """
    messages = load_messages(language_of(language))
    with open_register(register_path(register)) as door:
        record, lines = find_shown(door, id, messages)
    if json:
        print_json(to_json(record))
    else:
        typer.echo("\n".join(lines))


def find_shown(door: Register, id: str, messages: Messages) -> tuple[object, list[str]]:
    """The record with this id and the lines that show it. `c` and `m` lead ids of claims and matters; hex may too."""
    document = next((one for one in door.documents() if one.document.id.startswith(id.lower())), None)
    if id[:1] == "m":
        matter = door.matter(id)
        claims = door.claims(ClaimFilter(matter=matter.id))
        return matter, lines_of_matter(matter, claims, messages, load_names(messages.language))
    if document is not None:
        return document, _lines_of_document(door, document, messages)
    if id[:1] == "c":
        claim = door.claim(id)
        return claim, lines_of_claim(claim, messages)
    raise QueryInvalid(f"nothing has the id {id!r}", where="show", remedy="ids stand in claims, matters and documents")


def _lines_of_document(door: Register, filed: FiledDocument, messages: Messages) -> list[str]:
    document, published = filed.document, filed.facts.published
    lines = [
        f"{document.id}  {document.handling.value}, {document.size} bytes, {document.media_type}",
        f"  {filed.facts.publisher or '?'}, {published.value.iso() if published else '?'}",
        *(f"  {capture.path}" for capture in filed.document.captures),
    ]
    for claim in door.claims(ClaimFilter(document=filed.document.id)):
        lines += ["", *lines_of_claim(claim, messages)]
    return lines
