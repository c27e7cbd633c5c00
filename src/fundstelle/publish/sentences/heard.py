"""What a passage's own words tell beyond a claim's slots: who speaks, how likely, which goods, on whose side, sold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fundstelle.publish.model import Quote
from fundstelle.publish.sentences.grammar import find_cues
from fundstelle.publish.sentences.passage import find_spans, has_word, read_before, read_pins, read_sentence, read_words
from fundstelle.publish.sentences.prospects import find_degree, find_prospect, is_not_yet
from fundstelle.publish.sentences.speaking import find_speaking
from fundstelle.publish.sentences.tenses import PLAIN, Tenses, find_tenses
from fundstelle.publish.sentences.things import (
    BEFORE,
    NOT_SO,
    find_help,
    find_noun,
    find_people,
    find_word,
    is_more,
    is_on_side,
    is_single,
)
from fundstelle.publish.sentences.times import find_part, is_either
from fundstelle.records.claim import Claim, Kind, Link, Stance
from fundstelle.records.document import Reading
from fundstelle.values import Basis, Span
from fundstelle.values.unit import UNITS, Dimension

_MASSES = ("fuel", "coal", "food", "metal")
"""Goods that are told by weight or volume."""
_ON = re.compile(r"(?: [a-zäöüß][\w'’-]*){0,2}")
"""A phrase goes on behind the passage only in words without a capital."""
_AROUND = 100
"""So far the verb of a denial stands from its clause."""
_CLOSERS = "\"'»«”“’›‹) "
"""What may stand behind the full stop of a sentence."""
_SHORT = 6
"""So many words name no act themselves: `Arvenia denies that.`"""
_THERE = frozenset({"serve", "employ", "presence", "help"})
_YEAR = r"(?:19|20)\d\d[.,]?"
"""A number that counts nothing."""
_REST = r"(?: [\w'’-]+){0,7}"
"""What follows a limiting cue up to the end of its phrase: eight words at most."""


@dataclass(frozen=True, slots=True)
class Heard:
    """speakers: codes of those who speak; items: the item by the passage's own noun (`armour:tank`), () where it has
    none of those known; side: whether persons serve on somebody's side; trade: `sold` or `bought`; denial:
    `refuses`, `corrects`, `no_plan`, `no_sign`, `doubts`, `stops`, where it is not simply denied; comes:
    whether persons come, are sent or added; until: whether the passage says until; unit, rate: the measure that
    stands behind the number; currency: of the state that pays, of several by one name;
    limits: words that narrow what is denied; word: what the passage calls a thing of
    a wide class that is denied; joins, stays: whether persons have joined somebody's side, or are stationed or
    employed somewhere; promises: whether a promise is all that is told, and no telling of it; will_not: whether
    what is denied is to come; part: `beginning`, `spring` …, where the passage bounds the time so; prospect,
    degree: how what is to come, or not certain, is told (prospects.py); not_yet: whether it only has not
    happened so far; deed: `fighting`, `working`, `service` or `presence` of persons somewhere; is_one: whether
    the passage speaks of a single thing; expects: whether the source itself expects it; earliest: whether a
    beginning is the first possible one; believes: whether it is called a belief; excludes: whether it is ruled
    out; denying: whether a word of it denies; over: whether a participle tells what has been done; coming:
    whether what is held likely is told as to come. kinds: limits of a denial that both
    languages have words for; near, near_words: whether a place is only near, and which; either: whether it was
    one of two months; calibre: of what is denied, in millimetres; tenses: what the passage's tenses tell; aims:
    whether it is the taker that wants it; is_price: whether a sum is that of a single piece; died: whether persons
    died, and nobody says that they were killed; arrives: whether they come, and nobody sends them; to_front: whether
    they go to the front; contracts: whether a contract for goods is told; for_another: whether they are bought for
    somebody; assesses: whether a word tells that it is an assessment or estimate; not_one: whether not a single one
    is what is denied."""

    speakers: tuple[str, ...]
    items: tuple[str, ...] = ()
    side: bool = False
    trade: str = ""
    denial: str = ""
    comes: bool = False
    until: bool = False
    unit: str = ""
    currency: str = ""
    rate: str = ""
    limits: tuple[Quote, ...] = ()
    word: tuple[Quote, ...] = ()
    joins: bool = False
    stays: bool = False
    promises: bool = False
    will_not: bool = False
    part: str = ""
    prospect: str = ""
    degree: str = ""
    not_yet: bool = False
    deed: str = "service"
    is_one: bool = False
    expects: bool = False
    earliest: bool = False
    believes: bool = False
    excludes: bool = False
    denying: bool = True
    has_cues: bool = False
    over: bool = False
    coming: bool = False
    kinds: tuple[str, ...] = ()
    near: bool = False
    near_words: str = ""
    either: bool = False
    calibre: float | None = None
    tenses: Tenses = PLAIN
    aims: bool = False
    is_price: bool = False
    died: bool = False
    arrives: bool = False
    to_front: bool = False
    contracts: bool = False
    for_another: bool = False
    assesses: bool = True
    not_one: bool = False
    is_more: bool = False
    no_sign: bool = False
    intends: bool = False
    carriers: tuple[str, ...] = ()

    @property
    def is_help(self) -> bool:
        """Whether help with something is told, and not the thing."""
        return bool(self.items) and self.items[0].endswith(":help")


def listen(claim: Claim, reading: Reading) -> Heard:
    """What the passage's own words say beyond the claim's slots."""
    cues = find_cues(claim.language)
    said = read_words(claim.span, reading)
    is_bare = claim.kind is Kind.TRANSFER and claim.item.startswith(_MASSES)
    unit, rate = _find_unit(claim, said, cues, read_sentence(claim.span, reading) if is_bare else "")
    word = find_word(claim, reading, cues)
    noun = () if word else find_noun(claim, reading)  # `plans for engines` are no engines
    return Heard(
        speakers=find_speakers(claim, reading),
        carriers=tuple(_passing_on(link, claim, reading) for link in claim.attribution.via),
        is_more=is_more(claim, reading, cues),
        no_sign=claim.stance in NOT_SO and re.search(cues.get("no_sign", "(?!)"), said) is not None,
        intends=claim.stance is Stance.DENIES and has_word(said, cues.get("intends", ())),
        items=find_help(claim, reading, cues) or noun or find_people(claim, reading, cues),
        side=is_on_side(claim, reading),
        trade=_find_trade(claim, reading, cues),
        denial=_find_denial(claim, reading, said, cues),
        comes=_comes(claim, said, cues),
        until=has_word(said, cues.get("until", ())),
        unit=unit,
        currency=_find_whose(claim, said, unit, cues),
        rate=rate,
        limits=_find_limits(claim, reading, cues) if claim.stance in NOT_SO else (),
        word=word,
        joins=_is_told_by(claim, reading, cues.get("side", {}).get("joins", ())),
        stays=_is_told_by(claim, reading, cues.get("stays", ())),
        promises=not has_word(said, cues.get("tells", ())),
        will_not=claim.stance is Stance.DENIES and _is_to_come(said, cues),
        part=find_part(claim, said, cues),
        prospect=find_prospect(claim, said, cues),
        degree=find_degree(claim, reading, cues),
        not_yet=is_not_yet(claim, said, cues),
        deed=_find_deed(claim, reading, cues),
        is_one=is_single(claim, reading, cues),
        expects=_expects(said, cues),
        earliest=has_word(said, cues.get("earliest", ())),
        believes=has_word(said, cues.get("believes", ())),
        has_cues=bool(cues),
        denying="denying" not in cues or has_word(_read_sentence(claim, reading), cues["denying"]["words"]),
        kinds=_find_kinds(claim, reading, cues) if claim.stance in NOT_SO else (),
        near=has_word(said, cues.get("near", {}).get("words", ())),
        near_words=" ".join(re.findall(cues.get("near", {}).get("place", "(?!)"), said)),
        either=is_either(claim, said),
        calibre=_find_calibre(claim, said) if claim.stance in NOT_SO else None,
        coming=has_word(said, cues.get("coming", ())),
        over=has_word(said, cues.get("over", ())),
        excludes=claim.stance is Stance.DENIES and has_word(said, cues.get("excludes", ())),
        is_price=claim.item == "money" and re.search(cues.get("price", "(?!)"), said) is not None,
        died=has_word(said, cues.get("died", ())) and not has_word(said, cues.get("killed", ())),
        to_front=claim.stance not in NOT_SO and re.search(cues.get("to_front", "(?!)"), said) is not None,
        for_another=re.search(cues.get("for_another", "(?!)"), said) is not None,
        contracts=re.search(cues.get("contracts", "(?!)"), said) is not None,
        arrives=has_word(said, cues.get("arrives", ())) and not has_word(said, cues.get("sends", ())),
        assesses=_assesses(claim, reading, cues),
        aims=claim.kind is Kind.TRANSFER and re.search(cues.get("aims", "(?!)"), said) is not None,
        not_one=claim.stance in NOT_SO and has_word(said, cues.get("not_one", ())),
        tenses=find_tenses(_with_antecedent(claim, reading, said), _read_sentence(claim, reading), cues),
    )


def find_speakers(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """The codes of those who speak, as closely as the passage names them."""
    return tuple(find_speaking(link, claim, reading) for link in claim.attribution.origins)


def _passing_on(link: Link, claim: Claim, reading: Reading) -> str:
    """The code of who passes it on; one lawmaker is no parliament."""
    return find_speaking(link, claim, reading) if link.source.endswith(".parliament") else link.source


def _assesses(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> bool:
    """Whether a word of its sentence tells that it is an assessment or estimate; so too where nothing shows the words
    of who speaks."""
    is_shown = "assesses" in cues and claim.attribution.links[-1].pin is not None
    return not is_shown or has_word(_read_sentence(claim, reading), cues["assesses"])


def _find_denial(claim: Claim, reading: Reading, said: str, cues: Mapping[str, Any]) -> str:
    """What else than a denial the passage tells; that one's own figure is put right, as the sentence before may say."""
    if claim.stance is not Stance.DENIES:
        return ""
    table = cues.get("denial", {})
    found = _first(said, table)
    is_figure = claim.quantity is not None and not found and has_word(said, cues.get("wrong_figure", ()))
    corrects = is_figure and has_word(read_before(claim.span, reading), table.get("corrects", ()))
    return "corrects" if corrects else found


