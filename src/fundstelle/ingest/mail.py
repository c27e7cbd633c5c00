"""E-mails: the words of a message with its subject as heading; attachments are documents of their own."""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from itertools import groupby

from fundstelle.ingest.budget import Budget, BudgetSpent
from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.decode import decode, normalise
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.members import Member, inside
from fundstelle.ingest.plain import read_plain
from fundstelle.records.document import Block, BlockKind, Capture, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "message/rfc822"

_MAX_PARTS = 100_000
_SEPARATOR = re.compile(
    rb"(?m)^From \S+ +[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d{1,2} +\d{2}:\d{2}(?::\d{2})?[^\n]{0,20} \d{4}[^\n]{0,20}\r?\n"
)
_MAIL_WIDTH, _WIDEST_MAIL = 60, 80
"""Mail programs wrap at 66 to 78 code points (RFC 3676); a longer line means that the program wrapped nothing."""
_QUOTE_MARK = re.compile(r"(?:> ?)+")
_QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
_LEAST_PLAIN = 40
"""A plain part with fewer letters only says that the mail is in HTML."""


def read_mail(raw: bytes) -> Draft | Skipped:
    """A draft of a message: subject, then its words. Plain words are taken before HTML where a message has both."""
    message = parse_mail(raw)
    body = _read_body(message)
    subject = _header(message, "Subject")
    if body is None and not subject:
        return Skipped("", SkipReason.EMPTY, "the mail has no words of its own")
    draft = _with_subject(subject, body or Draft("mail", MEDIA_TYPE, "", ()))
    dated = read_machine_date(_header(message, "Date"), DateSignal.META)
    return replace(draft, dates=(dated,) if dated else (), url=None, dated_by_words=False)


def parse_mail(raw: bytes) -> Message:
    """The message; the parser takes whatever comes and never fails on odd headers."""
    return email.message_from_bytes(raw, policy=email.policy.compat32)


def open_mbox(raw: bytes, capture: Capture) -> Iterator[Member | Skipped]:
    """Every message of a mailbox, as it was before it was put in."""
    starts = [match.end() for match in _SEPARATOR.finditer(raw)]
    heads = [match.start() for match in _SEPARATOR.finditer(raw)]
    for number, start in enumerate(starts):
        end = heads[number + 1] if number + 1 < len(heads) else len(raw)
        message = _QUOTED_FROM.sub(rb"\1", raw[start:end].rstrip(b"\r\n") + b"\n")
        yield Member(message, inside(capture, f"{number + 1}.eml"))


def open_attachments(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    """Every attached file and message. Pictures that the message shows in its text are none of them."""
    for number, part in enumerate(_parts(parse_mail(raw)), 1):
        if not _is_attachment(part):
            continue
        name = _filename(part) or f"attachment-{number}"
        content = _payload(part)
        budget.spend(len(content))
        if content.strip():
            yield Member(content, inside(capture, name))
        else:
            yield Skipped(inside(capture, name).path, SkipReason.EMPTY, "an attachment without a byte")


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message, not those of messages attached to it; iterative, since hostile mails nest deeply."""
    stack, seen = [message], 0
    while stack:
        part = stack.pop()
        seen += 1
        if seen == _MAX_PARTS:
            raise BudgetSpent(f"the mail has more than {_MAX_PARTS} parts")
        if part is not message and part.get_content_type() == "message/rfc822":
            yield part
        elif part.is_multipart():
            inner = part.get_payload()
            stack.extend(
                reversed([one for one in inner if isinstance(one, Message)]) if isinstance(inner, list) else []
            )
        else:
            yield part


def _is_attachment(part: Message) -> bool:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return True
    disposition = part.get_content_disposition()
    if disposition == "attachment":
        return True
    if part.get("Content-ID") or kind in ("text/plain", "text/html", "text/calendar"):
        return False
    return bool(_filename(part)) or not kind.startswith(("text/", "multipart/"))


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _filename(part: Message) -> str:
    try:
        return _decoded(part.get_filename() or "")
    except (LookupError, ValueError, UnicodeError):
        return ""


def _read_body(message: Message) -> Draft | None:
    texts = [part for part in _parts(message) if not _is_attachment(part)]
    plain = [_words(part) for part in texts if part.get_content_type() == "text/plain"]
    joined = normalise("\n\n".join(filter(None, plain)))
    if sum(char.isalpha() for char in joined) >= _LEAST_PLAIN:
        return _read_words(joined)
    pages = [_words(part) for part in texts if part.get_content_type() == "text/html"]
    if pages:
        from fundstelle.ingest.html.page import read_markup  # imported late: most mails have a plain part

        return read_markup("\n".join(pages), "mail", MEDIA_TYPE)
    return _read_words(joined) if joined.strip() else None


def _read_words(words: str) -> Draft:
    """A draft of plain words; quoted lines lose their marks and become quotes."""
    content, blocks = "", []
    for is_quoted, lines in groupby(words.split("\n"), key=lambda line: line.startswith(">")):
        part = _flowing([_QUOTE_MARK.sub("", line) if is_quoted else line for line in lines]).strip("\n")
        start = len(content) + 2 if content else 0
        for block in read_plain(part).blocks:
            moved = _moved(block, start)
            blocks.append(replace(moved, kind=BlockKind.QUOTE, level=None) if is_quoted else moved)
        if part.strip():
            content = f"{content}\n\n{part}" if content else part
    return Draft("mail", MEDIA_TYPE, content, tuple(blocks))


def _words(part: Message) -> str:
    decoded = decode(_payload(part), part.get_content_charset())
    return decoded.content if decoded else ""


def _flowing(lines: Sequence[str]) -> str:
    """Lines that a mail program wrapped put together again: those so full that the next word would not have fitted."""
    if max(map(len, lines), default=0) > _WIDEST_MAIL:
        return "\n".join(lines)
    flowing = ""
    for at, line in enumerate(lines):
        following = lines[at + 1].split(None, 1) if at + 1 < len(lines) else []
        is_full = bool(following) and len(line.rstrip()) + 1 + len(following[0]) > _MAIL_WIDTH
        flowing += f"{line.rstrip()} " if is_full and line.strip() and following[0][0].isalnum() else f"{line}\n"
    return flowing


def _with_subject(subject: str, draft: Draft) -> Draft:
    """The draft with the subject as its first block."""
    if not subject:
        return draft
    subject = normalise(" ".join(subject.split()))
    by = len(subject) + 2
    moved = tuple(replace(_moved(block, by), level=block.level + 1 if block.level else None) for block in draft.blocks)
    content = f"{subject}\n\n{draft.content}" if draft.content else subject
    return replace(
        draft, content=content, blocks=(Block(BlockKind.HEADING, 0, len(subject), level=1), *moved), title=subject
    )


def _moved(block: Block, by: int) -> Block:
    heads = tuple((start + by, end + by) for start, end in block.heads)
    return replace(block, start=block.start + by, end=block.end + by, heads=heads)


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return _decoded(str(value)) if value is not None else ""


def _decoded(words: str) -> str:
    """A header's words, out of the encoded form of RFC 2047; as they stand where they do not decode."""
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(words)))
    except (LookupError, ValueError, UnicodeError, email.errors.MessageError):
        return words
