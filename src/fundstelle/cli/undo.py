"""`fundstelle undo`: revoke a decision; it stays in the log, and the undoing beside it."""

from __future__ import annotations

from typing import Annotated

import typer

from fundstelle.cli.judging import ByOption, Desk, WhyOption, tell, undo
from fundstelle.cli.options import (
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RegisterOption,
    knowledge_dirs,
    language_of,
    register_path,
)


def command(
    decision: Annotated[str, typer.Argument(metavar="ID", help="The decision's id or the first signs of it.")],
    why: WhyOption,
    by: ByOption = None,
    register: RegisterOption = None,
    knowledge: KnowledgeOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Revoke a decision and make the matters again; an undoing can itself be undone.

    \b
    Example:
      fundstelle undo 5f2c07aa --why "mixed up two ships"
    """
    desk, chosen = Desk(register_path(register), knowledge_dirs(knowledge)), language_of(language)
    tell(undo(decision, why, by, desk), (), desk, chosen, json=json)
