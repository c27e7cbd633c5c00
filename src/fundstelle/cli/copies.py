"""`fundstelle copies`: which documents and passages repeat another's words, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from fundstelle.cli.options import JsonOption, LanguageOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_json
from fundstelle.cli.tables import SHORT_ID
from fundstelle.messages import Messages, load_messages
from fundstelle.records.codec import to_json
from fundstelle.records.matter import Alteration
from fundstelle.register import Register, open_register


def command(register: RegisterOption = None, language: LanguageOption = None, json: JsonOption = False) -> None:
    """List copies of documents and of passages, the earliest first, with what copying changed.

    \b
    Example:
      fundstelle copies --language de
    """
    messages = load_messages(language_of(language))
    with open_register(register_path(register)) as door:
        if json:
            documents, passages = map(to_json, door.copies()), map(to_json, door.copied_passages())
            print_json({"documents": list(documents), "passages": list(passages)})
            return
        for line in (*_lines_of_documents(door, messages), *_lines_of_passages(door, messages)):
            typer.echo(line)


def _lines_of_documents(door: Register, messages: Messages) -> Iterable[str]:
    named = {}
    for one in door.documents():
        day = one.facts.published.value.iso() if one.facts.published else "?"
        named[one.document.id] = f"{one.facts.publisher or one.document.captures[0].path}, {day}"
    for copied in door.copies():
        yield messages.text("cli.copied_document", first=named[copied.earliest])
        yield from (f"    {named[document]}" for document in copied.copies)
        yield from _lines_of_changes(copied.alterations, messages)


def _lines_of_passages(door: Register, messages: Messages) -> Iterable[str]:
    for passage in door.copied_passages():
        first, *others = (door.claim(id) for id in (passage.earliest, *passage.copies))
        yield messages.text("cli.copied_passage", first=first.facts.publisher or first.path)
        yield f"    {first.claim.id[:SHORT_ID]} „{' '.join(first.quote.split())}“"
        yield from (f"    {one.claim.id[:SHORT_ID]} [{one.facts.publisher or one.path}]" for one in others)
        yield from _lines_of_changes(passage.alterations, messages)


def _lines_of_changes(changes: Iterable[Alteration], messages: Messages) -> Iterable[str]:
    for change in changes:
        name = change.type.replace(" ", "_")
        kind = messages.text(f"alteration.{name}")
        yield f"    {kind}: „{' '.join(change.original.split())}“ → „{' '.join(change.copy.split())}“"
