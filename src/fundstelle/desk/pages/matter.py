"""The matter: what is said, by whom, with which figures, against what, under which provisions, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page
from fundstelle.desk.desk import Desk
from fundstelle.desk.lists import view_row
from fundstelle.desk.queueing import newest_decision
from fundstelle.desk.views import ClaimView
from fundstelle.publish import ReportSettings, write_matters
from fundstelle.publish.model import MatterPart, Note, Sentence
from fundstelle.records.claim import PUBLISHER, Stance
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.document import Handling
from fundstelle.records.matter import Grade, Matter
from fundstelle.register.desk_answers import ClaimRow
from fundstelle.register.single import SingleMatter, collect_matter
from fundstelle.values import Span
from fundstelle.values.policy import policy_of

_MOST_LINKS, _MOST_REPEATS = 12, 30
"""Neighbouring matters and repeating documents that are named."""

GROUPS = ("affirmed", "planned", "suspected", "doubted", "denied", "other")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of the matter: its sentence, its words, how it stands in the review."""

    sentence: str
    view: ClaimView
    number: int


@dataclass(frozen=True, slots=True)
class Repeats:
    """Documents that repeat one origin's report: no new origin."""

    origin: str
    documents: int
    views: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One matter. claim_of: claim id by the number of its footnote; replies: what those named answered."""

    id: str
    part: MatterPart
    note_of: dict[int, Note]
    groups: tuple[tuple[str, tuple[Told, ...]], ...]
    grade: Grade | None
    policy: str
    links: tuple[tuple[str, str, str, str], ...]
    tags: tuple[tuple[str, str], ...]
    replies: tuple[tuple[str, str, str, str], ...]
    decisions: tuple[tuple[str, str, str, str, str, str], ...]
    repeats: tuple[Repeats, ...]
    open: int
    first_open: str
    is_in_report: bool
    pairs: tuple[str, ...]
    head: str
    untold: int


def show(desk: Desk, ask: Ask) -> Page:
    """One matter; its pictures come by themselves, since the first one of a run takes a second to draw."""
    page = make_page(desk, ask.parts["id"])
    return Page("matter.html", page.part.heading, page, "matters")


def make_page(desk: Desk, matter_id: str) -> MatterPage:
    """All that the page shows."""
    single = collect(desk, matter_id, pictures=False)
    (part,), notes = write_matters(single.collected)
    views = {row.claim.id: view_row(row, desk.words) for row in single.rows}
    log, standing = desk.door.desk.decisions_on({row.claim.span.text_id for row in single.rows})
    about = _decisions_on(log, single.rows)
    undecided = [view.id for view in views.values() if view.state in ("open", "reopened")]
    matter = single.found.head.matter
    return MatterPage(
        id=matter.id,
        part=part,
        note_of={note.number: note for note in notes},
        groups=_make_groups(part, notes, views),
        grade=matter.grade,
        policy=getattr(policy_of(desk.door.choices().policy), desk.choices.language),
        links=_make_links(desk, matter),
        tags=_tags(about, standing),
        replies=_make_replies(desk, about, standing),
        decisions=tuple(_make_row(one, desk) for one in reversed(about)),
        repeats=_find_repeats(single.rows, views, desk),
        open=_count_open(single, len(undecided)),
        first_open=undecided[0] if undecided else "",
        is_in_report=matter.id in desk.choices.draft.matters,
        pairs=tuple(one.id for one in about if one.verdict in (Verdict.SAME, Verdict.NOT_SAME)),
        head=newest_decision(desk),
        untold=max(0, single.found.row.claims - len(single.rows)),
    )


def collect(desk: Desk, matter_id: str, *, pictures: bool) -> SingleMatter:
    """What the page is made from. Raises QueryInvalid where there is no such matter."""
    settings = ReportSettings(pictures=pictures, handling=Handling.CONFIDENTIAL)
    language, folders = desk.choices.language, desk.knowledge_dirs
    return collect_matter(desk.door, matter_id, language, settings, desk.knowledge, folders)


def _count_open(single: SingleMatter, shown: int) -> int:
    values = single.found.state.values
    return max(shown, sum(one.count.number for one in values if one.value in ("open", "reopened")))


def _make_groups(
    part: MatterPart, notes: Sequence[Note], views: dict[str, ClaimView]
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    claim_of = {note.number: note.claim_id for note in notes}
    groups = []
    for name in GROUPS:
        sentences: tuple[Sentence, ...] = getattr(part, name)
        told = [(sentence, claim_of[sentence.notes[0]]) for sentence in sentences]
        rows = tuple(Told(s.text, views[id], s.notes[0]) for s, id in told if id in views)
        if rows:
            groups.append((name, rows))
    return tuple(groups)


def _make_links(desk: Desk, matter: Matter) -> tuple[tuple[str, str, str, str], ...]:
    """(relation, id, heading, reason) of the matters that this one stands to."""
    links = matter.links[:_MOST_LINKS]
    known = desk.door.desk.matters_by_id({link.matter_id for link in links})
    present = [link for link in links if link.matter_id in known]  # the others are gone since the last reconcile
    return tuple((one.relation, one.matter_id, desk.words.heading(known[one.matter_id].key), "") for one in present)


def _decisions_on(log: Sequence[Decision], rows: Sequence[ClaimRow]) -> list[Decision]:
    """What was decided on the words of the matter's claims, the oldest first."""
    spans = [row.claim.span for row in rows]
    judged = {span: any(span.is_touching(one) for one in spans) for entry in log for span in _places(entry)}
    return [entry for entry in log if any(judged[span] for span in _places(entry))]


