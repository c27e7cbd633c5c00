"""`fundstelle decisions`: the log of what reviewers decided."""

from __future__ import annotations

import typer

from fundstelle.cli.options import JsonOption, RegisterOption, register_path
from fundstelle.cli.output import print_records
from fundstelle.records.decision import Decision
from fundstelle.register import open_register


def command(register: RegisterOption = None, json: JsonOption = False) -> None:
    """List the decision log, the oldest entry first; what was revoked is marked.

    \b
    Example:
      fundstelle decisions --register cases/2025
    """
    with open_register(register_path(register)) as door:
        log, revoked = door.decisions(), door.review_state().revoked
    if json:
        print_records(log)
        return
    for one in log:
        typer.echo(line_of_decision(one, is_revoked=one.id in revoked))


def line_of_decision(decision: Decision, *, is_revoked: bool) -> str:
    """One entry: id, day, who, what, on which words, why."""
    where = ", ".join(f"{one.span.text_id[:9]}:{one.span.start}-{one.span.end}" for one in decision.targets)
    what = f"{decision.verdict.value} {where}".strip()
    of = f" of {decision.supersedes[:12]}" if decision.supersedes else ""
    why = f": {decision.why}" if decision.why else ""
    mark = " [revoked]" if is_revoked else ""
    return f"{decision.id[:12]}  {decision.at:%Y-%m-%d %H:%M}  {decision.by}  {what}{of}{mark}{why}"
