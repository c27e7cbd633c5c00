"""Decisions: adding one, and how those that stand meet what is found today."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.ids import slot_values
from fundstelle.records.slots import SLOTS, with_values
from fundstelle.register.options import DecisionWish
from fundstelle.register.stages import JudgedPair
from fundstelle.review import (
    Counterpart,
    Overlay,
    ReviewState,
    Standing,
    TextNow,
    fold_decisions,
    make_decision,
    make_judged,
    make_key,
    make_overlay,
)
from fundstelle.review.log import JudgedKey
from fundstelle.store import claim_pages, claims, decisions, documents
from fundstelle.values import Span


def fetch_overlay(connection: Connection, log: Sequence[Decision] | None = None) -> Overlay:
    """What reviewers decided, laid over today's claims; only the texts that the log names are looked at."""
    entries = decisions.fetch_decisions(connection) if log is None else log
    if not entries:
        return Overlay()
    texts = _fetch_texts_now(connection, {judged.span.text_id for entry in entries for judged in entry.targets})
    today = {text.current_id for text in texts.values()}
    found = {one.claim.id: one.claim for one in claims.fetch_claims(connection, claims.ClaimQuery(text_ids=today))}
    return make_overlay(fold_decisions(entries), texts, list(found.values()))


def find_counterparts(connection: Connection, log: Sequence[Decision] | None = None) -> list[Counterpart]:
    """How every decision that stands meets today's texts and claims (law 6)."""
    return list(fetch_overlay(connection, log).counterparts)


def _fetch_texts_now(connection: Connection, text_ids: set[str]) -> Mapping[str, TextNow]:
    return {text_id: _text_now(connection, text_id) for text_id in sorted(text_ids) if _is_stored(connection, text_id)}


def _is_stored(connection: Connection, text_id: str) -> bool:
    return documents.has_text(connection, text_id)


def _text_now(connection: Connection, text_id: str) -> TextNow:
    stored = documents.fetch_text(connection, text_id)[0]
    if stored.current:
        return TextNow(stored.reading.text.content, text_id, stored.reading.text.content)
    current = documents.fetch_current_text(connection, stored.reading.document.id)
    assert current is not None, "a document with texts has a current one"
    return TextNow(stored.reading.text.content, current.reading.text.id, current.reading.text.content)


def find_pairs(counterparts: Iterable[Counterpart]) -> tuple[JudgedPair, ...]:
    """Today's claims of which a reviewer said that they are the same, or not; only where both decisions carry over."""
    by_decision: dict[str, list[Counterpart]] = {}
    for one in counterparts:
        if one.decision.verdict in (Verdict.SAME, Verdict.NOT_SAME) and one.standing is Standing.CARRIED:
            by_decision.setdefault(one.decision.id, []).append(one)
    pairs = [_make_pair(*both) for both in by_decision.values() if len(both) == 2]
    return tuple(sorted((pair for pair in pairs if pair.a != pair.b), key=lambda pair: (pair.a, pair.b)))


def _make_pair(first: Counterpart, second: Counterpart) -> JudgedPair:
    decision = first.decision
    a, b = sorted((first.claims[0], second.claims[0]))
    return JudgedPair(a, b, decision.verdict is Verdict.SAME, decision.by, decision.why)


def find_targets(
    wish: DecisionWish, claim_ids: Sequence[str], overlay: Overlay, found: Mapping[str, Claim]
) -> tuple[DecisionWish, tuple[Judged, ...]]:
    """(the wish as it goes into the log, what it judges). found: the machine's claims by id.

    What is decided on a claim that a reviewer added is said of the adding: to accept or to correct it adds anew in its
    place, a rejection supersedes it.
    """
    added = {claim.id: overlay.standing[claim.id] for claim in overlay.added}
    judged = [added[id].targets[0] if id in added else make_judged(found[id]) for id in claim_ids]
    if wish.verdict is Verdict.CORRECT:
        _check_content(wish.content or {}, [found[id] for id in claim_ids])
    if len(claim_ids) != 1 or claim_ids[0] not in added:
        return wish, (*judged, *wish.passages)
    adding = added[claim_ids[0]]
    if wish.verdict is Verdict.REJECT:
        return replace(wish, supersedes=adding.id), tuple(judged)
    if wish.verdict is Verdict.ACCEPT:
        return replace(wish, verdict=Verdict.ADD, content=adding.content, supersedes=adding.id), tuple(judged)
    if wish.verdict is Verdict.CORRECT:
        content = {**(adding.content or {}), **(wish.content or {})}
        again = replace(wish, verdict=Verdict.ADD, content=content, supersedes=adding.id)
        return again, (make_addition(judged[0], content, wish.by),)
    return wish, (*judged, *wish.passages)


