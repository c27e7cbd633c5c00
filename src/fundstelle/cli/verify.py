"""`fundstelle verify`: whether a published folder is as it was written, and its quotes are proven."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.options import JsonOption, LanguageOption, language_of
from fundstelle.cli.output import print_json
from fundstelle.errors import InputError

if TYPE_CHECKING:
    from fundstelle.publish import Verification


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="What report --format bundle wrote: a folder or a zip file.")
    ],
    manifest: Annotated[
        str | None, typer.Option("--manifest", metavar="HASH", help="SHA-256 of manifest.json, known from elsewhere.")
    ] = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Check a published folder offline: nothing was changed, every quote is proven; exit code 1 if anything is amiss.

    Says too what such a check cannot prove. Needs no register and no network.

    \b
    Examples:
      fundstelle verify published/
      fundstelle verify published.zip
      fundstelle verify published/ --manifest 5f2c… --json
    """
    from fundstelle.messages import load_messages
    from fundstelle.publish import render_verification, verify_folder, verify_zip

    chosen = language_of(language)
    if not folder.exists():
        raise InputError("there is no such folder", where=str(folder), remedy="check the path")
    found = compare_manifest(verify_folder(folder) if folder.is_dir() else verify_zip(folder), manifest)
    if json:
        print_json({"folder": str(folder), "intact": found.is_intact, **asdict(found)})
    else:
        typer.echo(render_verification(found, load_messages(chosen)), nl=False)
    if not found.is_intact:
        raise typer.Exit(DAMAGED)


def compare_manifest(found: Verification, known: str | None) -> Verification:
    """`found`, with a problem added where the manifest's hash is not the one known from elsewhere."""
    if known is None or known.strip().lower() == found.manifest_hash:
        return found
    return replace(found, problems=(*found.problems, f"manifest.json: SHA-256 is not {known}"))
