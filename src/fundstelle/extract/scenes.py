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
    scene = context.scene
    if scene is None or a.s.index - scene.sentence > _REACH:
        return None
    return replace(draft, giver=carried(scene.giver, scene.span))