def _check_content(content: Mapping[str, str], claims: Sequence[Claim]) -> None:
    """Raises QueryInvalid for values, or a passage, that no claim can have: the log would keep them for good."""
    for claim in claims:
        with_values(claim, {slot: value for slot, value in content.items() if slot in SLOTS})
    if "start" in content and not 0 <= int(content["start"]) < int(content.get("end", 0)):
        raise QueryInvalid("the passage is empty or lies before the text", remedy="choose its words again")


def make_addition(place: Judged, content: Mapping[str, str], by: str) -> Judged:
    """What a reviewer adds at these words with these values, as the log keeps it. Raises QueryInvalid for no value."""
    given = {slot: value for slot, value in content.items() if slot in SLOTS and value}
    span = place.span
    if "start" in content and "end" in content:
        span = Span(span.text_id, int(content["start"]), int(content["end"]))
    kind = json.loads(content.get("kind", json.dumps(place.kind)))
    blank = Claim("", span, content.get("language", ""), Kind(kind), "", found_by=by)
    return make_judged(with_values(blank, given))


@dataclass(frozen=True, slots=True)
class Scene:
    """What a decision is made on: the log's entries about the same documents, with their numbers, and what they say of
    today's claims. It stands for the whole log where these documents are concerned."""

    entries: Mapping[int, Decision]
    overlay: Overlay

    @property
    def log(self) -> list[Decision]:
        """The entries, the oldest first."""
        return [self.entries[number] for number in sorted(self.entries)]

    def targets_of(self, entry: Decision) -> tuple[Judged, ...]:
        """What an entry is about: an undoing is about what it revokes."""
        if entry.targets or entry.supersedes is None:
            return entry.targets
        revoked = next((one for one in self.entries.values() if one.id == entry.supersedes), None)
        return self.targets_of(revoked) if revoked is not None else ()

    def keys_of(self, entry: Decision) -> frozenset[JudgedKey]:
        """What was judged, by words and values: several claims may stand in the same words, and deciding one is no word
        on the others."""
        return frozenset(map(make_key, self.targets_of(entry)))

    def history_of(self, span: Span) -> tuple[Decision, ...]:
        """Every entry about words that this passage touches, where they stand today or stood then, revoked ones too."""
        moved: dict[str, list[Span]] = {}
        for one in self.overlay.counterparts:
            if one.passage is not None:
                moved.setdefault(one.decision.id, []).append(one.passage)
        return tuple(
            entry
            for entry in self.log
            if any(
                place.is_touching(span)
                for place in (*(judged.span for judged in self.targets_of(entry)), *moved.get(entry.id, ()))
            )
        )

    def judgements_of(self, machine: Claim) -> list[Decision]:
        """The entries about this very claim: its words with its values, or with those it had when it was judged."""
        key = make_key(make_judged(machine))
        against = {one.decision.id for one in self.overlay.counterparts if machine.id in one.claims}
        standing = self.overlay.standing.get(machine.id)
        against |= {standing.id} if standing is not None else set()
        return [entry for entry in self.log if key in self.keys_of(entry) or {entry.id, entry.supersedes} & against]


def fetch_scene(connection: Connection, wish: DecisionWish, claim_ids: Sequence[str]) -> Scene:
    """What a wish on these claims (ids or their first signs) has to be held against."""
    inside = {id for claim_id in claim_ids for id in claim_pages.fetch_documents_of(connection, claim_id)}
    chain = decisions.fetch_chain(connection, wish.supersedes) if wish.supersedes else []
    judged = [*wish.passages, *(one for entry in chain for one in entry.targets)]
    inside.update(documents.fetch_document_ids(connection, {one.span.text_id for one in judged}))
    return fetch_scene_of(connection, sorted(inside))


