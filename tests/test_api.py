"""docs/api.md holds: its Python runs from top to bottom on the sample, and `import fundstelle` costs nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import fundstelle
from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.errors import PartMissing, QueryInvalid
from fundstelle.register import IngestOptions, frames, open_register

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"


def test_examples_of_the_page_run_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas", reason="the page's data frames are those of pandas, which is not installed")
    (tmp_path / "sample").symlink_to(sample_folder())
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 6
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    assert (tmp_path / "bericht.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    printed = capsys.readouterr().out
    assert "origins, " in printed and "MSMT" in printed and "init" in printed


def test_every_public_name_is_there_and_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in fundstelle.__all__:
        assert getattr(fundstelle, name) is not None
        assert name in page or name in ("Handling", "Register", "Stance", "__version__"), name


def test_import_alone_loads_neither_the_database_nor_pandas() -> None:
    code = "import sys, fundstelle; print([name for name in ('sqlalchemy', 'pandas', 'jinja2') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("library", frames.LIBRARIES)
def test_frame_has_the_rows_of_the_table_with_typed_columns(tmp_path: Path, library: frames.Library) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    home = sample_folder()
    with open_register(tmp_path / "r", create=True) as door:
        empty = fundstelle.claims_frame(door, library=library)
        door.run(sample_documents(home), IngestOptions(home / "documents.json"))
        claims = fundstelle.claims_frame(door, library=library)
        matters = fundstelle.matters_frame(door, library=library)
        assert len(claims) == len(door.claims()) and len(empty) == 0
        assert set(claims["id"]) == {one.claim.id for one in door}
    sources = [path.read_text("utf-8") for path in sample_documents(home) if path.suffix not in (".pdf", ".docx")]
    assert any(quote in source for quote in claims["quote"] for source in sources)
    assert {str(kind) for kind in (claims["low"].dtype, empty["low"].dtype)} == {"Float64"}
    assert claims["low"].max() == 9_000_000
    assert matters["mentions"].sum() > 40


def test_without_a_library_the_line_that_installs_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(PartMissing) as raised:
        frames.find_library(None)
    assert raised.value.remedy == "pip install pandas"
    with pytest.raises(QueryInvalid):
        frames.find_library("numpy")
