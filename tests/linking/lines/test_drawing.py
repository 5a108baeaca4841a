"""Lines: figures on the same thing. The countries and their wars are invented."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest

from onrecord.linking.lines.conflicts import conflicts
from onrecord.linking.lines.context import FigureInContext, in_context
from onrecord.linking.lines.days import moment
from onrecord.linking.lines.drawing import draw_lines
from onrecord.model import Day, Figure, Line, Mention, Report, Span

ATTACK = (
    "An attack by the Ridge Front on the harbour of Varn on March 3 killed {} and wounded others at the fish market."
)


def told(
    id: str,
    text: str,
    number: str,
    effect: str = "killed",
    *,
    story: str = "s",
    published: str | None = "2031-03-04",
    outlet: str = "Courier",
    of: str | None = None,
    **known: object,
) -> FigureInContext:
    """The figure that `number` gives in `text`, as its report would have it."""
    report = Report(id, text, hashlib.sha256(text.encode()).hexdigest(), (), published=published, outlet=outlet)
    spoken = " ".join(number.split()[:-1]) + " "
    hedges = {"about ": "about", "nearly ": "almost", "almost ": "almost", "at least ": "at least", " ": "exact"}
    value = int(number.split()[-1].replace(",", ""))

    def span(words: str) -> Span:
        return report.span(text.index(words), text.index(words) + len(words))

    hedge = hedges[spoken]
    places = tuple(span(words) for words in [known.pop("place", "")] if words)
    actors = known.pop("actors", ())
    figure = Figure(
        f"{id}#f{text.index(number)}", id, span(number), value, None if hedge == "at least" else value, hedge, "body",
        unit="person", effect=effect, of=(span(of),) if of else (), place=places, **known,
    )  # fmt: skip
    mentions = [Mention(f"{id}#m{name}", id, span(name), "name", "body", name) for name in actors]
    (one,) = in_context(report, [figure], mentions, story)
    return one


def lines(*figures: FigureInContext, copied: bool = False) -> list[Line]:
    return draw_lines(figures, lambda a, b: copied)


def relation(*figures: FigureInContext, copied: bool = False) -> tuple[str, tuple[str, ...], str | None] | None:
    found = lines(*figures, copied=copied)
    if not found:
        return None
    ((it,),) = [line.relations for line in found]
    return it.relation, it.because, it.shared


def attack(id: str, number: str, **known: object) -> FigureInContext:
    return told(id, ATTACK.format(f"{number} people"), number, of="people", **known)


def test_two_outlets_give_other_numbers_for_one_attack():
    assert relation(attack("a", "1,200"), attack("b", "about 1,300")) == ("differ", ("value",), None)


def test_the_same_number_under_two_hedges_agrees():
    assert relation(attack("a", "at least 12"), attack("b", "14")) == ("agree", ("value", "hedge"), None)


def test_numbers_of_one_source_are_evidence_once():
    one, other = attack("a", "nearly 25,000", actor="ministry"), attack("b", "almost 25,000", actor="ministry")
    assert relation(one, other) == ("agree", ("value",), "source")
    assert [line.independent for line in lines(one, other)] == [1]


def test_numbers_in_copied_text_are_evidence_once():
    one, other = attack("a", "12"), attack("b", "12")
    assert relation(one, other, copied=True) == ("agree", ("value",), "text")
    assert [line.independent for line in lines(one, other, copied=True)] == [1]
    assert [line.independent for line in lines(one, other)] == [2]


def test_a_toll_that_rises_from_day_to_day_changed():
    day = Day("2031-03-03", "x")
    one, later = attack("a", "27", as_of=day), attack("b", "31", as_of=day, published="2031-03-06")
    assert relation(one, later) == ("changed", ("value", "published"), None)
    assert relation(later, one) == ("changed", ("value", "published"), None)


def test_where_no_day_is_said_the_reports_of_other_days_tell_of_other_happenings():
    assert relation(attack("a", "27"), attack("b", "31", published="2031-03-05")) is None
    assert relation(attack("a", "27"), attack("b", "27", published="2031-03-05")) == ("agree", ("value",), None)
    assert relation(attack("a", "27"), attack("b", "27", published="2031-03-06")) is None


def test_one_source_that_gives_another_number_later_revised_it():
    known = {"actor": "ministry", "as_of": Day("2031-03-03", "x")}
    one, later = attack("a", "27", **known), attack("b", "31", **known, published="2031-03-05")
    assert relation(one, later) == ("revised", ("value", "according_to", "published"), "source")


def test_where_a_day_is_unknown_they_only_differ():
    assert relation(attack("a", "27"), attack("b", "31", published=None)) == ("differ", ("value",), None)


def held(id: str, number: str, published: str, story: str) -> FigureInContext:
    text = f"The Ridge Front still holds {number} hostages in the hills of Sarn."
    return told(
        id, text, number, "held", of="hostages", published=published, story=story, place="Sarn", actors=["Ridge Front"]
    )


def test_a_state_is_followed_from_story_to_story():
    one, other = held("a", "about 130", "2031-03-04", "s1"), held("b", "about 100", "2031-03-25", "s2")
    assert relation(one, other) == ("changed", ("value", "as_of"), None)


def test_a_state_of_another_year_is_not():
    assert relation(held("a", "130", "2031-03-04", "s1"), held("b", "100", "2034-03-25", "s2")) is None


def test_a_count_of_a_happening_is_not_compared_with_another_story():
    assert relation(attack("a", "12"), attack("b", "14", story="other")) is None


def test_the_same_day_and_place_are_compared_across_stories():
    day = Day("2031-03-03", "x")
    one, other = (
        attack("a", "12", story="s1", as_of=day, place="Varn"),
        attack("b", "14", story="s2", as_of=day, place="Varn"),
    )
    assert relation(one, other) == ("differ", ("value",), None)
    assert relation(one, replace_day(other, "2031-03-05")) is None


def replace_day(given: FigureInContext, day: str) -> FigureInContext:
    return replace(given, figure=replace(given.figure, as_of=Day(day, "x")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": "Varn"}, {"place": "the Ridge Front"}),
        ({"victims": "civilian"}, {"victims": "combatant"}),
        ({"demographics": ("children",)}, {}),
        ({"scope": "cumulative", "since": "2031-03-01"}, {"scope": "cumulative", "since": "2030"}),
        ({"effect": "injured"}, {}),
        ({"as_of": Day("2031-03-03", "x")}, {"as_of": Day("2031-03-02", "x")}),
    ],
)
def test_what_the_reports_tell_apart_is_not_compared(one, other):
    assert relation(attack("a", "12", **one), attack("b", "14", **other)) is None


def test_a_days_toll_and_the_wars_are_no_contradiction():
    one, other = attack("a", "200"), attack("b", "25,000", scope="cumulative")
    assert relation(one, other) is None
    assert relation(attack("a", "25,000"), other) == ("agree", ("value",), None)


def test_soldiers_are_not_compared_with_villagers():
    one = told("a", ATTACK.format("12 soldiers"), "12", of="soldiers")
    other = told("b", ATTACK.format("14 villagers"), "14", of="villagers")
    assert relation(one, other) is None


def test_what_outlets_call_the_same_fighters_is_compared():
    one = told("a", ATTACK.format("12 militants"), "12", of="militants")
    other = told("b", ATTACK.format("14 rebels"), "14", of="rebels")
    assert relation(one, other) == ("differ", ("value",), None)


def test_those_with_an_illness_are_not_all():
    one = told("a", "The Ridge Front holds 130 hostages in Sarn.", "130", "held", of="hostages")
    other = told("b", "The Ridge Front holds 12 hostages with chronic illness in Sarn.", "12", "held", of="hostages")
    assert relation(one, other) is None


def test_two_numbers_of_one_report_are_two_things_unless_it_revises_itself():
    text = "An attack by the Ridge Front on Varn killed 27 people. The Ridge Front attack on Varn killed 31 people."
    one = told("a", text, "27", of="people")
    other = told("a", text, "31", of="people")
    assert relation(one, other) is None
    revised = replace(other, figure=replace(other.figure, revises=one.figure.id))
    assert relation(one, revised) == ("revised", ("revises",), "text")
    older = replace(one, figure=replace(one.figure, revises=other.figure.id))
    assert [line.figures for line in lines(older, other)] == [(other.figure.id, older.figure.id)]


def test_a_denied_number_stands_in_no_line():
    assert relation(attack("a", "12", status="denied"), attack("b", "14")) is None


def test_no_chain_swallows_two_counts():
    """The first goes with the second and the second with the third, but the first and the third say other places."""
    one, third = attack("a", "12", place="Varn"), attack("c", "40", place="the Ridge Front")
    found = lines(one, attack("b", "14"), third)
    assert all({"a", "c"} - {id.split("#")[0] for id in line.figures} for line in found)


def test_the_order_of_reading_changes_nothing():
    figures = [attack(f"r{n}", str(12 + n % 3), published=f"2031-03-0{n % 4 + 1}") for n in range(12)]
    figures += [held(f"h{n}", str(100 + n), f"2031-03-1{n}", f"s{n}") for n in range(5)]
    expected = lines(*figures)
    assert expected
    for seed in range(5):
        shuffled = random.Random(seed).sample(figures, len(figures))
        assert lines(*shuffled) == expected


def test_the_moment_is_the_day_of_a_state_and_else_of_the_report():
    state = held("a", "130", "2031-03-04", "s")
    assert moment(state) == "2031-03-04"
    assert moment(replace_day(state, "2031-02-01")) == "2031-02-01"
    assert moment(replace_day(attack("a", "12"), "2031-02-01")) == "2031-03-04"


EVENTS = [
    "A car bomb at the old gate killed 14 people in Varn on March 3, the mayor told a crowd of shoppers.",
    "A bus crash on the coast road near a bend killed 9 people in Varn on March 3, and the driver was held.",
    "A riot in the prison yard over spoiled food killed 6 people in Varn on March 3 before guards came in.",
]


def test_other_happenings_of_the_same_day_and_town_stand_in_no_line():
    day = Day("2031-03-03", "x")
    figures = [
        told(id, text, number, of="people", place="Varn", as_of=day, story=id)
        for id, text, number in zip("abc", EVENTS, ("14", "9", "6"), strict=True)
    ]
    assert lines(*figures) == []


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("Varn", "Varn", True),
        ("the city of Varn", "Varn", True),
        ("Varn province", "Varn", False),
        ("northern Varn", "Varn", False),
        ("a camp near Varn", "Varn", False),
        ("Varn and Osk", "Varn", False),
    ],
)
def test_a_part_is_not_compared_with_the_whole(one, other, compared):
    text = "A fire in {} killed {} people among the fish stalls on March 3, and the market burned down."
    first = told("a", text.format(one, "12"), "12", of="people", place=one.removeprefix("a camp near "))
    second = told("b", text.format(other, "14") + " Osk was spared.", "14", of="people", place=other)
    assert (relation(first, second) is not None) is compared


def given_by(id: str, words: str, number: str) -> FigureInContext:
    text = f"An attack by the Ridge Front on Varn on March 3 killed {number} people at the fish market, {words} said."
    start = text.index(words)
    source = (Span(start, start + len(words), words),)
    return told(id, text, number, of="people", according_to=source, actor=f"{id}#own")


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("the coast guard", "source"),
        ("police", "source"),
        ("Talin Wire", "source"),
        ("a doctor", None),
        ("officials", None),
    ],
)
def test_a_source_called_by_the_same_words_is_one_where_the_words_name_one(words, shared):
    assert relation(given_by("a", words, "12"), given_by("b", words, "12")) == ("agree", ("value",), shared)


def test_from_one_day_to_the_next_at_least_27_became_31():
    day = Day("2031-03-03", "x")
    one = attack("a", "at least 27", as_of=day)
    assert relation(one, attack("b", "31", as_of=day)) == ("agree", ("value", "hedge"), None)
    later = attack("b", "31", as_of=day, published="2031-03-05")
    assert relation(one, later) == ("changed", ("value", "published"), None)


def test_a_number_that_copied_text_gives_otherwise_differs():
    day = Day("2031-03-03", "x")
    one, later = attack("a", "27", as_of=day), attack("b", "31", as_of=day, published="2031-03-05")
    assert relation(one, later, copied=True) == ("differ", ("value",), "text")


def test_who_still_gives_the_number_that_another_report_calls_revised():
    text = "An attack by the Ridge Front on the harbour of Varn on March 3 killed 25 people, up from 23 at the market."
    new = told("a", text, "25", of="people")
    old = told("a", text, "23")
    new = replace(new, figure=replace(new.figure, revises=old.figure.id))
    (line,) = lines(new, old, attack("b", "23"))
    found = {(it.a.split("#")[0], it.b.split("#")[0]): (it.relation, it.because) for it in line.relations}
    assert ("changed", ("value", "revises")) in found.values()
    assert ("differ", ("value",)) not in found.values()


@pytest.mark.parametrize("value", ["2031-W09", "2031-W09-WE", "2031-03", "XXXX-03-03", "PRESENT_REF", "2031-SP", None])
def test_a_day_that_is_none_compares_as_unknown(value):
    one, other = attack("a", "12", as_of=Day(value, "x")), attack("b", "14", as_of=Day(value, "x"))
    assert relation(one, other) == ("differ", ("value",), None)


SINKING = "The sinking of a ferry off the port of Osk in a storm killed {} people, the coast guard said."
TOLL = "The death toll from the sinking of a ferry off the port of Osk in a storm rose to {}, the coast guard said."


def sinking(id: str, number: str, published: str, text: str = SINKING, **known: object) -> FigureInContext:
    return told(id, text.format(number), number, published=published, **known)


def test_a_toll_that_is_told_to_have_risen_is_followed_though_no_day_is_said():
    one = sinking("a", "12", "2031-03-04")
    assert relation(one, sinking("b", "19", "2031-03-05", TOLL)) == ("changed", ("value", "published"), None)
    assert relation(one, sinking("b", "19", "2031-03-08", TOLL)) == ("changed", ("value", "published"), None)
    as_of = Day("2031-03-06", "x")
    assert relation(one, sinking("b", "19", "2031-03-06", TOLL, as_of=as_of)) is not None


@pytest.mark.parametrize(
    ("number", "published", "text"),
    [
        ("19", "2031-03-05", SINKING),
        ("9", "2031-03-05", TOLL),
        ("19", "2031-03-24", TOLL),
        ("9,600", "2031-03-05", "The coast guard off Osk said the death toll of the war by ferry had risen to {}."),
        ("19", "2031-03-05", "The toll of the raid on a barracks in the hills rose to {}, the army said."),
        ("19", "2031-03-05", "The death toll from the sinking of a ferry off the port of Osk in a storm is {}."),
    ],
    ids=["nothing says so", "it fell", "weeks later", "the war's", "another happening", "may be another's"],
)
def test_else_a_toll_is_not_followed(number: str, published: str, text: str):
    assert relation(sinking("a", "12", "2031-03-04"), sinking("b", number, published, text)) is None


def test_a_second_happening_of_one_day_and_town_is_no_contradiction():
    text = "A bomb exploded at a market in Varn, killing {} people, police said, a day after another bomb there."
    first = told("a", TOLL.replace("sinking of a ferry off the port of Osk in a storm", "bomb at a market in Varn")
                 .format("17"), "17", place="Varn")  # fmt: skip
    assert relation(first, told("b", text.format("22"), "22", place="Varn")) is None


def test_what_only_grows_and_is_smaller_later_differs():
    day = Day("2031-03-03", "x")
    one, later = attack("a", "31", as_of=day), attack("b", "27", as_of=day, published="2031-03-05")
    assert relation(one, later) == ("differ", ("value", "published"), None)
    more = attack("a", "at least 31", as_of=day), attack("b", "at least 27", as_of=day, published="2031-03-05")
    assert relation(*more) == ("agree", ("value",), None)
    assert relation(held("a", "130", "2031-03-04", "s"), held("b", "100", "2031-03-25", "s"))[0] == "changed"


WAR = "Since the war between Tresia and the Ridge Front began, {} people have been killed in Tresia, {} said."


def war(id: str, number: str, source: str, published: str, story: str = "s") -> FigureInContext:
    text = WAR.format(number, source)
    start = text.index(source)
    words = (Span(start, start + len(source), source),)
    return told(
        id, text, number, of="people", scope="cumulative", published=published, story=story, outlet=id,
        according_to=words, place="Tresia", actors=["Ridge Front"],
    )  # fmt: skip


def test_totals_of_two_sources_on_two_days_changed_and_say_of_whom_they_are():
    one, other = war("a", "8,200", "the Tresian government", "2031-03-04"), war("b", "9,500", "Monitor", "2031-03-06")
    assert relation(one, other) == ("changed", ("value", "as_of", "according_to"), None)


def test_a_total_that_somebody_still_gives_on_the_later_day_differs():
    one, other = war("a", "8,200", "the Tresian government", "2031-03-04"), war("b", "9,500", "Monitor", "2031-03-06")
    still = war("c", "8,200", "the Tresian government", "2031-03-07")
    (line,) = lines(one, other, still)
    found = {it.a[0] + it.b[0]: (it.relation, it.because) for it in line.relations}
    assert found == {
        "ab": ("differ", ("value", "as_of", "according_to")),
        "bc": ("differ", ("value", "as_of", "according_to")),
        "ac": ("agree", ("value",)),
    }
    months_later = war("b", "9,500", "Monitor", "2031-08-06"), war("c", "8,200", "the Tresian government", "2031-08-07")
    (line,) = lines(one, *months_later)
    assert {it.a[0] + it.b[0]: it.relation for it in line.relations}["ab"] == "changed"


def test_a_wars_total_is_followed_from_story_to_story_where_the_words_are_the_same():
    one, other = war("a", "8,200", "Monitor", "2031-03-04"), war("b", "9,500", "Monitor", "2031-04-06", "s2")
    assert relation(one, other) == ("changed", ("value", "as_of"), "source")
    smaller = war("b", "2,500", "Monitor", "2031-04-20", "s2")
    assert relation(one, smaller) is None, "it may be another war"
    text = "Since the earthquake in Tresia and the fires of the Ridge Front, 9,500 people have died of cold."
    known = {"scope": "cumulative", "story": "s3", "place": "Tresia", "actors": ["Ridge Front"]}
    quake = told("c", text, "9,500", of="people", **known)
    assert relation(one, quake) is None


def test_a_happening_that_many_reports_tell_of_is_compared_in_proportion(monkeypatch: pytest.MonkeyPatch):
    """Not each with each: how often fields are compared grows with the figures."""
    asked = 0

    def counting(a: FigureInContext, b: FigureInContext) -> tuple[str, ...]:
        nonlocal asked
        asked += 1
        return conflicts(a, b)

    monkeypatch.setattr("onrecord.linking.lines.joining.conflicts", counting)
    figures = [attack(f"r{n:03}", str(14 + n % 3), published=f"2031-03-0{1 + n % 2}") for n in range(300)]
    assert sum(len(line.figures) for line in lines(*figures)) == 300
    assert asked < 60 * 300


STRIKES = "Strikes on the harbour of Varn by the Ridge Front killed {} people at the fish market{}, police said."


def strikes(id: str, number: str, since: str = "", **known: object) -> FigureInContext:
    return told(id, STRIKES.format(number, since), number, of="people", published="2031-03-04", **known)


def test_a_total_and_one_happening_that_look_alike_are_said_not_to_be_comparable():
    one, total = strikes("a", "12"), strikes("b", "61", " since Monday", scope="cumulative")
    assert relation(one, total) == ("not-comparable", ("scope",), None)
    assert [line.scope for line in lines(one, total)] == [None]
    assert lines(strikes("a", "2"), total) == [], "nobody takes the one for the other"
    assert lines(strikes("a", "90"), total) == [], "no total of it"
    assert lines(strikes("a", "12", story="s2"), total) == []
    assert lines(strikes("a", "12", " in the war"), total) == [], "it may be the war's total"


def test_a_figure_that_stands_in_a_line_is_not_put_beside_a_total():
    one, other = strikes("a", "12"), strikes("b", "14")
    total = strikes("c", "61", " since Monday", scope="cumulative")
    (line,) = lines(one, other, total)
    assert {it.relation for it in line.relations} == {"differ"}
