"""The report as Markdown (CommonMark with footnotes and tables as GitHub and Pandoc read them)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fundstelle.messages import Messages, load_messages
from fundstelle.publish import rows
from fundstelle.publish.check import check_report
from fundstelle.publish.model import Clash, FigureBlock, MatterPart, Note, Picture, Report, ReportInput, Sentence
from fundstelle.publish.report import make_report
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.visible import make_visible

_MARKUP = re.compile(r"([\\`*_\[\]<>|~^$&@]|(?<=www)\.|:(?=//))")
"""Characters that can begin markup anywhere in a line, and what makes a bare address a link (CommonMark, GFM)."""
_FIRST = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")
"""What makes a line a heading, a list or a rule."""


def render_markdown(report_input: ReportInput) -> str:
    """The report as Markdown. Raises PublishRefused as render_report does."""
    report = make_report(report_input)
    check_report(report, report_input.readings)
    messages = load_messages(report.language)
    return "\n".join(_lines(report, messages)) + "\n"


def escape(text: str) -> str:
    """Text that stays text: no markup, no line breaks, hidden controls by name."""
    marked = _MARKUP.sub(r"\\\1", make_visible(re.sub(r"[ \t\r\n]+", " ", text).strip()))
    first = _FIRST.match(marked)
    if first is None:
        return marked
    if first.group(2).isdigit():
        return f"{first.group(2)}\\{marked[first.end() :]}"
    return f"\\{marked}"


def _lines(report: Report, messages: Messages) -> Iterator[str]:
    text = messages.text
    yield from (f"# {escape(report.title)}", "", escape(rows.make_dates(report, messages)), "")
    yield from (f"{escape(label)}: {count}  " for label, count in report.counts)
    yield from _head(text("report.summary"))
    yield from _pictures(report.flows, report.map)
    yield from _table(rows.make_summary(report, messages)) if report.matters else (text("report.nothing"),)
    yield from _head(text("report.method"))
    for head, told in rows.make_method(report, messages):
        yield from (f"**{escape(head)}** {escape(told)}", "")
    yield from (escape(rows.make_policy(report, messages)), *_head(text("report.matters")))
    for part in report.matters:
        yield from _matter(part, messages)
    yield from _head(text("report.claims"))
    yield from _table(rows.make_claims(report, messages))
    yield from _sources(report, messages)
    yield from _back(report, messages)


def _head(words: str) -> tuple[str, str, str]:
    return ("", f"## {words}", "")


def _table(grid: rows.Grid) -> Iterator[str]:
    yield f"| {' | '.join(escape(name) for name in grid.head)} |"
    yield f"| {' | '.join('---' for _ in grid.head)} |"
    for row in grid.rows:
        yield f"| {' | '.join(escape(cell.words) + _marks(cell.notes) for cell in row)} |"


def _marks(notes: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _matter(part: MatterPart, messages: Messages) -> Iterator[str]:
    yield from (f"### {escape(part.title)}", "")
    units = f": {escape(', '.join(part.units))}" if part.units else ""
    yield from (f"**{escape(part.stood_behind)}**{units}", "")
    if part.standing:
        yield from (_sentence(part.standing), "")
    for block in part.figures:
        yield from _figures(block, messages)
    yield from _pictures(part.picture, part.origins_picture)
    for name in rows.GROUPS:
        sentences: tuple[Sentence, ...] = getattr(part, name)
        if sentences:
            yield from (f"#### {messages.text(f'group.{name}')}", "")
            yield from (f"- {_sentence(sentence)}" for sentence in sentences)
            yield ""
    yield from _clashes(part.clashes, messages)
    yield from _law(part, messages)


def _pictures(*pictures: Picture | None) -> Iterator[str]:
    """Markdown holds no pictures of its own: their text stands instead."""
    for picture in pictures:
        if picture:
            yield from (escape(picture.alternative), "")


def _figures(block: FigureBlock, messages: Messages) -> Iterator[str]:
    yield from (f"#### {escape(block.label)}: {escape(block.measure)}", "")
    if block.together:
        yield from (_sentence(block.together), "")
    yield from _table(rows.make_figures(block, messages))
    yield ""


def _clashes(clashes: Iterable[Clash], messages: Messages) -> Iterator[str]:
    for number, clash in enumerate(clashes):
        if number == 0:
            yield from (f"#### {messages.text('group.clashes')}", "")
        yield from (f"**{escape(clash.kind)}.** {escape(clash.reason)}", "")
        yield from (f"- {_sentence(side)}" for side in (clash.left, clash.right))
        yield ""


def _law(part: MatterPart, messages: Messages) -> Iterator[str]:
    if part.assessments:
        yield from (f"#### {messages.text('group.law')}", "")
    for label, steps in part.assessments:
        yield f"- {escape(label)}"
        yield from (f"  - {escape(step)}" for step in steps)
    if part.assessments:
        yield ""


def _sentence(sentence: Sentence) -> str:
    return escape(sentence.text) + _marks(sentence.notes)


def _note(note: Note, messages: Messages) -> str:
    marks = load_grammar(messages.language).table("quotes")
    place = ", ".join(escape(part) for part in rows.make_place(note, messages))
    words = f"{marks['open']}{escape(note.quote.words)}{marks['close']}"
    return f"[^{note.number}]: {words} – {place}\n"


def _sources(report: Report, messages: Messages) -> Iterator[str]:
    yield from _head(messages.text("report.sources"))
    for row in report.sources:
        told, ids = rows.make_source(row, messages)
        yield f"{row.number}. {escape(told)}  "
        yield f"   {escape(ids)}" + (f"  \n   <{row.url}>" if row.url and not re.search(r"[<>\s]", row.url) else "")


def _back(report: Report, messages: Messages) -> Iterator[str]:
    text = messages.text
    yield from _head(text("report.left_out"))
    yield from (f"- {escape(line)}" for line in rows.make_left_out(report, messages))
    yield from _head(text("report.corrections"))
    yield from (f"- {escape(line)}" for line in rows.make_corrections(report, messages))
    yield from _head(text("report.passages"))
    yield from (_note(note, messages) for note in report.notes)
    yield from (escape(rows.make_log_head(report, messages)), "", escape(text("report.made_with")))
