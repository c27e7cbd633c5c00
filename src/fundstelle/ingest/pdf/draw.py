"""A page of a PDF as an image, drawn in a caged process of its own: the file comes from strangers.

`python -m fundstelle.ingest.pdf.draw NUMBER FOLDER` reads the PDF from standard input and writes the PNG to standard
output.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

from fundstelle.errors import DocumentUnreadable

SCALE = 1.5
"""Pixels for each point (1/72 inch): legible on a laptop, about 250 kB a page."""

_SECONDS = 30
_MOST_PIXELS = 25_000_000


def draw_page(raw: bytes, number: int) -> bytes:
    """The page with this number, from 1, as a PNG of SCALE pixels a point.

    Raises DocumentUnreadable where there is no such page, or drawing it took too long or failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-P", "-m", "fundstelle.ingest.pdf.draw", str(number), folder]
        done = _run(command, raw)
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise DocumentUnreadable(f"page {number} cannot be drawn", remedy="open the original")
    return done.stdout


def _run(command: list[str], raw: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=raw, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise DocumentUnreadable("the page takes too long to draw", remedy="open the original") from error


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _render(pdfium: Any, raw: bytes, number: int) -> bytes:
    page = pdfium.PdfDocument(raw)[number - 1]
    width, height = page.get_size()
    scale = min(SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    return _encode(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)


def _encode(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """A PNG of rows of bytes, RGB, RGBA or grey."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\0" + pixels[at * stride : at * stride + width * channels] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def main() -> None:
    """Draw the page that the first argument names, in a cage that may write to the folder that the second names."""
    import pypdfium2

    from fundstelle.ingest.sandbox import Limits, allow_cpu, enter

    raw, number = sys.stdin.buffer.read(), int(sys.argv[1])
    limits = Limits(cpu_seconds=20)
    enter(limits, Path(sys.argv[2]))
    allow_cpu(limits.cpu_seconds)
    sys.stdout.buffer.write(_render(pypdfium2, raw, number))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
