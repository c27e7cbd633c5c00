"""When something was recorded and by which run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """The two columns that differ from run to run; exports can leave them out."""

    run: str
    recorded_at: str

    def now(self) -> Stamp:
        """The same run at this moment: a run can take hours, and views as of a moment tell its documents apart."""
        return replace(self, recorded_at=make_now())

    def columns(self) -> dict[str, str]:
        """As the tables name them."""
        return {"run": self.run, "recorded_at": self.recorded_at}


def make_now() -> str:
    """This moment in UTC, ISO 8601 to the microsecond (so that text order is time order)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
