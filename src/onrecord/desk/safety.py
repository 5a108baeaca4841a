"""What stands between the desk and the rest of the web.

A page of another site can make a browser send requests to the desk, and by rebinding its own name to 127.0.0.1 even
read the answers. So a request must name a host of this machine, or bring the token; a form must come from a page of
the desk itself (Origin) and bring the token that this page was given (CSRF). No page runs script but the desk's own.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SESSION_COOKIE = "onrecord-desk"
TOKEN_COOKIE = "onrecord-token"  # noqa: S105 - the name of a cookie
LARGEST_FORM = 256 * 1024  # bytes
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with that browsers send `Origin: null` with the desk's own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """`token`: what every request must bring, None on loopback. `secret` signs form tokens of this process."""

    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))


def is_loopback(host: str) -> bool:
    """Whether a host, without its port, is this machine and no other."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def form_token(rules: Rules, session: str) -> str:
    """What a form of this session must bring."""
    return hmac.new(rules.secret, session.encode(), hashlib.sha256).hexdigest()


def is_own_form(rules: Rules, session: str | None, token: str) -> bool:
    """Whether a form was given out by this desk to this session."""
    return bool(session) and hmac.compare_digest(form_token(rules, session or "").encode(), token.encode())


class Guard:
    """ASGI middleware: refuses what no page of the desk would send, and adds the headers that bind the browser."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app = app
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the desk answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = cookie(headers, SESSION_COOKIE) or secrets.token_hex(16)
        scope.setdefault("state", {})["session"] = session

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    out[name] = value
                out.setdefault("Cache-Control", "no-store")
                if cookie(headers, SESSION_COOKIE) != session:
                    out.append("Set-Cookie", f"{SESSION_COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        answer = self._refusal(scope, headers)
        if answer is not None:
            await answer(scope, receive, send_guarded)
        else:
            await self.app(scope, _limited(receive), send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        if self.rules.token is None and not is_loopback(host):
            return PlainTextResponse("The desk answers only to the name of this machine: open it at 127.0.0.1.", 421)
        if scope["method"] not in ("GET", "HEAD") and not _is_same_origin(scope, headers):
            return PlainTextResponse("This form came from another site. Nothing was changed.", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_FORM:
            return PlainTextResponse(f"A form may hold {LARGEST_FORM // 1024} kB. Nothing was changed.", 413)
        return self._token_refusal(scope, headers)

    def _token_refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """None where no token is needed or the right one came; with it in the address, a way to a tidy address."""
        token = self.rules.token
        if token is None or _is_same(cookie(headers, TOKEN_COOKIE), token):
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and _is_same(given, token):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict")
            return answer
        return PlainTextResponse("Open the address that `onrecord desk` printed, with its token.", 401)


def cookie(headers: Mapping[str, str], name: str) -> str | None:
    """The value of a cookie, None where the request brings none of this name."""
    morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    return morsel.value if morsel else None


def _is_same(given: str | None, token: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), token.encode())


def _is_same_origin(scope: Scope, headers: Headers) -> bool:
    """Browsers tell where a form comes from; what tells nothing is no browser, and still needs the form's token."""
    origin = headers.get("origin")
    if origin is not None:
        return origin == f"{scope['scheme']}://{headers.get('host', '')}"
    return headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _limited(receive: Receive) -> Receive:
    """The body of a request, cut off where it is longer than it may be, whatever its header said."""
    left = LARGEST_FORM

    async def receive_limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return receive_limited
