"""Footnotes: numbered in the order in which they are first needed, each with all that leads back to its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fundstelle.errors import PublishRefused
from fundstelle.publish.model import Note, Quote, SourceRow
from fundstelle.publish.sentences.writer import Writer
from fundstelle.records.claim import Claim
from fundstelle.records.document import Reading

_LONGEST_TITLE = 80
"""A longer one is no name that a sentence can begin with."""


@dataclass(slots=True)
class Notebook:
    """Hands out footnote numbers while a report is written. The one thing in this room that changes."""

    readings: Mapping[str, Reading]
    writer: Writer
    _notes: dict[str, Note] = field(default_factory=dict)
    _sources: dict[str, SourceRow] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every footnote, by number."""
        return tuple(self._notes.values())

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """Every text a footnote rests on, in the order of first use."""
        return tuple(self._sources.values())

    def reading(self, claim: Claim) -> Reading:
        """The reading a claim stands in. Raises PublishRefused where it was not handed over."""
        reading = self.readings.get(claim.span.text_id)
        if reading is None:
            raise PublishRefused("the text of a claim is not at hand", where=f"{claim.id} in {claim.span.text_id}")
        return reading

    def told(self, claim: Claim) -> Reading:
        """The reading as sentences name it: where no publisher is known, by its day or title, else by its number in
        the list of sources."""
        reading = self.reading(claim)
        if reading.facts.publisher:
            return reading
        numbered = self.writer.messages.text("report.source", number=self.note(claim).source_number)
        name = self._name_document(reading) or numbered[:1].upper() + numbered[1:]
        return replace(reading, facts=replace(reading.facts, publisher=name))

    def _name_document(self, reading: Reading) -> str:
        """A document without publisher by its day, else by its title; "" where neither tells it from all others."""
        others = [one for one in self.readings.values() if not one.facts.publisher and one.text.id != reading.text.id]
        text, facts = self.writer.messages.text, reading.facts
        day = facts.published.value if facts.published else None
        if day and day not in {one.facts.published.value for one in others if one.facts.published}:
            return text("report.document_of", date=self.writer.messages.formats.date(day))
        if (
            facts.title
            and len(facts.title) <= _LONGEST_TITLE
            and facts.title not in {one.facts.title for one in others}
        ):
            return text("report.document_named", title=facts.title)
        return ""

    def note(self, claim: Claim) -> Note:
        """The footnote of a claim, made where it has none yet."""
        known = self._notes.get(claim.id)
        if known is None:
            known = self._make_note(claim, self.reading(claim))
            self._notes[claim.id] = known
        return known

    def _make_note(self, claim: Claim, reading: Reading) -> Note:
        number, facts = len(self._notes) + 1, reading.facts
        source = self._source(reading, number)
        formats = self.writer.messages.formats
        return Note(
            number=number,
            claim_id=claim.id,
            quote=Quote(claim.span, claim.span.read(reading.text.content)),
            language=claim.language,
            publisher=self.writer.names.source_name(facts.publisher) if facts.publisher else "",
            title=facts.title or "",
            published=formats.date(facts.published.value) if facts.published else "",
            source_number=source.number,
        )

    def _source(self, reading: Reading, note: int) -> SourceRow:
        known = self._sources.get(reading.text.id) or self._make_source(reading)
        self._sources[reading.text.id] = replace(known, notes=(*known.notes, note))
        return known

    def _make_source(self, reading: Reading) -> SourceRow:
        facts, names, formats = reading.facts, self.writer.names, self.writer.messages.formats
        return SourceRow(
            number=len(self._sources) + 1,
            title=facts.title or "",
            publisher=names.source_name(facts.publisher) if facts.publisher else "",
            published=formats.date(facts.published.value) if facts.published else "",
            signal=facts.published.signal.value if facts.published else "",
            url=_web_address(facts.url),
            text_id=reading.text.id,
            document_id=reading.document.id,
            reader=f"{reading.text.reader} {reading.text.reader_version}",
            notes=(),
            credits=tuple(names.source_name(code) for code in facts.credits),
        )


def _web_address(url: str | None) -> str:
    """The address if it is one of the web: a javascript: link in a page must not become ours."""
    return url if url and url.startswith(("https://", "http://")) else ""
