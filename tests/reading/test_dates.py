"""Time expressions: span, TIMEX3 value, type and basis."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.language.parsing import parse
from onrecord.model import DateMention, Report, Zone
from onrecord.reading.dates import find_dates

WEDNESDAY = "2031-05-14"


def dates(text: str, published: str | None = WEDNESDAY) -> tuple[DateMention, ...]:
    zones = (Zone("body", 0, len(text)),) if text else ()
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones, published=published)
    (doc,) = parse([report])
    return find_dates(report, doc)


def short(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None, str]]:
    return [(one.span.exact, one.value, one.type) for one in dates(text, published)]


SENTENCES = [
    # the calendar
    ("It was signed on Jan. 18, 2024.", ("Jan. 18, 2024", "2024-01-18", "DATE")),
    ("It was signed on Thursday, Jan. 18, 2024.", ("Thursday, Jan. 18, 2024", "2024-01-18", "DATE")),
    ("It was signed on 18 January 2024.", ("18 January 2024", "2024-01-18", "DATE")),
    ("It was signed on 2024-01-18.", ("2024-01-18", "2024-01-18", "DATE")),
    ("The raid of Oct. 7 shook the port.", ("Oct. 7", "2030-10-07", "DATE")),
    ("The raid of 7 October shook the port.", ("7 October", "2030-10-07", "DATE")),
    ("They met on May 3.", ("May 3", "2031-05-03", "DATE")),
    ("They will meet on March 3.", ("March 3", "2032-03-03", "DATE")),
    ("An inquest will study the landslide of 3 May.", ("3 May", "2031-05-03", "DATE")),
    ("A report will come by the end of July.", ("the end of July", "2031-07", "DATE")),
    ("Her office said she would sail to Orvan on Friday.", ("Friday", "2031-05-16", "DATE")),
    ("The list would be printed on Monday, she added.", ("Monday", "2031-05-19", "DATE")),
    ("The envoy will discuss Monday's raid.", ("Monday", "2031-05-12", "DATE")),
    ("The mill was struck on Monday, then on 9 May.", ("9 May", "2031-05-09", "DATE")),
    ("The guard would stay until the spring.", ("the spring", "2032-SP", "DATE")),
    ("They met in November.", ("November", "2030-11", "DATE")),
    ("They met in March 2029.", ("March 2029", "2029-03", "DATE")),
    ("They met in 2007.", ("2007", "2007", "DATE")),
    ("It flourished in the 1990s.", ("the 1990s", "199", "DATE")),
    ("Sales rose in the third quarter of 2029.", ("the third quarter of 2029", "2029-Q3", "DATE")),
    # weekdays and tense
    ("They met on Tuesday.", ("Tuesday", "2031-05-13", "DATE")),
    ("They met on Friday.", ("Friday", "2031-05-09", "DATE")),
    ("They will meet on Friday.", ("Friday", "2031-05-16", "DATE")),
    ("Envoys are expected to arrive on Friday.", ("Friday", "2031-05-16", "DATE")),
    ("They met on Wednesday.", ("Wednesday", "2031-05-14", "DATE")),
    ("They met late Tuesday.", ("late Tuesday", "2031-05-13", "DATE")),
    ("They met Tuesday night.", ("Tuesday night", "2031-05-13TNI", "TIME")),
    ("They met last Wednesday.", ("last Wednesday", "2031-05-07", "DATE")),
    ("They meet next Wednesday.", ("next Wednesday", "2031-05-21", "DATE")),
    # counted from the publication day
    ("They met yesterday.", ("yesterday", "2031-05-13", "DATE")),
    ("They meet tomorrow morning.", ("tomorrow morning", "2031-05-15TMO", "TIME")),
    ("They met last month.", ("last month", "2031-04", "DATE")),
    ("They met earlier this week.", ("earlier this week", "2031-W20", "DATE")),
    ("They meet next year.", ("next year", "2032", "DATE")),
    ("It began nine days ago.", ("nine days ago", "2031-05-05", "DATE")),
    ("It began two years ago.", ("two years ago", "2029", "DATE")),
    ("It began two decades ago.", ("two decades ago", "201", "DATE")),
    # lengths, sets, times, references
    ("It lasted nine days.", ("nine days", "P9D", "DURATION")),
    ("It lasted 4 1/2 months.", ("4 1/2 months", "P4.5M", "DURATION")),
    ("It changed in the past two months.", ("the past two months", "P2M", "DURATION")),
    ("It is paid every month.", ("every month", "P1M", "SET")),
    ("It is read daily.", ("daily", "P1D", "SET")),
    ("The gates open on Tuesday at 7:30 p.m. sharp.", ("Tuesday", "2031-05-13", "DATE")),
    ("It is closed now.", ("now", "PRESENT_REF", "DATE")),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_expression(text: str, expected: tuple[str, str | None, str]) -> None:
    assert expected in short(text)


def test_the_previous_day_counts_from_the_day_named_before() -> None:
    text = "The port fell on March 3. A truce had been signed the previous day."
    assert short(text)[-1] == ("the previous day", "2031-03-02", "DATE")
    (lone,) = dates("A truce had been signed the previous day.")
    assert (lone.value, lone.basis) == (None, "no day to count from")


def test_a_time_of_day_belongs_to_a_day_of_its_own_sentence_only() -> None:
    same = "The port fell on March 3, and by midnight the mole was empty."
    assert short(same)[-1] == ("midnight", "2031-03-03T24:00", "TIME")
    other = "The port fell on March 3. By midnight something had changed."
    assert short(other)[-1] == ("midnight", "XXXX-XX-XXT24:00", "TIME")
    assert short("It fell at dawn on Sunday, in the night.")[-1][1] == "2031-05-11TNI"


def test_a_part_of_the_day_that_names_a_kind_of_thing_is_no_time() -> None:
    assert short("Workers of the night shift ran.") == []


def test_a_day_is_counted_from_the_sentence_before_but_not_from_further_back() -> None:
    beside = "The port fell on March 3.\n\nA truce had been signed the previous day."
    assert dates(beside)[-1].value == "2031-03-02"
    apart = "The port fell on March 3.\n\nIt rained.\n\nA truce had been signed the previous day."
    assert (dates(apart)[-1].value, dates(apart)[-1].basis) == (None, "no day to count from")


def test_of_two_days_in_the_sentence_before_neither_is_taken() -> None:
    text = "The guard said on Tuesday that the port fell on Monday. The next day, it was quiet."
    assert (dates(text)[-1].value, dates(text)[-1].basis) == (None, "more than one day to count from")


def test_without_a_publication_day_relative_days_stay_unresolved() -> None:
    text = "They met on Tuesday, two days ago, last month and on Jan. 18, 2024."
    found = dates(text, None)
    assert [(one.value, one.basis) for one in found] == [(None, "publication day unknown")] * 3 + [
        ("2024-01-18", "stated")
    ]


def test_a_day_without_its_year_keeps_the_year_open() -> None:
    (one,) = dates("They met on Oct. 7.", None)
    assert one.value == "XXXX-10-07"
    assert "year" in one.basis


def test_the_weekday_settles_the_year() -> None:
    # 24 December is a Sunday in 2028, not in 2030 or 2031.
    (one,) = dates("It was drawn Sunday, Dec. 24.", "2029-02-01")
    assert one.value == "2028-12-24"


def test_a_month_counted_from_an_event_stays_unresolved() -> None:
    (one,) = dates("The war enters the fifth month of the siege.")
    assert (one.value, one.basis) == (None, "counted from an event")


def test_a_date_that_could_stand_either_way_round_stays_unresolved() -> None:
    (one,) = dates("It was signed on 3/4/2024.")
    assert one.value is None


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "It cost $2024 and 1,990 tons.",
        "More than 2000 people came.",
        "She is a second cousin.",
        "The score was 3-2.",
        "The mark was 9/11 and then 10/11.",
        "Feb. 31 is no day.",
    ],
)
def test_no_date(text: str) -> None:
    assert [one.value for one in dates(text) if one.type in {"DATE", "TIME"}] == []


@pytest.mark.parametrize("published", ["2031-05-14", "0001-01-01", "9999-12-31", "soon", None])
def test_odd_publication_days_never_raise(published: str | None) -> None:
    dates("Yesterday, next week, a century ago, three decades ago, next Friday, Dec. 31, the weekend.", published)


_PIECES = st.sampled_from(
    ["Monday", "Oct.", "7", "2024", ",", "late", "last", "month", "two", "days", "ago", "the", "third", "quarter",
     "of", "-", "/", ":", "p.m.", "morning", "every", "May", "1990s", "'90", "s", "a", "half", "year", "earlier",
     "Thursday", "30", "31", "12", "0", "99", "\n\n", "fiscal", "next", "weekend", "few", "İ", "previous", "day",
     "summer", "century", "now", "to", "more", "end", "Feb."]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.lists(_PIECES, max_size=30).map(" ".join), st.lists(_PIECES, max_size=30).map("".join), st.text()),
    st.dates().map(str) | st.none(),
)
def test_any_text_gives_spans_in_order_that_read_back(text: str, published: str | None) -> None:
    end = 0
    for one in dates(text, published):
        assert text[one.span.start : one.span.end] == one.span.exact
        assert one.span.start >= end
        assert one.basis
        end = one.span.end


_LINES = [
    "1",
    "the day before ",
    "two days after the ",
    "Oct. 7 to ",
    "nineteen ninety ",
    "5 p.m. on ",
    "the third quarter of the ",
    "the quarter a year ",
    "the night of Friday, May ",
    "June of that ",
    "two days after a raid on ",
]


@pytest.mark.parametrize("piece", _LINES)
def test_long_lines_take_linear_time(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = (piece * (characters // len(piece))).rstrip()
        made, doc = unparsed(text)
        begin = time.process_time()
        find_dates(made, doc)
        return time.process_time() - begin

    seconds(1_000)
    small, large = min(seconds(10_000) for _ in range(2)), seconds(100_000)
    assert large < 30 * small + 0.2


def unparsed(text: str) -> tuple[Report, Doc]:
    report = Report("r", text, "", (Zone("body", 0, len(text)),), published=WEDNESDAY)
    words = text.split(" ")
    return report, Doc(
        Vocab(), words, [True] * (len(words) - 1) + [False], sent_starts=[True] + [False] * (len(words) - 1)
    )
