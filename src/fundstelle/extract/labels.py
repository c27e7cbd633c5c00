"""Labels: who speaks in an interview or a protocol, by the name before the colon ("VALDE: …", "A: …")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Voice, is_medium
from fundstelle.records.document import BlockKind

_TIMES = 2
"""Times a name must stand as a label before its text counts as an interview."""


def find_labels(analyses: Sequence[Analysis]) -> Mapping[str, str]:
    """Labels (folded) of a document with the speaker's name in full, "" where the document tells none.

    Under _GUEST stands the code of whom the head of the document says it is an interview with, "" where it does not.
    """
    seen = Counter(label for a in analyses if (label := _label_of(a.s)))
    is_interview = bool(seen) and bool(_interviewed(analyses[:_HEAD]))
    labels = {label: "" for label, times in seen.items() if times >= _TIMES or is_interview}
    labels |= {label: name for a in analyses if (label := _label_of(a.s)) in labels and (name := _full_name(a.s))}
    if labels:
        labels[_GUEST] = _interviewed(analyses[:_HEAD])
    for a in analyses if labels else ():
        for at in range(1, len(a.s.tokens)):
            label = a.s.norm(at)
            if labels.get(label) == "" and _is_given_name(a.s, at - 1):
                labels[label] = f"{a.s.tokens[at - 1].text} {a.s.tokens[at].text.title()}"
    return labels


_GUEST = "(guest)"
"""No word can be written so, since a bracket is a token of its own."""

_HEAD = 5
"""Sentences that may say with whom an interview was held."""


def _interviewed(analyses: Sequence[Analysis]) -> str:
    """ "Interview with X", "im Gespräch mit X"."""
    for a in analyses:
        words = a.s.lexicon.pack.tables["attribution"]["labels"]["interview"]
        if any(token.norm.endswith(tuple(words)) for token in a.s.tokens):
            found = (r.code for r in a.sources if "with" in r.preps and r.kind in ("state", "named", "body", "person"))
            code = next(found, None)
            if code is not None and not is_medium(a, code):
                return code
    return ""


def read_label(a: Analysis, context: Context) -> Context:
    """The context from this sentence on: whose words follow, until another label or a heading."""
    label = _label_of(a.s)
    if label in context.labels:
        known = context.memory.find_person(label) or context.labels[label]
        return replace(context, speaking=known or _answering(a, label, context))
    return replace(context, speaking="") if a.s.block.kind is BlockKind.HEADING else context


def with_label(voice: Voice | None, context: Context) -> Voice | None:
    """The voice as the labelled speaker's: alone where nobody else is named, else told through the speaker."""
    if not context.speaking:
        return voice
    if voice is None or (voice.carried and not voice.formula):
        return Voice((context.speaking,), carried=True)
    if context.speaking in voice.origins or voice.via:
        return voice
    return replace(voice, via=(context.speaking,))


def _answering(a: Analysis, label: str, context: Context) -> str:
    """ "A: …": the spokesperson named last answers."""
    answers = a.s.lexicon.pack.tables["attribution"]["labels"]["answer"]
    return context.labels.get(_GUEST, "") or context.memory.find("person") or "" if label in answers else ""


def _label_of(s: Sentence) -> str:
    """The folded word before a colon at the beginning of a block: in capitals, or one that nobody knows; else ""."""
    if s.start != s.block.start or len(s.tokens) < 3:
        return ""
    if s.tokens[0].text == "[" and s.tokens[-1].text == "]" and all(t.text[:1].isupper() for t in s.tokens[1:-1]):
        return s.norm(len(s.tokens) - 2)  # "[Jorid Valde]" alone above what she says
    short = s.tokens[1].text == "." and len(s.tokens[0].text) == 1  # "A. First of all, money"
    if s.tokens[1].text != ":" and not short:
        return ""
    first = s.tokens[0]
    surname = first.is_capital and len(first.text) > 1 and not s.at[0] and s.block.kind is not BlockKind.LIST_ITEM
    return s.norm(0) if first.text.isalpha() and (first.text.isupper() or surname) else ""


def _full_name(s: Sentence) -> str:
    """The name of two words or more that stands in brackets, "" where there is none."""
    inside = s.tokens[1:-1] if s.tokens[0].text == "[" else []
    return " ".join(t.text for t in inside) if len(inside) > 1 else ""


def _is_given_name(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    return token.is_capital and token.text.isalpha() and len(token.text) > 1 and not s.at[at]
