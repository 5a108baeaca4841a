"""One actor over many reports: the same full name, the same state, and nothing on a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.linking.actors.joining import link_actors as link_reports
from onrecord.linking.actors.own import ReportActors
from onrecord.model import Actor, ActorKind


def actor(report: str, n: int, name: str, kind: ActorKind | None = "person", *aliases: str) -> Actor:
    return Actor(f"{report}#a{n}", name, kind, aliases, (f"{report}#m{n}",))


def link_actors(reports: Sequence[Sequence[Actor]]) -> tuple[list[Actor], Mapping[str, str]]:
    """Linked without days and descriptions."""
    return link_reports(ReportActors(report) for report in reports)


def groups(*reports: Sequence[Actor]) -> set[frozenset[str]]:
    linked, of_local = link_actors(reports)
    assert set(of_local) == {a.id for report in reports for a in report}
    assert {a.id for a in linked} == set(of_local.values())
    return {frozenset(a.derived_from) for a in linked}


def test_the_same_full_name_is_one_actor_under_a_readable_id() -> None:
    one, other = actor("a", 1, "Anna Keller", "person", "Keller"), actor("b", 1, "Anna Keller")
    linked, of_local = link_actors([[one], [other]])
    assert of_local == {"a#a1": "anna-keller", "b#a1": "anna-keller"}
    assert linked == [Actor("anna-keller", "Anna Keller", "person", ("Keller",), ("a#a1", "b#a1"))]


def test_initials_and_hyphens_do_not_part_a_name() -> None:
    assert len(groups([actor("a", 1, "Anna B. Keller")], [actor("b", 1, "Anna Keller")])) == 1
    assert len(groups([actor("a", 1, "Ali al-Sabri")], [actor("b", 1, "Ali Al Sabri")])) == 1


def test_a_surname_joins_the_one_person_who_bears_it() -> None:
    assert len(groups([actor("a", 1, "Anna Keller")], [actor("b", 1, "Keller")])) == 1


def test_a_surname_that_two_people_bear_stays_its_reports_own() -> None:
    found = groups(
        [actor("a", 1, "Anna Keller", "person", "Keller")],
        [actor("b", 1, "Karl Keller", "person", "Keller")],
        [actor("c", 1, "Keller")],
    )
    assert found == {frozenset({"a#a1"}), frozenset({"b#a1"}), frozenset({"c#a1"})}


def test_somebody_never_called_by_the_surname_alone_does_not_claim_it() -> None:
    found = groups(
        [actor("a", 1, "Anna Keller", "person", "Keller"), actor("a", 2, "Karl Keller")],
        [actor("b", 1, "Keller")],
    )
    assert frozenset({"a#a1", "b#a1"}) in found


def test_namesakes_known_apart_in_a_report_stay_apart() -> None:
    found = groups([actor("a", 1, "Karl Keller"), actor("a", 2, "Karl Keller Jr.")], [actor("b", 1, "Karl Keller Jr.")])
    assert found == {frozenset({"a#a1"}), frozenset({"a#a2", "b#a1"})}


def test_a_state_is_one_actor_by_whatever_name() -> None:
    linked, of_local = link_actors(
        [
            [actor("a", 1, "U.S.", "government")],
            [actor("b", 1, "United States", "government", "US")],
            [actor("c", 1, "America", "government")],
            [actor("d", 1, "Americans", "people")],
            [actor("e", 1, "U.S. military", "organisation")],
        ]
    )
    assert {of_local[f"{r}#a1"] for r in "abc"} == {"united-states"}
    assert len(linked) == 3
    assert next(a for a in linked if a.id == "united-states").name == "United States"


def test_a_government_known_by_its_capital_is_its_state_and_a_city_is_not() -> None:
    _, of_local = link_actors([[actor("a", 1, "Oslo", "government")], [actor("b", 1, "Oslo", None)]])
    assert of_local["a#a1"] == "norway"
    assert of_local["b#a1"] != "norway"


def test_those_who_rule_a_state_are_the_state() -> None:
    names = ["Russian government", "Moscow government", "Russian regime", "Russia"]
    _, of_local = link_actors([[actor(f"r{n}", 1, name, "government")] for n, name in enumerate(names)])
    assert set(of_local.values()) == {"russia"}


def test_a_person_named_like_a_state_is_a_person() -> None:
    assert len(groups([actor("a", 1, "Jordan", "government")], [actor("b", 1, "Jordan", "person")])) == 2


def test_a_states_institution_joins_with_its_state_and_not_without() -> None:
    found = groups(
        [actor("a", 1, "Norwegian army", "organisation")],
        [actor("b", 1, "Norwegian army", "organisation")],
        [actor("c", 1, "Health Ministry", "organisation")],
        [actor("d", 1, "Health Ministry", "organisation")],
    )
    assert found == {frozenset({"a#a1", "b#a1"}), frozenset({"c#a1"}), frozenset({"d#a1"})}


def test_forces_with_a_name_of_their_own_join_and_forces_at_large_do_not() -> None:
    forces = [[actor(r, 1, "Norway Defence Forces", "organisation")] for r in "ab"]
    assert len(groups(*forces)) == 1
    assert len(groups(*[[actor(r, 1, "Norwegian forces", "organisation")] for r in "ab"])) == 2


def test_an_abbreviation_joins_what_some_report_expands_it_to() -> None:
    found = groups(
        [actor("a", 1, "Coastal Rescue Agency", "organisation", "CRA")], [actor("b", 1, "CRA", "organisation")]
    )
    assert found == {frozenset({"a#a1", "b#a1"})}


def test_a_state_that_one_report_shows_to_be_one_is_the_same_in_all() -> None:
    linked, of_local = link_actors(
        [
            [actor("a", 1, "Velmark", "government", "Velmark government")],
            [actor("b", 1, "Velmark", "organisation")],
            [actor("c", 1, "Velmark", None)],
            [actor("d", 1, "Ola Velmark", "person", "Velmark")],
            [actor("e", 1, "Velmark", "person")],
        ]
    )
    assert {of_local[f"{r}#a1"] for r in "abc"} == {"velmark"}
    assert next(a for a in linked if a.id == "velmark").kind == "government"
    assert of_local["d#a1"] == of_local["e#a1"] == "ola-velmark"


def test_described_governments_make_no_name_a_state() -> None:
    found = groups([actor("a", 1, "Both governments", "government")], [actor("b", 1, "Both governments", None)])
    assert len(found) == 2


def test_the_office_of_one_known_person_is_one_actor() -> None:
    keller = actor("a", 1, "Anna Keller", "person", "Keller")
    offices = [actor(r, 2, "Keller's office", "organisation") for r in "ab"]
    other = actor("c", 1, "Karl Keller", "person", "Keller")
    assert frozenset({"a#a2", "b#a2"}) in groups([keller, offices[0]], [offices[1]])
    assert frozenset({"a#a2", "b#a2"}) not in groups([keller, offices[0]], [offices[1]], [other])
    assert len(groups(*[[actor(r, 1, "Her office", "organisation")] for r in "ab"])) == 2


def test_those_only_described_are_never_joined() -> None:
    for name, kind in [
        ("a spokesman", "person"),
        ("Officials", "people"),
        ("the foreign minister", "person"),
        ("Norway's foreign minister", "person"),
        ("Norwegian officials", "people"),
        ("The President", "person"),
        ("the ministry", "organisation"),
    ]:
        assert len(groups([actor("a", 1, name, kind)], [actor("b", 1, name, kind)])) == 2, name  # type: ignore[arg-type]


def test_two_actors_that_would_share_an_id_get_one_each() -> None:
    linked, _ = link_actors([[actor("a", 1, "Sana", "person")], [actor("b", 1, "Saná", "person")]])
    assert len({a.id for a in linked}) == len(linked) == 2


NAMES = ["Anna Keller", "Karl Keller", "Keller", "U.S.", "United States", "Norway", "CRA", "Sana", "Saná", "officials"]
ACTORS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["person", "government", "organisation", "people", None]),
    st.lists(st.sampled_from(NAMES), max_size=2),
)


@given(st.lists(st.lists(ACTORS, max_size=4), max_size=6), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_reports_does_not_matter(
    drawn: list[list[tuple[str, ActorKind, list[str]]]], random: object
) -> None:
    reports = [
        [actor(f"r{n}", m, name, kind, *aliases) for m, (name, kind, aliases) in enumerate(report)]
        for n, report in enumerate(drawn)
    ]
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link_actors(reports) == link_actors(shuffled)


@example(["#A"])
@given(st.lists(st.text(min_size=1, max_size=12), max_size=5))
@settings(max_examples=100, deadline=None)
def test_any_name_gets_an_id(names: list[str]) -> None:
    linked, of_local = link_actors([[actor("a", n, name) for n, name in enumerate(names)]])
    assert len(of_local) == len(names)
    assert all(a.id and a.name in names for a in linked)
