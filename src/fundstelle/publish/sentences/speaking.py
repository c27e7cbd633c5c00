"""Who speaks in a passage, as closely as its words say: one ministry of a government, one lawmaker, one source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fundstelle.publish.sentences.grammar import find_cues, find_offices
from fundstelle.publish.sentences.passage import has_word, read_before, read_sentence, read_words
from fundstelle.publish.sentences.things import BEFORE
from fundstelle.records.claim import PUBLISHER, UNNAMED, Claim, Link
from fundstelle.records.document import Reading

_BRANCHES_OF_MINISTRIES = frozenset({"gov", "mil"})
_BRIGADE = "brigade"
_PARLIAMENT, _INTEL = "parliament", "intel"
_BACK = 800
"""So far back stands who speaks in a passage that only goes on telling."""


def find_speaking(link: Link, claim: Claim, reading: Reading) -> str:
    """The source's code, with the ministry that the passage names or as one person: `XAC.defence_ministry`."""
    state, dot, branch = link.source.partition(".")
    if UNNAMED in (link.source, branch):
        return f"{link.source}_one" if _is_one(link, claim, reading) else link.source
    if not dot and link.source != PUBLISHER:
        return f"{link.source}.official_one" if _is_official(link, claim, reading) else link.source
    here = link.pin is not None and link.pin.span.text_id == reading.text.id
    if branch == _INTEL:
        return f"{link.source}_many" if _are_services(link if here else None, claim, reading) else link.source
    if branch == _PARLIAMENT:
        return f"{link.source}_one" if _is_lawmaker(claim, reading) else link.source
    if branch == "gov" and link.pin is None:
        return f"{state}{dot}{office}" if (office := _find_office(claim, reading)) else link.source
    if branch not in _BRANCHES_OF_MINISTRIES or not (here or (branch == "mil" and link.pin is None)):
        return link.source
    words = read_words(link.pin.span if link.pin else claim.span, reading)
    closer = find_cues(claim.language).get(f"office_{branch}", {}) if here else {}
    known = {**find_offices(claim.language), **closer}
    office = next((office for office, cues in known.items() if any(cue in words for cue in cues)), "")
    return f"{state}{dot}{office}" if office else link.source


def _find_office(claim: Claim, reading: Reading) -> str:
    """The one office of a government that the passage names, where nothing tells which words name who speaks."""
    cues = find_cues(claim.language)
    said = read_words(claim.span, reading)
    if has_word(said, cues.get("government", ())) or len(claim.attribution.links) > 1:
        return ""
    known = {**find_offices(claim.language), **cues.get("office_gov", {})}
    found = [office for office, words in known.items() if office != _BRIGADE and any(one in said for one in words)]
    return found[0] if len(found) == 1 else ""


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
        said, many = read_sentence(claim.span, reading), rf"\b(?:{'|'.join(cues['many'])})"
        if re.search(many, said):
            return False
        whole = reading.text.content.casefold()
        if (
            link.source == UNNAMED
            and claim.attribution.via
            and re.search(cues["only"], whole)
            and not re.search(cues["not_only"], whole)
        ):
            return True  # `the source` of the whole document
        one = rf"(?:{article}|{cues['same']})[\w-]*(?:{nouns})\b"
        before = read_before(claim.span, reading)
        return re.search(one, said) is not None or _is_last(one, many, before)
    span = link.pin.span
    before = reading.text.content[max(0, span.start - BEFORE) : span.start].casefold()
    return re.search(f"{article}$", before) is not None or re.match(article, read_words(span, reading)) is not None


def _is_official(link: Link, claim: Claim, reading: Reading) -> bool:
    """Whether one nameless official speaks, not the body as such: `a NATO diplomat`."""
    cues = find_cues(claim.language).get("one", {})
    if not cues or link.source.casefold() not in read_words(claim.span, reading):
        return False
    name, nouns = re.escape(link.source.casefold()), f"(?:{'|'.join(cues['officials'])})"
    one = rf"\b(?:{'|'.join(cues['articles'])})\s+(?:{name}[- ]?{nouns}|{nouns}\s+\w+\s+{name})\b"
    return re.search(one, read_words(claim.span, reading)) is not None


def _is_lawmaker(claim: Claim, reading: Reading) -> bool:
    """Whether one member of parliament speaks, by the sentence, else by the last mention before it."""
    cues = find_cues(claim.language).get("lawmaker")
    if not cues:
        return False
    said = read_sentence(claim.span, reading)
    is_one, are_many = (re.search(cues[name], said) is not None for name in ("one", "many"))
    if is_one or are_many:
        return not are_many
    return _is_last(cues["one"], cues["many"], _read_back(claim, reading))


def _are_services(link: Link | None, claim: Claim, reading: Reading) -> bool:
    """Whether several services of a state speak; where the passage has no such word, by the last one before it."""
    cues = find_cues(claim.language).get("office_intel", {})
    if "intel_many" not in cues:
        return False
    words = read_words(link.pin.span if link and link.pin else claim.span, reading)
    if re.search(cues["intel_many"], words):
        return True
    is_told = re.search(cues["intel_one"], read_sentence(claim.span, reading)) or (link and link.pin)
    return not is_told and _is_last(cues["intel_many"], cues["intel_one"], _read_back(claim, reading))


def _read_back(claim: Claim, reading: Reading) -> str:
    return reading.text.content[max(0, claim.span.start - _BACK) : claim.span.start].casefold()


def _is_last(wanted: str, other: str, text: str) -> bool:
    """Whether the last of both patterns that stands in the text is the first one."""
    last = max((match.end() for match in re.finditer(wanted, text)), default=-1)
    return last > max((match.end() for match in re.finditer(other, text)), default=-1)
