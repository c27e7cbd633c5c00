"""Which reader reads which format. Readers are imported when first needed: start-up time matters for short runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fundstelle.ingest.decode import decode
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.formats import Format
from fundstelle.ingest.plain import read_plain
from fundstelle.records.run import Skipped, SkipReason


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads bytes of one format; `version` rises whenever the same bytes come out differently (law 6)."""

    version: str
    read: Callable[[bytes], Draft | Skipped]


def _read_plain(raw: bytes) -> Draft | Skipped:
    decoded = decode(raw)
    if decoded is None:
        return Skipped("", SkipReason.NOT_TEXT, "the bytes are no text in any known encoding", "save it as UTF-8 text")
    return read_plain(decoded.content)


def _read_html(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.html import read_html

    return read_html(raw)


def _read_mhtml(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.mhtml import read_mhtml

    return read_mhtml(raw)


def _read_pdf(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.pdf import read_pdf

    return read_pdf(raw)


def _read_docx(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.office.docx import read_docx

    return read_docx(raw)


def _read_mail(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.mail import read_mail

    return read_mail(raw)


def _read_article(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.articles import read_article

    return read_article(raw)


def _read_odf(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.office.odf import read_odf

    return read_odf(raw)


def _read_xlsx(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.office.xlsx import read_xlsx

    return read_xlsx(raw)


def _read_epub(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.office.epub import read_epub

    return read_epub(raw)


def _read_rtf(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.office.rtf import read_rtf

    return read_rtf(raw)


READERS: Mapping[Format, Reader] = {
    Format.PLAIN: Reader("2", _read_plain),
    Format.HTML: Reader("2", _read_html),
    Format.MHTML: Reader("2", _read_mhtml),
    Format.PDF: Reader("3", _read_pdf),
    Format.DOCX: Reader("2", _read_docx),
    Format.ODF: Reader("1", _read_odf),
    Format.XLSX: Reader("1", _read_xlsx),
    Format.EPUB: Reader("1", _read_epub),
    Format.RTF: Reader("1", _read_rtf),
    Format.MAIL: Reader("2", _read_mail),
    Format.ARTICLE: Reader("2", _read_article),
}
