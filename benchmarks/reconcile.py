"""How long reconcile takes on a synthetic register, and how long one more document takes in its largest matter.

    python benchmarks/reconcile.py [CLAIMS ...] [--profile]

The register is invented: states XAA to XAZ, matters Zipf-distributed with 15 % of all claims in the largest, 70 % of
the claims without a time, 80 % of the documents near-copies of another, about four claims a document. One process.
Prints one line per size. Steps are CPU seconds of one core, since machines are shared; memory is the process's peak.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import time
from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Any

from fundstelle.knowledge import load_knowledge
from fundstelle.reconcile import BodyKnowledge, Reconciler, with_places
from fundstelle.reconcile.exchange import make_gold_reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold_read import read_gold_claims

LARGEST = 0.15
COPIES = 0.8
UNDATED = 0.7
PER_DOCUMENT = 4
VERSIONS = 12
"""Copies of one original, on average, from which a new near-copy is made."""

STATES = [f"XA{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
ITEMS = [
    "ammunition.artillery",
    "missile.ballistic",
    "artillery.howitzer",
    "uav",
    "fuel.refined",
    "arms.other",
    "container",
]
SYLLABLES = ["ka", "ro", "mi", "ten", "du", "sel", "vor", "nim", "ash", "lor", "pey", "gun", "tal", "bri", "fo", "zen"]
MODES = ["exact", "about", "at_least", "at_most"]
MEDIA = [f"Outlet {n}" for n in range(40)]


class Maker:
    """Makes documents one after the other; equal seeds make equal registers."""

    def __init__(self, claims: int, seed: int = 1) -> None:
        self.random = Random(seed)
        self.matters = self._make_matters(max(20, claims // 40))
        self.weights = self._make_weights(len(self.matters))
        self.lexicon = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(4000)]
        self.kept: list[tuple[list[str], list[dict[str, Any]], int]] = []
        self.made = 0

    def _make_matters(self, number: int) -> list[dict[str, Any]]:
        keys: list[dict[str, Any]] = []
        while len(keys) < number:
            giver, taker = self.random.sample(STATES, 2)
            kind = self.random.choice(["transfer", "transfer", "deployment", "casualty"])
            item = self.random.choice(ITEMS) if kind == "transfer" else "personnel.troops"
            outcome = self.random.choice(["killed", "wounded", "killed_or_wounded"]) if kind == "casualty" else None
            place = [f"Place {self.random.randint(0, 40)}"] if kind == "deployment" else []
            taken = [] if kind == "casualty" else [taker]
            keys.append(
                {
                    "kind": kind,
                    "supplier": [giver],
                    "recipient": taken,
                    "item": item,
                    "outcome": outcome,
                    "place": place,
                }
            )
        return keys

    def _make_weights(self, number: int) -> list[float]:
        """Cumulative: the largest has its share, the rest follow Zipf's law."""
        rest = [1 / rank for rank in range(2, number + 1)]
        share = (1 - LARGEST) / sum(rest)
        return list(accumulate([LARGEST, *(weight * share for weight in rest)]))

    def documents(self, claims: int) -> Iterator[Extraction]:
        """Documents with that many claims together."""
        made = 0
        while made < claims:
            extraction = self.document()
            made += len(extraction.claims)
            yield extraction

    def document(self, matter: int | None = None) -> Extraction:
        """One more document; `matter`: the matter of all its claims, by rank."""
        copied = matter is None and self.kept and self.random.random() < COPIES
        words, rows, _ = self._edit(self.random.choice(self.kept)) if copied else self._write(matter)
        if not copied:
            self.kept.append((words, rows, 0))
        self.made += 1
        return self._print(words, rows)

    def _write(self, matter: int | None) -> tuple[list[str], list[dict[str, Any]], int]:
        words = self.random.choices(self.lexicon, k=120)
        return words, [self._claim(matter) for _ in range(self.random.randint(2, 2 * PER_DOCUMENT - 2))], 0

    def _edit(
        self, original: tuple[list[str], list[dict[str, Any]], int]
    ) -> tuple[list[str], list[dict[str, Any]], int]:
        words = list(original[0])
        for _ in range(6):
            words[self.random.randrange(len(words))] = self.random.choice(self.lexicon)
        rows = [dict(row) for row in original[1]]
        if self.random.random() < 0.1 and rows[0]["quantity"]:
            rows[0]["quantity"] = rows[0]["quantity"] | {"mode": "exact"}
        return words, rows, original[2]

    def _claim(self, matter: int | None) -> dict[str, Any]:
        random = self.random
        key = self.matters[matter] if matter is not None else random.choices(self.matters, cum_weights=self.weights)[0]
        year = random.randint(2022, 2025)
        month = random.randint(1, 12)
        day = f"{year}-{month:02d}"
        quantity = {
            "value": random.randint(1, 99) * 10 ** random.randint(0, 4),
            "mode": random.choice(MODES),
            "basis": "unspecified",
        }
        return key | {
            "designation": None,
            "quantity": quantity if random.random() < 0.6 else None,
            "time": None if random.random() < UNDATED else {"start": day, "end": day},
            "stance": random.choices(["affirmed", "uncertain", "intended", "denied"], weights=[80, 8, 7, 5])[0],
            "origin": [self._origin()],
            "via": random.sample(MEDIA, 1) if random.random() < 0.4 else [],
        }

    def _origin(self) -> str:
        kind = self.random.random()
        if kind < 0.55:
            return f"{self.random.choice(STATES)}.{self.random.choice(['gov', 'mil', 'intel'])}"
        return "publisher" if kind < 0.75 else ("unnamed" if kind < 0.85 else self.random.choice(MEDIA))

    def _print(self, words: list[str], rows: list[dict[str, Any]]) -> Extraction:
        step = len(words) // (len(rows) + 1)
        content, placed = "", []
        for place, row in enumerate(rows):
            sentence = " ".join(words[place * step : (place + 1) * step]).capitalize() + ". "
            placed.append(row | {"start": len(content), "end": len(content) + len(sentence) - 1})
            content += sentence
        content += " ".join(words[len(rows) * step :]) + f". Printed as number {self.made}."
        day = f"202{self.random.randint(4, 5)}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"
        facts = {"publisher": self.random.choice(MEDIA), "published": day, "lang": "en"}
        reading = make_gold_reading(content, facts)
        return Extraction(reading, tuple(read_gold_claims(placed, reading.text.id, "en")), "bench")


