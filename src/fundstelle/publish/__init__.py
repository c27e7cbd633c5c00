"""Matters in, sentences with footnotes, pictures and reports out."""

from fundstelle.publish.check import check_report
from fundstelle.publish.html import render_report
from fundstelle.publish.model import Report, ReportInput, ReportSettings
from fundstelle.publish.report import make_report

__all__ = ["Report", "ReportInput", "ReportSettings", "check_report", "make_report", "render_report"]
