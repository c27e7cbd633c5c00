"""Mentions of sources: named bodies and media, institutions of states, persons, and nouns that name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fundstelle.extract.lexicon import Mark
from fundstelle.extract.names import SourceRef, find_introduced, find_persons, find_quoted_outlets, find_surnames
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.unknown_bodies import find_unknown_bodies
from fundstelle.records.claim import UNNAMED
from fundstelle.text.tokens import TokenKind


def find_sources(s: Sentence, parties: Sequence[PartyRef]) -> list[SourceRef]:
    """Every mention that could be a source, left to right; where two overlap the more telling one stays."""
    found = [
        *_named(s),
        *_compounds(s),
        *_bodies(s, parties),
        *_states(s, parties),
        *_nouns(s),
    ]
    if _SPEAKING.isdisjoint(s.by_category):
        found += find_introduced(s, found)
        return _without_overlap(found)  # nobody else unknown is a source but beside a word of saying
    found += [*find_persons(s, found), *find_quoted_outlets(s), *find_unknown_bodies(s)]
    found = [_of_row(s, ref, found) for ref in found if not _is_title_before(s, ref, found)]
    titles = {ref.first for ref in found if ref.kind == "person"}
    found = [ref for ref in found if not _says_who_somebody_is(s, ref, found)]
    found = [
        ref for ref in found if ref.kind not in ("unnamed", "back") or ref.last not in titles or ref.code in _OFFICES
    ]
    return _without_overlap([*found, *find_surnames(s)])


def _says_who_somebody_is(s: Sentence, ref: SourceRef, found: Sequence[SourceRef]) -> bool:
    """ "X, an expert at Y, said", "Major General X, the head of Z": the noun beside a name is no speaker of its own."""
    if ref.kind == "unnamed":
        names = (one for one in found if one.kind == "person" and s.is_mark_token(one.last, ","))
        return any(one.last < ref.first and ref.np_first - one.last == 1 for one in names)
    rank = ref.kind == "back" and ref.code in _OFFICES
    return rank and any(one.first == ref.last and one.kind == "body" and one.np_first < one.first for one in found)


def _of_row(s: Sentence, ref: SourceRef, found: Sequence[SourceRef]) -> SourceRef:
    """ "South Korean intelligence and military officials": a body without an article is of the state before it."""
    if ref.kind != "back" or ref.code not in _OF_STATE or ref.np_first < ref.first:
        return ref
    beside = next((r for r in found if r.kind == "body" and "." in r.code and s.is_row(r.last, ref.first)), None)
    if beside is None:
        return ref
    state = beside.code.partition(".")[0]
    return replace(ref, kind="body", code=f"{state}.{ref.code}", preps=beside.preps, case=beside.case)


def _is_title_before(s: Sentence, ref: SourceRef, found: Sequence[SourceRef]) -> bool:
    """ "Präsident Jorid Valde" of a leader known by the surname: the title points to nobody else."""
    if ref.kind != "back" or ref.code != "noun:own":
        return False
    leader = next((r for r in found if r.kind == "state" and 0 < r.first - ref.last <= _GIVEN), None)
    between = range(ref.last, leader.first) if leader is not None else ()
    return bool(between) and all(s.tokens[at].is_capital and s.tokens[at].text.isalpha() for at in between)


_GIVEN = 2
"""Given names between a title and a surname."""


_OFFICES = frozenset({"gov", "mil", "intel", "parliament", "person"})
"""What a noun right before a name may say of whom the person speaks for; "the expert X" says nothing of it."""


_SPEAKING = frozenset({"report", "formula"})


_RANK = {"named": 0, "body": 1, "person": 2, "state": 3, "unnamed": 4, "back": 5, "surname": 6}


def _without_overlap(found: Sequence[SourceRef]) -> list[SourceRef]:
    kept: list[SourceRef] = []
    if len(found) < 2:
        return list(found)
    found = [ref for ref in found if not _is_titled(ref, found)]
    for ref in sorted(found, key=lambda r: (_RANK[r.kind], r.first - r.last)):
        if not any(ref.first < other.last and other.first < ref.last for other in kept):
            kept.append(ref)
    return sorted(kept, key=lambda r: r.first)


def _is_titled(ref: SourceRef, found: Sequence[SourceRef]) -> bool:
    """ "Südkoreas Verteidigungsminister X": the title tells for whom X speaks here, not what X has been elsewhere."""
    state, _, branch = ref.code.partition(".")
    if ref.kind != "named" or not branch:
        return False
    return any(
        other.kind == "body" and other.first < ref.first < other.last and other.code.partition(".")[0] == state
        for other in found
    )


def _named(s: Sentence) -> list[SourceRef]:
    refs = []
    for mark in s.marks("source"):
        if _is_short_of_body(s, mark):
            continue
        np_first = phrase_start(s, mark.first, {})
        preps, _, _ = preposition_before(s, np_first)
        code = _of_owner(s, mark)
        refs.append(SourceRef(code, mark.first, mark.last, np_first, preps, "named", _case(s, np_first, mark.first)))
    return refs


def _is_short_of_body(s: Sentence, mark: Mark) -> bool:
    """ "Norland's intelligence service (NIS)": initials in brackets are those of the state's body before them."""
    if "(" not in s.signs or not s.is_mark_token(mark.first - 1, "(") or not s.is_mark_token(mark.last, ")"):
        return False
    body = s.mark_ending_at(mark.first - 1, "institution")
    owner = None if body is None else s.mark_ending_at(body.first - 1, "party") or s.mark_ending_at(body.first, "party")
    return owner is not None and bool(mark.value.partition(".")[2]) and mark.value.partition(".")[0] != owner.value


