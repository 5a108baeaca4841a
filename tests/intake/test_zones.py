import time

import pytest

from onrecord.intake.zones import Known, date_head, find_byline, find_credit, find_dateline, find_zones

LONG = "The minister told reporters in Kelling that the talks on the harbour tax would go on for weeks."
OTHER = "Dockers in the old harbour said on Monday that they had not been asked by anybody in the capital."


def zones(*paragraphs, title=None, known=None):
    text = "\n\n".join(paragraphs)
    found = find_zones(text, title, known) if known else find_zones(text, title)
    return [(zone.kind, text[zone.start : zone.end]) for zone in found]


def test_a_report_with_everything():
    assert zones(
        "Harbour talks fail",
        "By Ann Orr",
        "Ada Tolm speaks in Kelling, Monday, Jan. 4, 2021. (AP Photo/Ben Holt)",
        f"KELLING — {LONG}",
        "Advertisement",
        OTHER,
        "A long way to go",
        LONG,
        "Orr reported from Kelling.",
    ) == [
        ("headline", "Harbour talks fail"),
        ("credit", "By Ann Orr"),
        ("caption", "Ada Tolm speaks in Kelling, Monday, Jan. 4, 2021. (AP Photo/Ben Holt)"),
        ("dateline", "KELLING —"),
        ("body", LONG),
        ("boilerplate", "Advertisement"),
        ("body", OTHER),
        ("headline", "A long way to go"),
        ("body", LONG),
        ("credit", "Orr reported from Kelling."),
    ]


def test_body_is_the_default():
    assert zones(LONG) == [("body", LONG)]
    assert zones("Talks fail") == [("body", "Talks fail")]
    assert zones("Talks failed.", LONG) == [("body", f"Talks failed.\n\n{LONG}")]
    assert find_zones("") == find_zones(" \n ") == ()


def test_the_title_is_the_headline_wherever_it_stands_at_the_head():
    kinds = [kind for kind, _ in zones("Talks fail.", "TALKS FAIL", LONG, OTHER, title="Talks fail")]
    assert kinds == ["headline", "headline", "body"]


def test_a_headline_may_stand_twice():
    kinds = [kind for kind, _ in zones("Harbour talks fail", "By Ann Orr", "Harbour talks fail", LONG)]
    assert kinds == ["headline", "credit", "headline", "body"]


def test_with_a_title_known_another_short_line_is_body():
    assert zones("Tolm spoke", LONG, title="Harbour talks fail") == [("body", f"Tolm spoke\n\n{LONG}")]


def test_date_and_title_are_taken_off_the_front_of_a_paragraph():
    assert zones(f"March 3 2021 Harbour talks fail. {LONG}", title="Harbour talks fail") == [
        ("boilerplate", "March 3 2021"),
        ("headline", "Harbour talks fail."),
        ("body", LONG),
    ]
    assert zones(f"Harbour talks fail AFP Wednesday 3 Mar 2021 {LONG}", title="Harbour talks fail") == [
        ("headline", "Harbour talks fail"),
        ("credit", "AFP"),
        ("boilerplate", "Wednesday 3 Mar 2021"),
        ("body", LONG),
    ]


def test_text_in_capitals_is_not_all_headlines():
    text = "\n\n".join(("THE GUARD SEIZED A SHIP OFF KELLING", LONG.upper(), OTHER.upper()))
    assert [zone.kind for zone in find_zones(text)] == ["body"]
    text = f"KELLING, 3 JAN 90 (EFE) -- {LONG.upper()}\n\n{OTHER.upper()}"
    assert [zone.kind for zone in find_zones(text)] == ["dateline", "body"]


def test_lists_and_verse_are_no_subheads():
    lines = ["Boats", "Ships", "Barges"]
    assert zones(LONG, *lines, OTHER) == [("body", "\n\n".join((LONG, *lines, OTHER)))]
    unfinished = [line.rstrip(".") for line in (LONG, OTHER, LONG, OTHER)]
    assert [kind for kind, _ in zones(*unfinished[:2], "Small boats", *unfinished[2:])] == ["body"]


