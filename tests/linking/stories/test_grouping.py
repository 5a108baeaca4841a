import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.stories.grouping import _asked, group, stories_of
from onrecord.linking.stories.likeness import _APART, _FLOOR, likenesses
from onrecord.linking.stories.outlines import outline_of
from onrecord.model import Report, Story

FLOOD = (
    "Floods drive thousands from Marrowfield",
    "MARROWFIELD (Northline) - Thousands fled Marrowfield on Tuesday as the river Tessel burst its banks and carried"
    " away 43 houses, the Orvian rescue service said.\n\nMayor Hedda Quillane said the Skarn dam, built in 1961, had"
    ' failed within an hour. "We heard it go," she said.\n\nPresident Corin Vashti of Orvia flew over the Tessel'
    " valley and promised aid.",
)
FLOOD_AGAIN = (
    "Skarn dam gives way, Marrowfield under water",
    "The Skarn dam above Marrowfield broke on Tuesday, flooding the Orvian town and sweeping 43 houses into the Tessel."
    "\n\nHedda Quillane, the mayor, said that rescuers had brought thousands of people to safety. Corin Vashti, Orvia's"
    " president, came by helicopter.",
)
RATES = (
    "Sessel keeps its rate",
    "The central bank of Sessel left its rate at 4 percent on Tuesday, governor Odo Brennick announced in Ilmere."
    " Inflation was slowing, Brennick said, and the crown had steadied against the Orvian dollar. The finance minister,"
    " Fenna Tarrow, welcomed the decision.",
)
FURNITURE = (
    "Share this article\n\nSign up for our newsletter\n\nWe use cookies to improve your experience on this site. By"
    " continuing you accept our cookie policy.\n\nRead more stories like this\n\nAll rights reserved. This material may"
    " not be published, broadcast, rewritten or redistributed."
)


def report(id: str, title: str, text: str, published: str | None = "2031-03-04") -> Report:
    return report_from_text(text, id, Given(published=published, title=title or None))


def together(stories: list[Story]) -> set[tuple[str, ...]]:
    return {story.reports for story in stories}


def match(score: str, scorer: str, crowd: str) -> str:
    return (
        f"Tessel Rovers beat Orvan United {score} on Saturday at the Skarn Ground. {scorer} scored the winner before"
        f" {crowd} people. Rovers coach Hedda Quillane praised her side. Orvan coach Odo Brennick said his players had"
        " been slow. The Rovers stay top of the Orvian league, three points ahead of Marrowfield."
    )


def attack(dead: int, place: str, day: str) -> str:
    return (
        f"A bomb at the {place} in Marrowfield killed at least {dead} people on {day}, Orvian police said. Another"
        f" {dead + 20} were wounded, according to the Marrowfield hospital. President Corin Vashti blamed the Skarn"
        " Front, which denied any part in it. It was the worst attack in the town in years."
    )


def obituary(name: str, age: int, town: str) -> str:
    return (
        f"{name}, the Orvian novelist and poet, died on Monday at the age of {age} at home in {town}. The death was"
        " announced by the family. The author wrote eleven novels and was awarded the Orvian Prize for Literature."
        " President Corin Vashti said the country had lost a great voice. A funeral will be held on Friday."
    )


FISH = report("a", "Bomb kills 12 in Marrowfield", attack(12, "fish market", "Tuesday"))
RAIL = "Bomb kills 31 in Marrowfield", attack(31, "railway station", "Wednesday")
ROVERS = report("a", "Rovers beat United 2-1", match("2-1", "Jorun Vask", "12,000"))
ROVERS_AGAIN = "Rovers beat United 3-1", match("3-1", "Pell Anders", "14,500")

PILE = [
    report("a", *FLOOD),
    report("b", *FLOOD_AGAIN),
    report("c", *FLOOD, "2031-03-05"),
    report("d", *RATES),
    report("e", *RAIL),
    report("f", *ROVERS_AGAIN),
    report("g", "", FLOOD_AGAIN[1], None),
]


def test_two_accounts_of_a_flood_are_one_story() -> None:
    assert together(stories_of([report("a", *FLOOD), report("b", *FLOOD_AGAIN)])) == {("a", "b")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FISH, report("b", *RAIL, "2031-03-12")),
        (FISH, report("b", *RAIL, "2032-03-03")),
        (
            report("a", "", attack(12, "fish market", "Tuesday")),
            report("b", "", attack(31, "fish market", "Tuesday").replace("Marrowfield", "Tesselby")),
        ),
        (ROVERS, report("b", *ROVERS_AGAIN, "2031-03-11")),
        (
            report("a", "Jorun Vask, novelist, dies at 81", obituary("Jorun Vask", 81, "Marrowfield")),
            report("b", "Pell Anders, novelist, dies at 77", obituary("Pell Anders", 77, "Tesselby")),
        ),
        (report("a", *RATES), report("b", *FLOOD)),
        (report("a", "", FURNITURE, None), report("b", "", FURNITURE, None)),
        (report("a", RATES[0], FURNITURE), report("b", FLOOD[0], FURNITURE)),
        (report("a", "", "Blast in Varn."), report("b", "", "Vote in Varn.")),
        (report("a", "", "x", None), report("b", "", "x", None)),
    ],
    ids=[
        "attack-next-week",
        "attack-next-year",
        "attack-elsewhere",
        "fixture",
        "obituaries",
        "other",
        "furniture",
        "titles",
        "short",
        "x",
    ],
)
def test_what_only_resembles_stays_apart(first: Report, second: Report) -> None:
    assert together(stories_of([first, second])) == {("a",), ("b",)}


