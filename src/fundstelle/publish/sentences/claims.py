"""One claim as one sentence: who says that who did what. Never more than the source said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from fundstelle.publish.model import Quote, Sentence
from fundstelle.publish.sentences.acts import Act, find_speaker, is_day_said
from fundstelle.publish.sentences.grammar import NOBODY, PhraseList, make_phrase
from fundstelle.publish.sentences.heard import Heard, listen
from fundstelle.publish.sentences.making import is_through_own, make_act
from fundstelle.publish.sentences.names import VERBATIM
from fundstelle.publish.sentences.same import Same
from fundstelle.publish.sentences.things import find_noun
from fundstelle.publish.sentences.times import is_day_of_deed
from fundstelle.publish.sentences.writer import Writer, unexpected
from fundstelle.records.claim import PUBLISHER, SCORED_KINDS, Claim, Kind, Phase, Relation, Roles, Stance
from fundstelle.records.claim import Act as Saying
from fundstelle.records.document import Reading
from fundstelle.values import Span

_TOLD_BY_NOUN = frozenset({Stance.FINDS_NO_EVIDENCE, Stance.REFUSES, Stance.RETRACTS, Stance.NO_COMMENT})
_NOT_YET = frozenset({Phase.REQUESTED, Phase.OFFERED, Phase.THREATENED, Phase.PLANNED, Phase.AGREED})
_PROMISED = _NOT_YET - {Phase.REQUESTED}
_WARNED_OF = frozenset({Phase.PLANNED, Phase.THREATENED})
_TOLD_PHASES = _NOT_YET | {Phase.PAID, Phase.UNDER_WAY}
EXPECTED = "expected"
_DEGREES = ("possible", "suspected", "very_likely", "likely", "none")
_CORRECTS = "denies_corrects"
_DENIAL_KEYS = {"corrects": _CORRECTS, "no_sign": "finds_no_evidence", "doubts": "doubts", "stops": "denies_stops"}
_NO_SIGN = "finds_no_sign"
_QUOTE = "\0"
"""Stands for a quote while a pattern is filled, so that tidying never touches the quoted words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The pattern of who says it and how; by_noun: the act is named instead of told in a clause."""

    pattern: str
    name: str


def make_claim_sentence(
    claim: Claim,
    reading: Reading,
    note: int,
    writer: Writer,
    items: Sequence[str] = (),
    types: Sequence[str] = (),
) -> Sentence:
    """The claim as a sentence resting on footnote `note`; items, types: all those of its joint figure (joint_items,
    joint_types)."""
    facts = reading.facts
    published = facts.published.value.first_day if facts.published else None
    quoted = _find_quoted(claim)
    words = quoted.read(reading.text.content) if quoted else ""
    heard = listen(claim, reading)
    claim = replace(claim, said=None) if is_day_of_deed(claim, reading) else claim
    made = _write(
        Same(claim), facts.publisher or "", published, words, heard, (tuple(items), tuple(types)), Same(writer)
    )
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
    heard: Heard,
    group: tuple[tuple[str, ...], tuple[str, ...]],
    written_by: Same[Writer],
) -> Sentence:
    claim, writer = same.held, written_by.held
    items, types = group
    if claim.kind not in SCORED_KINDS:
        return _other_sentence(claim, publisher, words, heard, writer)
    speaker = _speaker(claim, publisher, heard, writer)
    act = replace(make_act(claim, writer, heard, items, published), are_many=speaker["source"].plural)
    if types:
        act = replace(act, described=writer.amounts.described(writer.grammar.join(types), claim.calibre_mm))
    act = replace(act, phase=Phase.AGREED, prospect="pledged") if _is_others_promise(claim, act) else act
    act = replace(act, phase=Phase.DONE) if is_own_and_over(claim, act, heard) else act
    frame = _choose_frame(claim, heard, writer, act, publisher)
    act = unexpected(act) if frame.name == EXPECTED else act
    limits = ", ".join(str(writer.grammar.table("limit", one)) for one in act.limits)
    is_ahead = "{limits}" in frame.pattern and all(one in writer.grammar.table("limit_ahead") for one in act.limits)
    slots = {
        **speaker,
        **_tell(act, frame.pattern, writer),
        "limits": make_phrase(limits) if limits and is_ahead else NOBODY,
    }
    text = writer.grammar.fill(frame.pattern, slots)
    notes = _notes(claim, act, writer, len(act.items) > 1 or bool(types), "{noun." in frame.pattern)
    if limits and "{noun." in frame.pattern and not is_ahead:
        notes.append(writer.grammar.table("extras", "limits").format(limits))
    for extra, quotes in (("word", heard.word), ("limits", heard.limits)):
        notes += [writer.grammar.table("extras", extra).format(_quoted(one, writer)) for one in quotes]
    text = begin(text, speaker["source"], writer) + _bracket(notes, writer)
    text, quotes = _with_condition(text, claim, words, writer)
    return Sentence(text + _full_stop(quotes), (), (*heard.word, *heard.limits, *quotes), frame.name)


def is_own_and_over(claim: Claim, act: Act, heard: Heard) -> bool:
    """Whether the speaker itself gave, sent or taught in a time that is over, or in words that say so."""
    is_open = claim.stance is Stance.AFFIRMS and act.phase is Phase.UNSPECIFIED
    return is_open and act.is_gift and (act.is_past or heard.over)


def _is_others_promise(claim: Claim, act: Act) -> bool:
    """What another has promised, the speaker only tells: `Belmark said that Arvenia had pledged to transfer`."""
    if claim.stance is not Stance.AFFIRMS:
        return False
    return (
        bool(act.speaker)
        and not act.is_speakers
        and claim.attribution.links[-1].act is Saying.PROMISES
        and claim.phase in _PROMISED
    )


def _tell(act: Act, pattern: str, writer: Writer) -> dict[str, PhraseList]:
    """The act in the forms that the pattern asks for: as a noun phrase, group or clause. To make all takes three times
    as long."""
    made = {order: make_phrase(writer.clause(act, order)) for order in ("main", "sub") if f"{{{order}}}" in pattern}
    made |= {degree: writer.possible(act, degree) for degree in _DEGREES if f"{{{degree}." in pattern}
    if "{that}" in pattern:
        made["that"] = make_phrase(writer.that(act))
    for slot, tell in (("do", writer.group), ("ing", writer.gerund)):
        if f"{{{slot}}}" in pattern:
            made[slot] = tell(act)
    if "{to}" in pattern:
        row = writer.grammar.table("to")
        made["to"] = make_phrase(writer.clause(act, "main").replace(row["usual"], row["told"], 1))
    if "{not}" in pattern:
        made["not"] = make_phrase(writer.negated(act))
    if "{yet}" in pattern:
        made["yet"] = make_phrase(writer.not_yet(act))
    if "{own}" in pattern:
        made["own"] = writer.own(act)
    return {**made, "noun": writer.noun(act)} if "{noun." in pattern or "<noun:" in pattern else made


def joint_items(claim: Claim, claims: Iterable[Claim], readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """Every item that shares the claim's joint figure, by the passage's noun where its text is at hand, in the order of
    the text; () where the figure is not joint."""
    if claim.quantity is None or not claim.quantity.joint:
        return ()
    group = [other for other in claims if other.id == claim.id or _shares_figure(claim, other)]
    nouns = (_name_item(other, readings) for other in sorted(group, key=_place_of_item))
    items = tuple(dict.fromkeys(nouns))
    return items if len(items) > 1 else ()


def joint_types(claim: Claim, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Every designation that shares the claim's joint figure, where they are of one class: `KN-23`, `KN-24`; () where
    the figure is not joint or a class has none."""
    if claim.quantity is None or not claim.quantity.joint or claim.designation is None:
        return ()
    group = [other for other in claims if other.id == claim.id or _shares_figure(claim, other)]
    if any(other.item != claim.item or other.designation is None for other in group):
        return ()
    types = dict.fromkeys(other.designation for other in sorted(group, key=_place_of_type) if other.designation)
    return tuple(types) if len(types) > 1 else ()


