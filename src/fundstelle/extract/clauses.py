"""Clauses of a sentence: stretches that belong to one predicate, with what opens them and what they hang on."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.finite import nonfinite_in
from fundstelle.extract.record import record, replace
from fundstelle.extract.segments import Segment, find_segments
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


@record
class Clause:
    """A clause: its token stretches in order, opener ("main", "sub", "rel", "inf"), and the clause it hangs on.

    quoted: it stands inside quotation marks. finite: token of its finite verb, None in fragments.
    """

    index: int
    parts: tuple[tuple[int, int], ...]
    opener: str
    parent: int | None
    quoted: bool
    finite: int | None

    def __contains__(self, at: object) -> bool:
        for first, last in self.parts:  # asked too often for a generator
            if first <= at < last:  # type: ignore[operator]  # tokens are asked for, nothing else
                return True
        return False

    @property
    def first(self) -> int:
        """First token."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """Past the last token."""
        return self.parts[-1][1]

    @property
    def tokens(self) -> Sequence[int]:
        """Indexes of its tokens."""
        if len(self.parts) == 1:
            return range(*self.parts[0])
        return [at for first, last in self.parts for at in range(first, last)]


def find_clauses(s: Sentence) -> list[Clause]:
    """The clauses of a sentence; every token belongs to exactly one."""
    segments = _with_lists(s, find_segments(s))
    clauses: list[Clause] = []
    for at, segment in enumerate(segments):
        if clauses and clauses[-1].finite is not None and _opens_speaker(s, segments, at):
            _open(segment, clauses, clauses[-1].index)
            continue
        _place(s, segment, clauses)
    return clauses


def _with_lists(s: Sentence, segments: list[Segment]) -> list[Segment]:
    """ "versprach, Panzer, Granaten und Drohnen zu liefern": the list before an infinitive belongs to it."""
    if not s.lexicon.pack.verb_final_clauses:
        return segments
    merged: list[Segment] = []
    for segment in segments:
        if segment.opener == "inf" and segment.sep == "," and not s.is_word(segment.first, "complementizers"):
            while len(merged) > 1 and _is_listed(merged[-1], segment):
                segment = replace(segment, first=merged[-1].first, sep=merged[-1].sep)
                merged.pop()
            if merged and _is_purpose(s, merged[-1]):
                segment = replace(segment, first=merged[-1].first, sep=merged[-1].sep)
                merged.pop()
        merged.append(segment)
    return merged


def _is_purpose(s: Sentence, before: Segment) -> bool:
    """ "um Panzer, Granaten und Drohnen zu liefern": the group's beginning, cut off by the commas of its list."""
    return before.finite is None and not before.nonfinite and s.is_word(before.first, "purpose_openers")


def _is_listed(before: Segment, infinitive: Segment) -> bool:
    """Whether a stretch without any verb stands between commas before an infinitive group."""
    plain = before.finite is None and not before.nonfinite and before.opener == "main" and before.sep == ","
    return plain and infinitive.sep == "," and before.quoted == infinitive.quoted


def _opens_speaker(s: Sentence, segments: list[Segment], at: int) -> bool:
    """ "…, X, head of the agency, said": a name and its apposition before a clause that opens with the verb."""
    row = segments[at : at + 3]
    if len(row) < 3 or s.lexicon.pack.verb_final_clauses or any(one.sep != "," for one in row[1:]):
        return False
    name, apposition, said = row
    if name.finite is not None or apposition.finite is not None or not s.tokens[name.first].text[:1].isupper():
        return False
    if name.sep not in (",", "”", "“", '"') or "report" not in s.kinds[said.first]:
        return False
    behind = said.first + 1
    return not (behind < said.last and (s.is_named(behind) or s.is_word(behind, "articles", "pronouns_subject")))


def _is_aside(s: Sentence, segment: Segment) -> bool:
    """ ", she said,": a speaker and a verb of speaking between commas, inside somebody's statement."""
    longest = 12 if segment.finite == segment.last - 1 else 7
    if segment.last - segment.first > longest or segment.sep not in (",", "–", "—", "”", "“", '"'):
        return False
    if (
        segment.finite is not None
        and s.norm(segment.finite) in s.lexicon.pack.tables["grammar"]["auxiliaries"]["subjunctive1"]
    ):
        return False  # ", man habe 20 Panzer festgestellt, die …": what is told, not who tells it
    if not s.lexicon.pack.verb_final_clauses and s.has_word_in(
        range(segment.first, segment.last), "say_complementizers"
    ):
        return False  # "X, which …, said that as part of a deal, …": what is said has begun
    after = segment.last < len(s.tokens) and s.tokens[segment.last].text in ",–—"
    speaks = [at for at in range(segment.first, segment.last) if "report" in s.kinds[at]]
    return after and bool(speaks) and segment.opener == "main" and _has_speaker(s, segment)


