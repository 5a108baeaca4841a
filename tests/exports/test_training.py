"""Judged entries go out as rows to train with and come back: nothing invented, nothing moved. All is invented."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exports.brat import read_brat
from onrecord.exports.errors import ExportError
from onrecord.exports.export import export
from onrecord.exports.labelstudio import read_labelstudio
from onrecord.exports.training import take_back
from onrecord.model import Actor, Figure, Mention, Reading, Report, Spans, Statement, Zone
from onrecord.record.judged import judged_figures, judged_statements
from onrecord.record.judgements import judge, judgements
from onrecord.record.links import link_reports
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, put

TEXT = (
    "🚢🚢 “No ship\nof ours was near,” Mira Okonjo told reporters on Tuesday.\tAt least 24 dockers of Varn\u2028"
    "were hurt, the 🚢 guard said. It spoke of 9 boats.\n"
)


def _spans(report: Report, *words: str) -> Spans:
    return tuple(report.span(report.text.index(each), report.text.index(each) + len(each)) for each in words)


def reading(id: str = "r/1") -> Reading:
    report = Report(id, TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), (Zone("body", 0, len(TEXT)),), id_given=True)
    speaker = Actor(f"{id}#a1", "Mira Okonjo", "person", (), (f"{id}#m1",))
    mention = Mention(f"{id}#m1", id, *_spans(report, "Mira Okonjo"), "name", "body", speaker.id)
    said = Statement(
        f"{id}#s1", id, _spans(report, "Mira Okonjo"), _spans(report, "told"),
        _spans(report, "“No ship\nof ours", "was near,”"), "direct", "speech", "body", speaker.id,
        addressee=_spans(report, "reporters"),
    )  # fmt: skip
    bare = Statement(f"{id}#s2", id, (), (), _spans(report, "It spoke of 9 boats."), "indirect", "speech", "body")
    figure = Figure(
        f"{id}#f1", id, *_spans(report, "At least 24"), 24, None, "at least", "body", "person", "injured",
        of=_spans(report, "dockers"), place=_spans(report, "Varn"), according_to=_spans(report, "the 🚢 guard"),
    )  # fmt: skip
    other = Figure(f"{id}#f2", id, *_spans(report, "9 boats"), 9, 9, "exact", "body", "boat")
    return Reading(report, (mention,), (speaker,), (said, bare), (figure, other))


@contextmanager
def judged_record(path: Path) -> Iterator[Record]:
    with Record.open(path, create=True) as opened:
        with transaction(opened.connection):
            put(opened.connection, Fresh(reading(), "r", "g"))
            link_reports(opened, "l")
        for entry in ("r/1#s1", "r/1#s2", "r/1#f1", "r/1#f2"):
            judge(opened, entry, "accept", by="Ada")
        yield opened


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with judged_record(tmp_path / "story.db") as opened:
        yield opened


def tasks(record: Record, kind: str) -> list[dict]:
    stream = io.BytesIO()
    export(record, kind, "labelstudio", output=None, stdout=stream)
    return json.loads(stream.getvalue())


def taken(record: Record, found: object) -> list[str | None]:
    return [it.refused for it in take_back(record, read_labelstudio(json.dumps(found).encode()), "Bo")]


def region(task: dict, role: str) -> dict:
    parts = task["annotations"][0]["result"]
    return next(it for it in parts if it["type"] == "labels" and it["value"]["labels"] == [role])


def the(entries, id):
    return next(it for it in entries if it.read.id == id)


def test_only_what_people_accepted_or_amended_goes_out(record):
    judge(record, "r/1#f2", "reject", by="Ada")
    judge(record, "r/1#f1", "amend", by="Ada", amended={"effect": "killed"})
    (task,) = tasks(record, "figures")
    values = {it["from_name"]: it["value"] for it in task["annotations"][0]["result"] if it["type"] == "choices"}
    assert values["effect"]["choices"] == ["killed"]
    assert [it["value"]["text"] for it in task["annotations"][0]["result"] if it["type"] == "labels"] == [
        "At least 24", "dockers", "Varn", "the 🚢 guard",
    ]  # fmt: skip
    assert task["data"]["text"] == TEXT


def test_offsets_count_code_points_and_ties_go_from_source_to_cue_to_content(record):
    (task,) = tasks(record, "statements")
    result = task["annotations"][0]["result"]
    words = {it["id"]: it["value"] for it in result if it["type"] == "labels"}
    assert all(TEXT[it["start"] : it["end"]] == it["text"] for it in words.values())
    ties = [
        (words[it["from_id"]]["text"], it["labels"][0], words[it["to_id"]]["text"])
        for it in result
        if it["type"] == "relation"
    ]
    assert ("Mira Okonjo", "says", "told") in ties
    assert ("told", "tells", "“No ship\nof ours") in ties
    assert ("“No ship\nof ours", "continues", "was near,”") in ties


@pytest.mark.parametrize("kind", ["statements", "figures"])
def test_what_comes_back_as_it_went_out_changes_nothing(record, tmp_path, kind):
    before = len(judgements(record))
    assert taken(record, tasks(record, kind)) == [None, None]
    export(record, kind, "brat", output=tmp_path / "brat", stdout=io.BytesIO())
    assert [it.refused for it in take_back(record, read_brat(tmp_path / "brat"), "Bo")] == [None, None]
    assert len(judgements(record)) == before


@pytest.mark.parametrize("kind", ["statements", "figures"])
def test_the_same_record_gives_the_same_bytes(record, tmp_path, kind):
    for name in ("one", "other"):
        export(record, kind, "brat", output=tmp_path / name, stdout=io.BytesIO())
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 3
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()
    assert tasks(record, kind) == tasks(record, kind)


def test_a_moved_span_and_another_value_come_back_as_an_amendment(record):
    found = tasks(record, "figures")
    value = region(found[0], "of")["value"]
    value["end"] += len(" of Varn")
    value["text"] += " of Varn"
    part = next(it for it in found[0]["annotations"][0]["result"] if it["from_name"] == "low")
    part["value"]["number"] = 25.0
    assert taken(record, found) == [None, None]
    it = the(judged_figures(record), "r/1#f1")
    assert (it.entry.of[0].exact, it.entry.low, it.entry.high) == ("dockers of Varn", 25, None)
    assert (it.judgement.verdict, it.judgement.by) == ("amend", "Bo")
    assert the(judged_figures(record), "r/1#f2").judgement.by == "Ada"


def test_a_region_that_is_new_or_gone_comes_back_by_its_ties(record):
    (task,) = tasks(record, "statements")
    result = task["annotations"][0]["result"]
    gone = region(task, "addressee")["id"]
    result[:] = [it for it in result if gone not in (it.get("id"), it.get("to_id"))]
    at = TEXT.index("the 🚢 guard")
    value = {"start": at, "end": at + 11, "text": "the 🚢 guard", "labels": ["source"]}
    bare = next(it["id"] for it in result if it["type"] == "labels" and it["value"]["text"].startswith("It spoke"))
    result.append({"id": "new1", "type": "labels", "from_name": "label", "to_name": "text", "value": value})
    result.append({"from_id": "new1", "to_id": bare, "type": "relation", "labels": ["says"]})
    assert taken(record, [task]) == [None, None]
    assert the(judged_statements(record), "r/1#s1").entry.addressee == ()
    assert the(judged_statements(record), "r/1#s2").entry.source[0].exact == "the 🚢 guard"


def in_units(task: dict) -> dict:
    """The task with offsets in UTF-16 units, as old versions of Label Studio count."""
    for part in task["annotations"][0]["result"]:
        for end in ("start", "end"):
            if "value" in part:
                part["value"][end] = len(TEXT[: part["value"][end]].encode("utf-16-le")) // 2
    return task


def test_offsets_in_utf_16_units_are_understood_where_they_alone_read_back(record):
    before = len(judgements(record))
    (task,) = tasks(record, "figures")
    assert taken(record, [in_units(task)]) == [None, None]
    assert len(judgements(record)) == before


def test_words_that_do_not_read_back_are_refused_with_the_reason_and_the_rest_taken(record):
    (task,) = tasks(record, "figures")
    region(task, "of")["value"]["start"] += 1
    region(task, "of")["value"]["end"] += 1
    refused = taken(record, [task])
    assert refused[0] == f"{TEXT.index('dockers') + 1}:{TEXT.index('dockers') + 8} does not read 'dockers'"
    assert refused[1] is None
    del region(task, "of")["value"]["text"]
    assert "no words to compare" in taken(record, [task])[0]


def test_no_entry_is_invented_for_words_that_have_none(record):
    at = TEXT.index("Tuesday")
    value = {"start": at, "end": at + 7, "text": "Tuesday", "labels": ["figure"]}
    task = {"data": {"text": TEXT}, "annotations": [{"result": [{"id": "x", "type": "labels", "value": value}]}]}
    assert taken(record, [task]) == ["the record has no figure at these words"]
    task["data"]["text"] = TEXT + " "
    assert taken(record, [task]) == ["the record has no report with this text"]


def test_rows_of_other_tools_find_their_entry_by_its_very_words(record):
    at = TEXT.index("9 boats")
    value = {"start": at, "end": at + 7, "text": "9 boats", "labels": ["figure"]}
    place = {"start": 0, "end": 1, "text": "🚢", "labels": ["place"]}
    parts = [{"id": "x", "type": "labels", "value": value}, {"id": "y", "type": "labels", "value": place}]
    task = {
        "data": {"text": TEXT},
        "annotations": [{"result": [*parts, {"type": "relation", "from_id": "x", "to_id": "y"}]}],
    }
    assert taken(record, [task]) == [None]
    assert the(judged_figures(record), "r/1#f2").entry.place[0].exact == "🚢"


def test_what_was_rejected_since_is_not_brought_back(record):
    found = tasks(record, "figures")
    judge(record, "r/1#f1", "reject", by="Ada")
    assert taken(record, found) == ["Ada rejected it; withdraw that judgement first", None]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda task: task["annotations"].append(task["annotations"][0]), "several people annotated"),
        (lambda task: task["data"].pop("text"), "gives no text"),
        (lambda task: region(task, "of")["value"].update(labels=["victim"]), "no figure has a 'victim'"),
        (lambda task: region(task, "figure")["value"].update(labels=["of"]), "its figure is not marked"),
        (lambda task: region(task, "figure")["value"].update(start="three"), "does not read"),
        (lambda task: task["annotations"][0]["result"].append(
            {"id": region(task, "figure")["id"], "type": "choices", "from_name": "effect",
             "value": {"choices": ["slain"]}}
        ), "effect: 'slain'"),
        (lambda task: task["annotations"][0]["result"].append(
            {"id": region(task, "figure")["id"], "type": "number", "from_name": "low", "value": {"number": -3}}
        ), "low: -3 is no number"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_by_its_reason(record, change, reason):
    (task,) = tasks(record, "figures")
    change(task)
    assert reason in (taken(record, [task])[0] or "")


def test_what_was_cancelled_is_passed_over(record):
    (task,) = tasks(record, "figures")
    task["annotations"][0]["was_cancelled"] = True
    assert taken(record, [task]) == []


@pytest.mark.parametrize("data", [b"{", b"[1]", b'[{"text": "x"}]', b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_such_list_is_told(data):
    with pytest.raises(ExportError):
        list(read_labelstudio(data))


def test_brat_marks_across_the_end_of_a_line_in_pieces(record, tmp_path):
    export(record, "statements", "brat", output=tmp_path / "b", stdout=io.BytesIO())
    (file,) = (tmp_path / "b").glob("*.ann")
    text = file.with_suffix(".txt").read_bytes().decode()
    assert text == TEXT
    marks = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n") if line.startswith("T")]
    content = next(mark for mark in marks if mark[2].startswith("“No ship"))
    at = TEXT.index("“No")
    assert content[1] == f"content {at} {at + 8};{at + 9} {at + 16}"
    assert content[2] == "“No ship of ours"
    assert not [mark for mark in marks if len(mark) != 3]


def test_brats_marks_are_corrected_and_refused_like_the_others(record, tmp_path):
    export(record, "figures", "brat", output=tmp_path / "b", stdout=io.BytesIO())
    (file,) = (tmp_path / "b").glob("*.ann")
    lines = (
        file.read_text(encoding="utf-8")
        .replace(" at-least", " more-than")
        .replace('"low": 9, "high": 9', '"low": 8, "high": 8')
    )
    at = TEXT.index("Varn")
    file.write_text(lines.replace(f"place {at} {at + 4}", f"place {at} {at + 5}"), encoding="utf-8")
    refused = [it.refused for it in take_back(record, read_brat(tmp_path / "b"), "Bo")]
    assert refused == [f"{at} {at + 5} does not read 'Varn'", None]
    assert the(judged_figures(record), "r/1#f2").entry.low == 8
    file.write_text(lines, encoding="utf-8")
    assert [it.refused for it in take_back(record, read_brat(tmp_path / "b"), "Bo")] == [None, None]
    assert the(judged_figures(record), "r/1#f1").entry.hedge == "more than"
    file.with_suffix(".txt").unlink()
    assert "cannot be read" in next(take_back(record, read_brat(tmp_path / "b"), "Bo")).refused


def test_brat_needs_a_folder_and_training_rows_a_kind_that_has_them(record, tmp_path):
    for kind, format_, output in (
        ("figures", "brat", None),
        ("figures", "brat", tmp_path / "no" / "where"),
        ("dates", "labelstudio", None),
        ("mentions", "brat", tmp_path),
    ):
        with pytest.raises(ExportError):
            export(record, kind, format_, output=output, stdout=io.BytesIO())
    with pytest.raises(ExportError):
        list(read_brat(tmp_path))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(-3, 3), st.integers(-3, 3)), max_size=4))
@settings(max_examples=40, deadline=None)
def test_whatever_is_moved_is_amended_to_those_words_or_refused(moves):
    """No entry ever gets words that the rows do not give, read back."""
    with TemporaryDirectory() as folder, judged_record(Path(folder) / "story.db") as record:
        (task,) = tasks(record, "figures")
        labels = [it for it in task["annotations"][0]["result"] if it["type"] == "labels"]
        for number, start, end in moves:
            value = labels[number % len(labels)]["value"]
            value["start"] += start
            value["end"] += end
            if number % 2 and 0 <= value["start"] < value["end"] <= len(TEXT):
                value["text"] = TEXT[value["start"] : value["end"]]
        given_words = {it["value"]["text"].strip() for it in labels}
        taken(record, [task])
        for it in judged_figures(record):
            if it.judgement and it.judgement.by == "Bo":
                for span in (it.entry.span, *it.entry.of, *it.entry.place, *it.entry.according_to):
                    assert TEXT[span.start : span.end] == span.exact
                changed = [
                    value for name, value in it.judgement.amended.items() if name in ("of", "place", "according_to")
                ]
                words = {exact for spans in changed for _, _, exact in spans}
                words |= {it.judgement.amended["span"][2]} if "span" in it.judgement.amended else set()
                assert words <= given_words
