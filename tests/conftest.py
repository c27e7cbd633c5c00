"""What every test may use: the repository's folders, and gold material that may be missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile(
    "house", deadline=None
)  # a busy machine is no fault of the code; slow tests show in durations
settings.load_profile("house")

ROOT = Path(__file__).parents[1]
SHARED_GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample's folder."""
    return ROOT / "sample"


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    """Gold material beside the repository; the test is skipped, saying so, where it is missing."""
    if not SHARED_GOLD.is_dir():
        pytest.skip(f"{SHARED_GOLD} is not there: this test reads gold documents that are not in the repository")
    return SHARED_GOLD


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test hears the settings of whoever runs it."""
    for name in ("FUNDSTELLE_REGISTER", "FUNDSTELLE_LANGUAGE", "FUNDSTELLE_KNOWLEDGE"):
        monkeypatch.delenv(name, raising=False)
