"""Workers that extract: the same claims in the same order as one process finds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.register import crew
from fundstelle.register.crew import Crew, extract_on_all_cores
from fundstelle.register.stages import Rooms, try_extract

INVENTED = (Path(__file__).parents[1] / "knowledge/overlay",)
ROOMS = Rooms(INVENTED)


def make_reading(number: int) -> Reading:
    words = f"Invented for a test. Norland delivered {number + 20} howitzers to Sundland in May 2031.\n"
    read = ROOMS.read(words.encode(), Capture(f"{number}.txt"), Handling.PUBLIC)
    assert isinstance(read, Reading)
    return read


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [make_reading(number) for number in range(12)]


@pytest.fixture(scope="module")
def alone(readings: list[Reading]) -> list[Extraction | Skipped]:
    return [try_extract(reading, ROOMS.extract) for reading in readings]


def test_workers_find_what_one_process_finds_in_the_same_order(
    readings: list[Reading], alone: list[Extraction | Skipped]
) -> None:
    with Crew(INVENTED, ROOMS.engine, 2) as workers:
        assert workers.start()
        assert list(workers.extract(readings)) == alone
    assert sum(len(one.claims) for one in alone if isinstance(one, Extraction)) >= len(readings)


def test_a_worker_that_dies_costs_the_text_it_held(
    readings: list[Reading], alone: list[Extraction | Skipped], monkeypatch: pytest.MonkeyPatch
) -> None:
    give = crew._give

    def give_and_kill(worker: crew._Worker, number: int, reading: Reading) -> None:
        if number == 1:
            worker.process.kill()
            worker.process.wait()
        give(worker, number, reading)

    monkeypatch.setattr(crew, "_give", give_and_kill)
    with Crew(INVENTED, ROOMS.engine, 1) as workers:
        assert workers.start()
        found = list(workers.extract(readings[:3]))
    assert [found[0], found[2]] == [alone[0], alone[2]]
    assert isinstance(found[1], Skipped)
    assert (found[1].what, found[1].reason) == ("1.txt", SkipReason.EXTRACTION_FAILED)


def test_workers_of_another_engine_get_no_text() -> None:
    with Crew(INVENTED, "another engine", 1) as workers:
        assert not workers.start()


def test_a_few_texts_start_no_worker(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_setup: bytes) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(crew, "_start", refuse)
    assert len(list(ROOMS.extract_each(iter(readings), len(readings)))) == len(readings)


def test_what_one_process_began_workers_go_on_with(
    readings: list[Reading], alone: list[Extraction | Skipped], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_ALONE_SECONDS", 0.0)
    monkeypatch.setattr(crew, "_WORTH_SECONDS", 0.0)
    monkeypatch.setattr(crew, "count_cores", lambda: 2)
    waiting = iter(readings)
    done_here = []

    def one_by_one() -> Iterator[Extraction | Skipped]:
        for reading in waiting:
            done_here.append(reading)
            yield try_extract(reading, ROOMS.extract)

    found = list(extract_on_all_cores(one_by_one(), waiting, INVENTED, ROOMS.engine, len(readings)))
    assert found == alone
    assert len(done_here) == 1
