"""The report's parts as plain lines and rows, worded once: every form but the page is laid out from these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.messages import Messages
from fundstelle.publish.model import FigureBlock, MatterPart, Note, Report, SourceRow

GROUPS = ("affirmed", "planned", "suspected", "doubted", "denied", "other")
"""The groups of sentences of a matter, in the order in which they stand."""
METHOD = ("words", "origins", "numbers", "bounds", "denials", "items", "sentences")
"""The paragraphs of method, by the names of their messages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a table with the footnotes that stand behind them."""

    words: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the words of its head, and its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_dates(report: Report, messages: Messages) -> str:
    """When the report was made, and as of which day of publication."""
    made = messages.text("report.generated", day=report.generated)
    return f"{made} · {messages.text('report.as_of', day=report.as_of)}" if report.as_of else made


def make_summary(report: Report, messages: Messages) -> Grid:
    """One row a matter: what it is, its main figure, who stands behind it, what speaks against it."""
    rows = []
    for part in report.matters:
        behind = f"{part.stood_behind}: {', '.join(part.units)}" if part.units else part.stood_behind
        rows.append((Cell(part.title), Cell(figure_of(part)), Cell(behind), Cell(against(part, messages))))
    return Grid(_head(messages, "matter", "figure", "behind", "against"), tuple(rows))


def figure_of(part: MatterPart) -> str:
    """The matter's first figure, else its vague words, else a dash."""
    return next((block.headline for block in part.figures if block.headline), ", ".join(part.vague) or "–")


def against(part: MatterPart, messages: Messages) -> str:
    """Who denies it and how many contradictions are open; a dash where there are none."""
    told = [messages.text("table.denied_by", who=", ".join(part.denied_by))] if part.denied_by else []
    told += [messages.plural("table.clashes", len(part.clashes))] if part.clashes else []
    return "; ".join(told) or "–"


def make_method(report: Report, messages: Messages) -> list[tuple[str, str]]:
    """(head, text) of each paragraph of method, the publisher's own standard of evidence first."""
    text = messages.text
    told = [(text("method.standard"), report.standard)] if report.standard else []
    return told + [(text(f"method.{name}_head"), text(f"method.{name}")) for name in METHOD]


def make_policy(report: Report, messages: Messages) -> str:
    """The number policy and, where it is known, the hash of engine and knowledge."""
    name = f"method.policy.{report.policy}"
    policy = messages.text(name) if messages.has(name) else report.policy or messages.text("report.unknown")
    told = messages.text("method.policy", policy=policy)
    return f"{told} · {messages.text('method.digest', digest=report.method_digest)}" if report.method_digest else told


def make_figures(block: FigureBlock, messages: Messages) -> Grid:
    """The figures of one series: who, what was said, what it means, as of when."""
    rows = []
    for row in block.rows:
        marked = [messages.text(f"figures.{name}") for name in ("superseded", "computed") if getattr(row, name)]
        who = f"{row.who} ({', '.join(marked)})" if marked else row.who
        rows.append((Cell(who), Cell(row.amount, row.notes), Cell(row.meaning), Cell(row.as_of or "–")))
    return Grid(_head(messages, "who", "said", "read_as", "as_of"), tuple(rows))


def make_claims(report: Report, messages: Messages) -> Grid:
    """Every claim that the report rests on, one a row, with its footnote."""
    rows = [
        (Cell(row.what, (row.note,)), Cell(row.amount or "–"), Cell(row.when or "–"), Cell(row.who), Cell(row.standing))
        for row in report.claims
    ]
    return Grid(_head(messages, "what", "amount", "when", "who", "standing"), tuple(rows))


def make_passages(report: Report, messages: Messages) -> Grid:
    """Where each footnote's words stand: text id, offsets, source."""
    rows = []
    for note in report.notes:
        span = note.quote.span
        cells = (str(note.number), span.text_id, str(span.start), str(span.end), str(note.source_number))
        rows.append(tuple(map(Cell, cells)))
    return Grid(_head(messages, "note", "text_id", "from", "to", "source"), tuple(rows))


def make_source(row: SourceRow, messages: Messages) -> tuple[str, str]:
    """(what it is, its ids): publisher, title, day and how it was found, grade, whether it is a copy, material."""
    text = messages.text
    day = row.published or text("report.no_date")
    told = [row.publisher or text("report.no_publisher"), row.title]
    told.append(f"{day} ({text(f'signal.{row.signal}')})" if row.signal else day)
    told += [text("report.grade", grade=row.grade)] if row.grade else []
    told += [text("report.copy_of", number=row.copy_of)] if row.copy_of else []
    told += [text("report.credits", names=", ".join(row.credits))] if row.credits else []
    ids = text("report.ids", text=row.text_id, document=row.document_id, reader=row.reader)
    return ", ".join(part for part in told if part), ids


def make_left_out(report: Report, messages: Messages) -> list[str]:
    """What was not used, by reason and number, then what was skipped; a sentence where nothing was."""
    rows = [f"{label}: {count}" for label, count in report.left_out]
    rows += [f"{what}: {reason} {detail}".strip() for what, reason, detail in report.skipped]
    return rows or [messages.text("report.left_out_nothing")]


def make_corrections(report: Report, messages: Messages) -> list[str]:
    """Day, decision, name and reason of each correction; a sentence where there is none."""
    rows = [" · ".join(part for part in row if part) for row in report.corrections]
    return rows or [messages.text("report.corrections_none")]


def make_place(note: Note, messages: Messages) -> Sequence[str]:
    """Where a footnote's words are from: publisher, title, day, source, text and offsets; each as a part of its own."""
    text, span = messages.text, note.quote.span
    told = [note.publisher or text("report.no_publisher"), note.title, note.published or text("report.no_date")]
    told.append(text("report.source", number=note.source_number))
    told.append(text("report.where", text=span.text_id, start=span.start, end=span.end))
    return [part for part in told if part]


def make_log_head(report: Report, messages: Messages) -> str:
    """The head of the decision log."""
    return f"{messages.text('report.log_head')} {report.log_head or messages.text('report.no_log')}"


def _head(messages: Messages, *names: str) -> tuple[str, ...]:
    return tuple(messages.text(f"table.{name}") for name in names)
