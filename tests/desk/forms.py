"""How a browser without script fills in and sends the forms of a page."""

from __future__ import annotations

from typing import Any

import lxml.html
from starlette.testclient import TestClient


def look(desk: TestClient, address: str) -> Any:
    """A page as a tree."""
    answer = desk.get(address)
    assert answer.status_code == 200, answer.text[:2000]
    return lxml.html.fromstring(answer.text)


def main_text(page: Any) -> str:
    """What the page says, white space aside."""
    return " ".join(page.get_element_by_id("main").text_content().split())


def fields_of(page: Any, form: Any) -> dict[str, list[str]]:
    """What a browser would send of a form without pressing a button, the fields outside of it too."""
    controls = [*form.iterdescendants("input", "select", "textarea")]
    if form.get("id"):
        controls += page.xpath(f"//*[@form='{form.get('id')}'][self::input or self::select or self::textarea]")
    found: dict[str, list[str]] = {}
    for control in controls:
        kind = control.get("type")
        if kind in ("checkbox", "radio") and control.get("checked") is None:
            continue
        value = (
            control.value if control.tag == "select" else control.text_content() if control.tag == "textarea" else ""
        )
        if control.tag == "textarea" and value.startswith("\n"):
            value = value[1:]
        if control.tag == "input":
            value = control.get("value", "on" if kind in ("checkbox", "radio") else "")
        found.setdefault(control.get("name"), []).append(value or "")
    return found


def press(desk: TestClient, page: Any, button: Any, headers: dict[str, str] | None = None, **typed: Any) -> Any:
    """Press a button, with what was typed into fields (a list for several values); the answer, not followed."""
    form = page.get_element_by_id(button.get("form")) if button.get("form") else next(button.iterancestors("form"))
    values = fields_of(page, form) | {
        name: value if isinstance(value, list) else [value] for name, value in typed.items()
    }
    if button.get("name"):
        values[button.get("name")] = [button.get("value", "")]
    sent = {name: value for name, value in values.items() if value}
    return desk.post(form.get("action"), data=sent, headers=headers or {}, follow_redirects=False)


def button(page: Any, name: str, holding: str = "") -> Any:
    """The first button of this name whose value holds these words."""
    return next(each for each in page.xpath(f"//button[@name='{name}']") if holding in each.get("value", ""))
