"""Questions: claims, matters, documents, readings, search, and the trail of one claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision
from fundstelle.records.document import Facts
from fundstelle.records.ids import slot_values
from fundstelle.records.matter import Matter
from fundstelle.register import judging
from fundstelle.register.answers import Explanation, FiledClaim, FiledDocument, Hit, SlotTrail
from fundstelle.register.options import ClaimFilter, MatterFilter
from fundstelle.register.reviewing import fetch_overlay
from fundstelle.review import Overlay
from fundstelle.store import Store, claims, decisions, documents, matter_pages, matters, search
from fundstelle.values import PartialDate, Pin

_AROUND = 160
"""Code points shown before and after a quote: about a sentence of German reporting."""


def find_claims(connection: Connection, which: ClaimFilter) -> list[FiledClaim]:
    """The current claims that the filter lets through, by publication, document and place."""
    matter_id = find_matter(connection, which.matter).id if which.matter else None
    query = claims.ClaimQuery(
        kind=which.kind and which.kind.value,
        item=which.item,
        giver=which.giver,
        taker=which.taker,
        origin=which.origin,
        stance=which.stance and which.stance.value,
        document_id=which.document,
        text_id=which.text,
        matter_id=matter_id,
        published_from=_first_day(which.published_from),
        published_until=_last_day(which.published_until),
        limit=which.limit,
    )
    overlay = fetch_overlay(connection)
    if not overlay.standing:
        return file_claims(connection, claims.fetch_claims(connection, query))
    found = claims.fetch_claims(connection, replace(query, limit=None))
    left = judging.lay_over(connection, overlay, found, query)
    return file_claims(connection, left[: which.limit])


def _first_day(day: PartialDate | None) -> str | None:
    return day.first_day.isoformat() if day else None


def _last_day(day: PartialDate | None) -> str | None:
    return day.last_day.isoformat() if day else None


def file_claims(connection: Connection, found: list[claims.StoredClaim]) -> list[FiledClaim]:
    """Each claim with its document's facts, its quote and its matter."""
    texts: dict[tuple[str, str], documents.StoredText] = {}
    matter_of = matters.fetch_matters_of(connection, {one.claim.id for one in found})
    filed = []
    for one in found:
        key = one.document_id, one.claim.span.text_id
        if key not in texts:
            texts[key] = documents.fetch_text_of(connection, *key)
        filed.append(_file_claim(one, texts[key], matter_of.get(one.claim.id)))
    return filed


def _file_claim(stored: claims.StoredClaim, text: documents.StoredText, matter_id: str | None) -> FiledClaim:
    reading = text.reading
    return FiledClaim(
        claim=stored.claim,
        document_id=stored.document_id,
        path=reading.document.captures[0].path,
        facts=reading.facts,
        quote=stored.claim.span.read(reading.text.content),
        engine=stored.engine,
        recorded_at=stored.recorded_at,
        matter_id=matter_id,
    )


def find_claim(connection: Connection, claim_id: str) -> FiledClaim:
    """One current claim, as reviewers left it, by its id or enough of its first signs; a rejected one as the machine
    found it. Raises QueryInvalid for none or several.

    Different bytes that read the same have the same claims; then the one published first is given.
    """
    overlay = fetch_overlay(connection)
    stored = _find_stored(connection, claim_id, overlay)
    return file_claims(connection, [replace(stored, claim=overlay.corrected.get(stored.claim.id, stored.claim))])[0]


def find_machine_claim(connection: Connection, claim_id: str, overlay: Overlay) -> FiledClaim:
    """One claim as the machine found it (or as a reviewer added it). Raises QueryInvalid as `find_claim`."""
    return file_claims(connection, [_find_stored(connection, claim_id, overlay)])[0]


def _find_stored(connection: Connection, claim_id: str, overlay: Overlay) -> claims.StoredClaim:
    found = claims.fetch_claims(connection, claims.ClaimQuery(id=claim_id)) if claim_id else []
    added = [claim for claim in overlay.added if claim_id and claim.id.startswith(claim_id)]
    found += [one for claim in added for one in judging.store_added(connection, claim, overlay)]
    ids = sorted({one.claim.id for one in found})
    if len(ids) != 1:
        raise _not_one("claim", claim_id, ids, "`fundstelle claims` lists them")
    return found[0]


def find_matters(connection: Connection, which: MatterFilter) -> list[Matter]:
    """The matters that the filter lets through, those with most independent origins first."""
    query = matters.MatterQuery(
        kind=which.kind and which.kind.value,
        item=which.item,
        giver=which.giver,
        taker=which.taker,
        min_origins=which.min_origins,
        limit=which.limit,
    )
    return matters.fetch_matters(connection, query)


