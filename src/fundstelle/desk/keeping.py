"""What is kept beside the claims: notes, tags, "read to the end"; and how the desk looks."""

from __future__ import annotations

from fundstelle.desk.asking import Answer, Ask, Goto, is_local
from fundstelle.desk.desk import Desk
from fundstelle.desk.pages.document import find_document
from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Judged, Verdict
from fundstelle.register import DecisionWish

_LANGUAGES = ("de", "en")
_THEMES = ("light", "dark", "auto")


def back_to(ask: Ask, otherwise: str = "/") -> Goto:
    """Where the form came from, if that is a page of the desk."""
    back = ask.form.get("back", "")
    return Goto(back if back and is_local(back) else otherwise)


def add_note(desk: Desk, ask: Ask) -> Answer:
    """A note or a tag on a claim."""
    claim_id = ask.parts["id"]
    for verdict, field in ((Verdict.NOTE, "note"), (Verdict.TAG, "tag")):
        if given := ask.form.get(field, "").strip():
            desk.door.decide(DecisionWish(verdict, desk.choices.reviewer, content={field: given}), [claim_id])
    return back_to(ask, f"/claims/{claim_id}")


def mark_read(desk: Desk, ask: Ask) -> Answer:
    """The document was read to its end by a person."""
    head = find_document(desk, ask.parts["id"])
    if head.reading is None:
        raise QueryInvalid(desk.words.text("desk.error.unread"))
    content = head.reading.text
    last = Judged(content.span(0, len(content.content)), "", {})
    made = desk.door.decide(DecisionWish(Verdict.READ_TO_END, desk.choices.reviewer, passages=(last,)))
    return Goto(f"/documents/{head.document.id}?done={made.id}")


def change_look(desk: Desk, ask: Ask) -> Answer:
    """Language and theme."""
    language, theme = ask.form.get("language", ""), ask.form.get("theme", "")
    if language in _LANGUAGES:
        desk.memory.change(language=language)
    if theme in _THEMES:
        desk.memory.change(theme=theme)
    return back_to(ask)


def take_step(desk: Desk, ask: Ask) -> Answer:
    """The next step of the tour, or its end."""
    from fundstelle.desk.frame import TOUR

    given = ask.form.get("step", "0")
    step = min(int(given), len(TOUR)) if given.isdecimal() else 0
    desk.memory.change(tour=step)
    return Goto(TOUR[step - 1] if step else "/")
