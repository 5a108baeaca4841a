from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.likeness import likenesses
from onrecord.linking.outlines import outline_of
from onrecord.linking.stories import group, stories_of
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


def report(id: str, title: str, text: str, published: str | None = "2031-03-04", outlet: str = "Northline") -> Report:
    return report_from_text(text, id, Given(published=published, outlet=outlet, title=title))


def together(stories: list[Story]) -> set[tuple[str, ...]]:
    return {story.reports for story in stories}


def test_two_accounts_of_a_flood_are_one_story() -> None:
    reports = [report("a", *FLOOD), report("b", *FLOOD_AGAIN)]
    assert together(stories_of(reports)) == {("a", "b")}
    assert together(stories_of(reports[::-1])) == {("a", "b")}


def test_two_goes_make_the_same_stories_as_one() -> None:
    first = [outline_of(report("a", *FLOOD))]
    second = [outline_of(report("b", *FLOOD_AGAIN)), outline_of(report("c", *FLOOD))]
    in_one = group([*first, *second], likenesses([*first, *second]))
    in_two = group([*second, *first], [*likenesses(second, first), *likenesses(first)])
    assert in_one == in_two
    assert together(in_one) == {("a", "b", "c")}