@pytest.mark.parametrize("line", ["Tolm: no deal", "“No deal”", "A line with a stop.", "lower case words"])
def test_no_subheads(line):
    assert [kind for kind, _ in zones(LONG, OTHER, line, LONG, OTHER)] == ["body"]


def test_a_dated_paragraph_over_a_photo_credit_is_its_caption():
    caption = "Ada Tolm arrives in Kelling for talks, Monday, Jan. 4, 2021."
    assert [kind for kind, _ in zones(LONG, caption, "AP Photo/Ben Holt", OTHER)] == [
        "body",
        "caption",
        "caption",
        "body",
    ]
    assert [kind for kind, _ in zones(LONG, OTHER, "AP Photo/Ben Holt", LONG)] == ["body", "caption", "body"]


def test_what_the_markup_tells_is_believed():
    known = Known(frozenset({"dockers wait"}), frozenset({"what next"}), ("Ann Orr",))
    paragraphs = (LONG, "Dockers wait.", "What next?", OTHER, "Ann Orr covers harbours.")
    assert [kind for kind, _ in zones(*paragraphs, known=known)] == ["body", "caption", "headline", "body", "credit"]


def test_a_credit_that_follows_the_last_sentence():
    assert zones(LONG, f"{OTHER} (Reporting by Ann Orr)") == [
        ("body", f"{LONG}\n\n{OTHER}"),
        ("credit", "(Reporting by Ann Orr)"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "dateline", "credit", "byline"),
    [
        ((f"KELLING (AP) — {LONG}", OTHER), "KELLING (AP)", "AP", None),
        ((f"KELLING (Tolmia) — {LONG}", OTHER), "KELLING (Tolmia)", None, None),
        (("By Ann Orr, Kelling Post", LONG, "Copyright 2021 Reuters."), None, "Reuters", "Ann Orr"),
        (("Talks fail", "Ann Orr in Kelling", LONG), None, None, "Ann Orr"),
        ((LONG, "Ann Orr in Kelling", OTHER), None, None, None),
        (("By Reuters", LONG), None, "Reuters", None),
        ((f"KELLING, March 3 (Tolmia Wire) — {LONG}", OTHER), "KELLING, March 3 (Tolmia Wire)", "Tolmia Wire", None),
        ((LONG, OTHER, "With reporting by Tolmia"), None, "Tolmia", None),
        ((LONG, OTHER, "With reporting by Ann Orr"), None, None, None),
        ((LONG, OTHER, "The Associated Press contributed to this report."), None, "The Associated Press", None),
        ((LONG, f"{OTHER} The AP and Reuters asked for comment."), None, None, None),
    ],
)
def test_who_is_named(paragraphs, dateline, credit, byline):
    text = "\n\n".join(paragraphs)
    found = find_zones(text)
    assert find_dateline(text, found) == dateline
    assert find_credit(text, found) == credit
    assert find_byline(text, found) == byline


@pytest.mark.parametrize(
    ("paragraph", "length"),
    [
        ("date 2024-02-08 Ada Tolm spoke.", 15),
        ("Published: 3 March 2021", 23),
        ("3 March 2021", 12),
        ("March 3, 2021 10:15 GMT | Kelling", 23),
        ("Wed Mar 3 2021 At least 24 died.", 14),
        ("15-09-2013 Dockers died.", 10),
        ("March 3, 2021 Commission members spoke.", 0),  # the commission's day
        ("March 3, 2021, was a Wednesday.", 0),
        ("Tue Mar 3 2021 At least 24 died.", 0),  # it was no Tuesday
        ("Updated: 3 March 2021", 0),
        ("The date 2024-02-08 is set.", 0),
    ],
)
def test_date_head(paragraph, length):
    assert date_head(paragraph) == length


@pytest.mark.parametrize(
    "piece", ["A", "(", "“", "- ", "By ", "KELLING, ", "(AP Photo/", "1 May 2020 ", "a\n\n", "A B\n"]
)
def test_time_grows_with_length_only(piece):
    started = time.perf_counter()
    find_zones(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5
