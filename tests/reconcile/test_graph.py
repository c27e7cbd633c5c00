"""The graph of origins: who has it from whom, and rings."""

from __future__ import annotations

from fundstelle.reconcile import make_origin_graph
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import OriginGraph
from tests.reconcile.scenes import BODIES, claim, document


def graph_of(*documents: Extraction) -> OriginGraph:
    return make_origin_graph([(c, e.reading) for e in documents for c in e.claims], BODIES)


def test_a_chain_leads_from_the_publisher_through_media_to_the_origin() -> None:
    graph = graph_of(
        document(
            "Harbour Ledger", "2025-03-01", claim("It is so.", origin=["XAC.mil"], via=["Tidewater Wire", "Kabelbrief"])
        )
    )
    assert [(edge.source, edge.target) for edge in graph.edges] == [
        ("Harbour Ledger", "Tidewater Wire"),
        ("Kabelbrief", "XAC"),
        ("Tidewater Wire", "Kabelbrief"),
    ]
    assert (graph.publishers, graph.origins, graph.circular) == (("Harbour Ledger",), ("XAC",), ())


def test_two_media_that_cite_each_other_are_a_ring() -> None:
    graph = graph_of(
        document("Harbour Ledger", "2025-03-01", claim("It is so.", origin=["Kabelbrief"])),
        document("Kabelbrief", "2025-03-02", claim("It is so indeed.", origin=["Harbour Ledger"])),
    )
    assert graph.circular == (("Harbour Ledger", "Kabelbrief"),)


def test_a_ring_of_three_is_one_ring() -> None:
    graph = graph_of(
        document("Harbour Ledger", "2025-03-01", claim("It is so.", origin=["Kabelbrief"])),
        document("Kabelbrief", "2025-03-02", claim("It is so indeed.", origin=["Pier Seven"])),
        document("Pier Seven", "2025-03-03", claim("So it is.", origin=["XAC.gov"], via=["Harbour Ledger"])),
    )
    assert graph.circular == (("Harbour Ledger", "Kabelbrief", "Pier Seven"),)
    assert graph.origins == ("Kabelbrief", "Pier Seven", "XAC")


def test_a_statement_of_ones_own_is_no_ring() -> None:
    assert graph_of(document("Harbour Ledger", "2025-03-01", claim("It is so."))).circular == ()


def test_a_denial_stands_behind_nothing() -> None:
    graph = graph_of(
        document("Harbour Ledger", "2025-03-01", claim("XAA denies it.", origin=["XAA.gov"], stance="denied"))
    )
    assert graph.edges == ()


def test_an_unknown_publisher_goes_by_the_documents_id() -> None:
    extraction = document(None, "2025-03-01", claim("It is so.", origin=["XAC.gov"]))
    assert graph_of(extraction).publishers == (extraction.reading.document.id,)
