"""Who is meant: names, titles, descriptions and pronouns in one report."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.parsing import parse
from onrecord.model import Actor, Mention, Report, Zone
from onrecord.reading.attributions import Attribution, find_attributions
from onrecord.reading.mentions import find_mentions

_MARKS = re.compile(r"[⟦⟧{}]")


def report_of(text: str, zones: tuple[Zone, ...] = ()) -> Report:
    return Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones or (Zone("body", 0, len(text)),))


def marked(text: str) -> tuple[str, list[Attribution]]:
    """The text without its marks: ⟦source⟧ and, within it or after it, {content}."""
    plain, at, opened, spans = "", 0, {}, []
    for mark in _MARKS.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark[0] in "⟦{":
            opened[mark[0]] = len(plain)
        else:
            kind = {"⟧": "⟦", "}": "{"}[mark[0]]
            spans.append((kind, (opened[kind], len(plain))))
    plain += text[at:]
    sources = [span for kind, span in spans if kind == "⟦"]
    contents = [span for kind, span in spans if kind == "{"]
    contents += [()] * (len(sources) - len(contents))
    return plain, [
        Attribution((source,), (), (content,) if content else ())
        for source, content in zip(sources, contents, strict=True)
    ]


def read(text: str) -> tuple[tuple[Mention, ...], dict[str, Actor]]:
    plain, attributions = marked(text)
    report = report_of(plain)
    doc = next(parse([report]))
    mentions, actors = find_mentions(report, doc, attributions)
    assert all(plain[m.span.start : m.span.end] == m.span.exact for m in mentions)
    return mentions, {actor.id: actor for actor in actors}


def meant(text: str, words: str, nth: int = 0) -> str | tuple[str, ...] | None:
    """The name of the actor that the nth mention with these words means; its candidates' names where it is open."""
    mentions, actors = read(text)
    found = [m for m in mentions if m.span.exact == words]
    assert found, f"no mention {words!r} in {[m.span.exact for m in mentions]}"
    mention = found[nth]
    if mention.actor is None:
        return tuple(actors[c].name for c in mention.candidates) or None
    return actors[mention.actor].name


LEADER = "Prime Minister Tomas Reeve of Norway met reporters on Monday. "
TWO = "President Anna Keller of Norway met President Piotr Zawada of Chile on Monday. "


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (LEADER + "⟦Reeve⟧ said the talks had failed.", "Reeve", "Tomas Reeve"),
        (LEADER + "⟦Mr. Reeve⟧ said the talks had failed.", "Reeve", "Tomas Reeve"),
        (LEADER + "⟦The prime minister⟧ said the talks had failed.", "The prime minister", "Tomas Reeve"),
        (LEADER + "⟦Norway's prime minister⟧ said the talks had failed.", "Norway's prime minister", "Tomas Reeve"),
        (LEADER + "⟦The Norwegian leader⟧ said the talks had failed.", "The Norwegian leader", "Tomas Reeve"),
        (LEADER + "⟦He⟧ said the talks had failed.", "He", "Tomas Reeve"),
        (LEADER + "“The talks have failed,” ⟦he⟧ said.", "he", "Tomas Reeve"),
        (TWO + "⟦The Chilean president⟧ said the talks had failed.", "The Chilean president", "Piotr Zawada"),
        (TWO + "⟦Keller⟧ said the talks went well. ⟦She⟧ added that more would follow.", "She", "Anna Keller"),
    ],
)
def test_titles_surnames_and_pronouns_lead_to_the_person_introduced(text: str, words: str, who: str) -> None:
    assert meant(text, words) == who


def test_a_title_that_two_people_hold_stays_open_with_both_as_candidates() -> None:
    text = TWO + "Markets rose in Asia. ⟦The president⟧ said the talks had failed."
    assert meant(text, "The president") == ("Anna Keller", "Piotr Zawada")


