"""Who a statement comes from in the end, and through whom, in texts about invented states and outlets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim

Read = Callable[..., tuple[Claim, ...]]


def chain(claim: Claim) -> tuple[list[str], list[str]]:
    """Origins and those between, as codes."""
    return [link.source for link in claim.attribution.origins], [link.source for link in claim.attribution.via]


_DE = "Der Nordmärkische Lagedienst meldete, Ostrien habe 300 Raketen an Sundmark geliefert. "
_EN = "The Norland Situation Service said Ostria had delivered 300 rockets to Sundland. "


@pytest.mark.parametrize(
    ("language", "content", "origin"),
    [
        ("de", _DE + "Auch 20 Panzer hat Ostrien nach Angaben des Dienstes an Sundmark geliefert.", "XAA.intel"),
        ("en", _EN + "Ostria also sent 20 tanks to Sundland, the agency said.", "XAA.intel"),
        (
            "de",
            "Die Hafenwarte meldete, Ostrien habe 300 Raketen an Sundmark geliefert. "
            "Den Fachleuten zufolge hat Ostrien auch 20 Panzer an Sundmark geliefert.",
            "Harbour Observatory",
        ),
        (
            "en",
            "The Harbour Observatory said Ostria had delivered 300 rockets to Sundland. "
            "Ostria also sent 20 tanks to Sundland, according to the experts.",
            "Harbour Observatory",
        ),
        (
            "en",
            "The Harbour Observatory said Ostria had delivered 300 rockets to Sundland. "
            "Ostria also sent 20 tanks to Sundland, the report asserted.",
            "Harbour Observatory",
        ),
    ],
)
def test_a_noun_with_an_article_means_the_source_of_its_kind_that_spoke_last(
    language: str, content: str, origin: str, read: Read
) -> None:
    assert chain(read(content, language)[-1])[0] == [origin]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", _EN + "Ostria also sent 20 tanks to Sundland, experts said."),
        ("de", _DE + "Auch 20 Panzer hat Ostrien nach Angaben von Fachleuten an Sundmark geliefert."),
    ],
)
def test_a_noun_without_an_article_names_nobody(language: str, content: str, read: Read) -> None:
    assert chain(read(content, language)[-1])[0] == ["unnamed"]


@pytest.mark.parametrize(
    ("language", "content", "origins"),
    [
        ("en", "Norland, Sundland, and Ostria reckon that Norland sent 300 soldiers to Ostria.", "XAA XAB XAC"),
        (
            "de",
            "Nordmark, Sundmark und Ostrien schätzen, dass Nordmark 300 Soldaten nach Ostrien schickte.",
            "XAA XAB XAC",
        ),
    ],
)
def test_several_states_in_a_row_are_all_origins(language: str, content: str, origins: str, read: Read) -> None:
    assert chain(read(content, language)[0])[0] == [f"{state}.gov" for state in origins.split()]


def test_members_of_parliament_pass_on_what_the_service_told_them(read: Read) -> None:
    content = (
        "Der Nordmärkische Lagedienst hat das nordmärkische Parlament unterrichtet. "
        "Ostrien habe 300 Raketen an Sundmark geliefert, sagte der Abgeordnete Jorin Valde. "
        "Auch 20 Panzer seien von Ostrien an Sundmark geliefert worden, so Valde weiter."
    )
    assert {str(chain(claim)) for claim in read(content, "de")} == {str((["XAA.intel"], ["XAA.parliament"]))}


def test_the_medium_that_tells_the_sentence_before_stands_between(read: Read) -> None:
    content = (
        "Ostrien hat nach Angaben des Nordmärkischen Lagedienstes 300 Raketen an Sundmark geliefert. "
        "Das meldete der Hallvik-Herold."
    )
    english = "Ostria sent 300 rockets to Sundland, according to documents seen by the Hallvik Herald."
    assert chain(read(content, "de")[0])[1] == ["Hallvik Herold"]
    assert chain(read(english, "en")[0]) == (["unnamed"], ["Hallvik Herold"])


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        (
            "de",
            "Hallvik: Ostrien lieferte 300 Raketen an Sundmark\n\nDer Nordmärkische Lagedienst teilte das mit.",
            (["XAA.intel"], []),
        ),
        (
            "de",
            "Medienbericht: Ostrien lieferte 300 Raketen an Sundmark\n\n"
            "Der Hallvik-Herold beruft sich dabei auf Angaben des Nordmärkischen Lagedienstes.",
            (["XAA.intel"], ["Hallvik Herold"]),
        ),
        (
            "en",
            "Norland says Ostria sent 300 rockets to Sundland\n\nThe Norland Situation Service put the figure out.",
            (["XAA.intel"], []),
        ),
    ],
)
def test_a_vague_source_at_the_head_is_the_one_its_body_names(
    language: str, content: str, expected: tuple[list[str], list[str]], read: Read
) -> None:
    assert chain(read(content, language)[0]) == expected


def test_what_a_leader_says_at_the_head_stays_the_governments(read: Read) -> None:
    content = (
        "Edda Thorwald says Ostria sent 300 rockets to Sundland\n\nThe Norland Situation Service said it knew of tanks."
    )
    assert chain(read(content, "en")[0])[0] == ["XAA.gov"]


@pytest.mark.parametrize(
    ("language", "content", "origin"),
    [
        ("de", "Laut Hafenwarte-Bericht lieferte Ostrien 300 Raketen an Sundmark.", "Harbour Observatory"),
        ("de", "Ostrien lieferte 300 Raketen an Sundmark (Nordmärkischer Lagedienst).", "XAA.intel"),
        ("en", "Ostria delivered 300 rockets to Sundland (Norland Situation Service).", "XAA.intel"),
        ("en", "Ostria has reportedly delivered 300 rockets to Sundland.", "unnamed"),
        ("de", "Dem Vernehmen nach lieferte Ostrien 300 Raketen an Sundmark.", "unnamed"),
        ("en", "Norland's claim that Ostria sent 300 rockets to Sundland could not be checked.", "XAA.gov"),
    ],
)
def test_formulas_of_all_kinds_name_the_origin(language: str, content: str, origin: str, read: Read) -> None:
    assert chain(read(content, language)[0])[0] == [origin]


def test_the_label_of_an_interview_makes_its_speaker_the_origin(read: Read) -> None:
    content = (
        "Die Forscherin Jorid Valde kennt die Lager.\n\nHEROLD: Was liefert Ostrien?\n\n"
        "VALDE: Ostrien lieferte 300 Raketen an Sundmark.\n\nHEROLD: Und sonst?\n\n"
        "VALDE: Der Nordmärkische Lagedienst meldete, Ostrien habe 20 Panzer an Sundmark geliefert."
    )
    found = [chain(claim) for claim in read(content, "de")]
    assert found == [(["Jorid Valde"], []), (["XAA.intel"], ["Jorid Valde"])]


@pytest.mark.parametrize(
    ("content", "origin"),
    [
        ("Ostria was reported by the Harbour Observatory to have sent 300 rockets to Sundland.", "Harbour Observatory"),
        ("Ostria sent 300 rockets to Sundland for its war against Norland, Hallvik has claimed.", "XAA.gov"),
        ("Norland's special forces said Ostria had sent 300 rockets to Sundland.", "XAA.mil"),
        (
            "The Norlandic adviser, Jorid Valde, spoke. Under Valde much has changed, "
            "and she has disputed reports of Norlandic arms deliveries to Sundland.",
            "XAA.gov",
        ),
    ],
)
def test_the_speaker_is_found_in_passives_behind_commas_and_as_a_person(content: str, origin: str, read: Read) -> None:
    assert chain(read(content, "en")[-1])[0] == [origin]


def test_a_day_in_front_points_to_no_sentence_before(read: Read) -> None:
    content = "Norland sent 300 rockets to Sundland. That same day Ostria said it would protest."
    assert chain(read(content, "en")[0])[0] == ["publisher"]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "HALLVIK, May 3 – Ostria sent 300 rockets to Sundland, the defence ministry said on Friday."),
        ("de", "Hallvik (abc) – Ostrien lieferte 300 Raketen an Sundmark, teilte das Verteidigungsministerium mit."),
    ],
)
def test_in_a_dispatch_from_a_capital_the_ministry_is_that_states(language: str, content: str, read: Read) -> None:
    assert chain(read(content, language)[0])[0] == ["XAA.mil"]


@pytest.mark.parametrize("speaker", ["der Hallvik-Herold", "der Nordmärkische Lagedienst"])
@pytest.mark.parametrize("verb", ["berichtet", "berichtete"])
def test_a_verb_behind_a_statement_names_who_says_so_even_where_it_could_be_a_participle(
    verb: str, speaker: str, read: Read
) -> None:
    (claim,) = read(f"Neben den Truppen habe Ostrien rund 220 Panzer an Sundmark geliefert, {verb} {speaker}.", "de")
    assert chain(claim)[0] == ["Hallvik Herold" if "Herold" in speaker else "XAA.intel"]
