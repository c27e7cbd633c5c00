"""What users of other tools asked for (docs/requests.md), where no other test shows it."""

from __future__ import annotations

import re

from fundstelle.desk.desk import Desk
from fundstelle.register.desk_answers import Filter
from tests.desk.conftest import Browser


def test_each_claim_tells_its_engine_and_each_document_its_reader(browser: Browser, desk: Desk) -> None:
    found = desk.door.desk.claim(desk.door.desk.queue()[0])
    assert found.engine in browser.get(f"/claims/{found.claim.id}")
    reading = desk.door.desk.document(found.row.document_id).reading
    assert reading is not None
    assert f"{reading.text.reader} {reading.text.reader_version}" in browser.get(f"/documents/{found.row.document_id}")


def test_the_engine_s_estimate_is_words_and_no_rank_of_a_list(browser: Browser, desk: Desk) -> None:
    claim_id = desk.door.desk.queue()[0]
    assert re.search(r"estimate: \d+ of 100 such", browser.get(f"/claims/{claim_id}"))
    page = browser.get("/claims")
    assert "estimate" not in page
    assert "score" not in page


def test_identical_claims_are_offered_together_all_in_sight_and_none_ticked(browser: Browser, desk: Desk) -> None:
    rows = desk.door.desk.claims(Filter({"state": ("open",)}), limit=200).rows
    pages = (browser.get(f"/claims/{row.claim.id}") for row in rows)
    offered = next(page for page in pages if "in the same words" in page)
    part = offered[offered.index("in the same words") :]
    boxes = re.findall(r'<input type="checkbox"[^>]*>', part[: part.index("</fieldset>")])
    told = int(re.findall(r"(\d+) other claims? in the same words", offered)[0])
    assert len(boxes) == told > 0
    assert not any("checked" in box for box in boxes)
