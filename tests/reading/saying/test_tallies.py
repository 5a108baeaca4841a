from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import parse
from onrecord.reading import read_report

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The coroner put the toll at nearly 60.", "The coroner", "put", "the toll at nearly 60"),
        (
            "The harbour union puts the figure at close to 7,000.",
            "The harbour union",
            "puts",
            "the figure at close to 7,000",
        ),
        ("The agency estimates the dead at 35.", "The agency", "estimates", "the dead at 35"),
        ("Veldt's interior ministry gives the toll as 26.", "Veldt's interior ministry", "gives", "the toll as 26"),
        ("A nurse counted 11 dead in the ward.", "A nurse", "counted", "11 dead"),
        ("Officials reported four deaths on the island.", "Officials", "reported", "four deaths on the island"),
        ("The ministry has recorded 900 cases of typhus.", "The ministry", "has recorded", "900 cases of typhus"),
        ("The police revised the toll to 21 from 18.", "The police", "revised", "the toll to 21 from 18"),
        ("The Sorrel Trust raised its estimate to 400.", "The Sorrel Trust", "raised", "its estimate to 400"),
        ("The palace held to its figure of 12 dead.", "The palace", "held to", "its figure of 12 dead"),
        (
            "Red Anchor stands by its estimate of about 70 dead.",
            "Red Anchor",
            "stands by",
            "its estimate of about 70 dead",
        ),
        (
            "By the governor's count, 300 people have drowned.",
            "the governor's",
            "By ... count",
            "300 people have drowned",
        ),
    ],
)
def test_a_number_is_its_givers(attribute: Attribute, text: str, source: str, cue: str, content: str) -> None:
    assert [found[:3] for found in attribute(text)] == [(source, cue, content)]


def test_a_passive_names_its_agent_or_nobody(attribute: Attribute) -> None:
    (found,) = attribute("The damage has been put at 8 million marks by the insurers.")
    assert found[:3] == ("the insurers", "has been put", "The damage ... at 8 million marks")
    (unsourced,) = attribute("The damage has been put at 8 million marks.")
    assert unsourced[0] == ""


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised the rate to 5 percent.",
        "The latest blast raised the toll to 40.",
        "The cook put the kettle at the back of the stove at 6.",
        "The committee set the price at 30 marks.",
        "The coroner did not put the toll at 60.",
        "Two more men died overnight, raising the toll to 40.",
        "The town recorded its coldest night.",
        "The shop sold 40 boats, according to nobody.",
    ],
)
def test_what_is_no_account_of_a_number_is_none(attribute: Attribute, text: str) -> None:
    assert all(found[1] in ("according to",) for found in attribute(text))


def test_a_figure_so_given_is_not_the_reports_own() -> None:
    from onrecord.intake.readers import report_from_text

    text = "A flood struck Sorrel on Monday. The coroner put the number of dead at 60."
    report = report_from_text(text, "veldt-2")
    reading = read_report(report, next(parse([report])))
    (figure,) = [one for one in reading.figures if one.low == 60]
    assert [span.exact for span in figure.according_to] == ["The coroner"]
    assert figure.status == "claimed"
