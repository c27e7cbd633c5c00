"""`fundstelle explain`: the whole trail of a claim."""

from __future__ import annotations

import json as json_module
import re
from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, LanguageOption, RegisterOption, language_of, register_path
from fundstelle.cli.output import print_json
from fundstelle.cli.words import matter_key_words, period_words, quantity_words, source_words
from fundstelle.messages import Messages, load_messages
from fundstelle.records.claim import Claim, Link
from fundstelle.records.codec import to_json
from fundstelle.records.document import DateReading
from fundstelle.register import Explanation, SlotTrail, open_register
from fundstelle.register.naming import load_names

SIDE = 80
"""Code points of context shown on either side of a passage."""


def command(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The claim's id or the first signs of it.")],
    register: RegisterOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Say why a claim is what it is: bytes, text, passage, each slot's rule and words, origin, matter.

    \b
    Example:
      fundstelle explain c0ffee123
    """
    messages = load_messages(language_of(language))
    with open_register(register_path(register)) as door:
        trail = door.explain(claim)
    if json:
        print_json(to_json(trail))
    else:
        typer.echo("\n".join(lines_of_trail(trail, messages)))


def lines_of_trail(trail: Explanation, messages: Messages) -> list[str]:
    """What is printed: one part of the trail under the other, in the order in which a claim comes about."""
    return [
        trail.claim.id,
        *_bytes(trail, messages),
        *_text(trail, messages),
        *_passage(trail, messages),
        messages.text("cli.trail.slots"),
        *(line for slot in trail.slots for line in _slot(slot, trail, messages)),
        *_origin(trail, messages),
        *_matter(trail, messages),
        *_decisions(trail, messages),
    ]


def _bytes(trail: Explanation, messages: Messages) -> list[str]:
    state = messages.text("cli.trail.archived" if trail.archived else "cli.trail.not_archived")
    lines = [messages.text("cli.trail.bytes"), f"  {trail.document.id}  {trail.document.size} bytes, {state}"]
    for capture in trail.captures:
        captured = f" ({capture.captured.iso()})" if capture.captured else ""
        lines.append(f"  {capture.path}{captured}")
    return [*lines, f"  {trail.facts.publisher or '?'}, {_date(trail.facts.published)}"]


def _date(reading: DateReading | None) -> str:
    return f"{reading.value.iso()} ({reading.signal.value})" if reading else "?"


def _text(trail: Explanation, messages: Messages) -> list[str]:
    return [
        messages.text("cli.trail.text"),
        f"  {trail.claim.span.text_id}  {trail.reader} {trail.reader_version}",
    ]


def _passage(trail: Explanation, messages: Messages) -> list[str]:
    span = trail.claim.span
    return [
        messages.text("cli.trail.passage") + f" {span.start}:{span.end}  ({trail.engine})",
        f"  … {_flat(trail.before)[-SIDE:]}[[{_flat(trail.quote)}]]{_flat(trail.after)[:SIDE]} …",
    ]


def _slot(slot: SlotTrail, trail: Explanation, messages: Messages) -> list[str]:
    value = value_words(slot, trail.claim, messages)
    lines = [f"  {slot.slot} = {value}" if value else f"  {slot.slot}"]
    for pin, words in dict.fromkeys(slot.pins):
        taken = " " + messages.text("cli.trail.taken_over") if pin.taken_over else ""
        lines.append(f"    {pin.rule}: „{_flat(words)}“ {pin.span.start}:{pin.span.end}{taken}")
    return lines


def value_words(slot: SlotTrail, claim: Claim, messages: Messages) -> str:
    """The value of a slot for people; numbers and periods as words, lists with commas."""
    if slot.slot == "quantity":
        return quantity_words(claim.quantity, messages)
    if slot.slot in ("happened", "said"):
        return period_words(claim.happened if slot.slot == "happened" else claim.said)
    try:
        value = json_module.loads(slot.value)
    except ValueError:
        return slot.value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _origin(trail: Explanation, messages: Messages) -> list[str]:
    chain = [link.source for link in trail.via]
    origins = source_words((link.source for link in trail.origins), messages)
    lines = [messages.text("cli.trail.origin"), f"  {' ← '.join([trail.facts.publisher or '?', *chain, origins])}"]
    return [*lines, *dict.fromkeys(_link_line(link, messages) for link in trail.origins)]


def _link_line(link: Link, messages: Messages) -> str:
    """What the origin does with the statement, and what its knowledge rests on."""
    act = messages.text(f"link.act.{link.act.value}")
    return f"  {act}; {messages.text(f'link.evidence.{link.evidence.value}')}"


def _matter(trail: Explanation, messages: Messages) -> list[str]:
    if trail.matter_id is None or trail.matter_key is None:
        return [messages.text("cli.trail.matter"), "  " + messages.text("cli.trail.no_matter")]
    address = matter_key_words(trail.matter_key, messages, load_names(messages.language))
    return [messages.text("cli.trail.matter"), f"  {trail.matter_id}  {address}"]


def _decisions(trail: Explanation, messages: Messages) -> list[str]:
    if not trail.decisions:
        return []
    lines = [f"  {one.at.isoformat()} {one.by}: {one.verdict.value} {one.why}".rstrip() for one in trail.decisions]
    return [messages.text("cli.trail.decisions"), *lines]


def _flat(words: str) -> str:
    """Line breaks and runs of spaces as one space; a space at an end is kept."""
    return re.sub(r"\s+", " ", words)
