"""`fundstelle contradictions`: pairs of claims that cannot both be true."""

from __future__ import annotations

import typer

from fundstelle.cli.options import JsonOption, LanguageOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_records
from fundstelle.cli.tables import SHORT_ID
from fundstelle.records.matter import Contradiction
from fundstelle.register import open_register


def command(register: RegisterOption = None, language: LanguageOption = None, json: JsonOption = False) -> None:
    """List contradictions with their type, severity and the two passages.

    \b
    Example:
      fundstelle contradictions --language de
    """
    chosen = language_of(language)
    with open_register(register_path(register)) as door:
        found = door.contradictions()
        if json:
            print_records(found)
            return
        for one in found:
            typer.echo(headline(one, chosen))
            for claim_id in (one.a, one.b):
                filed = door.claim(claim_id)
                typer.echo(f"    {claim_id[:SHORT_ID]} [{filed.facts.publisher or filed.path}] „{filed.quote}“")


def headline(contradiction: Contradiction, language: str) -> str:
    """Type, severity and the explanation as an editor would print it."""
    reason = contradiction.reason_de if language == "de" else contradiction.reason_en
    return f"{contradiction.type.value} ({contradiction.severity}/3): {reason}"
