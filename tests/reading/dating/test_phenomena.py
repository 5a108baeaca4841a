"""One sentence a phenomenon of days, all its time expressions, no more and no fewer: what fails says what was lost.

The reports are of Wednesday, 14 May 2031, unless a case says otherwise.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.dates import find_dates

WEDNESDAY = "2031-05-14"
Expected = tuple[str, str | None]


class Case(NamedTuple):
    phenomenon: str
    text: str
    expected: tuple[Expected, ...]
    published: str | None = WEDNESDAY


CASES = [
    # anchored on the publication day
    Case("weekday, past", "Gunmen raided the mill on Friday.", (("Friday", "2031-05-09"),)),
    Case("weekday, future", "The envoys will sail on Friday.", (("Friday", "2031-05-16"),)),
    Case("weekday, present progressive", "The envoy is flying to Orvan on Friday.", (("Friday", "2031-05-16"),)),
    Case("weekday, awaited", "The vote was put off until Friday.", (("Friday", "2031-05-16"),)),
    Case("weekday, scheduled", "A vote is scheduled for Monday.", (("Monday", "2031-05-19"),)),
    Case("weekday, once awaited", "The truce had been due to end on Friday.", (("Friday", "2031-05-09"),)),
    Case("day of saying", "He said on Monday it would rain.", (("Monday", "2031-05-12"),)),
    Case("day spoken of", "He said June 3 would be a holiday.", (("June 3", "2031-06-03"),)),
    Case("weekday since", "The gates will have been shut since Friday.", (("Friday", "2031-05-09"),)),
    Case("weekday and week", "They met on Tuesday last week.", (("Tuesday last week", "2031-05-06"),)),
    Case("this weekday", "The council votes this Friday.", (("this Friday", "2031-05-16"),)),
    Case("weekday, no known day", "They met on Friday.", (("Friday", None),), None),
    Case("part of a day", "Shells fell late Tuesday.", (("late Tuesday", "2031-05-13"),)),
    Case("night of a weekday", "Shells fell on Tuesday night.", (("Tuesday night", "2031-05-13TNI"),)),
    Case("this week", "Four died this week.", (("this week", "2031-W20"),)),
    Case("last month", "Four died last month.", (("last month", "2031-04"),)),
    Case("days ago", "Four died nine days ago.", (("nine days ago", "2031-05-05"),)),
    Case("to the day", "The mole burned a year ago today.", (("a year ago today", "2030-05-14"),)),
    Case("day before yesterday", "It rained the day before yesterday.", (("the day before yesterday", "2031-05-12"),)),
    Case("since a day of the year", "Since June 3, 40 have died.", (("June 3", "2030-06-03"),)),
    Case("month of last year", "The wall fell in June last year.", (("June last year", "2030-06"),)),
    # anchored on the narrative
    Case(
        "the previous day",
        "The port fell on March 3. A truce had been signed the previous day.",
        (("March 3", "2031-03-03"), ("the previous day", "2031-03-02")),
    ),
    Case(
        "a day earlier, over a paragraph",
        "The port fell on March 3.\n\nA day earlier, the mole had burned.",
        (("March 3", "2031-03-03"), ("A day earlier", "2031-03-02")),
    ),
    Case(
        "that night",
        "The port fell on March 3. That night the mole burned.",
        (("March 3", "2031-03-03"), ("That night", "2031-03-03TNI")),
    ),
    Case(
        "later that year",
        "She was freed in 2019 and left later that year.",
        (("2019", "2019"), ("later that year", "2019")),
    ),
    Case(
        "two days to count from",
        "He spoke on Tuesday of Monday's raid. The next day, it was quiet.",
        (("Tuesday", "2031-05-13"), ("Monday", "2031-05-12"), ("The next day", None)),
    ),
    Case(
        "the following weekday",
        "They met on Friday, May 2, 2031, and again the following Tuesday.",
        (("Friday, May 2, 2031", "2031-05-02"), ("following Tuesday", "2031-05-06")),
    ),
    Case("no day to count from", "A truce had been signed a day earlier.", (("a day earlier", None),)),
    # anchored on an event
    Case(
        "days before a day",
        "The bridge fell two days before Oct. 7.",
        (("two days before", "2030-10-05"), ("Oct. 7", "2030-10-07")),
    ),
    Case(
        "days after an event of a day",
        "It reopened two days after the raid on Saturday.",
        (("two days after", "2031-05-12"), ("Saturday", "2031-05-10")),
    ),
    Case("days after an event of no day", "It reopened nine days after the raid.", (("nine days", "P9D"),)),
    Case("the day after an event", "The day after the vote was calm.", (("The day after", None),)),
    Case("month of a war", "It was the fifth month of the war.", (("the fifth month", None),)),
    Case("its fortieth day", "The siege entered its 40th day.", (("its 40th day", None),)),
    # the calendar, lengths and sets
    Case("year", "The well was dug in 2007.", (("2007", "2007"),)),
    Case("year in words", "The well was dug in nineteen ninety-six.", (("nineteen ninety-six", "1996"),)),
    Case("decade in words", "The well was dug in the nineties.", (("the nineties", "199"),)),
    Case("season to come", "They will plant in the spring.", (("the spring", "2032-SP"),)),
    Case("season gone", "They planted in the spring.", (("the spring", "2031-SP"),)),
    Case("range of days", "The fair ran April 24-26.", (("April 24", "2031-04-24"), ("26", "2031-04-26"))),
    Case("range behind", "Fighting ran from 3 to 5 March.", (("3", "2031-03-03"), ("5 March", "2031-03-05"))),
    Case(
        "range of weekdays",
        "They fought from Monday to Friday.",
        (("Monday", "2031-05-05"), ("Friday", "2031-05-09")),
    ),
    Case("range of lengths", "The trip takes two to six days.", (("two to six days", "PXD"),)),
    Case("length of a hundred and five", "It lasted a hundred and five days.", (("a hundred and five days", "P105D"),)),
    Case("count beside a length", "Four more a week later.", (("a week later", None),)),
    Case("length and a half", "It burned for an hour and a half.", (("an hour and a half", "PT1H30M"),)),
    Case("length up to now", "It grew over the past two months.", (("the past two months", "P2M"),)),
    Case("every weekday", "The council sits every Monday.", (("every Monday", "XXXX-WXX-1"),)),
    Case("weekdays", "The council sits on Mondays.", (("Mondays", "XXXX-WXX-1"),)),
    Case(
        "quarter compared",
        "Sales rose in the first quarter to $5 million from $4 million a year earlier.",
        (("the first quarter", "2031-Q1"), ("a year earlier", "2030-Q1")),
    ),
    Case("fiscal quarter", "Sales fell in the fiscal first quarter.", (("the fiscal first quarter", None),)),
    Case(
        "quarter by its end",
        "Sales fell in the quarter ended March 31.",
        (("the quarter", "2031-Q1"), ("March 31", "2031-03-31")),
    ),
    Case(
        "time with its day",
        "It struck at 9:35 p.m. on Friday.",
        (("9:35 p.m. on Friday", "2031-05-09T21:35"),),
    ),
    Case("weekday of a month", "They vote on the last Sunday in June.", (("the last Sunday in June", "2031-06-29"),)),
    Case(
        "time of another place",
        "It struck at 4 a.m. local time (2000 GMT Monday).",
        (("4 a.m.", "XXXX-XX-XXT04:00"), ("2000 GMT Monday", "2031-05-12T20:00")),
    ),
    Case("holiday", "The mill burned on Christmas Eve.", (("Christmas Eve", "2030-12-24"),)),
    # not days
    Case("age", "She is 52 years old and has a two-year-old son.", ()),
    Case("count like a year", "The storm killed 2030 sheep.", ()),
    Case("fall of a city", "After the fall of the city, they fled.", ()),
]


@pytest.mark.parametrize("case", CASES, ids=[case.phenomenon for case in CASES])
def test_phenomenon(case: Case) -> None:
    text = case.text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report("r", text, sha256, (Zone("body", 0, len(text)),), published=case.published)
    (doc,) = parse([report])
    found = find_dates(report, doc)
    assert tuple((one.span.exact, one.value) for one in found) == case.expected
    assert all(one.basis for one in found)