def test_a_copy_joins_its_story_whatever_its_title_and_day() -> None:
    copies = [
        report("a", *FLOOD),
        report("b", "Another headline", FLOOD[1], "2031-03-06"),
        report("c", "", FLOOD[1], None),
        report("d", *FLOOD, "2033-03-04"),
    ]
    assert together(stories_of(copies)) == {("a", "b", "c", "d")}


def test_furniture_at_the_foot_joins_nothing() -> None:
    reports = [report("a", RATES[0], f"{RATES[1]}\n\n{FURNITURE}"), report("b", FLOOD[0], f"{FLOOD[1]}\n\n{FURNITURE}")]
    assert together(stories_of(reports)) == {("a",), ("b",)}


def test_a_digest_does_not_join_the_stories_it_lists() -> None:
    digest = report("z", "Morning briefing", f"{RATES[1]}\n\n{FLOOD_AGAIN[1]}")
    stories = stories_of([digest, report("a", *FLOOD), report("b", *FLOOD_AGAIN), report("c", *RATES)])
    assert not any({"a", "c"} <= set(story.reports) for story in stories)


@settings(max_examples=25, deadline=None)
@given(st.permutations(PILE), st.integers(0, len(PILE)))
def test_neither_the_order_nor_the_number_of_goes_matters(reports: list[Report], first: int) -> None:
    expected = stories_of(PILE)
    outlines = [outline_of(one) for one in reports]
    early, late = outlines[:first], outlines[first:]
    assert group(outlines, [*likenesses(late, early), *likenesses(early)]) == expected
    assert sorted(id for story in expected for id in story.reports) == sorted(one.id for one in PILE)


def test_likeness_is_a_matter_of_two_reports_alone() -> None:
    outlines = [outline_of(one) for one in PILE]
    alone = {pair for i, one in enumerate(outlines) for other in outlines[:i] for pair in likenesses([one, other])}
    assert set(likenesses(outlines)) == alone


def test_id_stays_when_a_report_joins_and_title_is_a_headline() -> None:
    early = stories_of([report("a", *FLOOD)])[0]
    grown = stories_of([report("a", *FLOOD), report("b", *FLOOD_AGAIN, "2031-03-05")])[0]
    assert early.id == grown.id
    assert early.id.startswith("floods-drive-thousands-from-marrowfield-")
    assert grown.title in {FLOOD[0], FLOOD_AGAIN[0]}


def test_title_of_a_report_without_headline_is_its_first_words() -> None:
    assert stories_of([report("a", "", FLOOD_AGAIN[1])])[0].title.startswith("The Skarn dam above Marrowfield broke")


def test_no_reports_are_no_stories() -> None:
    assert stories_of([]) == []


def test_a_lone_report_joins_a_story_more_easily_than_another_story_does() -> None:
    asked = {sizes: _asked(*sizes) for sizes in ((1, 1), (1, 2), (1, 9), (4, 4), (9, 9))}
    assert asked[1, 1] > asked[1, 2] > asked[1, 9]
    assert asked[9, 9] > asked[1, 9]
    assert asked[4, 4] > asked[1, 9]


def test_what_is_held_apart_joins_no_story_however_large() -> None:
    assert round(100 * (_APART - _FLOOR)) < min(_asked(1, size) for size in (1, 10, 100, 10_000))


def test_a_page_whose_text_was_lost_joins_by_its_headline() -> None:
    title = "Skarn dam breaks above Marrowfield, 43 houses lost"
    lost = report("a", f"{title} - Northline News", "Turn on scripts to go on reading this page.")
    other = report("b", title, "Sign in, or subscribe for a month at no cost, then come back to this page.")
    assert together(stories_of([lost, other])) == {("a", "b")}
    briefing = [report(id, "Morning briefing", "Turn on scripts to go on reading this page.") for id in "ab"]
    assert together(stories_of([briefing[0], other])) == {("a",), ("b",)}


def test_whatever_two_parties_a_truce_is_between_it_is_about_as_likely_one_story() -> None:
    def score(one: str, other: str) -> int:
        text = (
            f"{one} and {other} agreed on a truce on Tuesday after nine days of fighting round Marrowfield. {one} said"
        )
        again = (
            f"{other} will let lorries pass and {one} hands over prisoners under a truce reached on Tuesday in Ilmere."
        )
        rest = (
            " Hundreds were killed, hospitals said. The Tessel road is to be opened, and 40 prisoners are to go home."
        )
        pair = report("a", "Truce", text + rest), report("b", "Fighting ends", again + rest)
        return next(likenesses(map(outline_of, pair))).score

    assert score("Orvia", "Sessel") == score("Sessel", "Orvia") == score("Varnholt", "Skarn")
