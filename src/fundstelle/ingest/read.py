"""One document's bytes to its Reading: detect the format, read it, settle language, dates and credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fundstelle.ingest.budget import MAX_LEVELS, Budget
from fundstelle.ingest.credits import find_credits
from fundstelle.ingest.cues import load_cues
from fundstelle.ingest.dates import read_head_dates, read_tail_dates, read_url_date, settle_dates
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.formats import ARCHIVES, CONTAINERS, Format, Unread, detect_format
from fundstelle.ingest.members import OPENERS_VERSION, Member, open_members
from fundstelle.ingest.readers import READERS
from fundstelle.records.document import (
    Block,
    BlockKind,
    Capture,
    DateReading,
    Document,
    Facts,
    Handling,
    Reading,
    Text,
)
from fundstelle.records.ids import make_document_id, make_text_id
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.text.language import detect_language
from fundstelle.values import PartialDate

READER_VERSIONS: Mapping[str, str] = {
    "containers": OPENERS_VERSION,
    **{form.value: reader.version for form, reader in READERS.items()},
}
"""Version of each format's reader and of how files are opened that hold documents; a change of what comes of the same
bytes raises it (law 6)."""

MAX_BYTES = 256 * 1024 * 1024
"""Larger files that are no archives are refused: a text of this size would need several GiB while it is read."""

_NO_WORDS = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"

_LANGUAGE_WINDOW = 300
_GLANCE = 80
"""Code points that are enough to see that a block is in the document's own language, as nearly all are."""

_FOREIGN_LETTERS = 60
_FOREIGN_SCORE = 0.8
"""An article's block counts as being in another language only when it is long enough and the answer is clear."""

