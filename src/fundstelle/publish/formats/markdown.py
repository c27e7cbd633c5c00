"""The report as Markdown (CommonMark with footnotes and tables as GitHub and Pandoc read them)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fundstelle.messages import Messages, load_messages
from fundstelle.publish.check import check_report
from fundstelle.publish.model import Clash, FigureBlock, MatterPart, Note, Report, ReportInput, Sentence
from fundstelle.publish.report import make_report
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.visible import make_visible

_MARKUP = re.compile(r"([\\`*_\[\]<>|~^$&@]|(?<=www)\.|:(?=//))")
"""Characters that can begin markup anywhere in a line, and what makes a bare address a link (CommonMark, GFM)."""
_FIRST = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")
"""What makes a line a heading, a list or a rule."""
_GROUPS = ("affirmed", "planned", "suspected", "doubted", "denied", "other")
METHOD = ("words", "origins", "numbers", "bounds", "denials", "items", "sentences")
"""The paragraphs of method, by the names of their messages."""


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
    yield from (f"# {escape(report.title)}", "", escape(text("report.generated", day=report.generated)), "")
    yield from (f"{escape(label)}: {count}  " for label, count in report.counts)
    yield from ("", f"## {text('report.summary')}", "")
    yield from _summary(report, messages)
    yield from ("", f"## {text('report.method')}", "")
    yield from _method(report, messages)
    yield from (f"## {text('report.matters')}", "")
    for part in report.matters:
        yield from _matter(part, messages)
    yield from _sources(report, messages)
    yield from _left_out(report, messages)
    yield from (f"## {text('report.passages')}", "")
    yield from (_note(note, messages) + "\n" for note in report.notes)
    yield f"{text('report.log_head')} `{report.log_head or text('report.no_log')}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(escape(cell) for cell in head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _marks(notes: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _summary(report: Report, messages: Messages) -> Iterator[str]:
    text = messages.text
    head = [text(f"table.{name}") for name in ("matter", "figure", "behind", "against")]
    rows = []
    for part in report.matters:
        figure = next((block.headline for block in part.figures if block.headline), ", ".join(part.vague) or "–")
        denied = text("table.denied_by", who=", ".join(part.denied_by)) if part.denied_by else "–"
        heading = f"{escape(part.kind)}: {escape(part.heading)}"
        rows.append([heading, escape(figure), escape(part.stood_behind), escape(denied)])
    yield from _table(head, rows)


def _method(report: Report, messages: Messages) -> Iterator[str]:
    text = messages.text
    if report.standard:
        yield from (f"**{escape(text('method.standard'))}** {escape(report.standard)}", "")
    for name in METHOD:
        yield from (f"**{escape(text(f'method.{name}_head'))}** {escape(text(f'method.{name}'))}", "")
    yield from (escape(text("method.policy", policy=report.policy or text("report.unknown"))), "")


def _matter(part: MatterPart, messages: Messages) -> Iterator[str]:
    yield from (f"### {escape(part.kind)}: {escape(part.heading)}", "")
    yield from (f"**{escape(part.stood_behind)}** ({escape(', '.join(part.units)) or '–'})", "")
    if part.standing:
        yield from (_sentence(part.standing), "")
    for block in part.figures:
        yield from _figures(block, messages)
    if part.picture:
        yield from (escape(part.picture.alternative), "")
    for name in _GROUPS:
        sentences: tuple[Sentence, ...] = getattr(part, name)
        if sentences:
            yield from (f"#### {messages.text(f'group.{name}')}", "")
            yield from (f"- {_sentence(sentence)}" for sentence in sentences)
            yield ""
    if part.clashes:
        yield from (f"#### {messages.text('group.clashes')}", "")
        for clash in part.clashes:
            yield from _clash(clash)


def _figures(block: FigureBlock, messages: Messages) -> Iterator[str]:
    head = [messages.text(f"table.{name}") for name in ("who", "said", "read_as", "as_of")]
    yield from (f"#### {escape(block.label)}: {escape(block.measure)}", "")
    if block.together:
        yield from (_sentence(block.together), "")
    rows = []
    for row in block.rows:
        marked = [messages.text(f"figures.{name}") for name in ("superseded", "computed") if getattr(row, name)]
        who = f"{row.who} ({', '.join(marked)})" if marked else row.who
        rows.append(
            [escape(who), escape(row.amount) + _marks(row.notes), escape(row.meaning), escape(row.as_of or "–")]
        )
    yield from _table(head, rows)
    yield ""


def _clash(clash: Clash) -> Iterator[str]:
    yield from (f"**{escape(clash.kind)}.** {escape(clash.reason)}", "")
    yield from (f"- {_sentence(side)}" for side in (clash.left, clash.right))
    yield ""


def _sentence(sentence: Sentence) -> str:
    return escape(sentence.text) + _marks(sentence.notes)


def _note(note: Note, messages: Messages) -> str:
    marks = load_grammar(messages.language).table("quotes")
    text, span = messages.text, note.quote.span
    told = [note.publisher or text("report.no_publisher"), note.title, note.published or text("report.no_date")]
    where = text("report.where", text=span.text_id, start=span.start, end=span.end)
    source = text("report.source", number=note.source_number)
    place = ", ".join(escape(part) for part in told if part)
    words = f"{marks['open']}{escape(note.quote.words)}{marks['close']}"
    return f"[^{note.number}]: {words} – {place}; {escape(source)}; {escape(where)}"


def _sources(report: Report, messages: Messages) -> Iterator[str]:
    text = messages.text
    yield from (f"## {text('report.sources')}", "")
    for row in report.sources:
        told = [row.publisher or text("report.no_publisher"), row.title, row.published or text("report.no_date")]
        ids = text("report.ids", text=row.text_id, document=row.document_id, reader=row.reader)
        copy = f"; {escape(text('report.copy_of', number=row.copy_of))}" if row.copy_of else ""
        yield f"{row.number}. {', '.join(escape(part) for part in told if part)}{copy}  "
        yield f"   {escape(ids)}" + (f"  \n   <{row.url}>" if row.url and not re.search(r"[<>\s]", row.url) else "")
    yield ""


def _left_out(report: Report, messages: Messages) -> Iterator[str]:
    yield from (f"## {messages.text('report.left_out')}", "")
    rows = [f"- {escape(label)}: {count}" for label, count in report.left_out]
    rows += [f"- {escape(what)}: {escape(reason)} {escape(detail)}".rstrip() for what, reason, detail in report.skipped]
    yield from rows or [messages.text("report.left_out_nothing")]
    yield ""
    if report.corrections:
        yield from (f"## {messages.text('report.corrections')}", "")
        yield from (f"- {escape(' · '.join(part for part in row if part))}" for row in report.corrections)
        yield ""
