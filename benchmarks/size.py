"""Bytes of a core install: the locked core parts and Fundstelle itself in a venv of their own, without pip."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
LIMIT_MB = 150
QUIET = ["--quiet", "--disable-pip-version-check", "--no-deps"]


def count_bytes(folder: Path) -> int:
    """The sizes of all files below a folder, links not followed."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def build_wheel(folder: Path) -> Path:
    """Fundstelle's own wheel, built in `folder` with the parts of this environment."""
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        *QUIET,
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    return next(folder.glob("fundstelle-*.whl"))


def install_core(home: Path) -> Path:
    """A venv at `home` with the core parts; its site-packages."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", *QUIET]
    lock = ROOT / "requirements-core.lock"
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)], check=True)
    subprocess.run([*pip, str(build_wheel(home))], check=True)
    return next(home.glob("lib/python*/site-packages"))


def main() -> int:
    """Print the size and its ten largest parts; exit code 1 above the limit."""
    with TemporaryDirectory(prefix="fundstelle-size-") as folder:
        packages = install_core(Path(folder) / "venv")
        whole = count_bytes(packages) / 1e6
        parts = sorted((count_bytes(part) / 1e6, part.name) for part in packages.iterdir() if part.is_dir())[-10:]
    for size, name in reversed(parts):
        print(f"{size:7.1f} MB  {name}")
    print(f"{whole:7.1f} MB  core install, at most {LIMIT_MB} MB")
    return int(whole > LIMIT_MB)


if __name__ == "__main__":
    sys.exit(main())
