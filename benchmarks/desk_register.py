"""A synthetic register for the desk, written straight into the tables: 1 million claims in some minutes.

    python benchmarks/desk_register.py FOLDER [--claims 1000000] [--documents 200000]

Matters Zipf-distributed with 15 % of all claims in the largest, 70 % of the claims without a time, 80 % of the
documents near-copies of another, 2 % of the claims decided on; words with Zipf's frequencies. The last 2 % of the
documents come in a run of their own, so that the inbox has news. The rows are made by the store's own functions; only
the writing is in bulk and does not wait for the disk.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from desk_maker import Maker
from desk_matters import make_reconciliation
from desk_writer import Writer

from fundstelle.store import open_store

LATE = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=200_000)
    arguments = parser.parse_args()
    build(arguments.folder, arguments.claims, arguments.documents)


def build(folder: Path, claims: int, documents: int) -> None:
    started = time.perf_counter()

    def tell(what: str) -> None:
        print(f"{time.perf_counter() - started:7.1f} s  {what}", flush=True)

    maker = Maker(claims, documents)
    late = int(documents * (1 - LATE))
    with open_store(folder, create=True) as store:
        writer = Writer(store, maker)
        writer.write_documents(late)
        writer.save_facets()
        tell(f"{len(writer.sketches):,} claims in {late:,} documents")
        writer.reconcile(make_reconciliation(maker, writer.sketches))
        tell("first reconcile saved")
        writer.write_documents(documents - late)
        writer.save_facets()
        writer.reconcile(made := make_reconciliation(maker, writer.sketches))
        tell(f"{len(made.matters):,} matters, {len(made.contradictions):,} contradictions; second reconcile saved")
        writer.finish()
        tell(f"{(folder / 'register.sqlite').stat().st_size / 1e9:.1f} GB")


if __name__ == "__main__":
    main()
