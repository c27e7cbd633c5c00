"""ReportInput in, Report out."""

from __future__ import annotations

from fundstelle.publish.model import Report, ReportInput


def make_report(report_input: ReportInput) -> Report:
    """Write every sentence of the report."""
    raise NotImplementedError
