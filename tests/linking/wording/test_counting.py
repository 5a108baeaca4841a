"""The words that each outlet uses: every count can be read back, voices are told apart, no outlet is favoured."""

from __future__ import annotations

import hashlib
import math
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.wording.counting import (
    FEWEST,
    PRIOR,
    Instance,
    OutletWording,
    Wording,
    log_odds,
    normalised,
    of_actor,
    of_words,
    with_shared,
    wording,
    words_in,
)
from onrecord.linking.wording.inflection import sought
from onrecord.model import Edit, Mention, Report, Reuse, Span, Statement, Zone

TEXT = (
    "LISK — The Redshirts took the ford. Colonel Dahl said the Redshirt gunmen had fled. “Those bandits burned it,” "
    "she said. They left.\nRedshirts at the ford\nTags: Redshirts"
)


def report(text: str = TEXT, id: str = "a", outlet: str | None = "Lisk Post", zones: tuple[Zone, ...] = ()) -> Report:
    return Report(id, text, hashlib.sha256(text.encode()).hexdigest(), zones, outlet=outlet)


def span(of: Report, words: str, after: int = 0) -> Span:
    start = of.text.index(words, after)
    return of.span(start, start + len(words))


def mention(of: Report, words: str, form: str = "description", after: int = 0) -> Mention:
    at = span(of, words, after)
    return Mention(f"{of.id}#m{at.start}", of.id, at, form, of.zone_at(at.start), f"{of.id}#a1")  # type: ignore[arg-type]


def statement(of: Report, content: str, form: str) -> Statement:
    return Statement(f"{of.id}#s", of.id, (), (), (span(of, content),), form, "speech", "body")  # type: ignore[arg-type]


def used(name: str, outlet: str | None, times: int, voice: str = "own", id: str | None = None) -> list[Instance]:
    id = id or f"{outlet}-1"
    start = 10_000 * (sum(map(ord, name)))
    return [
        Instance(name, id, outlet, Span(start + n, start + n + 1, "x"), voice)  # type: ignore[arg-type]
        for n in range(times)
    ]


def of(found: Wording, outlet: str | None) -> OutletWording:
    return next(each for each in found.outlets if each.outlet == outlet)


def counts(outlet: OutletWording) -> dict[str, int]:
    return {use.wording: len(use.instances) for use in outlet.uses}


# Instances


def test_voices_are_told_apart():
    it = report()
    said = [
        statement(it, "the Redshirt gunmen had fled", "indirect"),
        statement(it, "Those bandits burned it", "direct"),
    ]
    mentions = [mention(it, "The Redshirts"), mention(it, "the Redshirt gunmen"), mention(it, "Those bandits")]
    found = of_actor(it, mentions, said)
    assert [(each.wording, each.voice) for each in found] == [
        ("redshirts", "own"), ("redshirt gunmen", "reported"), ("those bandits", "quoted"),
    ]  # fmt: skip
    assert all(it.text[each.span.start : each.span.end] == each.span.exact for each in found)


def test_marks_make_a_quotation_without_a_statement_too():
    it = report("The army called them “the bandits” and 'thieves'. The bandits fled.")
    found = of_words(it, sought(["bandit", "thief", "thieves"]), list)
    assert [(each.span.exact, each.voice) for each in found] == [
        ("bandits", "quoted"), ("thieves", "quoted"), ("bandits", "own"),
    ]  # fmt: skip


def test_marks_round_all_the_words_make_a_quotation_and_round_one_of_them_not():
    it = report("The “free riders” fled. The “free” riders fled.")
    mentions = [mention(it, "The “free riders”"), mention(it, "The “free” riders")]
    assert [(each.wording, each.voice, each.span.exact) for each in of_actor(it, mentions, [])] == [
        ("free riders", "quoted", "The “free riders”"), ('"free" riders', "own", "The “free” riders"),
    ]  # fmt: skip