def _of_owner(s: Sentence, mark: Mark) -> str:
    """ "Ukraine's Defence Intelligence": a name that bodies of several states have belongs to the state named."""
    _, _, branch = mark.value.partition(".")
    end = mark.first - 1 if mark.first and s.tokens[mark.first - 1].kind is TokenKind.GENITIVE else mark.first
    owner = s.mark_ending_at(end, "party")
    owns = owner is not None and (end < mark.first or owner.data in ("adjective", "lower", "genitive", "inhabitant"))
    if not branch or owner is None or not owns or not s.lexicon.knowledge.is_state(owner.value):
        return mark.value
    return f"{owner.value}.{branch}"


def _case(s: Sentence, np_first: int, head: int) -> str:
    for at in range(np_first, head):
        if s.is_word(at, "article_dative"):
            return "dat"
        if s.is_word(at, "article_genitive"):
            return "gen"
    return ""


def _bodies(s: Sentence, parties: Sequence[PartyRef]) -> list[SourceRef]:
    refs = []
    for party in parties:
        if _is_speaking_force(s, party):
            refs.append(_body_ref(s, replace(party, institution="mil"), "mil"))
        elif party.institution not in (None, "force"):
            refs.append(_with_role(s, _body_ref(s, party, _branch_around(s, party, party.institution))))
    shared = [(before, ref) for before, behind in pairwise(parties) if (ref := _sharing(s, before, behind))]
    refs += [ref for _, ref in shared]
    refs += [row for one in parties for party, ref in shared if (row := _in_row(s, one, party, ref))]
    for at in s.places("prefix_party"):
        institution = s.mark_at(at, "institution") or _title_of_body(s, at)
        account = s.mark_at(at, "account_noun")
        prefix = next((m for m in s.at[at] if m.category == "prefix_party"), None)
        known = s.lexicon.knowledge
        speaks = prefix is not None and (known.is_state(prefix.value) or known.is_acting(prefix.value))
        if institution and institution.value != "force" and prefix and speaks:
            np_first = phrase_start(s, at, {})
            preps, _, _ = preposition_before(s, np_first)
            branch = f".{_plain(institution.value)}" if known.is_state(prefix.value) else ""
            refs.append(SourceRef(f"{prefix.value}{branch}", at, at + 1, np_first, preps, "body"))
        if account and institution is None and prefix and s.lexicon.knowledge.is_state(prefix.value):
            np_first = phrase_start(s, at, {})
            preps, _, _ = preposition_before(s, np_first)
            refs.append(SourceRef(f"{prefix.value}.gov", at, at + 1, np_first, preps, "body"))
    return refs


