"""One claim as one sentence: who says that who did what. Never more than the source said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from fundstelle.publish.model import Quote, Sentence
from fundstelle.publish.sentences.grammar import NOBODY, PhraseList, make_phrase
from fundstelle.publish.sentences.names import VERBATIM
from fundstelle.publish.sentences.same import Same
from fundstelle.publish.sentences.writer import Act, Writer, make_act
from fundstelle.records.claim import PUBLISHER, SCORED_KINDS, Claim, Kind, Phase, Relation, Stance
from fundstelle.records.claim import Act as Saying
from fundstelle.records.document import Reading
from fundstelle.values import Period, Span

_TOLD_BY_NOUN = frozenset({Stance.FINDS_NO_EVIDENCE, Stance.REFUSES, Stance.RETRACTS, Stance.NO_COMMENT})
_NOT_YET = frozenset({Phase.REQUESTED, Phase.OFFERED, Phase.THREATENED, Phase.PLANNED, Phase.AGREED})
_TOLD_PHASES = _NOT_YET | {Phase.PAID, Phase.UNDER_WAY}
_QUOTE = "\0"
"""Stands for a quote while a pattern is filled, so that tidying never touches the quoted words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The pattern of who says it and how; by_noun: the act is named instead of told in a clause."""

    pattern: str
    name: str


def make_claim_sentence(
    claim: Claim, reading: Reading, note: int, writer: Writer, items: Sequence[str] = ()
) -> Sentence:
    """The claim as a sentence resting on footnote `note`; items: all items of its joint figure (joint_items)."""
    facts = reading.facts
    published = facts.published.value.first_day if facts.published else None
    quoted = _find_quoted(claim)
    words = quoted.read(reading.text.content) if quoted else ""
    made = _write(Same(claim), facts.publisher or "", published, words, tuple(items), Same(writer))
    return replace(made, notes=(note,))


def _find_quoted(claim: Claim) -> Span | None:
    """The words that the sentence repeats: of a kind that is not told all of them, else a condition."""
    if claim.kind not in SCORED_KINDS:
        return claim.span
    return claim.condition.span if claim.condition else None


# Pages tell the same claims again and again, each sentence a millisecond.
@lru_cache(maxsize=4096)
def _write(
    same: Same[Claim],
    publisher: str,
    published: date | None,
    words: str,
    items: tuple[str, ...],
    written_by: Same[Writer],
) -> Sentence:
    claim, writer = same.held, written_by.held
    if claim.kind not in SCORED_KINDS:
        return _other_sentence(claim, publisher, words, writer)
    act = make_act(claim, writer, items, published)
    frame = _choose_frame(claim, writer)
    slots = {**_speaker(claim, publisher, writer), **_tell(act, frame.pattern, writer)}
    text = writer.grammar.fill(frame.pattern, slots)
    text = _begin(text + _bracket(claim, writer, bool(items)), slots["source"], writer)
    text, quotes = _with_condition(text, claim, words, writer)
    return Sentence(text + _full_stop(quotes), (), quotes, frame.name)


def _tell(act: Act, pattern: str, writer: Writer) -> dict[str, PhraseList]:
    """The act in the forms that the pattern asks for: as a noun phrase or as a clause. To make all takes three times
    as long."""
    made = {order: make_phrase(writer.clause(act, order)) for order in ("main", "sub") if order in pattern}
    return {**made, "noun": writer.noun(act)} if "noun" in pattern else made


def joint_items(claim: Claim, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Every item that shares the claim's joint figure, in the order of the text; () where the figure is not joint."""
    if claim.quantity is None or not claim.quantity.joint:
        return ()
    group = [other for other in claims if other.id == claim.id or _shares_figure(claim, other)]
    items = tuple(dict.fromkeys(other.item for other in sorted(group, key=_place_of_item)))
    return items if len(items) > 1 else ()


def _shares_figure(claim: Claim, other: Claim) -> bool:
    if any(r.relation is Relation.JOINT_WITH and r.claim_id == other.id for r in claim.relations):
        return True
    if other.quantity is None or not other.quantity.joint or other.span.text_id != claim.span.text_id:
        return False
    mine, its = claim.quantity.words if claim.quantity else None, other.quantity.words
    if mine and its:
        return mine.span == its.span
    return other.span == claim.span and _figure(other) == _figure(claim)


def _figure(claim: Claim) -> object:
    return replace(claim.quantity, words=None) if claim.quantity else None


def _place_of_item(claim: Claim) -> tuple[int, str]:
    pins = claim.pins.get("item", ())
    return (pins[0].span.start if pins else claim.span.start, claim.item)


