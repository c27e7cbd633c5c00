"""Open sides: who is meant by words that name nobody ("several states", "abroad", "the three countries")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import Draft, Side, carried
from fundstelle.extract.events import Event
from fundstelle.extract.groups import find_group, is_governed
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.participants import lacks_subject
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.subjects import find_generic_states, follows_subject, is_oblique
from fundstelle.extract.ties import find_tied
from fundstelle.records.claim import Kind
from fundstelle.values import Span

_GIVES = frozenset({"give", "supply", "bring", "share", "pay"})
_ROW = 4
"""Sentences back to which "the three countries" may point."""


def fill_row(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "Die drei Länder lieferten …", "both states": the parties that were last named side by side, if so many."""
    event = draft.event
    if context.row is None or event is None or event.noun or draft.giver or a.s.index - context.row.sentence > _ROW:
        return draft
    at = find_group(a, draft.clause)
    if at is None and lacks_subject(a, draft.clause) and draft.clause.index:
        at = find_group(a, a.clauses[draft.clause.index - 1])  # "Beide Staaten sind klein und versorgen …"
    if at is None or not set(event.frames) & _GIVES or event.voice != "active" or is_governed(a, at):
        return draft
    ids = context.row.giver
    if _count_before(a, at) != len(ids) or set(ids) & set(draft.taker.ids):
        return draft
    return replace(draft, giver=Side(ids, (), context.row.span, "row"))


