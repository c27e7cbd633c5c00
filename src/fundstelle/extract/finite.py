"""Finite verbs: which words of a sentence carry a clause."""

from __future__ import annotations

from bisect import bisect_left

from fundstelle.extract.plain_verbs import has_verb_behind, is_common_noun, is_plain_finite
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_TRANSITIVE = frozenset({"give", "supply", "get", "bring", "employ", "train", "harm", "share", "pay"})

_BRACKET = 60
"""Tokens a verb bracket may span."""


def is_finite(s: Sentence, at: int) -> bool:
    """Whether token `at` is a finite verb: auxiliary, modal, or a finite form of a known verb that is no participle."""
    if at >= len(s.at) or (not s.at[at] and at not in s.plain):
        return False
    if at not in s.finite:
        s.finite[at] = False  # an answer for rules that come back to the same word
        s.finite[at] = _is_finite(s, at)
    return s.finite[at]


_NOUNS = frozenset({"source_noun", "account_noun", "claim_noun"})

_AUXILIARIES = frozenset({"have", "be", "become", "future", "conditional"})


def _is_finite(s: Sentence, at: int) -> bool:
    marks = s.at[at]
    token = s.tokens[at]
    if s.lexicon.pack.nouns_capitalised and token.is_capital and at > 0 and not _is_after_mark(s, at):
        return False  # "andere Waren": a noun that is written like an auxiliary
    if s.lexicon.pack.nouns_capitalised and token.is_capital and s.has_any(at, _NOUNS):
        return False  # "Berichte, wonach …": a noun at the head of the sentence
    if at in s.plain:
        return is_plain_finite(s, at)
    if _is_before_its_noun(s, at) or _is_inflected_before_noun(s, at):
        return False
    if at and s.is_mark_token(at - 1, "-") and s.tokens[at - 1].end == token.start:
        return False  # "U.S.-provided"
    if "aux" in s.kinds[at] and any(m.category == "aux" and m.value in _AUXILIARIES for m in marks):
        if s.is_word(at, "auxiliary_infinitives") and (_is_infinitive_aux(s, at) or _is_possessive(s, at)):
            return False
        return not s.is_word(at, "nonfinite_auxiliaries")
    if "modal" in s.kinds[at]:
        return not (token.is_capital and at > 0)
    if not s.lexicon.pack.nouns_capitalised and token.is_capital and at > 0 and not _is_after_mark(s, at):
        return False
    verbs = [m.data for m in marks if m.category in ("verb", "report") and m.data is not None]
    if not verbs or (s.lexicon.pack.nouns_capitalised and token.is_capital and at > 0):
        return False
    if not any("fin" in v.features for v in verbs):
        return False
    if (
        s.lexicon.pack.verb_final_clauses
        and at
        and s.is_word(at - 1, "infinitive_marker")
        and any("inf" in v.features for v in verbs)
    ):
        return False
    ambiguous = any(v.features & {"part", "inf"} for v in verbs)
    if s.lexicon.pack.verb_final_clauses and ambiguous and _has_auxiliary_near(s, at) and not _says_behind(s, at):
        return False
    if ambiguous and _is_in_aside(s, at):
        return False
    if s.lexicon.pack.nouns_capitalised:
        only_infinitive = all("fin" not in v.features or {"inf", "fin"} <= v.features for v in verbs)
        return not (only_infinitive and at > 0 and s.is_word(at - 1, "infinitive_marker"))
    return _is_english_finite(s, at, verbs)


def _is_before_its_noun(s: Sentence, at: int) -> bool:
    """ "die zwei verletzten, wohl aus Norland stammenden Soldaten": a participle between its article and a comma.

    Or between a number and its noun: "und rund 200 verletzte Soldaten"."""
    if not s.lexicon.pack.nouns_capitalised or not at:
        return False
    if s.tokens[at - 1].kind is TokenKind.NUMBER and at + 1 < len(s.tokens) and s.tokens[at + 1].is_capital:
        return any(m.data and "part_att" in m.data.features for m in s.at[at] if m.category in ("verb", "report"))
    if not s.is_mark_token(at + 1, ","):
        return False
    attributes = any(m.data and "part_att" in m.data.features for m in s.at[at] if m.category in ("verb", "report"))
    counted = s.tokens[at - 1].kind is TokenKind.NUMBER or s.mark_at(at - 1, "cardinals") is not None
    return attributes and (counted or s.is_word(at - 1, "articles", "determiners"))


