"""Files that hold documents, and files that hurt their reader, through the register and its real reader processes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from fundstelle.ingest.pool import Job, Part, ReaderPool
from fundstelle.ingest.read import Found
from fundstelle.ingest.sandbox import Limits
from fundstelle.records.document import Capture, Handling
from fundstelle.records.ids import make_document_id
from fundstelle.records.run import RunReport, Skipped, SkipReason
from fundstelle.register import IngestOptions, Progress, Register, open_register, stages
from fundstelle.register.stages import Batch, Rooms
from tests.register.invented_stages import make_stages

WORDS = "Invented for a test. The harbour office of Quayland gave no figures for the month."
PAGE = f"<html><body><article><h1>Harbour</h1><p>{WORDS} So said the page.</p></article></body></html>"
MAIL = """From: a@example.org
To: b@example.org
Subject: Harbour
Date: Thu, 27 Mar 2031 08:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="cut"

--cut
Content-Type: text/plain; charset=utf-8

{words} So said the mail.
--cut
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="{name}"

{words} So said the attachment.
--cut--
"""


class OddRooms(Rooms):
    """The real rooms, but their workers obey what a file orders them."""

    def read_files(self, jobs: Iterable[Job]) -> Batch:
        with ReaderPool(module="tests.ingest.odd_worker", limits=Limits(cpu_seconds=1)) as pool:
            yield from pool.read_parts(jobs)


class Counted(Progress):
    """Progress that counts."""

    def __init__(self) -> None:
        self.total = self.steps = 0
        self.met: list[tuple[str, int]] = []

    def start(self, stage: str, total: int) -> None:
        self.total = total

    def step(self) -> None:
        self.steps += 1

    def inside(self, path: str, met: int) -> None:
        self.met.append((path, met))

    def finish(self) -> None:
        pass


def make_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("page.html", PAGE)
        archive.writestr("words.txt", WORDS)
        archive.writestr("broken.pdf", b"%PDF-1.7\n1 0 obj << /Type /Catalog")
    return path


def make_mail(path: Path, name: str = "note.txt") -> Path:
    path.write_text(MAIL.format(words=WORDS, name=name))
    return path


def paths_of(register: Register, under: Path) -> list[str]:
    found = (capture.path for one in register.documents() for capture in one.document.captures)
    return sorted(path.removeprefix(str(under)) for path in found)


def count(report: RunReport) -> tuple[int, int, int, int]:
    (stage,) = report.stages
    assert report.is_balanced
    return stage.taken, stage.done, stage.known, len(stage.skipped)


def refuse_to_start(_pool: ReaderPool) -> None:
    raise AssertionError("a worker was started")


def test_what_lies_in_an_archive_is_taken_in_and_what_is_broken_there_is_named(tmp_path: Path) -> None:
    packed = make_zip(tmp_path / "a.zip")
    with open_register(tmp_path / "r", create=True) as register:
        report = register.ingest([packed])
        assert count(report) == (3, 2, 0, 1)
        assert paths_of(register, packed) == ["!/page.html", "!/words.txt"]
        ((stage, left_out),) = register.skipped()
        assert (stage, left_out.what, left_out.reason) == ("ingest", f"{packed}!/broken.pdf", SkipReason.DAMAGED)
        assert register.bytes_of(make_document_id(WORDS.encode())) == WORDS.encode()
        assert count(register.ingest([packed])) == (3, 0, 2, 1)
        assert register.check() == []


def test_an_unchanged_archive_is_not_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = make_zip(tmp_path / "a.zip")
    with open_register(tmp_path / "r", create=True) as register:
        first = register.ingest([packed])
        with monkeypatch.context() as patch:
            patch.setattr(ReaderPool, "_start", refuse_to_start)
            again = register.ingest([packed])
        assert count(again) == (3, 0, 2, 1)
        assert again.stages[0].skipped == first.stages[0].skipped


def test_an_archive_is_opened_again_under_another_name_mark_or_when_bytes_of_its_documents_are_gone(
    tmp_path: Path,
) -> None:
    packed = make_zip(tmp_path / "a.zip")
    words = make_document_id(WORDS.encode())
    with open_register(tmp_path / "r", create=True) as register:
        register.ingest([packed])
        assert count(register.ingest([make_zip(tmp_path / "b.zip")])) == (3, 2, 0, 1)
        assert count(register.ingest([packed], IngestOptions(handling=Handling.CONFIDENTIAL))) == (3, 2, 0, 1)
        kept = tmp_path / "r" / "archive" / words[:2] / words
        kept.unlink()
        assert count(register.ingest([packed])) == (3, 0, 2, 1)
        assert kept.read_bytes() == WORDS.encode()


def test_a_mail_and_its_attachment_are_two_documents_and_known_the_second_time(tmp_path: Path) -> None:
    mail = make_mail(tmp_path / "a.eml")
    with open_register(tmp_path / "r", create=True) as register:
        assert count(register.ingest([mail])) == (2, 2, 0, 0)
        assert paths_of(register, mail) == ["", "!/note.txt"]
        assert count(register.ingest([mail])) == (1, 0, 1, 0)


def test_every_message_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    box = tmp_path / "box"
    letter = "From a@example.org Thu Mar 27 08:00:00 2031\nFrom: a@example.org\nSubject: Harbour\n\n{} Letter {}.\n\n"
    box.write_text("".join(letter.format(WORDS, number) for number in range(3)))
    with open_register(tmp_path / "r", create=True) as register:
        assert count(register.ingest([box])) == (3, 3, 0, 0)
        assert count(register.ingest([box])) == (3, 0, 3, 0)


def test_progress_moves_inside_a_mailbox(tmp_path: Path) -> None:
    box = tmp_path / "box"
    letter = "From a@example.org Thu Mar 27 08:00:00 2031\nFrom: a@example.org\nSubject: Harbour\n\n{} Letter {}.\n\n"
    box.write_text("".join(letter.format(WORDS, number) for number in range(200)))
    heard = Counted()
    with open_register(tmp_path / "r", create=True) as register:
        assert count(register.ingest([box], progress=heard)) == (200, 200, 0, 0)
    assert {path for path, _ in heard.met} == {str(box)}
    steps = [met for _, met in heard.met]
    assert steps == sorted(steps)
    assert len(steps) > 20
    assert heard.steps == heard.total == 1


@pytest.mark.parametrize("order", ["DIE:", "CRASH:", "SPIN:"])
def test_a_file_that_kills_its_reader_is_left_out_and_the_others_are_read(tmp_path: Path, order: str) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for number, path in enumerate(files):
        path.write_text(order if number == 1 else f"{WORDS} Number {number}.")
    heard = Counted()
    with open_register(tmp_path / "r", create=True, make_stages=OddRooms) as register:
        report = register.ingest(files, progress=heard)
        (died,) = report.stages[0].skipped
        assert (died.what, died.reason) == (str(files[1]), SkipReason.READER_DIED)
        assert report.is_balanced
        assert {str(files[0]), str(files[2])} <= {f"{tmp_path}{path}" for path in paths_of(register, tmp_path)}
        assert [left_out for _, left_out in register.skipped()] == [died]
    assert heard.steps == heard.total == 3


def test_a_part_that_was_left_out_of_a_document_that_was_read_stays_listed(tmp_path: Path) -> None:
    class Partly(Rooms):
        def read_files(self, jobs: Iterable[Job]) -> Batch:
            for one in super().read_files(jobs):
                left_out = Skipped(one.job.capture.path, SkipReason.NOT_READABLE, "page 2 has no text")
                yield Part(one.job, (*one.founds, Found(b"", one.job.capture, left_out)))

    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    with open_register(tmp_path / "r", create=True, make_stages=Partly) as register:
        assert count(register.ingest([path])) == (2, 1, 0, 1)
        assert [left_out.detail for _, left_out in register.skipped()] == ["page 2 has no text"]


def test_a_file_whose_reader_died_half_way_is_tried_again(tmp_path: Path) -> None:
    class DiesOnce(Rooms):
        has_died = False

        def read_files(self, jobs: Iterable[Job]) -> Batch:
            for one in super().read_files(jobs):
                died = Skipped(one.job.capture.path, SkipReason.READER_DIED, "its reader took longer than 180 s")
                yield one if DiesOnce.has_died else Part(one.job, (*one.founds, Found(b"", one.job.capture, died)))
            DiesOnce.has_died = True

    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    with open_register(tmp_path / "r", create=True, make_stages=DiesOnce) as register:
        assert count(register.ingest([path])) == (2, 1, 0, 1)
        assert len(register.skipped()) == 1
        assert count(register.ingest([path])) == (1, 0, 1, 0)
        assert register.skipped() == []


def test_bytes_met_again_under_another_name_are_not_read_a_third_time(tmp_path: Path) -> None:
    met: list[str] = []

    def make_counting() -> stages.Stages:
        inner = make_stages()

        def read(raw: bytes, capture: Capture, handling: Handling):
            met.append(capture.path)
            return inner.read(raw, capture, handling)  # type: ignore[attr-defined]

        return stages.FixedStages(read, inner.reader, inner.extract, "e", inner.reconcile, "r")

    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in files:
        path.write_text(WORDS)
    with open_register(tmp_path / "r", create=True, make_stages=make_counting) as register:
        register.ingest(files)
        register.ingest(files)
    assert met == [str(path) for path in files]


def test_a_file_beyond_every_limit_is_not_loaded(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)  # takes no room on the disk
    with open_register(tmp_path / "r", create=True) as register:
        ((left_out),) = register.ingest([huge]).stages[0].skipped
    assert left_out.reason is SkipReason.TOO_LARGE


def test_a_few_short_texts_are_read_without_starting_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(8)]
    for path in files:
        path.write_text(f"{WORDS} {path.name}")
    monkeypatch.setattr(ReaderPool, "_start", refuse_to_start)
    with open_register(tmp_path / "r", create=True) as register:
        assert count(register.ingest(files)) == (8, 8, 0, 0)


def test_texts_read_here_and_texts_read_by_workers_are_the_same(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(10)]
    for path in files:
        path.write_text(f"{WORDS} {path.name}")
    exports = []
    for name, given in (("all", [files]), ("few", [files[:5], files[5:]])):
        with open_register(tmp_path / name, create=True) as register:
            for some in given:
                register.ingest(some, IngestOptions())
            exports.append(list(register.export_jsonl(frozenset({"recorded_at", "run"}))))
    assert exports[0] == exports[1]