def fill_object(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "sent it drones", "hat das angegriffene Land beliefert": to the party the sentence before was about."""
    event = draft.event
    if event is None or event.noun or event.voice != "active" or draft.taker or not draft.giver:
        return draft
    if not set(event.frames) & {"give", "supply"} or not _has_object(a, draft, event) or _is_far(a, draft, event):
        return draft
    ids, span, said = context.subject, context.subject_span, context.subject_at
    if a.s.is_word(event.last, "plural_references"):
        ids, span, said = (context.row.giver, context.row.span, context.row.sentence) if context.row else ((), None, -9)
    if ids == draft.giver.ids:  # "Norland … on Ostria's side. Norland supplied it with …"
        found = find_tied(a, context, ids)
        ids, span, said = (found[0], found[1].span, found[1].sentence) if found else ((), None, -9)
    if not ids or span is None or a.s.index - said > 1 or set(ids) & set(draft.giver.ids):
        return draft
    return replace(draft, taker=carried(ids, span))


def fill_pointed(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "lieferte Panzer an das Land", "kaufte Panzer von dem Land": the party the sentence before was about."""
    event = draft.event
    if event is None or (draft.giver and draft.taker) or context.subject_span is None:
        return draft
    if a.s.index - context.subject_at > 1 or set(context.subject) & {*draft.giver.ids, *draft.taker.ids}:
        return draft
    oblique = [at for at in find_generic_states(a, draft.clause) if is_oblique(a, at)]
    preps = [a.s.mark_ending_at(_past_article(a, at), "prep", "to", "by", "from") for at in oblique]
    side = carried(context.subject, context.subject_span)
    if draft.giver and any(_is_goal(a, at, p) for at, p in zip(oblique, preps, strict=True)):
        return replace(draft, taker=side) if set(event.frames) & _GIVES else draft
    gives = any(p is not None and not _is_goal(a, at, p) for at, p in zip(oblique, preps, strict=True))
    return replace(draft, giver=side) if draft.taker and gives and set(event.frames) & {*_GIVES, "get"} else draft


def _past_article(a: Analysis, at: int) -> int:
    return at - 1 if a.s.is_word(at - 1, "article_dative") and not a.s.is_word(at, "articles") else at


def _is_goal(a: Analysis, at: int, prep: Mark | None) -> bool:
    """Whether a governed noun stands as the one who gets: behind "to", or in the dative alone."""
    if prep is not None:
        return prep.value == "to"
    return a.s.mark_ending_at(_past_article(a, at), "prep") is None


def fill_us(a: Analysis, draft: Draft, speaker: tuple[str, ...], span: Span | None) -> Draft:
    """ "Germany gave us 18 tanks", "Berlin hat uns beliefert": to the party that speaks."""
    event = draft.event
    if event is None or event.noun or event.voice != "active" or draft.taker or not speaker:
        return draft
    if not set(event.frames) & {"give", "supply", "bring"} or set(speaker) & set(draft.giver.ids):
        return draft
    free = a.s.lexicon.pack.verb_final_clauses
    told = [at for at in draft.clause.tokens if a.s.is_word(at, "pronouns_us") and (free or at >= event.last)]
    return replace(draft, taker=Side(speaker, (), span, "speaker")) if told else draft


def _has_object(a: Analysis, draft: Draft, event: Event) -> bool:
    """Whether a pronoun or "the country" stands where the verb has its object."""
    generic = find_generic_states(a, draft.clause)
    if a.s.lexicon.pack.verb_final_clauses:
        return any(follows_subject(a, draft.clause, at) for at in generic)
    return a.s.is_word(event.last, "pronouns_object") or event.last in generic


def _is_far(a: Analysis, draft: Draft, event: Event) -> bool:
    """ "gave them training so that …": where order tells, the goods stand right behind whoever gets them."""
    if a.s.lexicon.pack.verb_final_clauses:
        return False
    return not 0 <= draft.item.np_first - event.last <= _DOUBLE


_DOUBLE = 4
"""Tokens from the verb to the goods behind their taker: "supplied the country with"."""


def fill_group(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "Das Land beliefert die Miliz", "rockets for the rebels": the group without a state that was named last."""
    group, event = context.group, draft.event
    if group is None or event is None or draft.taker or set(group.giver) & set(draft.giver.ids):
        return draft
    if a.s.index - group.sentence > _ROW or event.noun or event.voice != "active":
        return draft
    gets = "get" in event.frames
    if not gets and not set(event.frames) & {"give", "supply", "bring", "share"}:
        return draft
    free = a.s.lexicon.pack.verb_final_clauses
    behind = [at for at in draft.clause.tokens if free or (at > event.at) != gets]
    meant = a.s.has_word_in(behind, "rebel_nouns")
    return replace(draft, taker=carried(group.giver, group.span)) if meant else draft


def fill_army(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "The army has obtained drones", "hat der Armee Drohnen geliefert": the state whose army was named last."""
    army, event = context.army, draft.event
    if army is None or event is None or draft.taker or set(army.giver) & set(draft.giver.ids):
        return draft
    if a.s.index - army.sentence > _ARMY or event.noun or event.attributive or event.voice != "active":
        return draft
    gets = "get" in event.frames
    if not gets and not set(event.frames) & {"give", "supply", "bring", "share"}:
        return draft
    found = [at for at in draft.clause.tokens if a.s.is_word(at, "army_nouns") and _is_object(a, event, at) != gets]
    return replace(draft, taker=carried(army.giver, army.span)) if found and _is_alone(a, found[0]) else draft


_ARMY = 12
"""Sentences over which "the army" is the one named before."""


def _is_object(a: Analysis, event: Event, at: int) -> bool:
    """Whether a noun with its article at `at` is no subject: behind the verb, or in the dative."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return at > event.at
    return a.s.is_word(at, "article_dative", "article_dative_or_genitive")


def _is_alone(a: Analysis, at: int) -> bool:
    """Whether neither a party's name nor another genitive tells whose army it is."""
    if a.s.is_word(at + 2, "article_genitive", "genitive_prepositions"):
        return False  # "der Armee des Landes"
    return not any(p.np_first in (at, at + 2) or p.np_first <= at < p.np_last for p in a.phrases.parties)


def with_army(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the state whose army this sentence names."""
    known = a.s.lexicon.knowledge
    armies = [p for p in a.phrases.parties if p.institution in ("mil", "force") and known.is_state(p.ids[0])]
    if not armies:
        return context
    span = a.s.span(text_id, armies[-1].first, armies[-1].last)
    return replace(context, army=Deal(armies[-1].ids, (), False, span, a.s.index))


def fill_asker(a: Analysis, draft: Draft) -> Draft:
    """ "Norland wants Ostria to send soldiers", "asked Ostria to send …": to whoever asks, if nobody else is told."""
    event, clause = draft.event, draft.clause
    if event is None or draft.taker or not draft.giver.tokens or a.s.lexicon.pack.verb_final_clauses:
        return draft
    parent = a.clauses[clause.parent] if clause.opener == "inf" and clause.parent is not None else None
    if parent is None or parent.finite is None or not set(event.frames) & _GIVES:
        return draft
    asks = any(m.category == "verb" and m.data.verb.phase == "requested" for k in parent.tokens for m in a.s.at[k])
    bare = [p for p in a.parties_in(parent) if is_bare(p) and p.form != "adjective"]
    asker = [p for p in bare if p.np_last <= parent.finite and p.institution is None]
    meant = [p for p in bare if p.np_first > parent.finite]
    if not asks or not asker or not meant or set(asker[0].ids) & set(draft.giver.ids):
        return draft
    return replace(draft, taker=Side(asker[0].ids, ((asker[0].first, asker[0].last),), None, "asks"))


def is_giver_open(a: Analysis, draft: Draft) -> bool:
    """Whether the words say that somebody gives whom they do not name: "several states have sent Norland …"."""
    event = draft.event
    if draft.giver or not draft.taker or draft.kind not in (Kind.TRANSFER, Kind.DEPLOYMENT):
        return False
    if event is None or event.noun or event.attributive:
        return False
    at = find_group(a, draft.clause)
    if at is None or not set(event.frames) & _GIVES:
        return False
    if event.voice == "passive":
        return is_governed(a, at, "by")
    return not is_governed(a, at) and (a.s.lexicon.pack.verb_final_clauses or at < event.at)


def is_giver_unsaid(a: Analysis, draft: Draft) -> bool:
    """ "oil is still carried to Norland", "the supply of shells to Ostria": by whom is not told, and nobody else named.

    Only where order tells who takes; in the other languages such a sentence leaves too often out whom it means.
    """
    event = draft.event
    if draft.giver or not draft.taker.tokens or event is None or draft.kind is not Kind.TRANSFER:
        return False
    if a.s.lexicon.pack.verb_final_clauses or not set(event.frames) & {"give", "bring", "go"}:
        return False
    if event.weak and "go" in event.frames:
        return False
    active = event.voice == "active" and not event.noun and "go" not in event.frames
    if active and not _is_by_carrier(a, draft, event):
        return False
    unreal = any(m.category in ("modal",) or m.value == "conditional" for at in draft.clause.tokens for m in a.s.at[at])
    others = [p for p in a.phrases.parties if not set(p.ids) & set(draft.taker.ids) and is_bare(p)]
    return not unreal and not others


def _is_by_carrier(a: Analysis, draft: Draft, event: Event) -> bool:
    """ "A tanker transferred 300 tonnes of oil to a Norlandic ship": whose tanker it is, is not told."""
    first = draft.clause.first
    carrier = any(m.first in draft.clause and first <= m.first < event.at for m in a.s.marks("carrier"))
    return carrier and not any(is_bare(p) and p.np_last <= event.at for p in a.parties_in(draft.clause))


def is_taker_open(a: Analysis, draft: Draft) -> bool:
    """Whether the words say that somebody gets whom they do not name: "abroad", "to several states"."""
    event = draft.event
    if draft.taker or not draft.giver or event is None or draft.kind not in (Kind.TRANSFER, Kind.DEPLOYMENT):
        return False
    if not set(event.frames) & (_GIVES | {"go", "employ", "serve"}):
        return False
    if a.s.has_word_in(draft.clause, "abroad_words"):
        return True
    at = find_group(a, draft.clause)
    return at is not None and is_governed(a, at, "to", "in", "for")


def _count_before(a: Analysis, at: int) -> int:
    """How many are meant: by the number before the noun or by "both"; 0 where nothing tells."""
    for k in (at - 1, at - 2):
        if a.s.is_word(k, "both_words"):
            return 2
        number = next((n for n in a.numbers if n.last == k + 1 and n.low is not None and n.low == n.high), None)
        if number is not None and number.low is not None:
            return int(number.low)
    return 0


def find_row(a: Analysis) -> tuple[PartyRef, ...]:
    """The parties that stand side by side in the sentence: "Norland, Sundland and Ostria"; () where none do."""
    best: list[PartyRef] = []
    run: list[PartyRef] = []
    for party in a.phrases.parties:
        if party.form == "adjective" or (run and party.np_first - run[-1].np_last not in (1, 2)):
            run = [] if party.form == "adjective" else [party]
            continue
        run = [*run, party] if not run or a.s.is_row(run[-1].np_last, party.np_first) else [party]
        best = run if len(run) > len(best) else best
    return tuple(best) if len(best) > 1 else ()


def is_open(a: Analysis, draft: Draft) -> bool:
    """Whether a draft with one side only may stand, since the words leave the other one open."""
    return is_giver_open(a, draft) or is_taker_open(a, draft)
