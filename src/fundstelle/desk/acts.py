"""What changes something: decisions, their undoing, and what is kept beside them. Each ends on a page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from fundstelle.desk.asking import Answer, Ask, Goto, Page, is_local, with_query
from fundstelle.desk.desk import Desk
from fundstelle.desk.queueing import find_neighbours, newest_decision
from fundstelle.desk.slots import read_form, read_pins, rename_sides
from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.register import DecisionWish
from fundstelle.register.reviewing import make_addition
from fundstelle.values import Span

_JUDGING = frozenset({Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT})


def decide(desk: Desk, ask: Ask) -> Answer:
    """Accept, correct or reject one claim (and identical ones that were in sight); the next open one comes up."""
    claim_id, queue = ask.parts["id"], ask.form.get("in", "")
    verdict = _read_verdict(ask.form.get("verdict", ""))
    content = _read_content(desk, ask, claim_id) if verdict is Verdict.CORRECT else None
    if verdict is Verdict.CORRECT and not content:
        verdict, content = Verdict.ACCEPT, None  # corrected into what it says already
    next_open = find_neighbours(desk, queue, claim_id).next_open or ""
    try:
        made = [_decide_one(desk, ask, id, verdict, content) for id in (claim_id, *ask.many.get("also", ()))]
    except DecisionConflict as error:
        return show_conflict(desk, ask, error)
    desk.jobs.settle()
    return Goto(_next_address(ask, made[0], claim_id, next_open, queue))


def _read_verdict(given: str) -> Verdict:
    if given not in {verdict.value for verdict in _JUDGING}:
        raise QueryInvalid(f"no verdict {given!r}", remedy="accept, correct or reject")
    return Verdict(given)


def _decide_one(desk: Desk, ask: Ask, claim_id: str, verdict: Verdict, content: Mapping[str, str] | None) -> Decision:
    wish = DecisionWish(
        verdict,
        desk.choices.reviewer,
        why=ask.form.get("why", "").strip(),
        content=content,
        seen_head=ask.form.get("seen"),
    )
    return desk.door.decide(wish, [claim_id])


def _read_content(desk: Desk, ask: Ask, claim_id: str) -> dict[str, str]:
    row = desk.door.desk.claim(claim_id).row
    machine = row.machine or row.claim
    values = read_form(ask.form, machine, desk.words)
    values |= rename_sides(read_pins(ask.form), _kind_of(values, machine))
    start, end = ask.form.get("start", ""), ask.form.get("end", "")
    if start.isdecimal() and end.isdecimal() and (int(start), int(end)) != (machine.span.start, machine.span.end):
        values |= {"start": start, "end": end}
        Span(machine.span.text_id, int(start), int(end))
    return values


def _kind_of(values: Mapping[str, str], machine: Claim) -> Kind:
    return Kind(json.loads(values["kind"])) if values.get("kind") else machine.kind


def _next_address(ask: Ask, made: Decision, claim_id: str, next_open: str, queue: str) -> str:
    told = {"done": (made.id,), "from": (claim_id,)}
    back = ask.form.get("back", "")
    if back and is_local(back):
        path, _, anchor = back.partition("#")
        return f"{path}{'&' if '?' in path else '?'}done={made.id}&from={claim_id}{'#' + anchor if anchor else ''}"
    if next_open:
        return with_query(f"/claims/{next_open}", {"in": (queue,), **told})
    kind, _, value = queue.partition(":")
    end = f"/{kind}s/{value}" if kind in ("document", "matter") and value else "/"
    return with_query(end, told)


def show_conflict(desk: Desk, ask: Ask, error: DecisionConflict) -> Page:
    """Somebody decided meanwhile: both are shown, and what was typed is kept to be sent again knowingly."""
    recent = [row.decision for row in desk.door.desk.log(limit=200).rows]
    newer = next((one for one in recent if one.id == error.where), None)
    kept = [(name, value) for name, values in ask.many.items() for value in values if name != "seen"]
    context = {
        "claim_id": ask.parts.get("id", ""),
        "action": ask.path,
        "by": newer.by if newer else "",
        "at": desk.words.moment(newer.at) if newer else "",
        "verdict": desk.words.text(f"desk.verdict.{newer.verdict.value}") if newer else "",
        "why": newer.why if newer else "",
        "mine": desk.words.text(f"desk.verdict.{ask.form.get('verdict', 'add')}"),
        "kept": kept,
        "head": newest_decision(desk),
        "message": error.message,
    }
    return Page("conflict.html", desk.words.text("desk.conflict.title"), context, "claims", 409)


def undo(desk: Desk, ask: Ask) -> Answer:
    """Revoke a decision; the log keeps both."""
    decision_id = ask.form.get("decision", "")
    wish = DecisionWish(Verdict.UNDO, desk.choices.reviewer, ask.form.get("why", ""), supersedes=decision_id)
    made = desk.door.decide(wish)
    desk.jobs.settle()
    back = ask.form.get("back", "/")
    path = back if is_local(back) else "/"
    return Goto(f"{path}{'&' if '?' in path else '?'}done={made.id}")


def add_claim(desk: Desk, ask: Ask) -> Answer:
    """Add a claim that the machine missed, at the words selected."""
    text_id = ask.form.get("text", "")
    reading = desk.door.reading(text_id)
    start, end = int(ask.form.get("start", "0") or 0), int(ask.form.get("end", "0") or 0)
    language = ask.form.get("language", "")
    kind = Kind(ask.form.get("kind", Kind.TRANSFER.value))
    blank = Claim("", reading.text.span(start, end), language, kind, "")
    values = {slot: value for slot, value in read_form(ask.form, blank, desk.words).items() if value}
    values |= {"kind": json.dumps(kind.value)}
    content = {**values, **rename_sides(read_pins(ask.form), kind), "language": language}
    place = make_addition(Judged(blank.span, kind.value, {}), content, desk.choices.reviewer)
    wish = DecisionWish(
        Verdict.ADD,
        desk.choices.reviewer,
        ask.form.get("why", "").strip(),
        content,
        (place,),
        seen_head=ask.form.get("seen"),
    )
    try:
        made = desk.door.decide(wish)
    except DecisionConflict as error:
        return show_conflict(desk, ask, error)
    desk.jobs.settle()
    return Goto(f"/documents/{reading.document.id}?done={made.id}#p{start}")