def _place_of_type(claim: Claim) -> tuple[int, str]:
    pins = claim.pins.get("designation", ())
    return (pins[0].span.start if pins else claim.span.start, claim.designation or "")


def _name_item(claim: Claim, readings: Mapping[str, Reading]) -> str:
    reading = readings.get(claim.span.text_id)
    found = find_noun(replace(claim, quantity=None), reading) if reading else ()
    return found[0] if len(found) == 1 else claim.item


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


def _choose_frame(claim: Claim, heard: Heard, writer: Writer, act: Act, publisher: str) -> Frame:
    table = writer.grammar.table
    was_said = heard.tenses.was_said and bool(writer.grammar.find("was_said", "past"))
    tense = "dated" if is_day_said(claim) or was_said else "undated"
    if claim.stance is not Stance.AFFIRMS:
        key = _stance_key(claim, heard, writer, act)
        tense = "undated" if key == _CORRECTS else tense  # the day is that of what is put right, or of this
        row = table("stance", key)
        return Frame(_variant(row, tense, claim, act, writer), f"{claim.stance.value}.{claim.phase.value}")
    name = _own_saying(claim, heard, act)
    if name:
        return Frame(_variant(table(name), tense, claim, act, writer), name)
    if _is_expecting(claim, heard):
        return Frame(_variant(table("act", "expects"), tense, claim, act, writer), EXPECTED)
    is_telling = _is_others_promise(claim, act) or heard.prospect == EXPECTED  # nobody assesses that it is expected
    plain = "writes" if claim.attribution.links[-1].source == PUBLISHER else "says"
    saying = plain if is_telling else _saying_key(claim, heard)
    saying = writer.names.voice(publisher) if saying == "writes" and publisher else saying
    return Frame(_variant(table("act", saying), tense, claim, act, writer), f"affirms.{claim.phase.value}")


