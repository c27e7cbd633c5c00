import json
from pathlib import Path

import pytest

from fundstelle.errors import DocumentUnreadable, MetadataInvalid
from fundstelle.ingest import find_files, load_metadata
from fundstelle.ingest.metadata import load_captures
from fundstelle.records.document import DateSignal, Handling
from fundstelle.values import PartialDate


def _file(folder: Path, data: object) -> Path:
    path = folder / "documents.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_facts_are_read_by_file_name(tmp_path: Path) -> None:
    row = {"lang": "de", "published": "2025-05-30", "publisher": None, "title": "Ein Titel", "url": "https://e.org/a"}
    facts = load_metadata(_file(tmp_path, {"a.txt": row}))["a.txt"]
    assert (facts.language, facts.publisher, facts.title, facts.url) == ("de", None, "Ein Titel", "https://e.org/a")
    assert facts.published is not None
    assert (facts.published.value, facts.published.signal) == (PartialDate(2025, 5, 30), DateSignal.GIVEN)


def test_capture_day_and_handling_come_with_the_capture(tmp_path: Path) -> None:
    path = _file(tmp_path, {"a.txt": {"captured": "2025-06-01", "handling": "restricted"}, "b.txt": {}})
    captures = load_captures(path)
    assert captures["a.txt"][0].captured == PartialDate(2025, 6, 1)
    assert (captures["a.txt"][1], captures["b.txt"][1]) == (Handling.RESTRICTED, None)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("{", "not JSON"),
        ([], "object"),
        ({"a.txt": 3}, "a.txt"),
        ({"a.txt": {"published": "30.5.2025"}}, "published"),
        ({"a.txt": {"date": "2025"}}, "'date'"),
        ({"a.txt": {"handling": "secret"}}, "handling"),
        ({"a.txt": {"publisher": ""}}, "publisher"),
        ({"a.txt": {"captured": "soon"}}, "captured"),
    ],
)
def test_errors_name_file_document_and_key(tmp_path: Path, data: object, named: str) -> None:
    with pytest.raises(MetadataInvalid) as error:
        load_metadata(_file(tmp_path, data))
    assert "documents.json" in str(error.value)
    assert named in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MetadataInvalid, match="nowhere"):
        load_metadata(tmp_path / "nowhere.json")


def test_folders_are_searched_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".git/x", "b/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path, tmp_path / "a.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.txt", "b/1.txt", "b/2.txt"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match="nowhere"):
        find_files([tmp_path / "nowhere"])
