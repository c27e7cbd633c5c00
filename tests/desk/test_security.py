"""Who may talk to the desk: the browser with the start token, from the desk's own pages, under its own name."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from fundstelle.desk.desk import Desk
from fundstelle.desk.security import MAX_BODY, Key
from tests.desk.conftest import HOME, PORT, Browser


def test_without_a_session_nothing_is_shown(stranger: TestClient) -> None:
    for path in ("/", "/documents", "/claims", "/events", "/no-such-page"):
        answer = stranger.get(path)
        assert (answer.status_code, "Kabelbrief" in answer.text) == (403, False)


def test_the_start_token_buys_one_session_and_is_then_spent(stranger: TestClient, key: Key) -> None:
    first = stranger.get(f"/start?token={key.token}")
    assert first.status_code == 200
    cookie = first.headers["set-cookie"]
    assert cookie.startswith(f"fundstelle_{PORT}=")
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    stranger.cookies.clear()
    assert stranger.get(f"/start?token={key.token}").status_code == 403


def test_who_has_the_session_may_open_the_start_address_again(browser: Browser) -> None:
    assert browser.client.get(f"/start?token={browser.key.token}").status_code == 200


@pytest.mark.parametrize("token", ["", "guess", "x" * 43, "ü"])
def test_another_token_buys_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get("/start", params={"token": token})
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_a_wrong_or_broken_cookie_is_no_session(stranger: TestClient) -> None:
    for value in ("guess", '"', "a;b\x7f"):
        answer = stranger.get("/documents", headers={"cookie": f"fundstelle_{PORT}={value}"})
        assert answer.status_code == 403


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", ""])
def test_a_foreign_name_for_this_address_is_refused(browser: Browser, host: str) -> None:
    assert browser.client.get("/documents", headers={"host": host}).status_code == 421
    assert browser.client.get(f"/start?token={browser.key.token}", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_asks_for_is_refused(browser: Browser, site: str) -> None:
    assert browser.client.get("/documents", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", f"http://localhost:{PORT}", "http://127.0.0.1:80"]
)
def test_a_form_from_elsewhere_changes_nothing(browser: Browser, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    answer = browser.client.post("/settings/look", data={"language": "de"}, headers=headers)
    assert answer.status_code == 403
    assert '<html lang="en"' in browser.get("/documents")


def test_a_form_of_the_desk_passes(browser: Browser) -> None:
    assert browser.post("/settings/look", language="de", back="/documents") == "/documents"
    assert '<html lang="de"' in browser.get("/documents")


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_form_leads_to_another_host(browser: Browser, back: str) -> None:
    assert browser.post("/settings/look", language="de", back=back) == "/"


def test_every_answer_carries_the_policy(browser: Browser) -> None:
    for path in ("/documents", "/no-such-page", "/static/desk.css", f"/start?token={browser.key.token}"):
        headers = browser.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["referrer-policy"] == "same-origin"


def test_no_page_has_script_or_style_in_it(browser: Browser, desk: Desk) -> None:
    claim = desk.door.claims()[0].claim.id
    for path in ("/", "/documents", "/claims", "/matters", f"/claims/{claim}", f"/claims/{claim}?edit=1"):
        page = browser.get(path)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
        assert re.findall(r"<script[^>]*>[^<]", page) == []


def test_a_body_beyond_the_limit_is_refused(browser: Browser) -> None:
    headers = {"origin": HOME, "content-length": str(MAX_BODY + 1)}
    assert browser.client.post("/undo", content=b"x", headers=headers).status_code == 413


def test_an_original_is_a_file_to_save_and_never_a_page(browser: Browser) -> None:
    document = re.findall(r'href="/documents/([0-9a-f]{64})"', browser.get("/documents"))[0]
    headers = browser.client.get(f"/documents/{document}/original").headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment; ")


def test_an_error_says_what_to_do_and_nothing_of_other_documents(browser: Browser) -> None:
    answer = browser.client.get("/claims/nothing")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text and "Kabelbrief" not in answer.text
    assert browser.client.get("/documents/nothing/original").status_code == 404
