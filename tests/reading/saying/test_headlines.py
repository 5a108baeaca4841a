from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Zone

Attribute = Callable[..., list[tuple[str, str, str, str]]]
BODY = "\n\nThe road was wet and dark.\n"


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Minister: talks have failed", "Minister", "talks have failed"),
        ("Ten hurt as ferry sinks off coast: police", "police", "Ten hurt as ferry sinks off coast"),
        ("Peru: We will rebuild the bridge", "Peru", "We will rebuild the bridge"),
        ("Mira Sarn: We will rebuild the bridge", "Mira Sarn", "We will rebuild the bridge"),
    ],
)
def test_a_headline_s_colon(attribute: Attribute, headline: str, source: str, content: str) -> None:
    zones = (Zone("headline", 0, len(headline)), Zone("body", len(headline), len(headline + BODY)))
    assert (source, ":", content) in [found[:3] for found in attribute(headline + BODY, *zones)]


@pytest.mark.parametrize(
    "headline",
    [
        "Floods: a bridge has fallen",
        "The winners: a list",
        "At 10:30 the road was shut",
        "Rescuers at work in Sarnby, which was flooded (Photo: Milo Odo)",
        "Rescuers reach Sarnby, which was flooded. Picture: Milo Odo",
        "Breaking: army takes the port of Sarnby",
        "Peru: rebels take the port",
        "Prime Minister Sarn: a life that ended in shame",
        "Government: what happens next?",
    ],
)
def test_other_colons_name_nobody(attribute: Attribute, headline: str) -> None:
    assert attribute(headline + BODY) == []


def test_a_colon_in_the_body_is_no_headline(attribute: Attribute) -> None:
    assert attribute("The road was wet.\n\nMinister: talks have failed.\n") == []
