"""Which goods or persons a passage names: by its noun, or by its own word where the name of the class says more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fundstelle.publish.model import Quote
from fundstelle.publish.sentences.grammar import find_cues, load_grammar
from fundstelle.publish.sentences.passage import find_most_telling, find_spans, has_word, read_sentence, read_words
from fundstelle.records.claim import Claim, Kind, Stance
from fundstelle.records.document import Reading
from fundstelle.values import Span

BEFORE = 40
"""Code points before a passage's words in which an article or adjective of theirs stands."""
NOT_SO = frozenset({Stance.DENIES, Stance.FINDS_NO_EVIDENCE, Stance.DOUBTS, Stance.REFUSES})
"""What is told of more than was meant says more than the source: the wider the word, the more is denied."""
_HELPERS = ("personnel.instructors", "personnel.workers")
"""Persons who work for another's forces, and do not fight in them."""
_LONGEST_WORD = 40
_NEXT_TO = 80
"""So near stands the noun of a pronoun; one farther away may be somebody else's."""
_PERSONS = "personnel.other"
_FAR_BACK = 400
"""So far back stands the noun that a passage without one goes on from."""
_NEARBY = 200
"""So near before a passage its persons are called soldiers, if anybody calls them so."""
_PRONOUN = 4
"""Letters of `it`, `sie` or `them`: what is pinned so is named somewhere else in its passage."""


def is_on_side(claim: Claim, reading: Reading) -> bool:
    """Whether persons are told to fight for, or to have joined, those who are named as their hosts."""
    cues = find_cues(claim.language).get("side", {})
    if claim.kind is not Kind.DEPLOYMENT or not claim.roles.host or not cues or claim.item.startswith(_HELPERS):
        return False
    said = read_words(claim.span, reading)
    if not claim.route.places and re.search(cues["war"], said):
        return True
    pinned = [read_words(span, reading) for span in find_spans(claim, "kind", reading)]
    fights = any(verb.startswith(tuple(cues["verbs"])) for verb in pinned) if pinned else has_word(said, cues["free"])
    return fights and has_word(said, cues["words"])


