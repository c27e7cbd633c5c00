"""Desk: an open register with the analyst's choices and the jobs that run; what every page is given."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from fundstelle.desk.jobs import Jobs
from fundstelle.desk.memory import Choices, Memory
from fundstelle.desk.shelf import PageShelf
from fundstelle.desk.words import Words, load_words
from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.model import Knowledge
from fundstelle.register import Register


@dataclass
class Desk:
    """One register on one analyst's screen. Shared by all threads; holds nothing of one request."""

    door: Register
    memory: Memory
    jobs: Jobs
    knowledge_dirs: tuple[Path, ...] = ()
    is_demo: bool = False
    words_of: dict[str, Words] = field(default_factory=dict)
    pages: PageShelf = field(default_factory=PageShelf)

    @cached_property
    def knowledge(self) -> Knowledge:
        """Everything known, the analyst's folders last."""
        return load_knowledge(self.knowledge_dirs)

    @property
    def choices(self) -> Choices:
        """The analyst's choices as they stand."""
        return self.memory.choices

    @property
    def words(self) -> Words:
        """The words of the language chosen."""
        language = self.choices.language
        if language not in self.words_of:
            self.words_of[language] = load_words(language, self.knowledge)
        return self.words_of[language]


def make_desk(
    door: Register, *, language: str, reviewer: str = "", knowledge_dirs: Sequence[Path] = (), is_demo: bool = False
) -> Desk:
    """The desk of an open register. reviewer: who decides; the name of the account where nobody said."""
    first = Choices(language=language, reviewer=reviewer or account_name(), tour=1 if is_demo else 0)
    memory = Memory(door.path, first)
    if reviewer:
        memory.change(reviewer=reviewer)
    return Desk(door, memory, Jobs(door), tuple(knowledge_dirs), is_demo)


@cache
def account_name() -> str:
    """The name of whoever is logged in; `reviewer` where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
