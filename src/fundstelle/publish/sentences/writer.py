"""Writer: everything one language needs to write sentences, and the act of a claim as clause and noun phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from fundstelle.knowledge.model import Knowledge
from fundstelle.messages import Messages, coarsen, load_messages, render_period
from fundstelle.publish.sentences.amounts import Amounts
from fundstelle.publish.sentences.grammar import NOBODY, Grammar, Phrase, PhraseList, load_grammar, make_phrase
from fundstelle.publish.sentences.names import Names
from fundstelle.publish.sentences.same import Same
from fundstelle.records.claim import PUBLISHER, Claim, Kind, Phase, Roles
from fundstelle.records.document import Reading
from fundstelle.values import Period, Quantity

_ACTOR = {Kind.TRANSFER: "giver", Kind.DEPLOYMENT: "sender", Kind.TRAINING: "trainer", Kind.CASUALTY: ""}
_CASES = ("nom", "acc", "dat")
_AS_IT_IS = frozenset({Phase.DONE})


@dataclass(frozen=True, slots=True)
class Act:
    """What is said to happen: the kind, who takes which part, of what, how much, when, how far.

    is_past: its time was over when the document appeared. is_since: it has a beginning and no end.
    """

    kind: Kind
    items: tuple[str, ...]
    roles: Roles
    quantity: Quantity | None = None
    described: str = ""
    outcome: str = ""
    when: str = ""
    phase: Phase = Phase.UNSPECIFIED
    is_past: bool = False
    is_since: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Grammar, messages, names and amounts of one language."""

    grammar: Grammar
    messages: Messages
    names: Names
    amounts: Amounts

    def when(self, period: Period | None) -> str:
        """The period as an adverbial; nothing where none is told."""
        return render_period(coarsen(period), self.messages) if period else ""

    def slots(self, act: Act) -> dict[str, PhraseList]:
        """The parts of the act as phrases, by the slot names of the patterns."""
        roles = {name: self.names.parties(getattr(act.roles, name)) for name in Roles.__dataclass_fields__}
        what = self.amounts.what(act.items, act.quantity, act.described)
        when = make_phrase(act.when) if act.when else NOBODY
        return {**roles, "what": what, "when": when, "verb": self._verb(act, what.plural)}

    def noun(self, act: Act) -> PhraseList:
        """The act as a noun phrase: `die Lieferung von 100 ballistischen Raketen durch Nordkorea an Russland`."""
        slots = self.slots(act)
        row = self._verb_row(act)["noun"]
        pattern = self.grammar.table(act.kind.value, "noun")
        forms = {}
        for case in _CASES:
            named = {**slots["verb"].members[0].forms, "noun": row.get(case, row["nom"]), "about": self._about(act)}
            forms[case] = self.grammar.fill(pattern, {**slots, "verb": PhraseList((Phrase(named),))})
        return PhraseList((Phrase(forms, row["number"] == "pl"),))

    def clause(self, act: Act, order: str) -> str:
        """The act as a clause; order: `main` or `sub` (verb last, where the language has it)."""
        if act.kind is Kind.DEPLOYMENT and act.phase is Phase.DONE and act.is_since and act.quantity is None:
            act = replace(act, phase=Phase.UNDER_WAY)  # who has been sent "since November" is there still
        if act.phase in _AS_IT_IS or (act.kind is Kind.CASUALTY and act.phase in (Phase.UNSPECIFIED, Phase.UNDER_WAY)):
            return self.grammar.fill(self._pattern(act, order), self.slots(act))
        if act.phase is Phase.UNDER_WAY and (own := self._under_way(act, order)):
            return self.grammar.fill(own, self.slots(act))
        if act.phase is Phase.UNDER_WAY:
            return self._going_on(act, order)
        row = self.grammar.table("phase", act.phase.value)
        return self.grammar.fill(row.get(order, row["main"]), {"noun": self.noun(act)})

    def _going_on(self, act: Act, order: str) -> str:
        """What goes on, or went on, with its time beside the verb: `die Lieferung sei seit Mai 2024 im Gange`."""
        ending = "_past" if act.is_past else "_since" if act.is_since else ""
        rows = self.grammar.table("phase")
        row = rows.get(f"under_way{ending}") or rows["under_way"]
        when = make_phrase(act.when) if act.when else NOBODY
        return self.grammar.fill(row.get(order, row["main"]), {"noun": self.noun(replace(act, when="")), "when": when})

    def describe(self, claim: Claim) -> str:
        """The act in a few words for a table: `Lieferung: Artilleriemunition, Nordkorea → Russland`."""
        roles = claim.roles
        givers = roles.giver or roles.sender or roles.trainee or roles.victim
        takers = roles.taker or roles.host or roles.trainer
        way = " → ".join(
            ", ".join(self.names.party_name(code) for code in codes) for codes in (givers, takers) if codes
        )
        kind = self.messages.text(f"kind.{claim.kind.value}")
        return f"{kind}: {self.names.item_name(claim.item)}" + (f", {way}" if way else "")

    def speaker_label(self, claim: Claim, reading: Reading) -> str:
        """Those who say it, in the nominative and with a capital: for tables."""
        origins = [link.source for link in claim.attribution.origins]
        label = self.grammar.form(self.names.sources(origins, reading.facts.publisher or ""), "nom")
        return label[:1].upper() + label[1:]

    def short_speakers(self, claim: Claim, reading: Reading) -> list[str]:
        """Those who say it by the names of their states or bodies: for pictures and lists."""
        sources = [link.source for link in claim.attribution.origins]
        return list(dict.fromkeys(self.short_source(source, reading.facts.publisher or "") for source in sources))

    def standing(self, claim: Claim) -> str:
        """What its maker says of it, in a few words: stance, and the phase where it is not done."""
        stance = self.messages.text(f"stance.{claim.stance.value}")
        if claim.phase in (Phase.DONE, Phase.UNSPECIFIED):
            return stance
        return f"{stance}, {self.messages.text(f'phase.{claim.phase.value}')}"

    def short_source(self, source: str, publisher: str) -> str:
        """A source by the name of its state or body; what a document says itself by its publisher's."""
        if source == PUBLISHER:
            return self.names.source_name(publisher) if publisher else self.names.unit_label(PUBLISHER)
        state, _, branch = source.partition(".")
        return self.names.unit_label(state if self.grammar.find("branches", branch) else source)

    def _pattern(self, act: Act, order: str) -> str:
        rows: Mapping[str, str] = self.grammar.table(act.kind.value)
        actor = _ACTOR[act.kind]
        ending = "" if actor and getattr(act.roles, actor) else "_passive"
        return rows.get(order + ending) or rows["main" + ending]

    def _under_way(self, act: Act, order: str) -> str:
        """The kind's own pattern for what goes on; "" where the act's noun has to do."""
        rows: Mapping[str, str] = self.grammar.table(act.kind.value)
        past = "_past" if act.is_past and "under_way_past" in rows else ""
        return rows.get(f"under_way{past}_{order}") or rows.get(f"under_way{past}", "")

    def _verb(self, act: Act, plural: bool) -> PhraseList:
        row = self._verb_row(act)
        participle = row.get("participle", "")
        if not plural:
            participle = row.get("participle_one", participle)
        return PhraseList((Phrase({"nom": participle, "participle": participle}),))

    def _about(self, act: Act) -> str:
        which = "bulk" if act.quantity is None else "plain"
        return str(self._verb_row(act).get(f"about_{which}") or self.grammar.table("about", which))

    def _verb_row(self, act: Act) -> Mapping[str, Any]:
        family = act.items[0].partition(".")[0]
        key = act.outcome if act.kind is Kind.CASUALTY else act.kind.value
        special = self.grammar.find("verb", family) if act.kind is Kind.TRANSFER else None
        row: Mapping[str, Any] = special or self.grammar.find("verb", key) or self.grammar.table("verb", "casualties")
        return row


