"""`fundstelle same`: a reviewer's word on two claims, kept in the decision log."""

from __future__ import annotations

from fundstelle.cli.judging import ByOption, ClaimArgument, Desk, WhyOption, judge_pair, tell
from fundstelle.cli.options import (
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RegisterOption,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.records.decision import Verdict


def command(
    claim: ClaimArgument,
    other: ClaimArgument,
    why: WhyOption,
    by: ByOption = None,
    register: RegisterOption = None,
    knowledge: KnowledgeOption = None,
    language: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Say that two claims speak of the same thing: claims of two matters bring these matters together.

    The word stands in the decision log and holds in every later run, until `fundstelle undo` revokes it.

    \b
    Example:
      fundstelle same c0ffee123 cafe4567 --why "one deal, told twice"
    """
    desk, chosen = Desk(register_path(register), knowledge_dirs(knowledge)), language_of(language)
    decision = judge_pair(Verdict.SAME, (claim, other), why, by, desk)
    tell(decision, (claim, other), desk, chosen, json=json)
