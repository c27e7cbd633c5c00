from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from fundstelle.records.claim import Claim, Kind, Roles
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.ids import with_ids
from fundstelle.review import TextNow, fold_decisions, make_decision, make_judged, make_overlay
from fundstelle.values import Pin, Quantity, Span

CONTENT = "Invented. XAA sends 300 crates to XAB. Later XAB sent 12 barrels back."
FIRST = Span("t1", 10, 38)
TEXTS = {"t1": TextNow(CONTENT, "t1", CONTENT)}
NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def found(giver: str = "XAA", taker: str = "XAB") -> Claim:
    roles = Roles(giver=(giver,), taker=(taker,))
    amount = Quantity(Decimal(300), Decimal(300))
    pins = {"giver": (Pin(Span("t1", 10, 13), "subject"),)}
    return with_ids([Claim("", FIRST, "en", Kind.TRANSFER, "goods.crates", roles, quantity=amount, pins=pins)])[0]


def decide(
    verdict: Verdict, judged: Judged, content: Mapping[str, str] | None = None, log: tuple[Decision, ...] = ()
) -> tuple[Decision, ...]:
    before = log[-1].id if log else ""
    revoked = log[-1].id if verdict is Verdict.UNDO else None
    targets = [] if verdict is Verdict.UNDO else [judged]
    entry = make_decision(verdict, targets, by="R", at=NOON, previous=before, content=content, supersedes=revoked)
    return (*log, entry)


def overlay(log: tuple[Decision, ...], *claims: Claim, texts: Mapping[str, TextNow] = TEXTS):
    return make_overlay(fold_decisions(log), texts, claims)


SWAP = {"giver": '["XAB"]', "taker": '["XAA"]', "pin.giver": "[[34,37]]"}


def test_a_corrected_claim_keeps_its_id_and_carries_the_reviewer() -> None:
    made = overlay(decide(Verdict.CORRECT, make_judged(found()), SWAP), found())
    (claim,) = made.apply([found()])
    assert (claim.id, claim.roles.giver, claim.roles.taker) == (found().id, ("XAB",), ("XAA",))
    assert (claim.found_by, claim.quantity) == ("human:R", found().quantity)
    assert claim.pins["giver"] == (Pin(Span("t1", 34, 37), "human:R"),)
    assert CONTENT[34:37] == "XAB"


def test_a_slot_without_chosen_words_is_pinned_to_the_passage() -> None:
    (claim,) = overlay(decide(Verdict.CORRECT, make_judged(found()), SWAP), found()).apply([found()])
    assert claim.pins["taker"] == (Pin(FIRST, "human:R"),)


def test_a_rejected_claim_is_left_out_and_comes_back_when_undone() -> None:
    log = decide(Verdict.REJECT, make_judged(found()))
    assert overlay(log, found()).apply([found()]) == []
    undone = decide(Verdict.UNDO, make_judged(found()), log=log)
    assert overlay(undone, found()).apply([found()]) == [found()]


def test_a_correction_of_other_values_than_todays_changes_nothing() -> None:
    made = overlay(decide(Verdict.CORRECT, make_judged(found()), SWAP), found("XAC"))
    assert made.apply([found("XAC")]) == [found("XAC")]


def test_a_moved_passage_is_the_claims_passage() -> None:
    content = {"start": "10", "end": "33"}
    (claim,) = overlay(decide(Verdict.CORRECT, make_judged(found()), content), found()).apply([found()])
    assert claim.span.read(CONTENT) == "XAA sends 300 crates to"


ADDED = Judged(Span("t1", 45, 69), "transfer", {"kind": '"transfer"', "item": '"goods.crates"', "giver": '["XAB"]'})


def test_an_added_claim_is_made_of_the_decision_alone() -> None:
    made = overlay(decide(Verdict.ADD, ADDED, {"giver": '["XAB"]', "language": "en"}), found())
    (claim,) = made.added_to("t1")
    assert (claim.item, claim.roles.giver, claim.language) == ("goods.crates", ("XAB",), "en")
    assert made.standing[claim.id].verdict is Verdict.ADD
    assert made.added_to("t2") == []


def test_an_added_claim_that_the_machine_finds_by_now_is_not_doubled() -> None:
    made = overlay(decide(Verdict.ADD, make_judged(found()), {"giver": '["XAA"]'}), found())
    assert made.added == ()


def test_an_added_claim_never_takes_the_id_of_a_machine_claim_at_its_words() -> None:
    other = Judged(FIRST, "transfer", {**make_judged(found()).values, "giver": '["XAC"]'})
    (claim,) = overlay(decide(Verdict.ADD, other, {"giver": '["XAC"]'}), found()).added
    assert (claim.item, claim.span) == (found().item, FIRST)
    assert claim.id != found().id


def test_a_correction_moves_with_its_words_into_a_text_read_anew() -> None:
    new = f"Title\n\n{CONTENT}"
    texts = {"t1": TextNow(CONTENT, "t2", new)}
    moved = with_ids([replace(found(), span=Span("t2", 17, 45))])[0]
    made = overlay(
        decide(Verdict.CORRECT, make_judged(found()), {**SWAP, "start": "10", "end": "37"}), moved, texts=texts
    )
    (claim,) = made.apply([moved])
    assert claim.span.read(new) == "XAA sends 300 crates to XAB"
    assert claim.pins["giver"][0].span.read(new) == "XAB"
