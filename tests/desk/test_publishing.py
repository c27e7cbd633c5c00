"""Reports from the desk: chosen matters alone, verified by the same check that strangers use; documents taken in."""

from __future__ import annotations

import zipfile

from fundstelle.desk.desk import Desk
from tests.desk.conftest import HOME, Browser, settle

PASTED = "Invented. Tidewater Wire (invented outlet): XAA's allies watch. North Korea sent 40 howitzers to Russia."


def choose(browser: Browser, desk: Desk) -> list[str]:
    chosen = [one.id for one in desk.door.matters()[:2]]
    for matter_id in chosen:
        browser.post(f"/matters/{matter_id}/report", **{"in": "1"})
    return chosen


def test_a_report_of_chosen_matters_is_published_and_verified(browser: Browser, desk: Desk) -> None:
    chosen = choose(browser, desk)
    browser.post("/reports", title="Two matters", standard="two independent origins")
    led = browser.post("/reports/publish", form="bundle")
    page = browser.get(led)
    name = led.partition("verify=")[2]
    assert 'class="verdict good"' in page and name in page
    content = browser.client.get(f"/reports/files/{name}").content
    (desk.door.path / "copy.zip").write_bytes(content)
    with zipfile.ZipFile(desk.door.path / "copy.zip") as book:
        report = book.read(next(one for one in book.namelist() if one.endswith(".html"))).decode()
    assert "Two matters" in report and "two independent origins" in report
    assert report.count('<article class="matter"') == len(chosen)


def test_a_bundle_that_was_changed_is_told_so(browser: Browser, desk: Desk) -> None:
    choose(browser, desk)
    name = browser.post("/reports/publish", form="bundle").partition("verify=")[2]
    path = desk.door.path / "reports" / name
    files = {}
    with zipfile.ZipFile(path) as book:
        files = {one: book.read(one) for one in book.namelist()}
    page = next(one for one in files if one.endswith(".html"))
    files[page] = files[page].replace(b"11.000", b"99.000").replace(b"11,000", b"99,000")
    with zipfile.ZipFile(path, "w") as book:
        for one, raw in files.items():
            book.writestr(one, raw)
    assert 'class="verdict against"' in browser.get(f"/reports?verify={name}")


def test_no_name_leads_out_of_the_folder_of_reports(browser: Browser, desk: Desk) -> None:
    for name in ("..%2Fregister.toml", "register.sqlite", "%2e%2e"):
        assert browser.client.get(f"/reports/files/{name}").status_code == 404
        assert browser.client.get(f"/reports?verify={name}").status_code == 404


def test_an_empty_report_is_not_published(browser: Browser) -> None:
    answer = browser.client.post("/reports/publish", data={"form": "html"}, headers={"origin": HOME})
    assert answer.status_code == 409


def test_the_preview_is_a_page_that_can_run_nothing(browser: Browser) -> None:
    headers = browser.client.get("/reports/preview").headers
    assert "sandbox" in headers["content-security-policy"] and "script-src" not in headers["content-security-policy"]


def test_pasted_text_is_taken_in_with_what_is_known_of_it(browser: Browser, desk: Desk) -> None:
    browser.post("/add", words=PASTED, title="A note", publisher="Tidewater Wire", published="2025-06-03")
    settle(desk)
    (one,) = [one for one in desk.door.documents() if one.facts.title == "A note"]
    assert (one.facts.publisher, one.claims) == ("Tidewater Wire", 1)
    assert "A note" in browser.get("/documents")


def test_files_of_one_name_are_both_taken_in_and_bad_ones_named(browser: Browser, desk: Desk) -> None:
    files = [
        ("files", ("../a.txt", PASTED.encode())),
        ("files", ("a.txt", b"Invented. Nothing here.")),
        ("files", ("b.bin", b"\0\1\2")),
    ]
    before = len(desk.door.documents())
    answer = browser.client.post("/add", files=files, headers={"origin": HOME}, follow_redirects=False)
    assert answer.status_code == 303
    settle(desk)
    assert len(desk.door.documents()) == before + 2
    assert "b.bin" in browser.get("/add")


def test_a_wrong_day_is_refused_with_what_to_write(browser: Browser) -> None:
    answer = browser.client.post("/add", data={"words": PASTED, "published": "soon"}, headers={"origin": HOME})
    assert answer.status_code == 400 and "2025-05-30" in answer.text


def test_settings_are_kept_and_the_evidence_standard_reaches_the_matters(browser: Browser, desk: Desk) -> None:
    form = {"reviewer": "Somebody", "language": "de", "evidence_standard": "4", "parties": "Russland", "theme": "dark"}
    browser.post("/settings", **form)
    settle(desk)
    assert desk.choices.reviewer == "Somebody"
    assert list(desk.door.choices().parties_to_conflict) == ["RUS"]
    grades = [one.grade for one in desk.door.matters() if one.grade]
    assert any(grade.is_met for grade in grades) == any(grade.origins >= 4 for grade in grades)
    assert 'data-theme="dark"' in browser.get("/log")
