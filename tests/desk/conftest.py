from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra fundstelle[desk] is not installed")
pytest.importorskip("uvicorn", reason="the extra fundstelle[desk] is not installed")

from starlette.testclient import TestClient

from fundstelle.desk.app import make_app
from fundstelle.desk.desk import Desk, make_desk
from fundstelle.desk.security import Key
from fundstelle.desk.serving import prepare
from fundstelle.register import IngestOptions, open_register

PORT = 8417
HOME = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session")
def sample_register(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """A register of the packaged sample; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("sample") / "register"
    with open_register(folder, create=True) as door:
        others = ("SOURCES.md", "documents.json", "knowledge")
        files = [path for path in sorted(sample.iterdir()) if path.name not in others]
        door.run(files, IngestOptions(meta=sample / "documents.json"))
    return folder


@pytest.fixture
def desk(sample_register: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of its own on the sample."""
    shutil.copytree(sample_register, tmp_path / "register")
    with open_register(tmp_path / "register") as door:
        made = make_desk(door, language="en", reviewer="R. Reviewer")
        yield made
        made.jobs.close()
        settle(made)


def settle(desk: Desk) -> None:
    """Wait until no job waits or runs."""
    ends = time.monotonic() + 30
    while not desk.jobs.is_idle():
        assert time.monotonic() < ends, "the jobs do not end"
        time.sleep(0.02)


@dataclass
class Browser:
    """A client that has opened the start address."""

    client: TestClient
    key: Key

    def get(self, path: str) -> str:
        """The page at a path; it must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path: str, **fields: object) -> str:
        """Send a form as a page of the desk does; where it led to."""
        answer = self.client.post(path, data=fields, headers={"origin": HOME}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]


@pytest.fixture
def key() -> Key:
    """A key that nobody has used."""
    return Key(PORT)


@pytest.fixture
def stranger(desk: Desk, key: Key) -> TestClient:
    """A client without session."""
    return TestClient(make_app(desk, key), base_url=HOME)


@pytest.fixture
def browser(stranger: TestClient, key: Key) -> Browser:
    """A client with a session."""
    assert stranger.get(f"/start?token={key.token}").status_code == 200
    return Browser(stranger, key)


@dataclass(frozen=True)
class Running:
    """A desk that is served on a port of its own."""

    desk: Desk
    key: Key

    @property
    def home(self) -> str:
        """Its address without path."""
        return f"http://127.0.0.1:{self.key.port}"


@pytest.fixture
def running(desk: Desk) -> Iterator[Running]:
    """The desk served for a real browser."""
    served = prepare(desk)
    thread = threading.Thread(target=served.server.run, kwargs={"sockets": [served.listening]}, daemon=True)
    thread.start()
    yield Running(desk, served.key)
    served.server.should_exit = True
    thread.join(5)
