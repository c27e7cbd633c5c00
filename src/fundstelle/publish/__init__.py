"""Matters in, sentences with footnotes, pictures and reports out."""

from fundstelle.publish.bundle import make_bundle, write_bundle
from fundstelle.publish.check import check_report
from fundstelle.publish.html import render_report
from fundstelle.publish.model import Report, ReportInput, ReportSettings
from fundstelle.publish.outputs import FORMS, make_zip, render_as
from fundstelle.publish.report import make_report, write_matters
from fundstelle.publish.verify import Verification, render_verification, verify_folder, verify_zip

__all__ = [
    "FORMS",
    "Report",
    "ReportInput",
    "ReportSettings",
    "Verification",
    "check_report",
    "make_bundle",
    "make_report",
    "make_zip",
    "render_as",
    "render_report",
    "render_verification",
    "verify_folder",
    "verify_zip",
    "write_bundle",
    "write_matters",
]
