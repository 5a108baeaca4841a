import hashlib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.intake import readers
from onrecord.intake.given import Given
from onrecord.intake.readers import read_source, report_from_text
from onrecord.intake.sources import Source
from onrecord.model import Report, Skipped

STORY = (
    "Harbour talks fail\n\nBy Ann Orr and Bo Lind\n\nVARN HARBOUR, March 3, 2021 (AP) — "
    "The “talks” on the har\u00adbour\u00a0tax failed on Wednesday, Minister Mira Okonjo said.\n\n"
    "She told reporters she would try again.\n"
)


def read(data, kind="text", given=Given()):  # noqa: B008
    if isinstance(data, str):
        data = data.encode()
    return read_source(Source(kind, "", "name", given, content=data))


def test_a_text_becomes_a_report_that_keeps_its_characters():
    (report,) = read("\ufeff" + STORY.replace("\n", "\r\n"))
    assert report.text == STORY
    assert report.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert (report.id, report.id_given) == ("name", False)
    assert report.title == "Harbour talks fail"
    assert report.byline == "Ann Orr, Bo Lind"
    assert (report.dateline, report.credit) == ("VARN HARBOUR, March 3, 2021 (AP)", "AP")
    assert (report.published, report.published_basis) == ("2021-03-03", "text")
    assert report.zone_at(report.text.index("The “talks”")) == "body"


def test_what_is_given_goes_before_what_the_text_says():
    (report,) = read(STORY, given=Given("2021-03-04", "Kelling Post", "https://kelling.example/1", "Talks fail"))
    assert (report.published, report.published_basis) == ("2021-03-04", "given")
    assert (report.outlet, report.url, report.title) == ("Kelling Post", "https://kelling.example/1", "Talks fail")


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (b"", "text", "is empty"),
        (b"\xef\xbb\xbf \r\n", "text", "is empty"),
        (b"%PDF-1.4", "text", "is a PDF, no text"),
        (bytes(range(256)) * 9, "html", "is binary data, no text"),
        (b"", "html", "is empty"),
        (b"<html><body><p>Menu</p></body></html>", "html", "the page holds no article"),
        (b"<", "html", "the page holds no article"),
    ],
)
def test_a_file_that_gives_no_report_says_why(data, kind, reason):
    (skipped,) = read(data, kind)
    assert isinstance(skipped, Skipped)
    assert (skipped.name, skipped.reason) == ("name", reason)
    assert skipped.hint


@pytest.mark.parametrize(("kind", "limit"), [("text", "MAX_TEXT_BYTES"), ("html", "MAX_PAGE_BYTES")])
def test_a_huge_file_is_left_unread(tmp_path, monkeypatch, kind, limit):
    path = tmp_path / "huge"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("the file was opened"))
    (skipped,) = read_source(Source(kind, str(path), "huge"))
    assert skipped.reason == f"is 50 MB, more than the {getattr(readers, limit) // 1_000_000} MB that are read"


def test_a_file_that_cannot_be_opened_is_told_of(tmp_path):
    (skipped,) = read_source(Source("text", str(tmp_path / "gone.txt"), "gone.txt"))
    assert (skipped.name, skipped.reason) == ("gone.txt", "cannot be opened (no such file or directory)")


def test_characters_that_could_not_be_decoded_are_told_of():
    report, skipped = read("The “minister” spoke.".encode() + b"\xe2\x80")
    assert report.text == "The “minister” spoke.\ufffd"
    assert skipped.reason == "characters that could not be decoded, stored as U+FFFD: 1"


def test_json_lines_give_a_report_or_a_reason_a_row():
    data = (
        b'{"id": "k-1", "text": "One\\r\\n\\u00ad.", "byline": "Ann Orr", "outlet": "Wire", '
        b'"published": "2024-01-18"}\n'
        b"{broken\n\n"
        b'{"text": "Two.", "published": "soon", "title": 4}\n'
    )
    one, broken, wrong_title, bad_day, two = read(data, "jsonl")
    assert (one.id, one.id_given, one.text, one.byline, one.outlet) == (
        "k-1",
        True,
        "One\r\n\u00ad.",
        "Ann Orr",
        "Wire",
    )
    assert (one.published, one.published_basis) == ("2024-01-18", "given")
    assert (broken.name, broken.reason[:10]) == ("name line 2", "is no JSON")
    assert (wrong_title.name, bad_day.name) == ("name line 4", "name line 4")
    assert "title" in wrong_title.reason
    assert bad_day.reason == "'soon' is no day"
    assert (two.id, two.id_given, two.published, two.published_basis) == ("name:4", False, None, "unknown")


def test_a_block_gives_its_own_rows_only():
    rows = [b'{"text": "Row %d."}\n' % i for i in range(5)]
    source = Source("jsonl", "", "r", start=len(rows[0]), length=sum(map(len, rows[1:4])), line=2, left_out=(3,))
    read_back = read_source(Source(**{**{f: getattr(source, f) for f in source.__slots__}, "content": b"".join(rows)}))
    assert [(report.id, report.text) for report in read_back] == [("r:2", "Row 1."), ("r:4", "Row 3.")]


@given(st.text(max_size=300))
@example("KELLING —")
@example("By A B\n\n3 May 2021\n\nX")
def test_any_text_has_zones_in_order_that_read_back(text):
    report = report_from_text(text, "x")
    position = 0
    for zone in report.zones:
        assert position <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end].strip()
        position = zone.end
    covered = "".join(text[zone.start : zone.end] for zone in report.zones)
    assert "".join(covered.split()) == "".join(text.split()) or "|" in text or "·" in text or "•" in text


@given(st.binary(max_size=300), st.sampled_from(["text", "html", "jsonl"]))
@example(b'{"text": "\\ud83d\\ude00 said", "id": 1e400}', "jsonl")
@example(b"<html><script type='application/ld+json'>[[{\"@type\":[1]}]]</script><p>" + b"word " * 90, "html")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_bytes_give_reports_that_can_be_stored_or_reasons(data, kind):
    for found in read(data, kind):
        if isinstance(found, Report):
            assert found.text.encode()
            assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
        else:
            assert found.reason
            assert found.hint