def _describes_speaker(s: Sentence, segment: Segment, aside: Clause) -> bool:
    """ ", sagte X, Sprecher der Ostmark, der Zeitung Y, …": who X is and whom he told belongs to the aside."""
    if not s.lexicon.pack.verb_final_clauses or aside.opener != "aside" or segment.sep != "," or segment.nonfinite:
        return False
    at = segment.first
    told = s.is_word(at, "article_dative", "article_dative_or_genitive")
    medium = told and any(s.has_any(k, ("source", "source_noun")) for k in range(at + 1, min(at + 4, segment.last)))
    while at < segment.last - 1 and not s.tokens[at].is_capital:
        at += 1
    return medium or (s.has_any(at, ("person_title", "institution")) and not s.has_any(at, ("item",)))


def _is_told_to(s: Sentence, clauses: list[Clause], segment: Segment) -> bool:
    """ "Ein Beamter, der …, sagte der Agentur X, …": the medium is told, and who speaks still waits for the verb."""
    at = segment.first + 1
    if not s.is_word(at, "article_dative", "article_dative_or_genitive"):
        return False
    medium = s.mark_at(at + 1, "source_noun", "media") or s.mark_at(at + 1, "source")
    waiting = next((c for c in reversed(clauses) if c.opener == "main"), None)
    if medium is None or waiting is None or waiting.finite is not None:
        return False
    return any(s.has_any(k, ("institution", "source_noun", "person_title")) for k in waiting.tokens)


def _has_speaker(s: Sentence, segment: Segment) -> bool:
    """Whether more than a verb and a time stands in it: in "the spokesman, X, said on Friday, …" X speaks before."""
    if not s.lexicon.pack.nouns_capitalised:
        pronoun = s.is_word(segment.first, "pronouns_subject")  # ", he continued,"
        return pronoun or "report" not in s.kinds[segment.first] or segment.last - segment.first > 3
    for at in range(segment.first, segment.last):
        if s.is_word(at, "expletives") and s.mark_at(at - 1, "report", "denies"):
            continue  # "lehnt es aber ab, Panzer zu liefern"
        if s.is_word(at, "pronouns_subject", "pronouns_he_she", "demonstratives"):
            return True
        is_noun = s.tokens[at].is_capital or s.has_any(at, _SPEAKERS)
        if is_noun and not s.has_any(at, _NO_SPEAKER) and not _is_behind_preposition(s, at, segment.first):
            return True
    return False


def _is_behind_preposition(s: Sentence, at: int, first: int) -> bool:
    """ "sagte in einem langen Interview": a noun with a preposition before it, past article and adjectives."""
    k = at - 1
    while k > first and (s.is_word(k, "articles", "determiners") or s.tokens[k].norm.endswith(("en", "er"))):
        if s.mark_at(k, "prep"):
            break
        k -= 1
    return s.mark_at(k, "prep") is not None


_SPEAKERS = frozenset({"institution", "source", "source_noun", "points_back", "party", "person_title"})
_NO_SPEAKER = frozenset({"weekdays", "months", "prep", "fixed_day", "adverbs"})


def _place(s: Sentence, segment: Segment, clauses: list[Clause]) -> None:
    last = clauses[-1] if clauses else None
    if last is not None and _is_aside(s, segment) and not _is_told_to(s, clauses, segment):
        _open(replace(segment, opener="aside"), clauses, None)
        return
    while last is not None and last.opener == "aside" and last.index > 0:
        last = clauses[last.index - 1]
    if segment.opener in ("sub", "rel", "inf") or last is None:
        above = None if last is None else last.index
        _open(segment, clauses, _ending_last(clauses) if last is not None and segment.opener == "sub" else above)
    elif segment.sep == "resumed":
        _resume(clauses, segment)
    elif segment.finite is None:
        if _describes_speaker(s, segment, clauses[-1]):
            _extend(clauses, clauses[-1].index, segment)
        else:
            _attach(s, segment, clauses)
    elif last is not None and _closes_bracket(s, clauses, last, segment):
        _extend(clauses, last.index, segment)
    else:
        waiting = _waiting(s, clauses, segment)
        if waiting is not None:
            _extend(clauses, waiting, segment)
        else:
            _open(segment, clauses, _ending_last(clauses))


def _ending_last(clauses: list[Clause]) -> int:
    """The clause whose words stand last so far: behind a relative clause inside it, the main clause again."""
    spoken = [c for c in clauses if c.opener != "aside"] or clauses
    return max(spoken, key=lambda c: c.last).index


def _closes_bracket(s: Sentence, clauses: list[Clause], last: Clause, segment: Segment) -> bool:
    """ "Norland has, the team adds, handed over …": behind an aside the participle of an auxiliary follows."""
    if clauses[-1].opener != "aside" or last.finite is None or last.finite != last.last - 1 or segment.finite is None:
        return False
    if s.lexicon.pack.verb_final_clauses or "aux" not in s.kinds[last.finite]:
        return False
    return any(m.data and "part" in m.data.features for m in s.at[segment.finite] if m.category in ("verb", "report"))


def _resume(clauses: list[Clause], segment: Segment) -> None:
    """What goes on behind "the weapons supplied by Iran" belongs to the clause of the noun."""
    parent = clauses[-1].parent
    if parent is not None and clauses[parent].finite is None:
        _extend(clauses, parent, segment)
    else:
        _open(segment, clauses, clauses[-1].index)


