"""Subjects: who acts in a clause that names nobody itself, since the clause above does."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.report_subjects import is_expletive_object

NAMES = frozenset({"name", "metonym", "person", "genitive", "inhabitant"})
"""Forms of mentions that may act for themselves."""


def subjects_above(a: Analysis, clause: Clause) -> list[PartyRef]:
    """The parties that act in the clause that this one hangs on: its subject, or whom it makes act."""
    parent = a.clauses[clause.parent] if clause.parent is not None else None
    if parent is None:
        return []
    owner = _owner_of_plan(a, clause)
    if owner:
        return owner
    if a.s.mark_ending_at(clause.first, "word", "exchange_openers") is not None:
        return _other_side(a, parent)
    controlled = _controlled(a, parent, clause)
    if controlled:
        return controlled
    planner = _planner(a, parent, clause)
    if planner:
        return planner
    if parent.opener == "inf" and a.s.lexicon.pack.verb_final_clauses:
        return subjects_above(a, parent)  # an infinitive has no subject of its own
    if a.s.has_word_in(parent, "preventing"):
        return []  # "foiled an attempt to smuggle weapons"
    if _accuses(a, parent, clause):
        return []  # "accuse the North of having sent …": whoever stands before the verb does the accusing
    if parent.index and any(is_expletive_object(a.s, at) for at in parent.tokens):
        parent = a.clauses[parent.index - 1]  # "X hat Decken geliefert, lehnt es aber ab, Panzer zu schicken"
    found = [
        p
        for p in (opened(parent, party) for party in a.parties_in(parent))
        if is_bare(p) and (p.form in NAMES or p.institution is not None)
    ]
    claimants = [p for p in found if _is_contradicted(a, p)]
    found = [p for p in found if p not in claimants]
    if claimants and not found:
        return subjects_above(a, parent)
    found = _paid_for(a, parent, clause, _told_of(a, parent, clause, found))
    nested = not found and clause.opener == "inf" and (parent.opener == "inf" or _is_going_to(a, parent))
    return subjects_above(a, parent) if nested else found


def _is_contradicted(a: Analysis, party: PartyRef) -> bool:
    """ "rejected U.S. reports that it …", "called the Norlandic accusations that it …": whose claim it is acts not."""
    if a.s.lexicon.pack.verb_final_clauses or a.s.mark_at(party.last, "claim_noun") is None:
        return False
    before = party.np_first - 1
    owned = a.s.is_word(party.np_first, "articles")
    return owned or any(m.category == "report" and m.value == "denies" for m in (a.s.at[before] if before > 0 else ()))


def _paid_for(a: Analysis, parent: Clause, clause: Clause, found: list[PartyRef]) -> list[PartyRef]:
    """ "paid Norland for the shells it delivered": who is paid has delivered."""
    if a.s.lexicon.pack.verb_final_clauses or clause.opener != "rel" or len(found) < _TWO:
        return found
    pays = any(m.value == "pay" for at in parent.tokens for m in a.s.at[at] if m.category == "verb")
    goods = any(i.preps & {"for"} and i.last == clause.first for i in a.phrases.items)
    return found[1:] if pays and goods else found


def _told_of(a: Analysis, parent: Clause, clause: Clause, found: list[PartyRef]) -> list[PartyRef]:
    """ "X said that Norland continues to send …": behind the verb of saying stands who is told of, not who speaks."""
    if a.s.lexicon.pack.verb_final_clauses or len(found) < _TWO:
        return found
    said = [at for at in parent.tokens if at < clause.first and "report" in a.s.kinds[at]]
    behind = [p for p in found if said and _opens_statement(a, said, p)]
    return behind or found


_TWO = 2
"""Parties of which the first may speak of the second."""


def _opens_statement(a: Analysis, said: list[int], party: PartyRef) -> bool:
    """Whether the party stands right behind one of the verbs of saying, or behind its "that"."""
    at = party.np_first
    return (at - 1) in said or (a.s.is_word(at - 1, "say_complementizers") and said[0] < at - 1)


def opened(clause: Clause, party: PartyRef) -> PartyRef:
    """ "Seit Nordkorea Soldaten schickt": the word before the party opens the clause and is no preposition here."""
    if party.prep_first != clause.first or clause.opener not in ("sub", "rel"):
        return party
    if party.preps == {"besides"} and clause.finite is not None and clause.finite < clause.last - 2:
        return party  # "Wie Ostland liefert auch Nordland …": compared, and the verb is not last
    case = party.case if clause.opener == "sub" else ""  # "Ostland, an das Nordland …": the article is a pronoun
    return replace(party, preps=frozenset(), prep_word="", case=case)


def _owner_of_plan(a: Analysis, clause: Clause) -> list[PartyRef]:
    """ "Norland's decision to send …", "the Ostrian plan to sell …": whose plan it is will do it."""
    noun = clause.first - 1
    if clause.opener != "inf" or a.s.lexicon.pack.verb_final_clauses or not a.s.is_word(noun, "plan_nouns"):
        return []
    near = [p for p in a.phrases.parties if p.np_last <= noun + 1 and 0 <= noun - p.last <= _PLAN and p.first < noun]
    owners = [p for p in near if p.case == "gen" or p.form in ("adjective", "inhabitant")]
    return [replace(p, form="name", case="", preps=frozenset()) for p in owners[-1:]]


_PLAN = 2
"""Words between whose plan it is and the plan: "Norland's bold new decision"."""


def _other_side(a: Analysis, parent: Clause) -> list[PartyRef]:
    """ "Norland paid Ostria in return for sending troops": who was paid sends; "Ostria got oil for …": who got it."""
    parties = [p for p in a.parties_in(parent) if p.form != "adjective" or p.institution is not None]
    gets = a.s.has_mark_in(parent, "verb", "get")
    if gets:
        return [p for p in parties if not p.preps and p.case != "gen"][:1]
    finite = parent.finite if parent.finite is not None else parent.first
    behind = [p for p in parties if p.np_first > finite and p.case != "gen" and p.preps <= {"to", "with"}]
    return [replace(p, preps=frozenset(), case="") for p in behind[:1]]


def _is_punished_for(a: Analysis, at: int) -> bool:
    """ "sanctions on Norlandic firms for supplying …": the act is what they are punished for."""
    return a.s.is_word(at, "punishments") and not a.s.lexicon.pack.verb_final_clauses


def _controlled(a: Analysis, parent: Clause, clause: Clause) -> list[PartyRef]:
    """ "X wirft Y vor, … zu liefern", "accused Y of supplying": the object of the governing verb acts."""
    words = a.s.words_of("object_control")
    at = next((k for k in parent.tokens if a.s.norm(k) in words), None)
    if at is None:
        return []
    if _is_punished_for(a, at):
        punished = [p for p in a.parties_in(parent) if at < p.np_first < clause.first and p.preps <= {"at", "against"}]
        return [replace(p, preps=frozenset(), case="", form="name") for p in punished[-1:]]
    if any(a.s.mark_at(k, "aux", "become") for k in parent.tokens) and a.s.lexicon.pack.verb_final_clauses:
        return [p for p in a.parties_in(parent) if not p.preps and p.case in ("dat", "dat_gen", "")][:1]
    behind = [p for p in a.parties_in(parent) if p.np_first > at and not p.preps and p.case != "gen"]
    bare = [p for p in a.parties_in(parent) if not p.preps and p.case != "gen"]
    if behind and not a.s.lexicon.pack.verb_final_clauses and not a.s.mark_at(at - 1, "aux", "be"):
        return behind[-1:]
    return behind[-1:] if behind and len(bare) > 1 else []


def _planner(a: Analysis, parent: Clause, clause: Clause) -> list[PartyRef]:
    """ "der Plan Nordlands, Südland Raketen zu liefern", "Nordlands Zusage, …": whose the noun before it is."""
    if (
        clause.opener != "inf"
        or not a.s.lexicon.pack.verb_final_clauses
        or a.s.is_word(clause.first, "purpose_openers")
    ):
        return []
    end = parent.parts[-1][1] if parent.last <= clause.first else clause.first - 1
    if a.s.has_word_in(range(max(0, end - _CLAIM), end), "accusation_nouns"):
        return []  # "wies die Darstellung Ostlands zurück, … zu liefern": whose claim it is does nothing
    behind = [p for p in a.parties_in(parent) if p.np_last == end and p.case in ("gen", "dat_gen") and not p.preps]
    noun = a.s.tokens[end - 1].is_capital
    before = [p for p in a.parties_in(parent) if p.form == "genitive" and p.last == end - 1 and noun and not p.preps]
    if not behind and not before and clause.first - parent.last <= 1:  # "gab Nordlands Entscheidung bekannt, …"
        near = [p for p in a.parties_in(parent) if p.form == "genitive" and not p.preps and end - _NEAR <= p.last < end]
        before = [p for p in near if a.s.has_word_in(range(p.last, p.last + 1), "decision_nouns")]
    of = [p for p in a.parties_in(parent) if p.np_last == end and p.prep_first is not None and p.preps & {"by"}]
    of = [p for p in of if a.s.is_word((p.prep_first or 1) - 1, "decision_nouns")]  # "die Zusage von Norland, … zu"
    return [replace(p, case="", preps=frozenset()) for p in (behind or before or of)[:1]]


_NEAR = 4
"""Tokens from whose decision it is to the end of the clause: "Nordlands Entscheidung bekannt"."""


_CLAIM = 4
"""Tokens from a noun for what is claimed to the end of whose claim it is."""


def _gerund_link(a: Analysis, clause: Clause) -> bool:
    at = clause.first - 1
    while at > 0 and a.s.is_word(at, "verb_adverbs"):
        at -= 1
    return a.s.is_word(at, "gerund_links")


def _accuses(a: Analysis, parent: Clause, clause: Clause) -> bool:
    """A verb that makes its object the doer, and a gerund behind "of" or "to"."""
    words = a.s.words_of("object_control")
    if any(a.s.mark_at(at, "aux", "be") for at in parent.tokens):
        return False  # "are suspected of having sold": the subject is accused
    gerund = _gerund_link(a, clause) and not a.s.mark_at(clause.first - 1, "prep", "by")
    return gerund and any(a.s.norm(at) in words for at in parent.tokens)


def _is_going_to(a: Analysis, clause: Clause) -> bool:
    """ "(said that) it was going to …": a pronoun and little more, so that the infinitive is its own."""
    short = clause.finite is not None and clause.last - clause.finite <= _GOING
    return short and has_subject_pronoun(a, clause)


_GOING = 3
"""Tokens from a finite verb to the end of its clause: "was going", "would like"."""


def has_subject_pronoun(a: Analysis, clause: Clause) -> bool:
    """Whether a nominative pronoun ("er", "it", "they") stands in the clause."""
    end = clause.last
    if not a.s.lexicon.pack.verb_final_clauses and clause.finite is not None:
        end = clause.finite  # "sent it drones": behind the verb it is no subject
    generic = (at for at in find_generic_states(a, clause) if at < end and not is_oblique(a, at))
    if any(not follows_subject(a, clause, at) for at in generic):
        return True
    words = a.s.words.items() if a.s.has_word("pronouns_subject") else ()
    pronouns = (at for at, groups in words if "pronouns_subject" in groups and at < end and at in clause)
    return any(not _is_in_aside(a, clause, at) and not _is_behind_noun(a, clause, at) for at in pronouns)


def is_oblique(a: Analysis, at: int) -> bool:
    """ "an das Land", "dem Land": a noun that stands for a state behind a preposition or dative article."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return False
    dative = a.s.is_word(at - 1, "article_dative") and not a.s.is_word(at, "articles")
    return dative or a.s.mark_ending_at(at, "prep") is not None


