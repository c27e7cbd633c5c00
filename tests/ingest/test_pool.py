import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fundstelle.ingest import pool as pool_module
from fundstelle.ingest.pool import Job, ReaderPool
from fundstelle.ingest.sandbox import Limits
from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.records.run import Skipped, SkipReason

ODD = "tests.ingest.odd_worker"


def job(raw: bytes, name: str = "a.txt") -> Job:
    return Job(raw, Capture(name), Handling.RESTRICTED)


@pytest.fixture(scope="module")
def odd() -> Iterator[ReaderPool]:
    with ReaderPool(workers=2, module=ODD, limits=Limits(cpu_seconds=1)) as pool:
        yield pool


def outcome(pool: ReaderPool, raw: bytes) -> str | Skipped:
    ((_, founds),) = pool.read([job(raw)])
    last = founds[-1].outcome
    return last.text.content if isinstance(last, Reading) else last


def test_files_come_back_in_their_order_with_their_bytes() -> None:
    jobs = [
        job(f"Datei {number} mit einigen Worten.".encode() * (50 - number), f"{number}.txt") for number in range(50)
    ]
    with ReaderPool(workers=2) as pool:
        read = list(pool.read(jobs))
    assert [given for given, _ in read] == jobs
    for given, (found,) in read:
        assert found.raw is given.raw
        assert isinstance(found.outcome, Reading)
        assert found.outcome.text.content == given.raw.decode()
        assert found.outcome.document.handling is Handling.RESTRICTED


def test_a_worker_that_dies_costs_its_file_only(odd: ReaderPool) -> None:
    jobs = [job(b"Gut.", "1"), job(b"DIE:", "2"), job(b"Auch gut.", "3"), job(b"CRASH:", "4"), job(b"Noch gut.", "5")]
    founds = [found for _, found in odd.read(jobs)]
    outcomes = [found[-1].outcome for found in founds]
    assert [isinstance(one, Reading) for one in outcomes] == [True, False, True, False, True]
    died = [one for one in outcomes if isinstance(one, Skipped)]
    assert [(one.what, one.reason) for one in died] == [("2", SkipReason.READER_DIED), ("4", SkipReason.READER_DIED)]
    assert "killed" in died[0].detail
    assert "crashed" in died[1].detail
    assert isinstance(founds[1][0].outcome, Reading)


def test_a_reader_that_never_ends_is_stopped(odd: ReaderPool) -> None:
    stopped = outcome(odd, b"SPIN:")
    assert isinstance(stopped, Skipped)
    assert (stopped.reason, stopped.detail) == (SkipReason.READER_DIED, "its reader used up its CPU time")


def test_a_reader_that_hangs_is_stopped_by_the_clock() -> None:
    with ReaderPool(workers=1, module=ODD, limits=Limits(wall_seconds=0)) as pool:
        stopped = outcome(pool, b"SPIN:")
    assert isinstance(stopped, Skipped)
    assert stopped.reason is SkipReason.READER_DIED


def test_memory_is_limited(odd: ReaderPool) -> None:
    eaten = outcome(odd, b"EAT:")
    assert isinstance(eaten, Skipped)
    assert eaten.reason is SkipReason.READER_DIED


def test_a_reader_reaches_no_network_and_starts_no_program(odd: ReaderPool) -> None:
    assert outcome(odd, b"PYSOCKET:") == "Ergebnis: verweigert"
    if "seccomp" not in odd.held:
        pytest.skip("this kernel has no seccomp for us; only Python's hook holds")
    assert outcome(odd, b"SOCKET:") == "Ergebnis: -1"
    assert outcome(odd, b"PROGRAM:") == "Ergebnis: kein Programm"


def test_a_reader_writes_into_its_temporary_folder_only(odd: ReaderPool, tmp_path: Path) -> None:
    assert outcome(odd, b"TEMP:") == "Ergebnis: geschrieben"
    if "landlock" not in odd.held:
        pytest.skip("this kernel has no Landlock; only Python's hook holds")
    assert outcome(odd, f"WRITE:{tmp_path}/x".encode()) == "Ergebnis: -1"
    assert not (tmp_path / "x").exists()


def test_agencies_and_facts_reach_the_workers() -> None:
    from fundstelle.ingest import ReadSettings

    raw = b"Nordstadt (nag) - Das Amt nannte Zahlen. Mehr war nicht zu erfahren am Montag."
    with ReaderPool(ReadSettings({"nag": "NORD"}), workers=1) as pool:
        ((_, (found,)),) = pool.read([job(raw)])
    assert isinstance(found.outcome, Reading)
    assert found.outcome.facts.credits == ("NORD",)


def make_lines(words: str, number: int) -> bytes:
    return "".join(json.dumps({"text": f"{words} Meldung {line}."}) + "\n" for line in range(number)).encode()


def test_documents_of_large_files_come_in_parts_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_PAUSE_BYTES", 2000)
    jobs = [job(make_lines(f"In Datei {number} stehen Worte.", 60), f"{number}.jsonl") for number in range(3)]
    with ReaderPool(workers=2) as pool:
        parts = []
        for part in pool.read_parts(jobs):
            parts.append(part)
            ahead = [worker for worker in pool._workers if worker.job is not None and worker.job is not part.job]
            assert all(worker.size < 2200 for worker in ahead)
    assert [one.capture.path for part in parts for one in part.founds] == [
        f"{number}.jsonl!/line-{line}" for number in range(3) for line in range(1, 61)
    ]
    assert [part.job for part in parts if part.is_last] == jobs
    assert len(parts) > 60


def test_a_worker_that_waits_for_its_turn_is_not_taken_for_one_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_PAUSE_BYTES", 2000)
    jobs = [job(make_lines("Viele Worte.", 200), f"{number}.jsonl") for number in range(2)]
    with ReaderPool(workers=2, limits=Limits(wall_seconds=1)) as pool:
        founds = []
        for part in pool.read_parts(jobs):
            if not founds:
                time.sleep(1.5)  # one who saves slowly
            founds += part.founds
    assert len(founds) == 400
    assert all(isinstance(found.outcome, Reading) for found in founds)
