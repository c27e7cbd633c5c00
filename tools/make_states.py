"""Make knowledge/parties/states_cldr.toml: every ISO 3166-1 territory with its names in CLDR, through Babel.

Run from the repository: `python tools/make_states.py` writes, `--check` only compares (exit 1 when stale).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).parents[1] / "src/fundstelle/knowledge/parties/states_cldr.toml"
LANGUAGES = ("de", "en")
HEAD = "# Made by tools/make_states.py from Babel's copy of CLDR; do not edit, words of our own stand in states.toml.\n"
RESERVED = {
    "ASC",
    "DGA",
    "CPT",
    "CPV_ALT",
    "TAA",
    "SUN",
    "SCG",
    "YUG",
    "ANT",
    "ZAR",
    "TMP",
    "BUR",
    "ROM",
    "FXX",
    "DDR",
    "YMD",
}
"""Exceptionally or transitionally reserved codes that CLDR lists beside the assigned ones."""


def make_alpha2_by_alpha3() -> dict[str, str]:
    """ISO alpha-3 to alpha-2 of territories that CLDR names, sorted by alpha-3."""
    named = Locale("en").territories
    aliases = get_global("territory_aliases")
    pairs = {
        alpha3: targets[0]
        for alpha3, targets in aliases.items()
        if len(alpha3) == 3
        and alpha3.isalpha()
        and alpha3 not in RESERVED
        and len(targets) == 1
        and targets[0] in named
    }
    return dict(sorted((alpha3, alpha2) for alpha3, alpha2 in pairs.items() if not is_user_assigned(alpha3)))


def is_user_assigned(alpha3: str) -> bool:
    """AAA-AAZ, QMA-QZZ, XAA-XZZ and ZZA-ZZZ are never states."""
    return alpha3.startswith(("AA", "X", "ZZ")) or "QM" <= alpha3[:2] <= "QZ"


def make_toml() -> str:
    """The whole file."""
    source = f"babel {babel.__version__} (CLDR territories)"
    rows = (make_row(alpha3, alpha2) for alpha3, alpha2 in make_alpha2_by_alpha3().items())
    return f"{HEAD}rows_from = {quoted(source)}\n" + "".join(rows)


def make_row(alpha3: str, alpha2: str) -> str:
    """One `[[party]]` table."""
    names = "".join(f"names.{language} = [{quoted(Locale(language).territories[alpha2])}]\n" for language in LANGUAGES)
    return f'\n[[party]]\nid = "{alpha3}"\nkind = "state"\n{names}'


def quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False)


def write_or_check(target: Path, made: str) -> int:
    """Write `made`, or with --check compare it: 1 where the file is stale."""
    if "--check" in sys.argv[1:]:
        return 0 if target.read_text(encoding="utf-8") == made else 1
    target.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, make_toml()))
