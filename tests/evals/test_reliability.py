"""The table of scores is made from the engine as it is: every claim brings the features that its score came from."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "evals"))


def test_every_claim_of_the_gold_has_its_features(shared_gold: Path) -> None:
    import reliability

    rows = reliability.find_rows()
    assert len(rows) > 300
    assert len({row.features for row in rows}) > 50