def _with_role(s: Sentence, ref: SourceRef) -> SourceRef:
    """ "Norland's army spokeswoman", "a foreign ministry official": the noun right behind says who speaks for it."""
    role = s.mark_at(ref.last, "institution") if not s.lexicon.pack.nouns_capitalised else None
    return replace(ref, last=role.last) if role is not None and role.value in _ROLES else ref


_ROLES = frozenset({"person", "unnamed"})


def _sharing(s: Sentence, before: PartyRef, behind: PartyRef) -> SourceRef | None:
    """ "sowohl ukrainische als auch südkoreanische Dienste", "British and US aides": they share the noun."""
    if before.form != "adjective" or before.institution is not None or behind.institution in (None, "force"):
        return None
    joined = any(m.value == "coordinators" and m.last == behind.np_first for m in s.at[before.last])
    if not joined or not s.lexicon.knowledge.is_state(before.ids[0]):
        return None
    code = f"{before.ids[0]}.{_branch_around(s, behind, str(behind.institution))}"
    return SourceRef(code, before.first, before.last, before.np_first, before.preps, "body", before.case)


def _in_row(s: Sentence, one: PartyRef, behind: PartyRef, ref: SourceRef) -> SourceRef | None:
    """ "Norlandic, Ostrian and Sundlandic officials": the first of three that share the noun."""
    comma = behind.np_first - one.last == 1 and s.is_mark_token(one.last, ",")
    if (
        not comma
        or one.form != "adjective"
        or one.institution is not None
        or not s.lexicon.knowledge.is_state(one.ids[0])
    ):
        return None
    code = f"{one.ids[0]}.{ref.code.partition('.')[2]}"
    return SourceRef(code, one.first, one.last, one.np_first, one.preps, "body", one.case)


def _title_of_body(s: Sentence, at: int) -> Mark | None:
    """ "Hamas-Sprecher": a title of persons that speak for a body; "USA-Experte" speaks for none."""
    title = s.mark_at(at, "person_title")
    head = s.norm(at).rpartition("-")[2]
    speaks = any(e.category == "institution" and e.value == "person" for e in s.lexicon.index.get(head, ()))
    return Mark("institution", "person", at, at + 1) if title is not None and speaks else None


def _is_speaking_force(s: Sentence, party: PartyRef) -> bool:
    """ "Ukraine's special forces said": troops right before a verb of saying speak for the military."""
    owns = party.institution == "force" or party.form == "adjective" or party.case == "gen"
    if not s.lexicon.knowledge.is_state(party.ids[0]) or not owns:
        return False
    if s.lexicon.pack.verb_final_clauses and _opens_telling(s, party):
        return True
    if party.institution is None and s.lexicon.pack.verb_final_clauses:
        return False
    ends = [party.np_last] if party.institution == "force" else []
    first = (
        party.last + 1 if party.last < len(s.tokens) and s.tokens[party.last].kind is TokenKind.GENITIVE else party.last
    )
    for at in range(first, min(first + 3, len(s.tokens))) if party.institution is None else ():
        item = s.mark_at(at, "item")
        ends += [item.last] if item is not None and item.value.startswith("personnel") else []
    return any(end < len(s.tokens) and "report" in s.kinds[end] for end in ends)


