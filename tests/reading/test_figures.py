"""One sentence per phenomenon: value, hedge, effect and status of every figure, and what is no figure."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Statement, Zone, exact_of
from onrecord.reading.dates import find_dates
from onrecord.reading.figures import find_figures


def report(text: str, published: str | None = "2031-05-14", kind: str = "body") -> Report:
    zones = (Zone(kind, 0, len(text)),) if text else ()
    return Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones, published=published)


def figures(
    text: str, statements: Sequence[Statement] = (), published: str | None = "2031-05-14"
) -> tuple[Figure, ...]:
    made = report(text, published)
    (doc,) = parse([made])
    return find_figures(made, doc, statements, find_dates(made, doc))


@cache
def read(text: str) -> tuple[Figure, ...]:
    return figures(text)


def short(text: str) -> list[tuple[object, ...]]:
    return [(one.low, one.high, one.hedge, one.effect) for one in read(text) if not one.derived_from]


SENTENCES = [
    # digits and words
    ("The raid killed 12 dockers.", [(12, 12, "exact", "killed")]),
    ("The raid killed twelve dockers.", [(12, 12, "exact", "killed")]),
    ("Two hundred and fifty-one farmers were injured.", [(251, 251, "exact", "injured")]),
    ("The flood displaced 1,139 people.", [(1139, 1139, "exact", "displaced")]),
    ("The flood displaced 1.5 million people.", [(1_500_000, 1_500_000, "exact", "displaced")]),
    ("The flood displaced half a million people.", [(500_000, 500_000, "exact", "displaced")]),
    ("A dozen soldiers were wounded.", [(12, 12, "exact", "injured")]),
    # hedges
    ("At least 30 miners were killed.", [(30, None, "at least", "killed")]),
    ("No fewer than 30 miners were killed.", [(30, None, "at least", "killed")]),
    ("More than 30 miners were killed.", [(30, None, "more than", "killed")]),
    ("Police counted 200+ villagers killed.", [(200, None, "more than", "killed")]),
    ("Up to 30 miners were killed.", [(None, 30, "at most", "killed")]),
    ("No more than 30 miners were killed.", [(None, 30, "at most", "killed")]),
    ("Fewer than 30 miners were killed.", [(None, 30, "fewer than", "killed")]),
    ("Nearly 4,000 villagers were displaced.", [(4000, 4000, "almost", "displaced")]),
    ("Almost 4,000 villagers were displaced.", [(4000, 4000, "almost", "displaced")]),
    ("Some 250 villagers were displaced.", [(250, 250, "about", "displaced")]),
    ("Roughly 250 villagers were displaced.", [(250, 250, "about", "displaced")]),
    ("Thirty or more miners were killed.", [(30, None, "at least", "killed")]),
    # ranges and vague words
    ("The blast killed between 40 and 60 sailors.", [(40, 60, "range", "killed")]),
    ("The blast killed 1,139 to 1,200 sailors.", [(1139, 1200, "range", "killed")]),
    ("The blast killed 40-60 sailors.", [(40, 60, "range", "killed")]),
    ("Dozens of sailors were killed.", [(12, 120, "vague", "killed")]),
    ("Hundreds of thousands of people fled.", [(100_000, 1_000_000, "vague", "displaced")]),
    ("Several hundred people fled.", [(200, 900, "vague", "displaced")]),
    # coordination and left-out heads
    (
        "The bomb went off at noon, killing 12 people and wounding 30.",
        [(12, 12, "exact", "killed"), (30, 30, "exact", "injured")],
    ),
    (
        "Twelve people were killed and 30 others injured.",
        [(12, 12, "exact", "killed"), (30, 30, "exact", "injured")],
    ),
    (
        "The shells killed three soldiers, two nurses and a child.",
        [(3, 3, "exact", "killed"), (2, 2, "exact", "killed"), (1, 1, "exact", "killed")],
    ),
    (
        "Six monks and two cooks who worked with them were murdered.",
        [(6, 6, "exact", "killed"), (2, 2, "exact", "killed")],
    ),
    (
        "Raiders from the hills killed 3,400 villagers and took some 90 more hostage.",
        [(3400, 3400, "exact", "killed"), (90, 90, "about", "taken")],
    ),
    (
        "The strike killed 40 people, including 7 children.",
        [(40, 40, "exact", "killed"), (7, 7, "exact", "killed")],
    ),
    ("Two members of the escort, men of the palace guard, were wounded.", [(2, 2, "exact", "injured")]),
    ("The crash left 31 dead.", [(31, 31, "exact", "killed")]),
    # nouns that say what befell them
    (
        "The death toll rose to 31 from 27.",
        [(31, 31, "exact", "killed"), (27, 27, "exact", "killed")],
    ),
    ("They mourned the deaths of 19 pilgrims.", [(19, 19, "exact", "killed")]),
    ("The pact allows the release of 50 prisoners.", [(50, 50, "exact", "released")]),
    ("About 130 hostages remain in the caves.", [(130, 130, "about", "held")]),
    ("The gang kidnapped 14 drivers.", [(14, 14, "exact", "held")]),
    ("Police arrested 66 protesters.", [(66, 66, "exact", "detained")]),
    ("Nine sailors are missing.", [(9, 9, "exact", "missing")]),
    ("Thousands of villagers obeyed calls to evacuate.", [(1000, 10_000, "vague", "displaced")]),
    ("Some 300 weavers were driven from their homes.", [(300, 300, "about", "displaced")]),
    ("Orvan was holding 22 sailors.", [(22, 22, "exact", "held")]),
    (
        "Orvan holds 22 sailors, fewer than the 30 whom Veldania lists as missing.",
        [(22, 22, "exact", "held"), (30, 30, "exact", "missing")],
    ),
    ("Her minister ordered two battalions to the border.", [(2, 2, "exact", "deployed")]),
    ("Rebels execute 50 captive Orvanian sailors.", [(50, 50, "exact", "killed")]),
    ("Three pupils were among the dead.", [(3, 3, "exact", "killed")]),
    (
        "Some 700 people, including 47 wounded, crossed the bridge.",
        [(700, 700, "about", "other"), (47, 47, "exact", "injured")],
    ),
    ("At least 20 weavers, including women and children, were killed.", [(20, None, "at least", "killed")]),
    ("Some 33 seats are open, with 23 held by the Greens.", [(33, 33, "about", "other"), (23, 23, "exact", "other")]),
    # numbers of a number
    ("The number of people known to have died in Monday's raid rose to 34.", [(34, 34, "exact", "killed")]),
    (
        "The harbour office raised its count of those killed in Lisk to 37, from 34.",
        [(37, 37, "exact", "killed"), (34, 34, "exact", "killed")],
    ),
    (
        "The office revised the toll to 34 from 31 after three of the injured died.",
        [(34, 34, "exact", "killed"), (31, 31, "exact", "killed"), (3, 3, "exact", "killed")],
    ),
    (
        "The nurses counted 40 bodies. The reeve put the number at nearly 50.",
        [(40, 40, "exact", "killed"), (50, 50, "almost", "killed")],
    ),
    (
        "The reeve had spoken of 50 dead and now puts the number at 41.",
        [(50, 50, "exact", "killed"), (41, 41, "exact", "killed")],
    ),
    (
        "The toll in Lisk climbed to at least eight Monday, with more than 70 weavers injured.",
        [(8, None, "at least", "killed"), (70, None, "more than", "injured")],
    ),
    # other effects, shares and money
    (
        "The islands launched over 3,000 rockets, and the shield intercepted more than 90%.",
        [(3000, None, "more than", "launched"), (90, None, "more than", "intercepted")],
    ),
    ("Veldania deployed 4,000 troops to the border.", [(4000, 4000, "exact", "deployed")]),
    ("The convoy delivered 18 tons of flour.", [(18, 18, "exact", "delivered")]),
    ("The ministry spent $735 million on the dam.", [(735_000_000, 735_000_000, "exact", "spent")]),
    ("The sale of the $4.2bn fleet was stopped.", [(4_200_000_000, 4_200_000_000, "exact", "other")]),
    ("About 85% of the valley's population was displaced.", [(85, 85, "about", "displaced")]),
    ("More than half of the crew were killed.", [(0.5, None, "more than", "killed")]),
    # small counts, and how long something lasts
    ("The pact binds a league of seven states.", [(7, 7, "exact", "other")]),
    ("The dredging takes 2 1/2 years.", [(2.5, 2.5, "exact", "other")]),
    # none
    ("No one was hurt.", [(0, 0, "exact", "injured")]),
    ("No injuries were reported.", [(0, 0, "exact", "injured")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_phenomenon(text: str, expected: list[tuple[object, ...]]) -> None:
    assert short(text) == expected


NOT_FIGURES = [
    "The war began on Oct. 7.",
    "The war began in 2007 and ended on 3 May 2011.",
    "Talks open at 10:30 p.m. on Tuesday.",
    "Mira Okonjo, 44, is a 44-year-old judge.",
    "It was the fifth visit and the 5th of its kind.",
    "The two-state plan and the three-phase plan failed.",
    "They met in Building 14, Section 7, on Route 66.",
    "Peace is one of its goals.",
    "The Orvan 787 Meteor and the F-16 took off.",
    "Call 555-0134 for help.",
    "Varn beat Orvan 3-2.",
    "He lives at 8509 Harbour Lane.",
    "If 100 people die, the pact is over.",
    "The blast could have killed 100 people.",
    "1. The parties shall meet.",
    "She is in her 20's and 6'3\" tall.",
    "Image 9 of 9 shows the harbour.",
    "A boy, 2 yo, slept.",
    # names and codes
    "A clerk told Harbour Nine that the mole was open.",
    "The Meteor 1 satellite was lost.",
    "Other dates are Jan. 12, 19 and 26.",
    "Call 0207 782 4368 now.",
    "They won game seven and moved to step 3.",
    # small counts and lengths of time that tell of nothing counted
    "It takes two to keep a truce.",
    "The two sides spoke to both governments.",
    "She read the paper three times.",
    "A 14-day truce was proposed.",
    "The clerks met seven hours later.",
    "The pact binds the two states.",
    "It is two more than they were told.",
]


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_no_figure(text: str) -> None:
    assert short(text) == []


def test_a_number_is_not_given_its_neighbours_effect() -> None:
    two = read("Two guards were injured and 13 shops were destroyed.")
    assert [(one.low, one.effect) for one in two] == [(2, "injured"), (13, "other")]
    agents = read("Twelve gunmen killed a guard.")
    assert [(one.low, one.effect) for one in agents] == [(12, "other"), (1, "killed")]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Up to 80 percent of murders are never solved.", "other"),
        ("The province saw 19 deaths per 100,000 people.", "other"),
        ("A nurse declared the ferryman dead at 7 on the quay.", "other"),
        ("The 22 others were not hurt.", "other"),
        ("The dam will cost $40 million.", "other"),
        ("The shells killed or wounded 30 men.", "other"),
        ("Thirty men were killed or wounded.", "other"),
        ("Three men were shot and killed.", "killed"),
        ("Three men were shot in the head and died.", "killed"),
        ("Three men were shot.", "injured"),
        ("Three men suffered gunshot wounds.", "injured"),
        ("Three men are in critical condition.", "injured"),
        ("One of five men shot on the quay has died.", "killed"),
    ],
)
def test_effect(text: str, effect: str) -> None:
    assert read(text)[0].effect == effect


def test_of_them_is_what_was_counted_before() -> None:
    _, some = read("Orvan launched 14 drones, and six of them were shot down.")
    assert (some.effect, some.unit, exact_of(some.of)) == ("intercepted", "drone", "drones")
    _, hurt = read("The gate was held by 14 guards. Six of them were wounded.")
    assert (hurt.effect, hurt.unit, exact_of(hurt.of)) == ("injured", "person", "guards")


def test_one_person_counts_only_where_the_fate_is_that_persons_own() -> None:
    assert short("A nurse at the port said that 14 of the dead were pupils.") == [(14, 14, "exact", "killed")]
    assert short("A poisoner has murdered at least 12 cooks.") == [(12, None, "at least", "killed")]
    assert short("A keeper shot a 9-year-old horse.") == []
    assert short("A nurse was shot and killed.") == [(1, 1, "exact", "killed")]
    assert short("A boy shot himself in the hand.") == [(1, 1, "exact", "injured")]


def test_what_is_held_is_not_always_a_captive() -> None:
    assert [one.effect for one in read("The hall holds 300 people.")] == ["other"]
    assert [one.effect for one in read("Some 40 rallies held in the square ended.")] == ["other"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The valley, home to some 60,000 people, is claimed by both states.", "stated"),
        ("Forty sailors reportedly died.", "claimed"),
        ("Forty sailors are feared dead.", "estimated"),
        ("An estimated 40 sailors died.", "estimated"),
    ],
)
def test_words_of_status_must_govern_the_number(text: str, status: str) -> None:
    assert read(text)[0].status == status


def test_units() -> None:
    (people,) = read("The valley is home to some 60,000 Orvanians.")
    assert (people.unit, exact_of(people.of)) == ("person", "Orvanians")
    clinics, all_of_them = read("The charity runs two of the town's three clinics.")
    assert (clinics.unit, exact_of(clinics.of)) == ("clinic", "town's three clinics")
    assert (all_of_them.low, all_of_them.unit) == (3, "clinic")
    (crowd,) = read("The organisers put the crowd at more than 35,000.")
    assert (crowd.unit, exact_of(crowd.of)) == ("person", "crowd")
    (leaders,) = read("They met at least eight current or former leaders.")
    assert leaders.unit == "person"


def test_a_rate_by_the_year_is_no_incident() -> None:
    assert read("Some 40,000 drivers are killed each year.")[0].scope == "period"


def test_nine_out_of_ten_is_a_share() -> None:
    (one,) = read("Nine out of ten villagers fled.")
    assert (one.low, one.effect, one.unit) == (0.9, "displaced", None)


def test_upper_case_wire_copy_is_read_without_tags() -> None:
    found = read("FOUR PEOPLE INCLUDING ONE CHILD WERE INJURED AND 13 SOLDIERS WERE KILLED.")
    assert [(one.low, one.effect) for one in found] == [(4, "injured"), (1, "injured"), (13, "killed")]


def test_the_span_holds_hedge_number_and_unit_and_nothing_else() -> None:
    text = "At least 30 miners died, and nearly $735 million was lost, or 85% of it."
    assert [one.span.exact for one in read(text)] == ["At least 30", "nearly $735 million", "85%"]


def test_of_whom_by_whom_and_where() -> None:
    (one,) = read("In the north, 193 of its own soldiers were killed by Veldanian gunners in Spain.")
    assert exact_of(one.of) == "soldiers"
    assert one.unit == "person"
    assert exact_of(one.by) == "Veldanian gunners"
    assert exact_of(one.place) == "Spain"


def test_an_attack_is_nobody_by_whom() -> None:
    (one,) = read("Forty sailors were killed by a mortar round.")
    assert one.by == ()


def test_scope_and_day() -> None:
    (since,) = read("Since March 3, 40 sailors have been killed.")
    assert (since.scope, since.since, since.as_of and since.as_of.value) == ("cumulative", "2031-03-03", "2031-05-14")
    (day,) = read("A blast killed 40 sailors on Tuesday.")
    assert (day.scope, day.as_of and day.as_of.value) == ("incident", "2031-05-13")
    (period,) = read("In 2029, 40 sailors were killed.")
    assert period.scope == "period"
    (bare,) = read("The raid killed 40 sailors.")
    assert bare.as_of is None


def test_a_since_that_goes_with_a_superlative_is_no_scope() -> None:
    text = "Shells hit a mill on Monday, killing 31 people, in the worst raid since a truce was signed in 2026."
    (one,) = read(text)
    assert (one.scope, one.since, one.as_of and one.as_of.value) == ("incident", None, "2031-05-12")


def test_a_war_of_long_ago_is_not_of_the_publication_day() -> None:
    (one,) = read("Orvan has held the bank since a war two decades ago in which nearly 9,000 soldiers died.")
    assert (one.scope, one.since, one.as_of and one.as_of.value) == ("period", None, "201")


def test_a_time_of_day_alone_dates_no_figure() -> None:
    assert read("The nurses had counted 40 bodies by midday.")[0].as_of is None


def statement(text: str, content: str, cue: str, name: str = "s1", source: str = "The ministry") -> Statement:
    def spans(words: str) -> tuple[object, ...]:
        start = text.index(words)
        return (report(text).span(start, start + len(words)),)

    return Statement(name, "r", spans(source), spans(cue), spans(content), "indirect", "speech", "body", actor="r#a1")


@pytest.mark.parametrize(
    ("cue", "status"),
    [("said", "claimed"), ("denied", "denied"), ("confirmed", "confirmed"), ("disputed", "disputed"),
     ("estimated", "estimated")],
)  # fmt: skip
def test_whose_number_it_is(cue: str, status: str) -> None:
    text = f"The ministry {cue} that 12 miners were killed. The mine employs 300 people."
    said = statement(text, "that 12 miners were killed", cue)
    first, second = figures(text, [said])
    assert (first.statement, first.actor, exact_of(first.according_to)) == ("s1", "r#a1", "The ministry")
    assert first.status == status
    assert (second.statement, second.actor, second.according_to, second.status) == (None, None, (), "stated")


def test_a_plan_turned_down_is_no_number_denied() -> None:
    text = "The ministry rejected a plan for 3,000 monitors."
    (one,) = figures(text, [statement(text, "a plan for 3,000 monitors", "rejected")])
    assert (one.status, one.statement, one.according_to) == ("stated", None, ())
    text = "The ministry rejected the claim that 12 miners were killed."
    (one,) = figures(text, [statement(text, "the claim that 12 miners were killed", "rejected")])
    assert one.status == "denied"


def test_the_day_of_saying_does_not_date_the_figure() -> None:
    text = "On Tuesday the ministry said that 12 miners had been killed."
    (one,) = figures(text, [statement(text, "that 12 miners had been killed", "said", source="the ministry")])
    assert one.as_of is None


def test_a_source_that_is_no_word_gives_nothing() -> None:
    text = "The ministry's clerks said 12 miners were killed."
    (one,) = figures(text, [statement(text, "12 miners were killed", "said", source="'s")])
    assert (one.according_to, one.actor, one.status) == ((), None, "stated")


def test_a_number_between_cue_and_content_goes_with_the_content() -> None:
    text = "The ministry said between eight and 10 drones had been launched."
    (one,) = figures(text, [statement(text, "had been launched", "said")])
    assert exact_of(one.according_to) == "The ministry"


def test_the_innermost_statement_holds_the_number() -> None:
    text = "The ministry said that guards had told it that 12 miners were killed."
    outer = statement(text, "that guards had told it that 12 miners were killed", "said", "outer")
    inner = statement(text, "that 12 miners were killed", "told", "inner")
    (one,) = figures(text, [outer, inner])
    assert one.statement == "inner"


def test_a_denied_number_is_not_stated() -> None:
    (one,) = read("The army did not kill 12 miners.")
    assert one.status == "denied"


def test_credit_lines_are_not_read_and_captions_are_marked() -> None:
    text = "Twelve dockers were killed."
    (doc,) = parse([report(text)])
    assert find_figures(report(text, kind="credit"), doc, (), ()) == ()
    (one,) = find_figures(report(text, kind="caption"), doc, (), ())
    assert one.zone == "caption"


def test_ids_count_up_in_order_of_position() -> None:
    found = read("The raid killed 12 dockers, and 30 others were wounded. Five are missing.")
    assert [one.id for one in found] == ["r#f1", "r#f2", "r#f3"]
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


def test_swapping_two_parties_swaps_them_and_nothing_else() -> None:
    one = read("Veldania killed 12 soldiers of Orvania in March.")
    other = read("Orvania killed 12 soldiers of Veldania in March.")
    assert [(f.low, f.high, f.hedge, f.effect, f.scope, f.status) for f in one] == [
        (f.low, f.high, f.hedge, f.effect, f.scope, f.status) for f in other
    ]


_PIECES = st.sampled_from(
    ["12", "1,139", "4.5", "200+", "85%", "$3 million", "dozens", "hundreds of thousands", "at least", "up to", "two",
     "between", "and", "to", "-", "killed", "wounded", "people", "of", "the", ",", ".", "\n\n", "Oct. 7", "1/2", "½",
     "a", "half", "no one", "were", "İ", "€", "million", "\u00a0", "from", "toll", "rose", "🚢", "if", "44-year-old"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.lists(_PIECES, max_size=30).map(" ".join), st.lists(_PIECES, max_size=30).map("".join), st.text()))
def test_any_text_gives_spans_that_read_back(text: str) -> None:
    for one in figures(text, published=None):
        assert text[one.span.start : one.span.end] == one.span.exact
        assert one.low is not None or one.high is not None
        assert one.low is None or one.high is None or one.low <= one.high
        for span in (*one.of, *one.by, *one.place):
            assert text[span.start : span.end] == span.exact


@pytest.mark.parametrize(
    "piece",
    ["1,", "9", "1,2.", "hundreds of ", "two hundred and ", "up to ", "12 people and ", "1-", "no ", "half a "],
)
def test_long_lines_take_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        made = report(piece * times)
        doc = blank(piece * times)
        begin = time.process_time()
        find_figures(made, doc, (), find_dates(made, doc))
        return time.process_time() - begin

    seconds(100)
    small, large = min(seconds(300) for _ in range(3)), seconds(3_000)
    assert large < 40 * small + 0.2


def blank(text: str):
    """A parse without a model, for lines on which the model itself would take long."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("sentencizer")
    return nlp(text)