_OWN_LANGUAGE = frozenset({BlockKind.EMBED, BlockKind.QUOTE, BlockKind.COMMENT})


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """agencies: form of an agency's or medium's name to its code, for credits; languages: those with a pack (codes),
    empty for those that dates.toml is packaged for.
    """

    agencies: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One document met in a file (the file itself, or one inside it), its bytes, and what came of reading it."""

    raw: bytes
    capture: Capture
    outcome: Reading | Skipped


def read_document(
    raw: bytes, capture: Capture, handling: Handling, settings: ReadSettings | None = None
) -> Reading | Skipped:
    """The bytes of one document to its canonical text with blocks and facts, or why they cannot be read.

    Facts in `capture` count before all others; what the document says otherwise about its date is kept in other_dates.
    A file that only holds documents (archive, mailbox, feed, JSON Lines) is skipped here; `read_all` opens it.
    """
    form = _detect(raw)
    if isinstance(form, Unread):
        return Skipped(capture.path, form.reason, form.detail, form.remedy)
    if form not in READERS:
        return Skipped(capture.path, SkipReason.UNKNOWN_FORMAT, "holds documents and is none itself", "use read_all")
    read = _read_format(raw, form, capture, handling, settings or ReadSettings())
    return read if isinstance(read, Skipped) else read[0]


def read_all(raw: bytes, capture: Capture, handling: Handling, settings: ReadSettings | None = None) -> Iterator[Found]:
    """Every document in a file: itself where it is one, and those inside it at any depth up to MAX_LEVELS archives.

    Whatever goes wrong in one of them is a Skipped and leaves the others untouched; at least one Found comes out.
    """
    return _read_level(raw, capture, handling, settings or ReadSettings(), Budget(len(raw)), 0)


def _read_level(
    raw: bytes, capture: Capture, handling: Handling, settings: ReadSettings, budget: Budget, level: int
) -> Iterator[Found]:
    form = _detect(raw)
    if isinstance(form, Unread):
        yield Found(raw, capture, Skipped(capture.path, form.reason, form.detail, form.remedy))
        return
    if form in READERS:
        yield from _read_one(raw, form, capture, handling, settings)
    if form in CONTAINERS:
        if level >= MAX_LEVELS:
            detail = f"lies in {level} others; no more than {MAX_LEVELS} are opened"
            yield Found(raw, capture, Skipped(capture.path, SkipReason.TOO_LARGE, detail, "unpack it yourself"))
            return
        # mails in a mailbox or archive are no further level of packing, but only archives can hold themselves
        inner = level + 1 if form in ARCHIVES or form is Format.MAIL else level
        is_empty = form not in READERS
        for found in open_members(raw, form, capture, budget):
            is_empty = False
            if isinstance(found, Member):
                yield from _read_level(found.raw, found.capture, handling, settings, budget, inner)
            else:
                yield Found(b"", capture, found)
        if is_empty:
            yield Found(raw, capture, Skipped(capture.path, SkipReason.EMPTY, "there is no document in it"))


def _read_one(
    raw: bytes, form: Format, capture: Capture, handling: Handling, settings: ReadSettings
) -> Iterator[Found]:
    """The edge of the readers: whatever a parser raises over hostile bytes costs this document only."""
    try:
        read = _read_format(raw, form, capture, handling, settings)
    except MemoryError:
        read = Skipped(capture.path, SkipReason.TOO_LARGE, "needs more memory than a reader may use", "split the file")
    except Exception as error:  # this is the documented edge: no parser promises what it raises
        detail = f"the {form.value} reader failed: {type(error).__name__}: {error}"
        read = Skipped(capture.path, SkipReason.DAMAGED, detail[:300], "report it if the file opens elsewhere")
    if isinstance(read, Skipped):
        yield Found(raw, capture, read)
        return
    reading, unread = read
    yield Found(raw, capture, reading)
    if unread:
        remedy = "run text recognition over it (ocrmypdf) and take in the result"
        yield Found(b"", capture, Skipped(capture.path, SkipReason.NOT_READABLE, unread, remedy))


def _detect(raw: bytes) -> Format | Unread:
    if not raw[: 64 * 1024].strip(_NO_WORDS) and not raw.strip(_NO_WORDS):
        return Unread(SkipReason.EMPTY, f"{len(raw)} bytes without a word")
    form = detect_format(raw)
    if len(raw) > MAX_BYTES and form not in ARCHIVES:
        return Unread(SkipReason.TOO_LARGE, f"{len(raw)} bytes", "split the file")
    return form


def _read_format(
    raw: bytes, form: Format, capture: Capture, handling: Handling, settings: ReadSettings
) -> tuple[Reading, str] | Skipped:
    """The reading, and what of the document could not be read."""
    draft = READERS[form].read(raw)
    if isinstance(draft, Skipped):
        return replace(draft, what=capture.path)
    if not draft.blocks:
        return Skipped(capture.path, SkipReason.EMPTY, "no words were found in it")
    draft = _with_languages(draft, capture.facts.language, settings.languages or tuple(load_cues().languages))
    return _make_reading(raw, draft, capture, handling, settings), draft.unread


def _make_reading(raw: bytes, draft: Draft, capture: Capture, handling: Handling, settings: ReadSettings) -> Reading:
    document_id = make_document_id(raw)
    text = Text(
        id=make_text_id(draft.content),
        document_id=document_id,
        reader=draft.reader,
        reader_version=READER_VERSIONS[draft.reader],
        content=draft.content,
        blocks=draft.blocks,
    )
    document = Document(document_id, handling, len(raw), draft.media_type, (capture,))
    return Reading(document, text, _settle_facts(draft, capture, settings))


def _settle_facts(draft: Draft, capture: Capture, settings: ReadSettings) -> Facts:
    given = capture.facts
    url = given.url or draft.url or (capture.path if "://" in capture.path else None)
    published, others = settle_dates(_dates(draft, capture, url), _last_day(draft, capture))
    credited = find_credits(f"{draft.content}\n{draft.credited}", settings.agencies)
    return Facts(
        title=given.title or draft.title,
        publisher=given.publisher or draft.publisher,
        published=published,
        other_dates=others,
        credits=tuple(dict.fromkeys((*given.credits, *credited))),
        language=given.language or draft.language,
        url=url,
    )


def _dates(draft: Draft, capture: Capture, url: str | None) -> list[DateReading]:
    given = capture.facts.published
    found = [*draft.dates]
    if url is not None and (in_url := read_url_date(url)):
        found.append(in_url)
    if draft.dated_by_words:
        known = [reading.value for reading in ([given] if given else []) + found]
        latest = _last_day(draft, capture) or (known[0] if known else None)
        found += read_head_dates(draft.content, latest) + read_tail_dates(draft.content, latest)
    return ([given] if given else []) + found


def _last_day(draft: Draft, capture: Capture) -> PartialDate | None:
    """The latest day the document can be of: when it was captured, or when its bytes say they were saved."""
    return capture.captured or draft.saved


def _with_languages(draft: Draft, given: str | None, among: tuple[str, ...]) -> Draft:
    """The draft with a language for the document and for each block (None where no pack reads it)."""
    main = given or _declared(draft.language, among) or detect_language(_articles(draft), among=among)
    blocks = tuple(replace(block, language=_block_language(draft, block, main, among)) for block in draft.blocks)
    return replace(draft, language=main, blocks=blocks)


def _declared(language: str | None, among: tuple[str, ...]) -> str | None:
    code = (language or "").lower().replace("_", "-").split("-")[0]
    return code if code in among else None


def _articles(draft: Draft) -> str:
    kinds = (BlockKind.ARTICLE, BlockKind.LIST_ITEM, BlockKind.HEADING)
    return " ".join(draft.content[b.start : b.end] for b in draft.blocks if b.kind in kinds) or draft.content


def _block_language(draft: Draft, block: Block, main: str | None, among: tuple[str, ...]) -> str | None:
    words = draft.content[block.start : min(block.end, block.start + _LANGUAGE_WINDOW)]
    own = block.kind in _OWN_LANGUAGE
    if not own and block.end - block.start < _FOREIGN_LETTERS:
        return main
    if main is not None and detect_language(words[:_GLANCE], min_score=_FOREIGN_SCORE) == main:
        return main
    found = detect_language(words, min_score=0.5 if own else _FOREIGN_SCORE)
    if found is None:
        return main
    return found if found == main or found in among else None
