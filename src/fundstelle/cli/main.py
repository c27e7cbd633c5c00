"""The command `fundstelle`: finds the verb's file, loads only that, and turns errors into one clear message.

A new verb is one file with a function `command` and one row in VERBS; docs/cli.md is made by tools/make_cli_docs.py.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from fundstelle.cli.exits import DONE, FAULT, INTERRUPTED, exit_code_of
from fundstelle.errors import FundstelleError

if TYPE_CHECKING:
    from typer._click.formatting import HelpFormatter

VERBS = {
    "init": "Make an empty register.",
    "ingest": "Archive documents and read their text.",
    "extract": "Find the claims of documents and print them.",
    "reconcile": "Bring claims together into matters.",
    "run": "Do everything: archive, read, extract, reconcile.",
    "documents": "List documents.",
    "claims": "List claims.",
    "matters": "List matters with figures, mentions and independent origins.",
    "matter": "Show one matter: figures, contradictions, claims by origin.",
    "origins": "Show who a matter comes from, and who has it from whom.",
    "contradictions": "List contradictions with both passages.",
    "copies": "List copied documents and passages, and what copying changed.",
    "same": "Say that two claims speak of the same thing.",
    "not-same": "Say that two claims do not speak of the same thing.",
    "undo": "Revoke a decision.",
    "decisions": "List the log of decisions.",
    "assess": "Hold a matter or cases against the provisions in force.",
    "provisions": "List the provisions on file with their time in force.",
    "show": "Show one claim, matter or document.",
    "explain": "Say why a claim is what it is: the whole trail.",
    "search": "Find passages that hold all the words.",
    "serve": "Open the review desk in the browser.",
    "report": "Write the footnoted report.",
    "verify": "Check a published report offline.",
    "export": "Write the register for other programs.",
    "import": "Add the rows of a spreadsheet as claims.",
    "forget": "Take a document out, words and all, and say why.",
    "quality": "Measure the engine on reviewed documents.",
    "languages": "List languages that are read and written.",
    "check-data": "Check knowledge and reading packs.",
    "audit": "Check the register against its hashes.",
    "version": "Say which version is running.",
}
"""Every verb and what it does, in the order of `--help`. A room that comes later adds its row and its file here."""


def load_verb(name: str) -> typer.core.TyperCommand:
    """The command of one of VERBS, from the file of that name."""
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    file = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    module = import_module(f"fundstelle.cli.{file}")
    holder.command(name)(module.command)
    command = typer.main.get_command(holder)
    assert isinstance(command, typer.core.TyperCommand)
    return command


class LazyGroup(TyperGroup):
    """Verbs are imported when called: `extract` must start without the database (0.8 s)."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Every verb, in the order of VERBS."""
        return list(VERBS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> typer.core.TyperCommand | None:  # type: ignore[override]
        """The verb's command, or None for a word that is no verb."""
        return load_verb(cmd_name) if cmd_name in VERBS else None

    def format_commands(self, ctx: typer.Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """The list of `--help`, from VERBS: no verb's file is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the verb; one message and an exit code for what Fundstelle raises on purpose."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except BrokenPipeError:  # `fundstelle claims | head`: the reader has what it wanted; Typer would end with 1
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None
        except FundstelleError as error:
            if ctx.params.get("debug"):
                raise
            print_error(error)
            raise typer.Exit(exit_code_of(error)) from error
        except Exception as error:  # the documented edge: a fault of ours becomes one line, --debug shows all of it
            if ctx.params.get("debug") or not is_fault(error):
                raise
            typer.echo(f"internal error: {type(error).__name__}: {error}", err=True)
            typer.echo("remedy: this is a fault of Fundstelle; run with --debug and report what it says", err=True)
            raise typer.Exit(FAULT) from error
        except KeyboardInterrupt:
            typer.echo("interrupted; run the same command again to go on", err=True)
            raise typer.Exit(INTERRUPTED) from None


def is_fault(error: Exception) -> bool:
    """Whether an exception is a fault of ours, and not how Typer says usage errors and exits."""
    own_words = (typer.Exit, typer.Abort, TyperException)
    return not isinstance(error, own_words)


def print_error(error: FundstelleError) -> None:
    """What is wrong, where, and what to do, on stderr."""
    place = f"{error.where}: " if error.where else ""
    typer.echo(f"error: {place}{error.message}", err=True)
    if error.remedy:
        typer.echo(f"remedy: {error.remedy}", err=True)


app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def fundstelle(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
) -> None:
    """Who said what, in which exact words, and how many independent origins stand behind it.

    Documents in, a footnoted register of claims and matters out. Everything runs on this machine.

    \b
    Start here:
      fundstelle run --sample --report report.html
      fundstelle matters
    """


def run() -> None:
    """Entry point of the installed command."""
    # What is known is some 100,000 objects that all stay; looking through them again and again took a tenth of a start.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    app()


_BETWEEN_COLLECTIONS = 100_000
"""New objects after which the collector looks for cycles; Python's own 700 are meant for small programs."""
