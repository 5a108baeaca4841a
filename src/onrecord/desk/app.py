"""The desk as an ASGI application: addresses to pages, and forms to judgements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.desk import judging
from onrecord.desk.addresses import PATHS, DeskAddresses, route_of
from onrecord.desk.amendforms import Form
from onrecord.desk.catalogue import FOR_JUDGES, PUBLIC, MakePage
from onrecord.desk.redrawing import Redrawing
from onrecord.desk.safety import Guard, Rules, form_token, is_own_form
from onrecord.desk.site import STATIC, NotFoundError, Page, Visit, render
from onrecord.record.opening import RecordError
from onrecord.record.store import Record

JUDGE_COOKIE = "onrecord-judge"
_A_YEAR_S = 365 * 24 * 60 * 60
_TOO_LARGE = "The form was larger than a form of the desk can be. Nothing was changed."
_NO_LONGER_VALID = (
    "This form is no longer valid: the desk was started anew since the page was opened. Nothing was changed. Go back,"
    " open the page again, and judge once more."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A record's desk. `judge`: the name under which judgements are made where a visitor gave none."""

    record: Path
    rules: Rules
    judge: str = ""
    redrawing: Redrawing = field(default_factory=Redrawing)


def build_app(desk: Desk) -> Starlette:
    """The desk of one record; each request opens the record anew, so that a read beside it is seen at once."""
    pages = {**PUBLIC, **FOR_JUDGES}
    routes: list[Route | Mount] = [Route(route_of(kind), _endpoint(desk, make)) for kind, make in pages.items()]
    routes.append(Route(PATHS["judge"], _judge_endpoint(desk), methods=["POST"]))
    routes.append(Mount("/static", GZipMiddleware(StaticFiles(directory=STATIC))))
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


def _judge_endpoint(desk: Desk) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        try:
            form = judging.typed(await request.form(max_files=0))
        except ClientDisconnect:  # or cut off by the guard
            return PlainTextResponse(_TOO_LARGE, 413)
        return await run_in_threadpool(_judged, desk, request, form)

    return endpoint


def _judged(desk: Desk, request: Request, form: Form) -> Response:
    """Judge as the form says, and go back to where it was; htmx gets what is to be put in place."""
    if not is_own_form(desk.rules, request.state.session, "".join(form.get("csrf", ()))):
        return PlainTextResponse(_NO_LONGER_VALID, 403)
    try:
        Record.open(desk.record).close()  # else a missing record would be made
        with desk.redrawing.giving_way(), Record.open(desk.record, create=True) as record:
            visit = visit_of(desk, request)
            done = judging.receive(record, form, visit.judge)
            is_quick = desk.redrawing.ask(record)
        if is_quick:
            desk.redrawing.draw(desk.record)
        with Record.open(desk.record) as record:
            page = done.part if visit.partial and done.part else done.page
            response: Response = RedirectResponse(done.back, 303)
            if page:
                response = answer(desk, request, record, page, done.back)
    except RecordError as error:
        return HTMLResponse(f"{error}: {error.hint}", 503, media_type="text/plain")
    desk.redrawing.draw_behind(desk.record)
    if done.judge not in ("", visit.judge):
        response.set_cookie(JUDGE_COOKIE, quote(done.judge), _A_YEAR_S, httponly=True, samesite="strict")
    return response


def answer(desk: Desk, request: Request, record: Record, page: Page, here: str = "") -> Response:
    """A page as the visitor of this request gets it. `here`: where its forms lead back to, if not to it."""
    visit = visit_of(desk, request)
    known = about(record) | {"drawing": desk.redrawing.is_under_way}
    html = render(page, DeskAddresses(), replace(visit, here=here.partition("#")[0] or visit.here), known)
    return HTMLResponse(html, page.status)


def visit_of(desk: Desk, request: Request) -> Visit:
    """Who looks, and what a form on the page must bring back."""
    given = SimpleCookie(request.headers.get("cookie", "")).get(JUDGE_COOKIE)
    # As it came: in `request.url` the path is unquoted, so that an id with # or ? in it would be cut off.
    path, asked = request.scope["raw_path"].decode("latin-1"), request.url.query
    here = path.partition("?")[0] + (f"?{asked}" if asked else "")
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