def _is_expecting(claim: Claim, heard: Heard) -> bool:
    """Whether who speaks is who expects it: `the agency expects the North to send`."""
    is_named = claim.attribution.links[-1].source != PUBLISHER
    return heard.prospect == EXPECTED and heard.expects and is_named and claim.phase is Phase.PLANNED


def _own_saying(claim: Claim, heard: Heard, act: Act) -> str:
    """`promise` and `threat` are said of the act itself; a warning of one's own act is a threat;
    who is told to have promised has promised, and has not said that it did."""
    saying = claim.attribution.links[-1].act
    if act.is_pledged and heard.promises and act.is_gift and act.can_be_infinitive and saying is Saying.SAYS:
        return "promise"
    if saying is Saying.PROMISES and claim.phase in _PROMISED:
        return "" if _is_others_promise(claim, act) else "promise"
    own_warning = saying is Saying.WARNS and claim.phase is Phase.PLANNED and act.is_own and act.speaks_itself
    if own_warning or (claim.phase is Phase.THREATENED and act.is_speakers and saying in (Saying.WARNS, Saying.SAYS)):
        return "threat"
    return ""


def _stance_key(claim: Claim, heard: Heard, writer: Writer, act: Act) -> str:
    """`suspects_likely` where the passage's own words say likely; `denies_…` where it is not simply denied."""
    if claim.stance is Stance.DENIES:
        return _denial_key(claim, heard, writer, act)
    if claim.stance is Stance.FINDS_NO_EVIDENCE and heard.no_sign:
        return _NO_SIGN
    is_own = all(link.source == PUBLISHER for link in claim.attribution.origins)
    degree = heard.degree or ("suspicion" if is_own and heard.has_cues else "")
    if degree == Stance.DOUBTS.value:
        return degree
    graded = f"{claim.stance.value}_{degree}"
    return graded if degree and writer.grammar.find("stance", graded) else claim.stance.value


