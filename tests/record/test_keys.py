"""Keys: the same words give the same key, whatever the ids; two entries of a report never share one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Actor, Figure, Mention, Reading, Report, Span, Statement, Zone
from onrecord.record.keys import entry_keys, keys_of
from onrecord.record.naming import renamed

TEXT = "The minister of Osk said that 12 and 14 people were there."
REPORT = Report("r", TEXT, "0", (Zone("body", 0, len(TEXT)),))
spans = st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda at: REPORT.span(at[0], at[0] + at[1]))


@st.composite
def readings(draw) -> Reading:
    kinds = st.sampled_from(["person", "office", None])
    actors = tuple(Actor(f"r#a{at}", "x", draw(kinds)) for at in range(3))
    whose = st.sampled_from([None, *(actor.id for actor in actors)])
    mentions = tuple(
        Mention(f"r#m{at}", "r", span, "title", "body", draw(whose)) for at, span in enumerate(draw(st.lists(spans)))
    )
    statements = tuple(
        Statement(f"r#s{at}", "r", (), (cue,), (content,), "direct", "speech", "body", draw(whose))
        for at, (cue, content) in enumerate(draw(st.lists(st.tuples(spans, spans))))
    )
    figures = tuple(
        Figure(f"r#f{at}", "r", span, 1, 1, "exact", "body", actor=draw(whose))
        for at, span in enumerate(draw(st.lists(spans)))
    )
    if len(figures) > 2:
        figures = (*figures[:-1], replace(figures[-1], derived_from=("r#f0", "r#f1")))
    return Reading(REPORT, mentions, actors, statements, figures)


@given(readings())
def test_no_two_of_a_kind_share_a_key(reading):
    known = [(it.kind, it.key) for it in keys_of(reading)]
    assert len(known) == len(set(known))
    assert len(known) == len(reading.mentions) + len(reading.statements) + len(reading.figures)


@given(readings())
def test_another_id_of_the_report_changes_neither_key_nor_what_is_read(reading):
    assert [(it.key, it.reads) for it in keys_of(renamed(reading, "other@2"))] == [
        (it.key, it.reads) for it in keys_of(reading)
    ]


def test_an_office_and_its_holder_in_one_title_have_keys_of_their_own():
    span = REPORT.span(4, 19)
    actors = (Actor("r#a1", "x", "person"), Actor("r#a2", "y", "office"))
    both = [Mention(f"r#m{at}", "r", span, "title", "body", f"r#a{at}") for at in (1, 2)]
    keys = entry_keys(Reading(REPORT, tuple(both), actors))
    swapped = entry_keys(Reading(REPORT, (both[1], both[0]), actors))
    assert keys == swapped == {"r#m1": '[[4,19],"holder"]', "r#m2": '[[4,19],"office"]'}


@given(readings())
def test_one_of_several_on_the_same_words_has_no_key_that_it_would_have_alone(reading):
    """Else a judgement of one could be taken for one of the other, once a reading has but one of them."""
    keys = entry_keys(reading)
    for mention in reading.mentions:
        alone = entry_keys(Reading(REPORT, (mention,), reading.actors))[mention.id]
        is_shared = sum(each.span == mention.span for each in reading.mentions) > 1
        assert (keys[mention.id] == alone) is not is_shared


def test_what_an_entry_says_decides_what_it_reads_and_a_field_that_is_empty_does_not():
    figure = Figure("r#f1", "r", Span(30, 32, "12"), 12, 12, "exact", "body")

    def read(it: Figure) -> str:
        return keys_of(Reading(REPORT, figures=(it,)))[0].reads

    assert read(replace(figure, id="r#f9")) == read(figure)
    for change in ({"low": 11}, {"effect": "killed"}, {"zone": "caption"}, {"of": (REPORT.span(37, 43),)}):
        assert read(replace(figure, **change)) != read(figure), change
