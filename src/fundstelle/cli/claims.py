"""`fundstelle claims`: the claims of a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.options import (
    JsonOption,
    LanguageOption,
    LimitOption,
    RegisterOption,
    date_of,
    language_of,
    register_path,
)
from fundstelle.cli.output import print_records
from fundstelle.cli.tables import print_claims, row_of_claim
from fundstelle.records.claim import Kind, Stance
from fundstelle.register import ClaimFilter, open_register
from fundstelle.register.naming import load_names


def command(
    register: RegisterOption = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="CLASS", help="Only this item class.")] = None,
    giver: Annotated[str | None, typer.Option("--from", metavar="PARTY", help="Giver, sender or victim.")] = None,
    taker: Annotated[str | None, typer.Option("--to", metavar="PARTY", help="Taker, host or trainer.")] = None,
    stance: Annotated[Stance | None, typer.Option("--stance", help="Only this stance.")] = None,
    origin: Annotated[str | None, typer.Option("--origin", metavar="SOURCE", help="Only from this origin.")] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="ID", help="Only of this document.")] = None,
    matter: Annotated[str | None, typer.Option("--matter", metavar="ID", help="Only of this matter.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Published on or after it.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published on or before it.")] = None,
    limit: LimitOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List claims: who to whom, what, how much, when, and who says so.

    \b
    Examples:
      fundstelle claims --from PRK --to RUS --kind transfer
      fundstelle claims --origin MSMT --json
    """
    chosen = language_of(language)
    which = ClaimFilter(
        kind=kind,
        item=item,
        giver=giver,
        taker=taker,
        stance=stance,
        origin=origin,
        document=document,
        matter=matter,
        published_from=date_of(since, "--since"),
        published_until=date_of(until, "--until"),
        limit=limit,
    )
    with open_register(register_path(register)) as door:
        found = door.claims(which)
    if json:
        print_records(found)
    else:
        names = load_names(chosen)
        print_claims((row_of_claim(one.claim, names, Path(one.path).name) for one in found), chosen)
