"""`fundstelle serve`: the review desk in the browser."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.cli.options import (
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RegisterOption,
    knowledge_dirs,
    language_of,
)
from fundstelle.cli.options import register_path as path_of
from fundstelle.cli.output import note, print_line
from fundstelle.desk import require_desk
from fundstelle.register import IngestOptions, open_register


def command(
    register: RegisterOption = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Open the packaged sample in a register that is thrown away at the end.")
    ] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 for a free one.")] = 8417,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Who decides. [default: your account]")] = "",
    language: LanguageOption = None,
    knowledge: KnowledgeOption = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    json: JsonOption = False,
) -> None:
    """Open the review desk: read, decide, compose a report, in the browser and on this machine alone.

    The address that is printed works once, in one browser. Stop with Ctrl+C.

    \b
    Examples:
      fundstelle serve --demo
      fundstelle serve --register cases/2025 --name "A. Analyst"
    """
    require_desk()
    from fundstelle.desk.desk import make_desk
    from fundstelle.desk.serving import prepare

    outlets = [sample_folder() / "knowledge"] if demo else []  # the sample's invented outlets
    chosen, folders = language_of(language), knowledge_dirs([*outlets, *(knowledge or ())])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "demo" if demo else path_of(register)
        door = stack.enter_context(open_register(folder, create=demo, knowledge_dirs=folders))
        if demo:
            sample = sample_folder()
            door.run(sample_documents(sample), IngestOptions(sample / "documents.json"))
        desk = make_desk(door, language=chosen, reviewer=name, knowledge_dirs=folders, is_demo=demo)
        stack.callback(desk.jobs.close)
        served = prepare(desk, port)
        served.run(lambda address: tell(address, not no_browser, json))


def tell(address: str, is_opened: bool, as_json: bool) -> None:
    """Print the address, on stdout as JSON too where asked, and open it where a browser can be."""
    if as_json:
        print_line({"address": address})
        sys.stdout.flush()
    note(f"desk: {address}")
    note("the address works once; stop with Ctrl+C")
    if is_opened:
        webbrowser.open(address)
