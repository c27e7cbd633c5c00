"""`fundstelle version`: what is installed."""

from __future__ import annotations

import platform

import typer

from fundstelle import __version__
from fundstelle.cli.options import JsonOption
from fundstelle.cli.output import print_json


def command(json: JsonOption = False) -> None:
    """Say which version of Fundstelle and Python is running.

    \b
    Example:
      fundstelle version --json
    """
    if json:
        print_json({"fundstelle": __version__, "python": platform.python_version(), "system": platform.system()})
    else:
        typer.echo(f"fundstelle {__version__} (Python {platform.python_version()})")