def _is_in_aside(s: Sentence, at: int) -> bool:
    """ "…, teils modernisiert": a form that may be a participle ends a stretch with neither noun nor pronoun."""
    if not s.lexicon.pack.nouns_capitalised or (at + 1 < len(s.tokens) and s.tokens[at + 1].kind is not TokenKind.MARK):
        return False
    first = at
    while first and s.tokens[first - 1].kind is TokenKind.WORD and s.tokens[first - 1].text.islower():
        first -= 1
    bare = not any(s.is_word(k, "pronouns_person", "relatives", "complementizers") for k in range(first, at))
    return first < at and first > 0 and s.is_mark_token(first - 1, ",") and bare


def _is_inflected_before_noun(s: Sentence, at: int) -> bool:
    """ "die besetzten Gebiete", "dem isolierten Norland", "die von X besetzten Gebiete": also a form of the past."""
    if not s.lexicon.pack.nouns_capitalised or not at or not _is_before_noun(s, at):
        return False
    if not any(m.data and "part_att" in m.data.features for m in s.at[at] if m.category in ("verb", "report")):
        return False
    if s.is_word(at - 1, "articles", "determiners", "possessives") or "prep" in s.kinds[at - 1]:
        return True
    inside = s.mark_ending_at(at, "party") or s.mark_ending_at(at, "place")
    link = inside.first - 1 if inside is not None else 0
    link -= link > 0 and s.is_word(link, "articles")
    return link > 0 and "prep" in s.kinds[link] and s.is_word(link - 1, "articles", "determiners")


def _is_before_noun(s: Sentence, at: int) -> bool:
    """Whether a noun follows, or one behind further adjectives."""
    at += 1
    endings = s.lexicon.adjective_endings
    while at < len(s.tokens) and s.tokens[at].text.islower() and s.norm(at).endswith(endings):
        if s.has_any(at, ("word", "prep", "aux", "modal", "verb", "report")):
            return False
        at += 1
    return at < len(s.tokens) and s.tokens[at].is_capital


def _is_after_mark(s: Sentence, at: int) -> bool:
    return s.tokens[at - 1].kind is TokenKind.MARK


def _is_infinitive_aux(s: Sentence, at: int) -> bool:
    if at and (s.is_word(at - 1, "infinitive_marker") or s.mark_at(at - 1, "modal")):
        return True
    return s.lexicon.pack.verb_final_clauses and _is_bracketed(s, at)


def _is_possessive(s: Sentence, at: int) -> bool:
    """ "dass sein Land Drohnen kaufe": the word for "to be" is also "his", right before a noun or its adjective."""
    if not s.is_word(at, "possessives") or at + 1 >= len(s.tokens) or s.tokens[at + 1].kind is not TokenKind.WORD:
        return False
    noun = s.tokens[at + 1].is_capital
    return noun or (at + 2 < len(s.tokens) and s.tokens[at + 2].is_capital and not s.at[at + 1])


def _has_auxiliary_near(s: Sentence, at: int) -> bool:
    """ "gefallen oder verletzt worden": a form that may be a participle is one beside its auxiliary."""
    after = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    if after is not None and s.has_any(at + 1, ("aux", "modal")):
        return True
    if s.is_word(at + 1, "infinitive_marker") and s.is_word(at + 2, "auxiliary_infinitives"):
        return True
    return _is_bracketed(s, at)


