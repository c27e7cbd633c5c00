"""Who has it from whom: the graph of a matter's documents, media and origins, with the rings in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import DENIED
from fundstelle.reconcile.origins import speaker_of
from fundstelle.records.claim import PUBLISHER, Claim
from fundstelle.records.document import Reading
from fundstelle.records.gold import gold_stance
from fundstelle.records.matter import OriginEdge, OriginGraph


def make_origin_graph(claims: Iterable[tuple[Claim, Reading]], bodies: BodyKnowledge) -> OriginGraph:
    """The graph of claims with the readings they stand in: publisher -> via -> origin, one edge per pair of names.

    A document of an unknown publisher goes by its id. Denials are left out: they stand behind nothing.
    """
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    publishers: set[str] = set()
    origins: set[str] = set()
    for claim, reading in claims:
        if gold_stance(claim) == DENIED:
            continue
        publisher = _name_of_publisher(reading, bodies)
        publishers.add(publisher)
        for chain in _chains(claim, publisher, bodies):
            origins.add(chain[-1])
            for source, target in pairwise(chain):
                edges[(source, target)].append(claim.id)
    made = tuple(OriginEdge(s, t, tuple(dict.fromkeys(ids))) for (s, t), ids in sorted(edges.items()))
    return OriginGraph(tuple(sorted(publishers)), tuple(sorted(origins)), made, tuple(find_rings(made)))


def _name_of_publisher(reading: Reading, bodies: BodyKnowledge) -> str:
    return bodies.body_of(reading.facts.publisher) if reading.facts.publisher else reading.document.id


def _chains(claim: Claim, publisher: str, bodies: BodyKnowledge) -> Iterator[list[str]]:
    """From the publisher through every medium to each origin; a statement of its own ends at itself."""
    via = [bodies.body_of(link.source) for link in claim.attribution.via]
    for link in claim.attribution.origins:
        end = publisher if link.source == PUBLISHER else speaker_of(link.source, None, False, bodies).unit
        yield [name for name, _ in groupby([publisher, *via, end])]


def find_rings(edges: Sequence[OriginEdge]) -> list[tuple[str, ...]]:
    """Circular citations: every group of names each of which has it, at some remove, from every other, sorted.

    (Strongly connected components of two or more, after Tarjan 1972, found by reach from every name: graphs of one
    matter have tens of names, not thousands.)
    """
    reach = _find_reach(edges)
    rings = {
        tuple(sorted(other for other in targets if name in reach.get(other, set())))
        for name, targets in reach.items()
        if name in targets
    }
    return sorted(ring for ring in rings if len(ring) > 1)


def _find_reach(edges: Sequence[OriginEdge]) -> Mapping[str, set[str]]:
    direct: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        direct[edge.source].add(edge.target)
    return {name: _reached_from(name, direct) for name in direct}


def _reached_from(name: str, direct: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(direct.get(name, ()))
    while waiting:
        target = waiting.pop()
        if target not in reached:
            reached.add(target)
            waiting.extend(direct.get(target, ()))
    return reached
