"""A worker whose reader obeys the file: it dies, hangs, or tries to break out. Run by the pool in tests only."""

import ctypes
import os
import signal
from collections.abc import Iterator

from fundstelle.ingest.read import Found, ReadSettings, read_all
from fundstelle.ingest.worker import serve
from fundstelle.records.document import Capture, Handling


def read(raw: bytes, capture: Capture, handling: Handling, settings: ReadSettings) -> Iterator[Found]:
    order = raw.partition(b":")[0]
    if order == b"DIE":
        yield from read_all(b"Was vor dem Ende gelesen wurde, bleibt.", capture, handling, settings)
        os.kill(os.getpid(), signal.SIGKILL)
    if order == b"CRASH":
        ctypes.string_at(0)
    if order == b"SPIN":
        while True:
            pass
    if order == b"EAT":
        _ = [bytearray(64 * 1024 * 1024) for _ in range(64)]
    if order in _TRIES:
        raw = f"Ergebnis: {_TRIES[order](raw.partition(b':')[2].decode())}".encode()
    yield from read_all(raw, capture, handling, settings)


def _open_socket(_: str) -> int:
    """Past Python: what a library that was taken over would do."""
    return int(ctypes.CDLL(None).socket(2, 1, 0))


def _write(path: str) -> int:
    return int(ctypes.CDLL(None).open(path.encode(), os.O_WRONLY | os.O_CREAT, 0o644))


def _start_program(_: str) -> str:
    code = ctypes.CDLL(None).system(b"/bin/true")
    return "kein Programm" if code != 0 else "ein Programm lief"


def _open_python_socket(_: str) -> str:
    import socket

    try:
        socket.socket()
    except PermissionError:
        return "verweigert"
    return "offen"


def _write_temporary(_: str) -> str:
    import tempfile

    with tempfile.TemporaryFile() as file:
        file.write(b"x")
    return "geschrieben"


_TRIES = {
    b"SOCKET": _open_socket,
    b"WRITE": _write,
    b"PROGRAM": _start_program,
    b"PYSOCKET": _open_python_socket,
    b"TEMP": _write_temporary,
}

if __name__ == "__main__":
    serve(read)