def load_writer(language: str, knowledge: Knowledge | None = None) -> Writer:
    """The writer of a language (de or en); the same one for the same knowledge, whose names it looks up by form."""
    return _load_writer(language, Same(knowledge))


@lru_cache(maxsize=8)
def _load_writer(language: str, same: Same[Knowledge | None]) -> Writer:
    knowledge = same.held
    grammar, messages = load_grammar(language), load_messages(language)
    names = Names(grammar, knowledge)
    return Writer(grammar, messages, names, Amounts(grammar, messages.formats, names))


def make_act(claim: Claim, writer: Writer, items: Sequence[str] = (), published: date | None = None) -> Act:
    """The act that a claim tells of; items: all items of a joint figure. published: the document's day."""
    happened = claim.happened
    end = happened.end.last_day if happened and happened.end else None
    return Act(
        kind=claim.kind,
        items=tuple(items) or (claim.item,),
        roles=claim.roles,
        quantity=claim.quantity,
        described=writer.amounts.described(claim.designation, claim.calibre_mm),
        outcome=claim.outcome.value if claim.outcome else "casualties",
        when=writer.when(claim.happened),
        phase=claim.phase,
        is_past=end is not None and published is not None and end < published,
        is_since=happened is not None and happened.start is not None and happened.end is None,
    )