def test_another_countrys_title_is_somebody_else() -> None:
    text = LEADER + "⟦Denmark's prime minister⟧ said the talks had failed."
    assert meant(text, "Denmark's prime minister") == "Denmark's prime minister"


def test_a_deputy_or_a_predecessor_is_not_the_holder() -> None:
    assert meant(LEADER + "⟦The deputy prime minister⟧ said so.", "The deputy prime minister") != "Tomas Reeve"
    assert meant(LEADER + "⟦The former prime minister⟧ said so.", "The former prime minister") != "Tomas Reeve"


def test_a_pronoun_between_two_people_side_by_side_stays_open() -> None:
    text = "Anna Keller blamed the budget, while Maria Lind praised the ministry. “It is wrong,” ⟦she⟧ said."
    assert meant(text, "she") == ("Anna Keller", "Maria Lind")


def test_a_title_tells_the_gender() -> None:
    text = "Mrs. Keller met Mr. Zawada in Oslo on Monday. “It is wrong,” ⟦she⟧ said."
    assert meant(text, "she") == "Keller"


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = "Tomas Reeve praised Piotr Zawada. {“He did well,”} ⟦Reeve⟧ said."
    mentions, actors = read(text)
    he = next((m for m in mentions if m.span.exact == "He"), None)
    assert he is None or he.actor is None or actors[he.actor].name != "Tomas Reeve" or he.candidates


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = "{“⟦I⟧ said no,”} ⟦Tomas Reeve⟧ told reporters in Oslo."
    plain, found = marked(text)
    report = report_of(plain)
    attributions = [
        Attribution(found[1].source, (), ((0, plain.index("”") + 1),)),
        Attribution(found[0].source, (), ((plain.index("no"), plain.index("no") + 2),)),
    ]
    mentions, actors = find_mentions(report, next(parse([report])), attributions)
    names = {actor.id: actor.name for actor in actors}
    assert [names[m.actor or ""] for m in mentions if m.span.exact == "I"] == ["Tomas Reeve"]


def test_it_is_the_organisation_that_spoke() -> None:
    text = "The Norwegian army launched a drill near Tromso. ⟦It⟧ said the drill would last a week."
    assert meant(text, "It") == "Norwegian army"


def test_it_that_stands_for_a_clause_is_no_mention() -> None:
    mentions, _ = read("⟦The ministry⟧ said {it was not clear whether the deal would hold}.")
    assert [m.span.exact for m in mentions] == ["The ministry"]


def test_army_government_and_people_of_one_state_are_three_actors() -> None:
    text = "⟦Norway⟧ said no. ⟦The Norwegian army⟧ said yes. ⟦The Norwegians⟧ said nothing, and ⟦Norway⟧ agreed."
    _, actors = read(text)
    kinds = {actor.name: actor.kind for actor in actors.values()}
    assert kinds == {"Norway": "government", "Norwegian army": "organisation", "Norwegians": "people"}


def test_a_states_names_are_one_actor() -> None:
    _, actors = read(
        "⟦The United States⟧ said no. Later ⟦the U.S.⟧ said yes. ⟦The British government⟧ and ⟦Britain⟧ said so."
    )
    assert {(a.name, a.aliases) for a in actors.values()} == {
        ("United States", ("U.S.",)),
        ("Britain", ("British government",)),
    }


def test_an_abbreviation_in_brackets_is_the_same_actor() -> None:
    text = "The Coastal Rescue Agency (CRA) sent boats. ⟦The CRA⟧ said ten people were safe."
    assert meant(text, "CRA", 1) == "Coastal Rescue Agency"


def test_the_noun_of_a_relative_clause_that_speaks_is_an_actor() -> None:
    mentions, actors = read("The envoy, ⟦who⟧ said {the talks had failed}, flew home.")
    assert [(m.span.exact, actors[m.actor or ""].name) for m in mentions] == [("The envoy", "The envoy")]


