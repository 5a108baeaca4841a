"""Figures of two sides: related by lines, or alone."""

from onrecord.model import Figure, Line, Relation, Span
from onrecord.telling.account import Account, Heading
from onrecord.telling.comparison.figures import alone, beside, same_number

ACCOUNT = Account({id: Heading(id, None, None, None, "unknown") for id in "ab"}, {}, (), (), (), whole=True)


def figure(id: str, value: int, *, effect="killed", **known) -> Figure:
    return Figure(id, id[0], Span(0, 1, "x"), value, value, "exact", "body", None, effect, **known)


def line(*relations: Relation) -> Line:
    ids = {id for each in relations for id in (each.a, each.b)}
    return Line("l", "killed", None, None, None, tuple(sorted(ids)), relations, 1)


def test_figures_stand_on_their_own_side_whichever_is_earlier_and_differing_ones_first():
    a, b = {"a1": figure("a1", 3), "a2": figure("a2", 5)}, {"b1": figure("b1", 3)}
    pairs = beside(ACCOUNT, [line(Relation("b1", "a1", "agree", ()), Relation("b1", "a2", "differ", ("value",)))], a, b)
    assert [(each.relation.relation, each.a.id, each.b.id) for each in pairs] == [
        ("differ", "a2", "b1"),
        ("agree", "a1", "b1"),
    ]


def test_relations_within_one_side_or_with_a_third_are_left_out():
    a, b = {"a1": figure("a1", 3), "a2": figure("a2", 5)}, {"b1": figure("b1", 3)}
    assert beside(ACCOUNT, [line(Relation("a1", "a2", "differ", ()), Relation("a1", "c1", "differ", ()))], a, b) == []


def test_pairs_that_read_the_same_are_told_once():
    a, b = {"a1": figure("a1", 3), "a2": figure("a2", 3)}, {"b1": figure("b1", 3)}
    [pair] = beside(ACCOUNT, [line(Relation("a1", "b1", "agree", ()), Relation("a2", "b1", "agree", ()))], a, b)
    assert (pair.a.id, pair.others) == ("a1", 1)


def test_alone_is_what_no_line_joins_and_the_other_does_not_give():
    ours = [
        figure("a1", 3), figure("a2", 4), figure("a3", 5), figure("a4", 6, effect="other"),
        figure("a5", 7, derived_from=("a1", "a2")), figure("a6", 3, effect="injured"),
        figure("a7", 3, effect="injured"),
    ]  # fmt: skip
    theirs = [figure("b1", 4)]
    assert [each.id for each in alone(ours, theirs, {"a3"})] == ["a1", "a6"]


def test_the_same_number_for_the_same_effect_is_told_once_and_only_where_no_line_joins_it():
    ours = [figure("a1", 4), figure("a2", 4), figure("a3", 5), figure("a4", 6, effect="other"), figure("a5", 7)]
    theirs = [figure("b1", 4), figure("b2", 5, effect="injured"), figure("b3", 6, effect="other"), figure("b4", 7)]
    assert [(one.id, other.id) for one, other in same_number(ours, theirs, {"b4"})] == [("a1", "b1")]
