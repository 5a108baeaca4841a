import pytest

from onrecord.intake import furniture

CAPTIONS = [
    "Rescuers search a hall in Orvik, Thursday, Jan. 18, 2024. (Ed Lom/Hallwire)",
    "Rescuers search a hall in Orvik, Thursday, Jan. 18, 2024. Photo: Ed Lom / Hallwire",
    "President Ada Tolm speaks in Kelling, Sunday, Dec. 24, 2023. (AP Photo/Ben Holt, Pool)",
    "Dockers wait at the gate in Varn Harbour on Monday. (Ben Holt/Kelling Wire via AP)",
    "The harbour at dawn. [Photo/Agencies]",
    "The harbour at dawn. Photograph: Ben Holt/AFP",
    "The harbour at dawn. Ben Holt/Getty Images",
    "FILE - In this Jan. 3, 2020, file photo, Ada Tolm arrives in Kelling.",
    "FILE PHOTO: Ada Tolm arrives in Kelling",
    "Image copyright Reuters Image caption Ada Tolm won the vote",
    "Photo: Ben Holt",
    "(Image: GETTY)",
    "Ships wait off Kelling, Sunday, June 9, 2019. (Courier/Ben Holt)",
    "Getty Images",
    "This undated photo provided by the Kelling police shows the ship.",
    "In this image taken from video, a ship burns.",
    "© AFP/ Ben Holt The harbour at dawn.",
]
NO_CAPTIONS = [
    "The minister said she had seen the photo.",
    "Dockers gave their account to the agency (AP).",
    "He was moved to a new post (see the image above).",
    "Image is everything, said the minister.",
    "Reuters reported that the ship had sunk.",
    "The file on the minister was closed (the file ran to 900 pages).",
    "The vote went to a joint list on Sunday, June 9, 2019. (Harbour/Reform)",
    "The vote went to a joint list on Sunday. (Harbour/Reform of Kelling)",
    "Picture this: a harbour without ships.",
    "She shared the picture on Monday (and the pool was closed).",
    "In this report, officials say nothing of the ship.",
    "This picture of a party in crisis is wrong, Tolm said.",
]
CLOSING = [
    "Orr reported from Kelling, and Lind from Varn. Associated Press writer Cy Dahl contributed to this report.",
    "Kelling News' Ann Orr and Bo Lind contributed to this article, along with Reuters.",
    "(Reporting by Ann Orr; Editing by Bo Lind)",
    "Additional reporting by Bo Lind in Kelling",
    "Ann Orr contributed reporting.",
    "With files from Bo Lind",
    "This story was originally published by the Kelling Post.",
    "—Reuters",
    "The Associated Press",
    "AP/AFP",
    "Post staff and agencies",
]
NO_CLOSING = [
    "The storm contributed to the deaths of five dockers.",
    "Two ministries reported from their own files that 24 had died.",
    "Fires were reported from the harbour.",
    "Edited tapes of the talks were leaked.",
    "The AP said the ship had sunk.",
    "The minister met staff",
    "Kelling",
]
FURNITURE = [
    "Read more: Harbour talks fail",
    "READ ALSO: Harbour talks fail",
    "Share this article",
    "Advertisement",
    "Advertisement Continue reading below",
    "Sign up for our newsletter",
    "Follow Ann Orr on Twitter @annorr",
    "Related: Harbour talks fail",
    "Copyright 2021 The Associated Press. All rights reserved.",
    "Story highlights",
    "3 min read",
    "Updated: 3 March 2021",
    "Published: 3 March 2021",
    "Comments",
    "• Click here to subscribe",
]
NO_FURNITURE = [
    "Most recently, the guard seized two ships.",
    "Share prices fell by 3 percent.",
    "Watch groups counted 24 dead.",
    "Follow the money, the minister said.",
    "Related parties met in Kelling on Monday and agreed to further talks.",
    "Published reports of the deaths are false, the ministry said.",
    "“Sign up for the army now and you will be paid in full,” the poster reads.",
    "Subscribed capital rose by 5 percent.",
    "Commentators were not convinced.",
    "Key points of the plan were rejected by both sides.",
    "Photos showed a burning ship.",
]


@pytest.mark.parametrize("paragraph", CAPTIONS)
def test_captions(paragraph):
    assert furniture.is_caption(paragraph)


@pytest.mark.parametrize("paragraph", NO_CAPTIONS)
def test_no_captions(paragraph):
    assert not furniture.is_caption(paragraph)


@pytest.mark.parametrize("paragraph", CLOSING)
def test_closing_credits(paragraph):
    assert furniture.is_closing_credit(paragraph)


@pytest.mark.parametrize("paragraph", NO_CLOSING)
def test_no_closing_credits(paragraph):
    assert not furniture.is_closing_credit(paragraph)


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_furniture(paragraph):
    assert furniture.is_furniture(paragraph)


@pytest.mark.parametrize("paragraph", NO_FURNITURE)
def test_no_furniture(paragraph):
    assert not furniture.is_furniture(paragraph)


def test_a_photo_credit_is_found_where_it_begins():
    paragraph = "Dockers wait. " * 30 + "(AP Photo/Ben Holt)"
    assert furniture.photo_credit(paragraph) == paragraph.index("(AP")
    assert not furniture.is_photo_credit_alone(paragraph)
    assert furniture.is_photo_credit_alone("(AP Photo/Ben Holt)")
    assert not furniture.is_photo_credit_alone("The minister spoke.")


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("By Ann Orr and Bo Lind", "Ann Orr and Bo Lind"),
        ("BY ANN ORR", "ANN ORR"),
        ("By Ann Orr | Kelling Post", "Ann Orr"),
        ("By: Ann Orr", "Ann Orr"),
        ("By Monday the ship had sunk.", None),
        ("By the time he said so it was late", None),
        ("Ann Orr", None),
    ],
)
def test_byline_of(paragraph, names):
    assert furniture.byline_of(paragraph) == names


def test_a_note_on_an_author():
    authors = ("Ann Orr",)
    assert furniture.is_note_on_author("• Ann Orr is a reporter for the Kelling Post.", authors)
    assert furniture.is_note_on_author("Ann Orr covers harbours.", authors)
    assert not furniture.is_note_on_author("Bo Lind is a reporter.", authors)
    assert not furniture.is_note_on_author("Ann Orr was shot at in Kelling, “twice”.", authors)


def test_a_credit_after_the_last_sentence():
    paragraph = "The ship sank, he said. (Reporting by Ann Orr; Editing by Bo Lind)"
    assert furniture.inline_credit(paragraph) == paragraph.index("(Rep")
    assert furniture.inline_credit("Reporting by phone was hard.") is None
