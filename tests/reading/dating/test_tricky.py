"""Texts that invite a wrong day: the day that is meant, or none, never another.

The reports are of Wednesday, 14 May 2031, unless a case says otherwise.
"""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import DateMention, Report, Zone
from onrecord.reading.dates import find_dates

WEDNESDAY = "2031-05-14"
Expected = tuple[tuple[str, str | None], ...]

TENSES: list[tuple[str, Expected]] = [
    ("Protesters planned a march in Orvan on Saturday.", (("Saturday", "2031-05-17"),)),
    ("The council had planned a march on Saturday but called it off.", (("Saturday", None),)),
    ("He is due back Monday.", (("Monday", "2031-05-19"),)),
    ("The vote is Monday.", (("Monday", "2031-05-19"),)),
    ("The ministry said Sunday's election would go ahead.", (("Sunday", "2031-05-18"),)),
    ("Talks that were supposed to begin Sunday were put off.", (("Sunday", None),)),
    ("Talks were to resume Sunday.", (("Sunday", None),)),
    ("He was scheduled to speak on Friday.", (("Friday", None),)),
    ("It had said it would release 40 captives on Sunday.", (("Sunday", None),)),
    ("Schools closed until Monday.", (("Monday", None),)),
    ("The minister resigns on Friday, an aide said.", (("Friday", None),)),
    ("A man walks past a ruined mill on Friday.", (("Friday", None),)),
    ("A ballot may come on Thursday or Friday.", (("Thursday", "2031-05-15"), ("Friday", "2031-05-16"))),
    ("He could not leave on Friday.", (("Friday", "2031-05-09"),)),
    ("Marchers gathered ahead of Friday's vote.", (("Friday", None),)),
    ("He set a Friday deadline.", (("Friday", None),)),
    ("He urged voters to stay home on Friday.", (("Friday", None),)),
    ("The court ordered his release by Friday.", (("Friday", "2031-05-16"),)),
    ("The raid on Friday shows how weak the guard is.", (("Friday", "2031-05-09"),)),
    ("Officials fear a raid on Friday.", (("Friday", None),)),
    ("Monday is a holiday.", (("Monday", None),)),
    ("He died in the June 3 raid.", (("June 3", "2030-06-03"),)),
    ("The port was to reopen Dec. 3.", (("Dec. 3", "XXXX-12-03"),)),
    ("He will appeal Friday's ruling.", (("Friday", None),)),
    ("Friday's vote will be fair.", (("Friday", "2031-05-16"),)),
    ("He will speak later Wednesday.", (("later Wednesday", "2031-05-14"),)),
    ("Between June 3 and June 9 shells fell.", (("June 3", "2030-06-03"), ("June 9", "2030-06-09"))),
]

EVENTS: list[tuple[str, Expected]] = [
    (
        "The bridge reopened three days after the Oct. 7 attack.",
        (("three days after", "2030-10-10"), ("Oct. 7", "2030-10-07")),
    ),
    (
        "It fell two days after the bombing of the mill on Oct. 7.",
        (("two days after", "2030-10-09"), ("Oct. 7", "2030-10-07")),
    ),
    (
        "It fell two days after the anniversary of the Oct. 7 attack.",
        (("two days", "P2D"), ("Oct. 7", "2030-10-07")),
    ),
    (
        "It fell two days after the biggest raid since Oct. 7.",
        (("two days", "P2D"), ("Oct. 7", "2030-10-07")),
    ),
    (
        "It fell two days after a report on Monday's raid.",
        (("two days", "P2D"), ("Monday", "2031-05-12")),
    ),
    (
        "Two days after a man who fled on Monday was shot, the port fell.",
        (("Two days", "P2D"), ("Monday", "2031-05-12")),
    ),
    (
        "He arrived two days after she left and a week before Sunday's vote.",
        (("two days", "P2D"), ("a week before", "2031-W18"), ("Sunday", "2031-05-11")),
    ),
    (
        "For two days after the raid on Monday, it was quiet.",
        (("two days", "P2D"), ("Monday", "2031-05-12")),
    ),
    ("More than two weeks after Oct. 7, it fell.", (("two weeks", "P2W"), ("Oct. 7", "2030-10-07"))),
    (
        "Nine months after the Oct. 7 assault, talks failed.",
        (("Nine months after", None), ("Oct. 7", "2030-10-07")),
    ),
    (
        "The vote will be held two days after Friday's funeral.",
        (("two days after", "2031-05-18"), ("Friday", "2031-05-16")),
    ),
    (
        "The mill burned two years to the day after the war began on Feb. 24, 2029.",
        (("two years", "P2Y"), ("Feb. 24, 2029", "2029-02-24")),
    ),
    ("The tapes are from the night the mill burned.", (("the night", None),)),
]

AGO: list[tuple[str, Expected]] = [
    ("A year ago Tuesday, the war began.", (("A year ago Tuesday", None),)),
    ("He left a week ago Friday.", (("a week ago Friday", "2031-05-02"),)),
    ("Five years ago next month, the war began.", (("Five years ago next month", "2026-06"),)),
    ("Two years ago this week, the war began.", (("Two years ago this week", "2029"),)),
    ("It fell about two days after the Oct. 7 raid.", (("two days", "P2D"), ("Oct. 7", "2030-10-07"))),
]

