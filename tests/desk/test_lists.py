"""Lists at the desk: the address is the state, grades have reasons, the inbox tells what changed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from fundstelle.desk.desk import Desk
from fundstelle.register import ClaimFilter, IngestOptions
from tests.desk.conftest import HOME, Browser, settle


def ids_on(page: str) -> set[str]:
    return set(re.findall(r'<p class="line"><a href="/claims/(c\w+)"', page))


def test_every_list_is_its_address(browser: Browser, desk: Desk) -> None:
    wanted = {one.claim.id for one in desk.door.claims(ClaimFilter(giver="RUS", item="coal"))}
    assert wanted
    assert ids_on(browser.get("/claims?giver=RUS&item=coal")) == wanted
    assert ids_on(browser.get("/claims?state=accepted")) == set()
    assert browser.client.get("/claims?colour=red").status_code == 200  # a name that is no facet narrows nothing


def test_values_of_a_facet_can_be_added_and_let_go(browser: Browser) -> None:
    page = browser.get("/claims?kind=transfer")
    assert 'href="/claims?kind=transfer&amp;kind=deployment"' in page
    assert re.search(r'<p class="chips"><a href="/claims" aria-label="Without Transfer"', page)


def test_words_that_were_asked_for_are_marked(browser: Browser) -> None:
    page = browser.get("/claims?q=Soldaten")
    assert "<mark>Soldaten</mark>" in page
    assert "<mark>Soldaten</mark>" in browser.get("/search?q=Soldaten")
    assert browser.client.get("/search?q=%22").status_code == 200


def test_what_is_seen_is_exported_and_no_cell_is_a_formula(browser: Browser, desk: Desk) -> None:
    rows = list(csv.reader(io.StringIO(browser.client.get("/claims.csv?giver=RUS").content.decode("utf-8-sig"))))
    assert len(rows) == 1 + len(desk.door.claims(ClaimFilter(giver="RUS")))
    from fundstelle.desk.pages.register import safe_cell

    assert [safe_cell(cell) for cell in ("=1+1", "@x", "plain")] == ["'=1+1", "'@x", "plain"]


def test_a_source_is_graded_for_a_reason_and_its_letter_reaches_the_matters(browser: Browser, desk: Desk) -> None:
    refused = browser.client.post("/sources", data={"source": "KOR.mil", "grade": "A"}, headers={"origin": HOME})
    assert refused.status_code in (400, 404)
    browser.post("/sources", source="KOR.mil", grade="B", why="names days and units")
    settle(desk)
    page = browser.get("/sources?q=KOR.mil")
    assert '<b class="letter">B</b>' in page and "names days and units" in page
    assert any(("KOR.mil", "B") in one.grade.letters for one in desk.door.matters() if one.grade)


def test_the_inbox_tells_what_came_since_the_last_visit(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    assert "New matter" in browser.get("/")
    browser.post("/seen")
    assert "Nothing new since your last visit" in browser.get("/")
    words = (
        "Invented. Tidewater Wire (invented outlet), 3 June 2025. Moscow denied that North Korea sent troops to Russia."
    )
    (tmp_path / "new.txt").write_text(words, "utf-8")
    desk.door.run([tmp_path / "new.txt"], IngestOptions())
    page = browser.get("/")
    assert "Denied (1)" in page and "Troops: North Korea" in page
    assert "Nothing new" not in page and "New matter" not in page


def test_the_timeline_leads_to_the_claims_of_its_month(browser: Browser, desk: Desk) -> None:
    page = browser.get("/timeline?kind=transfer")
    address = re.findall(r'href="(/claims\?[^"]*month=[^"]+)"', page)[0].replace("&amp;", "&")
    found = re.findall(r"<b>(\d+)</b></a></li>", page)[0]
    assert len(ids_on(browser.get(address))) == int(found)


def test_the_map_shows_places_that_claims_name(browser: Browser) -> None:
    page = browser.get("/map")
    assert "<svg" in page or "Too little for a map" in page


def test_both_languages_have_every_page(browser: Browser, desk: Desk) -> None:
    browser.post("/settings/look", language="de")
    matter = desk.door.matters()[0].id
    paths = (
        "/",
        "/claims",
        "/matters",
        f"/matters/{matter}",
        "/sources",
        "/contradictions",
        "/timeline",
        "/map",
        "/log",
    )
    for path in (*paths, "/reports", "/add", "/settings", "/documents"):
        assert '<html lang="de"' in browser.get(path)


def test_the_tour_has_five_steps_and_an_end(browser: Browser, desk: Desk) -> None:
    desk.is_demo = True
    desk.memory.change(tour=1)
    assert "1/5" in browser.get("/")
    for step in range(2, 6):
        led = browser.post("/tour", step=str(step))
        assert f"{step}/5" in browser.get(led)
    assert browser.post("/tour", step="0") == "/"
    assert 'class="tour"' not in browser.get("/")
