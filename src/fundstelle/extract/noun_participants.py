"""Participants of a noun of an act: whose delivery it is, who gets it, who announces it."""

from __future__ import annotations

from fundstelle.extract.agents import find_agents
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.deniers import find_denier
from fundstelle.extract.events import Event
from fundstelle.extract.finite import is_finite
from fundstelle.extract.hindered import is_reason, is_stopped
from fundstelle.extract.nominal import phrase_start
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.subjects import subjects_above
from fundstelle.extract.voices import Voices


def of_noun(a: Analysis, event: Event, acting: list[PartyRef], clause: Clause, voices: Voices) -> list[PartyRef]:
    """The parties of a noun of an act, cast as its owner, what stands behind it, or the subject of its clause."""
    exchanged = _of_exchange(a, event, acting, clause) or find_agents(a, event, acting, clause)
    if exchanged:
        return exchanged
    promised = _promised(a, event, acting, clause, voices)
    if promised:
        return promised
    heads = (event.at, event.at - 1) if event.modifier else (event.at,)
    owner = [p for p in a.phrases.parties if p.owner_of in heads]
    behind = [
        p
        for p in acting
        if p.first >= event.last
        and (p.preps or p.case or a.s.lexicon.pack.verb_final_clauses)
        and _same_stretch(a, event.last, p.np_first)
        and not any(is_finite(a.s, at) for at in range(event.last, p.np_first))
    ]
    before = [p for p in acting if p.last <= event.at and not p.preps and p not in owner]
    if owner or (before and not _does_the_act(a, before[-1], event)) or is_reason(a, event) or is_stopped(a, event):
        before = []
    elif not before:
        said = a.s.has_between("report", clause.first, event.at) and not a.s.lexicon.pack.verb_final_clauses
        before = [] if said else [p for p in subjects_above(a, clause) if p.first not in voices.speakers]
    elif a.s.has_between("report", before[-1].last, event.at):
        before = []
    if before and not owner and a.s.has_word_in(clause, "seek_verbs"):
        partner = [replace(p, preps=frozenset(), case="gen") for p in a.parties_in(clause) if p.preps & {"with"}]
        taker = replace(before[0], case="", preps=frozenset({"to"}))
        return [taker, *partner[:1], *(p for p in behind if not p.preps & {"with", "to"})]
    if before and not owner and _is_talked_about(a, clause):
        return [p for p in behind if not p.preps & {"with"}]  # "verhandelt mit X über die Entsendung …"
    if not owner and not before and (denier := find_denier(a, event, clause, behind)) is not None:
        return [*behind, denier]
    if not owner and not before:
        before = _who_announces(a, event, clause, behind) or _who_does_by_it(a, event, clause, behind)
    if _has_dative(a, event, before, behind):
        return [replace(before[0], case="gen"), *behind, replace(before[1], case="", preps=frozenset({"to"}))]
    gets = bool(before) and _is_got(a, event, before[0])
    before = [] if before and not gets and _comes_from_another(a, event, before[0]) else before
    return [
        *(replace(p, case="gen", preps=frozenset()) for p in owner),
        *behind,
        *(_beside_noun(a, event, p) for p in before[:1] if not behind or p.ids != behind[0].ids),
    ]


def _has_dative(a: Analysis, event: Event, before: list[PartyRef], behind: list[PartyRef]) -> bool:
    """ "Norland hat Südland die Lieferung von Panzern zugesagt": behind the subject stands who is to get them."""
    if not a.s.lexicon.pack.verb_final_clauses or "give" not in event.frames or len(before) != _PAIR:
        return False
    told = any(p.preps & {"to", "for"} for p in behind) or a.s.mark_ending_at(phrase_start(a.s, event.at, {}), "prep")
    subject, other = before
    apart = not a.s.is_row(subject.np_last, other.np_first) and not set(subject.ids) & set(other.ids)
    return not told and apart and subject.case in ("", "nom") and other.case in ("", "dat", "dat_gen")


_PAIR = 2
"""Subject and object."""


def _is_talked_about(a: Analysis, clause: Clause) -> bool:
    """Two sides that negotiate an act: who would do it is not told."""
    talks = a.s.has_word_in(clause, "talk_verbs")
    return talks and any(p.preps & {"with"} for p in a.parties_in(clause))


def _comes_from_another(a: Analysis, event: Event, party: PartyRef) -> bool:
    """ "Norland halted a shipment of weapons from Ostria": where the goods come from, they are given."""
    if "get" in event.frames:
        return False
    own = [
        i.nationality for i in a.phrases.items if event.last <= i.first <= event.last + _GOODS_WITHIN and i.nationality
    ]
    german = a.s.lexicon.pack.verb_final_clauses
    return any((n.preps & {"from"} or german) and not set(n.ids) & set(party.ids) for n in own)


_GOODS_WITHIN = 5
"""Tokens from an event noun to its goods."""


