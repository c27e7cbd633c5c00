"""Reconcile against the matter gold that lies beside the repository (not in it)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fundstelle.errors import InputError
from fundstelle.reconcile import reconcile_gold

SETS = ("seeds", "dev")


def score(shared_gold: Path, name: str, tmp_path: Path) -> dict[str, Any]:
    prediction = tmp_path / "prediction.json"
    prediction.write_text(json.dumps(reconcile_gold(shared_gold / name), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(shared_gold / "score_matters.py"), str(shared_gold / "matters" / f"{name}.json")]
    done = subprocess.run([*command, str(prediction), "--json"], capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("name", SETS)
def test_the_floors_of_quality_hold(shared_gold: Path, name: str, tmp_path: Path) -> None:
    result = score(shared_gold, name, tmp_path)
    assert result["joins"]["f1"] >= 0.95
    assert result["origins"]["share"] >= 0.90
    assert result["series"]["share"] >= 0.90
    assert result["contradictions"]["p"] >= 0.9
    assert result["contradictions"]["r"] >= 0.8
    assert result["copies"]["f1"] in (None, 1.0)
    assert result["grave"] == 0


def test_a_folder_without_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold claims"):
        reconcile_gold(tmp_path)


def test_claims_without_their_document_say_which_is_missing(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"claims": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.txt"):
        reconcile_gold(tmp_path)


def test_broken_json_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.json"):
        reconcile_gold(tmp_path)
