import pytest

from onrecord.intake.agencies import first_agency, first_agency_at_start, is_agency
from onrecord.intake.authors import looks_like_person, read_names

HOUSES = ("Kelling Post", "kellingpost.example", "kellingpost")


@pytest.mark.parametrize(
    ("line", "people", "houses"),
    [
        ("By Ann Orr", ("Ann Orr",), ()),
        ("Written by Ann Orr and Bo Lind", ("Ann Orr", "Bo Lind"), ()),
        ("Ann Orr, Bo Lind & Cy van der Dahl", ("Ann Orr", "Bo Lind", "Cy van der Dahl"), ()),
        ("ANN ORR", ("Ann Orr",), ()),
        ("Ann Orr, Associated Press", ("Ann Orr",), ("Associated Press",)),
        ("Ann Orr | Kelling Post", ("Ann Orr",), ("Kelling Post",)),
        ("Ann Orr, kellingpost.example", ("Ann Orr",), ()),
        ("Ann Orr, Chief Harbour Officer and Head of Ships", ("Ann Orr",), ()),
        ("Ann Orr, Ph.D.", ("Ann Orr, Ph.D.",), ()),
        ("By\nAnn Orr\nMarch 3, 2021", ("Ann Orr",), ()),
        ("The Kelling Post https://kellingpost.example", (), ("The Kelling Post",)),
        ("Kelling Post staff reporter", (), ("Kelling Post staff reporter",)),
        ("By Ann Orr\nBy Bo Lind", ("Ann Orr", "Bo Lind"), ()),
        ("Reuters", (), ("Reuters",)),
        ("News Staff", (), ("News Staff",)),
        ("annorr", (), ()),
        ("ann-orr", (), ()),
        ("ann.orr@kellingpost.example", (), ()),
        ("Sponsored", (), ()),
        ("3 March 2021", (), ()),
        ("", (), ()),
    ],
)
def test_read_names(line, people, houses):
    assert read_names([line], HOUSES) == (people, houses)


def test_a_name_is_given_once():
    assert read_names(["Ann Orr", "By ANN ORR", "ann orr"]).people == ("Ann Orr",)


@pytest.mark.parametrize(
    "name", ["Ann Orr", "EJ Tolm", "Desirée O", "Al-Amin Dahl", "Ann-Marie de la Cruz", "A. B. Orr"]
)
def test_persons(name):
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "name", ["Orr", "Team Kelling", "Institute for Ships", "Ann 2", "the minister", "A" * 70 + " B"]
)
def test_no_persons(name):
    assert not looks_like_person(name)


def test_agencies():
    assert is_agency("the associated press")
    assert is_agency(" AFP ")
    assert not is_agency("Kelling Post")
    assert first_agency("Associated Press writer Cy Dahl; Reuters") == "Associated Press"
    assert first_agency("APPLE and WRAP") is None
    assert first_agency_at_start("AFP Wednesday") == "AFP"
    assert first_agency_at_start("By AFP") == ""