def _first(said: str, table: Mapping[str, Any]) -> str:
    return next((name for name, beginnings in table.items() if has_word(said, beginnings)), "")


def _expects(said: str, cues: Mapping[str, Any]) -> bool:
    """Whether an active word of expecting stands there, and none that makes it passive or another's."""
    if has_word(said, cues.get("expects_sure", ())):
        return True
    return has_word(said, cues.get("expects", ())) and not has_word(said, cues.get("expects_not", ()))


def _find_deed(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> str:
    """What persons do somewhere, by the words that found it, else by the whole passage; `presence` where none says."""
    if claim.kind is not Kind.DEPLOYMENT or "deeds" not in cues:
        return "service"
    found = _first(read_pins(claim, "kind", reading), cues["deeds"])
    if not found and claim.stance in NOT_SO:
        found = _first(read_words(claim.span, reading), cues["deeds"])  # denied is what they do, not that they are
    return found or "presence"


def _is_to_come(said: str, cues: Mapping[str, Any]) -> bool:
    """Whether a denial is told of what is to come alone: `will not be sent`, not `would not have been sent`."""
    table = cues.get("will_not", {})
    return has_word(said, table.get("words", ())) and not has_word(said, table.get("past", ()))


def _find_trade(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> str:
    """`sold` or `bought`, where the words that found the act say so; of the whole passage only under a denial."""
    table = {name: words for name, words in cues.get("trade", {}).items() if name in ("sold", "bought")}
    if claim.kind is not Kind.TRANSFER:
        return ""
    if not find_spans(claim, "kind", reading) and claim.stance not in NOT_SO:
        said = read_words(claim.span, reading)
        others = (*cues["trade"].get("given", ()), *cues["trade"].get("beneficiary", ()))
        is_purchase = has_word(said, table.get("bought", ())) and not has_word(said, others)
        is_export = not claim.roles.taker and has_word(said, cues["trade"].get("exported", ()))
        return "bought" if is_purchase else "exported" if is_export else ""
    told = _first(read_pins(claim, "kind", reading), table)
    is_export = not claim.roles.taker and has_word(read_words(claim.span, reading), cues["trade"].get("exported", ()))
    return told or ("exported" if is_export else "")


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


def _find_unit(claim: Claim, said: str, cues: Mapping[str, Any], sentence: str) -> tuple[str, str]:
    """(unit, rate) behind the one number of the passage that is measured, or of its sentence where it has none: `one
    puts it at 2 million tonnes, another has 3`; ("", "") where there are several or none."""
    if claim.quantity is None or claim.kind not in (Kind.TRANSFER, Kind.CASUALTY):
        return "", ""
    if claim.kind is Kind.CASUALTY:
        return "", _find_frequency(re.sub(cues.get("no_frequency", "(?!)"), " ", said), cues)
    said = re.sub(cues.get("no_frequency", "(?!)"), " ", said)
    scale = rf"(?:{'|'.join(cues.get('scales', ('million',)))})?"
    hits = [
        (unit, match)
        for unit, words in cues.get("units", {}).items()
        for match in re.finditer(rf"\d[\d.,']*\s*{scale}\s*({'|'.join(map(re.escape, words))})(?!\w)", said)
    ]
    if not hits:
        unit = _find_sign(said, cues) or _find_currency(claim, said, cues)
        return (unit, _find_frequency(said, cues)) if unit or not sentence else _find_unit(claim, sentence, cues, "")
    if len(hits) != 1:
        return "", ""
    unit, match = hits[0]
    behind = match.group(1) + said[match.end() : match.end() + BEFORE]
    dates = cues.get("dates", {}).get("words", ())
    told = next((rate for rate, ways in cues.get("rates", {}).items() if _is_rate(behind, ways, dates)), "")
    return unit, told or _find_frequency(said, cues)


def _find_whose(claim: Claim, said: str, unit: str, cues: Mapping[str, Any]) -> str:
    """The currency of the state that pays, where its name alone is said and several states share it."""
    known = cues.get("whose", {})
    its = unit or (claim.quantity.unit if claim.quantity else "")
    if its not in known or has_word(said, known[its]["words"]):
        return ""
    return next((code for code, row in known.items() if row["state"] in claim.roles.giver), "")


def _find_currency(claim: Claim, said: str, cues: Mapping[str, Any]) -> str:
    """The one currency that the passage names, of a sum told in words: `hundreds of millions of euros`."""
    units = cues.get("units", {}) if claim.item == "money" else {}
    named = [unit for unit, words in units.items() if any(re.search(rf"\b{re.escape(w)}\b", said) for w in words)]
    money = [unit for unit in named if UNITS[unit].dimension is Dimension.MONEY]
    return money[0] if len(money) == 1 else ""


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
    dates = "|".join(cues.get("dates", {}).get("words", ()))
    no_date = rf"(?!\w)(?!\s+(?:{dates})\b)(?!\s+\d)"
    ways = [
        name
        for name, words in cues.get("frequency", {}).items()
        if any(re.search(rf"(?<![\w-]){re.escape(one)}{no_date}", said) for one in words)
    ]
    numbers = [one for one in re.findall(r"\d[\d.,']*", said) if not re.fullmatch(_YEAR, one)]
    return ways[0] if len(ways) == 1 and len(numbers) == 1 else ""


def _is_rate(behind: str, ways: Iterable[str], dates: Iterable[str]) -> bool:
    """Whether the words from the unit on say how often: `b/d`, `mt a month`, `Barrel am Tag`; not `a day later`."""
    no_date = rf"(?!\w)(?!\s+(?:{'|'.join(dates)})\b)(?!\s+\d)"
    found = (rf"(?:\S+(?:\s+\S+){{0,2}}?\s+)?{re.escape(way)}{no_date}" for way in ways)
    return any(re.match(one, behind) for one in found)


def _read_sentence(claim: Claim, reading: Reading) -> str:
    """The passage with what stands around it in its sentence: `bestreiten` before `dass Arvenien Kohle liefert`."""
    content, span = reading.text.content, claim.span
    before = re.split(r"[.!?\n]", content[max(0, span.start - _AROUND) : span.start])[-1]
    said = span.read(content)
    is_whole = said.rstrip(_CLOSERS).endswith((".", "!", "?"))
    behind = "" if is_whole else re.split(r"[.!?\n]", content[span.end : span.end + _AROUND])[0]
    return f"{before}{said}{behind}".casefold()


def _with_antecedent(claim: Claim, reading: Reading, said: str) -> str:
    """The passage; where it only says that this is denied, with the sentence that it denies."""
    is_short = len(said.split()) <= _SHORT and claim.stance is Stance.DENIES
    return f"{read_before(claim.span, reading)} {said}" if is_short else said


def _find_kinds(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[str, ...]:
    """The limits of a denial that the grammar names: `front`, `secretly`, `more` …"""
    said = claim.span.read(reading.text.content)
    kinds = cues.get("limits", {}).get("kinds", {})
    found = tuple(name for name, pattern in kinds.items() if re.search(pattern, said, re.IGNORECASE))
    return tuple(one for one in found if one != "more" or "after" not in found)  # `afterwards no more` says one thing


def _find_calibre(claim: Claim, said: str) -> float | None:
    """The one calibre that the passage names."""
    found = {float(one) for one in re.findall(r"\b(\d{2,3})(?:[- ]| )?(?:mm|millimet)", said)}
    return found.pop() if len(found) == 1 and claim.kind is Kind.TRANSFER else None


def _find_limits(claim: Claim, reading: Reading, cues: Mapping[str, Any]) -> tuple[Quote, ...]:
    """The words from a limiting cue (`beyond the ceiling`) to the end of its phrase, exactly as they stand."""
    content, end = reading.text.content, claim.span.end
    table = cues.get("limits", {})
    for one, rest in [*((o, "") for o in table.get("whole", ())), *((o, _REST) for o in table.get("open", ()))]:
        cue = re.compile(rf"(?<![\w-]){re.escape(one)}\b{rest}", re.IGNORECASE)
        found = cue.search(content, claim.span.start, end)
        if found and not (claim.happened is not None and one in table.get("times", ())):
            more = _ON.match(content, end) if rest and found.end() == end else None
            stop = more.end() if more else found.end()
            return (Quote(Span(claim.span.text_id, found.start(), stop), content[found.start() : stop]),)
    return ()
