"""What `same`, `not-same` and `undo` share: who decides, and what the decision made of the matters."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.output import print_json
from fundstelle.cli.progress import progress_bar
from fundstelle.cli.words import matter_key_words
from fundstelle.errors import QueryInvalid
from fundstelle.messages import load_messages
from fundstelle.records.codec import to_json
from fundstelle.records.decision import Decision, Verdict
from fundstelle.register import DecisionWish, open_register
from fundstelle.register.naming import load_names

ClaimArgument = Annotated[str, typer.Argument(metavar="ID", help="A claim's id or the first signs of it.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it stands in the log.")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides [default: your login name].")]


@dataclass(frozen=True, slots=True)
class Desk:
    """The register on which somebody decides, and the folders of knowledge laid over the packaged one."""

    path: Path
    folders: tuple[Path, ...]


def judge_pair(verdict: Verdict, pair: Sequence[str], why: str, by: str | None, desk: Desk) -> Decision:
    """Add the decision on two claims to the log and make the matters again. Raises QueryInvalid without a reason."""
    _check_reason(why)
    with open_register(desk.path, knowledge_dirs=desk.folders) as door, progress_bar() as progress:
        decision = door.decide(DecisionWish(verdict, by or login_name(), why.strip()), list(pair))
        door.settle(progress)
    return decision


def undo(start: str, why: str, by: str | None, desk: Desk) -> Decision:
    """Revoke a decision, named by its id or the first signs of it, and make the matters again."""
    _check_reason(why)
    with open_register(desk.path, knowledge_dirs=desk.folders) as door, progress_bar() as progress:
        found = [one.id for one in door.decisions() if start and one.id.startswith(start)]
        if len(found) != 1:
            said = f"is the beginning of {len(found)} decisions" if found else "names no decision"
            raise QueryInvalid(f"{start!r} {said}", remedy="`fundstelle decisions` lists them")
        wish = DecisionWish(Verdict.UNDO, by or login_name(), why.strip(), supersedes=found[0])
        decision = door.decide(wish)
        door.settle(progress)
    return decision


def _check_reason(why: str) -> None:
    if not why.strip():
        raise QueryInvalid("a decision needs its reason", where="--why", remedy="say in a few words what you saw")


def login_name() -> str:
    """Who is at the machine. Raises QueryInvalid where the machine does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise QueryInvalid("nobody knows who decides", where="--by", remedy="give your name with --by") from error


def tell(decision: Decision, claims: Sequence[str], desk: Desk, language: str, *, json: bool) -> None:
    """Print the decision, where its claims stand now, and how to revoke it."""
    with open_register(desk.path, knowledge_dirs=desk.folders) as door:
        filed = [door.claim(claim) for claim in claims]
        matters = {one.claim.id: door.matter(one.matter_id) for one in filed if one.matter_id}
    if json:
        print_json({"decision": to_json(decision), "matters": {claim: one.id for claim, one in matters.items()}})
        return
    messages, names = load_messages(language), load_names(language, desk.folders)
    typer.echo(f"{decision.id[:12]}  {decision.verdict.value}, {decision.by}: {decision.why}")
    for claim, matter in matters.items():
        part = messages.text("cli.part") if matter.key.part else ""
        typer.echo(f"  {claim[:9]} → {matter.id[:9]}  {matter_key_words(matter.key, messages, names)}{part}")
    if decision.verdict is not Verdict.UNDO:
        command = f"fundstelle undo {decision.id[:12]} --why …"
        typer.echo("  " + messages.text("cli.undo_with", command=command))
