"""Two outlets of a story made by hand."""

import hashlib
from dataclasses import dataclass, field

from onrecord.model import Actor, Edit, Figure, Line, Mention, Relation, Report, Reuse, Span, Story, Zone
from onrecord.telling.comparison.outlets import gather_outlets

TEXT = "President Ena Roth met the rebels. Roth left. She said 3 died."


@dataclass
class Kept:
    """What a record answers, from lists."""

    all_reports: list[Report]
    all_mentions: list[Mention] = field(default_factory=list)
    all_reuse: list[Reuse] = field(default_factory=list)
    all_figures: list[Figure] = field(default_factory=list)
    all_lines: list[Line] = field(default_factory=list)
    all_stories: list[Story] = field(default_factory=list)

    def reports(self):
        return iter(self.all_reports)

    def actors(self):
        return iter([Actor("roth", "Ena Roth", "person")])

    def stories(self):
        return iter(self.all_stories)

    def statements(self, *, report):
        return iter(())

    def mentions(self, *, report):
        return (each for each in self.all_mentions if each.report == report)

    def figures(self, *, report):
        return (each for each in self.all_figures if each.report == report)

    def reuse(self, *, report):
        return (each for each in self.all_reuse if report in (each.a, each.b))

    def lines(self, *, report):
        ids = {each.id for each in self.all_figures if each.report == report}
        return (each for each in self.all_lines if ids & set(each.figures))


def report(id: str, outlet: str) -> Report:
    return Report(id, TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), (Zone("body", 0, len(TEXT)),), outlet=outlet)


def at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words), words)


def mention(of: str, words: str, *, after: int = 0, **known) -> Mention:
    known = {"form": "name", "zone": "body", "actor": "roth"} | known
    return Mention(f"{of}#{words}{after}", of, at(words, after), **known)


def record(*outlets: str) -> Kept:
    return Kept([report(f"r{n}", outlet) for n, outlet in enumerate(outlets)])


def test_pairs_and_their_shares_are_turned_to_the_outlets_as_named():
    kept = record("Post", "Courier", "Post", "Gazette")
    kept.all_reuse = [
        Reuse("r0", "r1", "edited", 0.2, 0.8), Reuse("r1", "r2", "copy", 0.9, 1.0),
        Reuse("r0", "r2", "copy", 1.0, 1.0), Reuse("r1", "r3", "copy", 1.0, 1.0),
    ]  # fmt: skip
    for a, b, expected in (
        ("Courier", "Post", [("r1", "r2", "copy", 0.9, 1.0), ("r1", "r0", "edited", 0.8, 0.2)]),
        ("Post", "Courier", [("r2", "r1", "copy", 1.0, 0.9), ("r0", "r1", "edited", 0.2, 0.8)]),
    ):
        shared = gather_outlets(kept, a, b).shared
        assert [(each.a, each.b, each.kind, each.a_share, each.b_share) for each in shared] == expected


def test_names_and_labels_are_told_with_each_place_and_other_words_are_not():
    kept = record("Courier", "Post")
    edits = (
        Edit("reworded", at("rebels"), at("Roth")),
        Edit("reworded", at("met"), at("left")),
        Edit("dropped", at("rebels"), None),
        Edit("reworded", at("Roth", 30), at("She")),
        Edit("reworded", at("rebels"), at("She")),
        Edit("reworded", at("Ena Roth met"), at("said 3 died")),
        Edit("reworded", at("President Ena"), at("Ena Roth")),
    )
    kept.all_reuse = [Reuse("r0", "r1", "edited", 0.5, 0.5, edits)]
    assert [(each.a, each.b) for each in gather_outlets(kept, "Courier", "Post").exchanged] == [
        ("President Ena", "Ena Roth"),
        ("rebels", "Roth"),
    ]
    kept.all_mentions = [
        mention("r0", "Roth", after=30),
        mention("r0", "Ena Roth"),
        mention("r1", "President Ena Roth"),
    ]
    kept.all_reuse *= 2
    back = gather_outlets(kept, "Post", "Courier").exchanged
    assert [(each.a, each.b, len(each.places)) for each in back] == [
        ("Ena Roth", "President Ena", 2),
        ("Roth", "rebels", 2),
    ]
    assert back[1].places == (("r1", at("Roth"), "r0", at("rebels")),) * 2


def test_an_actor_is_counted_by_its_fullest_words_and_only_where_both_name_it():
    kept = record("Courier", "Post")
    kept.all_mentions = [
        mention("r0", "President Ena Roth", form="title"), mention("r0", "Ena Roth"), mention("r0", "Roth", after=30),
        mention("r0", "She", form="pronoun"), mention("r0", "rebels", actor="rebels", form="description"),
        mention("r1", "Roth", after=30), mention("r1", "Ena Roth", zone="credit"),
    ]  # fmt: skip
    [named] = gather_outlets(kept, "Courier", "Post").named
    assert (named.a, named.b) == ((("President Ena Roth", 1), ("Roth", 1)), (("Roth", 1),))


def test_stories_and_figures_in_common():
    kept = record("Courier", "Post", "Courier")
    kept.all_stories = [Story("s", "Blast", ("r0", "r1")), Story("t", "Wheat", ("r2",))]
    kept.all_figures = [
        Figure(f"{id}#f", id, at("3"), 3, 3, "exact", "body", None, "killed") for id in ("r0", "r1", "r2")
    ]
    relations = (Relation("r0#f", "r1#f", "agree", ("value",)), Relation("r0#f", "r2#f", "agree", ("value",)))
    kept.all_lines = [Line("l", "killed", None, None, None, ("r0#f", "r1#f", "r2#f"), relations, 1)]
    both = gather_outlets(kept, "Post", "Courier")
    assert [(each.title, each.a, each.b) for each in both.stories] == [("Blast", ("r1",), ("r0",))]
    assert [(each.a.id, each.b.id) for each in both.figures] == [("r1#f", "r0#f")]
    assert (len(both.a.reports), len(both.b.reports)) == (1, 2)