def _is_in_aside(a: Analysis, clause: Clause, at: int) -> bool:
    """ "stellte Nordland Waffen bereit, mehr als das, was es baut": a stretch with a subordinator is not the clause."""
    part = next((part for part in clause.parts if part[0] <= at < part[1]), None)
    later = part is not None and part[0] != clause.first
    return later and part is not None and a.s.is_word(part[0], "complementizers", "relatives")


def _is_behind_noun(a: Analysis, clause: Clause, at: int) -> bool:
    """ "Umgekehrt stellt Nordland Panzer bereit, mehr als es …": a pronoun that is the subject stands before nouns."""
    if not a.s.lexicon.pack.verb_final_clauses or clause.finite is None:
        return False
    start = clause.finite if clause.opener == "main" else clause.first
    bare = (p for p in a.parties_in(clause) if is_bare(p) and p.form in NAMES)
    return any(start < p.first and p.np_last <= at for p in bare)


def follows_subject(a: Analysis, clause: Clause, at: int) -> bool:
    """ "Südland hat das angegriffene Land beliefert": behind a bare name "the country" is the object."""
    if clause.opener != "main" or not a.s.lexicon.pack.verb_final_clauses:
        return False
    bare = (p for p in a.parties_in(clause) if is_bare(p))
    return any(p.np_last <= at and p.form != "adjective" for p in bare)


