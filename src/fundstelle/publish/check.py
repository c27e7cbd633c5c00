"""The last door: a report leaves only with a footnote under every sentence and every quote byte-equal to its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fundstelle.errors import PublishRefused
from fundstelle.publish.model import MatterPart, Quote, Report, Sentence
from fundstelle.records.document import Reading


def check_report(report: Report, readings: Mapping[str, Reading]) -> None:
    """Raise PublishRefused for the first sentence without footnote, dangling footnote or quote that is not verbatim."""
    known = {note.number for note in report.notes}
    for sentence in find_sentences(report):
        check_sentence(sentence, known)
        for quote in sentence.quotes:
            check_quote(quote, readings)
            check_holds(sentence, quote)
    for note in report.notes:
        check_quote(note.quote, readings)


def check_sentence(sentence: Sentence, known: set[int]) -> None:
    """Raise PublishRefused where the sentence has no footnote, or one that is not there."""
    if not sentence.notes:
        raise PublishRefused("a sentence has no footnote", where=repr(sentence.text))
    missing = [number for number in sentence.notes if number not in known]
    if missing:
        raise PublishRefused(f"footnote {missing[0]} does not exist", where=repr(sentence.text))


def check_quote(quote: Quote, readings: Mapping[str, Reading]) -> None:
    """Raise PublishRefused where the words are not exactly the slice of their text."""
    span = quote.span
    reading = readings.get(span.text_id)
    if reading is None:
        raise PublishRefused("the text of a quote is not at hand", where=span.text_id)
    if reading.text.content[span.start : span.end] != quote.words:
        raise PublishRefused("a quote differs from its text", where=f"{span.text_id} {span.start}:{span.end}")


def check_holds(sentence: Sentence, quote: Quote) -> None:
    """Raise PublishRefused where a sentence quotes words that its own text does not hold."""
    if quote.words not in sentence.text:
        raise PublishRefused("a sentence does not hold the words it quotes", where=repr(sentence.text))


def find_sentences(report: Report) -> Iterator[Sentence]:
    """Every generated sentence of the report."""
    for part in report.matters:
        yield from _sentences_of(part)


def _sentences_of(part: MatterPart) -> Iterator[Sentence]:
    if part.standing:
        yield part.standing
    for group in (part.affirmed, part.planned, part.suspected, part.doubted, part.denied, part.other):
        yield from group
    for block in part.figures:
        if block.together:
            yield block.together
        yield from (Sentence(f"{row.who}: {row.amount}", row.notes) for row in block.rows)
    for clash in part.clashes:
        yield clash.left
        yield clash.right