def test_sources_that_are_only_described_are_actors_of_their_own() -> None:
    text = "⟦A spokesman⟧ said no. ⟦Residents⟧ said yes. ⟦Officials⟧ said nothing, ⟦officials⟧ added."
    mentions, actors = read(text)
    assert [(m.span.exact, m.form) for m in mentions] == [
        ("A spokesman", "description"),
        ("Residents", "description"),
        ("Officials", "description"),
        ("officials", "description"),
    ]
    assert len(actors) == 4
    assert [a.kind for a in actors.values()] == ["person", "people", "people", "people"]


def test_the_spokesman_is_the_one_spokesman_introduced() -> None:
    text = "White House spokesman Ola Berg met reporters. ⟦The spokesman⟧ said the deal was close."
    assert meant(text, "The spokesman") == "Ola Berg"


def test_a_mans_words_do_not_go_to_somebody_named_far_away() -> None:
    text = "Tomas Reeve visited the port on Monday.\n\nA farmer lost his house in the flood. “It is gone,” ⟦he⟧ said."
    assert meant(text, "he") == "A farmer"


def test_what_belongs_to_somebody_speaks_as_that_somebody() -> None:
    mentions, _ = read("⟦Reeve's remarks⟧ suggested that {the deal was off}.")
    assert [m.span.exact for m in mentions] == ["Reeve"]


def test_a_document_has_a_mention_and_no_actor() -> None:
    mentions, actors = read("⟦The report⟧ said {ten people were safe}.")
    assert [(m.span.exact, m.actor) for m in mentions] == [("The report", None)]
    assert actors == {}


def test_relative_pronouns_are_no_mentions() -> None:
    mentions, _ = read("Anna Keller, ⟦who⟧ said no, left.")
    assert "who" not in {m.span.exact for m in mentions}


def test_party_tags_titles_and_zones_stay_out_of_names() -> None:
    text = "JERICHO FALLS — ⟦Sen. Anna Keller, D-Ohio,⟧ said no."
    plain, attributions = marked(text)
    dateline = Zone("dateline", 0, plain.index("Sen."))
    report = report_of(plain, (dateline, Zone("body", dateline.end, len(plain))))
    mentions, _ = find_mentions(report, next(parse([report])), attributions)
    assert [(m.span.exact, m.zone) for m in mentions] == [("Sen. Anna Keller", "body"), ("Anna Keller", "body")]


def test_ids_forms_and_aliases() -> None:
    mentions, actors = read("Keller resigned. Minister Anna Keller left Oslo. ⟦She⟧ said {it was time}.")
    keller = next(a for a in actors.values() if a.name == "Anna Keller")
    assert keller.id == "r#a1"
    assert keller.aliases == ("Keller",)
    assert keller.kind == "person"
    assert [m.id for m in mentions] == [f"r#m{n}" for n in range(1, len(mentions) + 1)]
    assert keller.derived_from == tuple(m.id for m in mentions if m.actor == keller.id)


KELLER = "Prime Minister Anna Keller of Norway flew to Oslo on Monday. "


def test_offices_of_different_owners_are_different_actors() -> None:
    text = KELLER + "⟦Her office⟧ said no.\n\n⟦The league's relief office⟧ said yes. ⟦It⟧ said more."
    mentions, actors = read(text)
    by = {m.span.exact: actors[m.actor or ""].name for m in mentions if m.form != "name"}
    assert by["Her office"] == "Her office"
    assert by["The league's relief office"] == by["It"] == "The league's relief office"


def test_an_office_named_by_its_owner_and_by_her_is_one_actor() -> None:
    text = KELLER + "⟦Keller's office⟧ said no. Anna Keller left. ⟦Her office⟧ said more."
    assert meant(text, "Her office") == "Keller's office"


