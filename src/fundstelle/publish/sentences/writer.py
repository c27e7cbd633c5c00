"""Writer: everything one language needs to write sentences, and the act of a claim as clause and noun phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from fundstelle.knowledge.model import Knowledge
from fundstelle.messages import Messages, coarsen, load_messages, render_period
from fundstelle.publish.sentences.acts import (
    Act,
)
from fundstelle.publish.sentences.amounts import Amounts
from fundstelle.publish.sentences.grammar import NOBODY, Grammar, Phrase, PhraseList, load_grammar, make_phrase
from fundstelle.publish.sentences.names import Names
from fundstelle.publish.sentences.prospects import TO_COME, UNPLANNED, WILL
from fundstelle.publish.sentences.same import Same
from fundstelle.records.claim import PUBLISHER, Claim, Kind, Phase, Roles
from fundstelle.records.document import Reading
from fundstelle.values import Period

_TABLES = {
    "service": ("service",),
    "fighting": ("service", "fighting"),
    "working": ("service", "working"),
    "presence": ("service", "presence"),
    "recruited": ("service", "recruited"),
    "going": ("service", "presence", "going"),
    "coming": ("service", "presence", "going"),
    "side": ("service", "side"),
    "fought": ("service", "side", "fought"),
    "joined": ("service", "side", "joined"),
    "sent": ("service", "sent"),
    "receipt": ("receipt",),
}
"""Tables of clauses of a variant, the later one first asked."""
_HELP, _TROOPS = ":help", "personnel.troops"
_TRADES = {"sold": "sale", "exported": "export"}
_MORE = "more"
"""The limit of who denies to do it any longer: negated it is `no longer`."""
_THEN = "{then}"
"""Where the time goes that cannot stand before a figure."""
_CASES = ("nom", "acc", "dat")
_NO_HEAD: Mapping[str, str] = MappingProxyType({})
_NO_VERB = MappingProxyType(dict.fromkeys(("inf", "zu", "zu_get", "ing", "particle"), ""))
_FORMS = {
    Phase.DONE: "done",
    Phase.UNDER_WAY: "now",
    Phase.PLANNED: "plan",
    Phase.AGREED: "agreed",
    Phase.OFFERED: "offered",
    Phase.THREATENED: "threatened",
    Phase.REQUESTED: "requested",
}
"""The clause of a kind that tells each phase; what has none is told by the act's noun."""
_NOUN_OF_VARIANT = {
    **dict.fromkeys(("service", "fighting"), "deployment"),
    **dict.fromkeys(("presence", "working"), "presence"),
    **dict.fromkeys(("side", "fought", "joined"), "side"),
    "recruited": "recruited",
    "coming": "arrival",
}
_FORM_OF_PROSPECT = {"planned": "plan", "asked": "requested"}
"""Other prospects are named as their clauses are."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Grammar, messages, names and amounts of one language."""

    grammar: Grammar
    messages: Messages
    names: Names
    amounts: Amounts

    def when(self, period: Period | None, *, goes_on: bool = False, to_come: bool = False) -> str:
        """The period as an adverbial; nothing where none is told. goes_on: of what lasts, not of what happens once;
        to_come: of what has not begun: `from July`, not `since July`."""
        told = render_period(coarsen(period), self.messages) if period else ""
        lasting = self.grammar.find("lasting") if goes_on and period and period.start is None else None
        coming = self.grammar.find("coming") if to_come else None
        for usual, other in {**(lasting or {}), **(coming or {})}.items():
            told = other + told.removeprefix(usual) if told.startswith(usual) else told
        return told

    def same_day(self) -> str:
        """The day on which it was said, where that has been told already."""
        return self.messages.text("period.same_day")

    def slots(self, act: Act, pattern: str) -> dict[str, PhraseList]:
        """The parts of the act as phrases, by the slot names of the pattern they are to fill."""
        roles = {name: self.names.parties(getattr(act.roles, name)) for name in Roles.__dataclass_fields__}
        roles |= self._own_roles(act)
        if act.place and act.variant not in ("side", "fought", "joined"):
            roles["host"] = make_phrase(act.place)
        is_ahead = "front" in act.limits and self.grammar.find("prepositions", "where", "front") is not None
        if is_ahead and roles["host"]:
            host = roles["host"].members
            roles["host"] = PhraseList(tuple(replace(one, marks=one.marks | {"front"}) for one in host))
            act = replace(act, limits=tuple(one for one in act.limits if one != "front"))
        if act.at_front:
            roles["host"] = PhraseList((Phrase({"nom": ""}, False, frozenset({"at_front"})),))
        if act.kind is Kind.DEPLOYMENT and not act.roles.host:
            roles["host"] = PhraseList((Phrase({"nom": ""}, False, frozenset({"abroad"})),))
        what = self.amounts.what(act.items, act.quantity, act.described, is_more=act.is_more)
        beside = self.grammar.find("limit_of_verb") or {}
        adverbs = [str(beside[one]) for one in act.limits if one in beside]
        after = (str(self.grammar.table("limit", one)) for one in act.limits if one not in beside)
        told = " ".join([act.when, *after, self._for_whom(act)]).strip()
        when = make_phrase(told) if told else NOBODY
        verb = _with_adverbs(self._verb(act, what.plural, roles), adverbs)
        return {**roles, "what": what, "when": when, "verb": verb}

    def _for_whom(self, act: Act) -> str:
        """`für Arvenien`, of those who go to a third state for another."""
        told = self.grammar.form(self.names.parties(act.for_whom), "acc")
        return str(self.grammar.table("extras", "for_whom")).format(told) if told else ""

    def _fill(self, pattern: str, slots: Mapping[str, PhraseList]) -> str:
        """The pattern filled, the time behind what is given where two figures would meet: `im Jahr 2023 500.000`."""
        when, what = (self.grammar.form(slots[name], "acc") for name in ("when", "what"))
        if _THEN in pattern and when[-1:].isdigit() and what[:1].isdigit():
            slots = {**slots, "when": NOBODY, "then": slots["when"]}
        return self.grammar.fill(pattern, slots)

    def _own_roles(self, act: Act) -> dict[str, PhraseList]:
        """The speaker in its own act by another word: `das Land`, `it`; nothing where the language has none."""
        found = {}
        is_state = self.names.is_state(act.speaker)
        if act.is_own:
            pronoun = self.names.own("selves" if self.names.parties(act.actor).plural else "self")
            land = self.names.own("land") if is_state else NOBODY
            found[act.actor_role] = (pronoun if act.speaks_itself else NOBODY) or land
        return {role: word for role, word in found.items() if word}

    def group(self, act: Act) -> PhraseList:
        """The act as a group with the infinitive: `100 Raketen an Belmark zu liefern`; NOBODY where there is none."""
        pattern = self.grammar.find(act.kind.value, "do") if act.can_be_infinitive else None
        pattern = self._helping(act, pattern) if pattern else None
        return make_phrase(self._fill(pattern, self.slots(act, pattern))) if pattern else NOBODY

    def gerund(self, act: Act) -> PhraseList:
        """The act as a gerund: `transferring missiles to Belmark`; NOBODY where the language has none."""
        pattern = self.grammar.find(_TABLES.get(act.variant, (act.kind.value,))[-1], "ing")
        pattern = self._helping(act, pattern) if pattern else None
        return make_phrase(self._fill(pattern, self.slots(act, pattern))) if pattern else NOBODY

    def negated(self, act: Act) -> str:
        """The act as a clause that is negated; "" where it has no place for that, or no verb that takes it."""
        word = self.grammar.find("negation", "word")
        if word:
            pattern = self._pattern(act, "main")
            more = self.grammar.find("negation", "more") if _MORE in act.limits else word
            act = replace(act, limits=tuple(one for one in act.limits if one != _MORE))
            slots = {**self.slots(act, pattern), "do": self.group(act), "neg": make_phrase(str(more))}
            if "{neg}" not in pattern:
                return ""
            if -1 < pattern.find("{what.acc}") < pattern.index("{neg}") and (none := self._none_of(act, slots["what"])):
                left = str(more).removeprefix(str(word)).strip()
                slots = {**slots, "what": none, "neg": make_phrase(left) if left else NOBODY}
            return self._fill(pattern, slots)
        told = self.clause(act, "main")
        for verb, negated in (self.grammar.find("negated") or {}).items():
            found = re.search(rf"\b{verb}\b", told)
            if found:
                return told[: found.start()] + str(negated) + told[found.end() :]
        return ""

    def _none_of(self, act: Act, what: PhraseList) -> PhraseList:
        """Things without a figure as none of them: `keine Waffen`; NOBODY where the language has no word that fits."""
        told, row = self.grammar.form(what, "acc"), self.grammar.table("negation")
        is_many = what.plural and re.match(row["many"], told)
        none = next((word for word, goods in row["none"].items() if is_many or re.match(goods, told)), "")
        if act.quantity is not None or not none or len(act.items) > 1:
            return NOBODY
        return PhraseList((Phrase({"nom": none.format(re.sub(row["weak"], row["weaker"], told))}, what.plural),))

    def not_yet(self, act: Act) -> str:
        """The act as a clause that it has not happened so far; "" where the language has none for it."""
        pattern = self._find_form(act, "_yet" if act.actor or act.variant else "_passive_yet")
        return self._fill(pattern, self.slots(act, pattern)) if pattern else ""

    def possible(self, act: Act, degree: str) -> PhraseList:
        """The act as a noun that is only held to be so; degree: `possible`, `suspected` or `likely`."""
        held = self._verb_row(act).get(degree)
        return self.noun(act, dict.fromkeys(_CASES, held)) if held else self.noun(act)

    def own(self, act: Act) -> PhraseList:
        """What the speaker itself does, without a phase: `transferring missiles`, `Raketen zu liefern`, of a time that
        is over `geliefert zu haben`; NOBODY where the language has no such form for it."""
        if told := self.gerund(act):
            return told
        phase = Phase.DONE if act.is_past and not act.is_held else Phase.UNDER_WAY
        pattern = self._find_form(replace(act, phase=phase, prospect=""), "_inf")
        if not pattern:
            return NOBODY
        return make_phrase(self._fill(pattern, {**self.slots(act, pattern), "do": self.group(act)}))

    def noun(self, act: Act, head: Mapping[str, str] = _NO_HEAD) -> PhraseList:
        """The act as a noun phrase: `die Lieferung von 100 ballistischen Raketen durch Nordkorea an Russland`.

        What a state speaks of getting itself does not name it again. head: other words for its noun, by case.
        """
        act = replace(act, variant="") if act.variant == "receipt" != _noun_table(act) else act
        act = replace(act, limits=())  # they limit the clause, not its noun
        pattern = self.grammar.table(_noun_table(act), "noun")
        slots = self.slots(act, pattern)
        if act.is_own:
            is_clear = not act.roles.trainee  # `recruits from Belmark by the country` would be Belmark's
            is_other = is_clear and not act.speaks_itself and self.names.is_state(act.speaker)
            land = self.names.own("land") if is_other else NOBODY
            slots[act.actor_role] = NOBODY if act.variant == "receipt" else land or self.names.parties(act.actor)
        row = {**self._noun_row(act), **head}
        about = self._about(act)
        if row.get("alone"):  # `payments by Arvenia to Belmark` are of money
            slots, about = {**slots, "what": NOBODY}, ""
        forms = {}
        for case in (*_CASES, "gen"):
            word = row.get(case, row.get("dat", row["nom"]) if case == "gen" else row["nom"])
            named = {**slots["verb"].members[0].forms, "noun": word, "about": about}
            forms[case] = self.grammar.fill(pattern, {**slots, "verb": PhraseList((Phrase(named),))})
        return PhraseList((Phrase(forms, row["number"] == "pl"),))

    def clause(self, act: Act, order: str) -> str:
        """The act as a clause; order: `main` or `sub` (verb last, where the language has it)."""
        if act.kind is Kind.DEPLOYMENT and act.phase is Phase.DONE and act.is_since and act.quantity is None:
            act = replace(act, phase=Phase.UNDER_WAY)  # who has been sent "since November" is there still
        if act.kind is Kind.CASUALTY and act.phase in (Phase.UNSPECIFIED, Phase.UNDER_WAY):
            act = replace(act, phase=Phase.DONE)
        if act.prospect == "expected":
            told = replace(unexpected(act), prospect="expected")
            if pattern := self._pattern(told, order):
                return self._fill(pattern, self.slots(told, pattern))
            row = self.grammar.table("expected")
            return self.grammar.fill(row[order], {"what": make_phrase(self.clause(unexpected(act), row["inner"]))})
        if pattern := self._pattern(act, order):
            return self._fill(pattern, {**self.slots(act, pattern), "do": self.group(act), "noun": self.noun(act)})
        row = self.grammar.find("phase", act.prospect) or self.grammar.table("phase", act.phase.value)
        return self.grammar.fill(row.get(order, row["main"]), {"noun": self.noun(act)})

    def that(self, act: Act) -> str:
        """The act as a clause with the word that opens it, or as a group where the speaker need not be named again."""
        sub = self.clause(act, "sub")
        return sub if self.is_group(act) else str(self.grammar.table("lists", "that")).format(sub)

    def is_group(self, act: Act) -> bool:
        """Whether the speaker's own act is told without naming it again: `bestreitet, Raketen geliefert zu haben`."""
        has_group = act.is_own and act.speaks_itself and act.prospect != "expected"
        if act.prospect in (WILL, UNPLANNED) and self.names.own("land") and self.names.is_state(act.speaker):
            return False  # `gibt an, das Land werde …`, no infinitive upon another
        return has_group and bool(self._find_form(act, "_inf"))

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
        """The kind's own pattern for the phase; "" where the act's noun has to do. order: `main` or `sub`."""
        if self.is_group(act):
            return self._find_form(act, "_inf")
        passive = "" if act.actor or act.variant else "_passive"
        return (self._find_form(act, f"{passive}_{order}") if order != "main" else "") or self._find_form(act, passive)

    def _find_form(self, act: Act, ending: str) -> str:
        """By the phase, and by its time where the kind tells that apart; else by what the language falls back on."""
        rows: dict[str, str] = {}
        lost = act.kind is Kind.CASUALTY and act.outcome == "casualties"
        bulk = "losses_bulk" if act.items[0].startswith(_TROOPS) else "losses_persons"  # troops alone suffer losses
        losses = ("losses" if act.quantity else bulk,) if lost else ()
        for table in _TABLES.get(
            act.variant, ("service", act.kind.value) if act.kind is Kind.DEPLOYMENT else (act.kind.value, *losses)
        ):
            rows |= self.grammar.table(table)
        form = _FORM_OF_PROSPECT.get(act.prospect, act.prospect) or _FORMS.get(act.phase, "")
        if act.is_held:
            form = {"plan": "future", "will": "future", "offered": "offering"}.get(form, form)
        if form == "now":
            form += "_past" if act.is_past else "_since" if act.is_since else ""
        while form and form + ending not in rows:
            form = self.grammar.find("fallback", form) or ""
        pattern = rows[form + ending] if form else ""
        return self._helping(act, pattern)

    def _helping(self, act: Act, pattern: str) -> str:
        """The pattern of a transfer as that of help: who gets it stands where the language has him."""
        is_help = act.kind is Kind.TRANSFER and bool(act.items) and act.items[0].endswith(_HELP)
        for one in (self.grammar.find("helped") or ()) if is_help else ():
            pattern = pattern.replace(one["usual"], one["told"])
        return pattern

    def _verb(self, act: Act, plural: bool, roles: Mapping[str, PhraseList]) -> PhraseList:
        """The words of the verb; participle agrees with what is given, what goes on with who gives it."""
        row = self._verb_row(act)
        participle = row.get("participle", "")
        if not plural:
            participle = row.get("participle_one", participle)
        actors = roles.get(act.actor_role, NOBODY).plural
        forms = {name: text for name, text in row.items() if isinstance(text, str)}
        now = row.get("now", ("", ""))[actors]
        named = {**_NO_VERB, **forms, "nom": participle, "participle": participle, "now": now}
        return PhraseList((Phrase(named),))

    def _about(self, act: Act) -> str:
        which = "bulk" if act.quantity is None else "plain"
        return str(self._verb_row(act).get(f"about_{which}") or self.grammar.table("about", which))

    def _noun_row(self, act: Act) -> Mapping[str, Any]:
        """The noun of the act; another where no figure is told."""
        row = self._verb_row(act)
        bulk = row.get("noun_bulk") if act.quantity is None else None
        found: Mapping[str, Any] = {**row["noun"], **(bulk or {})}
        return found

    def _verb_row(self, act: Act) -> Mapping[str, Any]:
        family = act.items[0].partition(".")[0]
        key = act.outcome if act.kind is Kind.CASUALTY else _noun_table(act)
        if act.variant == "receipt":
            special = self.grammar.find("verb", "purchase" if act.trade else "receipt")
        elif act.items[0].endswith(_HELP):
            special = self.grammar.find("verb", "help")
        elif act.trade in _TRADES:
            special = self.grammar.find("verb", _TRADES[act.trade])
        else:
            item = self.grammar.find("verb", act.items[0]) or self.grammar.find("verb", family)
            special = item if act.kind is Kind.TRANSFER else None
        row: Mapping[str, Any] = special or self.grammar.find("verb", key) or self.grammar.table("verb", "casualties")
        return row