YEARS: list[tuple[str, Expected]] = [
    ("In March 2029, the war began. In April, the port fell.", (("March 2029", "2029-03"), ("April", "XXXX-04"))),
    (
        "The war began on March 3, 2029. On March 9, the port fell.",
        (("March 3, 2029", "2029-03-03"), ("March 9", "XXXX-03-09")),
    ),
    (
        "The war began in March 2029. In June of that year, the port fell.",
        (("March 2029", "2029-03"), ("June of that year", "2029-06")),
    ),
    (
        "The valley has been at war since March 2029. In April, the guard said it would leave.",
        (("March 2029", "2029-03"), ("April", "2031-04")),
    ),
    (
        "It would be the worst raid since the Aug. 19 raid on the mill.",
        (("Aug. 19", "2030-08-19"),),
    ),
    ("The port fell in June of that year.", (("June of that year", "XXXX-06"),)),
    ("It ran from Jan. 3 to March 9, 2029.", (("Jan. 3", "2029-01-03"), ("March 9, 2029", "2029-03-09"))),
    ("It ran from Dec. 3 to Jan. 9, 2029.", (("Dec. 3", "2028-12-03"), ("Jan. 9, 2029", "2029-01-09"))),
    ("It ran from December 2029 to January.", (("December 2029", "2029-12"), ("January", "2030-01"))),
    ("He was jailed between March and June 2029.", (("March", "2029-03"), ("June 2029", "2029-06"))),
    ("It ran from Feb. 29 to March 9, 2029.", (("Feb. 29", None), ("March 9, 2029", "2029-03-09"))),
    ("It burned in 2029. In June, it was rebuilt.", (("2029", "2029"), ("June", "2030-06"))),
    (
        "It fell in the summer of 2029. The following spring, it was free.",
        (("the summer of 2029", "2029-SU"), ("following spring", None)),
    ),
]

NAMES: list[tuple[str, Expected]] = [
    ("He was arrested the Friday before last.", (("the Friday before last", "2031-05-02"),)),
    ("It burned on the night of Friday, May 2.", (("the night of Friday, May 2", "2031-05-02TNI"),)),
    ("Last April the mill burned.", (("Last April", None),)),
    ("Prices have risen 3% since year-end.", (("year-end", "2030"),)),
    ("He spoke of today's youth and the cars of tomorrow.", (("today", "PRESENT_REF"), ("tomorrow", "FUTURE_REF"))),
    ("Today's vote was calm.", (("Today", "2031-05-14"),)),
    ('He told the broadcaster\'s "This Week" that talks would fail.', ()),
    ('"This week we lost 40 men," he said.', (("This week", "2031-W20"),)),
    ('"Today," he said, "we mourn."', (("Today", "2031-05-14"),)),
    ("The daily Orvan Beacon was shut.", ()),
    ("They met in a pre-dawn raid.", ()),
    ("Black Friday fell on Good Friday; Bloody Sunday came later.", ()),
    ("The Sunday Beacon told of the Six-Day War and the Thirty Years' War.", ()),
    ("It happens every other Friday.", ()),
    ("The valley will one day be free.", (("one day", "FUTURE_REF"),)),
    (
        "It burned on Friday at 3 p.m. and at 15:30 Saturday.",
        (("Friday", "2031-05-09"), ("3 p.m.", "2031-05-09T15:00"), ("15:30 Saturday", "2031-05-10T15:30")),
    ),
    ("It struck on Friday, and at noon on May 7.", (("Friday", "2031-05-09"), ("noon on May 7", "2031-05-07T12:00"))),
    ("A page named Orvan Today News showed it.", ()),
    ("They fire every now and then.", ()),
    ("It struck at 1530 hours.", ()),
]

PERIODS: list[tuple[str, Expected]] = [
    (
        "Sales rose in the first quarter to $5 million. In the same period last year, they fell.",
        (("the first quarter", "2031-Q1"), ("the same period last year", "2030-Q1")),
    ),
    (
        "Sales rose in the first quarter. In that quarter, the mill burned.",
        (("the first quarter", "2031-Q1"), ("that quarter", "2031-Q1")),
    ),
    (
        "Sales rose in the first quarter. For the nine months, they rose to $9 million from $8 million a year earlier.",
        (("the first quarter", "2031-Q1"), ("the nine months", "P9M"), ("a year earlier", "2030")),
    ),
    ("Sales for last year's quarter were $3 million.", (("last year's quarter", "2030-Q1"),)),
    ("It grew after several quarters of losses.", (("several quarters", "PXQ"),)),
    ("Three quarters of the fleet sank.", ()),
    ("Profit for the full year fell.", (("the full year", "2031"),)),
]


def read(text: str, published: str | None = WEDNESDAY) -> tuple[DateMention, ...]:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report("r", text, sha256, (Zone("body", 0, len(text)),), published=published)
    (doc,) = parse([report])
    return find_dates(report, doc)


@pytest.mark.parametrize(("text", "expected"), TENSES + EVENTS + AGO + YEARS + NAMES + PERIODS)
def test_tricky(text: str, expected: Expected) -> None:
    found = read(text)
    assert tuple((one.span.exact, one.value) for one in found) == expected
    assert all(one.basis for one in found)


def test_later_on_a_weekday_is_said_on_that_day_or_soon_after() -> None:
    text = "He was scheduled to speak later Wednesday."
    assert read(text, "2031-05-15")[0].value == "2031-05-14"
    assert read(text, "2031-05-13")[0].value is None


def test_the_publication_day_settles_which_number_is_the_month() -> None:
    assert read("09-05-2031 Shells fall on port.", "2031-05-09")[0].value == "2031-05-09"
    assert read("09-05-2031 Shells fall on port.", "2031-05-20")[0].value is None


def test_words_in_capitals_are_no_titles() -> None:
    assert read("FOUR DIED LAST WEEK.")[0].value == "2031-W19"
