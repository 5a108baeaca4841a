"""What may be said otherwise: only what the text and the fields allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Figure, Mention, Report, Span, Statement, Zone
from onrecord.record.amending import amendable, amended_entry, amendments

TEXT = "The 🚢 guard said on Monday that 12 dockers of Varn were hurt."
REPORT = Report("r", TEXT, "0", (Zone("headline", 0, 11), Zone("body", 11, len(TEXT))))
FIGURE = Figure("r#f1", "r", Span(32, 34, "12"), 12, 12, "exact", "body")
SAID = Statement("r#s1", "r", (), (), (Span(32, 34, "12"),), "indirect", "speech", "body")
MENTION = Mention("r#m1", "r", Span(4, 11, "🚢 guard"), "name", "headline", None)


def nobody(actor):
    return None


def refused(entry, **wanted):
    with pytest.raises(ValueError) as caught:
        amendments(entry, REPORT, wanted, nobody)
    return str(caught.value)


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        (FIGURE, "low", -1),
        (FIGURE, "low", True),
        (FIGURE, "low", float("nan")),
        (FIGURE, "high", float("inf")),
        (FIGURE, "low", "12"),
        (FIGURE, "low", None),
        (FIGURE, "hedge", "roughly"),
        (FIGURE, "hedge", None),
        (FIGURE, "effect", "slain"),
        (FIGURE, "unit", " "),
        (FIGURE, "unit", "u" * 61),
        (FIGURE, "as_of", "Monday"),
        (FIGURE, "as_of", "2031-02-30"),
        (FIGURE, "as_of", "2031-W60"),
        (FIGURE, "as_of", "٢٠٣١"),
        (FIGURE, "as_of", 2031),
        (FIGURE, "span", [0, 0]),
        (FIGURE, "span", [32, 999]),
        (FIGURE, "span", [32.0, 34.0]),
        (FIGURE, "span", [True, 2]),
        (FIGURE, "span", [3, 4]),
        (FIGURE, "span", [32, 34, "13"]),
        (FIGURE, "span", "12"),
        (FIGURE, "of", [[35, 42], [40, 44]]),
        (FIGURE, "of", "dockers"),
        (FIGURE, "demographics", ["aliens"]),
        (FIGURE, "demographics", "men"),
        (FIGURE, "part_of", "r#f2"),
        (FIGURE, "actor", "nobody"),
        (FIGURE, "actor", 7),
        (FIGURE, "zone", "body"),
        (FIGURE, "id", "r#f2"),
        (SAID, "content", []),
        (SAID, "mode", None),
        (SAID, "via", "r#s2"),
        (SAID, "low", 1),
        (MENTION, "form", "nickname"),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_field(entry, field, value):
    assert refused(entry, **{field: value}).startswith(f"{field}: ") or field in ("low", "high")


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        ({"low": 13}, (13, 13, "exact")),
        ({"hedge": "at least"}, (12, None, "at least")),
        ({"hedge": "at most"}, (None, 12, "at most")),
        ({"hedge": "about"}, (12, 12, "about")),
        ({"hedge": "range", "high": 20}, (12, 20, "range")),
        ({"low": 1, "high": 1.5, "hedge": "range"}, (1, 1.5, "range")),
        ({"hedge": "more than", "low": 12}, (12, None, "more than")),
    ],
)
def test_low_high_and_hedge_stay_in_keeping(wanted, value):
    found = amendments(FIGURE, REPORT, wanted, nobody)
    assert (found["low"], found["high"], found["hedge"]) == value
    entry = amended_entry(FIGURE, REPORT, found, None)
    assert (entry.low, entry.high, entry.hedge) == value


@pytest.mark.parametrize(
    "wanted",
    [
        {"low": 12, "high": 13},
        {"hedge": "range", "low": 13, "high": 12},
        {"hedge": "at least", "high": 14},
        {"hedge": "at most", "low": 1},
        {"hedge": "exact", "low": None},
    ],
)
def test_numbers_that_contradict_their_hedge_are_refused(wanted):
    assert refused(FIGURE, **wanted)


def test_words_are_kept_with_their_place_and_a_moved_entry_is_in_the_zone_it_moved_to():
    found = amendments(FIGURE, REPORT, {"span": [4, 11], "of": [[35, 42, "dockers"]]}, nobody)
    assert found == {"span": [4, 11, "🚢 guard"], "of": [[35, 42, "dockers"]]}
    entry = amended_entry(FIGURE, REPORT, found, None)
    assert (entry.span.exact, entry.zone, entry.of[0].exact) == ("🚢 guard", "headline", "dockers")


@given(st.sampled_from([FIGURE, SAID, MENTION]), st.data())
def test_whatever_is_let_through_reads_back_and_fits_the_model(entry, data):
    anything = st.one_of(
        st.none(), st.booleans(), st.integers(-3, 70), st.floats(), st.text(max_size=8),
        st.sampled_from(["exact", "range", "at least", "killed", "2031-03", "thought"]),
        st.lists(st.one_of(st.integers(-2, 70), st.tuples(st.integers(-2, 70), st.integers(-2, 70))), max_size=3),
    )  # fmt: skip
    wanted = data.draw(st.dictionaries(st.sampled_from(amendable(entry)), anything, min_size=1, max_size=3))
    try:
        found = amendments(entry, REPORT, wanted, nobody)
    except ValueError:
        return
    amended = amended_entry(entry, REPORT, found, None)
    for name in wanted:
        value = getattr(amended, name)
        for span in value if isinstance(value, tuple) and name != "demographics" else (value,):
            if isinstance(span, Span):
                assert TEXT[span.start : span.end] == span.exact
    if isinstance(amended, Figure):
        assert amended.low is not None or amended.high is not None
        assert None in (amended.low, amended.high) or amended.low <= amended.high