def test_it_is_the_office_that_acted_and_not_a_party_named_farther_off() -> None:
    text = (
        "Tomas Reeve spoke. He said that Norway would win.\n\nReeve's office praised the plan. In a note, ⟦it⟧ said so."
    )
    assert meant(text, "it") == "Reeve's office"


def test_it_is_the_ministry_of_the_sentence_before_though_it_did_not_speak_there() -> None:
    text = "Velmark's health ministry raised the toll to 20 near the Karve bridge. ⟦It⟧ said ten more were treated."
    assert meant(text, "It") == "Velmark's health ministry"


def test_one_ministry_is_not_another() -> None:
    text = "⟦The defence ministry⟧ said no. ⟦The health ministry⟧ said yes. ⟦The health ministry⟧ said more."
    _, actors = read(text)
    assert [actor.name for actor in actors.values()] == ["The defence ministry", "The health ministry"]


def test_she_after_a_colon_is_whom_the_clause_before_it_is_about() -> None:
    text = (
        "Velmark's president, Tomas Reeve, made an offer. "
        "His foreign minister, Sela Brandt, was blunter: the pictures, ⟦she⟧ said, would show nothing."
    )
    assert meant(text, "she") == "Sela Brandt"


def test_his_in_one_of_his_aides_is_not_the_aide() -> None:
    text = "President Tomas Reeve met Piotr Zawada. The hall was lit by ⟦one of his aides⟧."
    mentions, actors = read(text)
    his = next(m for m in mentions if m.span.exact == "his")
    assert "one of his aides" not in {actors[a].name for a in (his.actor, *his.candidates) if a}


def test_a_minister_is_not_the_prime_minister() -> None:
    text = KELLER + "Jon Dahl, the defence minister, and Eva Lund, the justice minister, left. ⟦The minister⟧ said no."
    assert meant(text, "The minister") == ("Jon Dahl", "Eva Lund")


def test_one_of_somebodys_advisers_is_neither_him_nor_a_name_cut_short() -> None:
    mentions, actors = read("Tomas Reeve left. ⟦One of Mr Reeve’s advisers⟧ said he hoped for rain.")
    by = {m.span.exact: actors[m.actor or ""].name for m in mentions}
    assert by["One of Mr Reeve’s advisers"] == by["he"] == "One of Mr Reeve’s advisers"
    assert by["Reeve"] == "Tomas Reeve"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Tomas Reeve, 60, took over. ⟦Reeve⟧ said he was glad. ⟦The former judge⟧ said more.",
            "The former judge",
            True,
        ),
        ("⟦The Coast League⟧ said ten had died. ⟦The charity⟧ spoke of more.", "The charity", True),
        ("⟦Reeve⟧ blamed the court.\n\n⟦The former judge⟧ said no.", "The former judge", False),
        ("⟦Tomas Reeve⟧ said no. ⟦The former president⟧ said yes.", "The former president", False),
        ("⟦Tomas Reeve⟧ said no to Karl Dahl. ⟦The former judge⟧ said yes.", "The former judge", False),
        ("⟦The Coast League⟧ said no. ⟦The ministry⟧ said yes.", "The ministry", False),
    ],
)
def test_a_new_description_is_the_last_speaker_only_where_it_cannot_be_an_introduction(
    text: str, words: str, who: bool
) -> None:
    named = {"The former judge": "Tomas Reeve", "The charity": "Coast League"}
    assert meant(text, words) == (named[words] if who else words)


def test_the_governor_of_the_province_is_the_one_governor_named() -> None:
    text = "Ten died, ⟦the governor of the province⟧ said. ⟦Governor Otto Brenn⟧ said more."
    assert meant(text, "the governor") == "Otto Brenn"
    text = "Ten died, ⟦the governor of the bank⟧ said. ⟦Governor Otto Brenn⟧ said more."
    assert meant(text, "the governor") == "the governor"


