"""`fundstelle reconcile`: claims into matters."""

from __future__ import annotations

from fundstelle.cli.options import JsonOption, KnowledgeOption, RegisterOption, knowledge_dirs, register_path
from fundstelle.cli.progress import progress_bar
from fundstelle.cli.runs import finish_run
from fundstelle.register import open_register


def command(register: RegisterOption = None, knowledge: KnowledgeOption = None, json: JsonOption = False) -> None:
    """Bring all claims of a register together into matters with their independent origins.

    \b
    Example:
      fundstelle reconcile --register cases/2025
    """
    with (
        open_register(register_path(register), knowledge_dirs=knowledge_dirs(knowledge)) as door,
        progress_bar() as progress,
    ):
        report = door.reconcile(progress)
    finish_run(report, json)
