import pytest

from tests.ingest.reading import read

BODY = "Das Amt hat am Montag Zahlen genannt. Es geht um 300 Haubitzen, die geliefert wurden."


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"Nordstadt (nag) - {BODY}", ("NORD",)),
        (f"NORDSTADT, March 27 (Nordagentur) - {BODY}", ("NORD",)),
        (f"NORDSTADT (NAG) — {BODY}", ("NORD",)),
        (f"Nordstadt. {BODY} (nag/mh)", ("NORD",)),
        (f"{BODY}\n\nMit Material von Nordagentur und Südbild", ("NORD", "SUED")),
        (f"{BODY}\n\nXNNs Ada Example hat ebenfalls zu diesem Bericht beigetragen.", ("XNN",)),
        (f"{BODY}\n\n(Reporting by Ada Example, Nordagentur; editing by B. Example)", ("NORD",)),
        (f"{BODY}\n\nAda Example of XNN contributed to this report.", ("XNN",)),
        (f"{BODY} (ade)", ()),
        (f"{BODY}\n\n(Reporting by the Nordstadt bureau; editing by B. Example)", ()),
        (f"Nordstadt (nag) - Das meldete Südbild. {BODY}", ("NORD",)),
    ],
)
def test_agencies_whose_material_was_used_are_credited(text: str, credits: tuple[str, ...]) -> None:
    assert read(text).facts.credits == credits
