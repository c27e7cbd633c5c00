"""Short ways to read words and pages in tests."""

from fundstelle.ingest import ReadSettings, read_document
from fundstelle.records.document import BlockKind, Capture, Facts, Handling, Reading
from fundstelle.records.run import Skipped
from fundstelle.values import PartialDate

AGENCIES = ReadSettings(agencies={"Nordagentur": "NORD", "nag": "NORD", "Südbild": "SUED", "XNN": "XNN"})


def read(
    raw: bytes | str, *, path: str = "a.txt", captured: PartialDate | None = None, facts: Facts | None = None
) -> Reading:
    reading = try_read(raw, path=path, captured=captured, facts=facts)
    assert isinstance(reading, Reading), reading
    return reading


def try_read(
    raw: bytes | str, *, path: str = "a.txt", captured: PartialDate | None = None, facts: Facts | None = None
) -> Reading | Skipped:
    if isinstance(raw, str):
        raw = raw.encode()
    return read_document(raw, Capture(path, captured, facts or Facts()), Handling.PUBLIC, AGENCIES)


def words(reading: Reading, *kinds: BlockKind) -> list[str]:
    """The words of every block (of these kinds), in order."""
    content = reading.text.content
    return [content[b.start : b.end] for b in reading.text.blocks if not kinds or b.kind in kinds]


def kinds(reading: Reading) -> list[tuple[str, str]]:
    content = reading.text.content
    return [(b.kind.value, content[b.start : b.end]) for b in reading.text.blocks]
