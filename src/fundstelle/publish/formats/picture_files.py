"""Every picture of a report as files: SVG, PNG and the words that tell the same, for other people's pages."""

from __future__ import annotations

from collections.abc import Iterator

from fundstelle.publish.check import check_report
from fundstelle.publish.drawing import on_paper, require_pictures
from fundstelle.publish.model import Picture, Report, ReportInput
from fundstelle.publish.png import make_png
from fundstelle.publish.report import make_report


def render_pictures(report_input: ReportInput) -> dict[str, bytes]:
    """Files by name: `01-flows.svg`, `.png` and `.txt` and so on, in the order of the report.

    Raises PartMissing where the extra `fundstelle[pictures]` is not installed, PublishRefused as render_report does.
    """
    require_pictures()
    report = make_report(report_input)
    check_report(report, report_input.readings)
    files: dict[str, bytes] = {}
    for number, (name, head, picture) in enumerate(_find_pictures(report), start=1):
        stem = f"{number:02d}-{name}"
        files[f"{stem}.svg"] = on_paper(picture.svg).encode()
        files[f"{stem}.png"] = make_png(picture)
        files[f"{stem}.txt"] = f"{head}\n{picture.title}\n\n{picture.alternative}\n".encode("utf-8", "surrogatepass")
    return files


def _find_pictures(report: Report) -> Iterator[tuple[str, str, Picture]]:
    for picture in (report.flows, report.map):
        if picture and picture.svg:
            yield picture.name, report.title, picture
    for part in report.matters:
        for picture in (part.picture, part.origins_picture):
            if picture and picture.svg:
                yield f"{part.anchor}-{picture.name}", part.title, picture
