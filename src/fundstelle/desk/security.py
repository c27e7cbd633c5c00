"""Who may talk to the desk: the browser that was given the start token, from this machine, from the desk's own pages.

The desk listens on the loopback address, but every page in every browser on the machine can send requests there, and a
foreign name can be made to point there (DNS rebinding). Hence four checks before any route: the Host header names the
desk itself; a request that a page of another origin caused is refused; a request that changes something carries the
desk's own Origin; and all but the style and script files need the session cookie, which only the start token buys.
Cookies do not tell ports apart, so SameSite alone would let in other servers on this machine.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

START: Final = "/start"
"""Where the start token is exchanged for the cookie."""

STATIC: Final = "/static/"

MAX_BODY: Final = 64 * 1024 * 1024
"""Bytes of one upload. Larger collections go through `fundstelle ingest`, which reads from disk."""

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Content-Security-Policy of every page: no inline script or style, nothing from anywhere else."""

PREVIEW_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""Of a report's preview: the published file carries its own style; it runs no script and cannot reach the desk."""

_HEADERS: Final = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"cache-control": b"no-store",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
_WELCOME: Final = (
    b'<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
    b'<link rel="icon" href="/static/icon.svg"><title>Fundstelle</title><a href="/">Fundstelle</a></html>'
)
_SAFE = frozenset({"GET", "HEAD"})


@dataclass(slots=True)
class Key:
    """The start token, good for one exchange, and the session it buys. `cookie` differs by port: two desks may run."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    is_spent: bool = False

    @property
    def cookie(self) -> str:
        """Name of the session cookie."""
        return f"fundstelle_{self.port}"

    @property
    def start_url(self) -> str:
        """The address to open once."""
        return f"http://127.0.0.1:{self.port}{START}?token={self.token}"

    def exchange(self, token: str) -> str | None:
        """The session for the start token; None for another, and for the second time."""
        if self.is_spent or not secrets.compare_digest(token.encode(), self.token.encode()):
            return None
        self.is_spent = True
        return self.session


class Guard:
    """Lets through what the desk's own pages ask, and sets the headers that keep the pages apart from all others."""

    def __init__(self, app: App, key: Key) -> None:
        self._app = app
        self._key = key
        self._hosts = frozenset(f"{name}:{key.port}" for name in ("127.0.0.1", "localhost"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: refused here, or answered by the app with the guard's headers on it."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refuse(scope, headers)
        if refusal is not None:
            await _answer(send, *refusal)
        elif scope["path"] == START:
            await self._start(scope, headers, send)
        else:
            await self._app(scope, _limited(receive), _guarded(send))

    def _refuse(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """(status, why) for what must not pass; None for what may."""
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, "This address does not belong to the desk."
        # The start address may be opened from a mail or a chat: whoever has the token may come from anywhere.
        if scope["path"] != START and headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return 403, "Another page asked for this. Open the desk in a tab of its own."
        if scope["method"] not in _SAFE and headers.get("origin") != f"http://{host}":
            return 403, "This did not come from a page of the desk."
        if _length(headers) > MAX_BODY:
            return 413, f"More than {MAX_BODY // 1024**2} MiB at once; use `fundstelle ingest` for large files."
        public = scope["path"].startswith(STATIC) or scope["path"] == START
        if not public and not self._is_known(headers):
            return 403, "This browser has no session. Open the address that `fundstelle serve` printed."
        return None

    def _is_known(self, headers: dict[str, str]) -> bool:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._key.cookie)
        except CookieError:
            return False
        return found is not None and secrets.compare_digest(found.value.encode(), self._key.session.encode())

    async def _start(self, scope: Scope, headers: dict[str, str], send: Send) -> None:
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        session = self._key.session if self._is_known(headers) else self._key.exchange(token)
        if session is None:
            await _answer(send, 403, "The start token was used or is wrong. Start `fundstelle serve` again.")
            return
        cookie = f"{self._key.cookie}={session}; HttpOnly; SameSite=Strict; Path=/"
        # A redirect would carry the cross-site mark of a link opened from a mail program, and Strict cookies with it
        # would stay away; a page that refreshes itself is the desk's own navigation.
        await _send(send, 200, b"text/html; charset=utf-8", _WELCOME, [(b"set-cookie", cookie.encode())])


def _length(headers: dict[str, str]) -> int:
    given = headers.get("content-length", "0")
    return int(given) if given.isdecimal() else MAX_BODY + 1


def _limited(receive: Receive) -> Receive:
    """The body, cut off where it grows beyond the limit though its head said otherwise, or nothing."""
    taken = 0

    async def read() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > MAX_BODY else message

    return read


def _guarded(send: Send) -> Send:
    async def pass_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            given = {**_HEADERS, b"content-security-policy": POLICY.encode()}
            added = [(name, value) for name, value in given.items() if name not in own]
            message["headers"] = [*message["headers"], *added]
        await send(message)

    return pass_on


async def _answer(send: Send, status: int, why: str) -> None:
    await _send(send, status, b"text/plain; charset=utf-8", why.encode(), [])


async def _send(send: Send, status: int, kind: bytes, body: bytes, extra: list[tuple[bytes, bytes]]) -> None:
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *extra]
    await _guarded(send)({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