def _denial_key(claim: Claim, heard: Heard, writer: Writer, act: Act) -> str:
    """A figure that is rejected is no denial that anything happened; only those deny whom it concerns; who will not do
    something itself refuses."""
    if heard.denial == "no_sign" and heard.no_sign:
        return _NO_SIGN
    if heard.denial in _DENIAL_KEYS:
        return _DENIAL_KEYS[heard.denial]
    if heard.not_yet and writer.not_yet(act):
        return "denies_yet"
    if heard.denial == "refuses" and act.is_speakers and claim.phase in _NOT_YET | {Phase.UNSPECIFIED}:
        return "refuses"
    if claim.quantity is not None and (heard.denying or claim.kind is Kind.CASUALTY):
        return "denies_figure"
    is_outside = not _is_concerned(claim, heard, writer)
    is_future = act.is_held or (claim.phase in _NOT_YET and act.is_future)
    if (is_outside and heard.excludes) or (is_future and act.is_speakers and not heard.denying):
        return "denies_excludes"
    is_told = is_outside or (not heard.denying and act.phase in _NOT_YET | {Phase.UNDER_WAY})
    by_noun = act.phase is Phase.UNSPECIFIED and claim.kind is not Kind.CASUALTY
    if is_told and (by_noun or writer.negated(act)):
        return f"denies_{_saying_key(claim, heard)}"
    return "denies"


def _is_concerned(claim: Claim, heard: Heard, writer: Writer) -> bool:
    """Whether those deny it whom it concerns: a party to it, or officials whose words are words of denying."""
    names, sources = writer.names, [link.source for link in claim.attribution.origins]
    if all(names.is_observer(source) for source in sources):
        return False
    sides = {code for name in Roles.__dataclass_fields__ for code in getattr(claim.roles, name)}
    parties = {party for party, _ in map(names.speaking_party, sources) if party}
    return bool(parties & sides) or heard.denying or is_through_own(claim, writer)


def _saying_key(claim: Claim, heard: Heard) -> str:
    """How it is said. Only what is to come is warned of or promised; an estimate without a figure is an assessment."""
    link = claim.attribution.links[-1]
    if claim.stance is Stance.DENIES or link.act in (Saying.SAYS, Saying.DENIES):
        return "writes" if link.source == PUBLISHER else "says"
    is_past = link.act is Saying.PROMISES and claim.phase not in _PROMISED | {Phase.UNSPECIFIED}
    if is_past or (link.act is Saying.WARNS and claim.phase not in _WARNED_OF):
        return "writes" if link.source == PUBLISHER else "says"
    if link.act is Saying.ESTIMATES and not heard.assesses:
        return "writes" if link.source == PUBLISHER else "says"  # a word of assessing stands at what follows
    if link.act is Saying.ESTIMATES and claim.quantity is None:
        return "assumes" if heard.believes else "assesses"
    return link.act.value


def _variant(row: dict[str, str], tense: str, claim: Claim, act: Act, writer: Writer) -> str:
    """Own acts by their own pattern, acts of no phase by their noun, others by the clause, where there is a choice."""
    by_noun = act.phase is Phase.UNSPECIFIED and claim.kind is not Kind.CASUALTY
    own = f"own_{tense}" if act.is_own and act.speaks_itself and act.can_be_infinitive else ""
    is_own = by_noun and act.is_own and act.speaks_itself and _is_told_as_own(act)
    owning = f"owning_{tense}" if is_own and writer.own(act) else ""
    wanted = (own, owning, f"noun_{tense}" if by_noun else f"clause_{tense}", tense)
    return next(row[name] for name in wanted if name in row)


def _is_told_as_own(act: Act) -> bool:
    """Whether the speaker itself gave, sent, taught or got it: where persons serve abroad it is not the actor."""
    return act.is_gift or act.variant == "receipt"


def _speaker(claim: Claim, publisher: str, heard: Heard, writer: Writer) -> dict[str, PhraseList]:
    source = writer.names.sources(heard.speakers, publisher)
    via = writer.names.sources(heard.carriers, publisher)
    shown = writer.grammar.fill(writer.grammar.table("extras", "via"), {"via": via}) if via.members else ""
    said = writer.when(claim.said) if is_day_said(claim) else ""
    return {
        "source": source,
        "via": make_phrase(shown) if shown else NOBODY,
        "said": make_phrase(said) if said else NOBODY,
    }


def _bracket(notes: Sequence[str], writer: Writer) -> str:
    return str(writer.grammar.table("extras", "bracket")).format("; ".join(notes)) if notes else ""


