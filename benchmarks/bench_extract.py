"""Speed and memory of extraction. Unit: one pass of re.findall(r"\\w+") with a dict look-up a word, same text and run.
Both are measured in seconds of the processor, so that what else the machine does counts little.

    python benchmarks/bench_extract.py [case …]
    python benchmarks/bench_extract.py --news FILE      real pages, one a line, as in lee_background.cor of gensim

Dense text is the gold of ../shared/gold (skipped where it is missing); general text is made of sentences of our own, of
which every fifth has a trigger word (measured: docs/quality-extraction.md). Growth is time(2 MB) / time(0.5 MB). Each
case runs in a process of its own with a time limit, and a case that exceeds it says so.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty

from fundstelle.extract import extract_claims
from fundstelle.extract.lexicon import make_lexicon
from fundstelle.extract.prefilter import has_name, has_trigger, make_scanner
from fundstelle.knowledge import load_knowledge
from fundstelle.languages import load_pack
from fundstelle.records.document import Block, BlockKind, Capture, Document, Facts, Handling, Reading, Text
from fundstelle.records.extraction import Extraction
from fundstelle.register.direct import read_and_extract

SHARED = Path(__file__).parents[2] / "shared" / "gold"
SMALL, LARGE = 500_000, 2_000_000
LIMIT = 90
"""Seconds that one case may take, by the clock."""

TRIGGER_SHARE = 0.20
"""Of the sentences of general news: 0.20 of 259 German and 0.22 of 225 English ones, openings of 122 pages."""

NAMED_SHARE = 0.43
"""Of the documents of general news: 0.54 of 63 German pages and 0.31 of 59 English ones name a party, body or place we
know; 0.43 of all."""

NAMED = {"de": "Die Reise führt auch nach Japan. ", "en": "The journey also leads to Japan. "}

PLAIN = {
    "de": (
        "Der Ausschuss berät am Dienstag über den Entwurf und will bis zum Herbst entscheiden.",
        "Nach Angaben der Stadt bleibt die Brücke wegen der Bauarbeiten bis auf Weiteres gesperrt.",
        "Am Wochenende wird es kühler, im Süden ziehen Wolken auf und es regnet zeitweise.",
        "Die Partei stellt ihr Programm vor, das vor allem auf Familien und Gemeinden zielt.",
        "Im Spiel am Abend fiel das entscheidende Tor erst in der Nachspielzeit.",
        "Sie sagte, die Verhandlungen seien schwierig gewesen, man habe sich aber angenähert.",
        "Das Unternehmen rechnet für das laufende Jahr mit einem Umsatz von 4,3 Milliarden Euro.",
        "In der Nacht brach in einem Wohnhaus ein Feuer aus, dessen Ursache noch unklar ist.",
    ),
    "en": (
        "The committee meets on Tuesday to discuss the draft and expects to vote in the autumn.",
        "The bridge stays closed until further notice because of construction work, the city said.",
        "Temperatures will fall over the weekend, with clouds in the south and rain at times.",
        "The party presents a programme that is aimed above all at families and small towns.",
        "The decisive goal of the evening came only in the last minutes of the match.",
        "She said that the talks had been difficult but that both sides had moved closer.",
        "The company expects revenue of 4.3 billion for the current year, slightly above the last.",
        "A fire broke out in an apartment building overnight; its cause is not known yet.",
    ),
}
TRIGGERING = {
    "de": (
        "Bei dem Unfall wurden zwei Frauen verletzt, ihr Fahrzeug kam von der Straße ab.",
        "Die Wissenschaftler warnen vor den Folgen des trockenen Frühjahrs.",
        "Die Übergabe der Schlüssel findet am Freitag statt.",
        "Der Preis für Gas stieg im März abermals.",
    ),
    "en": (
        "Two police officers were injured when their vehicle left the road.",
        "Residents were told to limit the use of water until the supply is restored.",
        "The training of the crew takes place in May.",
        "The price of coal rose again in March.",
    ),
}


ACT = {"de": "Japan lieferte Nepal Raketen und ", "en": "Japan sent Nepal missiles and "}
"""Makes the engine read what follows; text without an act is hardly looked at."""


def make_reading(content: str, language: str) -> Reading:
    """A reading of plain text, one block for each paragraph."""
    blocks, at = [], 0
    for paragraph in content.split("\n\n"):
        if paragraph:
            blocks.append(Block(BlockKind.ARTICLE, at, at + len(paragraph), language=language))
        at += len(paragraph) + 2
    document = Document("0" * 64, Handling.PUBLIC, len(content), "text/plain", (Capture("bench"),))
    text = Text("1" * 64, document.id, "bench", "1", content, tuple(blocks))
    return Reading(document, text, Facts(language=language))


def make_general(size: int, language: str) -> str:
    """News-like documents of six paragraphs of four sentences; TRIGGER_SHARE of the sentences have a trigger and
    NAMED_SHARE of the documents name a state."""
    dice = random.Random(7)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        first = "\n" + (NAMED[language] if dice.random() < NAMED_SHARE else "") if len(paragraphs) % 6 == 0 else ""
        pools = [TRIGGERING if dice.random() < TRIGGER_SHARE else PLAIN for _ in range(4)]
        paragraphs.append(first + " ".join(dice.choice(pool[language]) for pool in pools))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def make_dense(size: int, language: str) -> str:
    """Gold texts of a language, repeated up to a size."""
    marker = "Die" if language == "de" else "The"
    texts = [file.read_text(encoding="utf-8") for name in ("seeds", "dev") for file in (SHARED / name).glob("*.txt")]
    chosen = "\n\n".join(text for text in texts if text.count(f"{marker} ") > 2)
    return (chosen + "\n\n") * (size // len(chosen) + 1)


def make_fuzz(size: int, language: str) -> str:
    """Words of the general text between random marks, digits and letters."""
    dice = random.Random(11)
    words = " ".join(TRIGGERING[language]).split()
    signs = [chr(c) for c in (*range(33, 127), *range(0xA1, 0x180), 0x2009, 0x201E, 0x2028, 0x1F680)]
    parts = (dice.choice(words) if dice.random() < 0.5 else "".join(dice.choices(signs, k=4)) for _ in range(size // 6))
    return (ACT[language] + " ".join(parts))[:size]


def repeat(piece: str) -> Callable[[int, str], str]:
    """A maker of one piece again and again, without a full stop."""
    return lambda size, language: (piece * (size // len(piece) + 1))[:size]


CASES: dict[str, tuple[Callable[[int, str], str], str]] = {
    "dense de": (make_dense, "de"),
    "dense en": (make_dense, "en"),
    "general de": (make_general, "de"),
    "general en": (make_general, "en"),
    "one sentence, plain": (repeat("die Lage in Japan bleibt unklar und alle warten auf Soldaten "), "de"),
    "one sentence, acts": (repeat("die Soldaten kamen nach Japan, Raketen wurden geliefert, "), "de"),
    "one sentence, names": (repeat("Soldaten Raketen Russland sagte und "), "de"),
    "one word": (repeat("a"), "de"),
    "numbers": (lambda size, _: ACT["en"] + " ".join(str(n) for n in range(size // 40)), "en"),
    "brackets": (lambda size, _: ACT["en"] + "(" * (size // 100) + "missiles" + ")" * (size // 100), "en"),
    "quotation marks": (lambda size, _: ACT["en"] + repeat("„a ")(size, "en"), "en"),
    "fuzzed": (make_fuzz, "de"),
}


def measure_unit(content: str) -> float:
    """Seconds of one unit, the best of three."""
    known = dict.fromkeys(re.findall(r"\w+", content)[::7], 1)
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        sum(known.get(word, 0) for word in re.findall(r"\w+", content))
        best = min(best, time.process_time() - begun)
    return best


def measure(content: str, language: str) -> tuple[float, int]:
    """Seconds for all claims of a text, the best of three where it takes little, and their number.

    Three line ends divide documents.
    """
    readings = [make_reading(part, language) for part in content.split("\n\n\n") if part]
    known = load_knowledge()
    best, count = float("inf"), 0
    for _ in range(3):
        begun = time.process_time()
        count = sum(len(found.claims) for found in extract_claims(readings, known))
        best = min(best, time.process_time() - begun)
        if best > 0.2:
            break
    return best, count


def work(name: str, told: multiprocessing.Queue[tuple[str, float, float]]) -> None:
    """One case, told step by step to whoever waits."""
    make, language = CASES[name]
    measure("Nothing. Two missiles were delivered.", language)
    told.put(("unit", measure_unit(content := make(SMALL, language)), 0.0))
    told.put(("small", *measure(content, language)))
    told.put(("large", *measure(make(LARGE, language), language)))
    told.put(("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0.0))


def run_case(name: str) -> dict[str, tuple[float, float]]:
    """What a case told within its time limit."""
    told: multiprocessing.Queue[tuple[str, float, float]] = multiprocessing.Queue()
    worker = multiprocessing.Process(target=work, args=(name, told), daemon=True)
    worker.start()
    until = time.monotonic() + LIMIT
    heard: dict[str, tuple[float, float]] = {}
    while "memory" not in heard and (worker.is_alive() or not told.empty()):
        try:
            step, *figures = told.get(timeout=max(0.1, min(1.0, until - time.monotonic())))
            heard[step] = (figures[0], figures[1])
        except Empty:
            if time.monotonic() > until:
                break
    if "memory" not in heard and time.monotonic() < until:
        heard["failed"] = (0.0, 0.0)
    worker.kill()
    worker.join()
    return heard


def describe(name: str, heard: dict[str, tuple[float, float]]) -> str:
    """One row: units for 0.5 MB, growth to 2 MB, memory."""
    if "failed" in heard:
        return f"{name:22} FAILED (the error stands above)"
    unit, small, large = (heard.get(key, (None,))[0] for key in ("unit", "small", "large"))
    units = f"{small / unit:8.1f}" if small and unit else f"> {LIMIT} s "
    growth = f"{large / small:6.2f}" if large and small else f"> {LIMIT} s"
    memory = f"{heard['memory'][0]:5.0f} MB" if "memory" in heard else "-"
    return f"{name:22} {units}  {growth}  {f'{large:7.1f} s' if large else '        -'}  {memory}"


def measure_gold() -> str:
    """The gold documents one by one, as they are."""
    texts = [file for name in ("seeds", "dev") for file in sorted((SHARED / name).glob("*.txt"))]
    readings = [one.reading for one in read_and_extract(texts) if isinstance(one, Extraction)]
    known = load_knowledge()
    list(extract_claims(readings[:2], known))
    seconds = float("inf")
    for _ in range(3):
        begun = time.process_time()
        count = sum(len(found.claims) for found in extract_claims(readings, known))
        seconds = min(seconds, time.process_time() - begun)
    content = "\n".join(reading.text.content for reading in readings)
    units = seconds / measure_unit(content)
    return f"gold, {len(readings)} documents   {units:8.1f} units, {count} claims, {seconds:.2f} s"


def measure_news(file: Path) -> str:
    """Real English pages, one a line, in paragraphs of two sentences; shares of sentences and units for all."""
    pages = [line.strip() for line in file.read_text(encoding="latin-1").splitlines() if line.strip()]
    cut = [re.split(r"(?<=[.!?]) +(?=[A-Z\"])", page) for page in pages]
    texts = ["\n\n".join(" ".join(page[at : at + 2]) for at in range(0, len(page), 2)) for page in cut]
    scanner = make_scanner(make_lexicon(load_pack("en"), load_knowledge()))
    sentences = [sentence for page in cut for sentence in page]
    triggered = sum(has_trigger(sentence, scanner) for sentence in sentences) / len(sentences)
    named = sum(has_name(text, scanner) for text in texts) / len(texts)
    content = "\n\n\n".join(texts)
    seconds, count = measure(content, "en")
    return (
        f"{len(texts)} pages, {named:.0%} with a name; {len(sentences)} sentences, {triggered:.0%} with a trigger: "
        f"{seconds / measure_unit(content):.1f} units, {count} claims"
    )


def main() -> None:
    """Print a row for each case, or for those named."""
    if sys.argv[1:2] == ["--news"]:
        print(measure_news(Path(sys.argv[2])))
        return
    named = sys.argv[1:] or list(CASES)
    unknown = [name for name in named if name not in CASES]
    if unknown:
        sys.exit(f"no case {', '.join(map(repr, unknown))}; there are {', '.join(map(repr, CASES))}")
    if SHARED.is_dir():
        print(measure_gold(), flush=True)
    else:
        print(f"SKIPPED dense text: {SHARED} is not there", file=sys.stderr)
    print("case                      units  growth   2 MB took  memory", flush=True)
    for name in named:
        if SHARED.is_dir() or not name.startswith("dense"):
            print(describe(name, run_case(name)), flush=True)


if __name__ == "__main__":
    main()
