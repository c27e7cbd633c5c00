"""As of: which documents count for a question about a day of publication and a day of recording."""

from __future__ import annotations

from fundstelle.reconcile.options import ReconcileSettings
from fundstelle.records.document import Reading

LATER = "published_later"
UNDATED = "publication_day_unknown"
UNRECORDED = "recorded_later"


def find_reason_to_leave_out(reading: Reading, settings: ReconcileSettings) -> str | None:
    """Why a document does not count for this question; None where it does."""
    if settings.recorded_until is not None:
        recorded = settings.recorded.get(reading.document.id)
        if recorded is None or recorded > settings.recorded_until:
            return UNRECORDED
    if settings.as_of is None:
        return None
    published = reading.facts.published
    if published is None:
        return UNDATED
    return LATER if published.value.last_day > settings.as_of else None
