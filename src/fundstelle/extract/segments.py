"""Segments: the stretches between breaks of a sentence, with what opens each."""

from __future__ import annotations

from fundstelle.extract.finite import finite_in, is_finite, is_reduced, nonfinite_in, opens_main, opens_period
from fundstelle.extract.infinitives import ends_with_infinitive
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.listeners import acts_behind, follows_claim_noun, is_participle_of_saying, past_adverbials
from fundstelle.extract.nominal import is_between_attributes
from fundstelle.extract.once import once
from fundstelle.extract.quotation import QUOTES, bracket_length, is_partial_quote, opens_quote, quote_length
from fundstelle.extract.record import record
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_BREAKS = ";:–—"


@record
class Segment:
    """Tokens `first`:`last` between two breaks; sep is the mark or word that opened it."""

    first: int
    last: int
    opener: str
    finite: int | None
    nonfinite: bool
    quoted: bool
    sep: str


def find_segments(s: Sentence) -> list[Segment]:
    """The segments of a sentence in order."""
    segments: list[Segment] = []
    first = 0
    quoted = False
    sep = ""
    breaks = _breaks(s)
    for at in sorted({*breaks, *_openers(s)}):
        if at in breaks:
            token = s.tokens[at]
            if at > first:
                segments.append(_make_segment(s, first, at, quoted, sep))
            if token.text in QUOTES:
                quoted = not quoted if token.text == '"' else opens_quote(token.text, s, at)
            first, sep = at + 1, token.text
            continue
        open_main = bool(segments) and segments[-1].finite is None
        inner = _inner_break(s, first, at, sep, open_main) if at > first else None
        if inner:
            segments.append(_make_segment(s, first, at, quoted, sep))
            first, sep = at, inner
    if len(s.tokens) > first:
        segments.append(_make_segment(s, first, len(s.tokens), quoted, sep))
    return segments


@once
def _breaks(s: Sentence) -> dict[int, None]:
    """The marks that part clauses, in order."""
    return {at: None for at, token in enumerate(s.tokens) if token.kind is TokenKind.MARK and _is_break(s, at)}


def _openers(s: Sentence) -> set[int]:
    """The tokens at which `_inner_break` may find a beginning: few, and it asks a dozen questions of each."""
    if s.lexicon.pack.verb_final_clauses:
        return {at for at, groups in s.words.items() if "conjunctions" in groups}
    found = {at for at, groups in s.words.items() if not groups.isdisjoint(_OPENING_WORDS)}
    for category in _OPENING & s.by_category.keys():
        found.update([mark.first for mark in s.by_category[category]])
    found.update([mark.first + 1 for mark in s.marks("report") if mark.first + 1 < len(s.tokens)])
    found.update(s.plain)
    found.update([at - 1 for at in s.words if at and "relatives_sure" in s.words[at]])
    return found


_OPENING_WORDS = frozenset(
    {"conjunctions", "say_complementizers", "relatives", "pronouns_subject", "subordinators"}
    | {"perfect_gerunds", "directed", "infinitive_marker"}
)
_OPENING = frozenset({"verb", "aux", "modal", "report", "party"})


_POINTING = frozenset({"pronouns_subject", "relatives"})


