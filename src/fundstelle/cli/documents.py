"""`fundstelle documents`: what is in the register."""

from __future__ import annotations

from fundstelle.cli.options import JsonOption, LanguageOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_records, print_table
from fundstelle.cli.tables import SHORT_ID, headings
from fundstelle.messages import load_messages
from fundstelle.register import FiledDocument, open_register

_COLUMNS = ("id", "document", "publisher", "published", "handling", "claims")


def command(register: RegisterOption = None, language: LanguageOption = None, json: JsonOption = False) -> None:
    """List the documents with publisher, publication date and number of claims.

    \b
    Example:
      fundstelle documents --register cases/2025
    """
    chosen = language_of(language)
    with open_register(register_path(register)) as door:
        documents = door.documents()
    if json:
        print_records(documents)
    else:
        print_table(headings(_COLUMNS, load_messages(chosen)), map(_row, documents), frozenset({5}))


def _row(filed: FiledDocument) -> tuple[str, ...]:
    published = filed.facts.published
    paths = dict.fromkeys(capture.path for capture in filed.document.captures)
    return (
        filed.document.id[:SHORT_ID],
        "\n".join(paths),
        filed.facts.publisher or "",
        published.value.iso() if published else "",
        filed.document.handling.value,
        str(filed.claims),
    )
