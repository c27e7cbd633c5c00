"""`fundstelle init`: an empty register."""

from __future__ import annotations

from fundstelle.cli.options import JsonOption, KnowledgeOption, RegisterOption, knowledge_dirs, register_path
from fundstelle.cli.output import note, print_json
from fundstelle.register import open_register


def command(register: RegisterOption = None, knowledge: KnowledgeOption = None, json: JsonOption = False) -> None:
    """Make an empty register; one that is there already stays as it is.

    \b
    Example:
      fundstelle init --register cases/2025
    """
    path = register_path(register)
    with open_register(path, create=True, knowledge_dirs=knowledge_dirs(knowledge)):
        pass
    print_json({"register": str(path)}) if json else note(f"register: {path}")