def test_a_bare_title_in_a_headline_is_the_one_named_who_has_it() -> None:
    def envoy(body: str) -> str | None:
        text = "Envoy proposes new talks over the islands\n\n" + body
        zones = (Zone("headline", 0, text.index("\n")), Zone("body", text.index("\n"), len(text)))
        report = report_of(text, zones)
        mentions, actors = find_mentions(report, next(parse([report])), [Attribution(((0, 5),), (), ())])
        return next(actors_of.name for actors_of in actors if actors_of.id == mentions[0].actor)

    assert envoy("The envoy, Otto Brenn, flew to Oslo.") == "Otto Brenn"
    assert envoy("The envoy, Otto Brenn, flew to Oslo. Another envoy stayed.") == "Envoy"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Anna Keller met Maria Lind. ⟦She⟧ said no.", "She", ("Anna Keller", "Maria Lind")),
        ("Anna Keller and Maria Lind left. ⟦They⟧ said no.", "They", ("Anna Keller", "Maria Lind")),
        (
            "The Coast Press Agency interviewed former crew members. ⟦They⟧ said no.",
            "They",
            ("Coast Press Agency", "former crew members"),
        ),
    ],
)
def test_what_grammar_does_not_settle_stays_open(text: str, words: str, who: tuple[str, ...]) -> None:
    assert meant(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("⟦12 rebels⟧ said no.", "12 rebels"),
        ("⟦Dozens of rebels⟧ said no.", "Dozens"),
        ("⟦A dozen lawmakers⟧ said no.", "A dozen lawmakers"),
        ("⟦Some 200 soldiers⟧ said no.", "Some 200 soldiers"),
        ("Two rebels spoke. ⟦They⟧ said no.", "They"),
        ("The Coast Press Agency interviewed ten former crew members. ⟦They⟧ said no.", "They"),
    ],
)
def test_a_number_of_people_is_no_actor(text: str, words: str) -> None:
    assert meant(text, words) is None
    assert not [actor for actor in read(text)[1].values() if not actor.name.endswith("Agency")]


def test_one_of_many_and_those_spoken_of_as_known_are_actors() -> None:
    assert meant("⟦One official⟧ said no.", "One official") == "One official"
    assert meant("⟦The two leaders⟧ said no.", "The two leaders") == "The two leaders"
    assert meant("⟦2031 campaign aides⟧ said no.", "2031 campaign aides") == "2031 campaign aides"
    assert meant("⟦A group of senators⟧ said no.", "A group") == "A group"


def test_a_plural_noun_that_begins_a_sentence_is_no_name() -> None:
    assert not read("Bells rang across the town. Sirens wailed.")[1]
    (mention,) = read("⟦Rebels⟧ said no.")[0]
    assert mention.form == "description"
    assert meant("⟦Banks⟧ said it was late. Ida Banks is a teacher.", "Banks") == "Ida Banks"


def test_what_pronouns_tell_of_somebody_elsewhere_settles_who_is_meant() -> None:
    later = "\n\n⟦Keller⟧ left. ⟦She⟧ said yes. ⟦She⟧ said more."
    assert meant("Anna Keller met Maria Lind. ⟦She⟧ said no." + later, "She") == "Anna Keller"


def test_it_that_goes_without_saying_is_no_mention() -> None:
    mentions, _ = read("The army left. ⟦It⟧ goes without saying that ten died.")
    assert "It" not in {m.span.exact for m in mentions}


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("A report by Human Aid Watch", {"Human Aid Watch"}),
        ("A statement issued by Human Aid Watch", {"Human Aid Watch"}),
        ("A report from Oslo", {"A report", "Oslo"}),
    ],
)
def test_a_document_speaks_as_the_one_it_says_it_is_by(source: str, who: set[str]) -> None:
    mentions, _ = read(f"⟦{source}⟧ said {{ten people were safe}}.")
    assert {m.span.exact for m in mentions if m.actor or m.form != "name"} <= who
    assert {m.span.exact for m in mentions if m.actor} <= who - {"A report", "Oslo"}


