"""Scenes: whose people unnamed civilians are: those of the state that was attacked where they were hurt."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import Draft, Side, carried
from fundstelle.extract.record import replace

_REACH = 3
"""Sentences over which a scene holds."""
_NEAR = 6
"""Tokens between "Angriff" and the preposition of what was attacked."""


def find_scene(a: Analysis) -> Side:
    """ "Angriff auf Kiew", "a strike on Sundland", "der Bürgerkrieg im Sudan": whose place was attacked."""
    if not a.s.has_word("attack_nouns"):
        return Side()
    nouns = [at for at, groups in a.s.words.items() if "attack_nouns" in groups]
    for party in a.phrases.parties:
        at = party.prep_first
        if at is None or party.form == "adjective" or not party.preps & {"in", "at", "against", "to"}:
            continue
        if any(0 < at - noun <= _NEAR for noun in nouns):
            return Side(party.ids, ((party.first, party.last),), None, "scene")
    for mark in a.s.marks("place"):
        if mark.data.state:
            return Side((mark.data.state,), ((mark.first, mark.last),), None, "scene")
    return Side()


def with_scene(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the scene of this sentence, if it has one."""
    side = find_scene(a)
    if not side:
        return context
    first, last = side.tokens[0]
    span = a.s.span(text_id, first, last)
    return replace(context, scene=Deal(side.ids, (), True, span, a.s.index))


def fill_civilians(a: Analysis, draft: Draft, context: Context) -> Draft | None:
    """Unnamed persons hurt in a place are that state's people, as far as the words go."""
    for _name, first, last in draft.places:
        mark = a.s.mark_at(first, "place")
        if mark and mark.data.state:
            return replace(draft, giver=Side((mark.data.state,), ((first, last),), None, "place"))
    side = find_scene(a)
    if side:
        return replace(draft, giver=side)
    attacker = _attacker(a)
    scene = context.scene
    if scene is not None and scene.giver != attacker and a.s.index - scene.sentence <= (_LONG if attacker else _REACH):
        return replace(draft, giver=carried(scene.giver, scene.span))
    other = context.leading_other(attacker) if attacker else None
    return replace(draft, giver=carried(other[0], other[1].span)) if other is not None else None


_LONG = 8
"""Sentences over which a scene holds where the words name its attacker again ("in Norlandic attacks")."""


def _attacker(a: Analysis) -> tuple[str, ...]:
    """ "durch norländische Angriffe", "in Norland's strikes": who attacked."""
    for party in a.phrases.parties:
        near = range(party.last, min(party.last + _OWN, len(a.s.tokens)))
        if party.form in ("adjective", "inhabitant", "genitive") and any(a.s.is_word(k, "attack_nouns") for k in near):
            return party.ids
    return ()


_OWN = 3
"""Tokens between a people's name and the attack that is theirs."""
