"""Web Annotations: each finds its words by quote and by position."""

import io
import json

import pytest

from onrecord.exports.errors import ExportError
from onrecord.exports.export import export, rows_of


def _collection(story, kind):
    stream = io.BytesIO()
    export(story, kind, "webannotation", output=None, stdout=stream)
    return json.loads(stream.getvalue())


@pytest.mark.parametrize("kind", ["mentions", "statements", "figures", "dates"])
def test_each_selector_finds_its_words(story, kind):
    collection = _collection(story, kind)
    annotations = collection["first"]["items"]
    rows = list(rows_of(story, kind))
    assert collection["total"] == len(annotations) == len(rows) > 0
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for annotation, row in zip(annotations, rows, strict=True):
        text = story.report(row["report"]).text
        assert annotation["target"]
        for target in annotation["target"]:
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text[max(0, position["start"] - 32) :].startswith(around)
            assert len(quote["suffix"]) == min(32, len(text) - position["end"])
        assert json.loads(annotation["body"][-1]["value"]) == row


def test_roles_are_told_apart(story):
    annotation = _collection(story, "statements")["first"]["items"][0]
    roles = [(target["styleClass"], target["selector"][0]["exact"]) for target in annotation["target"]]
    assert roles == [
        ("content", "“No ship"), ("content", "was near,”"), ("source", "Mira Okonjo"), ("cue", "said"),
        ("addressee", "dockers"),
    ]  # fmt: skip
    figure = _collection(story, "figures")["first"]["items"][0]
    roles = [target["styleClass"] for target in figure["target"]]
    assert roles == ["figures", "of", "by", "place", "weapon", "nationality", "according_to"]


def test_ids_are_stable_and_change_with_the_text(story):
    from dataclasses import replace

    before = [each["id"] for each in _collection(story, "statements")["first"]["items"]]
    assert before == [each["id"] for each in _collection(story, "statements")["first"]["items"]]
    assert len(set(before)) == len(before)
    story.all_reports[0] = replace(story.all_reports[0], sha256="0" * 64)
    after = [each["id"] for each in _collection(story, "statements")["first"]["items"]]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False, True, True]


def test_the_text_is_said_to_come_from_the_page(story):
    sources = [each["target"][0]["source"] for each in _collection(story, "figures")["first"]["items"]]
    assert sources[0]["via"] == "https://veldt.example/1"
    assert "via" not in sources[2]


def test_no_entries_make_an_empty_collection(story):
    story.all_dates = []
    assert _collection(story, "dates")["total"] == 0


@pytest.mark.parametrize("kind", ["reports", "actors", "skipped"])
def test_what_stands_at_no_words_cannot_be_annotated(story, kind):
    with pytest.raises(ExportError, match="mentions, statements"):
        _collection(story, kind)
