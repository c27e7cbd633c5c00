"""Every form a report can have, by the name the command line uses; a form's parts load only when it is asked for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType

from fundstelle.errors import QueryInvalid
from fundstelle.publish.bundle import make_bundle
from fundstelle.publish.exports.annotations import render_annotations
from fundstelle.publish.exports.arms import make_arms_table
from fundstelle.publish.exports.followthemoney import render_followthemoney
from fundstelle.publish.exports.sheets import render_csv, render_xlsx
from fundstelle.publish.exports.tables import make_claims_table, make_matters_table
from fundstelle.publish.formats.docx import render_docx
from fundstelle.publish.formats.markdown import render_markdown
from fundstelle.publish.formats.pdf import render_pdf
from fundstelle.publish.formats.picture_files import render_pictures
from fundstelle.publish.html import render_report
from fundstelle.publish.model import ReportInput

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Zip files carry times; one fixed time keeps equal input equal bytes."""


def render_as(report_input: ReportInput, form: str) -> bytes:
    """The report or export in the form of that name (see FORMS).

    Raises QueryInvalid for an unknown name, PublishRefused where it may not be published, PartMissing where an optional
    part is not installed.
    """
    if form not in FORMS:
        raise QueryInvalid(f"no form {form!r}", remedy=f"choose of: {', '.join(FORMS)}")
    return FORMS[form](report_input)


def _text(render: Callable[[ReportInput], str]) -> Callable[[ReportInput], bytes]:
    return lambda report_input: render(report_input).encode("utf-8", "surrogatepass")


def make_zip(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip file; equal files give equal bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _followthemoney(report_input: ReportInput) -> bytes:
    entities, sidecar = render_followthemoney(report_input)
    return make_zip({"entities.ftm.json": entities.encode(), "sidecar.jsonl": sidecar.encode()})


FORMS: Mapping[str, Callable[[ReportInput], bytes]] = MappingProxyType(
    {
        "html": _text(render_report),
        "markdown": _text(render_markdown),
        "docx": render_docx,
        "pdf": render_pdf,
        "bundle": lambda report_input: make_zip(make_bundle(report_input)),
        "xlsx": render_xlsx,
        "claims.csv": _text(lambda report_input: render_csv(make_claims_table(report_input))),
        "matters.csv": _text(lambda report_input: render_csv(make_matters_table(report_input))),
        "transfers.csv": _text(lambda report_input: render_csv(make_arms_table(report_input))),
        "annotations": _text(render_annotations),
        "followthemoney": _followthemoney,
        "pictures": lambda report_input: make_zip(render_pictures(report_input)),
    }
)
"""Name → renderer. `bundle`, `followthemoney` and `pictures` are zip files; JSON Lines: register/exporting.py."""
