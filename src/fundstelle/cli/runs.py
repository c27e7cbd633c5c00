"""A run report on the terminal, and the exit code it earns."""

from __future__ import annotations

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.output import note, print_json, print_table
from fundstelle.records.codec import to_json
from fundstelle.records.run import RunReport, StageCount

_COLUMNS = ("stage", "taken", "done", "known", "skipped", "made")
_NUMBERS = frozenset({1, 2, 3, 4, 5})


def print_run(report: RunReport) -> None:
    """The stages' counts (taken = done + known + skipped), each skip with reason and remedy, and the notes."""
    print_table(_COLUMNS, (_row(stage) for stage in report.stages), right=_NUMBERS)
    for stage in report.stages:
        for skip in stage.skipped:
            detail = f" ({skip.detail})" if skip.detail else ""
            note(f"skipped in {stage.stage}: {skip.what}: {skip.reason.value}{detail}")
            if skip.remedy:
                note(f"  remedy: {skip.remedy}")
    for remark in report.notes:
        note(f"note: {remark}")


def _row(stage: StageCount) -> tuple[str, ...]:
    counts = (stage.taken, stage.done, stage.known, len(stage.skipped), stage.made)
    return (stage.stage, *(str(count) for count in counts))


def has_skips(report: RunReport) -> bool:
    """Whether anything was left out in any stage."""
    return any(stage.skipped for stage in report.stages)


def print_report(report: RunReport, json: bool) -> None:
    """The run report for machines or for people."""
    if json:
        print_json({**_plain(report), "balanced": report.is_balanced})
    else:
        print_run(report)


def finish_run(report: RunReport, json: bool) -> None:
    """Print the run report; exit code 1 where something was skipped."""
    print_report(report, json)
    if has_skips(report):
        raise typer.Exit(DAMAGED)


def _plain(report: RunReport) -> dict[str, object]:
    form = to_json(report)
    assert isinstance(form, dict)
    return dict(form)
