"""`onrecord desk`: where it listens, and what it refuses."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from onrecord.desk.app import Desk, build_app
from onrecord.desk.errors import ServingError
from onrecord.desk.safety import Rules, is_loopback
from onrecord.record.store import Record


def check_host(host: str, token: str | None) -> None:
    """Raises ServingError where others could reach the desk without a token."""
    if not is_loopback(host) and not token:
        raise ServingError(
            f"others can reach {host}, and the desk has no token",
            f"set one of your own in ONRECORD_TOKEN, for instance {secrets.token_urlsafe(16)}, or leave --host out",
        )


def serve(record: Path, host: str, port: int, token: str | None, judge: str, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped. `tell` is given its address once it can be opened.

    Raises RecordError where there is no such record, ServingError where it cannot listen.
    """
    check_host(host, token)
    Record.open(record).close()
    listening = _listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    tell(f"{record.name} is open at {address} (Ctrl-C closes it)")
    app = build_app(Desk(record, Rules(None if is_loopback(host) and not token else token), judge))
    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
    except OSError as error:
        raise ServingError(
            f"cannot listen on {host} port {port}: {error.strerror}", "name another with --port"
        ) from error
    return listening
