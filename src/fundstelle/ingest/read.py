"""One document's bytes to its Reading: detect the format, read it, settle language, dates and credits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fundstelle.ingest.credits import find_credits
from fundstelle.ingest.cues import load_cues
from fundstelle.ingest.dates import read_head_dates, read_url_date, settle_dates
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.formats import READERS, Format, detect_format
from fundstelle.records.document import Block, BlockKind, Capture, DateReading, Document, Facts, Handling, Reading, Text
from fundstelle.records.ids import make_document_id, make_text_id
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.text.language import detect_language

READER_VERSIONS: Mapping[str, str] = {name.value: reader.version for name, reader in READERS.items()}
"""Version of each format's reader; a change of what it makes of the same bytes raises it (law 6)."""

MAX_BYTES = 256 * 1024 * 1024
"""Larger files are refused: a text of this size would need several GiB while it is read."""

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


def read_document(
    raw: bytes, capture: Capture, handling: Handling, settings: ReadSettings | None = None
) -> Reading | Skipped:
    """The bytes of one document to its canonical text with blocks and facts, or why they cannot be read.

    Facts in `capture` count before all others; what the document says otherwise about its date is kept in other_dates.
    """
    settings = settings or ReadSettings()
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return Skipped(capture.path, SkipReason.EMPTY, f"{len(raw)} bytes without a word")
    if len(raw) > MAX_BYTES:
        return Skipped(capture.path, SkipReason.TOO_LARGE, f"{len(raw)} bytes", "split the file")
    form = detect_format(raw)
    if isinstance(form, SkipReason):
        return Skipped(capture.path, form, *_why_unreadable(raw, form))
    return _read_format(raw, form, capture, handling, settings)


def _read_format(
    raw: bytes, form: Format, capture: Capture, handling: Handling, settings: ReadSettings
) -> Reading | Skipped:
    draft = READERS[form].read(raw)
    if isinstance(draft, Skipped):
        return replace(draft, what=capture.path)
    if not draft.blocks:
        return Skipped(capture.path, SkipReason.EMPTY, "no words were found in it")
    draft = _with_languages(draft, capture.facts.language, settings.languages or tuple(load_cues().languages))
    return _make_reading(raw, draft, capture, handling, settings)


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
    published, others = settle_dates(_dates(draft, capture, url), capture.captured)
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
        found += read_head_dates(draft.content, capture.captured or (known[0] if known else None))
    return ([given] if given else []) + found


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
    words = draft.content[block.start : block.end]
    own = block.kind in _OWN_LANGUAGE
    if not own and block.end - block.start < _FOREIGN_LETTERS:
        return main
    found = detect_language(words, min_score=0.5 if own else _FOREIGN_SCORE)
    if found is None:
        return main
    return found if found == main or found in among else None


def _why_unreadable(raw: bytes, reason: SkipReason) -> tuple[str, str]:
    return f"begins with {raw[:8]!r}", "save it as text, HTML or PDF" if reason is not SkipReason.NOT_READABLE else ""


__all__ = ["MAX_BYTES", "READER_VERSIONS", "ReadSettings", "read_document"]
