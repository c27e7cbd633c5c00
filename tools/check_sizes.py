"""No Python file of ours has more than 500 lines. Exit code 1 and the list where one has."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "tests", "evals", "benchmarks", "tools")
LIMIT = 500


def find_long_files(root: Path) -> list[tuple[Path, int]]:
    """Each Python file under `root` above the limit, with its number of lines."""
    files = (file for folder in FOLDERS for file in sorted((root / folder).rglob("*.py")))
    counted = ((file.relative_to(root), len(file.read_text(encoding="utf-8").splitlines())) for file in files)
    return [(file, lines) for file, lines in counted if lines > LIMIT]


if __name__ == "__main__":
    found = find_long_files(ROOT)
    for file, lines in found:
        print(f"{file}: {lines} lines, at most {LIMIT}: split it")
    sys.exit(1 if found else 0)
