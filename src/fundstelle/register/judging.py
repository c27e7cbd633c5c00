"""Claims as reviewers left them: rejected ones gone, corrected ones by their new values, added ones in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_parties
from fundstelle.review import Overlay
from fundstelle.store import claims, documents, matters


def lay_over(
    connection: Connection, overlay: Overlay, found: Sequence[claims.StoredClaim], query: claims.ClaimQuery
) -> list[claims.StoredClaim]:
    """The answer to a query over claims as reviewers left them, by publication, document and place in the text.

    found: what the store answered by the machine's values. A corrected claim is asked for by its new values, wherever
    the old ones put it.
    """
    same = [one for one in found if one.claim.id not in overlay.corrected and one.claim.id not in overlay.rejected]
    inside = matters.fetch_claim_ids(connection, query.matter_id) if query.matter_id else None
    changed = [*_fetch_corrected(connection, overlay), *_fetch_added(connection, overlay)]
    return sorted([*same, *(one for one in changed if is_asked_for(one, query, inside))], key=_place)


def _place(one: claims.StoredClaim) -> tuple[str, str, int, int, str]:
    span = one.claim.span
    return one.published or "", one.document_id, span.start, span.end, one.claim.id


def _fetch_corrected(connection: Connection, overlay: Overlay) -> list[claims.StoredClaim]:
    texts = {claim.span.text_id for claim in overlay.corrected.values()}
    found = claims.fetch_claims(connection, claims.ClaimQuery(text_ids=texts)) if texts else []
    return [replace(one, claim=overlay.corrected[one.claim.id]) for one in found if one.claim.id in overlay.corrected]


def _fetch_added(connection: Connection, overlay: Overlay) -> list[claims.StoredClaim]:
    return [one for claim in overlay.added for one in store_added(connection, claim, overlay)]


def store_added(connection: Connection, claim: Claim, overlay: Overlay) -> list[claims.StoredClaim]:
    """A claim that a reviewer added, filed under every document that reads as its text today."""
    at = overlay.standing[claim.id].at.isoformat()
    texts = [text for text in documents.fetch_text(connection, claim.span.text_id) if text.current]
    days = {text.reading.document.id: documents.published_until(text.reading.facts) for text in texts}
    return [claims.StoredClaim(claim, id, claim.found_by, at, None, "", day) for id, day in days.items()]


def is_asked_for(one: claims.StoredClaim, query: claims.ClaimQuery, inside: Collection[str] | None) -> bool:
    """Whether the query asks for the claim as it stands. inside: ids of the matter's claims, where one is asked for."""
    claim = one.claim
    giver, taker = gold_parties(claim)
    lists = ((query.giver, giver), (query.taker, taker), (query.origin, _origins(claim)))
    equal = ((query.kind, claim.kind.value), (query.item, claim.item), (query.stance, claim.stance.value))
    begun = ((query.id, claim.id), (query.document_id, one.document_id), (query.text_id, claim.span.text_id))
    return (
        all(wanted is None or wanted in values for wanted, values in lists)
        and all(wanted is None or wanted == value for wanted, value in equal)
        and all(wanted is None or value.startswith(wanted) for wanted, value in begun)
        and (inside is None or claim.id in inside)
        and _is_in_time(one.published, query)
    )


def _origins(claim: Claim) -> tuple[str, ...]:
    return tuple(link.source for link in claim.attribution.origins)


def _is_in_time(published: str | None, query: claims.ClaimQuery) -> bool:
    if query.published_from is None and query.published_until is None:
        return True
    return published is not None and (query.published_from or "") <= published <= (query.published_until or "9999")
