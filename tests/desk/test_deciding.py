"""Decisions through the desk's forms: they stand in the log, the next claim comes up, and the matters follow."""

from __future__ import annotations

import json
import re

from fundstelle.desk.desk import Desk
from fundstelle.desk.live import tell_change
from fundstelle.records.decision import Verdict
from fundstelle.register import ClaimFilter
from fundstelle.register.desk_answers import Filter
from tests.desk.conftest import HOME, Browser, settle


def howitzers(desk: Desk) -> str:
    """The claim of 220 howitzers: whatever else is found of howitzers, its words name the figure."""
    return next(one.claim.id for one in desk.door.claims(ClaimFilter(item="artillery.howitzer")) if "220" in one.quote)


def fields_of(page: str) -> dict[str, str]:
    """What the form of a claim's page would send as it stands."""
    form = page[page.index('class="decide edit"') :]
    form = form[: form.index("</form>")]
    values = dict(re.findall(r'<input[^>]*name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        values[name] = chosen[1] if chosen else ""
    return values


def head(desk: Desk) -> str:
    return desk.door.review_state().head


def test_accepting_brings_up_the_next_open_claim(browser: Browser, desk: Desk) -> None:
    first, second = (one.claim.id for one in desk.door.claims()[:2])
    led = browser.post(f"/claims/{first}/decide", verdict="accept", seen=head(desk))
    assert led.startswith(f"/claims/{second}?")
    assert desk.door.overlay().standing[first].verdict is Verdict.ACCEPT
    page = browser.get(led)
    assert "Accepted" in page and f'value="{head(desk)}"' in page


def test_rejecting_keeps_the_reason_and_can_be_undone(browser: Browser, desk: Desk) -> None:
    claim_id = howitzers(desk)
    browser.post(f"/claims/{claim_id}/decide", verdict="reject", why="not in the text", seen=head(desk))
    decision = desk.door.overlay().standing[claim_id]
    assert (decision.verdict, decision.why, decision.by) == (Verdict.REJECT, "not in the text", "R. Reviewer")
    settle(desk)
    assert claim_id not in [one.claim.id for one in desk.door.claims()]
    browser.post("/undo", decision=decision.id, back=f"/claims/{claim_id}")
    settle(desk)
    assert desk.door.claim(claim_id).matter_id is not None


def test_a_form_sent_back_as_it_came_corrects_nothing(browser: Browser, desk: Desk) -> None:
    for one in desk.door.claims():
        fields = fields_of(browser.get(f"/claims/{one.claim.id}?edit=1"))
        browser.post(f"/claims/{one.claim.id}/decide", **{**fields, "seen": head(desk)})
    verdicts = {decision.verdict for decision in desk.door.decisions()}
    assert verdicts == {Verdict.ACCEPT}


def test_a_swapped_direction_changes_the_matter_and_keeps_what_the_machine_read(browser: Browser, desk: Desk) -> None:
    claim_id = howitzers(desk)
    before = desk.door.claim(claim_id).matter_id
    fields = fields_of(browser.get(f"/claims/{claim_id}?edit=1"))
    fields |= {"giver": fields["taker"], "taker": fields["giver"], "why": "the other way round"}
    browser.post(f"/claims/{claim_id}/decide", **fields)
    settle(desk)
    after = desk.door.claim(claim_id)
    assert (after.claim.roles.giver, after.claim.roles.taker) == (("RUS",), ("PRK",))
    assert after.matter_id not in (None, before)
    assert set(desk.door.decisions()[-1].content or {}) == {"giver", "taker"}
    page = browser.get(f"/claims/{claim_id}")
    assert re.search(r'<span class="value">Russia</span><s class="machine"[^>]*>North Korea</s>', page)


def test_a_corrected_figure_is_read_as_the_language_writes_it(browser: Browser, desk: Desk) -> None:
    claim_id = howitzers(desk)
    fields = fields_of(browser.get(f"/claims/{claim_id}?edit=1"))
    browser.post(f"/claims/{claim_id}/decide", **{**fields, "mode": "at_most", "low": "1,250"})
    quantity = desk.door.claim(claim_id).claim.quantity
    assert quantity is not None
    assert (quantity.low, str(quantity.high), quantity.joint) == (None, "1250", True)


def test_what_is_no_number_or_item_is_refused_and_nothing_is_kept(browser: Browser, desk: Desk) -> None:
    claim_id = howitzers(desk)
    fields = fields_of(browser.get(f"/claims/{claim_id}?edit=1"))
    for wrong in ({"low": "many"}, {"item": "gifts"}, {"happened_from": "soon"}):
        answer = browser.client.post(
            f"/claims/{claim_id}/decide", data={**fields, **wrong}, headers={"origin": HOME}, follow_redirects=False
        )
        assert answer.status_code in (400, 404)
    assert desk.door.decisions() == []


def test_two_tabs_that_decide_the_same_claim_lose_nothing(browser: Browser, desk: Desk) -> None:
    claim_id, seen = howitzers(desk), head(desk)
    fields = fields_of(browser.get(f"/claims/{claim_id}?edit=1"))
    browser.post(f"/claims/{claim_id}/decide", verdict="reject", why="first tab", seen=seen)
    mine = {**fields, "designation": "M-1989", "why": "second tab", "seen": seen}
    answer = browser.client.post(f"/claims/{claim_id}/decide", data=mine, headers={"origin": HOME})
    assert answer.status_code == 409
    assert "first tab" in answer.text and 'value="M-1989"' in answer.text and 'value="second tab"' in answer.text
    assert len(desk.door.decisions()) == 1
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text.split("<main")[1]))
    browser.post(f"/claims/{claim_id}/decide", **again)
    assert desk.door.claim(claim_id).claim.designation == "M-1989"


