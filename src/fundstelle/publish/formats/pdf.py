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
from fundstelle.publish import rows
from fundstelle.publish.check import check_report
from fundstelle.publish.drawing import on_paper
from fundstelle.publish.model import FigureBlock, MatterPart, Note, Picture, Report, ReportInput, Sentence, SourceRow
from fundstelle.publish.report import make_report
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.visible import make_visible

_TEXTS = (
    "report.kind",
    "report.summary",
    "report.method",
    "report.matters",
    "report.claims",
    "report.sources",
    "report.left_out",
    "report.corrections",
    "report.passages",
    "report.passages_explained",
    "report.nothing",
    "report.made_with",
    "group.clashes",
    "group.law",
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
    for picture in report.pictures:
        if picture.svg:
            # Typst knows no surrounding text colour that an SVG could take over.
            (folder / _picture_file(picture)).write_text(on_paper(picture.svg), "utf-8")
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
        text, messages = self.messages.text, self.messages
        marks = load_grammar(report.language).table("quotes")
        form = {
            "title": report.title or text("report.title"),
            "language": report.language,
            "made": rows.make_dates(report, messages),
            "text": {name.rpartition(".")[2]: text(name) for name in _TEXTS},
            "quotes": [marks["open"], marks["close"]],
            "counts": list(report.counts),
            "pictures": [drawn for p in (report.flows, report.map) if (drawn := _picture(p))],
            "summary": self._grid(rows.make_summary(report, messages)),
            "method": rows.make_method(report, messages),
            "policy": rows.make_policy(report, messages),
            "matters": [self._matter(part) for part in report.matters],
            "claims": self._grid(rows.make_claims(report, messages)),
            "sources": [self._source(row) for row in report.sources],
            "left_out": rows.make_left_out(report, messages),
            "corrections": rows.make_corrections(report, messages),
            "passages": self._grid(rows.make_passages(report, messages)),
            "log": rows.make_log_head(report, messages),
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

    def _grid(self, grid: rows.Grid) -> dict[str, Any]:
        return {"head": list(grid.head), "rows": [[self._cell(cell) for cell in row] for row in grid.rows]}

    def _cell(self, cell: rows.Cell) -> Any:
        return self._sentence(cell.words, cell.notes) if cell.notes else cell.words

    def _note(self, note: Note) -> dict[str, str]:
        return {"quote": note.quote.words, "place": ", ".join(rows.make_place(note, self.messages))}

    def _matter(self, part: MatterPart) -> dict[str, Any]:
        main = next((block for block in part.figures if block.headline), None)
        vague, against = ", ".join(part.vague), rows.against(part, self.messages)
        return {
            "heading": part.title,
            "headline": main.headline if main else vague or self.messages.text("figures.none"),
            "measure": f"{main.measure}, {main.label}" if main else "",
            "behind": part.stood_behind,
            "units": ", ".join(part.units),
            "against": against if against != "–" else "",
            "standing": self._told(part.standing),
            "figures": [self._figures(block) for block in part.figures],
            "pictures": [drawn for p in (part.picture, part.origins_picture) if (drawn := _picture(p))],
            "groups": [self._group(part, name) for name in rows.GROUPS if getattr(part, name)],
            "clashes": [
                {"kind": c.kind, "reason": c.reason, "sides": [self._told(c.left), self._told(c.right)]}
                for c in part.clashes
            ],
            "law": [{"label": label, "steps": list(steps)} for label, steps in part.assessments],
        }

    def _group(self, part: MatterPart, name: str) -> dict[str, Any]:
        return {
            "name": self.messages.text(f"group.{name}"),
            "sentences": [self._told(sentence) for sentence in getattr(part, name)],
        }

    def _figures(self, block: FigureBlock) -> dict[str, Any]:
        together, grid = self._told(block.together), rows.make_figures(block, self.messages)
        return {"label": f"{block.label}: {block.measure}", "together": together, **self._grid(grid)}

    def _source(self, row: SourceRow) -> dict[str, str]:
        told, ids = rows.make_source(row, self.messages)
        return {"number": str(row.number), "told": f"{told}, {row.url}" if row.url else told, "ids": ids}


def _visible(form: Any) -> Any:
    """Every string with hidden controls by name and white space as one space."""
    if isinstance(form, str):
        return make_visible(form.replace("\r\n", " ").replace("\n", " "))
    if isinstance(form, dict):
        return {key: _visible(value) for key, value in form.items()}
    return [_visible(each) for each in form] if isinstance(form, list | tuple) else form