def test_a_turn_of_a_transcript_is_quoted_without_marks():
    it = report("DAHL: The bandits burned it.")
    assert of_words(it, sought(["bandit"]), lambda: [statement(it, "The bandits burned it.", "direct")])[0].voice == (
        "quoted"
    )


def test_words_in_marks_inside_an_indirect_statement_are_quoted():
    it = report("Dahl said that the “bandits” left the gunmen behind.")
    said = [statement(it, "that the “bandits” left the gunmen behind", "mixed")]
    assert [each.voice for each in of_words(it, sought(["bandit", "gunmen"]), lambda: said)] == ["quoted", "reported"]


def test_pronouns_datelines_and_furniture_are_left_out():
    lines = [TEXT.index("\n"), TEXT.rindex("\n")]
    zones = (
        Zone("dateline", 0, 7), Zone("body", 7, lines[0]), Zone("caption", lines[0], lines[1]),
        Zone("boilerplate", lines[1], len(TEXT)),
    )  # fmt: skip
    it = report(zones=zones)
    mentions = [
        mention(it, "LISK", "name"), mention(it, "The Redshirts", "name"), mention(it, "They", "pronoun"),
        mention(it, "Redshirts", "name", lines[0]), mention(it, "Redshirts", "name", lines[1]),
    ]  # fmt: skip
    assert [each.span.start for each in of_actor(it, mentions, [])] == [7, lines[0] + 1]
    assert [each.span.start for each in of_words(it, sought(["redshirts"]), list)] == [11, lines[0] + 1]
    assert words_in(it) == len(TEXT[7 : lines[1]].replace("“", "").replace("—", "").split())


def test_of_a_mention_inside_another_the_outer_counts():
    it = report("Prime Minister Ana Dahl spoke.")
    mentions = [mention(it, "Prime Minister", "title"), mention(it, "Ana Dahl", "name"),
                mention(it, "Prime Minister Ana Dahl", "title")]  # fmt: skip
    assert [each.span.exact for each in of_actor(it, mentions, [])] == ["Prime Minister Ana Dahl"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Redshirts", "Redshirts"), ("a gunman", "Gunman"), ("Lisk's army", "Lisk’s  army"), ("Dahl's", "Dahl"),
        ("“the bandits”", "bandits"), ("the\nbandits", "THE BANDITS"), ("The “free riders”", "free riders"),
        ("“free” riders", '"Free" riders'), ("the riders'", "riders"), ("'riders'", "riders"),
    ],
)  # fmt: skip
def test_what_makes_no_other_wording(one, other):
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“free” riders", "free riders"),
        ("the Redshirts", "their Redshirts"),
        ("Redshirt", "Redshirts"),
        ("theatre", "atre"),
        ("an", ""),
    ],
)
def test_what_does(one, other):
    assert normalised(one) != normalised(other)


def test_only_a_leading_article_goes():
    assert normalised("the Liskan President") == "liskan president"
    assert normalised("the heirs of a bandit, an outlaw and the rest") == "heirs of a bandit, an outlaw and the rest"


@given(st.text(min_size=1, max_size=30))
def test_normalising_never_leaves_nothing(words):
    assert normalised(words)


@given(
    st.lists(
        st.sampled_from(["bandit", "bandits", "“", "”", '"', "'", ", ", " ", "\n\n", "she said", "🚢"]), max_size=25
    )
)
def test_every_instance_reads_back_and_none_is_lost(pieces):
    it = report("".join(pieces) or " ")
    found = of_words(it, sought(["bandit"]), list)
    assert [(each.span.start, each.span.exact) for each in found] == [
        (match.start(), match[0]) for match in re.finditer(r"\bbandits?\b", it.text)
    ]
    assert all(it.text[each.span.start : each.span.end] == each.span.exact for each in found)
    if not set("“”\"'") & set(it.text):
        assert {each.voice for each in found} <= {"own"}