def _inner_break(s: Sentence, first: int, at: int, sep: str, open_main: bool) -> str | None:
    """Where a clause begins without a mark: after a coordinator, "that", "who", or a verb of saying."""
    if not s.at[at] and s.tokens[at].kind is not TokenKind.NUMBER and at not in s.plain:
        return None  # every rule below asks for a mark or a number
    groups = s.groups_at(at)
    if "conjunctions" in groups and _is_joint(s, first, at):
        return "joint"
    if s.lexicon.pack.verb_final_clauses:
        return None
    if "say_complementizers" in groups and _opens_content(s, first, at):
        return "that"
    if "say_complementizers" in groups and at - 1 > first and _is_said(s, at - 1):
        return "that"  # "said that X, a lawmaker, had …": the verb to come stands behind a comma
    if (
        "say_complementizers" in groups
        and not _says_more_of_thing(s, first, at)
        and finite_in(s, first, at) is not None
        and finite_in(s, at + 1, _next_break(s, at + 1)) is not None
    ):
        return "that"
    if s.is_word(at + 1, "relatives_sure") and s.mark_at(at, "prep") and _thing_before(s, at) is not None:
        return "relative"  # "the soldiers with whom it helps Norland"
    if "relatives" in groups and is_finite(s, at + 1) and not s.is_word(at - 1, "conjunctions"):
        return ","
    if _says_without_that(s, first, at):
        return "that"
    if (
        "subordinators" in groups
        and not opens_period(s, at)
        and (sep == "," or finite_in(s, first, at) is not None)
        and finite_in(s, at + 1, _next_break(s, at + 1)) is not None
    ):
        return "sub"
    if _opens_gerund(s, first, at):
        return "inf"
    if is_reduced(s, at):
        return "reduced"
    if sep in ("reduced", "relative", "that") and open_main and is_finite(s, at) and _resumes(s, first, at, sep):
        return "resumed"
    if ("party" in s.kinds[at] or not _POINTING.isdisjoint(groups)) and _opens_relative(s, first, at):
        return "relative"
    if "infinitive_marker" in groups and _opens_infinitive(s, first, at):
        return "inf"
    return None


def _is_said(s: Sentence, at: int) -> bool:
    """Whether a verb of saying stands there, and behind its "that" the next comma begins no further clause of it."""
    if "report" not in s.kinds[at] or not is_finite(s, at):
        return False
    comma = _next_break(s, at + 2)
    return s.is_mark_token(comma, ",") and not s.is_word(comma + 1, "conjunctions", "coordinators")


def _opens_content(s: Sentence, first: int, at: int) -> bool:
    """ "the assertion that Norland sent rockets could not be checked": behind a noun of saying, two verbs to come."""
    if not follows_claim_noun(s, first, at):
        return False
    stop = _next_break(s, at + 1)
    own = finite_in(s, at + 1, stop)
    return finite_in(s, first, at) is None and own is not None and finite_in(s, own + 1, stop) is not None


def _opens_relative(s: Sentence, first: int, at: int) -> bool:
    """ "the rockets that Norland sent", "the soldiers whom …": a pronoun right behind a thing, with a verb to come."""
    party = s.mark_at(at, "party")
    if party is not None and party.data in ("name", "metonym", "person"):
        if not s.mark_at(party.last, "aux") and not is_finite(s, party.last):
            return False  # "launchers Washington has sent": the pronoun is left out
    elif s.is_word(at, "pronouns_subject"):
        if not is_finite(s, at + 1) and not is_finite(s, at + 2):
            return False  # "by the weapons it sends"
    elif not s.is_word(at, "relatives") or s.is_word(at - 1, "conjunctions"):
        return False
    link = s.mark_at(at - 1, "prep") is not None and not s.is_word(at - 1, "genitive_prepositions")
    known = link and at - 1 > first and s.is_word(at, "relatives_sure")  # "the soldiers with whom …"
    stop = _next_break(s, at + 1)
    if party is not None and opens_main(s, first, at, stop):
        return False
    return (known or _thing_before(s, at) is not None) and finite_in(s, at + 1, stop) is not None


def _thing_before(s: Sentence, at: int) -> Mark | None:
    """The thing whose phrase ends at `at`, also with a party behind it: "weapons from Norland", "package for …"."""
    party = s.mark_ending_at(at, "party")
    if party is not None and s.mark_at(party.first - 1, "prep", "from", "to", "for"):
        at = party.first - 1
    thing = s.mark_ending_at(at, "item") or s.mark_ending_at(at, "designation") or _people_before(s, at)
    return thing or s.mark_ending_at(at, "word", "announced_packages", "deal_nouns")


