from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.errors import QueryInvalid, StoreError
from fundstelle.store import Archive


@given(raw=st.binary(max_size=2000))
def test_what_goes_in_comes_out_under_its_hash(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    document_id = archive.save(raw)
    assert document_id == hashlib.sha256(raw).hexdigest()
    assert archive.fetch(document_id) == raw
    assert list(archive.ids()) == [document_id]


def test_saving_twice_keeps_one_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.save(b"invented")
    before = archive.path_of(archive.save(b"invented")).stat()
    assert archive.path_of(archive.save(b"invented")).stat().st_ino == before.st_ino
    assert len(list(archive.ids())) == 1


def test_changed_bytes_are_refused_and_mended_by_saving_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    document_id = archive.save(b"invented")
    archive.path_of(document_id).write_bytes(b"Invented")
    with pytest.raises(StoreError, match="were changed"):
        archive.fetch(document_id)
    archive.save(b"invented")
    assert archive.is_intact(document_id)


def test_an_interrupted_write_leaves_nothing_under_the_final_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    archive = Archive(tmp_path)
    with monkeypatch.context() as patch, pytest.raises(StoreError, match="No space left"):
        patch.setattr("os.fsync", fail)
        archive.save(b"invented")
    assert list(archive.ids()) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "ab" * 31, "AB" * 32, "zz" * 32])
def test_what_is_no_hash_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(QueryInvalid, match="no document id"):
        Archive(tmp_path).fetch(name)