def test_what_explains_a_name_after_its_comma_is_the_one_named() -> None:
    assert meant("Anna Keller, ⟦a lawyer who lives here⟧, said no.", "a lawyer") == "Anna Keller"
    assert meant("In Oslo, ⟦a lawyer⟧ said no. Anna Keller left.", "a lawyer") == "a lawyer"


def test_her_spokesman_is_the_one_introduced_as_hers() -> None:
    text = "Anna Keller's spokesman, Ola Berg, left. Anna Keller stayed. ⟦Her spokesman⟧ said no."
    assert meant(text, "Her spokesman") == "Ola Berg"


def test_the_paper_is_the_newspaper_that_spoke_and_no_other_organisation() -> None:
    assert meant("⟦The Harbour Times⟧ said no. ⟦The paper⟧ said more.", "The paper") == "Harbour Times"
    assert meant("⟦The Harbour League⟧ said no. ⟦The paper⟧ said more.", "The paper") is None


def test_a_described_source_begins_where_the_source_begins() -> None:
    mentions, _ = read("Ten died in a northern province ⟦activists⟧ said on Monday.")
    assert [m.span.exact for m in mentions if m.form == "description"] == ["activists"]


def test_a_campaign_that_speaks_is_an_organisation() -> None:
    _, actors = read("⟦Keller’s campaign⟧ said no.")
    assert ("Keller’s campaign", "organisation") in {(actor.name, actor.kind) for actor in actors.values()}


SWAPPED = {"Tomas Reeve": "Piotr Zawada", "Reeve": "Zawada", "Norwegian": "Chilean", "Norway": "Chile"}
STORY = """President Tomas Reeve of Norway accused President Piotr Zawada of Chile of breaking the truce on Monday.

"Norway will not wait," Reeve said. He added that the Norwegian army was ready.

The Chilean army said it had destroyed two boats. Zawada rejected the claims. "Chile keeps its word," he said.

The Norwegian president said Chile would pay. Chile's president did not respond. Officials said talks would go on."""


def swapped(text: str) -> str:
    both = SWAPPED | {new: old for old, new in SWAPPED.items()}
    return re.sub("|".join(sorted(both, key=len, reverse=True)), lambda match: both[match[0]], text)


def test_swapping_two_parties_swaps_them_and_changes_nothing_else() -> None:
    def outcome(text: str) -> list[tuple[str, str, str | None, str | None]]:
        report = report_of(text)
        doc = next(parse([report]))
        mentions, actors = find_mentions(report, doc, find_attributions(report, doc))
        of = {actor.id: actor for actor in actors}
        return [
            (m.span.exact, m.form, of[m.actor].name if m.actor else None, of[m.actor].kind if m.actor else None)
            for m in mentions
        ]

    first, second = outcome(STORY), outcome(swapped(STORY))
    assert [(swapped(w), f, swapped(n) if n else None, k) for w, f, n, k in first] == second
    assert {n for _, _, n, _ in first} >= {"Tomas Reeve", "Piotr Zawada", "Norwegian army", "Chilean army"}


