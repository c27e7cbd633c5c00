"""Steps of a legal assessment for readers: they are written for every language at once, with codes and ISO days."""

from __future__ import annotations

import re

from fundstelle.publish.sentences.writer import Writer
from fundstelle.values import parse_iso

_TOKEN = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|[A-Z]{3}|[a-z_]+(?:\.[a-z_]+)?)\b")
"""A day, a state's code, or what may be the id of an item class; single words are classes only between commas."""
_LISTED = re.compile(r"[a-z_]+\.[a-z_]+|(?<=, )[a-z_]+(?=[,.])")


def name_codes(text: str, writer: Writer) -> str:
    """The text with names for the codes of states and item classes, and days as the language writes them.

    What knowledge has no row for stays as it is.
    """
    listed = {match.span() for match in _LISTED.finditer(text)}
    return _TOKEN.sub(lambda match: _name(match.group(), match.span() in listed, writer), text)


def _name(token: str, is_listed: bool, writer: Writer) -> str:
    if token[0].isdigit():
        day = parse_iso(token)
        return writer.messages.formats.date(day) if day else token
    known = writer.names.knowledge
    if token.isupper():
        return writer.names.party_name(token) if known and token in known.parties else token
    return writer.names.item_name(token) if is_listed and known and token in known.items else token
