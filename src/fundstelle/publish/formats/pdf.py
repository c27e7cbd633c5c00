"""The report as PDF through Typst. Words go in as JSON data, never as markup, so that no title can become a command."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from fundstelle.errors import PartMissing
from fundstelle.messages import Messages, load_messages
from fundstelle.publish.check import check_report
from fundstelle.publish.formats.markdown import METHOD
from fundstelle.publish.model import FigureBlock, MatterPart, Note, Picture, Report, ReportInput, Sentence
from fundstelle.publish.report import make_report
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.visible import make_visible

_GROUPS = ("affirmed", "planned", "suspected", "doubted", "denied", "other")
_TEXTS = (
    "kind",
    "summary",
    "method",
    "matters",
    "sources",
    "left_out",
    "corrections",
    "passages",
    "passages_explained",
    "made_with",
)


def render_pdf(report_input: ReportInput) -> bytes:
    """The report as a tagged PDF (PDF/UA-1). Raises PublishRefused as render_report does, PartMissing without typst."""
    try:
        import typst
    except ImportError as error:
        raise PartMissing("PDF needs typst", remedy="pip install typst") from error
    report = make_report(report_input)
    check_report(report, report_input.readings)
    data = _Sheet(load_messages(report.language)).data(report)
    with tempfile.TemporaryDirectory() as folder:
        page = _write_folder(Path(folder), report, data)
        pdf = typst.compile(str(page), root=folder, format="pdf", pdf_standards="ua-1", timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def _write_folder(folder: Path, report: Report, data: dict[str, Any]) -> Path:
    page = folder / "report.typ"
    page.write_text(files("fundstelle.publish").joinpath("templates", "report.typ").read_text("utf-8"), "utf-8")
    (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8", "surrogatepass")
    for picture in (report.flows, *(p for part in report.matters for p in (part.picture, part.origins_picture))):
        if picture and picture.svg:
            # Typst knows no surrounding text colour that an SVG could take over.
            (folder / _picture_file(picture)).write_text(picture.svg.replace("currentColor", "#1b1c1e"), "utf-8")
    return page


def _picture_file(picture: Picture) -> str:
    return f"picture-{hashlib.sha256(picture.svg.encode()).hexdigest()[:16]}.svg"


def _picture(picture: Picture | None) -> dict[str, str] | None:
    """What the template needs of a picture; None where there is none, or none could be drawn."""
    if picture is None or not picture.svg:
        return None
    return {"file": _picture_file(picture), "alt": picture.alternative, "title": picture.title}


@dataclass(slots=True)
class _Sheet:
    """Turns a report into data for the template; remembers which footnotes were set already."""

    messages: Messages
    used: set[int] = field(default_factory=set)

    def data(self, report: Report) -> dict[str, Any]:
        text = self.messages.text
        marks = load_grammar(report.language).table("quotes")
        made = [text("report.generated", day=report.generated)]
        made += [text("report.as_of", day=report.as_of)] if report.as_of else []
        log = f"{text('report.log_head')} {report.log_head or text('report.no_log')}"
        form = {
            "title": report.title or text("report.title"),
            "language": report.language,
            "made": " · ".join(made),
            "text": {name: text(f"report.{name}") for name in _TEXTS},
            "quotes": [marks["open"], marks["close"]],
            "counts": list(report.counts),
            "summary": self._summary(report),
            "flows": _picture(report.flows),
            "method": self._method(report),
            "policy": text("method.policy", policy=report.policy or text("report.unknown")),
            "matters": [self._matter(part) for part in report.matters],
            "sources": self._sources(report),
            "left_out": self._left_out(report),
            "corrections": [" · ".join(part for part in row if part) for row in report.corrections],
            "passages": self._passages(report),
            "log": log,
        }
        form["notes"] = {str(note.number): self._note(note) for note in report.notes if note.number in self.used}
        shown: dict[str, Any] = _visible(form)
        return shown

    def _sentence(self, text: str, notes: Iterable[int]) -> dict[str, Any]:
        return {"text": text, "marks": [self._mark(number) for number in notes]}

    def _mark(self, number: int) -> dict[str, Any]:
        first = number not in self.used
        self.used.add(number)
        return {"n": number, "first": first}

    def _told(self, sentence: Sentence | None) -> dict[str, Any] | None:
        return self._sentence(sentence.text, sentence.notes) if sentence else None

    def _note(self, note: Note) -> dict[str, str]:
        text, span = self.messages.text, note.quote.span
        told = [note.publisher or text("report.no_publisher"), note.title, note.published or text("report.no_date")]
        told.append(text("report.source", number=note.source_number))
        told.append(text("report.where", text=span.text_id, start=span.start, end=span.end))
        return {"quote": note.quote.words, "place": ", ".join(part for part in told if part)}

    def _head(self, *names: str) -> list[str]:
        return [self.messages.text(f"table.{name}") for name in names]

    def _summary(self, report: Report) -> dict[str, Any]:
        rows = []
        for part in report.matters:
            figure = next((block.headline for block in part.figures if block.headline), ", ".join(part.vague) or "–")
            rows.append([f"{part.kind}: {part.heading}", figure, part.stood_behind, self._denied(part) or "–"])
        return {"head": self._head("matter", "figure", "behind", "against"), "rows": rows}

    def _denied(self, part: MatterPart) -> str:
        return self.messages.text("table.denied_by", who=", ".join(part.denied_by)) if part.denied_by else ""

    def _method(self, report: Report) -> list[list[str]]:
        text = self.messages.text
        told = [[text("method.standard"), report.standard]] if report.standard else []
        return told + [[text(f"method.{name}_head"), text(f"method.{name}")] for name in METHOD]

    def _matter(self, part: MatterPart) -> dict[str, Any]:
        main = next((block for block in part.figures if block.headline), None)
        vague = ", ".join(part.vague)
        return {
            "heading": f"{part.kind}: {part.heading}",
            "headline": main.headline if main else vague or self.messages.text("figures.none"),
            "measure": f"{main.measure}, {main.label}" if main else "",
            "behind": part.stood_behind,
            "units": ", ".join(part.units),
            "denied": self._denied(part),
            "standing": self._told(part.standing),
            "figures": [self._figures(block) for block in part.figures],
            "pictures": [drawn for p in (part.picture, part.origins_picture) if (drawn := _picture(p))],
            "groups": [self._group(part, name) for name in _GROUPS if getattr(part, name)],
            "clashes": [
                {"kind": c.kind, "reason": c.reason, "sides": [self._told(c.left), self._told(c.right)]}
                for c in part.clashes
            ],
        }

    def _group(self, part: MatterPart, name: str) -> dict[str, Any]:
        return {
            "name": self.messages.text(f"group.{name}"),
            "sentences": [self._told(sentence) for sentence in getattr(part, name)],
        }

    def _figures(self, block: FigureBlock) -> dict[str, Any]:
        text = self.messages.text
        together, rows = self._told(block.together), []
        for row in block.rows:
            marked = [text(f"figures.{name}") for name in ("superseded", "computed") if getattr(row, name)]
            who = f"{row.who} ({', '.join(marked)})" if marked else row.who
            rows.append([who, self._sentence(row.amount, row.notes), row.meaning, row.as_of or "–"])
        head = self._head("who", "said", "read_as", "as_of")
        return {"label": f"{block.label}: {block.measure}", "together": together, "head": head, "rows": rows}

    def _sources(self, report: Report) -> list[dict[str, str]]:
        text, rows = self.messages.text, []
        for row in report.sources:
            told = [row.publisher or text("report.no_publisher"), row.title, row.published or text("report.no_date")]
            told += [text("report.copy_of", number=row.copy_of)] if row.copy_of else []
            ids = text("report.ids", text=row.text_id, document=row.document_id, reader=row.reader)
            shown = ", ".join(part for part in [*told, row.url] if part)
            rows.append({"number": str(row.number), "told": shown, "ids": ids})
        return rows

    def _left_out(self, report: Report) -> list[str]:
        rows = [f"{label}: {count}" for label, count in report.left_out]
        rows += [f"{what}: {reason} {detail}".strip() for what, reason, detail in report.skipped]
        return rows or [self.messages.text("report.left_out_nothing")]

    def _passages(self, report: Report) -> dict[str, Any]:
        rows = []
        for note in report.notes:
            span = note.quote.span
            rows.append([str(note.number), span.text_id, str(span.start), str(span.end), str(note.source_number)])
        return {"head": self._head("note", "text_id", "from", "to", "source"), "rows": rows}


def _visible(form: Any) -> Any:
    """Every string with hidden controls by name and white space as one space."""
    if isinstance(form, str):
        return make_visible(form.replace("\r\n", " ").replace("\n", " "))
    if isinstance(form, dict):
        return {key: _visible(value) for key, value in form.items()}
    return [_visible(each) for each in form] if isinstance(form, list | tuple) else form