def _says_behind(s: Sentence, at: int) -> bool:
    """ "habe Waffen geliefert, berichtet die Agentur": a verb of saying behind a statement whose bracket is closed,
    before who says so. The form alone may be a participle, and the statement's own party would pass for the speaker."""
    if at < 2 or at + 1 >= len(s.tokens) or s.tokens[at - 1].text not in _STATEMENT_ENDS:
        return False
    if "report" not in s.kinds[at] or s.has_any(at + 1, ("aux", "modal")):
        return False
    if s.mark_at(at, "formula") is not None and s.is_word(at + 1, "expletives"):
        return True  # "…, darunter 100 Panzer, heißt es im Bericht"
    closed = any(m.data and "part" in m.data.features for m in s.at[at - 2] if m.category in ("verb", "report"))
    # "soll … erhalten haben, berichtet X", "die … gekämpft hätten, berichtet X"
    closed = closed or s.is_word(at - 2, "perfect_infinitives") or s.mark_at(at - 2, "aux") is not None
    follows = s.tokens[at + 1].kind is TokenKind.WORD and not s.is_word(at + 1, "coordinators")
    return closed and follows


_STATEMENT_ENDS = frozenset(',“"”»«')


def _is_bracketed(s: Sentence, at: int) -> bool:
    """Whether an auxiliary or modal before it, in the same main clause, still waits for its other half."""
    before = at - 1
    while before >= max(0, at - _BRACKET) and s.tokens[before].text not in ";:–—":
        if s.has_any(before, ("aux", "modal")):
            return True
        opened = before and s.tokens[before - 1].text == ","
        if opened and (
            s.is_word(before, "complementizers") or (s.is_word(before, "relatives") and _is_relative_word(s, before))
        ):
            return False
        before -= 1
    return False


def _is_relative_word(s: Sentence, at: int) -> bool:
    following = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    return following is not None and not (following.is_capital and following.kind is TokenKind.WORD)


def _is_english_finite(s: Sentence, at: int, verbs: list[object]) -> bool:
    """A form that may be finite or a participle ("supplied") is finite where a subject can stand before it."""
    features = frozenset().union(*(v.features for v in verbs))  # type: ignore[attr-defined]
    if at and (s.is_word(at - 1, "infinitive_marker", "articles", "possessives") or s.mark_at(at - 1, "modal")):
        return False
    if "inf" in features and "past" not in features and at and s.mark_at(at - 1, "aux"):
        return False
    if is_noun_use(s, at):
        return False
    if "part" in features:
        return _can_have_subject(s, at)
    if s.is_named(at):
        return not s.is_word(at - 1, "determiners") if at else False
    return True


def is_noun_use(s: Sentence, at: int) -> bool:
    """ "the supply", "a Ukrainian source": a form that is also a noun, after an article or the adjective behind one."""
    if s.mark_at(at, "casualty") and at and (_is_counted(s, at - 1) or _is_beside_the_dead(s, at)):
        return True
    if _ends_a_name(s, at) or (s.mark_at(at, "institution") and s.is_word(at + 1, "genitive_prepositions")):
        return True  # "head of the agency"
    if _is_act_of(s, at):
        return True
    if s.mark_at(at, "carrier") and _is_told_whose(s, at):
        return True
    if not _is_base_form(s, at):
        return False  # "the US announced"
    if any(m.data and m.data.features & {"part", "ing"} for m in s.at[at] if m.category == "verb"):
        return False
    before = at - 1
    while before > 0 and _is_of_people(s, before):
        before -= 1
    if before >= 0 and (s.is_word(before, "articles", "possessives") or s.tokens[at - 1].kind is TokenKind.GENITIVE):
        return True
    return at > 0 and _is_base_form(s, at) and (_reads_as_noun(s, at) or _is_thing(s, at))


def _is_of_people(s: Sentence, at: int) -> bool:
    """Whether the word is a people's adjective or name."""
    return "party" in s.kinds[at] and any(
        m.category == "party" and m.data in ("adjective", "inhabitant") for m in s.at[at]
    )