def test_text_that_a_report_shares_is_told_with_whom():
    it = report("The bandits fled over the ford. The bandits came back at night.", id="b")
    first, second = of_words(it, sought(["bandit"]), list)

    def kept(words: str) -> Edit:
        at = span(it, words)
        return Edit("kept", Span(at.start + 4, at.end + 4, words), at)

    reuses = [
        Reuse(
            "a", "b", "edited", 0.5, 0.5, (kept("The bandits fled over the ford"), Edit("added", None, it.span(32, 62)))
        ),
        Reuse("aa", "b", "edited", 0.5, 0.5, (kept("bandits fled over"), kept("over the ford. The bandits came back"))),
        Reuse("b", "c", "shared-quote", 0.5, 0.5, (Edit("kept", it.span(0, 31), Span(0, 31, "x")),)),
        Reuse("b", "d", "copy", 1.0, 1.0, (Edit("kept", it.span(0, 63), Span(9, 72, "x")),)),
        Reuse("x", "y", "copy", 1.0, 1.0, (kept("The bandits fled over the ford"),)),
    ]
    assert [each.shared_with for each in with_shared([first, second], reuses)] == [("a", "d"), ("aa", "d")]


# Counts


def test_outlets_stand_by_name_and_the_unknown_are_one_group_at_the_end():
    found = wording(
        used("a", "Post", 3) + used("b", None, 2, id="x") + used("b", None, 1, id="y") + used("a", "Echo", 1)
    )
    assert [each.outlet for each in found.outlets] == ["Echo", "Post", None]
    assert counts(of(found, None)) == {"b": 3}
    assert of(found, None).reports == 2
    assert counts(found.together) == {"a": 4, "b": 3}


def test_shares_and_voices_add_up():
    found = wording(used("a", "Post", 3) + used("b", "Post", 1, "quoted", "p2"))
    (post,) = found.outlets
    assert [(use.wording, use.share) for use in post.uses] == [("a", 0.75), ("b", 0.25)]
    assert [post.uses[1].count(voice) for voice in ("own", "reported", "quoted")] == [0, 0, 1]
    assert len(post.instances) == post.total == 4


def test_the_label_is_how_it_is_written_most_often():
    it = report("The Redshirts fled. THE REDSHIRTS fled. Redshirts fled.")
    mentions = [mention(it, "The Redshirts"), mention(it, "THE REDSHIRTS"), mention(it, "Redshirts", after=30)]
    assert counts(wording(of_actor(it, mentions, [])).together) == {"Redshirts": 3}


def test_the_order_of_reading_makes_no_difference():
    instances = used("a", "Post", 12) + used("b", "Post", 9) + used("b", "Echo", 20) + used("a", None, 3)
    shuffled = instances[:]
    random.Random(3).shuffle(shuffled)
    assert wording(shuffled) == wording(instances)


def test_swapping_two_outlets_swaps_their_figures_and_nothing_else():
    def told(one: str, other: str) -> Wording:
        return wording(used("a", one, 30) + used("b", one, 12) + used("b", other, 25) + used("a", "Third", 11))

    first, second = told("Post", "Echo"), told("Echo", "Post")
    for one, other in (("Post", "Echo"), ("Echo", "Post"), ("Third", "Third")):
        ours, theirs = of(first, one), of(second, other)
        assert [(use.wording, len(use.instances), use.measure) for use in ours.uses] == [
            (use.wording, len(use.instances), use.measure) for use in theirs.uses
        ]


# Comparison


def test_log_odds_by_hand():
    # (8 + 1) / (2 + 1) = 3 against (2 + 1) / (8 + 1) = 1/3
    it = log_odds((8, 10), (2, 10), (1, 2))
    assert it.value == pytest.approx(math.log(9))
    spread = 1.959964 * math.sqrt(2 * (1 / 9 + 1 / 3))
    assert (it.low, it.high) == pytest.approx((math.log(9) - spread, math.log(9) + spread))


