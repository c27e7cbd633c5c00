"""How fast documents are read, next to the bare library of each format.

Documents are those of `tests/ingest/make_pages.py`. "Bare" does no more than the library's shortest way to the words;
for HTML that is trafilatura, which also tells the article from the rest, and the parser alone for comparison.
"""

from __future__ import annotations

import email
import email.policy
import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.ingest.hostile_parts import MAIL, WORDS
from tests.ingest.make_pages import make_pages

from fundstelle.ingest import read_all
from fundstelle.ingest.pool import Job, ReaderPool
from fundstelle.records.document import Capture, Handling

SECONDS = 2.0
Work = Callable[[bytes], int]
CASES = list(make_pages())


def compare(work: Work, bare: Work, raws: Sequence[bytes]) -> tuple[float, float]:
    """Units (documents or pages, as `work` counts them) a second of both, taken turn about so that load hits both."""
    spent, units = [0.0, 0.0], [0, 0]
    for one in (work, bare):
        one(raws[0])
    while sum(spent) < 2 * SECONDS:
        for at, one in enumerate((work, bare)):
            begun = time.perf_counter()
            units[at] += sum(one(raw) for raw in raws)
            spent[at] += time.perf_counter() - begun
    return units[0] / spent[0], units[1] / spent[1]


def ours(raw: bytes) -> int:
    """Documents that come out."""
    return sum(1 for _ in read_all(raw, Capture("a"), Handling.PUBLIC))


def of(*names: str) -> list[bytes]:
    return [case.raw for case in CASES if case.name.split("-")[1] in names]


def bare_plain(raw: bytes) -> int:
    return 1 if raw.decode("utf-8").split("\n") else 0


def bare_parser(raw: bytes) -> int:
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(raw.decode()).body
    return 1 if body is not None and body.text() else 0


def bare_trafilatura(raw: bytes) -> int:
    from trafilatura import extract

    extract(raw.decode(), include_comments=False, favor_precision=True)
    return 1


def pages_ours(raw: bytes) -> int:
    ours(raw)
    return _pages(raw)


def bare_pdf(raw: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    for number in range(len(document)):
        document[number].get_textpage().get_text_range()
    return len(document)


def boxed_pdf(raw: bytes) -> int:
    """The library's words and the box of each line: what a passage's place needs at least."""
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    for number in range(len(document)):
        words = document[number].get_textpage()
        at = 0
        for line in words.get_text_range().split("\r\n"):
            [words.get_rect(n) for n in range(words.count_rects(at, len(line)))]
            at += len(line) + 2
    return len(document)


@cache
def _pages(raw: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(raw))


def bare_docx(raw: bytes) -> int:
    import docx

    return 1 if [paragraph.text for paragraph in docx.Document(io.BytesIO(raw)).paragraphs] else 0


def bare_mail(raw: bytes) -> int:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    return 1 if body is not None and body.get_content() else 0


def measure() -> Iterator[tuple[str, str, float, float]]:
    """(format and unit, what is bare, our rate, its rate)."""
    html = of("semantic", "div_soup", "liveblog", "commented", "posts", "sidebars", "interrupted", "interview")
    plain = [(WORDS + "\n\n").encode() * 30] * 20
    pdf = of("pdf", "pdf_columns", "pdf_indented", "pdf_ragged")
    mails = [*of("plain_mail", "html_mail", "both_mail"), MAIL.encode()]
    yield "plain text, documents of 3 kB", "decode and split", *compare(ours, bare_plain, plain)
    yield "HTML, pages of 5 kB", "trafilatura", *compare(ours, bare_trafilatura, html)
    yield "HTML, pages of 5 kB", "parser only (selectolax)", *compare(ours, bare_parser, html)
    yield "PDF, pages", "pypdfium2, words", *compare(pages_ours, bare_pdf, pdf)
    yield "PDF, pages", "pypdfium2, words and boxes", *compare(pages_ours, boxed_pdf, pdf)
    yield "DOCX, documents", "python-docx", *compare(ours, bare_docx, of("docx"))
    yield "mail, messages", "email (standard library)", *compare(ours, bare_mail, mails)


def measure_pool(count: int) -> tuple[float, int]:
    """(documents a second through worker processes, workers) over a folder of mixed small files."""
    mixed = [*(case.raw for case in CASES if not case.raw.startswith(b"%PDF")), (WORDS + "\n\n").encode() * 30]
    jobs = (Job(mixed[n % len(mixed)], Capture(f"{n}"), Handling.PUBLIC) for n in range(count))
    begun = time.perf_counter()
    with ReaderPool() as pool:
        done = sum(1 for _ in pool.read(jobs))
        return done / (time.perf_counter() - begun), len(pool._workers)


def main() -> None:
    print("| what | ours /s | bare library | its /s | ratio |\n| --- | ---: | --- | ---: | ---: |")
    for what, bare, rate_ours, rate_bare in measure():
        print(f"| {what} | {rate_ours:,.0f} | {bare} | {rate_bare:,.0f} | {rate_ours / rate_bare:.2f} |")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    speed, workers = measure_pool(count)
    print(f"\n{count:,} mixed small files in {workers} caged workers: {speed:,.0f} documents a second")


if __name__ == "__main__":
    main()