def _is_told_whose(s: Sentence, at: int) -> bool:
    """ "two Norlandic ships": behind a number or the adjective of a people the word is what carries goods."""
    party = s.mark_ending_at(at, "party")
    owned = party is not None and party.data in ("adjective", "lower", "inhabitant")
    return owned or s.tokens[at - 1].kind is TokenKind.NUMBER or s.mark_at(at - 1, "cardinals") is not None


def _is_act_of(s: Sentence, at: int) -> bool:
    """ "Chinese exports of steel to …": the noun of an act with what it is about behind "of"."""
    event = s.mark_at(at, "event")
    return event is not None and event.last == at + 1 and s.is_word(at + 1, "genitive_prepositions")


def _is_thing(s: Sentence, at: int) -> bool:
    """ "major arms", "weapons transfers from": the name of a thing, or an act right behind the name of its thing."""
    if s.mark_at(at, "item"):
        if s.is_word(at - 1, "coordinators") and s.mark_ending_at(at - 1, "item") and not s.is_named(at + 1):
            return True  # "missiles and arms"
        party = s.mark_ending_at(at, "party")
        subject = (party is not None and party.data not in ("adjective", "lower", "inhabitant")) or any(
            s.mark_ending_at(at, category) for category in ("institution", "source", "aux", "modal")
        )
        if s.is_mark_token(at - 1, ",") and at + 1 < len(s.tokens) and s.is_named(at + 1):
            return False  # "Norland, for its part, supplies Ostria with"
        groups = ("pronouns_subject", "relatives", "verb_adverbs", "infinitive_marker", "coordinators")
        return not subject and not s.is_word(at - 1, *groups)
    item = s.mark_ending_at(at, "item")
    if item is None or (item.value.startswith("personnel") and s.tokens[at - 1].norm.endswith(("s", "men", "people"))):
        return False  # "Norlandic troops transfer to …", but "troop transfers to …"
    transitive = any(m.category == "verb" and m.data.verb.frame in _TRANSITIVE for m in s.at[at])
    return transitive and (s.mark_at(at + 1, "prep") is not None or s.is_mark_token(at + 1, ",.;"))


def _is_base_form(s: Sentence, at: int) -> bool:
    """A present form ("supply", "supplies"), which may be a noun as well."""
    return (
        s.has_any(at, ("verb", "report"))
        and any(m.category in ("verb", "report") and m.data is not None and "fin" in m.data.features for m in s.at[at])
        and "past" not in s.verb_features(at)
    )


def _reads_as_noun(s: Sentence, at: int) -> bool:
    """ "in return", "economic help by Russia": behind a preposition, or an adjective and with no object."""
    before = s.tokens[at - 1]
    if s.mark_at(at, "source_noun") and s.is_word(at - 1, "coordinators") and s.is_mark_token(at + 1, ".,;"):
        return True  # "maps and documents."
    if at + 1 < len(s.tokens) and s.mark_at(at + 1, "aux") and not s.is_word(at + 1, "nonfinite_auxiliaries"):
        return s.tokens[at].norm.endswith("s")  # "three ground stations were sold"
    following = s.at[at + 1] if at + 1 < len(s.tokens) else ()
    if any(m.category == "report" and m.data is not None and "fin" in m.data.features for m in following):
        return True  # "a leaked document says"
    if s.mark_at(at - 1, "prep") and not s.is_word(at - 1, "infinitive_marker", "complementizers"):
        split = at > 1 and s.is_word(at - 1, "particles") and s.mark_at(at - 2, "verb") is not None
        return not split
    cardinal = s.mark_at(at - 1, "cardinals")
    counted = before.kind is TokenKind.NUMBER or (cardinal is not None and cardinal.data != 1)
    if counted and s.tokens[at].norm.endswith("s"):
        return True  # "52 states", "five bases"
    plain = before.kind is TokenKind.WORD and before.text.islower() and not s.at[at - 1]
    plain = plain and s.mark_ending_at(at, "institution") is None  # "Norland's military intelligence says"
    if not plain or before.norm.endswith(("s", "ly")) or s.mark_at(at - 2, "modal") or s.mark_at(at - 2, "aux"):
        return False  # "will soon fight with …": an adverb behind its auxiliary
    ends = at + 1 >= len(s.tokens) or s.tokens[at + 1].kind is TokenKind.MARK
    return ends or s.mark_at(at + 1, "prep") is not None or s.is_word(at + 1, "coordinators")


