"""Register: one folder of documents, texts, claims, matters and decisions, and everything one may do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from fundstelle.records.decision import Decision
from fundstelle.records.document import Reading
from fundstelle.records.matter import Contradiction, Matter
from fundstelle.records.run import RunReport
from fundstelle.register.answers import Explanation, FiledClaim, FiledDocument, Finding, Hit
from fundstelle.register.options import ClaimFilter, IngestOptions, MatterFilter, Progress


class Register:
    """An open register; use it in a `with` statement."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""

    def ingest(self, paths: Sequence[Path], options: IngestOptions, progress: Progress | None = None) -> RunReport:
        """Archive and read the files."""
        raise NotImplementedError

    def extract(self, progress: Progress | None = None) -> RunReport:
        """Find the claims of every text the current engine has not read."""
        raise NotImplementedError

    def reconcile(self, progress: Progress | None = None) -> RunReport:
        """Bring all claims together into matters."""
        raise NotImplementedError

    def run(self, paths: Sequence[Path], options: IngestOptions, progress: Progress | None = None) -> RunReport:
        """All stages; what is stored already is counted as known."""
        raise NotImplementedError

    def claims(self, which: ClaimFilter = ClaimFilter()) -> list[FiledClaim]:
        """The current claims, by publication and place in the text."""
        raise NotImplementedError

    def claim(self, claim_id: str) -> FiledClaim:
        """One claim by its id or the first signs of it."""
        raise NotImplementedError

    def matters(self, which: MatterFilter = MatterFilter()) -> list[Matter]:
        """The matters."""
        raise NotImplementedError

    def matter(self, matter_id: str) -> Matter:
        """One matter by its id or the first signs of it."""
        raise NotImplementedError

    def contradictions(self) -> list[Contradiction]:
        """The contradictions."""
        raise NotImplementedError

    def documents(self) -> list[FiledDocument]:
        """The documents."""
        raise NotImplementedError

    def reading(self, text_id: str) -> Reading:
        """The reading with this text."""
        raise NotImplementedError

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Passages with all the words or their stems."""
        raise NotImplementedError

    def explain(self, claim_id: str) -> Explanation:
        """The whole trail of a claim."""
        raise NotImplementedError

    def decisions(self) -> list[Decision]:
        """The log."""
        raise NotImplementedError

    def check(self) -> list[Finding]:
        """What is amiss in the register; empty where all is well."""
        raise NotImplementedError

    def export_jsonl(self, without: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
        """Everything, one JSON object a line, in an order that depends on content only."""
        raise NotImplementedError


def open_register(path: Path, *, create: bool = False, knowledge_dirs: Sequence[Path] = ()) -> Register:
    """The register at `path`."""
    raise NotImplementedError
