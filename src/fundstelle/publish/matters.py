"""One matter as a part of a report: heading, who speaks of it, figures, each claim, denials, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fundstelle.publish.figures import write_figures
from fundstelle.publish.legal import name_codes
from fundstelle.publish.model import Clash, MatterPart, ReportInput, Sentence
from fundstelle.publish.notes import Notebook
from fundstelle.publish.origin_graph import draw_origins
from fundstelle.publish.rows import GROUPS
from fundstelle.publish.sentences.acts import Act, find_variant
from fundstelle.publish.sentences.claims import (
    begin,
    is_own_and_over,
    joint_items,
    joint_types,
    make_claim_sentence,
)
from fundstelle.publish.sentences.grammar import NOBODY, PhraseList, make_phrase
from fundstelle.publish.sentences.heard import find_speakers, listen
from fundstelle.publish.sentences.making import make_act
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.timeline import draw_timeline
from fundstelle.records.claim import PUBLISHER, SCORED_KINDS, UNNAMED, Claim, Kind, Phase, Roles, Stance
from fundstelle.records.matter import Contradiction, Matter, MatterKey

_PLANNED = frozenset({Phase.REQUESTED, Phase.OFFERED, Phase.THREATENED, Phase.PLANNED, Phase.AGREED, Phase.PAID})
_GIVER = {Kind.TRANSFER: "giver", Kind.DEPLOYMENT: "sender", Kind.TRAINING: "trainee", Kind.CASUALTY: "victim"}
_TAKER = {Kind.TRANSFER: "taker", Kind.DEPLOYMENT: "host", Kind.TRAINING: "trainer"}
CONSOLIDATORS = "consolidators"
"""The unit of all bodies that consolidate others, where nobody else stands behind a matter."""
_COMING = frozenset({"", "sent", "going", "coming"})
"""Variants of persons who are sent or come."""
_LEAD_OF = {"joined": "side", "fought": "side", "fighting": "service", "working": "presence"}
"""Variants whose noun is another's."""
_OF_SEVERAL = frozenset({"personnel.engineers", "fuel.other", "metal", "personnel.instructors"})
"""Classes of several trades or goods, of which a passage means one: a lead names those that are meant."""
_MOST_NOUNS = 3
_HELP = ":help"
_HIRED = (("personnel.troops:people",), ("personnel.troops:fighter",))
"""Nouns for those whom not every passage calls soldiers, the widest first."""
_ONE, _SOME = "unnamed_one", "unnamed_some"
_LEAST_LED = 2
"""So many sentences need another one that leads; a single one leads itself."""
_MOST_LEAD_NOTES = 6
"""More footnotes behind one sentence help nobody; every claim has its own sentence below."""


