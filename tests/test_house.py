"""The house: floors, file sizes, licences, words that must not stand in files, documents that can fail."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import fields
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fundstelle.cli import exits
from fundstelle.cli.main import VERBS, app
from fundstelle.records.run import SkipReason
from fundstelle.settings import Settings

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout

FORBIDDEN_LICENCE = re.compile(r"(?<!L)(?<!Lesser )\b(?:AGPL|GPL|Affero|GNU General Public)", re.I)
WEAK_COPYLEFT = re.compile(r"LGPL|Lesser|MPL|Mozilla", re.I)
KNOWN_WEAK = {"axe-playwright-python", "certifi", "hypothesis", "pathspec", "pyphen", "tqdm", "tld"}
"""Parts under LGPL or MPL, used unmodified; a new one must be looked at before it is written here."""

CHOICE = {
    "axe-playwright-python": "MIT by its LICENSE file; MPL-2.0 for the axe-core inside",
    "pyphen": "MPL-1.1",
    "tld": "MPL-1.1",
}
"""Parts offered under several licences of which we take this one."""

REGISTRY_WORDS = (
    "pypi" + ".org",
    "python" + "hosted",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
)


def tracked_files() -> list[Path]:
    """Every file that is in the repository's index and still there."""
    files = (ROOT / name for name in TRACKED.split("\0") if name)
    return [file for file in files if file.is_file()]


def locked_names(lock: str = "requirements.lock") -> list[str]:
    """The parts of a lock, in its order."""
    return re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M)


def installed(name: str) -> Distribution | None:
    """The part as installed, or None where its marker leaves it out on this machine."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licence_of(part: Distribution) -> str:
    """What the part's metadata says of its licence: the SPDX expression, else classifiers, else the free field."""
    meta = part.metadata
    if meta.get("License-Expression"):
        return str(meta["License-Expression"])
    classified = [line for line in meta.get_all("Classifier") or [] if line.startswith("License ::")]
    return "; ".join(classified) or str(meta.get("License") or "").strip()[:200]


def test_no_python_file_has_more_than_500_lines() -> None:
    done = subprocess.run(
        [sys.executable, "tools/check_sizes.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_room_stands_on_a_floor() -> None:
    contract = PYPROJECT["tool"]["importlinter"]["contracts"][0]
    assert contract["exhaustive"] is True
    placed = {room.strip() for floor in contract["layers"] for room in floor.split("|")}
    package = ROOT / "src" / "fundstelle"
    folders = {folder.name for folder in package.iterdir() if (folder / "__init__.py").exists()}
    modules = {file.stem for file in package.glob("*.py")} - {"__init__"}
    assert placed == folders | modules


@pytest.mark.parametrize("name", locked_names())
def test_every_locked_part_has_a_licence_that_is_not_gpl(name: str) -> None:
    part = installed(name)
    if part is None:
        pytest.skip(f"{name} is locked for another system or Python; its licence is read where it is installed")
    licence = CHOICE.get(name) or licence_of(part)
    assert licence, f"{name} names no licence"
    assert not FORBIDDEN_LICENCE.search(licence), f"{name}: {licence}"
    assert name in KNOWN_WEAK or not WEAK_COPYLEFT.search(licence), f"{name}: {licence}: look at it, then list it"


def test_licence_test_tells_gpl_from_lgpl() -> None:
    assert FORBIDDEN_LICENCE.search("GPL-3.0-only")
    assert FORBIDDEN_LICENCE.search("License :: OSI Approved :: GNU Affero General Public License v3")
    assert FORBIDDEN_LICENCE.search("GNU General Public License v2")
    assert not FORBIDDEN_LICENCE.search("LGPL-3.0-or-later")
    assert not FORBIDDEN_LICENCE.search("MIT")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-core.lock"])
def test_every_locked_part_has_a_version_and_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / lock).read_text(encoding="utf-8"))
    parts = [entry for entry in entries if "==" in entry.splitlines()[0]]
    assert len(parts) > 20
    assert [part.splitlines()[0] for part in parts if "--hash=sha256:" not in part] == []


def test_core_lock_is_part_of_the_whole_lock() -> None:
    versions = {
        lock: set(re.findall(r"^(\S+==[^\s;]+)", (ROOT / lock).read_text(), re.M))
        for lock in ("requirements.lock", "requirements-core.lock")
    }
    assert versions["requirements-core.lock"] < versions["requirements.lock"]


def test_every_direct_dependency_is_locked() -> None:
    wanted = [*PYPROJECT["project"]["dependencies"]]
    for extra in PYPROJECT["project"]["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[<>=\[~!; ]", line)[0].lower() for line in wanted}
    assert names <= {name.lower() for name in locked_names()}


def test_no_tracked_file_names_a_registry() -> None:
    named = []
    for file in tracked_files():
        if file.suffix in {".png", ".mo", ".sqlite", ".jpg", ".bin"}:
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        named += [
            f"{file.relative_to(ROOT)}: {word}" for word in REGISTRY_WORDS if word in text and _is_named(text, word)
        ]
    assert named == []


def _is_named(text: str, word: str) -> bool:
    """`--no-emit-index-url` keeps a registry out; it is no naming of one."""
    return text.count(word) > text.count("--no-emit" + word[1:])


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"\n## fundstelle {verb}\n" not in page] == []


def test_pasted_help_is_fresh() -> None:
    command = [sys.executable, "tools/make_cli_docs.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_help_with_an_example(verb: str) -> None:
    result = CliRunner().invoke(app, [verb, "--help"])
    assert result.exit_code == 0, result.output
    assert "Example" in result.output
    assert f"fundstelle {verb}" in result.output
    assert "--json" in result.output


def test_every_exit_code_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    codes = {name: value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    rows = {name: int(code) for code, name in re.findall(r"^\| (\d+) \| ([A-Z]+) \|", page, re.M)}
    assert rows == codes


def test_every_skip_reason_is_documented() -> None:
    page = (ROOT / "docs" / "skips.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z_]+)` \|", page, re.M) == [reason.value for reason in SkipReason]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [one.name for one in fields(Settings) if f"`FUNDSTELLE_{one.name.upper()}`" not in page] == []


def test_links_inside_the_documents_lead_somewhere() -> None:
    broken = []
    for page in [file for file in tracked_files() if file.suffix == ".md"]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_make_help_names_every_target_a_contributor_types() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    named = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"setup", "demo", "test", "test-all", "check", "bench", "size", "lock"} <= named


def test_ci_runs_make_test_and_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"\bmake [a-z-]+", script) == ["make test-all", "make test"]


@pytest.mark.long
def test_wheel_holds_the_sample_and_every_kind_of_data(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
    ]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    sample = {f"fundstelle/{file.relative_to(ROOT)}" for file in (ROOT / "sample").rglob("*") if file.is_file()}
    assert sample <= set(names)
    for suffix in (".toml", ".mo", ".html", ".py"):
        packaged = [name for name in names if name.endswith(suffix) and name.startswith("fundstelle/")]
        there = [file for file in tracked_files() if file.suffix == suffix and (ROOT / "src") in file.parents]
        assert len(packaged) >= len(there) > 0, suffix