def _people_before(s: Sentence, at: int) -> Mark | None:
    """ "two Norlanders whom it took prisoner": the name of a people is a thing like others."""
    people = s.mark_ending_at(at, "party") if s.is_word(at, "relatives_sure") else None
    return people if people is not None and people.data == "inhabitant" else None


def _says_more_of_thing(s: Sentence, first: int, at: int) -> bool:
    """ "weapons that Norland had bought": behind a thing the word opens no statement, unless persons are told one."""
    thing = _thing_before(s, at)
    if thing is None or not s.is_word(at, "relatives"):
        return False
    persons = thing.category == "item" and thing.value.startswith("personnel")
    return not persons or not s.has_between("report", first, at)


def _resumes(s: Sentence, first: int, at: int, sep: str) -> bool:
    """Whether a finite verb takes up the clause before the relative one, whose own verb has come already."""
    if sep == "reduced":
        return True
    own = finite_in(s, first, at)
    if own is None or s.has_any(at - 1, ("report", "aux", "modal")):
        return False
    between = range(own + 1, at)
    return len(between) > 0 and not any(
        s.is_word(k, "coordinators", "pronouns_subject") or "report" in s.kinds[k] for k in (own, *between)
    )


def _opens_gerund(s: Sentence, first: int, at: int) -> bool:
    """ "denies supplying …", "accused Tehran of providing …": an act in -ing behind a verb of saying."""
    if s.is_word(at, "perfect_gerunds"):
        return s.is_word(at - 1, "gerund_links") and finite_in(s, first, at) is not None
    if "verb" not in s.kinds[at] or "ing" not in s.verb_features(at):
        return False
    if s.is_named(at) and s.is_word(at + 1, "genitive_prepositions"):
        return False  # "the sending of troops"
    if s.mark_at(at - 1, "prep", "by") and finite_in(s, first, at) is not None:
        return True
    link = at - 1
    while link > first and s.is_word(link, "verb_adverbs"):
        link -= 1
    if s.mark_ending_at(at, "word", "exchange_openers") is not None:
        return finite_in(s, first, at) is not None
    said = any(m.category == "report" or m.value == "object_control" for k in range(first, at) for m in s.at[k])
    return said and (s.is_word(link, "gerund_links") or "report" in s.kinds[link])


def _opens_infinitive(s: Sentence, first: int, at: int) -> bool:
    """ "to teach soldiers": behind a finite verb, with a known verb; "to" before a name is a preposition."""
    following = at + 1
    while s.is_word(following, "verb_adverbs"):
        following += 1
    known = any(
        m.category == "verb" and "inf" in m.data.features
        for m in (s.at[following] if following < len(s.tokens) else ())
    )
    if at > first and s.mark_at(at - 1, "aux", "be") is not None:
        return False  # "more are to follow": one predicate
    purpose = s.mark_at(at, "prep", "for")
    if purpose is not None and purpose.last > following and _is_phrase_of_party(s, purpose.last):
        return False  # "weapons to help Norland"
    planned = s.is_word(at - 1, "plan_nouns") and at - 1 > first
    return known and not s.is_named(following) and (planned or finite_in(s, first, at) is not None)


def _is_phrase_of_party(s: Sentence, at: int) -> bool:
    """Whether a party's name begins at `at`, past its article."""
    return any(s.mark_at(at + k, "party") is not None for k in range(2 if s.is_word(at, "articles") else 1))


