"""Names of parties, sources and item classes for people, from knowledge: tables show no bare codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.model import Forms, Knowledge


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language; a code that knowledge does not hold stands for itself."""

    language: str
    knowledge: Knowledge

    def party(self, code: str) -> str:
        """`Nordkorea` for PRK."""
        row = self.knowledge.parties.get(code)
        return self._first(row.names, code) if row else code

    def parties(self, codes: Iterable[str]) -> str:
        """Names with commas between."""
        return ", ".join(self.party(code) for code in codes)

    def source(self, code: str) -> str:
        """The name of a counting unit or a source: a party's, a known source's; a name stands for itself."""
        row = self.knowledge.parties.get(code) or self.knowledge.sources.get(code)
        return self._first(row.names, code) if row else code

    def item(self, item: str) -> str:
        """`Artilleriegranaten` for ammunition.artillery."""
        row = self.knowledge.items.get(item)
        return self._first(row.names, item) if row else item

    def _first(self, forms: Forms, code: str) -> str:
        found = forms.get(self.language) or forms.get("en") or ()
        return found[0] if found else code


def load_names(language: str, knowledge_dirs: Sequence[Path] = ()) -> Names:
    """The names in `language` (de, en), with folders of knowledge laid over the packaged one."""
    return Names(language, load_knowledge(tuple(knowledge_dirs)))
