"""Characters that would act on a reader without being seen are shown by their code point."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Controls, bidirectional controls and invisible format characters; joiners that Persian needs stay."""


def make_visible(text: str) -> str:
    """The text with every hidden control written as `[U+202E]`."""
    return HIDDEN.sub(lambda match: f"[{name_of(match.group(0))}]", text)


def name_of(character: str) -> str:
    """`U+202E`."""
    return f"U+{ord(character):04X}"
