import pytest

from onrecord.intake.published import find_published
from onrecord.intake.zones import find_zones

LEAD = "Prime Minister Ada Tolm on Thursday rejected the harbour tax, which the port of Kelling had asked for."
MORE = "Dockers said that they would strike from Jan. 25, 2024, if the tax were passed by the two chambers."
CAPTION = "Ada Tolm chairs a meeting in Kelling, Thursday, Jan. 18, 2024. (AP Photo/Ben Holt)"
OLDER = "Ships wait off Kelling, Sunday, Dec. 24, 2023. (AP Photo/Ben Holt)"


def published(*paragraphs, title=None):
    text = "\n\n".join(paragraphs)
    return find_published(text, find_zones(text, title))


@pytest.mark.parametrize(
    ("paragraphs", "day"),
    [
        ((f"date 2024-02-08 {LEAD}", MORE), "2024-02-08"),
        (("Talks fail", "Published: 3 March 2021", LEAD, MORE), "2021-03-03"),
        (("Talks fail", "3 March 2021", LEAD, MORE), "2021-03-03"),
        ((LEAD, "3 March 2021", MORE), "2021-03-03"),
        ((f"Wed Mar 3 2021 {LEAD}", MORE), "2021-03-03"),
        ((f"KELLING, Jan. 18, 2024 (AP) — {LEAD}", "19 January 2024", MORE), "2024-01-18"),
        (("Published: 19 January 2024", f"KELLING, Jan. 18, 2024 (AP) — {LEAD}", MORE), "2024-01-19"),
    ],
)
def test_a_date_line_settles_the_day(paragraphs, day):
    assert published(*paragraphs) == (day, "text")


@pytest.mark.parametrize("captions", [(CAPTION,), (OLDER, CAPTION), (CAPTION, OLDER)])
def test_a_caption_settles_the_day_that_the_lead_names(captions):
    assert published(LEAD, *captions, "The tax would have cost 3 crowns a ship.") == ("2024-01-18", "caption")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (LEAD, MORE),  # no date but that of an event
        (LEAD.replace("Thursday", "Friday"), CAPTION),  # another weekday
        (LEAD.replace("on Thursday ", ""), CAPTION),  # no weekday
        (LEAD, CAPTION.replace("Thursday", "Friday")),  # that day was no Friday
        (LEAD, CAPTION, "The tax dates from 2025."),  # the photo is old
        (LEAD, CAPTION, OLDER.replace("Sunday, Dec. 24, 2023", "Friday, Jan. 19, 2024")),
        (LEAD.replace("Thursday", "Thursday, Jan. 18, 2024,"),),
        ("On March 3, 2021, Ada Tolm spoke in Kelling.", MORE),
        ("March 3, 2021 Commission chair Ada Tolm spoke in Kelling.", MORE),
        ("How the harbour fell", "23 December 1989", LEAD, "24 December 1989", MORE),  # a chronicle
        (LEAD, MORE, MORE, "3 March 2021", MORE),  # too far down
        (f"KELLING, Jan. 18 (AP) — {LEAD}", MORE),
        ("Updated: 3 March 2021", LEAD, MORE),
    ],
)
def test_unknown_stays_unknown(paragraphs):
    assert published(*paragraphs) == (None, "unknown")


def test_a_date_before_the_title_settles_the_day():
    assert published(f"March 3 2021 Harbour talks fail. {LEAD}", title="Harbour talks fail") == ("2021-03-03", "text")
    assert published(f"March 3 2021 Harbour talks fail. {LEAD}") == (None, "unknown")