def _opens_telling(s: Sentence, party: PartyRef) -> bool:
    """ "Wie die nordmärkischen Spezialkräfte am Sonntag mitteilten": troops that say."""
    first = max(0, party.np_first - 1)
    troops = s.mark_at(party.last, "item")
    if not s.is_word(first, "telling_openers"):
        return False
    if party.institution is None and (troops is None or not troops.value.startswith("personnel")):
        return False
    end = next((at for at in range(party.last + 1, len(s.tokens)) if s.is_mark_token(at, ",.")), 0)
    return end > 0 and "report" in s.kinds[end - 1]


def _body_ref(s: Sentence, party: PartyRef, branch: str) -> SourceRef:
    """The institution with its state, from the beginning of its phrase on."""
    code = f"{party.ids[0]}.{branch}"
    if not s.lexicon.knowledge.is_state(party.ids[0]):
        code = party.ids[0] if s.lexicon.knowledge.is_acting(party.ids[0]) else UNNAMED
    np_first, preps = party.np_first, party.preps
    if party.owner_of is not None and party.owner_of < party.first:
        np_first = phrase_start(s, party.owner_of, {})
        preps, _, _ = preposition_before(s, np_first)
    return SourceRef(code, min(np_first, party.first), party.np_last, np_first, preps, "body", party.case)


def _plain(branch: str) -> str:
    return "gov" if branch == "person" else branch


def _branch_around(s: Sentence, party: PartyRef, branch: str) -> str:
    """ "a spokesman of the defence ministry": the body behind the person decides."""
    if branch != "person":
        return branch
    for at in range(party.np_last, min(party.np_last + 5, len(s.tokens))):
        other = s.mark_at(at, "institution")
        if other and other.value != "person":
            return other.value
    for at in range(max(0, party.np_first - 5), party.np_first):
        other = s.mark_at(at, "institution")
        if other and other.value not in ("person", "unnamed"):
            return other.value
    return "gov"


def _states(s: Sentence, parties: Sequence[PartyRef]) -> list[SourceRef]:
    refs = []
    for p in parties:
        is_state = s.lexicon.knowledge.is_state(p.ids[0])
        if p.institution is not None or not (is_state or s.lexicon.knowledge.is_acting(p.ids[0])):
            continue
        account = s.mark_at(p.last, "account_noun") if p.form in ("adjective", "inhabitant", "genitive") else None
        if is_state and p.form == "adjective" and s.mark_at(p.last, "points_back", "intel"):
            code = f"{p.ids[0]}.intel"  # "the South Korean service"
            refs.append(SourceRef(code, p.first, p.last + 1, p.np_first, p.preps, "body", p.case))
        name = " ".join(t.text for t in s.tokens[p.first : p.last]) if p.form in ("person", "genitive") else ""
        code = f"{p.ids[0]}.{s.lexicon.knowledge.branch_of(p.ids[0], name, s.day)}" if is_state else p.ids[0]
        adjoined = _adjoined(s, p) if is_state else None
        if adjoined:
            refs.append(
                SourceRef(f"{p.ids[0]}.{_plain(adjoined.value)}", p.first, adjoined.last, p.np_first, p.preps, "body")
            )
        elif account:
            refs.append(SourceRef(code, p.first, account.last, p.np_first, p.preps, "body"))
        elif p.form in ("name", "metonym", "person", "genitive", "inhabitant") and p.owner_of is None:
            refs.append(SourceRef(code, p.first, p.last, p.np_first, p.preps, "state", p.case))
    return refs


def _adjoined(s: Sentence, p: PartyRef) -> Mark | None:
    """ "Kyiv officials", "Seoul lawmakers": the noun right behind a capital or name says who of the state speaks."""
    if s.lexicon.pack.nouns_capitalised or p.form not in ("metonym", "name") or s.is_word(p.first - 1, "articles"):
        return None
    noun = s.mark_at(p.last, "institution")
    return noun if noun is not None and noun.value in ("parliament", "unnamed", "intel", "mil") else None


