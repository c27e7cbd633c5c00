"""Draw sentences of a report for a reader who did not write the grammar, and count the reader's marks.

    python tools/sample_sentences.py draw REGISTER --language de --number 100 --seed 1 > sheet.csv
    python tools/sample_sentences.py draw GOLD_FOLDER --language de > sheet.csv
    python tools/sample_sentences.py count sheet.csv

From a folder of gold (NAME.txt, NAME.json) the sentences tell what gold says, so that a wrong one is the report's own
doing; where extraction found the same claim, its finer slots (phase, day of saying, who speaks how, the season that was
named) are laid over what gold says more coarsely. The sheet has one sentence a line with the exact words it rests on
and four empty columns: case, number, meaning (wrong: x) and awkward (x). The draw is even over the kinds of sentence
(stance and phase), so that rare ones are read too; the same register and seed give the same sheet. Aim: no wrong case,
number or meaning, at most three awkward of a hundred.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from fundstelle.knowledge import load_knowledge
from fundstelle.publish import ReportInput, ReportSettings
from fundstelle.publish.check import find_sentences
from fundstelle.publish.model import Report, Sentence
from fundstelle.publish.report import make_report
from fundstelle.reconcile import reconcile, with_places
from fundstelle.reconcile.bodies import bodies_from_knowledge
from fundstelle.reconcile.exchange import read_gold_folder
from fundstelle.records.claim import Claim
from fundstelle.records.document import Handling
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.register import open_register
from fundstelle.register.direct import read_and_extract
from fundstelle.register.publishing import collect_report
from fundstelle.values import Quantity

MARKS = ("case", "number", "meaning", "awkward")
SETTINGS = ReportSettings(pictures=False, handling=Handling.CONFIDENTIAL)
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
    report = make_report(collect_gold(folder, language) if is_gold(folder) else collect_register(folder, language))
    sheet = csv.DictWriter(sys.stdout, COLUMNS, restval="")
    sheet.writeheader()
    for place, sentence in enumerate(choose(find_sentences(report), number, seed), start=1):
        words = " … ".join(words_behind(sentence, report))
        sheet.writerow({"nr": place, "rule": sentence.rule, "sentence": sentence.text, "words": words})


def is_gold(folder: Path) -> bool:
    """Whether the folder holds gold and is no register."""
    return not (folder / "register.sqlite").exists()


def collect_register(folder: Path, language: str) -> ReportInput:
    """All that the report of a register is made from."""
    with open_register(folder) as register:
        return collect_report(register, language, None, SETTINGS)


def collect_gold(folder: Path, language: str) -> ReportInput:
    """The same for the claims of gold, with the finer slots of what extraction found of them."""
    found = list(find_claims(folder))
    extractions = [
        replace(one, claims=tuple(refine(c, found) for c in one.claims)) for one in read_gold_folder(folder)[0]
    ]
    knowledge = load_knowledge()
    made = reconcile(extractions, with_places(bodies_from_knowledge(knowledge), knowledge))
    return ReportInput(
        title=folder.name,
        language=language,
        generated=date.today(),
        matters=made.matters,
        claims=tuple(claim for one in extractions for claim in one.claims),
        readings={one.reading.text.id: one.reading for one in extractions},
        contradictions=made.contradictions,
        settings=SETTINGS,
        knowledge=knowledge,
    )


def find_claims(folder: Path) -> Iterator[Claim]:
    """What extraction finds in the folder's texts."""
    meta = folder / "documents.json"
    for one in read_and_extract(sorted(folder.glob("*.txt")), meta=meta if meta.exists() else None):
        yield from one.claims if isinstance(one, Extraction) else ()


def refine(gold: Claim, found: Iterable[Claim]) -> Claim:
    """The gold claim with those slots of the same claim, as extraction found it, that say the same more finely."""
    form = gold_form(gold)
    same = (one for one in found if is_same(gold, form, one))
    best = next(same, None)
    if best is None:
        return gold
    its = gold_form(best)
    return replace(
        gold,
        phase=best.phase if its["stance"] == form["stance"] else gold.phase,
        stance=best.stance if its["stance"] == form["stance"] else gold.stance,
        quantity=refine_figure(gold, best) if its["quantity"] is not None else gold.quantity,
        calibre_mm=gold.calibre_mm or best.calibre_mm,
        happened=best.happened if its["time"] == form["time"] else gold.happened,
        attribution=best.attribution
        if (its["origin"], its["via"]) == (form["origin"], form["via"])
        else gold.attribution,
        said=best.said,
        pins={k: pins for k, pins in best.pins.items() if k != "stance" or its["stance"] == form["stance"]},
        condition=best.condition,
    )


def refine_figure(gold: Claim, found: Claim) -> Quantity | None:
    """The figure as extraction found it; whether several items share it, and of what it is part, is gold's to say."""
    if found.quantity is None or gold.quantity is None:
        return found.quantity
    joint = found.quantity.joint or gold.quantity.joint
    return replace(found.quantity, joint=joint, basis=gold.quantity.basis)


def is_same(gold: Claim, form: dict[str, object], found: Claim) -> bool:
    """Whether extraction means that claim: same text, passages that touch, same kind, item and number."""
    touches = gold.span.text_id == found.span.text_id and gold.span.start < found.span.end > gold.span.start
    touches = touches and found.span.start < gold.span.end
    return touches and (gold.kind, gold.item) == (found.kind, found.item) and is_figure_equal(form, gold_form(found))


def is_figure_equal(form: dict[str, object], its: dict[str, object]) -> bool:
    """Whether value and mode agree; no figure equals no figure."""
    a, b = form["quantity"], its["quantity"]
    keys = ("value", "mode", "high")
    return (a is None and b is None) or (
        isinstance(a, dict) and isinstance(b, dict) and all(a.get(key) == b.get(key) for key in keys)
    )


def choose(sentences: Iterable[Sentence], number: int, seed: int) -> list[Sentence]:
    """So many different sentences, in turn from each kind of sentence, until there are no more."""
    told = {(one.rule, one.notes[:1]): one for one in sentences if one.rule}
    told = {(one.text, one.notes if one.rule.startswith("figures") else ()): one for one in told.values()}
    shuffled = sorted(told.values(), key=lambda one: draw_lot(one, seed))
    shelves: dict[str, list[Sentence]] = {}
    for sentence in shuffled:
        shelves.setdefault(sentence.rule, []).append(sentence)
    chosen: list[Sentence] = []
    while len(chosen) < number and any(shelves.values()):
        chosen += [shelf.pop() for _, shelf in sorted(shelves.items()) if shelf]
    return chosen[:number]


def draw_lot(sentence: Sentence, seed: int) -> float:
    """By the first footnote, which is the same in both languages, and the seed: both draw the same claims."""
    return random.Random(f"{seed} {sentence.rule} {sentence.notes[:1]}").random()


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
