"""Report in, one self-contained HTML file out."""

from __future__ import annotations

from fundstelle.publish.model import ReportInput


def render_report(report_input: ReportInput) -> str:
    """One self-contained HTML file."""
    return f"<!doctype html><title>{len(report_input.matters)}</title>"