def _says_without_that(s: Sentence, first: int, at: int) -> bool:
    """ "Seoul says North Korea sent …": a finite verb of saying, a subject, another finite verb."""
    before = at - 1
    if s.is_word(at, "pronouns_subject") and _says_before(s, first, at):
        return True
    before = past_adverbials(s, first, before) if "report" not in s.kinds[before] else before
    if "report" not in s.kinds[before] or (before == first and not acts_behind(s, at)):
        return False
    if not is_finite(s, before) and not (before == first and is_participle_of_saying(s, before)):
        return False
    if not (
        s.is_named(at)
        or s.is_word(at, "pronouns_subject", "articles", "determiners")
        or s.tokens[at].kind is TokenKind.NUMBER
        or s.mark_at(at, "hedge")
    ):
        return False
    nearest = finite_in(s, at, min(_next_break(s, at), at + 14))
    if nearest is None or nearest == at:
        return False
    return not any(
        s.is_word(k, "say_complementizers") and s.mark_ending_at(k, "item") is None for k in range(at + 1, nearest)
    )  # "said the rockets that Norland sent were old"


def _says_before(s: Sentence, first: int, at: int) -> bool:
    """ "said on Thursday it would send": a pronoun with its verb, a few words behind a verb of saying."""
    if not (is_finite(s, at + 1) or s.mark_at(at + 1, "modal") or s.mark_at(at + 1, "aux")):
        return False
    said = [k for k in range(max(first + 1, at - 6), at) if "report" in s.kinds[k]]
    return any(is_finite(s, k) for k in said) and not s.is_word(at - 1, "conjunctions", "complementizers")


def _is_break(s: Sentence, at: int) -> bool:
    text = s.tokens[at].text
    if text in ",":
        return not is_between_attributes(s, at)
    if text in _BREAKS:
        return not _is_inside_number(s, at)
    if text == "-":
        return at > 0 and s.tokens[at - 1].end < s.tokens[at].start
    if text in QUOTES:
        return quote_length(s, at) >= 4 and not is_partial_quote(s, at)
    return text in "()[]" and bracket_length(s, at) > 6


def _is_inside_number(s: Sentence, at: int) -> bool:
    """ "10.000–12.000": a dash glued to the digits on both sides of it."""
    if s.tokens[at].text != "–" or not 0 < at < len(s.tokens) - 1 or s.tokens[at + 1].kind is not TokenKind.NUMBER:
        return False
    return s.tokens[at - 1].end == s.tokens[at].start and s.tokens[at].end == s.tokens[at + 1].start


def _is_joint(s: Sentence, first: int, at: int) -> bool:
    """A coordinator with a finite verb on both sides joins two clauses."""
    if not s.is_word(at, "conjunctions") or s.is_word(at, "no_clause_joints"):
        return False
    if s.mark_at(at, "prep") or any(mark.first < at < mark.last for mark in s.word_marks("set_pairs")):
        return False  # "denied time and again that …"
    stop = _next_break(s, at + 1)
    if not s.lexicon.pack.verb_final_clauses:
        stop = next((k for k in range(at + 1, stop) if s.is_word(k, "subordinators")), stop)
    nearest = finite_in(s, at + 1, stop)
    if nearest is not None and s.has_word_in(range(at + 1, nearest), "coordinators"):
        return False
    left = finite_in(s, first, at)
    right = finite_in(s, at + 1, stop)
    return left is not None and right is not None


def _next_break(s: Sentence, at: int) -> int:
    return next((mark for mark in _breaks(s) if mark >= at), max(at, len(s.tokens)))


def _make_segment(s: Sentence, first: int, last: int, quoted: bool, sep: str) -> Segment:
    set_off = _is_set_off_participle(s, first, last, sep)
    finite = _finite_of(s, first, last, sep, set_off)
    return Segment(
        first,
        last,
        "rel" if set_off else _opener_of(s, first, last, sep),
        _seeing_verb(s, first, last) if finite is None else finite,
        nonfinite_in(s, first, last),
        quoted,
        sep,
    )


def _seeing_verb(s: Sentence, first: int, last: int) -> int | None:
    """ "Dokumente, die X vorliegen": verbs of seeing papers, known by their formulas only, end a relative clause."""
    if not s.lexicon.pack.verb_final_clauses or not s.is_word(first, "relatives"):
        return None
    end = last
    while end > first and s.tokens[end - 1].kind is TokenKind.MARK:
        end -= 1
    return end - 1 if s.mark_ending_at(end, "formula", "seen_by") is not None else None


