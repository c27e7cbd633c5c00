import pytest

from fundstelle.ingest.dates import find_dates, read_machine_date, read_url_date, settle_dates
from fundstelle.records.document import DateReading, DateSignal, Facts
from fundstelle.values import PartialDate, parse_iso
from tests.ingest.reading import read

BODY = "\n\nDas Amt hat am Montag Zahlen genannt. Es geht um 300 Haubitzen, die geliefert wurden."


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Stand: 15. Juli 2025", "2025-07-15"),
        ("FAKTENBLATT\nStand: 15. Juli 2025", "2025-07-15"),
        ("date 2022-09 In einem Bericht wird behauptet, dass etwas geliefert wurde.", "2022-09"),
        ("Lagebild, Mittwoch, 11. September 2024 – Zusammenfassung", "2024-09-11"),
        ("By Ada Example in Nordstadt, 16 April 2025", "2025-04-16"),
        ("Daily update – 27 December 2024", "2024-12-27"),
        ("NORDSTADT, March 27, 2025 (Nordagentur) - The office named figures on Monday.", "2025-03-27"),
        ("NORDSTADT, 3. Jänner 2025 (nag) – Das Amt hat Zahlen genannt.", "2025-01-03"),
        ("Our tally as of Friday, 11 April 2025", "2025-04-11"),
        ("Südblatt | Ausgabe 3 | 04.02.2025", "2025-02-04"),
        ("Südblatt · 1\u00a0March 2024", "2024-03-01"),
        (
            "Das Amt sprach am 3. Mai 2024 von 300 Haubitzen, die in den Süden gingen, und nannte dafür keine Quelle.",
            None,
        ),
        ("Laut einem Bericht vom 15. Mai 2024 wurden 300 Haubitzen geliefert, wie das Amt am Montag sagte.", None),
        ("Zwischen Mai und Juli 2024 geliefert: 300 Haubitzen", None),
    ],
)
def test_the_head_of_a_text_names_its_date(head: str, date: str | None) -> None:
    published = read(head + BODY).facts.published
    assert (published.value.iso() if published else None) == date


@pytest.mark.parametrize(
    ("foot", "date"),
    [
        ("(nag, 27.3.2025)", "2025-03-27"),
        ("Quelle: Nordagentur, 27. März 2025", "2025-03-27"),
        ("Stand: 27.03.2025, 14:00 Uhr", "2025-03-27"),
        ("Last updated: March 27, 2025", "2025-03-27"),
        ("Am 3. Mai 2024 legten die Schiffe wieder ab.", None),
        ("Die nächste Sitzung ist am 3. Mai 2026.", None),
    ],
)
def test_the_credits_at_the_end_name_a_date(foot: str, date: str | None) -> None:
    body = "\n\n".join(f"Absatz {n} über den Hafen, in dem nichts Neues steht." for n in range(8))
    published = read(f"{body}\n\n{foot}").facts.published
    assert (published.value.iso() if published else None) == date
    assert published is None or published.signal is DateSignal.CREDIT


def test_a_dateline_without_a_year_takes_the_latest_before_the_capture() -> None:
    text = "NORDSTADT, March 27 (Nordagentur) - The office named figures on Monday." + BODY
    reading = read(text, captured=PartialDate(2025, 2, 1))
    assert reading.facts.published == DateReading(PartialDate(2024, 3, 27), DateSignal.DATELINE, "March 27")
    assert read(text).facts.published is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("am 3. Mai 2024 und am 4.5.2024", ["2024-05-03", "2024-05-04"]),
        ("on May 3rd, 2024 or 4th May 2024", ["2024-05-03", "2024-05-04"]),
        ("2024-05-03T10:00", []),
        ("im März 2024", ["2024-03"]),
        ("31. Februar 2024", []),
        ("der Mai 8 Leute", ["????-05-08"]),
        ("1. Januar 0024", []),
    ],
)
def test_written_dates_are_found(line: str, found: list[str]) -> None:
    shown = [f"{d.year or '????'}-{d.month:02d}" + (f"-{d.day:02d}" if d.day else "") for d in find_dates(line)]
    assert shown == found


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/2025/03/27/lieferung", "2025-03-27"),
        ("https://example.org/2025/mar/27/delivery", "2025-03-27"),
        ("https://example.org/lieferung-20250327.html", "2025-03-27"),
        ("https://example.org/a-2025-3-7-b", "2025-03-07"),
        ("https://example.org/artikel/20259999", None),
        ("https://example.org/artikel/123202503271", None),
    ],
)
def test_a_url_carries_a_date(url: str, date: str | None) -> None:
    reading = read_url_date(url)
    assert (reading.value.iso() if reading else None) == date


@pytest.mark.parametrize(
    ("words", "date", "suspect"),
    [
        ("2025-03-27T08:00:00+01:00", "2025-03-27", False),
        ("2025-03", "2025-03", False),
        ("20250327", "2025-03-27", False),
        ("Thu, 27 Mar 2025 08:00:00 +0100", "2025-03-27", False),
        ("2025-01-01", "2025", True),
        ("2025-01-01T00:00:00Z", "2025", True),
        ("2025-01-01T14:23:00Z", "2025-01-01", False),
        ("gestern", None, False),
        ("9999-99-99", None, False),
        ("", None, False),
    ],
)
def test_machine_dates_keep_their_precision(words: str, date: str | None, suspect: bool) -> None:
    reading = read_machine_date(words, DateSignal.META)
    assert (reading.value.iso() if reading else None) == date
    assert bool(reading and reading.suspect) == suspect


def _reading(date: str, signal: DateSignal, suspect: bool = False) -> DateReading:
    value = parse_iso(date)
    assert value is not None
    return DateReading(value, signal, date, suspect)


def test_the_given_date_counts_and_what_differs_is_kept() -> None:
    given, found = _reading("2025-03-28", DateSignal.GIVEN), _reading("2025-03-27", DateSignal.JSON_LD)
    assert settle_dates([found, given], None) == (given, (found,))


def test_a_date_after_the_capture_never_counts() -> None:
    late, early = _reading("2025-03-28", DateSignal.JSON_LD), _reading("2025-03-20", DateSignal.URL)
    assert settle_dates([late, early], PartialDate(2025, 3, 25)) == (early, (late,))
    assert settle_dates([late], PartialDate(2025, 3, 25)) == (None, (late,))


def test_a_finer_reading_that_agrees_refines_the_more_trusted_one() -> None:
    month, day = _reading("2025-03", DateSignal.JSON_LD), _reading("2025-03-27", DateSignal.DATELINE)
    assert settle_dates([month, day], None) == (day, ())


def test_a_suspect_first_of_january_yields_to_a_sure_reading() -> None:
    suspect, sure = _reading("2025", DateSignal.JSON_LD, suspect=True), _reading("2024-12-30", DateSignal.URL)
    assert settle_dates([suspect, sure], None) == (sure, (suspect,))
    assert settle_dates([suspect], None) == (suspect, ())


def test_a_given_date_stands_against_the_words() -> None:
    given = Facts(published=_reading("2025-07-14", DateSignal.GIVEN))
    facts = read("Stand: 15. Juli 2025" + BODY, facts=given).facts
    assert facts.published == given.published
    assert [other.value.iso() for other in facts.other_dates] == ["2025-07-15"]
