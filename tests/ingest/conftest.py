"""Where Pango is missing WeasyPrint cannot be loaded; tests that need its PDFs are left out, and the head says so."""

from __future__ import annotations

try:
    import weasyprint  # noqa: F401
except (ImportError, OSError) as error:
    collect_ignore = ["test_pdf.py", "test_round_trip.py"]
    MISSING = (
        f"WeasyPrint does not load ({error}): {', '.join(collect_ignore)} left out; apt-get install libpango-1.0-0"
    )
else:
    MISSING = "WeasyPrint makes the PDFs of tests/ingest"


def pytest_report_header() -> str:
    """What is said before the tests."""
    return MISSING
