"""What a passage's own words tell beyond a claim's slots: who speaks, how likely, which goods, on whose side, sold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fundstelle.messages import load_messages
from fundstelle.publish.model import Quote
from fundstelle.publish.sentences.grammar import find_cues, find_likely, find_offices
from fundstelle.publish.sentences.passage import find_most_telling, find_spans, has_word, read_pins, read_words
from fundstelle.records.claim import PUBLISHER, UNNAMED, Claim, Kind, Link, Phase, Stance
from fundstelle.records.document import Reading
from fundstelle.values import Basis, Span

_BRANCHES_OF_MINISTRIES = frozenset({"gov", "mil"})
_BEFORE = 40
"""Code points before a source's words in which its article stands: `a single anonymous ...`."""
_NOT_SO = frozenset({Stance.DENIES, Stance.FINDS_NO_EVIDENCE, Stance.DOUBTS, Stance.REFUSES})
"""What is told of more than was meant says more than the source: the wider the word, the more is denied."""
_ON = re.compile(r"(?: [a-zäöüß][\w'’-]*){0,2}")
"""A phrase goes on behind the passage only in words without a capital."""
_LONGEST_WORD = 40
_THERE = frozenset({"serve", "employ", "presence", "help"})
_REST = r"(?: [\w'’-]+){0,7}"
"""What follows a limiting cue up to the end of its phrase: eight words at most."""


@dataclass(frozen=True, slots=True)
class Heard:
    """speakers: codes of those who speak; likely: whether it is called likely; items: the item by the passage's own
    noun (`armour:tank`), () where it has none of those known; side: whether persons serve on somebody's side;
    trade: `sold` or `bought`; denial: `refuses`, `corrects`, `no_plan`, `no_sign`, where it is not simply denied;
    pledged: by a promise, not a contract; comes: whether persons come, are sent or added; until: whether the passage
    says until; unit, rate: the measure that stands behind the number; limits: words that narrow what is denied; word:
    what the passage calls a thing of a wide class that is denied; joins, stays: whether persons have joined somebody's
    side, or are stationed or employed somewhere; wish: how a request is told that nobody is said to have made:
    `considered`, `wanted`, `hoped`, `demanded`; promises: whether a promise is all that is told, and no telling of it;
    will_not: whether what is denied is to come; part: `beginning`, `spring` …, where the passage bounds the time so."""

    speakers: tuple[str, ...]
    likely: bool = False
    items: tuple[str, ...] = ()
    side: bool = False
    trade: str = ""
    denial: str = ""
    pledged: bool = False
    comes: bool = False
    until: bool = False
    unit: str = ""
    rate: str = ""
    limits: tuple[Quote, ...] = ()
    word: tuple[Quote, ...] = ()
    joins: bool = False
    stays: bool = False
    wish: str = ""
    promises: bool = False
    will_not: bool = False
    part: str = ""


def listen(claim: Claim, reading: Reading) -> Heard:
    """What the passage's own words say beyond the claim's slots."""
    cues = find_cues(claim.language)
    said = read_words(claim.span, reading)
    unit, rate = _find_unit(claim, said, cues)
    return Heard(
        speakers=find_speakers(claim, reading),
        likely=claim.stance is Stance.SUSPECTS and _is_likely(claim, reading),
        items=find_noun(claim, reading) or _find_people(claim, reading, cues),
        side=is_on_side(claim, reading),
        trade=_find_trade(claim, reading, cues),
        denial=_first(said, cues.get("denial", {})) if claim.stance is Stance.DENIES else "",
        pledged=claim.phase is Phase.AGREED and has_word(said, cues.get("pledged", ())),
        comes=_comes(claim, said, cues),
        until=has_word(said, cues.get("until", ())),
        unit=unit,
        rate=rate,
        limits=_find_limits(claim, reading, cues) if claim.stance in _NOT_SO else (),
        word=_find_word(claim, reading, cues),
        joins=_is_told_by(claim, reading, cues.get("side", {}).get("joins", ())),
        stays=_is_told_by(claim, reading, cues.get("stays", ())),
        wish=_find_wish(said, cues) if claim.phase is Phase.REQUESTED else "",
        promises=has_word(said, cues.get("pledged", ())) and not has_word(said, cues.get("tells", ())),
        will_not=claim.stance is Stance.DENIES and _is_to_come(said, cues),
        part=_find_part(claim, said, cues),
    )


