"""`fundstelle provisions`: the provisions on file, with their time in force and their sources."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Annotated

import typer

from fundstelle.assess.render import in_language, is_in_force, render_fact, render_provision, stretch_words
from fundstelle.cli.options import JsonOption, KnowledgeOption, LanguageOption, date_of, knowledge_dirs, language_of
from fundstelle.cli.output import print_json
from fundstelle.errors import QueryInvalid
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.records.law import Law, Provision, Regime

Row = tuple[Regime, Provision]


def command(
    provision: Annotated[
        str | None, typer.Argument(metavar="[ID]", help='One provision in full, e.g. "UNSCR 1874 ¶9" or "1874 9".')
    ] = None,
    regime: Annotated[
        str | None, typer.Option("--regime", metavar="ID", help="Only this regime, e.g. un.dprk.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only what is in force then (UTC days).")
    ] = None,
    facts: Annotated[bool, typer.Option("--facts", help="Dated facts: the end of the UN Panel, the MSMT.")] = False,
    language: LanguageOption = None,
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """List the provisions on file: paragraph or topic, time in force, what they cover.

    \b
    Examples:
      fundstelle provisions --regime un.dprk --on 2017-08-05
      fundstelle provisions "UNSCR 2397 ¶5" --language de
    """
    tongue = language_of(language)
    law = load_law(knowledge_dirs(knowledge))
    if facts:
        for fact in law.facts:
            typer.echo(render_fact(fact, tongue))
        return
    rows = _rows_on(_rows_of(law, regime), on)
    if provision is not None:
        rows = [_find(rows, provision)]
    if json:
        print_json([_plain_row(row, law) for row in rows])
        return
    for line in _lines(rows, law, tongue, is_full=provision is not None):
        typer.echo(line)


def _rows_of(law: Law, regime: str | None) -> list[Row]:
    known = {one.id: one for one in law.regimes}
    if regime is not None and regime not in known:
        raise QueryInvalid(f"no regime {regime!r}", where="--regime", remedy=f"known: {', '.join(known)}")
    return [(one, row) for one in law.regimes if regime in (None, one.id) for row in one.provisions]


def _rows_on(rows: list[Row], on: str | None) -> list[Row]:
    day = date_of(on, "--on")
    if day is None:
        return rows
    since = datetime.combine(day.first_day, time(), UTC)
    until = datetime.combine(day.last_day + timedelta(days=1), time(), UTC)
    return [row for row in rows if is_in_force(row[1], since, until)]


def _find(rows: list[Row], wanted: str) -> Row:
    exact = [row for row in rows if row[1].id.casefold() == wanted.casefold()]
    loose = [row for row in rows if all(word in _searched(row[1]) for word in wanted.casefold().split())]
    found = exact or loose
    if len(found) != 1:
        names = ", ".join(row[1].id for row in found[:8]) or "none"
        raise QueryInvalid(f"{wanted!r} names {len(found)} provisions", remedy=f"choose one of: {names}")
    return found[0]


def _searched(provision: Provision) -> str:
    return f"{provision.id} {provision.topic.reason_de} {provision.topic.reason_en}".casefold()


def _lines(rows: list[Row], law: Law, language: str, *, is_full: bool) -> list[str]:
    lines: list[str] = []
    last = None
    for regime, provision in rows:
        if is_full:
            return render_provision(provision, regime, law, language)
        if regime is not last:
            lines += [*([""] if last else []), in_language(regime.name, language)]
            last = regime
        stretches = "; ".join(stretch_words(one, law, language) for one in provision.in_force)
        lines.append(f"  {in_language(provision.name, language)}")
        lines.append(f"      {provision.id} · {stretches}")
    return lines


def _plain_row(row: Row, law: Law) -> dict[str, object]:
    regime, one = row
    return {
        "id": one.id,
        "regime": regime.id,
        "issuer": one.issuer,
        "resolution": one.resolution,
        "paragraph": one.paragraph,
        "number_confirmed": one.number_confirmed,
        "number_source": one.number_source,
        "text_confirmed": one.text_confirmed,
        "text_source": one.text_source,
        "name": {"de": one.name.reason_de, "en": one.name.reason_en},
        "summary": {"de": one.summary.reason_de, "en": one.summary.reason_en},
        "binding": one.binding,
        "in_force": [
            {
                "since": stretch.since.isoformat(),
                "until": stretch.until.isoformat() if stretch.until else None,
                "accepted_by": list(stretch.accepted_by),
                "rejected_by": list(stretch.rejected_by),
            }
            for stretch in one.in_force
        ],
    }
