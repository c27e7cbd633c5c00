"""The desk as a web application: requests to asks, answers to pages, errors to what the reader can do about them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, cached_property
from http import HTTPStatus
from typing import Any

import anyio
import anyio.to_thread
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from fundstelle.desk.asking import Answer, Ask, Goto, Page, Raw, Upload
from fundstelle.desk.desk import Desk
from fundstelle.desk.frame import make_frame
from fundstelle.desk.live import stream_jobs
from fundstelle.desk.pages import QUICK, ROUTES
from fundstelle.desk.security import Guard, Key
from fundstelle.errors import (
    DecisionConflict,
    DocumentUnreadable,
    FundstelleError,
    PartMissing,
    PublishRefused,
    QueryInvalid,
    RegisterBusy,
)

Show = Callable[[Desk, Ask], Answer]

_MAX_FILES = 200

_AT_ONCE = 2
"""Quick pages that are made at a time: while one waits for the database, the other has the core."""

_STATUS: tuple[tuple[type[FundstelleError], int], ...] = (
    (DecisionConflict, 409),
    (PublishRefused, 409),
    (QueryInvalid, 404),
    (RegisterBusy, 503),
    (DocumentUnreadable, 422),
    (PartMissing, 501),
)
_log = logging.getLogger("fundstelle.desk")


def make_app(desk: Desk, key: Key) -> Guard:
    """The whole desk behind its guard."""
    line = Line()
    routes: list[Route | Mount] = [
        Route(path, _endpoint(desk, show, line if method == "GET" and path in QUICK else None), methods=[method])
        for path, method, show in ROUTES
    ]
    routes.append(Route("/events", _events(desk)))
    routes.append(Mount("/static", StaticFiles(packages=[("fundstelle.desk", "static")])))
    handlers: dict[Any, Any] = {404: _not_found(desk), 405: _not_found(desk)}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), key)


class Line:
    """Where quick pages wait, so that few are made at a time.

    Python makes pages on one core. Twenty at once share it in turns of milliseconds and are all done late; one after
    the other each is done as early as can be, and nobody waits longer. Slow answers, such as a report, stay outside.
    """

    @cached_property
    def limiter(self) -> anyio.CapacityLimiter:
        """Made when first asked for: it belongs to the server's event loop."""
        return anyio.CapacityLimiter(_AT_ONCE)


def _endpoint(desk: Desk, show: Show, line: Line | None) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        ask = await _read_ask(request)
        if line is None:
            return await anyio.to_thread.run_sync(_answer, desk, show, ask)
        return await anyio.to_thread.run_sync(_answer_again, desk, show, ask, limiter=line.limiter)

    return answer


def _answer_again(desk: Desk, show: Show, ask: Ask) -> Response:
    """The page as it was made before, where nothing was written since."""
    version, key = desk.door.desk.version(), (ask.here, desk.choices)
    known = desk.pages.find(version, key)
    if known is not None:
        return HTMLResponse(known)
    made = _answer(desk, show, ask)
    if made.status_code == HTTPStatus.OK:
        desk.pages.keep(version, key, bytes(made.body))
    return made


async def _read_ask(request: Request) -> Ask:
    query: dict[str, tuple[str, ...]] = {}
    for name, value in request.query_params.multi_items():
        query[name] = (*query.get(name, ()), value)
    if request.method != "POST":
        return Ask(request.url.path, request.path_params, query)
    async with request.form(max_files=_MAX_FILES, max_part_size=8 * 1024 * 1024) as form:
        many: dict[str, tuple[str, ...]] = {}
        for name, given in form.multi_items():
            if isinstance(given, str):
                many[name] = (*many.get(name, ()), given)
        fields = {name: values[0] for name, values in many.items()}
        return Ask(request.url.path, request.path_params, query, fields, many, await _read_files(form))


async def _read_files(form: FormData) -> tuple[Upload, ...]:
    files = [given for _, given in form.multi_items() if isinstance(given, UploadFile) and given.filename]
    return tuple([Upload(file.filename or "", await file.read()) for file in files])


def _answer(desk: Desk, show: Show, ask: Ask) -> Response:
    try:
        return make_response(desk, show(desk, ask), ask)
    except FundstelleError as error:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 400)
        return _error_page(desk, ask, status, error.message, error.remedy)
    except Exception:  # the documented edge: a fault of ours shows nothing of any document, the log has the trace
        _log.exception("a page failed: %s", ask.path)
        return _error_page(desk, ask, 500, desk.words.text("desk.error.fault"), desk.words.text("desk.error.report"))


def make_response(desk: Desk, answer: Answer, ask: Ask) -> Response:
    """An answer as bytes with headers."""
    if isinstance(answer, Goto):
        return RedirectResponse(answer.address, status_code=303)
    if isinstance(answer, Raw):
        return _raw_response(answer)
    return HTMLResponse(render_page(desk, answer, ask), status_code=answer.status)


def _raw_response(answer: Raw) -> Response:
    headers = {}
    if answer.name:
        safe = "".join(sign if (sign.isalnum() and sign.isascii()) or sign in "-_." else "_" for sign in answer.name)
        headers["content-disposition"] = f'attachment; filename="{safe}"'
    if answer.policy:
        headers["content-security-policy"] = answer.policy
    return Response(answer.content, media_type=answer.media_type, headers=headers)


def render_page(desk: Desk, page: Page, ask: Ask) -> str:
    """A page as HTML."""
    words = desk.words
    template = _environment().get_template(page.template)
    frame = make_frame(desk, page, ask)
    return template.render(page=page.context, frame=frame, w=words, text=words.text, plural=words.plural)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("fundstelle.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _error_page(desk: Desk, ask: Ask, status: int, message: str, remedy: str) -> Response:
    page = Page("error.html", desk.words.text("desk.error.title"), {"message": message, "remedy": remedy}, "", status)
    return HTMLResponse(render_page(desk, page, ask), status_code=status)


def _not_found(desk: Desk) -> Callable[[Request, Exception], Any]:
    async def answer(request: Request, _: Exception) -> Response:
        text = desk.words.text
        return _error_page(desk, Ask(request.url.path), 404, text("desk.error.no_page"), text("desk.error.go_on"))

    return answer


def _events(desk: Desk) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        head = {"cache-control": "no-store"}
        return StreamingResponse(stream_jobs(desk, request), media_type="text/event-stream", headers=head)

    return answer