def find_matter(connection: Connection, matter_id: str) -> Matter:
    """One matter by its id or enough of its first signs. Raises QueryInvalid for none or several."""
    found = matters.fetch_matters(connection, matters.MatterQuery(id=matter_id)) if matter_id else []
    if len(found) != 1:
        raise _not_one("matter", matter_id, sorted(one.id for one in found), "`fundstelle matters` lists them")
    return found[0]


def _not_one(thing: str, wanted: str, found: list[str], remedy: str) -> QueryInvalid:
    if not found:
        return QueryInvalid(f"no {thing} {wanted!r} in this register", remedy=remedy)
    some = ", ".join(found[:5])
    return QueryInvalid(f"{wanted!r} is the beginning of {len(found)} {thing}s: {some}", remedy="give more of the id")


def find_documents(connection: Connection) -> list[FiledDocument]:
    """Every document with what it reads as today."""
    counts = claims.count_claims(connection)
    heads = documents.fetch_heads(connection)
    filed = []
    for document, stamp in documents.fetch_documents(connection):
        head = heads.get(document.id)
        text_id, reader, facts = (head.id, head.reader, head.facts) if head else (None, None, Facts())
        filed.append(FiledDocument(document, text_id, reader, facts, counts.get(document.id, 0), stamp.recorded_at))
    return filed


def find_hits(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Passages that have all words of the query, by word or by stem. Raises QueryInvalid for a query without a word."""
    if not any(sign.isalnum() for sign in query):
        raise QueryInvalid(
            f"nothing to search for in {query!r}", remedy='give words, or "words that follow each other"'
        )
    return [make_hit(found) for found in search.search_passages(connection, query, limit)]


def make_hit(found: search.PassageHit) -> Hit:
    """A passage found, as it is answered."""
    place = (found.passage, found.shown, found.document_id, found.path, found.facts)
    return Hit(*place, found.words, found.highlights, found.rank)


def explain_claim(store: Store, connection: Connection, claim_id: str) -> Explanation:
    """The whole trail of a claim. Raises QueryInvalid as `find_claim`."""
    filed = find_claim(connection, claim_id)
    return explain_filed(store, connection, filed, _find_decisions(connection, filed.claim))


def explain_filed(
    store: Store, connection: Connection, filed: FiledClaim, decided: tuple[Decision, ...]
) -> Explanation:
    """The whole trail of a filed claim. decided: every decision on its words."""
    claim, span = filed.claim, filed.claim.span
    reading = documents.fetch_text_of(connection, filed.document_id, span.text_id).reading
    content = reading.text.content
    return Explanation(
        claim=claim,
        document=reading.document,
        archived=store.archive.is_intact(reading.document.id),
        captures=reading.document.captures,
        facts=reading.facts,
        reader=reading.text.reader,
        reader_version=reading.text.reader_version,
        engine=filed.engine,
        quote=filed.quote,
        before=content[max(0, span.start - _AROUND) : span.start],
        after=content[span.end : span.end + _AROUND],
        slots=find_slots(connection, claim),
        via=claim.attribution.via,
        origins=claim.attribution.origins,
        matter_id=filed.matter_id,
        matter_key=matter_pages.fetch_key(connection, filed.matter_id) if filed.matter_id else None,
        decisions=decided,
    )


def find_slots(connection: Connection, claim: Claim) -> tuple[SlotTrail, ...]:
    """Each filled slot and each slot with a pin, by name, with the words that every pin points at."""
    values = slot_values(claim)
    slots = sorted(set(values) | set(claim.pins))
    ids = {pin.span.text_id for pins in claim.pins.values() for pin in pins}
    contents = {id: documents.fetch_text(connection, id)[0].reading.text.content for id in ids}
    return tuple(
        SlotTrail(slot, values.get(slot, ""), _read_pins(contents, claim.pins.get(slot, ()))) for slot in slots
    )


def _read_pins(contents: Mapping[str, str], pins: tuple[Pin, ...]) -> tuple[tuple[Pin, str], ...]:
    return tuple((pin, pin.span.read(contents[pin.span.text_id])) for pin in pins)


def _find_decisions(connection: Connection, claim: Claim) -> tuple[Decision, ...]:
    """Everything that was ever decided on words this claim's passage touches, revoked or not, the oldest first."""
    log = (entry for _, entry in decisions.fetch_touching(connection, [claim.span.text_id]))
    return tuple(entry for entry in log if any(judged.span.is_touching(claim.span) for judged in entry.targets))
