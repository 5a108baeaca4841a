"""The desk as an ASGI application: addresses to pages, and forms to judgements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.desk.addresses import DeskAddresses, route_of
from onrecord.desk.catalogue import FOR_JUDGES, PUBLIC, MakePage
from onrecord.desk.safety import Guard, Rules, form_token
from onrecord.desk.site import STATIC, NotFoundError, Page, Visit, render
from onrecord.record.opening import RecordError
from onrecord.record.store import Record

JUDGE_COOKIE = "onrecord-judge"


@dataclass(frozen=True, slots=True)
class Desk:
    """A record's desk. `judge`: the name under which judgements are made where a visitor gave none."""

    record: Path
    rules: Rules
    judge: str = ""


def build_app(desk: Desk) -> Starlette:
    """The desk of one record; each request opens the record anew, so that a read beside it is seen at once."""
    pages = {**PUBLIC, **FOR_JUDGES}
    routes: list[Route | Mount] = [Route(route_of(kind), _endpoint(desk, make)) for kind, make in pages.items()]
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, rules=desk.rules)],
        exception_handlers={404: _no_such_page(desk)},
    )


def _endpoint(desk: Desk, make: MakePage) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            with Record.open(desk.record) as record:
                try:
                    page = make(record, *request.path_params.values(), request.query_params)
                except NotFoundError as missing:
                    page = Page("missing.html", "Not found", {"message": str(missing)}, 404)
                return answer(desk, request, record, page)
        except RecordError as error:
            return HTMLResponse(f"{error}: {error.hint}", 503, media_type="text/plain")

    return endpoint


def answer(desk: Desk, request: Request, record: Record, page: Page) -> Response:
    """A page as the visitor of this request gets it."""
    html = render(page, DeskAddresses(), visit_of(desk, request), about(record))
    return HTMLResponse(html, page.status)


def visit_of(desk: Desk, request: Request) -> Visit:
    """Who looks, and what a form on the page must bring back."""
    given = SimpleCookie(request.headers.get("cookie", "")).get(JUDGE_COOKIE)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Visit(
        form_token(desk.rules, request.state.session),
        unquote(given.value) if given else desk.judge,
        here,
        "hx-request" in request.headers,
    )


def about(record: Record) -> dict[str, Any]:
    """What every page tells of the record: its file's name and the run it shows."""
    return {"name": record.path.name, "run": next(reversed(list(record.runs())), None)}


def _no_such_page(desk: Desk) -> Callable[[Request, Exception], Response]:
    def endpoint(request: Request, _: Exception) -> Response:
        page = Page("missing.html", "Not found", {"message": "There is no such page."}, 404)
        with Record.open(desk.record) as record:
            return answer(desk, request, record, page)

    return endpoint
