"""The options that choose which matters a report tells, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.options import date_of
from fundstelle.errors import InputError
from fundstelle.records.claim import Kind
from fundstelle.register import MatterOrder, ReportChoice

MattersOption = Annotated[
    list[str] | None,
    typer.Option("--matter", metavar="ID", help="Only this matter, by its id or first signs; may be repeated."),
]
ListOption = Annotated[
    Path | None, typer.Option("--list", metavar="FILE", help="Only the matters whose ids stand in FILE, one a line.")
]
KindOption = Annotated[Kind | None, typer.Option("--kind", help="Only matters of this kind.")]
ItemOption = Annotated[
    str | None, typer.Option("--item", metavar="CLASS", help="Only this item class and the narrower ones.")
]
GiverOption = Annotated[str | None, typer.Option("--from", metavar="PARTY", help="Only of this giver, sender, victim.")]
TakerOption = Annotated[str | None, typer.Option("--to", metavar="PARTY", help="Only to this taker, host or trainer.")]
PartyOption = Annotated[str | None, typer.Option("--party", metavar="PARTY", help="Only with it on either side.")]
TagOption = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with a claim so tagged; may be repeated (or).")
]
MinOriginsOption = Annotated[
    int, typer.Option("--min-origins", min=0, help="Leave out, and count, what fewer independent origins say.")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As on this day: later publications do not count.")
]
OrderOption = Annotated[
    MatterOrder | None,
    typer.Option("--order", help="Order of matters. [default: origins; given where ids are named]"),
]


def make_choice(
    matters: list[str] | None = None,
    listed: Path | None = None,
    kind: Kind | None = None,
    item: str | None = None,
    giver: str | None = None,
    taker: str | None = None,
    party: str | None = None,
    tags: list[str] | None = None,
    min_origins: int = 0,
    as_of: str | None = None,
    order: MatterOrder | None = None,
) -> ReportChoice:
    """What the options ask for. Raises InputError for a list that cannot be read, MetadataInvalid for no date."""
    day = date_of(as_of, "--as-of")
    return ReportChoice(
        ids=(*(matters or ()), *(read_list(listed) if listed else ())),
        kind=kind,
        item=item,
        giver=giver,
        taker=taker,
        party=party,
        tags=tuple(tags or ()),
        min_origins=min_origins,
        published_until=day.last_day if day else None,
        order=order,
    )


def read_list(path: Path) -> tuple[str, ...]:
    """The ids in a file: the first word of each line; empty lines and what follows a `#` do not count."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "the list of matters cannot be read", where=str(path), remedy="one id a line, in UTF-8"
        ) from error
    words = [line.partition("#")[0].split() for line in lines]
    ids = tuple(row[0] for row in words if row)
    if not ids:
        raise InputError("the list names no matter", where=str(path), remedy="one id a line")
    return ids