def _places(entry: Decision) -> list[Span]:
    """The passages that were judged; "read to the end" is about a whole text and no claim of it."""
    return [judged.span for judged in entry.targets if judged.kind]


def _tags(about: Sequence[Decision], standing: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """(tag, decision) of the tags that stand; each once."""
    tagged = [one for one in about if one.verdict is Verdict.TAG and one.id in standing]
    found = {(one.content or {}).get("tag", ""): one.id for one in tagged}
    return tuple((value, id) for value, id in found.items() if value)


def _make_replies(
    desk: Desk, about: Sequence[Decision], standing: frozenset[str]
) -> tuple[tuple[str, str, str, str], ...]:
    """(who answered, the words, when noted, decision) of the replies of those named."""
    notes = [one for one in about if one.verdict is Verdict.NOTE and one.id in standing]
    told = [(one, one.content or {}) for one in notes]
    return tuple((c["party"], c["reply"], desk.words.moment(one.at), one.id) for one, c in told if "reply" in c)


def _make_row(one: Decision, desk: Desk) -> tuple[str, str, str, str, str, str]:
    """(id, verdict, by, when, why, what was said)."""
    content = one.content or {}
    shown = ", ".join(f"{slot} {value}" for slot, value in content.items() if not slot.startswith("pin."))
    verdict = desk.words.text(f"desk.verdict.{one.verdict.value}")
    return one.id, verdict, one.by, desk.words.moment(one.at), one.why, shown


def _find_repeats(rows: Sequence[ClaimRow], views: dict[str, ClaimView], desk: Desk) -> tuple[Repeats, ...]:
    """Origins that several documents repeat: so many documents, and still one origin."""
    by_origin: dict[str, dict[str, ClaimView]] = {}
    for row in rows:
        origin = row.claim.attribution.links[-1].source
        if origin != PUBLISHER and row.claim.stance is not Stance.DENIES:
            by_origin.setdefault(origin, {}).setdefault(row.document_id, views[row.claim.id])
    repeated = {origin: found for origin, found in by_origin.items() if len(found) > 1}
    return tuple(
        Repeats(desk.words.source(origin), len(found), tuple(found.values())[:_MOST_REPEATS])
        for origin, found in repeated.items()
    )


def show_pictures(desk: Desk, ask: Ask) -> Page:
    """The matter's pictures, as a part that is put into its page."""
    (part,), _ = write_matters(collect(desk, ask.parts["id"], pictures=True).collected)
    drawn = tuple(one for one in (part.picture, part.origins_picture) if one)
    return Page("pictures.html", part.heading, drawn, "matters")
