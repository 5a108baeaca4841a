"""Actors merged and split, figures put together and apart, as people said. The reports are invented."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest

from onrecord.model import Actor, Mention, Reading, Report, Span, Tie, Zone
from onrecord.record.check import check
from onrecord.record.judgements import judge_actors, judge_figures, naming, withdraw
from onrecord.record.links import link_reports, redraw
from onrecord.record.opening import transaction
from onrecord.record.queue import fill_queue, queue, waiting


def telling(id: str, *names: str, tie: bool = False) -> Reading:
    """A report that names these people, each an actor of its own; with `tie` the first holds the second."""
    text = f"In {id} " + " met ".join(names) + "."
    report = Report(id, text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),), id_given=True)
    mentions, actors = [], []
    for at, name in enumerate(names, 1):
        start = text.index(name)
        span = Span(start, start + len(name), name)
        mentions.append(Mention(f"{id}#m{at}", id, span, "name", "body", f"{id}#a{at}"))
        ties = (Tie("part of", f"{id}#a2", (f"{id}#m1",)),) if tie and at == 1 else ()
        actors.append(Actor(f"{id}#a{at}", name, "person", (), (f"{id}#m{at}",), ties))
    return Reading(report, tuple(mentions), tuple(actors))


def linked(record):
    with transaction(record.connection):
        link_reports(record, "l")
    return {actor.id: actor for actor in record.actors()}


def members(record):
    return {actor.id: set(actor.derived_from) for actor in linked(record).values()}


@pytest.fixture
def people(record, store):
    store(
        record,
        telling("one", "Mira Okonjo", "Ilse Brandt"),
        telling("two", "Mira Okonjo", "Tove Aalto"),
        telling("three", "Mina Okonjo", "Mira Okonjo", tie=True),
    )
    return record


def test_merged_actors_are_one_by_the_id_and_name_of_the_first(people):
    before = members(people)
    judge_actors(people, "merge", "one#m1", "three#m1", by="Ada")
    after = linked(people)
    assert set(after) == set(before) - {"mina-okonjo"}
    merged = after["mira-okonjo"]
    assert set(merged.derived_from) == before["mira-okonjo"] | before["mina-okonjo"]
    assert (merged.name, merged.aliases) == ("Mira Okonjo", ("Mina Okonjo",))
    assert merged.ties == ()  # it was tied to whom it is now
    assert check(people).lies == ()


def test_a_split_takes_out_what_one_report_speaks_of(people):
    judge_actors(people, "split", "one#m1", "two#m1", by="Ada")
    after = members(people)
    (new,) = set(after) - {"mira-okonjo", "mina-okonjo", "ilse-brandt", "tove-aalto"}
    assert new.startswith("mira-okonjo-")
    assert after[new] == {"two#a1"}
    assert after["mira-okonjo"] == {"one#a1", "three#a2"}
    assert check(people).lies == ()


def test_ties_follow_the_mentions_that_state_them(people):
    judge_actors(people, "split", "one#m1", "three#m2", by="Ada")
    after = linked(people)
    (new,) = (id for id, actor in after.items() if actor.derived_from == ("three#a2",))
    assert [tie.actor for tie in after["mina-okonjo"].ties] == [new]
    judge_actors(people, "merge", "one#m2", "three#m1", by="Ada")
    assert [tie.actor for tie in linked(people)["ilse-brandt"].ties] == [new]
    assert check(people).lies == ()


def test_what_is_withdrawn_leaves_no_trace(people):
    before = linked(people)
    made = [
        judge_actors(people, "merge", "one#m1", "three#m1", by="Ada"),
        judge_actors(people, "split", "one#m1", "two#m1", by="Ada"),
    ]
    assert linked(people) != before
    for each in made:
        withdraw(people, each.id, "Ada")
    assert linked(people) == before


def test_of_a_merge_and_a_split_of_two_mentions_the_later_holds(people):
    judge_actors(people, "merge", "one#m1", "three#m1", by="Ada")
    judge_actors(people, "split", "three#m1", "one#m1", by="Bo")
    assert "mina-okonjo" in members(people)
    judge_actors(people, "merge", "three#m1", "one#m1", by="Cy")
    assert "mina-okonjo" in members(people)
    assert "mira-okonjo" not in members(people)


def test_merges_chain(people):
    judge_actors(people, "merge", "one#m2", "two#m2", by="Ada")
    judge_actors(people, "merge", "one#m1", "two#m2", by="Ada")
    assert members(people)["mira-okonjo"] >= {"one#a2", "two#a2", "one#a1"}
    assert set(members(people)) == {"mira-okonjo", "mina-okonjo"}
    assert check(people).lies == ()


def test_a_person_joins_what_stays_merged_as_reports_come(people, store):
    judge_actors(people, "merge", "one#m1", "three#m1", by="Ada")
    store(people, telling("four", "Mina Okonjo"))
    assert members(people)["mira-okonjo"] >= {"three#a1", "four#a1"}


def test_any_judgements_leave_a_sound_record_and_each_own_actor_in_one(people):
    mentions = [f"{report}#m{at}" for report in ("one", "two", "three") for at in (1, 2)]
    choose = random.Random(7)
    for _ in range(40):
        one, other = choose.sample(mentions, 2)
        if one[:-1] != other[:-1]:
            judge_actors(people, choose.choice(["merge", "split"]), one, other, by="Ada")
            after = linked(people)
            owns = [own for actor in after.values() for own in actor.derived_from]
            assert sorted(owns) == sorted(f"{report}#a{at}" for report in ("one", "two", "three") for at in (1, 2))
            assert check(people).lies == ()
    with transaction(people.connection):
        redraw(people)
    assert {actor.id: actor for actor in people.actors()} == after


def lines(record):
    linked(record)
    return [set(line.figures) for line in record.lines()]


def test_unlinked_figures_stand_in_no_line_together_and_linked_ones_do(record, store, counting):
    store(record, counting("a", "12"), counting("b", "14"))
    assert lines(record) == [{"a#f1", "b#f1"}]
    apart = judge_figures(record, "unlink", "a#f1", "b#f1", by="Ada")
    assert lines(record) == []
    judge_figures(record, "link", "b#f1", "a#f1", by="Bo")
    assert lines(record) == [{"a#f1", "b#f1"}]
    withdraw(record, 2, "Bo")
    assert lines(record) == []
    withdraw(record, apart.id, "Ada")
    assert lines(record) == [{"a#f1", "b#f1"}]


def test_a_link_brings_together_what_linking_would_not(record, store, counting):
    store(record, counting("a", "12"), counting("b", "14"), counting("c", "99", name="Osk Queen"))
    judge_figures(record, "unlink", "a#f1", "c#f1", by="Ada")
    judge_figures(record, "unlink", "b#f1", "c#f1", by="Ada")
    assert lines(record) == [{"a#f1", "b#f1"}]
    judge_figures(record, "link", "c#f1", "b#f1", by="Ada")
    # kept apart from a, which prevails over what would bring them together by way of b
    assert sorted(map(sorted, lines(record))) == [["b#f1", "c#f1"]]
    assert check(record).lies == ()


def test_figures_that_count_other_things_are_not_linked(record, store, counting):
    store(record, counting("a", "12"), counting("b", "14", "injured"))
    with pytest.raises(ValueError, match="not of the same effect"):
        judge_figures(record, "link", "a#f1", "b#f1", by="Ada")


def test_two_that_may_be_one_wait_in_the_queue_until_somebody_says(people):
    people.connection.execute("INSERT INTO actor_may_be VALUES ('mina-okonjo', 'mira-okonjo')")
    people.connection.execute("INSERT INTO actor_may_be VALUES ('mira-okonjo', 'mina-okonjo')")
    fill_queue(people.connection)
    assert [(it.kind, it.entry, it.other) for it in queue(people)] == [("actor pair", "mina-okonjo", "mira-okonjo")]
    made = judge_actors(people, "split", naming(people, "mira-okonjo"), naming(people, "mina-okonjo"), by="Ada")
    assert queue(people) == []
    withdraw(people, made.id, "Ada")
    assert waiting(people) == 1


def test_whom_a_person_told_apart_is_not_offered_again(people, monkeypatch):
    from onrecord.record import runs

    found = runs.link_actors

    def offering(reports):
        actors, links = found(reports)
        both = {"mina-okonjo": "mira-okonjo", "mira-okonjo": "mina-okonjo"}
        return [replace(it, may_be=(both[it.id],)) if it.id in both else it for it in actors], links

    monkeypatch.setattr(runs, "link_actors", offering)
    assert linked(people)["mina-okonjo"].may_be == ("mira-okonjo",)
    judge_actors(people, "split", "one#m1", "three#m1", by="Ada")
    assert linked(people)["mina-okonjo"].may_be == ()
    judge_actors(people, "merge", "one#m1", "three#m1", by="Ada")
    assert linked(people)["mira-okonjo"].may_be == ()