@dataclass(frozen=True, slots=True)
class MatterWriter:
    """Writes the matters of one report."""

    report_input: ReportInput
    claims: Mapping[str, Claim]
    notebook: Notebook
    writer: Writer

    def write(self, matter: Matter, number: int) -> MatterPart:
        """The matter as a part. Counts of origins and mentions are the register's; words are shown up to the level."""
        claims = self._in_order(matter)
        standing = self._standing(matter, claims)
        figures = write_figures(matter, self.claims, self.notebook, self.writer)
        sorted_claims = {group: [c for c in claims if _group(c) == group] for group in GROUPS}
        sentences = {
            group: merge_sentences(self._sentence(c) for c in members) for group, members in sorted_claims.items()
        }
        clashes = tuple(self._clashes(matter))
        settings = self.report_input.settings
        return MatterPart(
            id=matter.id,
            anchor=f"m{number}",
            heading=self.heading(matter.key),
            standing=standing if _is_led(standing, sentences["affirmed"]) else None,
            stood_behind=self._stood_behind(matter),
            independent_origins=matter.independent_origins,
            mentions=matter.mentions,
            units=tuple(self._unit_name(unit, claims) for unit in matter.units),
            figures=figures,
            vague=self._vague(claims),
            **sentences,
            clashes=clashes,
            assessments=self._assessments(matter),
            kind=self.writer.messages.text(f"kind.{matter.key.kind.value}"),
            subject=self._subject(matter.key),
            direction=self._direction(matter.key),
            denied_by=self._deniers(sorted_claims["denied"]),
            picture=draw_timeline(matter, claims, self.notebook, self.writer) if settings.pictures else None,
            origins_picture=draw_origins(matter, claims, self.notebook, self.writer) if settings.pictures else None,
        )

    def heading(self, key: MatterKey) -> str:
        """The address in words: `Soldaten: Nordkorea → Russland`. A label, not a statement."""
        outcome = f" – {self._outcome(key)}" if key.outcome else ""
        return f"{self._item(key)}: {self._direction(key)}{self._places(key)}{outcome}"

    def _subject(self, key: MatterKey) -> str:
        """What it is about, without the direction."""
        kind = self.writer.messages.text(f"kind.{key.kind.value}")
        told = {Kind.CASUALTY: f", {self._outcome(key)}", Kind.TRANSFER: ""}.get(key.kind, f" ({kind})")
        return f"{self._item(key)}{self._places(key)}{told}"

    def _direction(self, key: MatterKey) -> str:
        names, unnamed = self.writer.names, self.writer.messages.text("party.not_named")
        givers = ", ".join(names.party_name(code) for code in key.givers) or unnamed
        takers = ", ".join(names.party_name(code) for code in key.takers) or unnamed
        return givers if key.kind is Kind.CASUALTY else f"{givers} → {takers}"

    def _item(self, key: MatterKey) -> str:
        item = self.writer.names.item_name(key.item)
        return item[:1].upper() + item[1:]

    def _outcome(self, key: MatterKey) -> str:
        return self.writer.messages.text(f"outcome.{key.outcome.value}") if key.outcome else ""

    def _places(self, key: MatterKey) -> str:
        places = ", ".join(self.writer.names.place_name(place) for place in key.places)
        return f" ({places})" if places else ""

    def _in_order(self, matter: Matter) -> list[Claim]:
        """By the day of publication, then as in the text: the reader follows how the story grew."""
        claims = [self.claims[id] for id in (*matter.claim_ids, *matter.also_said) if id in self.claims]
        return sorted(claims, key=lambda c: (self._published(c), c.span.text_id, c.span.start))

    def _published(self, claim: Claim) -> str:
        published = self.notebook.reading(claim).facts.published
        return published.value.iso() if published else "9999"

    def _sentence(self, claim: Claim) -> Sentence:
        note = self.notebook.note(claim)
        items = joint_items(claim, self.claims.values(), self.report_input.readings)
        types = joint_types(claim, self.claims.values())
        made = make_claim_sentence(claim, self.notebook.told(claim), note.number, self.writer, items, types)
        earlier = self._find_earlier(claim, note.quote.words)
        return mark_altered(made, self.notebook.note(earlier).number, self.writer) if earlier else made

    def _find_earlier(self, claim: Claim, words: str) -> Claim | None:
        """The claim whose passage these words were copied from and altered; None where nobody altered them."""
        changes = (change for group in self.report_input.copies for change in group.alterations)
        earlier = {change.original for change in changes if change.copy == words}
        others = (other for other in self.claims.values() if other.kind is claim.kind and other.id != claim.id)
        return next((other for other in others if earlier and self._read(other) in earlier), None)

    def _read(self, claim: Claim) -> str:
        reading = self.report_input.readings.get(claim.span.text_id)
        return claim.span.read(reading.text.content) if reading else ""

    def _standing(self, matter: Matter, claims: Iterable[Claim]) -> Sentence | None:
        affirming = [claim for claim in claims if _group(claim) == "affirmed"]
        if not affirming:
            return None
        patterns = self.writer.grammar.table("matter")
        has_word = patterns["own_persons"] or matter.key.kind in (Kind.TRANSFER, Kind.TRAINING)
        is_one = len(matter.units) == 1 and self.writer.names.is_party(matter.units[0])
        speaker = matter.units[0] if is_one and has_word else ""
        act = replace(_address_act(matter.key), speaker=speaker, variant=self._variant(matter.key, affirming, speaker))
        act = replace(act, items=self._items(matter.key, affirming))
        speaks_itself = not is_one or self._spoken_by(matter.units[0], affirming) == matter.units[0]
        units = self._units(matter, affirming)
        act = replace(act, speaks_itself=speaks_itself, are_many=units.plural)
        own = self._own(act, affirming)
        noun = self.writer.noun(act)
        nobody = "unattributed" if len({claim.span.text_id for claim in affirming}) > 1 else "unattributed_one"
        pattern = patterns["lead_own" if own else "lead"] if units.members else patterns[nobody]
        text = begin(self.writer.grammar.fill(pattern, {"units": units, "noun": noun, "own": own}), units, self.writer)
        notes = [self.notebook.note(claim).number for claim in self._one_per_unit(affirming, matter.units)]
        return Sentence(text + ".", tuple(sorted(set(notes))), (), "matter")

    def _own(self, act: Act, affirming: Sequence[Claim]) -> PhraseList:
        """What a state says of itself as a clause, where one says that it is done or goes on; else NOBODY: `spoke of
        transferring` would leave open whether it was."""
        told = {self._phase_told(claim) for claim in affirming}
        phase = next((one for one in (Phase.DONE, Phase.UNDER_WAY) if one in told), None)
        if phase is None or not (act.is_own and act.speaks_itself and (act.is_gift or act.variant == "receipt")):
            return NOBODY
        return make_phrase(self.writer.clause(replace(act, phase=phase), "main"))

    def _phase_told(self, claim: Claim) -> Phase:
        """How far the claim's own sentence tells it: what a state gave in a time that is over, it has given."""
        reading = self.notebook.reading(claim)
        heard = listen(claim, reading)
        published = reading.facts.published.value.first_day if reading.facts.published else None
        act = make_act(claim, self.writer, heard, (), published)
        return Phase.DONE if is_own_and_over(claim, act, heard) else act.phase

    def _units(self, matter: Matter, affirming: Sequence[Claim]) -> PhraseList:
        """Those who stand behind it; consolidators by their own names."""
        if matter.units == (CONSOLIDATORS,):
            named = self._consolidators(affirming)
            return self.writer.names.sources(named or [CONSOLIDATORS])
        named = [self._spoken_by(unit, affirming) for unit in matter.units] or self._publishers(affirming)
        told = tuple(dict.fromkeys(named))
        if told == (UNNAMED,) and self._is_each_one(affirming):
            return self.writer.names.sources([self._one_or_some(affirming)])
        if len(told) > 1 and all("." in name for name in told):
            return self.writer.names.sources(told)  # the same branch of several states stands together
        if UNNAMED in told and self._is_each_one(affirming):
            told = tuple(self._one_or_some(affirming) if name == UNNAMED else name for name in told)
        # States first: `the service of A and B` would be that of both.
        ordered = sorted(told, key=lambda name: (name.startswith(UNNAMED), "." in name))
        return PhraseList(tuple(self.writer.names.unit(name) for name in ordered))

    def _one_or_some(self, claims: Iterable[Claim]) -> str:
        """The one nameless source; of several passages it may be the same one, or not."""
        speakers = [one for claim in claims for one in find_speakers(claim, self.notebook.reading(claim))]
        return _ONE if sum(one.startswith(UNNAMED) for one in speakers) == 1 else _SOME

    def _is_each_one(self, claims: Iterable[Claim]) -> bool:
        """Whether every nameless source is told in the singular."""
        heard = (listen(claim, self.notebook.reading(claim)).speakers for claim in claims)
        told = [speaker for speakers in heard for speaker in speakers if speaker.startswith(UNNAMED)]
        return bool(told) and all(speaker.endswith("_one") for speaker in told)

    def _publishers(self, claims: Iterable[Claim]) -> list[str]:
        """Those whose documents say it themselves, where no unit is counted; a document without one has no name."""
        own = [claim for claim in claims if any(link.source == PUBLISHER for link in claim.attribution.origins)]
        named = [self.notebook.told(claim).facts.publisher for claim in own]
        return [name for name in named if name]

    def _items(self, key: MatterKey, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The class of goods, or the noun that all passages use for it; `fighters` where most are told as such."""
        told = [listen(claim, self.notebook.reading(claim)).items for claim in claims]
        nouns = dict.fromkeys(told)
        hired = [one for one in told if one in _HIRED]
        if hired and len(hired) * 2 >= len(told):
            return min(hired, key=_HIRED.index)
        are_known = len(nouns) <= _MOST_NOUNS and all(len(one) == 1 and not one[0].endswith(_HELP) for one in nouns)
        is_double = key.item in _OF_SEVERAL and are_known
        return (next(iter(nouns)) if len(nouns) == 1 else tuple(one[0] for one in nouns) if is_double else ()) or (
            key.item,
        )

    def _variant(self, key: MatterKey, claims: Iterable[Claim], speaker: str) -> str:
        """How all of them tell it; `service` where they differ: who was sent may serve, not the other way round. What
        the taker alone tells is told from its side."""
        if key.kind is Kind.TRANSFER and speaker and key.takers == (speaker,):
            return "receipt"
        told = {self._told_as(claim) for claim in claims if claim.kind is Kind.DEPLOYMENT}
        told = {_LEAD_OF.get(one, one) for one in told}
        if len(told) == 1:
            return next(iter(told))
        if told and told <= _COMING:
            return "sent"
        return "service" if "side" in told else "presence" if told else ""  # who was sent is there, and no more

    def _told_as(self, claim: Claim) -> str:
        return find_variant(claim, listen(claim, self.notebook.reading(claim)))

    def _spoken_by(self, unit: str, claims: Iterable[Claim]) -> str:
        """A state by its own code, or by its one body that said it: what papers of a brigade show, no state has said. A
        family of media by the medium that said it: a publishing house says nothing."""
        names = self.writer.names
        if names.is_party(unit):
            spoken = (code for claim in claims for code in find_speakers(claim, self.notebook.reading(claim)))
            found = {code for code in spoken if names.is_of_unit(code, unit)}
            return found.pop() if len(found) == 1 and names.speaking_party(min(found)) == (unit, False) else unit
        sources = [link.source for claim in claims for link in claim.attribution.origins]
        return next((source for source in sources if names.is_of_unit(source, unit)), unit)

    def _consolidators(self, claims: Iterable[Claim]) -> list[str]:
        known = self.report_input.knowledge.sources if self.report_input.knowledge else {}
        named = dict.fromkeys(link.source for claim in claims for link in claim.attribution.origins)
        return [code for code in named if code in known and known[code].kind == "consolidator"]

    def _one_per_unit(self, claims: list[Claim], units: tuple[str, ...]) -> list[Claim]:
        """One claim for each unit, so that everybody named in the sentence has a footnote; others fill up."""
        if units == (CONSOLIDATORS,):
            units = tuple(self._consolidators(claims))
        units = units or tuple(dict.fromkeys(self._publishers(claims)))
        chosen = [found for unit in units for found in [self._claim_of(unit, claims)] if found]
        rest = [claim for claim in claims if claim not in chosen]
        return (chosen + rest)[: max(len(chosen), min(_MOST_LEAD_NOTES, len(units) or 1))]

    def _claim_of(self, unit: str, claims: list[Claim]) -> Claim | None:
        return next((claim for claim in claims if self._is_said_by(unit, claim)), None)

    def _is_said_by(self, unit: str, claim: Claim) -> bool:
        """Whether an origin counts under the unit; where the document itself says it, its publisher does."""
        publisher = self.notebook.reading(claim).facts.publisher or PUBLISHER
        sources = (publisher if link.source == PUBLISHER else link.source for link in claim.attribution.origins)
        return any(self.writer.names.is_of_unit(source, unit) for source in sources)

    def _stood_behind(self, matter: Matter) -> str:
        plural = self.writer.messages.plural
        origins = plural("report.origins", matter.independent_origins)
        return f"{origins} · {plural('report.mentions', matter.mentions)}"

    def _unit_name(self, unit: str, claims: Sequence[Claim]) -> str:
        is_party = self.writer.names.is_party(unit)
        name = self.writer.names.unit_label(unit if is_party else self._spoken_by(unit, claims))
        if unit == CONSOLIDATORS and (named := self._consolidators(claims)):
            names = ", ".join(self.writer.names.source_name(code) for code in named)
            return self.writer.messages.text("unit.consolidators", names=names)
        return name[:1].upper() + name[1:] if unit in (UNNAMED, CONSOLIDATORS) else name

    def _deniers(self, denials: Iterable[Claim]) -> tuple[str, ...]:
        """Who denies it, as a reader's list; each once."""
        named = [self.writer.short_speakers(claim, self.notebook.told(claim)) for claim in denials]
        return tuple(dict.fromkeys(name for names in named for name in names))

    def _vague(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        vague = [claim.quantity for claim in claims if claim.quantity is not None and claim.quantity.is_vague]
        return tuple(dict.fromkeys(self.writer.amounts.label(quantity) for quantity in vague))

    def _clashes(self, matter: Matter) -> Iterable[Clash]:
        for contradiction in self.report_input.contradictions:
            sides = {contradiction.a, contradiction.b}
            if sides & set(matter.claim_ids) and sides <= set(self.claims):
                yield self._clash(contradiction)

    def _clash(self, contradiction: Contradiction) -> Clash:
        a, b = self.claims[contradiction.a], self.claims[contradiction.b]
        text = self.writer.messages.text
        return Clash(
            kind=text(f"contradiction.{contradiction.type.value}"),
            reason=getattr(contradiction, f"reason_{self.report_input.language}"),
            left=self._sentence(a),
            right=self._sentence(b),
            left_quote=self.notebook.note(a),
            right_quote=self.notebook.note(b),
        )

    def _assessments(self, matter: Matter) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(result and provision, its steps); parties for whom both are the same stand together."""
        language, parties = self.report_input.language, dict[tuple[str, str, tuple[str, ...]], list[str]]()
        for found in self.report_input.assessments:
            if found.matter_id == matter.id:
                provision = getattr(found.name, f"reason_{language}") if found.name else found.provision
                steps = tuple(name_codes(getattr(step, f"reason_{language}"), self.writer) for step in found.steps)
                parties.setdefault((found.result.value, provision, steps), []).append(found.party)
        return tuple((self._result(*told[:2], named), told[2]) for told, named in parties.items())

    def _result(self, result: str, provision: str, parties: Sequence[str]) -> str:
        names = [self.writer.names.party_name(party) for party in dict.fromkeys(parties)]
        party = self.writer.grammar.join(names)
        return self.writer.messages.text(f"assessment.{result}", provision=provision, party=party)


_GROUP_OF_STANCE = {
    Stance.AFFIRMS: "affirmed",
    Stance.SUSPECTS: "suspected",
    Stance.DOUBTS: "doubted",
    Stance.DENIES: "denied",
}


def mark_altered(sentence: Sentence, earlier: int, writer: Writer) -> Sentence:
    """The sentence with the note that copying altered its passage, and the footnote of what it was copied from."""
    told = str(writer.grammar.table("extras", "altered"))
    return replace(sentence, text=sentence.text.removesuffix(".") + told + ".", notes=(*sentence.notes, earlier))


def merge_sentences(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Sentences of equal words once, with the footnotes of all: a source that says it twice is not told twice."""
    merged: dict[str, Sentence] = {}
    for one in sentences:
        first = merged.get(one.text)
        known = (
            replace(first, notes=tuple(sorted((*first.notes, *one.notes))), quotes=(*first.quotes, *one.quotes))
            if first
            else one
        )
        merged[one.text] = known
    return tuple(merged.values())


def _is_led(lead: Sentence | None, told: Sequence[Sentence]) -> bool:
    """Whether the sentences need one that leads them: a single one leads itself, and none is told twice."""
    return lead is not None and len(told) >= _LEAST_LED and lead.text not in {one.text for one in told}


def _group(claim: Claim) -> str:
    if claim.kind not in SCORED_KINDS:
        return "other"
    group = _GROUP_OF_STANCE.get(claim.stance, "other")
    return "planned" if group == "affirmed" and claim.phase in _PLANNED else group


def _address_act(key: MatterKey) -> Act:
    roles = {_GIVER[key.kind]: key.givers, _TAKER.get(key.kind, "taker"): key.takers}
    return Act(key.kind, (key.item,), Roles(**roles), outcome=key.outcome.value if key.outcome else "casualties")
