"""Report in, one self-contained HTML file out: no script, no network, readable on screen, phone and paper."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from fundstelle.messages import load_messages
from fundstelle.publish.check import check_report
from fundstelle.publish.model import Note, Report, ReportInput
from fundstelle.publish.report import make_report
from fundstelle.publish.rows import GROUPS, make_policy
from fundstelle.publish.visible import HIDDEN, name_of


def render_report(report_input: ReportInput) -> str:
    """The report as one HTML file.

    Raises PublishRefused where a sentence has no footnote or a quote is not verbatim.
    """
    report = make_report(report_input)
    check_report(report, report_input.readings)
    return render_html(report)


def render_html(report: Report) -> str:
    """A report that was checked, as HTML."""
    messages = load_messages(report.language)
    template = _environment().get_template("report.html")
    return template.render(
        report=report,
        text=messages.text,
        plural=messages.plural,
        number=messages.formats.number,
        note_of={note.number: note for note in report.notes},
        loose_notes=_loose_notes(report),
        groups=GROUPS,
        policy=make_policy(report, messages),
    )


def _loose_notes(report: Report) -> tuple[Note, ...]:
    """Footnotes that no matter shows itself, such as the other side of a contradiction: the annex shows them."""
    shown = {number for part in report.matters for number in part.own_notes}
    return tuple(note for note in report.notes if note.number not in shown)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("fundstelle.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_show,
    )


def _show(value: object) -> object:
    """Every string that a template prints: markup stays inert, hidden controls become visible."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(HIDDEN.sub(_marked, str(escape(value))))


def _marked(match: re.Match[str]) -> str:
    return f'<span class="ctl">{name_of(match.group(0))}</span>'
