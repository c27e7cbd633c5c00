"""`fundstelle check-data`: packaged and overlaid knowledge and the reading packs against their checkers."""

from __future__ import annotations

import typer

from fundstelle.cli.options import JsonOption, KnowledgeOption, knowledge_dirs
from fundstelle.cli.output import print_json
from fundstelle.knowledge import check_data, load_knowledge
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.languages import check_packs


def command(knowledge: KnowledgeOption = None, json: JsonOption = False) -> None:
    """Check every row of knowledge and every word list; the first invalid one is named with file, line and key.

    \b
    Examples:
      fundstelle check-data
      fundstelle check-data --knowledge my-knowledge/
    """
    folders = knowledge_dirs(knowledge)
    report, known = check_data(folders), load_knowledge(folders)
    law = load_law(folders, frozenset(known.items))
    counts = {
        "parties": len(known.parties),
        "sources": len(known.sources),
        "places": len(known.places),
        "designations": len(known.designations),
        "items": len(known.items),
        "provisions": len(law.provisions),
    }
    packs = {pack.code: sum(pack.entries.values()) for pack in check_packs(frozenset(known.items))}
    if json:
        print_json({"knowledge": counts, "rows": report.rows, "unchecked": report.unchecked, "packs": packs})
        return
    for table, rows in counts.items():
        typer.echo(f"{table:<13}{rows:>7}")
    for code, entries in packs.items():
        typer.echo(f"{'pack ' + code:<13}{entries:>7}")
    typer.echo(f"{'rows':<13}{report.rows:>7}")
    typer.echo(f"{'unchecked':<13}{report.unchecked:>7}")
