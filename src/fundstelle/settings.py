"""The environment, read once. Each setting has a row in docs/settings.md."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment sets; command-line options override it.

    register: folder of the register (FUNDSTELLE_REGISTER, default `./register`).
    language: interface and report language (FUNDSTELLE_LANGUAGE: de or en, default en).
    knowledge: folders that add or override packaged knowledge (FUNDSTELLE_KNOWLEDGE, separated like PATH).
    """

    register: Path
    language: str
    knowledge: tuple[Path, ...]


def load_settings() -> Settings:
    """The settings of this process."""
    folders = os.environ.get("FUNDSTELLE_KNOWLEDGE", "")
    return Settings(
        register=Path(os.environ.get("FUNDSTELLE_REGISTER", "register")),
        language=os.environ.get("FUNDSTELLE_LANGUAGE", "en"),
        knowledge=tuple(Path(folder) for folder in folders.split(os.pathsep) if folder),
    )