def _notes(claim: Claim, act: Act, writer: Writer, group_known: bool, by_noun: bool) -> list[str]:
    """What stands in brackets: places, further parties, what the clause could not tell."""
    names, extras = writer.names, writer.grammar.table("extras")
    places = _new_places(claim, act, writer)
    notes = [extras["places" if len(places) > 1 else "place"].format(", ".join(places))] if places else []
    for role in ("maker", "carrier", "broker"):
        if codes := getattr(claim.roles, role):
            notes.append(extras[role].format(writer.grammar.join([names.party_name(code) for code in codes])))
    if by_noun and claim.stance in _TOLD_BY_NOUN and claim.phase in _TOLD_PHASES:
        notes.append(writer.messages.text(f"phase.{claim.phase.value}"))
    if claim.quantity is not None and claim.quantity.joint and not group_known:
        notes.append(extras["joint_unknown"])
    if writer.amounts.is_unit_unknown(act.items, act.quantity):
        notes.append(extras["currency_unknown" if claim.item == "money" else "unit_unknown"])
    return notes


def _new_places(claim: Claim, act: Act, writer: Writer) -> list[str]:
    """Places that the parties do not say already."""
    named = {writer.names.party_name(code) for code in (*claim.roles.host, *claim.roles.taker, *claim.roles.trainer)}
    own = find_speaker(claim, writer.names)[0] if is_through_own(claim, writer) else ""
    named |= {writer.names.party_name(own)} if own else set()
    named |= {act.place, *(writer.names.party_name(code) for code in act.roles.host)}
    shown = [_near_place(place, act.near, writer) for place in claim.route.places]
    return [place for place in dict.fromkeys(shown) if place not in named]


def _near_place(place: str, words: str, writer: Writer) -> str:
    """A state that is only near by the passage's words: `near Arvenia`; other places by their names."""
    state = writer.names.find_state(place)
    if not state or not any(form.casefold() in words for form in writer.names.forms_of(state)):
        return _name_place(place, writer)
    near = str(writer.grammar.table("extras", "near"))
    return near.format(writer.grammar.form(writer.names.parties([state]), "dat"))


def _name_place(place: str, writer: Writer) -> str:
    """The place by its name; what a passage calls one in words of its own language is quoted."""
    name, marks = writer.names.place_name(place), writer.grammar.table("quotes")
    return f"{marks['open']}{name}{marks['close']}" if name == place and name[:1].islower() else name


def _with_condition(text: str, claim: Claim, words: str, writer: Writer) -> tuple[str, tuple[Quote, ...]]:
    if claim.condition is None:
        return text, ()
    quote = Quote(claim.condition.span, words)
    return text + writer.grammar.table("extras", "condition").format(_quoted(quote, writer)), (quote,)


def _other_sentence(claim: Claim, publisher: str, words: str, heard: Heard, writer: Writer) -> Sentence:
    quote = Quote(claim.span, words)
    tense = "dated" if is_day_said(claim) else "undated"
    slots = {**_speaker(claim, publisher, heard, writer), "quote": make_phrase(_QUOTE)}
    text = writer.grammar.fill(writer.grammar.table("other", tense), slots)
    text = begin(text, slots["source"], writer).replace(_QUOTE, _quoted(quote, writer))
    text += _full_stop((quote,))
    return Sentence(text, (), (quote,), "other")


def _full_stop(quotes: tuple[Quote, ...]) -> str:
    """A quote at the end that brings its own full stop needs no second one."""
    return "" if quotes and quotes[-1].words.endswith((".", "!", "?")) else "."


def _quoted(quote: Quote, writer: Writer) -> str:
    marks = writer.grammar.table("quotes")
    return str(marks["open"]) + quote.words + str(marks["close"])


def begin(text: str, source: PhraseList, writer: Writer) -> str:
    """Contracted, with a capital where the source is no bare name. Quotes come in later: nothing may touch them."""
    contracted = writer.grammar.contract(text)
    bare = bool(source.members) and VERBATIM in source.members[0].marks
    if bare and contracted.startswith(source.members[0].case("nom")):
        return contracted
    return contracted[:1].upper() + contracted[1:]
