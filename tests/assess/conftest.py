"""The packaged law, loaded once."""

from __future__ import annotations

import pytest

from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.records.law import Law


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()
