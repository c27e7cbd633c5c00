"""The packaged sample through the real rooms: every law that the register itself can hold."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fundstelle.records.extraction import Extraction
from fundstelle.register import IngestOptions, Register, open_register, read_and_extract

SAMPLE = Path(__file__).parents[2] / "sample"
META = SAMPLE / "documents.json"
FILES = sorted(path for path in SAMPLE.iterdir() if path.is_file() and path.name not in {"SOURCES.md", META.name})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("sample") / "r", create=True) as register:
        report = register.run(FILES, IngestOptions(meta=META))
        assert report.is_balanced
        assert [len(stage.skipped) for stage in report.stages] == [0, 0, 0], report
        yield register


def test_every_document_yields_claims_and_every_claim_a_matter_or_a_note(sample: Register) -> None:
    filed = sample.claims()
    assert {one.path for one in filed} <= {str(path) for path in FILES}
    assert len(filed) > len(FILES)
    assert any(matter.independent_origins for matter in sample.matters())


def test_quotes_and_pins_lie_in_the_texts_they_name(sample: Register) -> None:
    assert sample.check() == []
    for one in sample.claims():
        text = sample.reading(one.claim.span.text_id).text
        assert text.content[one.claim.span.start : one.claim.span.end] == one.quote
        trail = sample.explain(one.claim.id)
        assert all(words for slot in trail.slots for _, words in slot.pins)


def test_running_the_sample_again_adds_nothing(sample: Register) -> None:
    before = list(sample.export_jsonl())
    report = sample.run(FILES, IngestOptions(meta=META))
    assert [stage.done for stage in report.stages] == [0, 0, 0]
    assert list(sample.export_jsonl()) == before


def test_extracting_directly_finds_what_the_register_holds(sample: Register) -> None:
    direct = [found for found in read_and_extract(FILES, meta=META) if isinstance(found, Extraction)]
    assert len(direct) == len(FILES)
    found = sorted((claim for one in direct for claim in one.claims), key=lambda claim: claim.id)
    assert found == sorted((one.claim for one in sample.claims()), key=lambda claim: claim.id)


def test_documents_in_an_archive_are_documents_of_their_own(tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", f"Invented for a test.\n\nThis is the invented text number {number}.\n")
        archive.writestr("empty.txt", "")
    with open_register(tmp_path / "r", create=True) as register:
        first, second = (register.run([packed]) for _ in range(2))
        assert first.is_balanced
        assert (first.stages[0].taken, first.stages[0].done, len(first.stages[0].skipped)) == (4, 3, 1)
        assert (second.stages[0].done, second.stages[0].known) == (0, 3)
        assert len(register.documents()) == 3
        assert register.check() == []


def test_direct_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    names = ["a.txt", "missing.txt", "b.html", "c.txt", "gone.txt"]
    for name in ("a.txt", "b.html", "c.txt"):
        words = f"Invented for a test: {name}. "
        (tmp_path / name).write_text(f"<html><body><p>{words * 3}</p></body></html>" if "html" in name else words * 3)
    results = list(read_and_extract([tmp_path / name for name in names]))
    met = [one.reading.document.captures[0].path if isinstance(one, Extraction) else one.what for one in results]
    assert [Path(path).name for path in met] == names


def test_no_result_depends_on_the_hash_seed_of_the_process(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from fundstelle.register import *\n"
        "register, meta, *files = map(Path, sys.argv[1:])\n"
        "with open_register(register, create=True) as door:\n"
        "    door.run(files, IngestOptions(meta=meta))\n"
        "    print(*door.export_jsonl({'recorded_at', 'run'}), sep='\\n')"
    )
    exports = []
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-c", code, str(tmp_path / seed), str(META), *map(str, FILES)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        exports.append(done.stdout)
    assert exports[0]
    assert exports[0] == exports[1] == exports[2]
