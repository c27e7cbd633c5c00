"""Looking at matters: as they stand, or as somebody saw them on an earlier day; which are asked for; who says what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from fundstelle.errors import QueryInvalid
from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.model import ItemClass
from fundstelle.records.claim import Claim
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Contradiction, Matter, OriginGraph
from fundstelle.register.answers import FiledClaim, View
from fundstelle.register.naming import Names, load_names
from fundstelle.register.options import ClaimFilter, MatterFilter

if TYPE_CHECKING:
    from fundstelle.register.register import Register


@dataclass(frozen=True, slots=True)
class Origins:
    """Who a matter comes from: the graph of who has it from whom, and the counting units of each claim's origins."""

    graph: OriginGraph
    units: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]
    """What a document without a publisher is called: its file's name, by the document's id."""

    def naming(self, names: Names) -> Callable[[str], str]:
        """What a name of the graph is called."""
        return lambda code: self.files.get(code) or names.source(code)


def look(register: Register, published: date | None = None, recorded: date | None = None) -> View:
    """Matters and contradictions as they stand; or as of the end of these days of publication and of recording.

    The claims are left out of the view of today: `find_claims_of` asks for those that are wanted.
    """
    if published is None and recorded is None:
        return View((), tuple(register.matters()), tuple(register.contradictions()))
    moment = datetime.combine(recorded, time.max, UTC) if recorded else None
    return register.as_of(published, moment)


def choose(view: View, which: MatterFilter, knowledge_dirs: Sequence[Path] = ()) -> list[Matter]:
    """The matters of a view that the filter lets through, those with most independent origins first.

    Raises QueryInvalid for an item class that nobody knows.
    """
    items = load_knowledge(tuple(knowledge_dirs)).items
    _check_item(which.item, view.matters, items)
    disputed = find_disputed(view) if which.disputed else frozenset()
    asked = [m for m in view.matters if is_asked(m, which, items) and (not which.disputed or m.id in disputed)]
    found = sorted(asked, key=lambda m: (-m.independent_origins, -m.mentions, m.key.kind, m.key.item, m.id))
    return found[: which.limit]


def is_asked(matter: Matter, which: MatterFilter, items: Mapping[str, ItemClass]) -> bool:
    """Whether the filter lets a matter through. A broad item class asks for its narrower ones, too."""
    key = matter.key
    broader = items[key.item].broader if key.item in items else ()
    return (
        which.kind in (None, key.kind)
        and (which.item is None or which.item in (key.item, *broader))
        and (which.giver is None or which.giver in key.givers)
        and (which.taker is None or which.taker in key.takers)
        and (which.party is None or which.party in (*key.givers, *key.takers))
        and matter.independent_origins >= which.min_origins
    )


def _check_item(item: str | None, matters: Iterable[Matter], items: Mapping[str, ItemClass]) -> None:
    if item is not None and item not in {*items, *(matter.key.item for matter in matters)}:
        near = [id for id in items if item in id]
        remedy = f"perhaps {', '.join(near)}" if near else "docs/knowledge.md names the classes"
        raise QueryInvalid(f"no item class {item!r}", where="--item", remedy=remedy)


def find_disputed(view: View) -> frozenset[str]:
    """Ids of the matters with a disputed series, or a claim in a contradiction that is still open."""
    clashing = {side for one in view.contradictions if not one.resolved for side in (one.a, one.b)}
    return frozenset(
        matter.id
        for matter in view.matters
        if any(series.disputed for series in matter.series) or not clashing.isdisjoint(matter.claim_ids)
    )


def find_one(view: View, matter_id: str) -> Matter:
    """One matter of a view by its id or the first signs of it. Raises QueryInvalid for none or several."""
    found = [matter for matter in view.matters if matter_id and matter.id.startswith(matter_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise QueryInvalid(f"no matter {matter_id!r} in this register", remedy="`fundstelle matters` lists them")
    some = ", ".join(matter.id for matter in found[:5])
    raise QueryInvalid(f"{matter_id!r} is the beginning of {len(found)} matters: {some}", remedy="give more of the id")


def find_claims_of(register: Register, matter: Matter) -> list[FiledClaim]:
    """The claims of a matter, also of one as of an earlier day, by publication, document and place."""
    wanted = {*matter.claim_ids, *matter.also_said}
    is_stored = any(one.id == matter.id for one in register.matters())
    found = register.claims(ClaimFilter(matter=matter.id)) if is_stored else []
    if not wanted <= {one.claim.id for one in found}:
        found = register.claims()
    return [one for one in found if one.claim.id in wanted]


def find_clashes_of(view: View, matter: Matter) -> list[Contradiction]:
    """The contradictions in which a claim of the matter stands, open ones first."""
    own = set(matter.claim_ids)
    return sorted((one for one in view.contradictions if {one.a, one.b} & own), key=lambda one: one.resolved)


def draw_origins(origins: Origins, language: str, knowledge_dirs: Sequence[Path] = ()) -> str:
    """The graph of a matter's origins as SVG."""
    from fundstelle.messages import load_messages
    from fundstelle.publish.citations import draw_citations

    names = load_names(language, knowledge_dirs)
    return draw_citations(
        origins.graph, lambda code: origins.files.get(code) or names.source(code), load_messages(language)
    )


def find_origins(register: Register, filed: Sequence[FiledClaim], knowledge_dirs: Sequence[Path] = ()) -> Origins:
    """Who the claims of a matter come from."""
    from fundstelle.reconcile import bodies_from_knowledge, find_units, make_origin_graph

    bodies = bodies_from_knowledge(load_knowledge(tuple(knowledge_dirs)))
    by_text: dict[str, list[Claim]] = {}
    for one in filed:
        by_text.setdefault(one.claim.span.text_id, []).append(one.claim)
    extractions = [Extraction(register.reading(text), tuple(claims), "") for text, claims in by_text.items()]
    pairs = ((claim, extraction.reading) for extraction in extractions for claim in extraction.claims)
    files = {one.document_id: Path(one.path).name for one in filed}
    return Origins(make_origin_graph(pairs, bodies), find_units(extractions, bodies), files)
