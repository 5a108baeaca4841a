"""Lines as pages show them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.desk.asking import Heading, ShownFigure
from onrecord.desk.figurelines import _line, shown_lines, title_of, why
from onrecord.model import Figure, Relation, Span
from onrecord.record.judgements import judge
from onrecord.record.store import Record


def judged(record, id, verdict, **given):
    with Record.open(record.path, create=True) as writable:
        judge(writable, id, verdict, **given)


def figure(low=10, high=10, hedge="exact", report="a"):
    return Figure(f"{report}#f1", report, Span(0, 2, "10"), low, high, hedge, "body", effect="killed")


def test_a_line_has_the_figures_and_relations_of_the_record(record):
    lines = list(record.lines())
    shown = shown_lines(record, [line.id for line in lines])
    assert [[it.figure.id for it in line.figures] for line in shown] == [list(line.figures) for line in lines]
    reports = {it.id: it.report for it in record.figures()}
    assert [[(it.kind, it.a.figure.id, it.b.figure.id, it.shared) for it in line.relations] for line in shown] == [
        [
            (it.relation, it.a, it.b, it.shared)
            for it in line.relations
            if it.relation != "agree" or reports[it.a] != reports[it.b]
        ]
        for line in lines
    ]


def test_what_one_report_repeats_is_told_once():
    def shown(id, value, report):
        given = replace(figure(value, value, report=report), id=id)
        return ShownFigure(given, Heading(report, None, None, None), None)

    figures = [shown(id, *rest) for id, *rest in (("a1", 21, "a"), ("a2", 21, "a"), ("a3", 14, "a"), ("b1", 21, "b"))]
    relations = [
        Relation("a1", "a2", "agree", ("value",)), Relation("a3", "a1", "revised", ("revises",)),
        Relation("a3", "a2", "revised", ("revises",)), Relation("a1", "b1", "agree", ("value",)),
        Relation("a2", "b1", "agree", ("value",)),
    ]  # fmt: skip
    line = _line(("l", "killed", None, None, None, 2), figures, relations)
    assert [it.figure.id for it in line.told] == ["a1", "a3", "b1"]
    assert [it.figure.id for it in line.repeats["a1"]] == ["a1", "a2"]
    assert [(it.kind, it.a.figure.id, it.b.figure.id) for it in line.relations] == [
        ("revised", "a3", "a1"), ("agree", "a1", "b1"),
    ]  # fmt: skip


def test_relations_of_a_rejected_figure_are_left_out(record):
    line = next(line for line in record.lines() if len(line.figures) > 2)
    judged(record, line.figures[0], "reject", by="Ada")
    shown = shown_lines(record, [line.id])[0]
    assert shown.figures[0].rejected_by == "Ada"
    assert [it.figure.id for it in shown.standing] == list(line.figures[1:])
    assert all(line.figures[0] not in (it.a.figure.id, it.b.figure.id) for it in shown.relations)
    assert shown.relations


def test_a_title_quotes_the_words_it_takes_from_a_report():
    assert title_of("killed", "villagers", "Ost") == "Killed: “villagers”, “Ost”"
    assert title_of("held", None, None) == "Held"
    assert title_of(None, None, "Ost") == "Counted: “Ost”"


@pytest.mark.parametrize(
    ("relation", "because", "a", "b", "told"),
    [
        ("agree", ("value",), {}, {}, "they give the same number"),
        ("agree", ("value", "hedge"), {}, {"hedge": "about"},
         "they give the same number, though one hedges it otherwise"),
        ("agree", ("value", "hedge"), {}, {"high": None, "low": 9, "hedge": "at least"},
         "one number could be both, though one hedges it otherwise"),
        ("differ", ("value",), {}, {"low": 20, "high": 20}, "no number fits both as they are worded"),
        ("differ", ("value", "according_to"), {}, {"low": 20, "high": 20},
         "no number fits both as they are worded; they name different sources"),
        ("revised", ("revises",), {}, {}, "the report itself tells the one after the other"),
        ("revised", ("value", "according_to", "published"), {}, {},
         "the same source is reported with another number on another day"),
        ("changed", ("value", "as_of"), {}, {}, "they are for different days"),
        ("changed", ("value", "published"), {}, {},
         "they were reported on different days, and no report says that they are for the same day"),
        ("not-comparable", ("of", "as_of"), {}, {}, "because of whom or what is counted, the day"),
    ],
)  # fmt: skip
def test_why_two_figures_stand_so(relation, because, a, b, told):
    assert why(Relation("a", "b", relation, because), replace(figure(), **a), replace(figure(), **b)) == told


def test_copied_text_counts_once_and_so_does_one_report(record):
    told = {it.once for line in shown_lines(record, [line.id for line in record.lines()]) for it in line.relations}
    assert "Both stand in text that the two reports share, so they are evidence only once." in told
    assert "Both stand in one report, so they are evidence only once." in told
    assert "" in told