def clause_of_subject(a: Analysis, clause: Clause) -> Clause:
    """ "It plans to send …", "The country has agreed to sell …": the clause above an infinitive with its subject.

    The clause itself where it is no infinitive, or where a party or another's plan is named above.
    """
    for _ in range(_NESTED):
        if clause.opener != "inf" or clause.parent is None:
            return clause
        parent = a.clauses[clause.parent]
        named = any(is_bare(p) for p in a.parties_in(parent)) or a.s.has_word_in(parent, "preventing")
        far = parent.finite is None or not 0 <= clause.first - parent.finite <= _GOING
        named = named or (clause.first - parent.last > 1 and a.s.has_word_in(parent, "object_control"))
        if far or named or a.s.lexicon.pack.verb_final_clauses:
            return clause
        clause = parent
    return clause


_NESTED = 3
"""Infinitives that may hang on one another."""


def find_generic_states(a: Analysis, clause: Clause) -> list[int]:
    """Tokens of "the country", "the government" in a clause; "the government of Norland" names its state itself."""
    described = _described_states(a, clause)
    if "generic_state" not in a.s.by_category:
        return described
    named = [(p.np_first, p.np_last) for p in a.phrases.parties if p.institution is not None]
    listed = [
        m.first
        for m in a.s.marks("generic_state")
        if m.first in clause and not any(first <= m.first < last for first, last in named)
    ]
    return [*listed, *(at for at in described if at not in listed)]


def _described_states(a: Analysis, clause: Clause) -> list[int]:
    """ "the heavily sanctioned country", "das abgeschottete Land": a state by its noun and what is said of it."""
    found = []
    for mark in a.s.word_marks("bare_state_nouns"):
        at = mark.first - 1
        while at > mark.first - _ADJECTIVES and _describes(a, at):
            at -= 1
        if at < mark.first - 1 and mark.first in clause and a.s.is_word(at, "definite_articles"):
            found.append(at)
    return found


def _describes(a: Analysis, at: int) -> bool:
    if a.s.has_any(at, ("prep", "aux", "modal", "item", "party", "event")) or not a.s.tokens[at].text.islower():
        return False
    return not a.s.is_word(at, "articles", "determiners", "coordinators")


_ADJECTIVES = 4
"""Tokens between the article and the noun for a state."""