def find_noun(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """The item by the noun that the passage uses; () where it uses none, or several that share no figure."""
    known = find_cues(claim.language).get("nouns", {})
    mine = {code: cues for code, cues in known.items() if code.partition(":")[0] == claim.item}
    parts = {code: mine[code] for code in find_cues(claim.language).get("part", {}).get("codes", ()) if code in mine}
    found = find_most_telling(read_words(claim.span, reading), parts) if parts else ()
    found = found or (find_most_telling(_read_item(claim, reading), mine) if mine else ())
    if mine and not found and claim.stance in NOT_SO:
        found = find_most_telling(read_words(claim.span, reading), mine)
    if mine and claim.quantity is not None and claim.quantity.joint:
        return found if len(found := find_most_telling(read_words(claim.span, reading), mine)) > 1 else ()
    if mine and not found and claim.item in find_cues(claim.language).get("antecedent", ()):
        found = _find_antecedent(claim, reading, mine)
    if mine and not found and claim.item == _PERSONS:
        found = find_most_telling(read_sentence(claim.span, reading), mine)
    return found if len(found) == 1 else ()


def _find_antecedent(claim: Claim, reading: Reading, mine: Mapping[str, Any]) -> tuple[str, ...]:
    """The noun that a passage without one goes on from: its own one, else the last one before it in its paragraph."""
    if whole := find_most_telling(read_words(claim.span, reading), mine):
        return whole
    before = reading.text.content[max(0, claim.span.start - _FAR_BACK) : claim.span.start].rpartition("\n\n")[2]
    told = (find_most_telling(one, mine) for one in reversed(re.split(r"[.!?]\s", before.casefold())))
    return next((found[-1:] for found in told if found), ())


def find_people(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[str, ...]:
    """Citizens who fight for another state are people where the passage does not call them soldiers."""
    if _is_hired(claim, reading, cues):
        return ("personnel.troops:people" if is_on_side(claim, reading) else "personnel.troops:fighter",)
    words = cues.get("side", {}).get("soldiers", ())
    if claim.item != "personnel.troops" or not words or not is_on_side(claim, reading):
        return ()
    return () if has_word(read_words(claim.span, reading), words) else ("personnel.troops:people",)


def _is_hired(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> bool:
    """Whether persons whom their passage does not call soldiers may have been hired, or enlisted abroad."""
    table = cues.get("hired")
    if table is None or claim.item != "personnel.troops" or claim.kind is Kind.TRAINING:
        return False
    if has_word(read_words(claim.span, reading), table["soldiers"]):
        return False
    content = reading.text.content
    shortly_before = content[max(0, claim.span.start - _NEARBY) : claim.span.start].casefold()
    if has_word(shortly_before, table["troops"]) and not any(word in shortly_before for word in table["words"]):
        return False
    folded = content.casefold()
    is_abroad = claim.kind is Kind.CASUALTY and re.search(table["armies"], folded) is not None
    return is_abroad or any(word in folded for word in table["words"])


def find_help(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[str, ...]:
    """Help with a technology of which nobody says that it was handed over; () where somebody does."""
    table, said = cues.get("help"), read_words(claim.span, reading)
    if table is None or not claim.item.startswith("technology."):
        return ()
    content = reading.text.content
    before = (content[max(0, one.start - BEFORE) : one.start] for one in find_spans(claim, "item", reading))
    is_near = any(has_word(one.casefold(), table["words"]) for one in before)
    if not is_near and (not has_word(said, table["words"]) or has_word(said, table["given"])):
        return ()
    known = load_grammar(claim.language).table("items")
    named = (*find_noun(claim, reading), claim.item)
    return next(((f"{code}:help",) for code in named if f"{code}:help" in known), ())


def _read_item(claim: Claim, reading: Reading) -> str:
    """The words that name the item, each with the word before it: `military builders`."""
    content = reading.text.content
    taken = {pin.span for pin in claim.pins.get("item", ()) if pin.taken_over}  # another passage's thing or person
    first = 0 if claim.stance in NOT_SO else claim.span.start - _NEXT_TO  # what is denied is often named far away
    close = range(max(0, first), claim.span.end + 1)
    spans = [span for span in find_spans(claim, "item", reading) if span not in taken or span.end in close]
    if not spans and claim.designation:
        return _read_around(claim.designation, read_words(claim.span, reading))
    if all(span.end - span.start <= _PRONOUN for span in spans):
        return read_words(claim.span, reading)
    before = (re.search(r"\w+[ \N{NO-BREAK SPACE}]$", content[max(0, one.start - BEFORE) : one.start]) for one in spans)
    whole = zip(before, spans, strict=True)
    return " ".join((word.group() if word else "") + one.read(content) for word, one in whole).casefold()


def _read_around(designation: str, said: str) -> str:
    """The words beside a designation, which are its own where nothing tells which name the item; all where it is not
    named so: `tanks, guns and Spark armoured vehicles`."""
    parts = re.split(r"[,;]| and | und | sowie ", said)
    return next((part for part in parts if designation.casefold() in part), said)


def find_word(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[Quote, ...]:
    """The passage's own word, where its noun is none of those known: for a thing of a wide class that is denied, or of
    the widest, and for one that the name of its class may not be true of (spare parts among aircraft)."""
    span = _find_own_word(claim, reading)
    if span is None:
        return ()
    if whole := _find_part_of(span, claim, reading, cues):
        return (Quote(whole, whole.read(reading.text.content)),)
    if find_noun(replace(claim, quantity=None), reading):
        return ()
    word = span.read(reading.text.content)
    if not (_is_wide(claim, cues) or _is_other_thing(claim, word, cues)):
        return ()
    return (Quote(span, word),)


def _find_own_word(claim: Claim, reading: Reading) -> Span | None:
    """The one passage that names the item, without what follows a comma in it; None where it is none or too long."""
    spans = find_spans(claim, "item", reading)
    if len(spans) != 1:
        return None
    named = spans[0].read(reading.text.content).partition(",")[0]
    if named.casefold() in find_cues(claim.language).get("plain", {}).get("pronouns", ()):
        return None
    return replace(spans[0], end=spans[0].start + len(named)) if named and len(named) <= _LONGEST_WORD else None


def _find_part_of(span: Span, claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> Span | None:
    """The words `parts for their missiles`, where the item is what they are parts of; None where it is not."""
    pattern = cues.get("plain", {}).get("parts_of")
    named = find_noun(replace(claim, quantity=None), reading)
    is_part = any(code in cues.get("part", {}).get("codes", ()) for code in named)
    if pattern is None or claim.kind is not Kind.TRANSFER or is_part:
        return None
    begin = max(claim.span.start, span.start - BEFORE)
    found = re.search(rf"\b{pattern}", reading.text.content[begin : span.start], re.IGNORECASE)
    return replace(span, start=begin + found.start()) if found else None


def _is_wide(claim: Claim, cues: Mapping[str, Any]) -> bool:
    wide = cues.get("wide", {})
    named = (*wide.get("always", ()), *(wide.get("items", ()) if claim.stance in NOT_SO else ()))
    return any(claim.item.startswith(one) for one in named)


def _is_other_thing(claim: Claim, word: str, cues: Mapping[str, Any]) -> bool:
    """Whether the word is a noun that none of those stands in which the name of the class is true of, or a part's."""
    table = cues.get("plain", {})
    stems, parts, acts = table.get(claim.item), table.get("parts", ()), table.get("acts", ())
    if (
        not stems
        or word.endswith("-")
        or any(letter.isdigit() for letter in word)
        or not re.search(table["noun"], word)
    ):
        return False
    if claim.designation or any(pin.taken_over for pin in claim.pins.get("item", ())):
        return False
    folded = word.casefold()
    if any(act in folded for act in acts):
        return False
    return not any(stem in folded for stem in stems) or any(part in folded for part in parts)


def is_single(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> bool:
    """Whether goods, or persons, without a figure are named in the singular, behind a word that goes with one alone."""
    table, spans = cues.get("single"), find_spans(claim, "item", reading)
    if not table or claim.quantity is not None:
        return False
    if claim.kind in (Kind.CASUALTY, Kind.DEPLOYMENT) and claim.item == "personnel.troops":
        return _is_person(read_words(claim.span, reading), table)
    if claim.kind is not Kind.TRANSFER or len(spans) > 1:
        return False
    if not spans:
        return _is_single_in(read_words(claim.span, reading), claim, table)
    if any(pin.taken_over for pin in claim.pins.get("item", ())) and has_word(
        read_words(claim.span, reading), table.get("several", ())
    ):
        return False  # `they` are several, whatever stood before
    content, span = reading.text.content, spans[0]
    before = content[max(0, span.start - BEFORE) : span.start].casefold()
    behind = content[span.end : span.end + BEFORE].casefold()
    words = span.read(content).casefold().split()
    if claim.designation and claim.designation.casefold() == span.read(content).casefold():
        return re.search(table["named"], before) is not None and not re.match(table["not_behind"], behind)
    found = re.search(table["before"], before) and not re.match(table["not_behind"], behind)
    plural = table.get("plural")  # a language whose plurals show needs no list of singulars
    named = (*find_noun(claim, reading), claim.item)[0]
    is_countable = bool((load_grammar(claim.language).find("items", named) or {}).get("one"))
    is_plain = plural is not None and is_countable and not words[-1].endswith(plural) and words[-1] not in table["mass"]
    return bool(found) and (is_plain or not _singulars(claim).isdisjoint(words))


def is_more(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> bool:
    """Whether goods or persons without a figure come to others before them: `weitere Soldaten`, `additional troops`."""
    pattern = cues.get("more_goods")
    if pattern is None or claim.quantity is not None or claim.kind is Kind.CASUALTY:
        return False
    content, spans = reading.text.content, find_spans(claim, "item", reading)
    if spans:
        told = (content[max(0, one.start - BEFORE) : one.end].casefold() for one in spans)
        return any(re.search(rf"{pattern}[^\s,;.]*(?: [^\s,;.]+){{0,3}}$", one) for one in told)
    said, stems = read_words(claim.span, reading), _stems(claim, cues)
    behind = (re.split(r"[.,;]", said[match.end() : match.end() + BEFORE])[0] for match in re.finditer(pattern, said))
    return any(has_word(one, stems) for one in behind)


def _stems(claim: Claim, cues: Mapping[str, Any]) -> tuple[str, ...]:
    """How the words begin that name the class or one of its nouns."""
    nouns = (one for code, words in cues.get("nouns", {}).items() if code.split(":")[0] == claim.item for one in words)
    row = load_grammar(claim.language).find("items", claim.item) or {}
    names = (str(row[name]).rpartition(" ")[2].casefold() for name in ("pl", "bulk", "mass") if name in row)
    troops = cues.get("side", {}).get("soldiers", ()) if claim.item == "personnel.troops" else ()
    return (*nouns, *names, *troops, *cues.get("plain", {}).get(claim.item, ()))


def _is_person(said: str, table: Mapping[str, Any]) -> bool:
    """Whether the passage speaks of one person and of no troops: `a soldier`, `der erste Gefangene`."""
    found = re.search(table["person"], said)
    return found is not None and not re.search(table["persons"], said[: found.start()] + said[found.end() :])


def _is_single_in(said: str, claim: Claim, table: Mapping[str, Any]) -> bool:
    """The same of a passage in which nothing says which word names the goods: its one noun of the class."""
    row = load_grammar(claim.language).find("items", claim.item) or {}
    if str(row.get("pl", "")).rpartition(" ")[2].casefold() in said:
        return False
    hits = [
        (one, match)
        for one in _singulars(claim)
        for match in re.finditer(rf"(?<![\w-]){re.escape(one)}(?![\w-])", said)
    ]
    return len(hits) == 1 and all(
        re.search(table["before"], said[: match.start()]) and not re.match(table["not_behind"], said[match.end() :])
        for _, match in hits
    )


def _singulars(claim: Claim) -> frozenset[str]:
    """The last words of the singular forms of the class and its nouns, where they differ from the plurals'."""
    known = load_grammar(claim.language).table("items")
    rows = [row for code, row in known.items() if code.partition(":")[0] == claim.item]
    many = {str(row.get("pl", "")).rpartition(" ")[2].casefold() for row in rows}
    ones = (str(one).rpartition(" ")[2].casefold() for row in rows for one in row.get("one", ()))
    return frozenset(one for one in ones if one not in many)
