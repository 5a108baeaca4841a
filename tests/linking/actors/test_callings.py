"""The fields of what people do for a living."""

from __future__ import annotations

import pytest

from onrecord.linking.actors.callings import fields_of


@pytest.mark.parametrize(
    ("description", "fields"),
    [
        ("a surgeon from Orlo", {"medicine"}),
        ("the former bank clerk", {"desk"}),
        ("A lawyer and candidate", {"law"}),
        ("a poet and teacher", {"letters", "teaching"}),
        ("an actor-turned-politician", {"stage"}),
        ("son of a baker", set()),
        ("the minister", set()),
        ("", set()),
        (" , ", set()),
    ],
)
def test_fields(description: str, fields: set[str]) -> None:
    assert fields_of(description) == fields
