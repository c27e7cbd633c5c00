"""How fast the desk's pages come through its web server on a large register, alone and with many clients at once.

    python benchmarks/desk_web.py FOLDER [--seconds 60] [--clients 20] [--rounds 100] [--think 0,1]

FOLDER: a register made by desk_register.py. Starts `fundstelle serve` and asks for whole pages: inbox, claims with two
facets, search, matter, claim. Clients are threads of this process, on the same machine; each asks again at once, or
after so many seconds of thinking (--think).
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from desk_load import Questions, describe
from desk_maker import Maker

from fundstelle.register import open_register


class Client:
    """One browser: a connection that stays open, and the session's cookie."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookie = cookie

    def get(self, path: str) -> int:
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = self.connection.getresponse()
        answer.read()
        return answer.status


def make_paths(folder: Path, number: int) -> dict[str, list[str]]:
    """Addresses of each kind of page, drawn as desk_load.py draws its questions."""
    words = Maker(1000, 200).lexicon[:5000]
    with open_register(folder) as door:
        questions = Questions(door, 7, words)
        claims = [one for _ in range(5) for one in door.desk.queue(after=None, limit=200)]
    random = Random(8)
    paths: dict[str, list[str]] = defaultdict(list)
    for _ in range(number):
        chosen = [
            (name, random.choice(questions.values[name]).value)
            for name in random.sample(["giver", "taker", "item", "publisher", "origin", "year", "stance"], 2)
        ]
        paths["inbox"].append("/" if random.random() < 0.5 else "/?since=ever")
        paths["register"].append("/claims?" + urlencode(chosen))
        word = random.choices(words, cum_weights=questions.frequencies)[0]
        paths["search"].append("/search?" + urlencode({"q": word}))
        paths["matter"].append("/matters/" + random.choices(questions.matters, cum_weights=questions.weights)[0])
        paths["claim"].append("/claims/" + random.choice(claims))
    return paths


def start(folder: Path) -> tuple[subprocess.Popen[str], int, str]:
    """The server, its port, the session's cookie."""
    command = [sys.executable, "-m", "fundstelle", "serve", "--register", str(folder), "--port", "0", "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert server.stdout is not None
    told = ""
    while not (found := re.search(r"http://127\.0\.0\.1:(\d+)(/start\?token=\S+)", told)):
        told = server.stdout.readline()
        assert told or server.poll() is None, "the server ended"
    port = int(found[1])
    for _ in range(600):  # the address is told just before the server listens
        try:
            return server, port, exchange(port, found[2])
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def exchange(port: int, path: str) -> str:
    """The session's cookie for the start address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return (answer.getheader("Set-Cookie") or "").split(";", 1)[0]


def fetch_memory(server: subprocess.Popen[str]) -> str:
    status = Path(f"/proc/{server.pid}/status").read_text()
    peak = re.search(r"VmHWM:\s+(\d+)", status)
    return f"{int(peak[1]) / 1024:.0f} MB at most" if peak else "memory unknown"


def measure_alone(client: Client, paths: dict[str, list[str]], server: subprocess.Popen[str]) -> None:
    for name, some in paths.items():
        worked, times = used(server), []
        for path in some:
            started = time.perf_counter()
            status = client.get(path)
            times.append(time.perf_counter() - started)
            assert status == 200, (status, path)
        work = (used(server) - worked) / len(some) * 1000
        print(f"1 client    {name:9} {describe(sorted(times))}, {work:.0f} ms of one core each", flush=True)


def used(server: subprocess.Popen[str]) -> float:
    """Seconds of processor that the server has used."""
    parts = Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / 100


def measure_together(
    port: int, cookie: str, paths: dict[str, list[str]], clients: int, seconds: float, think: float = 0
) -> None:
    taken: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    until = time.perf_counter() + seconds

    def work(seed: int) -> None:
        client, random = Client(port, cookie), Random(seed)
        while time.perf_counter() < until:
            name = random.choice(list(paths))
            path, started = random.choice(paths[name]), time.perf_counter()
            try:
                status = client.get(path)
            except OSError as error:
                failed.append(f"{path}: {error!r}")
                continue
            taken[name].append(time.perf_counter() - started)
            if status != 200:
                failed.append(f"{path}: {status}")
            time.sleep(think * random.uniform(0.5, 1.5))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{clients} clients, {think:g} s of thinking between pages, load {os.getloadavg()[0]:.1f}")
    for name, times in sorted(taken.items()):
        print(f"{clients} clients  {name:9} {describe(sorted(times))}")
    every = sorted(one for times in taken.values() for one in times)
    print(f"{clients} clients  all       {describe(every)}, {len(every) / seconds:.0f} a second, {len(failed)} errors")
    for told in failed[:3]:
        print(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--think", default="0,1")
    arguments = parser.parse_args()
    paths = make_paths(arguments.folder, arguments.rounds)
    server, port, cookie = start(arguments.folder)
    try:
        client = Client(port, cookie)
        client.get("/claims")
        print(f"loaded: {fetch_memory(server)}")
        measure_alone(client, paths, server)
        if arguments.clients:
            several = make_paths(arguments.folder, 2000)
            for think in map(float, arguments.think.split(",")):
                measure_together(port, cookie, several, arguments.clients, arguments.seconds, think)
        print(fetch_memory(server))
    finally:
        server.terminate()
        server.wait(timeout=30)


if __name__ == "__main__":
    main()