def _choose_frame(claim: Claim, writer: Writer) -> Frame:
    table = writer.grammar.table
    tense = "dated" if _is_day_said(claim.said) else "undated"
    if claim.stance is not Stance.AFFIRMS:
        row = table("stance", claim.stance.value)
        return Frame(_variant(row, tense, claim), f"{claim.stance.value}.{claim.phase.value}")
    saying = claim.attribution.links[-1].act
    if saying is Saying.PROMISES and claim.phase in _NOT_YET - {Phase.REQUESTED}:
        return Frame(table("promise", tense), "promise")
    if claim.phase is Phase.THREATENED and saying in (Saying.WARNS, Saying.SAYS):
        return Frame(table("threat", tense), "threat")
    return Frame(_variant(table("act", _saying_key(claim)), tense, claim), f"affirms.{claim.phase.value}")


def _saying_key(claim: Claim) -> str:
    link = claim.attribution.links[-1]
    if link.source == PUBLISHER and link.act in (Saying.SAYS, Saying.DENIES):
        return "writes"
    return "says" if link.act is Saying.DENIES else link.act.value


def _variant(row: dict[str, str], tense: str, claim: Claim) -> str:
    by_noun = claim.phase is Phase.UNSPECIFIED and claim.kind is not Kind.CASUALTY
    return row.get(f"noun_{tense}", row[tense]) if by_noun else row[tense]


def _is_day_said(said: Period | None) -> bool:
    return said is not None and said.start is not None and said.start == said.end


def _speaker(claim: Claim, publisher: str, writer: Writer) -> dict[str, PhraseList]:
    source = writer.names.sources((link.source for link in claim.attribution.origins), publisher)
    via = writer.names.sources((link.source for link in claim.attribution.via), publisher)
    shown = writer.grammar.fill(writer.grammar.table("extras", "via"), {"via": via}) if via.members else ""
    said = writer.when(claim.said) if _is_day_said(claim.said) else ""
    return {
        "source": source,
        "via": make_phrase(shown) if shown else NOBODY,
        "said": make_phrase(said) if said else NOBODY,
    }


def _bracket(claim: Claim, writer: Writer, group_known: bool) -> str:
    names, extras = writer.names, writer.grammar.table("extras")
    notes = [extras["place"].format(", ".join(places)) for places in [_new_places(claim, writer)] if places]
    for role in ("maker", "carrier", "broker"):
        if codes := getattr(claim.roles, role):
            notes.append(extras[role].format(writer.grammar.join([names.party_name(code) for code in codes])))
    if claim.stance in _TOLD_BY_NOUN and claim.phase in _TOLD_PHASES:
        notes.append(writer.messages.text(f"phase.{claim.phase.value}"))
    if claim.quantity is not None and claim.quantity.joint and not group_known:
        notes.append(extras["joint_unknown"])
    if writer.amounts.is_unit_unknown([claim.item], claim.quantity):
        notes.append(extras["unit_unknown"])
    return str(extras["bracket"]).format("; ".join(notes)) if notes else ""


def _new_places(claim: Claim, writer: Writer) -> list[str]:
    """Places that the parties do not say already."""
    named = {writer.names.party_name(code) for code in (*claim.roles.host, *claim.roles.taker, *claim.roles.trainer)}
    shown = [writer.names.place_name(place) for place in claim.route.places]
    return [place for place in dict.fromkeys(shown) if place not in named]


def _with_condition(text: str, claim: Claim, words: str, writer: Writer) -> tuple[str, tuple[Quote, ...]]:
    if claim.condition is None:
        return text, ()
    quote = Quote(claim.condition.span, words)
    return text + writer.grammar.table("extras", "condition").format(_quoted(quote, writer)), (quote,)


def _other_sentence(claim: Claim, publisher: str, words: str, writer: Writer) -> Sentence:
    quote = Quote(claim.span, words)
    tense = "dated" if _is_day_said(claim.said) else "undated"
    slots = {**_speaker(claim, publisher, writer), "quote": make_phrase(_QUOTE)}
    text = writer.grammar.fill(writer.grammar.table("other", tense), slots)
    text = _begin(text, slots["source"], writer).replace(_QUOTE, _quoted(quote, writer))
    text += _full_stop((quote,))
    return Sentence(text, (), (quote,), "other")


def _full_stop(quotes: tuple[Quote, ...]) -> str:
    """A quote at the end that brings its own full stop needs no second one."""
    return "" if quotes and quotes[-1].words.endswith((".", "!", "?")) else "."


def _quoted(quote: Quote, writer: Writer) -> str:
    marks = writer.grammar.table("quotes")
    return str(marks["open"]) + quote.words + str(marks["close"])


def _begin(text: str, source: PhraseList, writer: Writer) -> str:
    """Contracted, with a capital where the source is no bare name. Quotes come in later: nothing may touch them."""
    contracted = writer.grammar.contract(text)
    if not source.members or VERBATIM in source.members[0].marks:
        return contracted
    return contracted[:1].upper() + contracted[1:]
