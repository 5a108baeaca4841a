"""Text as it should not be: never an exception, never a span that does not read back, time that grows with length.

Half a surrogate pair never comes here: the intake turns such a text away.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.intake.zones import find_zones
from onrecord.language.parsing import parse
from onrecord.model import Reading, Report, Span
from onrecord.reading import read_report


def read(text: str) -> Reading:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report("veldt-1", text, sha256, find_zones(text), published="2031-03-05", published_basis="given")
    reading = read_report(report, next(iter(parse([report]))))
    assert reading.report == report
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.exact
    return reading


def spans(reading: Reading) -> Iterator[Span]:
    """Every span of every entry."""
    yield from (mention.span for mention in reading.mentions)
    yield from (date.span for date in reading.dates)
    for statement in reading.statements:
        yield from (*statement.source, *statement.cue, *statement.content, *statement.addressee)
        yield from (statement.said_on.span,) if statement.said_on and statement.said_on.span else ()
    for figure in reading.figures:
        yield from (figure.span, *figure.of, *figure.by, *figure.place, *figure.according_to)
        yield from (figure.as_of.span,) if figure.as_of and figure.as_of.span else ()


def well_knit(reading: Reading) -> bool:
    """Whether entries have ids of their own, content, and name only entries that are there."""
    actors = {actor.id for actor in reading.actors}
    statements = [statement.id for statement in reading.statements]
    named = [each.actor for each in (*reading.mentions, *reading.statements, *reading.figures) if each.actor]
    relayed = [statement.via for statement in reading.statements if statement.via]
    given_in = [figure.statement for figure in reading.figures if figure.statement]
    return (
        len(set(statements)) == len(statements)
        and all(statement.content for statement in reading.statements)
        and actors.issuperset(named)
        and set(statements).issuperset([*relayed, *given_in])
        and all(statement.via != statement.id for statement in reading.statements)
    )


SENTENCES = [
    "“We saw 24 boats,” Mira Okonjo said on Tuesday.",
    "The guard told reporters that at least 3 dockers had been killed.",
    "HE SAID 14 SHIPS WERE SUNK, THE MINISTER ADDED.",
]
MARKS = ['"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„", "‹", "(", ")", "[", ":", "—", "--", "…", "5' 11\""]
ODDITIES = [
    "🚢", "👩‍👩‍👧", "🇻🇦", "e\u0301\u0308", "\u0301", "قال الوزير إن 24 قتلوا", "\u202eabc\u202c", "\u200b", "\u00ad",
    "\ufeff", "\x00", "\x0b", "\x85", "ﬁ", "①", "٣", "½", "１２", "\t", "\u00a0", "• first", "1. Okonjo",
    "MIRA OKONJO: No.", "Q: Why?", "A: We lost 5.", "- Okonjo", "— Mira Okonjo", "@okonjo", "#veldt", "he said:",
    "https://veldt.example/?q=1&r=2", "<b>", "&amp;", "|", "Mr.", "U.S.", "3,4,5,6", "1/2/3", "10:30", "-5", "$", "%",
]  # fmt: skip
pieces = st.lists(st.sampled_from([*SENTENCES, *MARKS, *ODDITIES]), max_size=16)
joints = st.sampled_from([" ", "", "\n", "\n\n", "\r\n", "\u2028", "\u2029"])
few = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@few
@given(pieces, joints)
def test_odd_pieces_in_any_order_are_read(parts: list[str], joint: str) -> None:
    assert well_knit(read(joint.join(parts)))


@few
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert well_knit(read(text))


@few
@given(st.text(alphabet=st.sampled_from("ab.,: \n“”\"'’‘«»„`()—-5%"), max_size=90))
def test_marks_in_any_order_are_read(text: str) -> None:
    assert well_knit(read(f"Mira Okonjo said {text} on Monday, the guard told us."))


PLAIN = "“We saw 24 boats,” Mira Okonjo told reporters in Varn on Tuesday. The guard said that 3 dockers were killed."


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.upper(),
        PLAIN.lower(),
        PLAIN.replace(" ", "\n"),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace(" ", ""),
        PLAIN.replace("“", "").replace("”", ""),
        PLAIN.replace("”", ""),
        PLAIN.replace("“", ""),
        " ".join([PLAIN] * 12),
        "\n".join(f"- {word}" for word in PLAIN.split()),
        "🚢 ".join(PLAIN.split(" ")),
        PLAIN.replace("o", "o\u0301"),
        f"\u202b{PLAIN}\u202c قال الوزير إن السفن غادرت. {PLAIN}",
        PLAIN.replace(" ", " \x00"),
        "“" * 300 + PLAIN + "”" * 300,
        "(" * 300 + PLAIN,
        "said " * 300,
        "Okonjo said that " * 60,
        "9" * 400 + " dockers died, the guard said.",
        "a" * 3_000,
        "JANE HOLT: You said no?\n\nMIRA OKONJO: I did.\n\nHOLT: Why?\n\nOKONJO: We lost 3 boats.",
        "",
        " \n\t ",
    ],
)
def test_texts_that_are_hard_on_a_reader(text: str) -> None:
    assert well_knit(read(text))


def test_an_emoji_before_it_moves_a_statement_by_its_length_alone() -> None:
    plain, moved = read(PLAIN), read("🚢" * 3 + "\n\n" + PLAIN)
    assert [(s.source, s.content) for s in moved.statements] == [
        tuple(tuple(Span(p.start + 5, p.end + 5, p.exact) for p in role) for role in (s.source, s.content))
        for s in plain.statements
    ]


def test_one_text_is_read_twice_alike() -> None:
    assert read(PLAIN) == read(PLAIN)


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_time_grows_with_the_length_alone(joint: str) -> None:
    """Four times the words take about four times as long, with paragraphs or without."""
    said = [
        f"“We saw {n} boats,” Mira Okonjo said in Varn. The guard of {n} told us that 3 died." for n in range(10, 98)
    ]

    def seconds(times: int) -> float:
        began = time.process_time()
        read(joint.join(said[: 22 * times]))
        return time.process_time() - began

    seconds(1)
    assert seconds(4) < 10 * seconds(1)
