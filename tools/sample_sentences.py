"""Draw sentences of a report for a reader who did not write the grammar, and count the reader's marks.

    python tools/sample_sentences.py draw REGISTER --language de --number 100 --seed 1 > sheet.csv
    python tools/sample_sentences.py count sheet.csv

The sheet has one sentence a line with the exact words it rests on and four empty columns: case, number, meaning (wrong:
x) and awkward (x). The draw is even over the kinds of sentence (stance and phase), so that rare ones are read too; the
same register and seed give the same sheet. Aim: no wrong case, number or meaning, at most three awkward of a hundred.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from fundstelle.publish import ReportSettings
from fundstelle.publish.check import find_sentences
from fundstelle.publish.model import Report, Sentence
from fundstelle.publish.report import make_report
from fundstelle.records.document import Handling
from fundstelle.register import open_register
from fundstelle.register.publishing import collect_report

MARKS = ("case", "number", "meaning", "awkward")
COLUMNS = ("nr", "rule", "sentence", "words", *MARKS, "remark")


def main() -> None:
    """Draw or count, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("draw", "count"))
    parser.add_argument("path", type=Path, help="the register to draw from, or the sheet to count")
    parser.add_argument("--language", choices=("de", "en"), default="de")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.action == "count":
        count(chosen.path)
    else:
        draw(chosen.path, chosen.language, chosen.number, chosen.seed)


def draw(folder: Path, language: str, number: int, seed: int) -> None:
    """Write the sheet to standard output."""
    settings = ReportSettings(pictures=False, handling=Handling.CONFIDENTIAL)
    with open_register(folder) as register:
        report = make_report(collect_report(register, language, None, settings))
    sheet = csv.DictWriter(sys.stdout, COLUMNS, restval="")
    sheet.writeheader()
    for place, sentence in enumerate(choose(find_sentences(report), number, seed), start=1):
        words = " … ".join(words_behind(sentence, report))
        sheet.writerow({"nr": place, "rule": sentence.rule, "sentence": sentence.text, "words": words})


def choose(sentences: Iterable[Sentence], number: int, seed: int) -> list[Sentence]:
    """So many different sentences, in turn from each kind of sentence, until there are no more."""
    shuffled = list({one.text: one for one in sentences if one.rule}.values())
    random.Random(seed).shuffle(shuffled)
    shelves: dict[str, list[Sentence]] = {}
    for sentence in shuffled:
        shelves.setdefault(sentence.rule, []).append(sentence)
    chosen: list[Sentence] = []
    while len(chosen) < number and any(shelves.values()):
        chosen += [shelf.pop() for _, shelf in sorted(shelves.items()) if shelf]
    return chosen[:number]


def words_behind(sentence: Sentence, report: Report) -> list[str]:
    """The quotes of the sentence's footnotes, each on one line."""
    quotes = {note.number: note.quote.words for note in report.notes}
    return [" ".join(quotes[number].split()) for number in sentence.notes]


def count(path: Path) -> None:
    """Print how many sentences carry each mark, and each marked sentence."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    print(f"{len(rows)} sentences read")
    for mark in MARKS:
        marked = [row for row in rows if row[mark].strip()]
        print(f"{mark}: {len(marked)}")
        for row in marked:
            print(f"  {row['nr']}: {row['sentence']} {row['remark']}".rstrip())


if __name__ == "__main__":
    main()
