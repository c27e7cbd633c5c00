"""`fundstelle contradictions`: pairs of claims that cannot both be true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from fundstelle.cli.options import (
    AsOfOption,
    JsonOption,
    LanguageOption,
    RecordedOption,
    RegisterOption,
    day_of,
    language_of,
    register_path,
)
from fundstelle.cli.output import print_records
from fundstelle.cli.tables import SHORT_ID
from fundstelle.messages import Messages, load_messages
from fundstelle.records.matter import Contradiction
from fundstelle.register import FiledClaim, open_register
from fundstelle.register.looking import look


def command(
    as_of: AsOfOption = None,
    recorded: RecordedOption = None,
    open_only: Annotated[bool, typer.Option("--open", help="Without those that were resolved since.")] = False,
    register: RegisterOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List contradictions with their type, severity and the two passages; open ones first, resolved ones marked.

    \b
    Examples:
      fundstelle contradictions --language de
      fundstelle contradictions --open --as-of 2025-05-31
    """
    messages = load_messages(language_of(language))
    with open_register(register_path(register)) as door:
        view = look(door, day_of(as_of, "--as-of"), day_of(recorded, "--recorded"))
        found = sorted((one for one in view.contradictions if not (open_only and one.resolved)), key=is_resolved)
        if json:
            print_records(found)
            return
        for one in found:
            filed = {id: door.claim(id) for id in (one.a, one.b)}
            typer.echo("\n".join(lines_of_contradiction(one, filed, messages)))


def is_resolved(contradiction: Contradiction) -> bool:
    """Whether who denied has admitted since."""
    return contradiction.resolved


def lines_of_contradiction(
    contradiction: Contradiction, filed: Mapping[str, FiledClaim], messages: Messages
) -> list[str]:
    """The headline and both passages. filed: the claims of both sides by id."""
    sides = [(id, filed[id]) for id in (contradiction.a, contradiction.b) if id in filed]
    passages = [
        f"    {id[:SHORT_ID]} [{one.facts.publisher or one.path}] „{' '.join(one.quote.split())}“" for id, one in sides
    ]
    return [headline(contradiction, messages), *passages]


def headline(contradiction: Contradiction, messages: Messages) -> str:
    """Type, severity and the explanation as an editor would print it; what was resolved is marked."""
    reason = contradiction.reason_de if messages.language == "de" else contradiction.reason_en
    kind = messages.text(f"contradiction.{contradiction.type.value}")
    mark = messages.text("cli.resolved") if contradiction.resolved else ""
    return f"{kind} ({contradiction.severity}/3){mark}: {reason}"
