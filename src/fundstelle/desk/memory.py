"""What the desk remembers beside the register: how this analyst works. Nothing here changes what documents say."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

FILE = "desk.json"
"""In the register's folder."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that is being composed: its title and the matters in it, in the order of publication."""

    title: str = ""
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """The analyst's choices. theme: light, dark or auto. standard: the standard of evidence that reports print.

    handling: the highest mark that reports show. tour: the step of the tour that is shown, 0 for none.
    """

    language: str = "en"
    theme: str = "auto"
    reviewer: str = ""
    standard: str = ""
    handling: str = "public"
    draft: Draft = field(default_factory=Draft)
    tour: int = 0


class Memory:
    """The choices of one register, kept in a file beside it; safe to use from several threads."""

    def __init__(self, folder: Path, first: Choices) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()
        self._choices = _load(self._path, first)

    @property
    def choices(self) -> Choices:
        """The choices as they stand."""
        return self._choices

    def change(self, **changes: Any) -> Choices:
        """The choices with these changes, which are kept."""
        with self._lock:
            self._choices = replace(self._choices, **changes)
            _save(self._path, self._choices)
            return self._choices


def _load(path: Path, first: Choices) -> Choices:
    try:
        form = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return first
    known = {one.name for one in fields(Choices)}
    kept = {name: value for name, value in form.items() if name in known} if isinstance(form, dict) else {}
    draft = kept.pop("draft", None)
    made = replace(first, **kept)
    return replace(made, draft=Draft(draft.get("title", ""), tuple(draft.get("matters", ())))) if draft else made


def _save(path: Path, choices: Choices) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(choices), file, ensure_ascii=False, indent=1)
    Path(name).replace(path)