@given(*[st.integers(0, 200)] * 4)
def test_log_odds_are_even_handed(a, b, c, d):
    ours, theirs = (a, a + b), (c, c + d)
    one, other = log_odds(ours, theirs, (2.5, 10)), log_odds(theirs, ours, (2.5, 10))
    assert (one.value, one.low, one.high) == pytest.approx((-other.value, -other.high, -other.low))
    assert one.low <= one.value <= one.high


def test_more_of_the_same_makes_the_interval_narrower():
    few, many = (
        wording(used("a", "Post", n) + used("b", "Post", n) + used("a", "Echo", n) + used("b", "Echo", 2 * n))
        for n in (10, 100)
    )
    widths = [it.high - it.low for found in (few, many) for it in [of(found, "Post").uses[0].measure]]
    assert widths[1] < widths[0] / 2


def test_only_the_own_voice_is_compared():
    own = used("a", "Post", 20) + used("b", "Post", 20) + used("a", "Echo", 20) + used("b", "Echo", 20)
    quotes = used("a", "Post", 500, "quoted", "Post-2") + used("a", "Post", 40, "reported", "Post-3")
    plain, quoting = wording(own), wording(own + quotes)
    assert [use.measure for use in of(plain, "Post").uses] == [use.measure for use in of(quoting, "Post").uses]
    assert of(quoting, "Post").uses[0].measure.value == pytest.approx(0)
    assert len(of(quoting, "Post").uses[0].instances) == 560


def test_what_an_outlet_prints_twice_is_compared_once_and_counted_twice():
    once = used("a", "Post", 20) + used("b", "Post", 20) + used("a", "Echo", 20) + used("b", "Echo", 20)
    again = [replace(each, shared_with=("Post-1",)) for each in used("a", "Post", 15, id="Post-2")]
    first, both = of(wording(once), "Post").uses, of(wording(once + again), "Post").uses
    assert [use.measure for use in both] == [use.measure for use in first]
    assert [len(use.instances) for use in both] == [35, 20]
    elsewhere = [replace(each, report="Third-2", outlet="Third") for each in again]
    assert of(wording(once + elsewhere), "Third").uses[0].measure is not None


def test_too_few_are_not_compared():
    enough = PRIOR["instances"]
    many = used("a", "Echo", 50) + used("b", "Echo", 50)
    found = wording(used("a", "Post", enough - 1) + many)
    assert not of(found, "Post").is_compared
    assert not of(found, "Echo").is_compared  # nobody to compare it with
    assert [use.measure for each in found.outlets for use in each.uses] == [None] * 3
    assert of(wording(used("a", "Post", enough) + many), "Post").uses[0].measure is not None
    rare = of(wording(used("a", "Post", enough) + used("c", "Post", FEWEST - 1) + many), "Post")
    assert {use.wording: use.measure is None for use in rare.uses} == {"a": False, "b": False, "c": True}


def test_what_all_call_alike_is_not_compared():
    found = wording(used("a", "Post", 50) + used("a", "Echo", 50))
    assert [use.measure for each in found.outlets for use in each.uses] == [None, None]


def test_what_an_outlet_never_says_is_told_where_others_say_it():
    found = of(wording(used("a", "Post", 20) + used("b", "Echo", 20) + used("c", "Echo", 1)), "Post")
    assert counts(found) == {"a": 20, "b": 0}
    assert found.uses[1].measure.high < 0


def test_one_word_is_counted_against_all_words():
    found = wording(used("a", "Post", 30) + used("a", "Echo", 5), {"Post": 2000, "Echo": 4000, "Third": 3000})
    assert found.base == "words"
    assert of(found, "Post").uses[0].share == 0.015
    assert of(found, "Post").uses[0].measure.low > 0 > of(found, "Echo").uses[0].measure.high
    assert of(found, "Third").uses[0].measure.high < 0
    small = wording(used("a", "Post", 30) + used("a", "Echo", 5), {"Post": PRIOR["words"] - 1, "Echo": 4000})
    assert not of(small, "Post").is_compared


def test_nothing_found_is_no_fault():
    assert wording([]).outlets == ()
    assert wording([], {"Post": 100}).together.uses == ()
