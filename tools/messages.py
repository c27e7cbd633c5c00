"""Make what messages/ ships: compiled catalogues from the .po files, and CLDR formats (development only, needs Babel).

python tools/messages.py            write .mo files and formats/*.toml
python tools/messages.py --check    exit 1 where a written file is not fresh
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent / "src" / "fundstelle" / "messages"
_UNDATED = datetime(2025, 1, 1, tzinfo=UTC)
"""Babel writes today's date into the header, which would make every file stale tomorrow."""
LANGUAGES = {"de": "de", "en": "en_GB"}


def read_catalogue(language: str) -> Catalog:
    """The .po file of one language."""
    with (ROOT / language / "LC_MESSAGES" / "fundstelle.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _UNDATED
    return catalogue


def make_mo(language: str) -> bytes:
    """The compiled catalogue."""
    out = io.BytesIO()
    write_mo(out, read_catalogue(language))
    return out.getvalue()


def make_formats(language: str) -> str:
    """Number and date formats from CLDR as TOML."""
    locale = Locale.parse(LANGUAGES[language])
    symbols = locale.number_symbols["latn"]
    scales = [_scale(locale, power) for power in (12, 9, 6)]
    lines = [
        f"# Written by tools/messages.py from CLDR ({LANGUAGES[language]}) through Babel. Do not edit.",
        f"group = {_quoted(symbols['group'])}",
        f"decimal = {_quoted(symbols['decimal'])}",
        f"min_grouping = {locale.min_grouping_digits if hasattr(locale, 'min_grouping_digits') else 1}",
        f"months = {_array(locale.months['format']['wide'][n] for n in range(1, 13))}",
        f"months_short = {_array(locale.months['format']['abbreviated'][n] for n in range(1, 13))}",
        f"day_pattern = {_quoted(_pattern(locale.date_formats['long'].pattern))}",
        f"month_pattern = {_quoted(_pattern(str(locale.datetime_skeletons['yMMMM'].pattern)))}",
        f"scales = [{', '.join(_array(pair) for pair in scales)}]",
        "",
    ]
    return "\n".join(lines)


def _scale(locale: Locale, power: int) -> tuple[str, str]:
    forms = locale.compact_decimal_formats["long"]
    words = [re.sub(r"[0.,\s'\u00a0]", "", forms[count][str(10**power)].pattern) for count in ("one", "other")]
    return words[0], words[1]


def _pattern(pattern: str) -> str:
    """CLDR's `d. MMMM y` as `{day}. {month} {year}`."""
    named = re.sub(r"M+|L+", "{month}", pattern.replace("'", ""))
    return re.sub(r"d+", "{day}", re.sub(r"y+", "{year}", named.replace("{month}", "\0"))).replace("\0", "{month}")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _array(items: object) -> str:
    return "[" + ", ".join(_quoted(str(item)) for item in items) + "]"  # type: ignore[attr-defined]


def make_outputs() -> dict[Path, bytes]:
    """Every written file with its fresh content."""
    outputs = {}
    for language in LANGUAGES:
        outputs[ROOT / language / "LC_MESSAGES" / "fundstelle.mo"] = make_mo(language)
        outputs[ROOT / "formats" / f"{language}.toml"] = make_formats(language).encode()
    return outputs


def find_stale() -> list[Path]:
    """Written files whose content is not fresh."""
    return [path for path, fresh in make_outputs().items() if not path.exists() or path.read_bytes() != fresh]


def main(arguments: list[str]) -> int:
    """Write, or with --check compare."""
    if "--check" in arguments:
        stale = find_stale()
        for path in stale:
            print(f"not fresh: {path} (run python tools/messages.py)")
        return 1 if stale else 0
    for path, content in make_outputs().items():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
