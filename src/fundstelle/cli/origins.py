"""`fundstelle origins`: who a matter comes from, and who has it from whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.charts import unit_name
from fundstelle.cli.inputs import save_output
from fundstelle.cli.options import (
    AsOfOption,
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RecordedOption,
    RegisterOption,
    day_of,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import print_json
from fundstelle.cli.words import matter_key_words
from fundstelle.messages import Messages, load_messages
from fundstelle.records.codec import to_json
from fundstelle.records.matter import Matter, OriginGraph
from fundstelle.register import open_register
from fundstelle.register.looking import draw_origins, find_claims_of, find_one, find_origins, look
from fundstelle.register.naming import load_names


def command(
    matter: Annotated[str, typer.Argument(metavar="ID", help="The matter's id or the first signs of it.")],
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Write the graph as a picture; `-` for stdout.")
    ] = None,
    as_of: AsOfOption = None,
    recorded: RecordedOption = None,
    register: RegisterOption = None,
    knowledge: KnowledgeOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Show who has a matter from whom: publishers, those between, origins; circular citations are marked.

    \b
    Examples:
      fundstelle origins m1a2b3c4d
      fundstelle origins m1a2b3c4d --svg origins.svg --language de
    """
    messages, folders = load_messages(language_of(language)), knowledge_dirs(knowledge)
    with open_register(register_path(register), knowledge_dirs=folders) as door:
        view = look(door, day_of(as_of, "--as-of"), day_of(recorded, "--recorded"))
        found = find_one(view, matter)
        origins = find_origins(door, find_claims_of(door, found), folders)
    if svg is not None:
        save_output(svg, draw_origins(origins, messages.language, folders).encode())
    if json:
        print_json({"matter": found.id, "units": list(found.units), "graph": to_json(origins.graph)})
    elif svg != Path("-"):
        names = load_names(messages.language, folders)
        typer.echo(f"{found.id}  {matter_key_words(found.key, messages, names)}")
        typer.echo(
            "\n".join(
                lines_of_origins(
                    found, origins.graph, messages, lambda code: origins.files.get(code) or names.source(code)
                )
            )
        )


def lines_of_origins(matter: Matter, graph: OriginGraph, messages: Messages, name: Callable[[str], str]) -> list[str]:
    """Mentions and independent origins, one line per way from teller to source, and the rings."""
    units = ", ".join(unit_name(unit, messages, name) for unit in matter.units)
    lines = [
        f"  {messages.text('cli.column.mentions')}: {matter.mentions}",
        f"  {messages.text('cli.column.origins')}: {matter.independent_origins}{f' ({units})' if units else ''}",
        "",
    ]
    told = [(name(e.source), unit_name(e.target, messages, name), len(e.claims)) for e in graph.edges]
    width = max((len(source) for source, _, _ in told), default=0)
    lines += [f"  {source:{width}} ← {target}  ({number})" for source, target, number in told]
    without = messages.text("cli.without_source")
    alone = sorted(set(graph.publishers) & set(graph.origins) - {edge.source for edge in graph.edges})
    lines += [f"  {name(one):{width}}   {without}" for one in alone]
    for ring in graph.circular:
        names = " ⇄ ".join(name(one) for one in ring)
        lines += ["", "  " + messages.text("cli.ring", names=names)]
    return lines
