"""What is decided on a matter: which of its claims are the same, what those named replied, tags, the report's draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fundstelle.desk.acts import show_conflict
from fundstelle.desk.asking import Answer, Ask, Goto
from fundstelle.desk.desk import Desk
from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.decision import Decision, Verdict
from fundstelle.register import DecisionWish
from fundstelle.register.desk_answers import Filter

_MOST_SPLIT = 200
"""Claims of a matter that can be split: each is a decision of its own."""


def pair(desk: Desk, ask: Ask) -> Answer:
    """Two claims are the same, or not; or the chosen ones are split off from the rest of the matter."""
    matter_id, chosen = ask.parts["id"], list(ask.many.get("claim", ()))
    if ask.form.get("verdict") == "split":
        return _split(desk, ask, matter_id, chosen)
    if len(chosen) != 2:
        raise QueryInvalid(desk.words.text("desk.error.two"), remedy=desk.words.text("desk.error.two_remedy"))
    verdict = Verdict.SAME if ask.form.get("verdict") == "same" else Verdict.NOT_SAME
    try:
        made = _decide(desk, ask, verdict, chosen, ask.form.get("seen"))
    except DecisionConflict as error:
        return show_conflict(desk, ask, error)
    desk.jobs.settle()
    return Goto(f"/matters/{matter_id}?done={made.id}")


def _decide(desk: Desk, ask: Ask, verdict: Verdict, claims: Sequence[str], seen: str | None = None) -> Decision:
    why = ask.form.get("why", "").strip()
    return desk.door.decide(DecisionWish(verdict, desk.choices.reviewer, why, seen_head=seen), claims)


def _split(desk: Desk, ask: Ask, matter_id: str, chosen: list[str]) -> Answer:
    """The chosen claims become a part of their own: not the same as the earliest of the rest.

    Those that belong together are said to be the same, since only judged claims move, and of two that are not the same
    the later one leaves.
    """
    rows = desk.door.desk.claims(Filter({"matter": (matter_id,)}), "place", None, _MOST_SPLIT + 1).rows
    ids = [row.claim.id for row in rows if row.state != "rejected"]
    leaving, rest = [id for id in ids if id in chosen], [id for id in ids if id not in chosen]
    if not leaving or not rest or len(ids) > _MOST_SPLIT:
        raise QueryInvalid(desk.words.text("desk.error.split"), remedy=desk.words.text("desk.error.split_remedy"))
    for group in (leaving, rest):
        for a, b in pairwise(group):
            _decide(desk, ask, Verdict.SAME, [a, b])
    made = _decide(desk, ask, Verdict.NOT_SAME, [rest[0], leaving[0]])
    desk.jobs.settle()
    return Goto(f"/matters/{matter_id}?done={made.id}")


def add_reply(desk: Desk, ask: Ask) -> Answer:
    """What somebody named in the matter replied (right of reply); it stands at the matter's first claim."""
    party, words = ask.form.get("party", "").strip(), ask.form.get("reply", "").strip()
    if party and words:
        _add(desk, ask.parts["id"], Verdict.NOTE, {"party": party, "reply": words})
    return Goto(f"/matters/{ask.parts['id']}")


def add_tag(desk: Desk, ask: Ask) -> Answer:
    """A tag; it stands at the matter's first claim, where reports look for it."""
    if tag := ask.form.get("tag", "").strip():
        _add(desk, ask.parts["id"], Verdict.TAG, {"tag": tag})
    return Goto(f"/matters/{ask.parts['id']}")


def _add(desk: Desk, matter_id: str, verdict: Verdict, content: dict[str, str]) -> None:
    first = desk.door.desk.claims(Filter({"matter": (matter_id,)}), "place", None, 1).rows[0].claim.id
    desk.door.decide(DecisionWish(verdict, desk.choices.reviewer, content=content), [first])


def put_in_report(desk: Desk, ask: Ask) -> Answer:
    """The matter goes into the report that is being composed, or out of it."""
    matter_id, draft = desk.door.desk.matter(ask.parts["id"], top=0).row.id, desk.choices.draft
    kept = tuple(one for one in draft.matters if one != matter_id)
    matters = (*kept, matter_id) if ask.form.get("in") == "1" else kept
    desk.memory.change(draft=replace(draft, matters=matters))
    return Goto(f"/matters/{matter_id}" if ask.form.get("from") != "report" else "/reports")