def fetch_scene_of(connection: Connection, document_ids: Iterable[str]) -> Scene:
    """What was decided on these documents' texts, old ones too."""
    ids = [text_id for id in document_ids for text_id in documents.fetch_text_ids(connection, id)]
    entries = dict(decisions.fetch_touching(connection, ids))
    return Scene(entries, fetch_overlay(connection, [entries[number] for number in sorted(entries)]))


def make_version(machine: Claim, judgements: Sequence[Decision]) -> str:
    """What a reviewer saw of a claim: the machine's values and the newest decision on it."""
    seen = [sorted(slot_values(machine).items()), judgements[-1].id if judgements else ""]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:20]


def check_version(scene: Scene, found: Sequence[Claim], seen: str) -> None:
    """Raises DecisionConflict where the one claim, or what was decided on it, is no longer what the reviewer saw."""
    if len(found) != 1:
        raise QueryInvalid(f"a version was seen of one claim, not of {len(found)}", remedy="decide on one claim")
    machine = found[0]
    history = scene.judgements_of(machine)
    if make_version(machine, history) == seen:
        return
    raise (
        _conflict(history[-1])
        if history
        else DecisionConflict(
            "the words were read anew meanwhile, and this claim says something else now",
            where=machine.id,
            remedy="look at it and decide again",
        )
    )


def _conflict(entry: Decision) -> DecisionConflict:
    said = f"{entry.by} decided {entry.verdict.value!r} on this meanwhile"
    return DecisionConflict(said, where=entry.id, remedy="look at it and decide again")


def add_decision(
    connection: Connection, wish: DecisionWish, targets: Sequence[Judged], scene: Scene | None = None
) -> Decision:
    """Add the next entry to the log. The connection is in a writing transaction. scene: as `fetch_scene` gives it.

    Raises DecisionConflict where a decision on one of the same things came after `wish.seen_head`, QueryInvalid where
    the wish does not hold together.
    """
    scene = scene or fetch_scene(connection, replace(wish, passages=tuple(targets)), ())
    revoked = decisions.fetch_decision(connection, wish.supersedes) if wish.supersedes else None
    if wish.supersedes and revoked is None:
        raise QueryInvalid(f"no decision {wish.supersedes!r}", remedy="`fundstelle decisions` lists them")
    about = set(map(make_key, targets)) | (scene.keys_of(revoked) if revoked else set())
    _check_seen(connection, scene, about, wish.seen_head)
    decision = make_decision(
        wish.verdict,
        targets,
        by=wish.by,
        at=wish.at or datetime.now(UTC),
        previous=decisions.fetch_head(connection),
        why=wish.why,
        content=wish.content,
        supersedes=wish.supersedes or _find_superseded(scene, wish, targets),
    )
    decisions.save_decision(connection, decision)
    return decision


def _check_seen(connection: Connection, scene: Scene, about: Collection[JudgedKey], seen_head: str | None) -> None:
    if seen_head is None:
        return
    seen = 0 if seen_head == decisions.FIRST else decisions.fetch_number(connection, seen_head)
    if seen is None:
        raise QueryInvalid(f"no decision {seen_head!r} in this register", remedy="load the page again")
    newer = [scene.entries[number] for number in sorted(scene.entries) if number > seen]
    clash = next((entry for entry in newer if scene.keys_of(entry) & set(about)), None)
    if clash is not None:
        raise _conflict(clash)


def _find_superseded(scene: Scene, wish: DecisionWish, targets: Sequence[Judged]) -> str | None:
    """The decision that this one takes the place of: the one on the same words with the same values, or the one that
    was reopened because today's claim at its place has other values."""
    if wish.verdict not in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT):
        return None
    standing = fold_decisions(scene.log).judgement_of(targets[0])
    return standing.id if standing is not None else _find_reopened(scene.overlay.counterparts, targets[0])


def _find_reopened(counterparts: Sequence[Counterpart], judged: Judged) -> str | None:
    at_place = (
        one.decision.id
        for one in counterparts
        if one.standing is Standing.REOPENED and one.passage == judged.span and one.judged.kind == judged.kind
        if one.decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT)
    )
    return next(at_place, None)


def fetch_state(connection: Connection) -> ReviewState:
    """Today's state of the log."""
    return fold_decisions(decisions.fetch_decisions(connection))