def _ends_a_name(s: Sentence, at: int) -> bool:
    """ "small arms", "arms package", "press release": a word of a listed name of several words is no verb."""
    return any(
        ((mark := s.mark_ending_at(at + 1, category)) is not None and mark.first < at)
        or ((mark := s.mark_at(at, category)) is not None and mark.last > at + 1)
        for category in _NAMING
        if category in s.by_category
    )


_NAMING = ("item", "institution", "source", "event", "casualty", "source_noun", "account_noun")


def _is_beside_the_dead(s: Sentence, at: int) -> bool:
    """ "3,000 dead and wounded": coordinated with a noun of loss that is no verb."""
    other = at - 2
    return (
        other >= 0
        and s.is_word(at - 1, "coordinators")
        and s.mark_at(other, "casualty") is not None
        and s.mark_at(other, "verb") is None
    )


def _is_counted(s: Sentence, before: int) -> bool:
    """ "100 dead and another 1,000 wounded": behind a number, after a noun of loss, it is a noun too."""
    if not any(s.mark_at(at, "casualty") for at in range(max(0, before - 5), before)):
        return False
    return s.tokens[before].kind is TokenKind.NUMBER or any(
        m.category in ("cardinals", "vague", "several", "multipliers") for m in s.at[before]
    )


def is_reduced(s: Sentence, at: int) -> bool:
    """ "weapons supplied by Iran", "troops sent to Russia": a participle that says more of the noun before it."""
    if s.lexicon.pack.verb_final_clauses or not at or not s.mark_at(at + 1, "prep"):
        return False
    frames = {m.data.verb.frame for m in s.at[at] if m.category == "verb" and "part" in m.data.features}
    if s.is_word(at, "directed") and s.mark_at(at + 1, "prep", "to", "for"):
        return s.mark_ending_at(at, "item") is not None or s.mark_ending_at(at, "designation") is not None
    noun = at
    while noun and s.is_word(noun - 1, "participle_adverbs"):
        noun -= 1
    if not frames & _TRANSITIVE or not noun or s.tokens[noun - 1].kind is TokenKind.MARK:
        return False
    item = s.mark_ending_at(noun, "item") or s.mark_ending_at(noun, "designation")
    if s.mark_at(at + 1, "prep", "by"):
        return item is not None
    goods = item is not None and not item.value.startswith("personnel")
    if item is not None and not goods and frames & {"employ", "give"} and s.mark_at(at + 1, "prep", "in"):
        return not any(s.mark_at(k, "aux", "have") for k in range(max(0, item.first - _HAD), item.first))
    return (
        item is not None
        and (goods or bool(frames & {"give", "bring"}))
        and s.mark_at(at + 1, "prep", "to", "from") is not None
    )


_HAD = 5
"""Tokens from "has" to persons of whom a participle tells: "has about 1,200 soldiers stationed in"."""


def opens_main(s: Sentence, first: int, at: int, stop: int) -> bool:
    """ "Under the pact Norland has sent …": behind a phrase that opens the sentence, with one verb to come."""
    own = finite_in(s, at + 1, stop)
    if s.mark_at(first, "prep") is None or own is None or finite_in(s, first, at) is not None:
        return False
    return finite_in(s, own + 1, stop) is None


def _is_helped_behind(s: Sentence, at: int) -> bool:
    """ "the soldiers killed or wounded had been too many": the participles of a subject stand before its verb."""
    end = at + 1
    if s.is_word(end, "coordinators") and s.mark_at(end + 1, "verb") is not None:
        end += 2
    if s.lexicon.pack.verb_final_clauses or s.is_word(end, "nonfinite_auxiliaries"):
        return False  # "admitted having sent"
    return s.mark_at(end, "aux") is not None