def _open(segment: Segment, clauses: list[Clause], parent: int | None) -> None:
    clauses.append(
        Clause(len(clauses), ((segment.first, segment.last),), segment.opener, parent, segment.quoted, segment.finite)
    )


def _extend(clauses: list[Clause], index: int, segment: Segment) -> None:
    clause = clauses[index]
    finite = clause.finite if clause.finite is not None else segment.finite
    clauses[index] = replace(clause, parts=(*clause.parts, (segment.first, segment.last)), finite=finite)


def _last_spoken(clauses: list[Clause]) -> Clause:
    return next((c for c in reversed(clauses) if c.opener != "aside"), clauses[-1])


def _waiting(s: Sentence, clauses: list[Clause], segment: Segment) -> int | None:
    """A clause still without its finite verb that this segment completes: the last one, or the one it hangs on."""
    if segment.sep in (":", ";"):
        return None
    last = _last_spoken(clauses)
    ended = last.opener == "rel" and segment.sep == "," and not s.lexicon.pack.verb_final_clauses
    ended = ended or _ends_with_unknown_verb(s, last, segment)
    if last.finite is None and last.opener in ("sub", "rel") and last.quoted == segment.quoted and not ended:
        return last.index
    at: int | None = last.parent if last.opener in ("sub", "rel", "inf") else last.index
    while at is not None:
        clause = clauses[at]
        if clause.finite is None and clause.quoted == segment.quoted and clause.opener != "inf":
            return at
        at = clause.parent if clause.opener in ("sub", "rel", "inf") else None
    return None


def _ends_with_unknown_verb(s: Sentence, clause: Clause, segment: Segment) -> bool:
    """ "die Granaten, die sie verschleudern, kommen aus …": a word nobody knows ends the clause, a verb follows."""
    if not s.lexicon.pack.verb_final_clauses or segment.sep != "," or segment.finite != segment.first:
        return False
    end = clause.last - 1
    word = s.tokens[end]
    return end > clause.first + 1 and word.kind is TokenKind.WORD and word.text.islower() and not s.at[end]


def _attach(s: Sentence, segment: Segment, clauses: list[Clause]) -> None:
    """A segment without a finite verb: an enumeration goes on, or a bracket opened earlier is closed."""
    if segment.nonfinite and segment.last - segment.first <= _BRACKET_END and _close_open_bracket(s, segment, clauses):
        return
    if (
        segment.sep == ":"
        or _follows_quote(s, segment, clauses[-1])
        or (segment.quoted != clauses[-1].quoted and segment.last - segment.first > 6)
    ):
        _open(segment, clauses, clauses[-1].index)
        return
    if segment.nonfinite and _close_open_bracket(s, segment, clauses):
        return
    target = _last_spoken(clauses)
    if not s.lexicon.pack.verb_final_clauses and not segment.nonfinite:
        target = clauses[_ending_last(clauses)]  # "troops, who obey X, are in Norland, Ostria and Sundland"
    if target.opener in ("rel", "inf", "sub") and target.finite is not None and s.lexicon.pack.verb_final_clauses:
        parent = target.parent
        if target.finite >= target.parts[-1][1] - 2:
            if parent is not None:
                _extend(clauses, parent, segment)
            else:  # "Nachdem X geliefert hatte, leistet Y …": the main clause comes, its verb is not known
                _open(segment, clauses, target.index)
            return
    _extend(clauses, target.index, segment)


_BRACKET_END = 3
"""Tokens of a stretch that is no more than the end of a bracket: "„…“, geliefert."."""


def _close_open_bracket(s: Sentence, segment: Segment, clauses: list[Clause]) -> bool:
    """Give the stretch to the clause whose auxiliary or modal still waits for it; False where none does."""
    at: int | None = _last_spoken(clauses).index
    while at is not None:
        clause = clauses[at]
        if _is_bracket_open(s, clause):
            _extend(clauses, at, segment)
            return True
        at = clause.parent if clause.opener in ("sub", "rel", "inf") else None
    return False


def _follows_quote(s: Sentence, segment: Segment, last: Clause) -> bool:
    """ "“…,” X, a researcher, said": what follows a quotation behind a comma is the speaker's own clause."""
    if segment.quoted or not last.quoted or segment.first < 2:
        return False
    return any(s.is_mark_token(at, ",") for at in (segment.first - 1, segment.first - 2))


def _is_bracket_open(s: Sentence, clause: Clause) -> bool:
    """An auxiliary or modal whose participle or infinitive has not come yet."""
    if clause.finite is None:
        return clause.opener in ("sub", "rel")
    if clause.opener in ("sub", "rel") and s.lexicon.pack.verb_final_clauses and clause.finite == clause.last - 1:
        return False  # "…, die dort eingesetzt werden": its verb stands last, and nothing is waited for
    if not s.has_any(clause.finite, ("aux", "modal")):
        return False
    return not any(nonfinite_in(s, max(first, clause.finite + 1), last) for first, last in clause.parts)
