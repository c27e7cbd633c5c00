"""Trade denied: "Waffengeschäfte habe es nie gegeben", "deny trading arms": which way, the document has told."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context, Thing
from fundstelle.extract.draft import Draft, carried
from fundstelle.extract.record import replace
from fundstelle.extract.stance import find_negation
from fundstelle.extract.voices import Voice, Voices
from fundstelle.extract.voicing import REACH
from fundstelle.records.claim import Kind

_BACK = 12
"""Sentences back to which a denial of arms deals may point."""


def find_trade_denied(a: Analysis, voices: Voices, context: Context) -> tuple[list[Draft], Voice] | None:
    """The weapons of the deal that was told last, denied; and who denies them. None where no trade is denied."""
    mark = next((m for m in a.s.marks("word") if m.value == "arms_trade"), None)
    if mark is None:
        return None
    clause = a.clause_at(mark.first)
    voice = _denier(a, clause, voices, context)
    thing = _arms_told(a, clause, voice, context) if voice is not None else None
    if voice is None or thing is None:
        return None
    item = replace(
        thing.item,
        item="arms.other",
        designation=None,
        first=mark.first,
        last=mark.last,
        np_first=mark.first,
        number=None,
    )
    giver, taker = carried(thing.giver, thing.span), carried(thing.taker, thing.span)
    return [Draft(Kind.TRANSFER, item, clause, None, giver, taker, None, rule="denied_again")], voice


def _denier(a: Analysis, clause: Clause, voices: Voices, context: Context) -> Voice | None:
    """Who denies in the clause by a verb or by a negation, or who spoke just before; a denial denied is none."""
    voice = voices.by_clause[clause.index]
    negated = find_negation(a.s, clause) is not None
    if voice is not None and voice.act == "denies":
        return None if negated else voice
    last, memory = context.memory.last, context.memory
    if voice is None and last is not None and a.s.index - memory.last_sentence <= REACH:
        voice = replace(last, carried=True, at=(-1, -1), clause=clause.index)
    return replace(voice, act="denies") if negated and voice is not None else None


def _arms_told(a: Analysis, clause: Clause, voice: Voice, context: Context) -> Thing | None:
    """The last delivery told in which the denier has a part, and whom the words name as partner as well."""
    deniers = {code.partition(".")[0] for code in voice.origins}
    partners = {i for p in a.parties_in(clause) if p.form != "adjective" for i in p.ids}
    for thing in reversed(context.things):
        sides = {*thing.giver, *thing.taker}
        near = a.s.index - thing.sentence <= _BACK and thing.kind == Kind.TRANSFER.value
        if near and thing.item.item.partition(".")[0] in _ARMS and deniers & sides and partners <= sides:
            return thing
    return None


_ARMS = frozenset(
    {"arms", "ammunition", "missile", "artillery", "armour", "small_arms", "uav", "air_defence", "container"}
)
"""Families of goods that a trade in arms is about."""
