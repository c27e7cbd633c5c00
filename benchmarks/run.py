"""Run every benchmark of this folder (`bench_*.py`, each with `main() -> None` that prints its rows)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run the benchmarks one after the other, since two at a time would measure each other."""
    failed = []
    for file in sorted(HERE.glob("bench_*.py")):
        print(f"== {file.stem}", flush=True)
        if subprocess.run([sys.executable, str(file)], check=False).returncode:
            failed.append(file.stem)
    for name in failed:
        print(f"failed: {name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
