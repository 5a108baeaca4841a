from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.record.store import Record


def found(record, words, **kind):
    return [(hit.kind, hit.id, hit.span.exact) for hit in record.search(words, **kind)]


def test_reports_and_statements_that_hold_all_words(record, reading, store):
    store(record, reading("r1"), reading("r2", "The ferry was late."))
    assert found(record, "bridge shut") == [
        ("report", "r1", "bridge"),
        ("statement", "r1#s1", "the bridge was shut"),
    ]
    assert found(record, "Dolen bridge")[0] == ("report", "r1", "Dolen")
    assert found(record, "Dolen bridge")[1] == ("statement", "r1#s1", "the bridge was shut")
    assert found(record, "bridge ferry") == []
    assert found(record, "FERRY") == [("report", "r2", "ferry")]


def test_a_quoted_phrase_is_found_as_it_stands(record, reading, store):
    store(record, reading("r1"))
    assert found(record, '"the bridge"')[0] == ("report", "r1", "the bridge")
    assert found(record, '"bridge the"') == []
    assert found(record, 'bridge "was')[0] == ("report", "r1", "bridge")


@pytest.mark.parametrize(
    "words", ["NEAR(", "AND OR NOT", '"', "a* ^b", "text:bridge", "-", "", "'; DROP", "\0", "\udce9"]
)
def test_no_words_are_read_as_syntax(record, reading, store, words):
    store(record, reading("r1"))
    assert found(record, words) == []


def test_only_current_reports_are_found(record, reading, store):
    store(record, reading("r1"))
    store(record, reading("r1", "The ferry was late."))
    assert found(record, "bridge") == []
    assert found(record, "ferry") == [("report", "r1@2", "ferry")]


def test_the_best_few_in_order_of_report(record, reading, store):
    store(record, reading("a", "ferry " + "filler " * 200), reading("b", "ferry"), reading("c", "ferry ferry"))
    assert [hit.id for hit in record.search("ferry")] == ["a", "b", "c"]
    assert [hit.id for hit in record.search("ferry", limit=2)] == ["b", "c"]
    assert list(record.search("ferry", limit=0)) == []


def test_the_snippet_is_one_line_around_the_words(record, reading, store):
    store(record, reading("r1", "word " * 40 + "the\nferry sank " + "word " * 40))
    (hit,) = record.search("ferry")
    assert hit.snippet == "… " + "word " * 11 + "the ferry sank " + "word " * 11 + "…"


def test_words_far_into_a_long_report_are_located(record, reading, store):
    for at in (4090, 4096, 4097, 8192, 12_345):
        text = "." * at + "ferry" + "." * 9000
        store(record, reading("r1", text))
        assert [hit.span for hit in record.search("ferry")] == [Span(at, at + 5, "ferry")]


def test_accents_do_not_hide_a_word(record, reading, store):
    store(record, reading("r1", "The café closed."))
    assert found(record, "cafe") == [("report", "r1", "café")]


def test_a_report_is_found_where_its_words_cannot_be_located(record, reading, store):
    store(record, reading("r1", "before\0 ferry"))
    assert found(record, "ferry") == [("report", "r1", "before\0 ferry")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.text("a1 .\x01\x02é🚢\n", max_size=9), after=st.text(" .\x01\x02\n\u2028", max_size=4))
def test_the_span_is_exact_whatever_stands_around_it(reading, store, before, after):
    text = f"{before} ferry{after} ferry"
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "story.db", create=True) as record:
        store(record, reading("r1", text))
        (hit,) = record.search("ferry")
    start = len(before) + 1
    assert hit.span == Span(start, start + 5, "ferry")