def _compounds(s: Sentence) -> list[SourceRef]:
    """ "MSMT-Bericht", "CNN-Angaben": the source that is the first part of the word."""
    refs = []
    for at in s.places("prefix_source"):
        if s.mark_at(at, "source_noun") is None and s.mark_at(at, "account_noun") is None:
            continue
        code = next(m.value for m in s.at[at] if m.category == "prefix_source")
        np_first = phrase_start(s, at, {})
        preps, _, _ = preposition_before(s, np_first)
        refs.append(SourceRef(code, at, at + 1, np_first, preps, "named", _case(s, np_first, at)))
    return refs


def _nouns(s: Sentence) -> list[SourceRef]:
    refs = []
    for at in s.places("source_noun", "institution", "points_back"):
        mark = s.mark_at(at, "source_noun") or s.mark_at(at, "points_back")
        institution = s.mark_at(at, "institution")
        institution = None if institution is not None and institution.value == "force" else institution
        own = mark is not None and (mark.value == "own" or (mark.category, mark.value) == ("points_back", "intel"))
        of_state = own and institution is not None and institution.value in _OF_STATE
        chosen = institution if of_state else mark or institution
        if chosen is None or s.mark_at(at, "party"):
            continue
        np_first = _past_number(s, phrase_start(s, chosen.first, {}))
        preps, _, _ = preposition_before(s, np_first)
        refs.append(_noun_ref(s, chosen, np_first, preps))
    return refs


_OF_STATE = frozenset({"mil", "intel", "parliament"})
"""Branches whose nouns ("the General Staff") point to a state's body sooner than to whoever spoke last."""


def _past_number(s: Sentence, first: int) -> int:
    """ "unter Berufung auf sechs Insider": the phrase begins with its number."""
    before = first - 1
    if before < 0:
        return first
    counted = s.tokens[before].kind is TokenKind.NUMBER or any(
        m.category in ("cardinals", "several", "vague") for m in s.at[before]
    )
    return phrase_start(s, before, {}) if counted else first


def _noun_ref(s: Sentence, mark: Mark, np_first: int, preps: frozenset[str]) -> SourceRef:
    name = _name_behind(s, mark)
    if name:
        return SourceRef(name[0], mark.first, name[1], np_first, preps, "named")
    definite = any(
        s.is_word(at, "articles", "demonstratives", "possessives") and not s.mark_at(at, "cardinals")
        for at in range(np_first, mark.first)
    )
    unnamed = mark.value == "unnamed"
    kind = "unnamed" if unnamed and not definite else "back"
    code = UNNAMED if unnamed else mark.value if mark.category == "institution" else _noun_code(mark)
    return SourceRef(code, mark.first, mark.last, np_first, preps, kind, _case(s, np_first, mark.first))


def _noun_code(mark: Mark) -> str:
    """`noun:report`, `noun:media` or `noun:own`: what kind of source the noun points to."""
    if mark.category == "points_back":
        return "noun:report" if mark.value == "document" else "noun:own"
    return f"noun:{mark.value}"


def _name_behind(s: Sentence, mark: Mark) -> tuple[str, int] | None:
    """ "das Portal „…“": a name nobody knows, behind the noun that says what it is."""
    if mark.category != "source_noun" or mark.value != "media":
        return None
    first = mark.last
    while first < len(s.tokens) and s.tokens[first].text in '„“»«"‚‘':
        first += 1
    last = first
    while last < len(s.tokens) and last - first < 4 and _is_outlet_word(s, last):
        last += 1
    if last == first or (not s.lexicon.pack.nouns_capitalised and s.tokens[first].text[:1].islower()):
        return None
    return " ".join(t.text for t in s.tokens[first:last]), last


def _is_outlet_word(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    if token.kind is not TokenKind.WORD or not token.is_capital:
        return False
    if any(m.category == "party" and m.data == "person" for m in s.at[at]):
        return False  # "zitierte die Agentur Jorid Valde"
    return not s.has_any(at, ("report", "verb", "prep", "source", "months", "weekdays", "item"))