def _finite_of(s: Sentence, first: int, last: int, sep: str, set_off: bool) -> int | None:
    """The finite verb of a segment; a participle behind its noun stands for one."""
    if sep == "reduced":
        return first
    if set_off:
        return next(at for at in range(first, last) if "verb" in s.kinds[at])
    return finite_in(s, first, last)


def _is_set_off_participle(s: Sentence, first: int, last: int, sep: str) -> bool:
    """ "mercenaries from Ostria, recruited by Norland, …": a participle behind its noun and a comma."""
    if sep != "," or s.lexicon.pack.verb_final_clauses or first < 2:
        return False
    at = first
    while at < last and (s.is_word(at, "verb_adverbs") or s.norm(at).endswith("ly")):
        at += 1
    features = [m.data for m in s.at[at] if m.category == "verb"] if at < last else []
    if not features or not all("part" in f.features for f in features):
        return False
    if s.mark_at(at + 1, "prep", "by", "to"):
        return True
    closed = last + 1 < len(s.tokens) and s.tokens[last].text == "," and is_finite(s, last + 1)
    return (closed and s.mark_at(at + 1, "prep") is not None) or (closed and s.is_word(at + 1, "particles"))


def _opener_of(s: Sentence, first: int, last: int, sep: str) -> str:
    at = first
    while at < last and s.is_word(at, "coordinators", "conjunctions") and not s.is_word(at, "complementizers"):
        at += 1
    if at >= last:
        return "main"
    groups = s.groups_at(at)
    if sep == "," and "relatives" in groups and _is_relative(s, at, last):
        return "rel"
    if (
        sep == ","
        and s.mark_at(at, "prep")
        and s.is_word(at + 1, "relatives")
        and not (s.is_word(at, "prepositions_too") and _ends_with_verb(s, at, last))
        and _is_relative(s, at + 1, last)
    ):
        return "rel"
    if sep == "that" and not s.lexicon.pack.verb_final_clauses:
        return "sub"
    if sep in ("inf", "sub"):
        return sep
    if sep in ("reduced", "relative"):
        return "rel"
    if "purpose_openers" in groups and _is_infinitive_group(s, at, last):
        return "inf"
    if (
        "complementizers" in groups
        and not opens_period(s, at)
        and (sep or at > 0 or s.lexicon.pack.verb_final_clauses or s.is_word(at, "clause_openers_initial"))
    ):
        return _complement_kind(s, at, last, sep)
    if _is_infinitive_group(s, at, last):
        return "main" if _is_announced(s, at, last) else "inf"
    return "main"


def _complement_kind(s: Sentence, at: int, last: int, sep: str) -> str:
    if s.lexicon.pack.verb_final_clauses:
        if s.is_word(at, "comparisons") and finite_in(s, at, last) is None:
            tells = at == 0 and s.is_word(at, "predicative") and _ends_with_verb(s, at, last)
            return "sub" if tells else "main"  # "Als Nordland das Südland überfiel, …"
        if at == 0 and _stands_before_verb(s, at):
            return "main"
        if s.is_word(at, "prepositions_too") and not _ends_with_verb(s, at, last):
            return "main"
        return "sub"
    return "sub" if finite_in(s, at, last) is not None else "main"


def _stands_before_verb(s: Sentence, at: int) -> bool:
    """ "Als Gegenwert soll …", "Um rund 900 Soldaten geht es": the word opens a phrase, and the verb is second."""
    noun = at + 1
    if s.is_word(at, "purpose_openers"):
        while noun < len(s.tokens) and not s.has_any(noun, ("item", "event")):
            noun += 1
        goes_about = noun + 2 < len(s.tokens) and s.is_word(noun + 2, "expletives")
        return goes_about and is_finite(s, noun + 1)
    bare = s.is_word(at, "predicative") and noun + 1 < len(s.tokens) and s.tokens[noun].is_capital
    return bare and not s.is_named(noun) and is_finite(s, noun + 1)


