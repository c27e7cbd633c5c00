"""Web archives (WARC, packed or not): each answer that is a page or a document, with its address and day."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from fundstelle.errors import PartMissing
from fundstelle.ingest.budget import Budget
from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.members import MAX_MEMBER, Member, inside, read_limited
from fundstelle.records.document import Capture, DateSignal
from fundstelle.records.run import Skipped, SkipReason

try:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
except ModuleNotFoundError as error:  # 12 MB that few need: an extra, so that the core stays below 150 MB
    raise PartMissing("web archives need FastWARC", remedy='pip install "fundstelle[archives]"') from error

_PAGE_PART = re.compile(r"text/css|javascript|ecmascript|font|image/|audio/|video/|octet-stream|json|wasm|x-icon")
"""Types that a page is made of; JSON here is a page's data, not an article."""

_OK = frozenset({200, 203, 206})


def open_warc(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    """Every page and document among the records. What pages are made of, and failed answers, are counted together."""
    left_out: Counter[str] = Counter()
    kinds = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(io.BytesIO(raw), record_types=kinds, parse_http=True, auto_decode="all"):
        why = _why_left_out(record)
        if why is None:
            yield _make_member(record, capture, budget)
        else:
            left_out[why] += 1
    if left_out:
        detail = ", ".join(f"{number} {why}" for why, number in sorted(left_out.items()))
        yield Skipped(capture.path, SkipReason.NOT_READABLE, f"records left out: {detail}")


def _why_left_out(record: WarcRecord) -> str | None:
    status = record.http_headers.status_code if record.http_headers is not None else None
    if status is not None and status not in _OK:
        return "answers without a page"
    kind = (record.http_content_type or "").lower()
    return "parts of pages (pictures, styles, scripts)" if _PAGE_PART.search(kind) else None


def _make_member(record: WarcRecord, capture: Capture, budget: Budget) -> Member | Skipped:
    url = record.headers.get("WARC-Target-URI") or ""
    met = inside(capture, url or record.record_id or "record", replace(capture.facts, title=None, url=url or None))
    day = read_machine_date(record.headers.get("WARC-Date") or "", DateSignal.FILE_METADATA)
    if day is not None:
        met = replace(met, captured=day.value)
    found = read_limited(record.reader, budget)
    if found is None:
        return Skipped(met.path, SkipReason.TOO_LARGE, f"more than {MAX_MEMBER} bytes", "split the file")
    return Member(found, met)