def _is_of_victims(s: Sentence, at: int) -> bool:
    """ "the coffins of soldiers killed in …": behind "of" and persons it tells what became of them."""
    persons = s.mark_ending_at(at, "item")
    harmed = any(m.data.verb.outcome for m in s.at[at] if m.category == "verb")
    if persons is None or not persons.value.startswith("personnel") or not harmed or s.lexicon.pack.verb_final_clauses:
        return False
    start = persons.first
    while start > 0 and start > persons.first - _VICTIMS and not s.is_word(start - 1, "genitive_prepositions"):
        if "prep" in s.kinds[start - 1] or s.tokens[start - 1].kind is TokenKind.MARK:
            return False
        start -= 1
    governed = start > 0 and s.is_word(start - 1, "genitive_prepositions")
    follows = at + 1 < len(s.tokens)
    return governed and follows and ("prep" in s.kinds[at + 1] or s.is_word(at + 1, "subordinators"))


_VICTIMS = 5
"""Words between "of" and the noun for persons."""


def _is_of_paper(s: Sentence, at: int) -> bool:
    """ "in an interview published by X, Y said": a participle with its doer, behind a paper or a talk."""
    if not at or not s.mark_at(at + 1, "prep", "by"):
        return False
    return s.has_any(at - 1, ("source_noun", "account_noun")) or s.mark_ending_at(at, "formula", "told_to") is not None


def _can_have_subject(s: Sentence, at: int) -> bool:
    """ "supplied", "wounded": finite unless an auxiliary, a preposition or another participle governs it."""
    before = at - 1
    while before >= 0 and s.is_word(before, "verb_adverbs"):
        before -= 1
    if is_reduced(s, at) or _is_helped_behind(s, at) or _is_of_victims(s, at) or _is_of_paper(s, at):
        return False
    if before < 0:
        return True
    if s.mark_at(at + 1, "prep") and is_common_noun(s, before) and has_verb_behind(s, at):
        return False  # "a company based in Norland delivered"
    if s.is_mark_token(before, ",") and before and s.mark_at(at + 1, "prep", "by"):
        return False  # "the general, reached by telephone, said"
    if s.is_word(before, "coordinators") and before > 0:
        same = any(m.category in ("verb", "report") and "part" in m.data.features for m in s.at[before - 1] if m.data)
        return not (same and not is_finite(s, before - 1))
    if s.mark_at(before, "aux") or s.mark_at(before, "prep"):
        return False
    return "part" not in s.verb_features(before)


def finite_in(s: Sentence, first: int, last: int) -> int | None:
    """The first finite verb among the tokens, None where there is none."""
    verbal = s.verbal
    for number in range(bisect_left(verbal, first), len(verbal)):
        if verbal[number] >= last:
            return None
        if is_finite(s, verbal[number]):
            return verbal[number]
    return None


def nonfinite_in(s: Sentence, first: int, last: int) -> bool:
    """Whether a participle or infinitive stands among the tokens."""
    for at in s.verbal[bisect_left(s.verbal, first) : bisect_left(s.verbal, last)]:
        for mark in s.at[at]:
            if mark.category in ("verb", "report") and mark.data is not None and mark.data.features & {"part", "inf"}:
                return True
            if mark.category == "aux" and s.is_word(at, "bracket_closers"):
                return True
    return False


def opens_period(s: Sentence, at: int) -> bool:
    """ "since last November", "before 2024": the word is a preposition of time."""
    if s.lexicon.pack.verb_final_clauses:
        return False
    for k in range(at + 1, min(at + 4, len(s.tokens))):
        if s.has_any(k, ("months", "weekdays", "seasons", "time_unit")):
            return True
        if s.tokens[k].kind is TokenKind.NUMBER:
            return s.tokens[k].text.isdecimal() and len(s.tokens[k].text) == 4
        if s.tokens[k].kind is not TokenKind.WORD or s.is_named(k) or s.is_word(k, "pronouns_subject"):
            return False
    return False
