"""Seconds from typing `fundstelle extract` on one short file to its end, the best and the middle of several runs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample" / "tidewater-wire.txt"
RUNS = 7
LIMIT = 0.8


def time_once() -> float:
    """One run in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "fundstelle", "extract", str(SAMPLE), "--published", "2024-10-25", "-f", "gold"]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the row; fail above the limit."""
    time_once()
    times = [time_once() for _ in range(RUNS)]
    print(f"extract one short file: best {min(times):.2f} s, median {statistics.median(times):.2f} s (limit {LIMIT} s)")
    if min(times) > LIMIT:
        sys.exit("slower than the limit")


if __name__ == "__main__":
    main()