def measure(claims: int, profile: bool) -> str:
    maker = Maker(claims)
    documents = list(maker.documents(claims))
    bodies = with_places(BodyKnowledge(media=frozenset(MEDIA)), load_knowledge())
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    started, worked = time.perf_counter(), time.process_time()
    reconciler = Reconciler(bodies)
    reconciler.add(documents)
    result = reconciler.result()
    whole, work = time.perf_counter() - started, time.process_time() - worked
    steps = []
    for _ in range(5):
        further = maker.document(matter=0)
        worked = time.process_time()
        reconciler.add([further])
        reconciler.result()
        steps.append(time.process_time() - worked)
    if profile:
        profiler.disable()
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    largest = max(len(matter.claim_ids) for matter in result.matters)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = (
        f"{result.claims_in:>9,} claims {len(documents):>8,} documents {len(result.matters):>7,} matters (largest "
        f"{largest:,}) {len(result.contradictions):>6,} contradictions {len(result.copies):>6,} copied texts"
    )
    step = f"one more document {sorted(steps)[2]:.2f} s (worst {max(steps):.2f} s)"
    return f"{size}: {whole:.1f} s ({work:.1f} s of one core), {step}, {memory:,.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    for claims in arguments.claims:
        print(measure(claims, arguments.profile), flush=True)


if __name__ == "__main__":
    main()
