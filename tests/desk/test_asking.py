"""Entries asked for by id, many at once."""

from __future__ import annotations

from dataclasses import replace

from onrecord.desk.asking import plain_day, shown_figures, shown_statements
from onrecord.record.judgements import judge
from onrecord.record.store import Record


def judged(record, id, verdict, **given):
    with Record.open(record.path, create=True) as writable:
        judge(writable, id, verdict, **given)


def test_figures_are_those_of_the_record(record):
    read = {figure.id: figure for figure in record.figures()}
    shown = shown_figures(record, list(read))
    assert {id: it.figure for id, it in shown.items()} == read


def test_statements_are_those_of_the_record(record):
    read = {said.id: replace(said, candidates=()) for said in record.statements()}
    shown = shown_statements(record, list(read))
    assert {id: it.statement for id, it in shown.items()} == read


def test_what_is_asked_for_comes_in_the_order_asked_and_what_is_not_there_is_left_out(record):
    ids = [figure.id for figure in record.figures()][5:1:-1]
    assert list(shown_figures(record, [*ids, "no such figure", "'; DROP TABLE figures; --"])) == ids


def test_a_rejected_figure_says_who_rejected_it(record):
    wanted, other = [figure.id for figure in record.figures()][:2]
    judged(record, wanted, "reject", by="Ada")
    shown = shown_figures(record, [wanted, other])
    assert (shown[wanted].rejected_by, shown[other].rejected_by) == ("Ada", None)


def test_an_amended_figure_is_shown_as_it_was_amended(record):
    figure = next(each for each in record.figures() if each.effect == "killed")
    judged(record, figure.id, "amend", by="Ada", amended={"effect": "injured"})
    shown = shown_figures(record, [figure.id])[figure.id]
    assert (shown.figure.effect, shown.rejected_by) == ("injured", None)


def test_a_report_s_own_voice_is_no_source(record):
    own = next(each for each in record.figures() if not each.according_to and not each.actor)
    assert shown_figures(record, [own.id])[own.id].source is None


def test_the_day_of_a_statement_is_when_it_was_said_or_else_published(record):
    shown = shown_statements(record, [said.id for said in record.statements()]).values()
    dated = next(each for each in shown if each.statement.said_on and each.statement.said_on.value)
    open_day = next(each for each in shown if each.statement.said_on is None and each.heading.published)
    assert dated.day == plain_day(dated.statement.said_on.value)
    assert open_day.day == open_day.heading.published


def test_a_duration_is_no_day():
    assert [plain_day(value) for value in ("2031-03-04T09:00", "2031-03", "P3D", "PAST_REF", "2031-13-40", None)] == [
        "2031-03-04", "2031-03", None, None, None, None,
    ]  # fmt: skip
