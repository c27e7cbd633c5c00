"""How fast the desk's questions are on a large register, alone and with many clients at once.

    python benchmarks/desk_load.py FOLDER [--seconds 60] [--clients 20] [--rounds 200]

FOLDER: a register made by desk_register.py. The questions of five pages (inbox, register with two facets, search,
matter, claim with its place in the queue), their arguments drawn anew each time: facets' values, words and matters by
how common they are, so that the largest matter and the commonest words come often. Every client asks again as soon as
it has its answer. Without a web server: what the pages cost besides is measured there.
"""

from __future__ import annotations

import argparse
import resource
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from random import Random

from desk_maker import Maker

from fundstelle.register import Register, open_register
from fundstelle.register.desk_answers import Filter

FACETS = ("giver", "taker", "item", "publisher", "origin", "year", "stance", "state", "kind", "disputed")


class Questions:
    """The pages' questions with arguments drawn at random."""

    def __init__(self, door: Register, seed: int, words: list[str]) -> None:
        self.desk = door.desk
        self.random = Random(seed)
        self.values = {one.name: one.values for one in self.desk.claim_facets(top=40)}
        self.matters = [row.id for row in self.desk.matters(order="origins", limit=500).rows]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.matters) + 1)))
        self.words = words
        self.frequencies = list(accumulate(1 / rank**0.7 for rank in range(1, len(self.words) + 1)))
        newest = self.desk.inbox(limit=1).rows
        self.since = newest[0].at[:10] if newest else None
        self.pages: dict[str, Callable[[], object]] = {
            "inbox": self.inbox,
            "register": self.register,
            "search": self.search,
            "matter": self.matter,
            "claim": self.claim,
        }

    def inbox(self) -> object:
        return self.desk.inbox(self.random.choice([None, self.since]), 30, self.random.choice([None, "30"]))

    def register(self) -> object:
        chosen = {}
        for name in self.random.sample(FACETS, 2):
            chosen[name] = (self.random.choice(self.values[name]).value,)
        which = Filter(chosen)
        page = self.desk.claims(which)
        return page, self.desk.claim_facets(which)

    def search(self) -> object:
        words = self.random.choices(self.words, cum_weights=self.frequencies, k=self.random.choice([1, 1, 2]))
        return self.desk.search(" ".join(words)), self.desk.claims(Filter(text=words[0]), limit=20)

    def matter(self) -> object:
        return self.desk.matter(self.random.choices(self.matters, cum_weights=self.weights)[0])

    def claim(self) -> object:
        chosen = self.random.choice(self.values["publisher"]).value
        queue = Filter({"publisher": (chosen,)})
        ids = self.desk.queue(queue, limit=5)
        return [(self.desk.claim(one), self.desk.neighbours(one, queue)) for one in ids[:1]]


def measure_alone(door: Register, rounds: int, words: list[str]) -> None:
    questions = Questions(door, 1, words)
    for name, ask in questions.pages.items():
        worked = time.process_time()
        times = sorted(timed(ask) for _ in range(rounds))
        work = (time.process_time() - worked) / rounds * 1000
        print(f"1 client    {name:9} {describe(times)}, {work:.0f} ms of one core each", flush=True)


def timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return time.perf_counter() - started


def describe(times: list[float]) -> str:
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    return f"p50 {p50 * 1000:6.0f} ms  p95 {p95 * 1000:6.0f} ms  worst {times[-1] * 1000:6.0f} ms  of {len(times)}"


def measure_together(door: Register, clients: int, seconds: float, words: list[str]) -> None:
    taken: dict[str, list[float]] = defaultdict(list)
    failed: list[BaseException] = []
    asked = [Questions(door, 100 + number, words) for number in range(clients)]
    until = time.perf_counter() + seconds

    def work(questions: Questions) -> None:
        while time.perf_counter() < until:
            name, ask = questions.random.choice(list(questions.pages.items()))
            try:
                taken[name].append(timed(ask))
            except Exception as error:
                failed.append(error)

    threads = [threading.Thread(target=work, args=(one,)) for one in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, times in sorted(taken.items()):
        print(f"{clients} clients  {name:9} {describe(sorted(times))}")
    every = sorted(one for times in taken.values() for one in times)
    print(f"{clients} clients  all       {describe(every)}, {len(every) / seconds:.0f} a second, {len(failed)} errors")
    for error in failed[:3]:
        print(repr(error))


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=200)
    arguments = parser.parse_args()
    words = Maker(1000, 200).lexicon[:5000]
    with open_register(arguments.folder) as door:
        print(f"first count {timed(door.desk.totals) * 1000:.0f} ms: {door.desk.totals()}")
        measure_alone(door, arguments.rounds, words)
        if arguments.clients:
            measure_together(door, arguments.clients, arguments.seconds, words)
    print(memory())


if __name__ == "__main__":
    main()
