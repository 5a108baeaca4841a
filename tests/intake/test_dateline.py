import pytest

from onrecord.intake.dateline import read_dateline

REST = "Prime Minister Ada Tolm spoke in Kelling."


@pytest.mark.parametrize(
    ("line", "words", "agency", "iso"),
    [
        ("KELLING —", "KELLING", None, None),
        ("KELLING—", "KELLING", None, None),
        ("VARN HARBOUR, Tolmia —", "VARN HARBOUR, Tolmia", None, None),
        ("THE KELL, Tolmia —", "THE KELL, Tolmia", None, None),
        ("KELLING (AP) --", "KELLING (AP)", "AP", None),
        ("KELLING, Jan. 3 (Reuters) -", "KELLING, Jan. 3 (Reuters)", "Reuters", None),
        ("KELLING, Jan. 3, 2021 (Reuters) -", "KELLING, Jan. 3, 2021 (Reuters)", "Reuters", "2021-01-03"),
        ("VARN HARBOUR (TOLMIA), 3 JAN 90 (TOLMIA RADIO) --", "VARN HARBOUR (TOLMIA), 3 JAN 90 (TOLMIA RADIO)",
         "TOLMIA RADIO", "1990-01-03"),
        ("KELLING/VARN, 3 March 2021 –", "KELLING/VARN, 3 March 2021", None, "2021-03-03"),
        ("Kelling (AFP) -", "Kelling (AFP)", "AFP", None),
        ("Kelling:", "Kelling", None, None),
        ("Kelling –", "Kelling", None, None),
    ],
)  # fmt: skip
def test_datelines(line, words, agency, iso):
    dateline = read_dateline(f"{line} {REST}", REST)
    assert dateline == (len(line), words, agency, iso)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Prime Minister Ada Tolm spoke.",
        "BREAKING — Prime Minister Ada Tolm spoke.",
        "WATCH: Ada Tolm spoke.",
        "Tolm: We never agreed.",  # a speaker, no place
        "Varnholm — Prime Minister Ada Tolm spoke.",  # nothing says that it is a place
        "A — B",
        "EX-MINISTER Ada Tolm spoke - and left.",
        "KELLING —",
        "",
    ],
)
def test_no_datelines(paragraph):
    assert read_dateline(paragraph, REST) is None


def test_in_a_text_all_in_capitals_a_dash_is_not_enough():
    paragraph = "THE MINISTER - WHO RESIGNED - SPOKE."
    assert read_dateline(paragraph, paragraph, all_caps=True) is None
    assert read_dateline("KELLING, 3 JAN (EFE) -- THE MINISTER", "", all_caps=True) is not None


def test_a_day_that_does_not_exist_is_none():
    assert read_dateline(f"KELLING, Feb. 30, 2021 — {REST}", REST).iso is None
