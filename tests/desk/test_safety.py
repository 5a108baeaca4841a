from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.desk.app import Desk, build_app
from onrecord.desk.safety import LARGEST_FORM, Rules, form_token, is_loopback, is_own_form


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]"])
def test_this_machine_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "evil.example", "127.0.0.1.evil.example", ""])
def test_anything_else_is_not(host: str) -> None:
    assert not is_loopback(host)


def test_a_name_that_was_rebound_to_this_machine_gets_nothing(desk: TestClient) -> None:
    answer = desk.get("/", headers={"host": "evil.example:8765"})
    assert answer.status_code == 421
    assert "stories" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8765"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    assert desk.post("/judge", headers=headers).status_code == 403


def test_a_form_that_is_too_large_is_refused(desk: TestClient) -> None:
    assert desk.post("/judge", content=b"x" * (LARGEST_FORM + 1)).status_code == 413


def test_every_answer_binds_the_browser(desk: TestClient) -> None:
    for path in ("/", "/static/desk.css", "/no-such-page"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_a_form_token_holds_for_its_session_and_process_alone() -> None:
    rules, other = Rules(), Rules()
    token = form_token(rules, "one")
    assert is_own_form(rules, "one", token)
    assert not is_own_form(rules, "two", token)
    assert not is_own_form(other, "one", token)
    assert not is_own_form(rules, None, form_token(rules, ""))
    assert not is_own_form(rules, "one", "")


def test_with_a_token_each_visitor_must_bring_it_once(record_path: Path) -> None:
    app = build_app(Desk(record_path, Rules("a long token")))
    with TestClient(app, base_url="http://desk.example", follow_redirects=False) as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=another").status_code == 401
        entered = client.get("/?token=a+long+token")
        assert entered.status_code == 303
        assert "token" not in entered.headers["location"]
        assert client.get("/").status_code == 200
