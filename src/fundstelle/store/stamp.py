"""When something was recorded and by which run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """The two columns that differ from run to run; exports can leave them out."""

    run: str
    recorded_at: str

    def columns(self) -> dict[str, str]:
        """As the tables name them."""
        return {"run": self.run, "recorded_at": self.recorded_at}


def make_now() -> str:
    """This moment in UTC, ISO 8601 to the microsecond (so that text order is time order)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
