"""`fundstelle matters`: what the claims say together."""

from __future__ import annotations

from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, LanguageOption, LimitOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_records
from fundstelle.cli.tables import print_matters
from fundstelle.records.claim import Kind
from fundstelle.register import MatterFilter, open_register
from fundstelle.register.naming import load_names


def command(
    register: RegisterOption = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="CLASS", help="Only this item class.")] = None,
    giver: Annotated[str | None, typer.Option("--from", metavar="PARTY", help="Giver, sender or victim.")] = None,
    taker: Annotated[str | None, typer.Option("--to", metavar="PARTY", help="Taker, host or trainer.")] = None,
    min_origins: Annotated[int, typer.Option("--min-origins", min=0, help="At least so many origins.")] = 0,
    limit: LimitOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List matters with their figures, mentions and independent origins.

    \b
    Examples:
      fundstelle matters --language de
      fundstelle matters --from PRK --min-origins 2 --json
    """
    chosen = language_of(language)
    which = MatterFilter(kind=kind, item=item, giver=giver, taker=taker, min_origins=min_origins, limit=limit)
    with open_register(register_path(register)) as door:
        found = door.matters(which)
    print_records(found) if json else print_matters(found, load_names(chosen))
