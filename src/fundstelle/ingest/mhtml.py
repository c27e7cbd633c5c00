"""Saved pages: MHTML as browsers write it. Pictures and styles in it are left alone."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.decode import decode
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.html.page import read_markup
from fundstelle.ingest.mail import parse_mail
from fundstelle.records.document import DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "multipart/related"


def read_mhtml(raw: bytes) -> Draft | Skipped:
    """A draft of the page that was saved; its address and the day it was saved come from the headers."""
    message = parse_mail(raw)
    page = next(
        (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    markup = _markup(page) if page is not None else None
    if page is None or markup is None:
        return Skipped("", SkipReason.DAMAGED, "the saved page has no HTML in it", "save the page again")
    draft = read_markup(markup, "mhtml", MEDIA_TYPE)
    saved = read_machine_date(str(message.get("Date") or ""), DateSignal.FILE_METADATA)
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    return replace(draft, url=draft.url or (str(url) if url else None), saved=saved.value if saved else None)


def _markup(page: Message) -> str | None:
    content = page.get_payload(decode=True)
    decoded = decode(content, page.get_content_charset()) if isinstance(content, bytes) else None
    return decoded.content if decoded else None
