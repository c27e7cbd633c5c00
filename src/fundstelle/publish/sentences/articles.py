"""Which article a name has that knowledge says nothing of: its own, or that of the word it is built on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from fundstelle.publish.sentences.grammar import Grammar

_NONE, _BY_HEAD = "none", "head"


def split_article(name: str, known: str, grammar: Grammar) -> tuple[str, str]:
    """(article by its key in the grammar, the name without it): `Der Nordspiegel` is `m`, `Nordspiegel`.

    known: what knowledge or the grammar has for the code; it wins, and the name still loses an article of its own.
    """
    first, _, rest = name.partition(" ")
    own = grammar.find("leading", first) if rest else None
    bare = rest if own else name
    if own == _BY_HEAD and not known:
        head = _find_head(bare, grammar)
        return head, name if head == _NONE else bare
    return known or own or _find_head(bare, grammar), bare


def weaken(name: str, grammar: Grammar) -> Mapping[str, str]:
    """The forms of a name that begins with an adjective, which changes behind its article: `der Nationale Kohlerat
    Arvenien`; none for other names and languages."""
    for pattern, article in (grammar.find("strong", "articles") or {}).items():
        found = re.match(pattern, name)
        heads = tuple(grammar.table("heads", "last").get(article, ())) if found else ()
        if found and found[2].casefold().endswith(heads):
            rows: Mapping[str, str] = grammar.table("strong", article)
            rest = name[found.start(2) :]
            return {case: form.format(found[1], rest) for case, form in rows.items()}
    return {}


def _find_head(name: str, grammar: Grammar) -> str:
    """By the word that the name is built on: the last of `Sund-Zeitung`, the first of `Magazin Nord`."""
    words = name.casefold().replace("-", " ").split()
    first = grammar.find("heads", "first") or {}
    for article, heads in first.items():
        if len(words) > 1 and words[0] in heads:  # `Zeitung Nordkurier` is a paper, not a courier
            return str(article)
        if any(word == "of" and before in heads for before, word in pairwise(words)):  # `XA Ministry of Coal`
            return str(article)
    for article, ends in (grammar.find("heads", "last") or {}).items():
        if words and words[-1].endswith(tuple(ends)):
            return str(article)
    for article, ends in first.items():
        if len(words) > 1 and words[0].endswith(tuple(ends)):
            return str(article)
    return _NONE
