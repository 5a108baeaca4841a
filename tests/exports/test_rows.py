"""The rows have the contract's shapes."""

from onrecord.exports.export import rows_of
from onrecord.model import exact_of

# CONTRACT: the fields of each kind, by name. Others may be added.
CONTRACT = {
    "reports": "id title outlet byline credit dateline published published_basis language sha256 text zones",
    "mentions": "report start end exact actor form",
    "actors": "id name kind aliases",
    "statements": "id report source cue content form act said_on addressee via",
    "figures": "id report start end exact low high hedge unit effect of by place scope since as_of according_to"
    " status statement",
    "dates": "report start end exact value type",
    "stories": "id title reports",
    "reuse": "a b kind a_share b_share edits",
    "lines": "id effect of place scope figures relations",
}


def _rows(story, kind):
    return list(rows_of(story, kind))


def test_every_kind_has_the_fields_of_the_contract(story):
    for kind, fields in CONTRACT.items():
        for row in _rows(story, kind):
            assert set(fields.split()) <= set(row), kind


def test_a_report_carries_the_text_that_offsets_refer_to(story):
    row = _rows(story, "reports")[0]
    report = story.all_reports[0]
    assert row["text"] == report.text
    assert row["zones"][0] == {"kind": "dateline", "start": 0, "end": 12}
    assert (row["published"], row["published_basis"], row["url"]) == ("2031-03-05", "given", "https://veldt.example/1")
    unknown = _rows(story, "reports")[1]
    assert (unknown["published"], unknown["published_basis"], unknown["outlet"]) == (None, "unknown", None)


def test_a_statement_nests_its_roles(story):
    row = _rows(story, "statements")[0]
    statement, text = story.all_statements[0], story.all_reports[0].text
    content = row["content"]
    assert content["exact"] == exact_of(statement.content) == "“No ship was near,”"
    assert " ".join(text[start:end] for start, end in content["spans"]) == content["exact"]
    assert row["source"]["actor"] == "mira-okonjo"
    start, end = row["said_on"]["span"]
    assert row["said_on"] == {"value": "2031-03-04", "basis": "weekday", "span": [start, end], "exact": "Tuesday"}
    assert text[start:end] == "Tuesday"
    assert row["addressee"]["exact"] == "dockers"
    assert row["via"] == "veldt/harbour-1#s2"


def test_a_missing_answer_is_null(story):
    unsettled, unnamed = _rows(story, "statements")[2:]
    assert unsettled["source"]["actor"] is None
    assert unsettled["candidates"] == ["guard", "mira-okonjo"]
    assert unsettled["said_on"] == {
        "value": None, "basis": "publication day unknown", "span": None, "exact": None,
    }  # fmt: skip
    assert (unnamed["source"], unnamed["said_on"], unnamed["addressee"], unnamed["via"]) == (None, None, None, None)
    figure = _rows(story, "figures")[1]
    missing = ("unit", "effect", "of", "by", "place", "scope", "since", "as_of", "according_to", "statement")
    assert [figure[name] for name in missing] == [None] * len(missing)


def test_a_figure_gives_of_as_plain_words_and_its_spans_beside(story):
    row = _rows(story, "figures")[0]
    text = story.all_reports[0].text
    for name, words in (("of", "dockers"), ("by", "ship of ours"), ("place", "VARN HARBOUR")):
        assert row[name] == words
        ((start, end),) = row[f"{name}_spans"]
        assert text[start:end] == words
    assert row["according_to"]["actor"] == "guard"
    assert (row["low"], row["high"], row["hedge"]) == (24, None, "at least")


def test_an_actor_without_words_is_not_lost(story):
    from dataclasses import replace

    story.all_figures = [replace(story.all_figures[0], according_to=())]
    assert _rows(story, "figures")[0]["according_to"] == {"spans": [], "exact": None, "actor": "guard"}


def test_dates_and_skipped(story):
    dates = _rows(story, "dates")
    assert (dates[0]["value"], dates[0]["type"], dates[1]["value"]) == ("2031-03-04", "DATE", None)
    assert _rows(story, "skipped")[1] == {"name": "b.txt", "reason": "in German", "hint": "", "language": "de"}