def _who_announces(a: Analysis, event: Event, clause: Clause, behind: list[PartyRef]) -> list[PartyRef]:
    """ "Norland announced a delivery to Sundland": whoever says so will do it, unless the words name another giver."""
    if a.s.lexicon.pack.verb_final_clauses or not any(p.preps & {"to", "for"} for p in behind):
        return []
    if any(p.preps & {"from", "by"} or p.case == "gen" for p in behind):
        return []
    if any(i.nationality for i in a.phrases.items if event.last <= i.first <= event.last + _GOODS_WITHIN):
        return []
    verbs = [at for at in clause.tokens if at < event.at and _is_given_word(a, at)]
    before = [p for p in a.parties_in(clause) if verbs and p.np_last <= verbs[0] and not p.preps and p.case != "gen"]
    if verbs and "verb" not in a.s.kinds[verbs[0]]:
        before = [p for p in before if p.institution is None]  # who denies may be anybody's ministry
    return [p for p in before[-1:] if not any(set(p.ids) & set(other.ids) for other in behind)]


def _who_does_by_it(a: Analysis, event: Event, clause: Clause, behind: list[PartyRef]) -> list[PartyRef]:
    """ "Mit der Lieferung von Panzern an Südland bricht Norland …": whose deed it is stands right behind the verb."""
    start = phrase_start(a.s, event.at, {})
    means = a.s.mark_ending_at(start, "prep", "with", "by")
    finite = clause.finite
    if not a.s.lexicon.pack.verb_final_clauses or means is None or finite is None or "give" not in event.frames:
        return []
    if (
        means.first != clause.first
        or finite < event.at
        or any(p.preps & {"from", "by"} or p.case == "gen" for p in behind)
    ):
        return []
    if any(i.nationality for i in a.phrases.items if event.last <= i.first <= event.last + _GOODS_WITHIN):
        return []
    named = (p for p in a.parties_in(clause) if p.np_first == finite + 1 and not p.preps and p.form != "adjective")
    return [p for p in named if p.case in ("", "nom") and not any(set(p.ids) & set(b.ids) for b in behind)]


def _is_given_word(a: Analysis, at: int) -> bool:
    """A verb by which one gives one's own word: announce, promise, approve."""
    own = ("denies", "admits", "promises")
    return any(
        (m.category == "verb" and m.data.verb.frame == "give" and m.data.verb.phase)
        or (m.category == "report" and m.value in own)
        for m in a.s.at[at]
    )


def _does_the_act(a: Analysis, party: PartyRef, event: Event) -> bool:
    """ "Norland halted shipments to …" tells who ships; "Norland answered the shipment with sanctions" does not."""
    if a.s.lexicon.pack.verb_final_clauses:
        return True
    between = range(party.np_last, event.at)
    if a.s.has_word_in(between, "light_verbs", "umbrella", "earning_words"):
        return True
    if any(
        not a.s.at[at] and a.s.norm(at).endswith(_past_endings(a)) and a.s.tokens[at].text.islower() for at in between
    ):
        return False  # a verb that nobody listed
    return not any(is_finite(a.s, at) and not a.s.mark_at(at, "aux", "be") for at in between)


def _past_endings(a: Analysis) -> tuple[str, ...]:
    """The endings of regular past forms."""
    rows = a.s.lexicon.pack.tables["grammar"]["conjugation_class"]
    return tuple({ending for row in rows for ending in row["past"] if len(ending) > 1})


def _of_exchange(a: Analysis, event: Event, acting: list[PartyRef], clause: Clause) -> list[PartyRef]:
    """ "X hat Y im Gegenzug für die Entsendung … beliefert": what is paid for goes the other way; "X erhält für …"."""
    s = a.s
    start = phrase_start(s, event.at, {})
    if not s.mark_ending_at(start, "word", "exchange_openers"):
        return []
    here = a.parties_in(clause)
    bare = [p for p in acting if not p.preps and p.form != "adjective" and p.owner_of != event.at and p in here]
    if not bare:
        return []
    gets = s.has_mark_in(clause, "verb", "get")
    giver, taker = (bare[:1], bare[1:2]) if gets else (bare[1:2], bare[:1])
    return [
        *(replace(p, case="gen", preps=frozenset()) for p in giver),
        *(replace(p, case="", preps=frozenset({"to"})) for p in taker),
    ]


def _promised(a: Analysis, event: Event, acting: list[PartyRef], clause: Clause, voices: Voices) -> list[PartyRef]:
    """ "X hat Y die Lieferung zugesichert": who promises gives, and whom it is promised takes."""
    if not a.s.has_mark_in(clause, "report", "promises"):
        return []
    here = [p for p in a.parties_in(clause) if not p.preps and p.form != "adjective" and p.owner_of != event.at]
    giver = [p for p in here if p.first in voices.speakers][:1]
    taker = [p for p in here if p in acting and p not in giver and p.np_last <= event.at][:1]
    if not giver or not taker:
        return []
    return [replace(giver[0], case="gen"), replace(taker[0], case="", preps=frozenset({"to"}))]


def _beside_noun(a: Analysis, event: Event, party: PartyRef) -> PartyRef:
    """Who has the noun: "Norland's shipments"; who receives it takes ("has received shipments of rockets")."""
    return replace(party, case="", preps=frozenset({"to"})) if _is_got(a, event, party) else replace(party, case="gen")


def _is_got(a: Analysis, event: Event, party: PartyRef) -> bool:
    """ "has received shipments of rockets", not "has earned billions from arms sales to Ostria"."""
    between = range(party.last, event.at)
    gets = any(m.value == "get" and m.category == "verb" for at in between for m in a.s.at[at])
    return gets and not a.s.has_word_in(between, "earning_words")


def _same_stretch(a: Analysis, first: int, last: int) -> bool:
    return not any(a.s.is_mark_token(at, ".;:") for at in range(first, last)) and last - first < 25
