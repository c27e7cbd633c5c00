from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fundstelle.register import Register, open_register
from tests.register.invented_stages import make_stages

INVENTED = "Invented for a test.\n\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def make(name: str, words: str) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(INVENTED + words, encoding="utf-8")
        return path

    return make


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(tmp_path / "register", create=True, make_stages=make_stages) as door:
        yield door