def test_what_is_said_of_some_is_not_said_of_the_whole() -> None:
    assert short("Two of the four hostages were freed.") == [
        (2, 2, "exact", "released"),
        (4, 4, "exact", "held"),
    ]
    assert short("Three of the 12 wounded died.") == [(3, 3, "exact", "killed"), (12, 12, "exact", "injured")]


@pytest.mark.parametrize(
    "text",
    [
        "The army dismissed the figure of 50 dead as invented.",
        "“We never said ‘200 dead’,” the mayor of Orvik insisted.",
        "The envoy rejected reports that 30 people had been killed.",
    ],
)
def test_a_number_turned_down_is_denied(text: str) -> None:
    assert [one.status for one in read(text)] == ["denied"]


def test_an_age_is_no_figure() -> None:
    assert short("Mara Dolen sat down. She is 63.") == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The flood displaced 400 families and 1,200 people.", [(400, "family"), (1200, "person")]),
        ("About 400 families have fled their homes, the Red Lamp said.", [(400, "family")]),
        ("Some 30 households were displaced in Tarrow.", [(30, "household")]),
        ("Two couples were killed when the bridge fell.", [(2, "couple")]),
        ("Three battalions were deployed to the border.", [(3, "battalion")]),
        ("Twenty crew were killed in the fire.", [(20, "person")]),
        ("A family of five was killed in Tarrow.", [(5, "person")]),
    ],
)
def test_families_are_not_counted_as_people_nor_added_to_them(text: str, units: list[tuple[int, str]]) -> None:
    figures = onrecord.read(text, published="2031-03-04").figures
    assert [(figure.low, figure.unit) for figure in figures] == units
    assert not any(figure.derived_from for figure in figures)
