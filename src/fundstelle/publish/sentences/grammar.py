"""The grammar of one language: phrases with cases and number, and patterns that put them into clauses.

A pattern is text with `{slot.case}` for a phrase in a case (nothing where the slot is empty) and `<slot:one|many>` for
a word that agrees with a slot's number. Cases, articles, prepositions and clauses are data: grammar/<language>.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fundstelle.errors import KnowledgeInvalid

_TOKEN = re.compile(r"\{(\w+)(?:\.(\w+))?\}|<(\w+):([^|>]*)\|([^>]*)>")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by case. plural: whether verbs agree in the plural. marks: what chooses its prepositions."""

    forms: Mapping[str, str]
    plural: bool = False
    marks: frozenset[str] = frozenset()

    def case(self, name: str) -> str:
        """The form in a case; the nominative where the language knows no other."""
        return self.forms.get(name, self.forms["nom"])


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Several phrases that stand together, joined as the language joins them. Empty where nothing is said."""

    members: tuple[Phrase, ...]

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.members)

    @property
    def plural(self) -> bool:
        """Whether verbs agree in the plural."""
        return len(self.members) > 1 or any(member.plural for member in self.members)


NOBODY = PhraseList(())


def make_phrase(text: str, *, plural: bool = False) -> PhraseList:
    """A phrase that looks the same in all cases."""
    return PhraseList((Phrase({"nom": text}, plural),))


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's grammar as read from its TOML file."""

    language: str
    data: Mapping[str, Any]

    def table(self, *path: str) -> Any:
        """The value at a path of keys. Raises KnowledgeInvalid where the file has none."""
        found = self.find(*path)
        if found is None:
            raise KnowledgeInvalid(f"no entry {'.'.join(path)}", where=f"publish/grammar/{self.language}.toml")
        return found

    def find(self, *path: str) -> Any:
        """The value at a path of keys, or None."""
        node: Any = self.data
        for key in path:
            # TOML's tables are dicts; to ask for any Mapping took a tenth of the time of writing a matter's sentences.
            if not isinstance(node, dict) or key not in node:
                return None
            node = node[key]
        return node

    def join(self, words: Sequence[str]) -> str:
        """`a, b und c`."""
        if len(words) < 2:
            return "".join(words)
        lists = self.table("lists")
        return str(lists["comma"]).join(words[:-1]) + str(lists["and"]) + words[-1]

    def form(self, phrases: PhraseList, case: str) -> str:
        """The phrases in a case or behind a preposition, joined."""
        if not phrases.members:
            return ""
        rule = self.find("prepositions", case)
        if rule is None:
            return self.join([member.case(case) for member in phrases.members])
        patterns = [self._preposition(rule, member) for member in phrases.members]
        if len(set(patterns)) > 1:
            return self.join([self._behind(p, [m]) for p, m in zip(patterns, phrases.members, strict=True)])
        return self._behind(patterns[0], phrases.members)

    def fill(self, pattern: str, slots: Mapping[str, PhraseList]) -> str:
        """The pattern with its slots filled; empty slots leave no gap."""
        return _tidy(_TOKEN.sub(lambda match: self._token(match, slots), pattern))

    def contract(self, text: str) -> str:
        """Prepositions joined to articles where the language does so."""
        for long, short in self.table("contractions").items():
            text = re.sub(rf"\b{re.escape(long)}", short, text)
            text = re.sub(rf"^{re.escape(long[:1].upper() + long[1:])}", short[:1].upper() + short[1:], text)
        return text

    def _preposition(self, rule: Mapping[str, str], phrase: Phrase) -> str:
        if {"group", "article"} <= phrase.marks and "group_article" in rule:
            return rule["group_article"]
        marks = (
            mark
            for mark in ("at_front", "front", "own", "abroad", "group", "article", "genitive")
            if mark in phrase.marks and mark in rule
        )
        return rule[next(marks, "plain")]

    def _behind(self, pattern: str, members: Sequence[Phrase]) -> str:
        match = re.search(r"\{(\w+)\}", pattern)
        if match is None:
            return pattern
        return pattern.replace(match.group(0), self.join([member.case(match.group(1)) for member in members]))

    def _token(self, match: re.Match[str], slots: Mapping[str, PhraseList]) -> str:
        slot, case, agreeing, one, many = match.groups()
        if agreeing:
            return many if slots[agreeing].plural else one
        return self.form(slots.get(slot, NOBODY), case or "nom")


@cache
def load_grammar(language: str) -> Grammar:
    """The packaged grammar of `language`."""
    path = files("fundstelle.publish").joinpath("grammar", f"{language}.toml")
    return Grammar(language, tomllib.loads(path.read_text("utf-8")))


@cache
def find_offices(language: str) -> Mapping[str, tuple[str, ...]]:
    """Parts of a passage's words that name a ministry, by the branch it is in the grammar."""
    return {office: tuple(cues) for office, cues in find_cues(language).get("office", {}).items()}


@cache
def find_cues(language: str) -> Mapping[str, Any]:
    """The passage cues of a language, by what they tell; none for one without grammar."""
    path = files("fundstelle.publish").joinpath("grammar", f"{language}.toml")
    return load_grammar(language).find("cues") or {} if path.is_file() else {}


def _tidy(text: str) -> str:
    text = re.sub(r"[ ]{2,}", " ", text)
    return re.sub(r"[ ]+([,.;])", r"\1", text).strip()
