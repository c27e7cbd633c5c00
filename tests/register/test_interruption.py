"""Killed at random moments and run again, a register is byte-equal to one that was never interrupted."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fundstelle.errors import RegisterBusy
from fundstelle.register import open_register
from fundstelle.store import open_store
from tests.register.invented_stages import make_stages

ROOT = Path(__file__).parents[2]
NEUTRAL = frozenset({"recorded_at", "run"})
DOCUMENTS = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for number in range(DOCUMENTS):
        words = f"Invented for a test.\n\nXAA sends {number + 1} crates to XAB. XAB sends 4 barrels to XAC.\n"
        (place / f"{number:03}.txt").write_text(words * (1 + number % 3))
    (place / "same.txt").write_bytes((place / "000.txt").read_bytes())
    return place


def start_run(register: Path, folder: Path) -> subprocess.Popen[bytes]:
    """A process that runs the documents into the register; it has imported everything when this returns."""
    code = "import sys, tests.register.invented_stages as s; print('ready', flush=True); s.main(*sys.argv[1:])"
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(register), str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    return run


def finish_run(run: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, errors = run.communicate(timeout=120)
    return run.returncode, errors.decode()


def fetch_export(register: Path) -> list[str]:
    with open_register(register, make_stages=make_stages) as door:
        assert door.check() == []
        return list(door.export_jsonl(NEUTRAL))


def run_whole(register: Path, folder: Path) -> None:
    assert finish_run(start_run(register, folder)) == (0, "")


def kill_after(run: subprocess.Popen[bytes], steps: int, seconds: float) -> bool:
    """Whether the run was killed, `seconds` after so many of its steps; False where it was over before."""
    assert run.stdout is not None
    for _ in range(steps):
        run.stdout.readline()
    time.sleep(seconds)
    run.kill()
    return finish_run(run)[0] == -9


def check_kills(tmp_path: Path, folder: Path, kills: int, seed: int) -> None:
    """Moments are counted in steps of the run, not in seconds: a slow machine would otherwise only be killed early."""
    run_whole(tmp_path / "whole", folder)
    expected = fetch_export(tmp_path / "whole")
    moments = random.Random(seed)
    killed, steps = 0, 2 * (DOCUMENTS + 1)
    for number in range(4 * kills):
        register = tmp_path / f"killed{number}"
        killed += kill_after(start_run(register, folder), moments.randrange(steps), moments.uniform(0, 0.01))
        with open_register(register, create=True, make_stages=make_stages) as door:
            assert door.run(sorted(folder.glob("*.txt"))).is_balanced
        assert fetch_export(register) == expected
        if killed == kills:
            return
    pytest.fail(f"only {killed} of {kills} kills came before the run was over")


def test_five_kills_leave_no_trace(tmp_path: Path, folder: Path) -> None:
    check_kills(tmp_path, folder, kills=5, seed=5)


@pytest.mark.long
def test_fifty_kills_leave_no_trace(tmp_path: Path, folder: Path) -> None:
    check_kills(tmp_path, folder, kills=50, seed=50)


@pytest.mark.long
def test_one_register_killed_again_and_again_ends_the_same(tmp_path: Path, folder: Path) -> None:
    run_whole(tmp_path / "whole", folder)
    moments = random.Random(7)
    for _ in range(20):
        kill_after(start_run(tmp_path / "often", folder), moments.randrange(6), moments.uniform(0, 0.01))
    assert finish_run(start_run(tmp_path / "often", folder)) == (0, "")
    assert fetch_export(tmp_path / "often") == fetch_export(tmp_path / "whole")


def test_two_processes_write_one_after_the_other(tmp_path: Path, folder: Path) -> None:
    run_whole(tmp_path / "whole", folder)
    both = [start_run(tmp_path / "shared", folder) for _ in range(2)]
    assert [finish_run(run) for run in both] == [(0, ""), (0, "")]
    assert fetch_export(tmp_path / "shared") == fetch_export(tmp_path / "whole")


def test_who_waits_too_long_for_another_writer_is_told_what_to_do(tmp_path: Path, folder: Path) -> None:
    files = sorted(folder.glob("*.txt"))[:1]
    with open_register(tmp_path / "r", create=True, make_stages=make_stages, busy_seconds=0.1) as door:
        with open_store(tmp_path / "r") as other, other.writing():
            assert door.claims() == [], "readers do not wait for a writer"
            with pytest.raises(RegisterBusy, match="run the same command again"):
                door.run(files)
        assert door.run(files).is_balanced
