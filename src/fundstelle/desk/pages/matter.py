"""The matter: what is said, by whom, with which figures, against what, under which provisions, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page
from fundstelle.desk.desk import Desk
from fundstelle.desk.pages.document import file_claim
from fundstelle.desk.views import ClaimView, make_view, state_of
from fundstelle.publish import ReportSettings, make_report
from fundstelle.publish.model import MatterPart, Note, Report, Sentence
from fundstelle.records.claim import PUBLISHER
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.document import Handling
from fundstelle.records.matter import Grade, Matter
from fundstelle.register.answers import FiledClaim
from fundstelle.register.single import collect_matter
from fundstelle.values import Span
from fundstelle.values.policy import policy_of

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
    report: Report
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


def show(desk: Desk, ask: Ask) -> Page:
    """One matter; its pictures come by themselves, since the first one of a run takes a second to draw."""
    page = make_page(desk, ask.parts["id"])
    return Page("matter.html", page.part.heading, page, "matters")


def make_page(desk: Desk, matter_id: str) -> MatterPage:
    """All that the page shows."""
    settings = ReportSettings(pictures=False, handling=Handling.CONFIDENTIAL)
    found, matter, filed = collect_matter(desk.door, matter_id, desk.choices.language, settings, desk.knowledge_dirs)
    report = make_report(found)
    overlay, log = desk.door.overlay(), desk.door.decisions()
    views = {
        one.claim.id: make_view(one.claim, state_of(one.claim.id, overlay), file_claim(one), desk.words)
        for one in filed
    }
    about = _decisions_on(desk, log, filed)
    undecided = [view.id for view in views.values() if view.state == "open"]
    (part,) = report.matters
    return MatterPage(
        id=matter.id,
        part=part,
        report=report,
        note_of={note.number: note for note in report.notes},
        groups=_make_groups(part, report, views),
        grade=matter.grade,
        policy=getattr(policy_of(desk.door.choices().policy), desk.choices.language),
        links=_make_links(desk, matter),
        tags=_standing(desk, about, Verdict.TAG, "tag"),
        replies=_make_replies(desk, about),
        decisions=tuple(_make_row(one, desk) for one in reversed(about)),
        repeats=_find_repeats(matter, filed, views, desk),
        open=len(undecided),
        first_open=undecided[0] if undecided else "",
        is_in_report=matter.id in desk.choices.draft.matters,
        pairs=tuple(one.id for one in about if one.verdict in (Verdict.SAME, Verdict.NOT_SAME)),
        head=log[-1].id if log else "",
    )


def _make_groups(
    part: MatterPart, report: Report, views: dict[str, ClaimView]
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    claim_of = {note.number: note.claim_id for note in report.notes}
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
    known = {one.id: one for one in desk.door.matters()} if matter.links else {}
    return tuple(
        (link.relation, link.matter_id, desk.words.heading(known[link.matter_id].key), link.reason)
        for link in matter.links
        if link.matter_id in known
    )


def _decisions_on(desk: Desk, log: list[Decision], filed: tuple[FiledClaim, ...]) -> list[Decision]:
    """What was decided on the words of the matter's claims, the oldest first."""
    spans = [one.claim.span for one in filed]
    judged = {span: any(span.is_touching(one) for one in spans) for entry in log for span in _places(entry)}
    return [entry for entry in log if any(judged[span] for span in _places(entry))]


def _places(entry: Decision) -> list[Span]:
    """The passages that were judged; "read to the end" is about a whole text and no claim of it."""
    return [judged.span for judged in entry.targets if judged.kind]


def _standing(desk: Desk, about: list[Decision], verdict: Verdict, field: str) -> tuple[tuple[str, str], ...]:
    """(value, decision) of what stands beside, such as tags; each value once."""
    stands = {entry.id for entry in desk.door.review_state().beside}
    found = {(one.content or {}).get(field, ""): one.id for one in about if one.verdict is verdict and one.id in stands}
    return tuple((value, id) for value, id in found.items() if value)


def _make_replies(desk: Desk, about: list[Decision]) -> tuple[tuple[str, str, str, str], ...]:
    """(who answered, the words, when noted, decision) of the replies of those named."""
    stands = {entry.id for entry in desk.door.review_state().beside}
    notes = [one for one in about if one.verdict is Verdict.NOTE and one.id in stands]
    told = [(one, one.content or {}) for one in notes]
    return tuple((c["party"], c["reply"], desk.words.moment(one.at), one.id) for one, c in told if "reply" in c)


def _make_row(one: Decision, desk: Desk) -> tuple[str, str, str, str, str, str]:
    """(id, verdict, by, when, why, what was said)."""
    content = one.content or {}
    shown = ", ".join(f"{slot} {value}" for slot, value in content.items() if not slot.startswith("pin."))
    verdict = desk.words.text(f"desk.verdict.{one.verdict.value}")
    return one.id, verdict, one.by, desk.words.moment(one.at), one.why, shown


def _find_repeats(
    matter: Matter, filed: tuple[FiledClaim, ...], views: dict[str, ClaimView], desk: Desk
) -> tuple[Repeats, ...]:
    """Origins that several documents repeat: so many documents, and still one origin."""
    by_origin: dict[str, dict[str, ClaimView]] = {}
    for one in filed:
        origin = one.claim.attribution.links[-1].source
        if origin != PUBLISHER and one.claim.stance.value != "denies":
            by_origin.setdefault(origin, {}).setdefault(one.document_id, views[one.claim.id])
    repeated = {origin: found for origin, found in by_origin.items() if len(found) > 1}
    return tuple(
        Repeats(desk.words.source(origin), len(found), tuple(found.values())) for origin, found in repeated.items()
    )


def show_pictures(desk: Desk, ask: Ask) -> Page:
    """The matter's pictures, as a part that is put into its page."""
    settings = ReportSettings(pictures=True, handling=Handling.CONFIDENTIAL)
    found, *_ = collect_matter(desk.door, ask.parts["id"], desk.choices.language, settings, desk.knowledge_dirs)
    (part,) = make_report(found).matters
    drawn = tuple(one for one in (part.picture, part.origins_picture) if one)
    return Page("pictures.html", part.heading, drawn, "matters")
