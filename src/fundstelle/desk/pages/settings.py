"""Settings: how the desk looks, who decides, what a number means, the standard of evidence, parties to the conflict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fundstelle.desk.asking import Answer, Ask, Goto, Page
from fundstelle.desk.desk import Desk
from fundstelle.desk.slots import find_parties
from fundstelle.errors import QueryInvalid
from fundstelle.records.document import Handling
from fundstelle.register.choices import Chosen
from fundstelle.values.policy import POLICIES


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What can be chosen, as it stands."""

    language: str
    theme: str
    reviewer: str
    standard: str
    handling: str
    policy: str
    policies: tuple[str, ...]
    evidence_standard: int
    parties: str
    knowledge: tuple[str, ...]
    register: str
    options: tuple[tuple[str, str], ...]


def show(desk: Desk, ask: Ask) -> Page:
    """The form."""
    choices, ours, words = desk.choices, desk.door.choices(), desk.words
    page = SettingsPage(
        language=choices.language,
        theme=choices.theme,
        reviewer=choices.reviewer,
        standard=choices.standard,
        handling=choices.handling,
        policy=ours.policy,
        policies=tuple(sorted(POLICIES)),
        evidence_standard=ours.evidence_standard,
        parties=words.parties(ours.parties_to_conflict),
        knowledge=tuple(str(folder) for folder in desk.knowledge_dirs),
        register=str(desk.door.path.resolve()),
        options=tuple(sorted((words.party(code), code) for code in words.knowledge.parties)),
    )
    return Page("settings.html", words.text("desk.place.settings"), page, "settings")


def change(desk: Desk, ask: Ask) -> Answer:
    """Keep what was chosen; matters are made anew where it concerns them."""
    reviewer, handling = ask.form.get("reviewer", "").strip(), ask.form.get("handling", "")
    desk.memory.change(
        language=ask.form.get("language") if ask.form.get("language") in ("de", "en") else desk.choices.language,
        theme=ask.form.get("theme") if ask.form.get("theme") in ("light", "dark", "auto") else desk.choices.theme,
        reviewer=reviewer or desk.choices.reviewer,
        standard=ask.form.get("standard", "").strip(),
        handling=handling if handling in {one.value for one in Handling} else desk.choices.handling,
    )
    _choose(desk, ask)
    return Goto("/settings")


def _choose(desk: Desk, ask: Ask) -> None:
    given = ask.form.get("evidence_standard", "")
    if not given.isdecimal() or not 1 <= int(given) <= 9:
        raise QueryInvalid(desk.words.text("desk.error.standard"), remedy="1 – 9")
    policy = ask.form.get("policy", "")
    old = desk.door.choices()
    wanted = find_parties(ask.form.get("parties", ""), desk.words)
    today = datetime.now(UTC).date()
    why = ask.form.get("parties_why", "").strip() or desk.words.text("desk.settings.named_here")
    parties = {one: old.parties_to_conflict.get(one) or Chosen("", desk.choices.reviewer, today, why) for one in wanted}
    new = replace(
        old,
        policy=policy if policy in POLICIES else old.policy,
        evidence_standard=int(given),
        parties_to_conflict=parties,
    )
    if new != old:
        desk.door.choose(new)
        desk.jobs.settle()