WORDS = st.sampled_from(
    "Mr.|President|the|of|Keller|Anna|Norway|Norwegian|army|he|she|it|they|said|“|”|\"|'|'s|-|(|)|VHB|U.S.|,|.|\n|\n\n"  # noqa: SIM905
    "|spokesman|officials|May|former|Jr.|é|ß|你好|\u202e|\ufeff|\U0001f600|I|we|D-|&|and".split("|")
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
@settings(max_examples=120, deadline=None)
def test_any_text_reads_back(text: str) -> None:
    report = report_of(text, (Zone("body", 0, len(text)),))
    doc = next(parse([report]))
    sources = [((token.idx, token.idx + len(token.text)),) for token in doc if token.i % 5 == 0]
    mentions, actors = find_mentions(report, doc, [Attribution(source, (), ()) for source in sources])
    known = {actor.id for actor in actors}
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.exact
        assert mention.actor is None or mention.actor in known
        assert set(mention.candidates) <= known
    exacts = {a.id: {m.span.exact for m in mentions if m.actor == a.id} for a in actors}
    assert all({a.name, *a.aliases} <= exacts[a.id] for a in actors)


def test_the_presidents_whom_titles_mean_without_a_name_near() -> None:
    text = (
        "President Anna Keller left for Santiago. President Piotr Zawada of Chile will meet her. "
        "The ships sailed on Monday. The weather was fine. ⟦The Chilean president⟧ said no. "
    )
    assert meant(text, "The Chilean president") == "Piotr Zawada"
    away = text + "Rain fell on the coast. Nobody was hurt. The storm passed. ⟦The president⟧ said yes."
    assert meant(away, "The president") in {"Anna Keller", ("Anna Keller", "Piotr Zawada")}
    generic = "President Anna Keller left. It is the job of a Norwegian president. ⟦The Norwegian president⟧ said no."
    assert meant(generic, "The Norwegian president") == "Anna Keller"


def test_mr_and_mrs_of_one_surname_are_two() -> None:
    mentions, _ = read("⟦Mrs. Keller⟧ said no. ⟦Mr. Keller⟧ said yes. ⟦Keller⟧ said maybe.")
    first, second, third = [m for m in mentions if m.span.exact == "Keller"]
    assert first.actor != second.actor
    assert third.actor is None
    assert set(third.candidates) == {first.actor, second.actor}


def test_companies_and_parties_without_a_label_are_actors() -> None:
    mentions, actors = read("Norway accused the Northcrats and HarbourNet of theft. ⟦The Northcrats⟧ said no.")
    kinds = {m.span.exact: actors[m.actor].kind for m in mentions if m.actor}
    assert kinds["Northcrats"] == "group"
    assert kinds["HarbourNet"] == "organisation"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lea Worm, 23, was killed on Tuesday. Her brother Tom Worm said no. Worm said she was shot.", "Worm"),
        ("Ida Rook was shot dead on Monday. Her husband, Paul Rook, said no. Rook said he would sue.", "Rook"),
        ("Ida Rook died on Monday. Her son Paul Rook said no. Rook said he would sue.", "Rook"),
    ],
)
def test_the_dead_do_not_speak_where_another_has_their_surname(text: str, words: str) -> None:
    who = meant(text, f"{words}", 0)
    assert isinstance(who, tuple)
    assert len(who) == 2


def test_a_surname_whose_bearer_lives_still_is_the_first_introduced() -> None:
    text = "Ida Rook was hurt on Monday. Her husband, Paul Rook, said no. Rook said she would sue."
    assert meant(text, "Rook", 0) == "Ida Rook"


@pytest.mark.parametrize(
    "text",
    [
        "Rovia's foreign minister, Jon Hale, said no.",
        "The president of Tarkand, Una Vell, said no.",
        "Jon Hale met the press. Hale of Tessia said no.",
        "A spokesman for Tarvel, a town in the north, said no. Mayor Tarvel Ott said yes.",
        "A spokeswoman for the port of Lumara said no.",
    ],
)
def test_what_somebody_governs_is_no_person(text: str) -> None:
    _, actors = read(text)
    people = {actor.name for actor in actors.values() if actor.kind == "person"}
    assert people.isdisjoint({"Rovia", "Tarkand", "Tessia", "Tarvel", "Lumara"})
    assert not any("Tarvel" in actor.aliases for actor in actors.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Veldtian Farmers' Union (VFU) said no. The VFU said yes.", "Veldtian Farmers' Union"),
        ("The Nurses’ Union said no.", "Nurses’ Union"),
        ("The Women's Council said no.", "Women's Council"),
    ],
)
def test_an_organisation_of_a_trade_keeps_its_whole_name(text: str, name: str) -> None:
    _, actors = read(text)
    (actor,) = actors.values()
    assert actor.name == name