def find_speakers(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """The codes of those who speak, as closely as the passage names them."""
    return tuple(_speaking(link, claim, reading) for link in claim.attribution.origins)


def is_on_side(claim: Claim, reading: Reading) -> bool:
    """Whether persons are told to fight for, or to have joined, those who are named as their hosts."""
    cues = find_cues(claim.language).get("side", {})
    if claim.kind is not Kind.DEPLOYMENT or not claim.roles.host or not cues:
        return False
    said = read_words(claim.span, reading)
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
    if mine and not found and claim.stance in _NOT_SO:
        found = find_most_telling(read_words(claim.span, reading), mine)
    if mine and claim.quantity is not None and claim.quantity.joint:
        return found if len(found := find_most_telling(read_words(claim.span, reading), mine)) > 1 else ()
    return found if len(found) == 1 else ()


def _find_people(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[str, ...]:
    """Citizens who fight for another state are people where the passage does not call them soldiers."""
    words = cues.get("side", {}).get("soldiers", ())
    if claim.item != "personnel.troops" or not words or not is_on_side(claim, reading):
        return ()
    return () if has_word(read_words(claim.span, reading), words) else ("personnel.troops:people",)


def _read_item(claim: Claim, reading: Reading) -> str:
    """The words that name the item, each with the word before it: `military builders`."""
    content = reading.text.content
    spans = find_spans(claim, "item", reading)
    if not spans:
        return read_words(claim.span, reading)
    before = (
        re.search(r"\w+[ \N{NO-BREAK SPACE}]$", content[max(0, one.start - _BEFORE) : one.start]) for one in spans
    )
    whole = zip(before, spans, strict=True)
    return " ".join((word.group() if word else "") + one.read(content) for word, one in whole).casefold()


def _first(said: str, table: Mapping[str, Any]) -> str:
    return next((name for name, beginnings in table.items() if has_word(said, beginnings)), "")


def _find_wish(said: str, cues: Mapping[str, Any]) -> str:
    """How a request is told where no word of the passage says that anybody asked; "" where one does."""
    return "" if has_word(said, cues.get("asks", ())) else _first(said, cues.get("wish", {}))


def _is_to_come(said: str, cues: Mapping[str, Any]) -> bool:
    """Whether a denial is told of what is to come alone: `will not be sent`, not `would not have been sent`."""
    table = cues.get("will_not", {})
    return has_word(said, table.get("words", ())) and not has_word(said, table.get("past", ()))


def _find_part(claim: Claim, said: str, cues: Mapping[str, Any]) -> str:
    """The part of the year by which the passage bounds the time: `until early 2024` names no month, though the claim
    has one by convention; "" where the passage has the month."""
    when = claim.happened
    bound = (when.start or when.end) if when and not ((when.start and when.end) or when.named) else None
    if bound is None or bound.month is None or bound.day is not None:
        return ""
    if has_word(said, (load_messages(claim.language).formats.months[bound.month - 1].casefold(),)):
        return ""
    near = {name: row["words"] for name, row in cues.get("parts", {}).items() if bound.month in row["months"]}
    found = (
        name for name, words in near.items() if re.search(rf"\b(?:{'|'.join(words)})[ -](?:of )?{bound.year}\b", said)
    )
    return next(found, "")


def _find_trade(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> str:
    """`sold` or `bought`, where the words that found the act say so; of the whole passage only under a denial."""
    table = cues.get("trade", {})
    if claim.kind is not Kind.TRANSFER or not (find_spans(claim, "kind", reading) or claim.stance in _NOT_SO):
        return ""
    return _first(read_pins(claim, "kind", reading), table)


def _is_told_by(claim: Claim, reading: Reading, beginnings: Iterable[str]) -> bool:
    """Whether a deployment is told by such a word; of the whole passage only where no word is known to tell it."""
    return claim.kind is Kind.DEPLOYMENT and has_word(read_pins(claim, "kind", reading), beginnings)


def _comes(claim: Claim, said: str, cues: Mapping[str, Any]) -> bool:
    """Whether persons come, are sent or added: asked only where no rule tells that they are there."""
    rules = {pin.rule for pin in claim.pins.get("kind", ())}
    if claim.kind is not Kind.DEPLOYMENT or rules & _THERE:
        return False
    is_more = claim.quantity is not None and claim.quantity.basis is Basis.INCREMENT
    return is_more or has_word(said, cues.get("comes", ()))


def _find_unit(claim: Claim, said: str, cues: Mapping[str, Any]) -> tuple[str, str]:
    """(unit, rate) behind the one number of the passage that is measured; ("", "") where there are several or none."""
    if claim.quantity is None or claim.kind is not Kind.TRANSFER:
        return "", ""
    scale = rf"(?:{'|'.join(cues.get('scales', ('million',)))})?"
    hits = [
        (unit, match)
        for unit, words in cues.get("units", {}).items()
        for match in re.finditer(rf"\d[\d.,']*\s*{scale}\s*({'|'.join(map(re.escape, words))})(?!\w)", said)
    ]
    if not hits:
        return _find_sign(said, cues), _find_frequency(said, cues)
    if len(hits) != 1:
        return "", ""
    unit, match = hits[0]
    behind = match.group(1) + said[match.end() : match.end() + _BEFORE]
    dates = cues.get("dates", {}).get("words", ())
    told = next((rate for rate, ways in cues.get("rates", {}).items() if _is_rate(behind, ways, dates)), "")
    return unit, told or _find_frequency(said, cues)


def _find_sign(said: str, cues: Mapping[str, Any]) -> str:
    """The currency whose sign stands before the one number that has a sign; "" where there are several or none."""
    signs = [
        unit
        for unit, words in cues.get("symbols", {}).items()
        for word in words
        for _ in re.finditer(rf"(?<!\w){re.escape(word)}\s?\d", said)
    ]
    return signs[0] if len(signs) == 1 else ""


def _find_frequency(said: str, cues: Mapping[str, Any]) -> str:
    """How often, where the passage has one number and says it once: `every month`."""
    ways = [name for name, words in cues.get("frequency", {}).items() if has_word(said, words)]
    return ways[0] if len(ways) == 1 and len(re.findall(r"\d[\d.,']*", said)) == 1 else ""


def _is_rate(behind: str, ways: Iterable[str], dates: Iterable[str]) -> bool:
    """Whether the words from the unit on say how often: `b/d`, `mt a month`, `Barrel am Tag`; not `a day later`."""
    no_date = rf"(?!\w)(?!\s+(?:{'|'.join(dates)})\b)"
    found = (rf"(?:\S+(?:\s+\S+){{0,2}}?\s+)?{re.escape(way)}{no_date}" for way in ways)
    return any(re.match(one, behind) for one in found)


def _find_word(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[Quote, ...]:
    """The passage's own word for a thing of a wide class that is denied, or of the widest, where its noun is none of
    those known."""
    spans, wide = find_spans(claim, "item", reading), cues.get("wide", {})
    named = (*wide.get("always", ()), *(wide.get("items", ()) if claim.stance in _NOT_SO else ()))
    is_wide = any(claim.item.startswith(one) for one in named)
    if not is_wide or len(spans) != 1 or spans[0].end - spans[0].start > _LONGEST_WORD or find_noun(claim, reading):
        return ()
    return (Quote(spans[0], spans[0].read(reading.text.content)),)


def _find_limits(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[Quote, ...]:
    """The words from a limiting cue (`beyond the ceiling`) to the end of its phrase, exactly as they stand."""
    content, end = reading.text.content, claim.span.end
    table = cues.get("limits", {})
    for one, rest in [*((o, "") for o in table.get("whole", ())), *((o, _REST) for o in table.get("open", ()))]:
        cue = re.compile(rf"(?<![\w-]){re.escape(one)}\b{rest}", re.IGNORECASE)
        if found := cue.search(content, claim.span.start, end):
            more = _ON.match(content, end) if rest and found.end() == end else None
            stop = more.end() if more else found.end()
            return (Quote(Span(claim.span.text_id, found.start(), stop), content[found.start() : stop]),)
    return ()


def _speaking(link: Link, claim: Claim, reading: Reading) -> str:
    """The source's code, with the ministry that the passage names or as one person: `XAC.defence_ministry`."""
    state, dot, branch = link.source.partition(".")
    if UNNAMED in (link.source, branch):
        return f"{link.source}_one" if _is_one(link, claim, reading) else link.source
    if not dot and link.source != PUBLISHER:
        return f"{link.source}.official_one" if _is_official(link, claim, reading) else link.source
    here = link.pin is not None and link.pin.span.text_id == reading.text.id
    if branch not in _BRANCHES_OF_MINISTRIES or not (here or (branch == "mil" and link.pin is None)):
        return link.source
    words = read_words(link.pin.span if link.pin else claim.span, reading)
    closer = find_cues(claim.language).get(f"office_{branch}", {}) if here else {}
    known = {**find_offices(claim.language), **closer}
    office = next((office for office, cues in known.items() if any(cue in words for cue in cues)), "")
    return f"{state}{dot}{office}" if office else link.source


def _article(cues: Mapping[str, Any]) -> str:
    return rf"\b(?:{'|'.join(cues['articles'])})\s+(?:[\w-]+\s+){{0,2}}"


def _is_one(link: Link, claim: Claim, reading: Reading) -> bool:
    """Whether the passage has the unnamed source in the singular: `a diplomat`, `ein Sender`."""
    cues = find_cues(claim.language).get("one", {})
    if not cues:
        return False
    article = _article(cues)
    if link.pin is None or link.pin.span.text_id != reading.text.id:
        nouns = "|".join(cues["nouns"])
        return re.search(rf"{article}[\w-]*(?:{nouns})\b", read_words(claim.span, reading)) is not None
    span = link.pin.span
    before = reading.text.content[max(0, span.start - _BEFORE) : span.start].casefold()
    return re.search(f"{article}$", before) is not None or re.match(article, read_words(span, reading)) is not None


def _is_official(link: Link, claim: Claim, reading: Reading) -> bool:
    """Whether one nameless official speaks, not the body as such: `a NATO diplomat`."""
    cues = find_cues(claim.language).get("one", {})
    if not cues or link.source.casefold() not in read_words(claim.span, reading):
        return False
    name, nouns = re.escape(link.source.casefold()), f"(?:{'|'.join(cues['officials'])})"
    one = rf"\b(?:{'|'.join(cues['articles'])})\s+(?:{name}[- ]?{nouns}|{nouns}\s+\w+\s+{name})\b"
    return re.search(one, read_words(claim.span, reading)) is not None


def _is_likely(claim: Claim, reading: Reading) -> bool:
    words = (read_words(span, reading) for span in find_spans(claim, "stance", reading))
    likely = find_likely(claim.language)
    return any(one.startswith(likely) for one in words)