def _with_adverbs(verb: PhraseList, adverbs: Sequence[str]) -> PhraseList:
    """The words of the verb behind their adverbs: `secretly transferring`."""
    forms = {
        name: " ".join((*adverbs, text)) if name in ("inf", "ing", "participle") and text else text
        for name, text in verb.members[0].forms.items()
    }
    return PhraseList((replace(verb.members[0], forms=forms),)) if adverbs else verb


def load_writer(language: str, knowledge: Knowledge | None = None) -> Writer:
    """The writer of a language (de or en); the same one for the same knowledge, whose names it looks up by form."""
    return _load_writer(language, Same(knowledge))


@lru_cache(maxsize=8)
def _load_writer(language: str, same: Same[Knowledge | None]) -> Writer:
    knowledge = same.held
    grammar, messages = load_grammar(language), load_messages(language)
    names = Names(grammar, knowledge)
    return Writer(grammar, messages, names, Amounts(grammar, messages.formats, names))


def _noun_table(act: Act) -> str:
    """Where the noun of the act stands: who is sent goes somewhere, who serves is there, or on somebody's side; what
    was bought is told from the taker's side."""
    if act.variant == "receipt" and (act.is_own or act.trade):
        return "receipt"
    if act.kind is Kind.TRANSFER and act.items[0].endswith(_HELP):
        return "help"
    if act.kind is not Kind.DEPLOYMENT:
        return act.kind.value
    table = _NOUN_OF_VARIANT.get(act.variant, "sending")
    return "sending" if table == "presence" and act.phase in TO_COME else table  # who is wanted is not there yet


def unexpected(act: Act) -> Act:
    """What is expected, without that it is: told as to come, with all parties by name."""
    return replace(act, prospect="", phase=Phase.PLANNED, is_held=True, speaker="", speaks_itself=False)
