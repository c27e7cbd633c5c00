"""The desk in a real browser: keys alone, corrections, selecting words, reports, both themes, nobody else asked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fundstelle.register import ClaimFilter
from tests.desk.conftest import Running, settle

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
pytestmark = pytest.mark.browser

SERIOUS = ("serious", "critical")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield running
        running.close()


class Watched:
    """A page whose every word to the console and every request is kept."""

    def __init__(self, chromium: Any, running: Running, scheme: str = "light") -> None:
        self.page = chromium.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
        self.said: list[str] = []
        self.asked: set[str] = set()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.add(re.sub(r"^(\w+://[^/]+).*", r"\1", request.url)))
        self.page.set_default_timeout(15_000)
        self.home = running.home
        self.page.goto(running.key.start_url)
        self.ready("main")

    def go(self, path: str) -> None:
        self.page.goto(self.home + path)
        self.ready("main")

    def ready(self, selector: str) -> None:
        """Wait until the page has this and its scripts hear keys."""
        self.page.wait_for_selector(f"html[data-ready] {selector}")

    def check(self) -> None:
        """Nothing was said in the console, and nobody else was asked for anything."""
        assert self.said == []
        assert self.asked <= {self.home}
        self.page.close()


@pytest.fixture
def watched(chromium: Any, running: Running) -> Iterator[Watched]:
    made = Watched(chromium, running)
    yield made
    made.check()


def current_claim(page: Any) -> str:
    return re.search(r"/claims/(c\w+)", page.url)[1]


def test_twenty_claims_are_cleared_by_keys_alone(watched: Watched, running: Running) -> None:
    page = watched.page
    page.keyboard.press("g")
    page.keyboard.press("i")
    watched.ready('[aria-current="page"]')
    page.keyboard.press("o")
    watched.ready("#decide")
    for number in range(20):
        claim = current_claim(page)
        if number % 5 == 4:
            page.keyboard.press("r")
            page.keyboard.type("not what it says")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("a")
        page.wait_for_url(lambda url, claim=claim: claim not in url.split("?")[0])
        watched.ready("#decide")
    verdicts = [one.verdict.value for one in running.desk.door.decisions()]
    assert (verdicts.count("accept"), verdicts.count("reject")) == (16, 4)
    assert len({one.targets[0].span for one in running.desk.door.decisions()}) > 10
    settle(running.desk)


def test_help_lists_the_keys_of_the_page_and_undo_takes_back_the_last_one(watched: Watched, running: Running) -> None:
    page = watched.page
    page.keyboard.press("o")
    watched.ready("#decide")
    page.keyboard.press("?")
    assert {"a", "c", "r", "j", "g i"} <= set(page.locator("#keys dt").all_inner_texts())
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    watched.ready(".flash")
    page.keyboard.press("z")
    watched.ready(".flash:has-text('Undone')")
    assert running.desk.door.overlay().standing == {}
    settle(running.desk)


def test_a_swapped_direction_is_corrected_and_the_matter_changes(watched: Watched, running: Running) -> None:
    one = next(one for one in running.desk.door.claims(ClaimFilter(item="artillery.howitzer")) if "220" in one.quote)
    page = watched.page
    watched.go(f"/claims/{one.claim.id}")
    page.keyboard.press("c")
    watched.ready("form.edit")
    page.keyboard.press("x")
    page.keyboard.press("Control+Enter")
    watched.ready(".flash")
    settle(running.desk)
    watched.go(f"/claims/{one.claim.id}")
    watched.ready("s.machine")
    page.keyboard.press("m")
    page.wait_for_url("**/matters/**")
    assert "Russia → North Korea" in page.inner_text("h1")
    assert one.matter_id not in page.url


def test_words_are_chosen_for_a_slot_and_the_passage_is_moved(watched: Watched, running: Running) -> None:
    one = next(one for one in running.desk.door.claims(ClaimFilter(item="artillery.howitzer")) if "220" in one.quote)
    page = watched.page
    watched.go(f"/claims/{one.claim.id}?edit=1")
    watched.ready(".passage i.in")
    page.keyboard.press("{")
    page.locator(".passage i", has_text="Haubitzen").first.dblclick()
    page.locator('[data-pin="item"]').click()
    assert "Haubitzen" in page.inner_text(".field:has([data-pin=item]) output")
    page.keyboard.press("Control+Enter")
    watched.ready(".flash")
    after = running.desk.door.claim(one.claim.id).claim
    assert after.span.start == one.claim.span.start
    assert after.span.end < one.claim.span.end
    content = running.desk.door.reading(after.span.text_id).text.content
    assert after.span.read(content) + " geliefert." == one.quote
    settle(running.desk)


def test_a_missed_claim_is_added_by_selecting_words(watched: Watched, running: Running) -> None:
    one = running.desk.door.claims(ClaimFilter(item="coal"))[0]
    page = watched.page
    watched.go(f"/documents/{one.document_id}")
    page.evaluate(
        """words => { const all = [...document.querySelectorAll('.text')].find(one => one.textContent.includes(words));
        document.getSelection().selectAllChildren(all); }""",
        "medizinischen Gütern",
    )
    watched.ready(".offer:not([hidden])")
    page.keyboard.press("n")
    watched.ready("form.edit")
    assert page.input_value("#f-giver") == "Russia"
    page.fill("#f-happened_from", "2025-01")
    page.keyboard.press("Control+Enter")
    watched.ready(".flash:has-text('Added')")
    (added,) = running.desk.door.overlay().added
    assert added.found_by.startswith("human:")
    assert page.locator(f"#c-{added.id}").count() == 1
    settle(running.desk)


def test_two_claims_that_are_not_the_same_stay_apart_after_a_run(watched: Watched, running: Running) -> None:
    desk, page = running.desk, watched.page
    matter = next(one for one in desk.door.matters() if one.key.item == "personnel.troops")
    watched.go(f"/matters/{matter.id}")
    boxes = page.locator("input[name=claim]")
    first, second = boxes.nth(0).get_attribute("value"), boxes.nth(3).get_attribute("value")
    boxes.nth(0).check()
    boxes.nth(3).check()
    page.fill("#pair input[name=why]", "two waves")
    page.locator("button[value=not_same]").click()
    watched.ready(".flash")
    settle(desk)
    desk.door.reconcile()
    assert desk.door.claim(first).matter_id != desk.door.claim(second).matter_id


def test_a_report_is_composed_published_and_verified(watched: Watched, running: Running, tmp_path: Path) -> None:
    page = watched.page
    for matter in running.desk.door.matters()[:2]:
        watched.go(f"/matters/{matter.id}")
        with page.expect_navigation():  # the page of before is loaded still: its state says nothing
            page.keyboard.press("b")
    watched.go("/reports")
    page.fill("input[name=title]", "What was seen")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert "What was seen" in page.frame_locator("iframe").locator("h1").inner_text()
    page.keyboard.press("P")
    watched.ready(".verdict.good")
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    download.value.save_as(tmp_path / "report.zip")
    from fundstelle.publish import verify_folder

    with zipfile.ZipFile(tmp_path / "report.zip") as book:
        book.extractall(tmp_path / "report")
    assert verify_folder(tmp_path / "report").is_intact


def pages_of(running: Running) -> list[str]:
    door = running.desk.door
    claim = door.desk.claims(limit=1).rows[0]
    matter = door.desk.matters(limit=1).rows[0]
    new = f"/claims/new?text={claim.claim.span.text_id}&start={claim.claim.span.start}&end={claim.claim.span.end}"
    return [
        "/?since=ever",
        "/claims?q=Soldaten",
        f"/claims/{claim.claim.id}",
        f"/claims/{claim.claim.id}?edit=1",
        new,
        "/matters",
        f"/matters/{matter.id}",
        "/documents",
        f"/documents/{claim.document_id}",
        "/sources",
        "/contradictions",
        "/timeline",
        "/map",
        "/reports",
        "/add",
        "/log",
        "/settings",
        "/search?q=Soldaten",
        "/documents/nothing",
    ]


@pytest.mark.parametrize(("scheme", "width", "language"), [("light", 1440, "en"), ("dark", 390, "de")])
def test_no_page_has_a_serious_fault_of_access_or_asks_elsewhere(
    chromium: Any, running: Running, scheme: str, width: int, language: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    source = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    running.desk.memory.change(language=language, tour=1)
    watched = Watched(chromium, running, scheme)
    watched.page.set_viewport_size({"width": width, "height": 900})
    faults = {}
    for path in pages_of(running):
        watched.go(path)
        watched.page.evaluate(source)
        found = watched.page.evaluate(f"axe.run({{resultTypes: ['violations'], iframes: false, runOnly: {RULES}}})")
        serious = [
            (one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"] if one["impact"] in SERIOUS
        ]
        too_wide = watched.page.evaluate("document.documentElement.scrollWidth") > width
        if serious or too_wide:
            faults[path] = (serious, too_wide)
    assert faults == {}
    missing = [one for one in watched.said if "404" not in one]
    assert missing == []
    assert watched.asked <= {watched.home}
    watched.page.close()
