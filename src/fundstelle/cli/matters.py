"""`fundstelle matters`: what the claims say together."""

from __future__ import annotations

from typing import Annotated

import typer

from fundstelle.cli.options import (
    AsOfOption,
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    LimitOption,
    RecordedOption,
    RegisterOption,
    day_of,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import print_records
from fundstelle.cli.tables import print_matters
from fundstelle.records.claim import Kind
from fundstelle.register import MatterFilter, open_register
from fundstelle.register.looking import choose, look
from fundstelle.register.naming import load_names


def command(
    as_of: AsOfOption = None,
    recorded: RecordedOption = None,
    party: Annotated[str | None, typer.Option("--party", metavar="PARTY", help="On either side.")] = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="CLASS", help="Only this item class and its narrower ones.")
    ] = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only with a disputed figure or an open contradiction.")
    ] = False,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")] = None,
    giver: Annotated[str | None, typer.Option("--from", metavar="PARTY", help="Giver, sender or victim.")] = None,
    taker: Annotated[str | None, typer.Option("--to", metavar="PARTY", help="Taker, host or trainer.")] = None,
    min_origins: Annotated[int, typer.Option("--min-origins", min=0, help="At least so many origins.")] = 0,
    limit: LimitOption = None,
    register: RegisterOption = None,
    knowledge: KnowledgeOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List matters with their figures, mentions and independent origins.

    \b
    Examples:
      fundstelle matters --language de
      fundstelle matters --party PRK --item missile.other --disputed
      fundstelle matters --as-of 2025-05-31 --min-origins 2 --json
    """
    chosen, folders = language_of(language), knowledge_dirs(knowledge)
    which = MatterFilter(kind, item, giver, taker, party, disputed, min_origins, limit)
    with open_register(register_path(register), knowledge_dirs=folders) as door:
        view = look(door, day_of(as_of, "--as-of"), day_of(recorded, "--recorded"))
    found = choose(view, which, folders)
    print_records(found) if json else print_matters(found, load_names(chosen, folders))
