"""What a passage's own words tell beyond a claim's slots: who speaks, how likely, which goods, on whose side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fundstelle.publish.sentences.grammar import find_cues, find_likely, find_offices
from fundstelle.records.claim import UNNAMED, Claim, Kind, Link, Stance
from fundstelle.records.document import Reading
from fundstelle.values import Span

_BRANCHES_OF_MINISTRIES = frozenset({"gov", "mil"})
_BEFORE = 40
"""Code points before a source's words in which its article stands: `a single anonymous ...`."""


@dataclass(frozen=True, slots=True)
class Heard:
    """speakers: codes of those who speak; likely: whether it is called likely; items: the item by the passage's own
    noun (`armour:tank`), () where it has none of those known; side: whether persons serve on somebody's side."""

    speakers: tuple[str, ...]
    likely: bool = False
    items: tuple[str, ...] = ()
    side: bool = False


def listen(claim: Claim, reading: Reading) -> Heard:
    """What the passage's own words say beyond the claim's slots."""
    speakers = tuple(_speaking(link, claim, reading) for link in claim.attribution.origins)
    likely = claim.stance is Stance.SUSPECTS and _is_likely(claim, reading)
    return Heard(speakers, likely, _find_noun(claim, reading), is_on_side(claim, reading))


def is_on_side(claim: Claim, reading: Reading) -> bool:
    """Whether persons are told to fight for, or to have joined, those who are named as their hosts."""
    cues = find_cues(claim.language).get("side", {})
    if claim.kind is not Kind.DEPLOYMENT or not claim.roles.host or not cues:
        return False
    verbs = (_read(pin.span, reading) for pin in claim.pins.get("kind", ()))
    fights = any(verb.startswith(tuple(cues["verbs"])) for verb in verbs)
    return fights and _has_word(_read(claim.span, reading), cues["words"])


def _find_noun(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """The item by the noun that the passage uses; () where it uses several of them or none."""
    pins = [pin.span for pin in claim.pins.get("item", ())] or [claim.span]
    words = " ".join(_read(span, reading) for span in pins)
    known = find_cues(claim.language).get("nouns", {})
    mine = {code: cues for code, cues in known.items() if code.partition(":")[0] == claim.item}
    found = tuple(code for code, cues in mine.items() if _has_word(words, cues))
    return found if len(found) == 1 else ()


def _speaking(link: Link, claim: Claim, reading: Reading) -> str:
    """The source's code, with the ministry that the passage names or as one person: `XAC.defence_ministry`."""
    state, dot, branch = link.source.partition(".")
    if UNNAMED in (link.source, branch):
        return f"{link.source}_one" if _is_one(link, claim, reading) else link.source
    if branch not in _BRANCHES_OF_MINISTRIES or link.pin is None or link.pin.span.text_id != reading.text.id:
        return link.source
    words = _read(link.pin.span, reading)
    office = next(
        (office for office, cues in find_offices(claim.language).items() if any(c in words for c in cues)), ""
    )
    return f"{state}{dot}{office}" if office else link.source


def _is_one(link: Link, claim: Claim, reading: Reading) -> bool:
    """Whether the passage has the unnamed source in the singular: `a diplomat`, `ein Sender`."""
    cues = find_cues(claim.language).get("one", {})
    if not cues:
        return False
    article = rf"\b(?:{'|'.join(cues['articles'])})\s+(?:[\w-]+\s+){{0,2}}"
    if link.pin is None or link.pin.span.text_id != reading.text.id:
        nouns = "|".join(cues["nouns"])
        return re.search(rf"{article}[\w-]*(?:{nouns})\b", _read(claim.span, reading)) is not None
    span = link.pin.span
    before = reading.text.content[max(0, span.start - _BEFORE) : span.start].casefold()
    return re.search(f"{article}$", before) is not None or re.match(article, _read(span, reading)) is not None


def _is_likely(claim: Claim, reading: Reading) -> bool:
    words = (_read(pin.span, reading) for pin in claim.pins.get("stance", ()))
    likely = find_likely(claim.language)
    return any(one.startswith(likely) for one in words)


def _read(span: Span, reading: Reading) -> str:
    return span.read(reading.text.content).casefold()


def _has_word(text: str, beginnings: Iterable[str]) -> bool:
    """Whether a word of the text begins so; what stands behind a hyphen begins none."""
    return any(re.search(rf"(?<![\w-]){re.escape(one)}", text) for one in beginnings)