def test_the_possessor_of_an_institution_is_not_part_of_its_name() -> None:
    _, actors = read("Rovia's Council said no. The rebels' Union said yes.")
    assert {"Council", "Union"} <= {actor.name for actor in actors.values()}


def test_no_group_is_nobody() -> None:
    mentions, actors = read("⟦No group⟧ said it was behind the blast. ⟦Two groups⟧ said that they were not.")
    assert [m.actor for m in mentions if m.span.exact == "No group"] == [None]
    assert "No group" not in {actor.name for actor in actors.values()}


@pytest.mark.parametrize("calling", ["Striker", "Goalkeeper", "Painter"])
def test_a_calling_that_opens_a_sentence_is_not_part_of_the_name(calling: str) -> None:
    _, actors = read(f"⟦{calling} Ida Moss⟧ said no.")
    assert [actor.name for actor in actors.values()] == ["Ida Moss"]


def test_of_what_somebody_is_accused_does_not_say_who_they_are() -> None:
    assert meant("President Karl Brandt left. Ida Holt accused the president of “lying”.", "the president") == (
        "Karl Brandt"
    )
    text = "President Karl Brandt left. Ida Holt accused the president of the bank."
    assert "the president" not in [mention.span.exact for mention in read(text)[0]]


def test_somebody_may_be_called_by_the_given_name() -> None:
    text = "Ida Keller met the mayor. “You and Ida will sing,” ⟦the mayor⟧ said."
    assert meant(text, "Ida") == "Ida Keller"
    text = "Hope Brandt met the mayor. Hope was fading, and so was the Hope Stakes, ⟦the mayor⟧ said."
    assert [mention.span.exact for mention in read(text)[0] if mention.span.exact == "Hope"] == []


def test_a_name_in_two_spellings_is_one() -> None:
    text = "SeaWatch posted it. ⟦Seawatch founder Ida Keller⟧ said no. ⟦SeaWatch⟧ said yes."
    assert meant(text, "Seawatch") == meant(text, "SeaWatch") == "SeaWatch"


def test_an_envoy_is_told_by_where_they_are_sent() -> None:
    text = "Norway's ambassador to Peru, Ida Holt, left. ⟦Norway's ambassador to {}⟧ said no."
    assert meant(text.replace("{}", "Peru"), "Norway's ambassador to Peru", -1) == "Ida Holt"
    assert meant(text.replace("{}", "Chile"), "Norway's ambassador to Chile") == "Norway's ambassador to Chile"
    assert meant("The envoy left. ⟦The envoy to Norway⟧ said no.", "The envoy to Norway") == "The envoy to Norway"


def test_a_capital_that_is_restrained_or_worked_with_is_its_government() -> None:
    assert meant("They worked in tandem with Oslo, ⟦the mayor⟧ said.", "Oslo") == "Oslo"
    assert meant("He wants to constrain Oslo's development of ships, ⟦the mayor⟧ said.", "Oslo") == "Oslo"
    assert "Oslo" not in [m.span.exact for m in read("They met in Oslo, ⟦the mayor⟧ said.")[0]]


def test_the_government_of_one_who_leads_a_state_is_the_states() -> None:
    lead = "Chilean President Ida Keller spoke in Chile. "
    assert meant(lead + "⟦Her government⟧ said no.", "Her government") == "Chile"
    assert meant(lead + "Karl Holt left, and ⟦Keller's government⟧ said no.", "Keller's government") == "Chile"
    assert meant(lead + "⟦Her local government⟧ said no.", "Her local government") == "Her local government"
    for other in ("Former Chilean President Ida Keller", "Chilean Foreign Minister Ida Keller", "President Ida Keller"):
        text = f"{other} spoke in Chile. ⟦Her government⟧ said no."
        assert meant(text, "Her government") == "Her government"