def test_decisions_on_different_claims_do_not_get_in_each_others_way(browser: Browser, desk: Desk) -> None:
    seen = head(desk)
    for one in desk.door.claims()[:5]:
        browser.post(f"/claims/{one.claim.id}/decide", verdict="accept", seen=seen)
    assert len(desk.door.decisions()) == 5


def test_selected_words_become_a_claim_with_its_slots_filled_in(browser: Browser, desk: Desk) -> None:
    claim_id = howitzers(desk)
    span = desk.door.claim(claim_id).claim.span
    page = browser.get(f"/claims/new?text={span.text_id}&start={span.start - 1}&end={span.end + 1}")
    fields = fields_of(page)
    assert (fields["giver"], fields["taker"], fields["low"]) == ("North Korea", "Russia", "220")
    led = browser.post(
        "/claims/new", **{**fields, "designation": "M-1989", "pin.giver": f"{span.start}:{span.start + 5}"}
    )
    assert led.startswith("/documents/")
    (added,) = desk.door.overlay().added
    assert (added.found_by, added.roles.giver) == ("human:R. Reviewer", ("PRK",))
    assert added.span == span
    settle(desk)
    assert desk.door.claim(added.id).matter_id is not None


def test_two_claims_that_are_not_the_same_stay_apart_after_every_run(browser: Browser, desk: Desk) -> None:
    matter = next(one for one in desk.door.matters() if one.key.item == "personnel.troops")
    first, second = matter.claim_ids[0], matter.claim_ids[-1]
    browser.client.post(
        f"/matters/{matter.id}/pair",
        data={"claim": [first, second], "verdict": "not_same", "why": "two waves"},
        headers={"origin": HOME},
    )
    settle(desk)
    for _ in range(2):
        desk.door.reconcile()
        assert desk.door.claim(first).matter_id != desk.door.claim(second).matter_id


def test_chosen_claims_can_be_split_off(browser: Browser, desk: Desk) -> None:
    matter = next(one for one in desk.door.matters() if one.key.item == "personnel.troops")
    chosen = list(matter.claim_ids[:3])
    data = {"claim": chosen, "verdict": "split", "why": "another unit"}
    browser.client.post(f"/matters/{matter.id}/pair", data=data, headers={"origin": HOME})
    settle(desk)
    apart = {desk.door.claim(one).matter_id for one in chosen}
    assert len(apart) == 1
    assert apart.isdisjoint({desk.door.claim(one).matter_id for one in matter.claim_ids[3:]})


def test_notes_tags_replies_and_reading_to_the_end_stand_in_the_log(browser: Browser, desk: Desk) -> None:
    claim_id = howitzers(desk)
    filed = desk.door.claim(claim_id)
    browser.post(f"/claims/{claim_id}/note", note="ask the author", tag="artillery")
    browser.post(f"/matters/{filed.matter_id}/reply", party="XAA", reply="not so")
    browser.post(f"/documents/{filed.document_id}/read")
    told = [(one.verdict, json.dumps(dict(one.content or {}))) for one in desk.door.decisions()]
    assert [verdict for verdict, _ in told] == [Verdict.NOTE, Verdict.TAG, Verdict.NOTE, Verdict.READ_TO_END]
    assert "not so" in browser.get(f"/matters/{filed.matter_id}")
    assert "Read to the end by R. Reviewer" in browser.get(f"/documents/{filed.document_id}")
    assert desk.door.audit().consistent


def test_what_a_decision_changed_is_told_and_stands_in_the_log(browser: Browser, desk: Desk) -> None:
    matter = max(desk.door.desk.matters().rows, key=lambda row: row.claims)
    first = desk.door.desk.claims(Filter({"matter": (matter.id,)})).rows[0].claim.id
    browser.post(f"/claims/{first}/decide", verdict="accept")
    settle(desk)
    assert desk.jobs.all[0].changes == ()  # as the machine found it: no matter is another one
    browser.post(f"/claims/{first}/decide", verdict="reject", why="not in the passage")
    settle(desk)
    (change,) = [one for one in desk.jobs.all[0].changes or () if one.matter_id == matter.id]
    assert ("claims", str(matter.claims), str(matter.claims - 1)) in change.details
    told = tell_change(change, desk.words)
    assert told["address"] == f"/matters/{matter.id}"
    assert f"claims {matter.claims} → {matter.claims - 1}" in told["told"]
    assert told["told"] in browser.get("/log").replace("&#39;", "'")