def _ends_with_verb(s: Sentence, at: int, last: int) -> bool:
    """ "während des Krieges schickte X …" is a phrase and a main clause, "während X schickte" a clause of its own."""
    end = next((k for k in range(last - 1, at, -1) if s.tokens[k].kind is not TokenKind.MARK), at)
    unknown = s.tokens[end].kind is TokenKind.WORD and s.tokens[end].text.islower() and not s.at[end]
    return is_finite(s, end) or (unknown and end - at > 2)


def _is_relative(s: Sentence, at: int, last: int) -> bool:
    """Verb-final relative clauses end with their finite verb; a main clause has it second."""
    if not s.lexicon.pack.verb_final_clauses:
        return s.is_word(at, "relatives_sure") or finite_in(s, at, last) is not None
    if s.is_word(at, "relatives_sure"):
        return True
    if s.is_word(at + 1, "names_with_article"):
        return False  # "Nordland, die Ostmark und …": the name's own article
    following = s.tokens[at + 1] if at + 1 < last else None
    finite = finite_in(s, at, last)
    if finite is None and at + 2 < last and s.tokens[at + 1].text in QUOTES and s.tokens[at + 2].is_capital:
        return False  # ", der „Welt“, habe …": the article of a name
    if finite is None and _seeing_verb(s, at, last) is not None:
        return True
    if following is None or (finite is None and _is_infinitive_group(s, at, last)):
        return False
    end = next((k for k in range(last - 1, at, -1) if s.tokens[k].kind is not TokenKind.MARK), at)
    if finite is None and s.tokens[end].is_capital and (end - at > 2 or _is_member(s, at, end + 1)):
        return False  # "aus der Türkei, dem Iran und den Emiraten Drohnen"
    if finite is not None and finite <= at + 1:
        return False
    named = s.mark_at(at + 1, "party")
    if named is not None and finite == named.last and finite < end:
        return False  # "sagten, der Iran habe Raketen geliefert": an article, and the verb stands second
    return (
        not (following.is_capital and following.kind is TokenKind.WORD and not s.mark_at(at + 1, "party"))
        or finite == last - 1
    )


def _is_announced(s: Sentence, at: int, last: int) -> bool:
    """ "Norland to send troops", "Norland, Ostria to arm …": in a headline the infinitive is the predicate."""
    if s.lexicon.pack.verb_final_clauses or finite_in(s, 0, at) is not None:
        return False
    to = next((k for k in range(at, last) if s.is_word(k, "infinitive_marker")), at)
    named = any(s.has_any(k, ("party", "source", "institution")) for k in range(at, to))
    return to > at and named


def _is_member(s: Sentence, at: int, end: int) -> bool:
    """ "Norland, die Ostinseln und …": an article and a name that is written with it, nothing more."""
    name = s.mark_at(at + 1, "party")
    return name is not None and name.last == end and name.data == "name" and s.is_mark_token(end, ",")


def _is_infinitive_group(s: Sentence, at: int, last: int) -> bool:
    if finite_in(s, at, last) is not None:
        return False
    if not s.lexicon.pack.verb_final_clauses:
        last = min(last, at + 4)  # the group begins with its "to"; further on it hangs on a verb nobody knows
    for k in range(at, last):
        marked = k > 0 and s.is_word(k - 1, "infinitive_marker")
        if marked and s.is_word(k, "auxiliary_infinitives"):
            return True
        for mark in s.at[k] if s.has_any(k, ("verb", "report")) else ():
            features = mark.data.features if mark.category in ("verb", "report") and mark.data is not None else ()
            if "inf" in features and ("zu" in features or marked):
                return True
    return ends_with_infinitive(s, at, last)
