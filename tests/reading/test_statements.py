from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.parsing import parse
from onrecord.model import DateMention, Day, Mention, Report, Statement, Zone
from onrecord.reading.attributions import find_attributions
from onrecord.reading.saying.attribution import Attribution
from onrecord.reading.statements import build_statements


def report_of(text: str, *zones: Zone) -> Report:
    return Report("veldt-1", text, "", zones or ((Zone("body", 0, len(text)),) if text else ()))


def named(report: Report, words: str, actor: str | None, *candidates: str) -> Mention:
    start = report.text.index(words)
    return Mention(f"m{start}", report.id, report.span(start, start + len(words)), "name", "body", actor, candidates)


def dated(report: Report, words: str, value: str | None, basis: str = "published") -> DateMention:
    start = report.text.index(words)
    return DateMention(report.id, report.span(start, start + len(words)), value, "DATE", basis)


def build(report: Report, mentions: tuple[Mention, ...] = (), dates: tuple[DateMention, ...] = ()) -> list[Statement]:
    doc = next(parse([report]))
    return list(build_statements(report, doc, find_attributions(report, doc), mentions, dates))


def one(text: str, *dates: tuple[str, str | None]) -> Statement:
    report = report_of(text)
    (statement,) = build(report, (), tuple(dated(report, words, value) for words, value in dates))
    return statement


def test_where_encoder_and_parse_name_two_sources_the_speaker_is_not_settled() -> None:
    report = report_of("Ferris met Lorne, saying the road was open.")
    mentions = named(report, "Ferris", "a1"), named(report, "Lorne", "a2")
    doc = next(parse([report]))
    said = Attribution(((11, 16),), ((18, 24),), ((25, 42),), "speech", rival=((0, 6),))
    (found,) = build_statements(report, doc, [said], mentions, ())
    assert (found.actor, found.candidates) == (None, ("a2", "a1"))
    (settled,) = build_statements(report, doc, [replace(said, rival=())], mentions, ())
    assert (settled.actor, settled.candidates) == ("a2", ())


def test_form_goes_by_the_quotation_marks() -> None:
    assert one("“The road is open,” the mayor said.").form == "direct"
    assert one("The mayor said the road was “wide open.”").form == "mixed"
    assert one("The mayor said the road was open.").form == "indirect"


def test_act_goes_by_the_cue() -> None:
    assert one("The mayor said the road was open.").act == "speech"
    assert one("The mayor believes the road is open.").act == "thought"
    assert one("The mayor plans to open the road.").act == "intent"


def test_ids_count_from_one_in_order_of_position() -> None:
    report = report_of("The mayor said the road was open. The driver said it was shut.")
    assert [s.id for s in build(report)] == ["veldt-1#s1", "veldt-1#s2"]


def test_the_actor_is_that_of_the_mention_over_the_head_of_the_source() -> None:
    report = report_of("Norland's foreign minister Mira Sarn said the road was open.")
    mentions = (named(report, "Norland", "norland"), named(report, "foreign minister Mira Sarn", "sarn"))
    (statement,) = build(report, mentions)
    assert statement.actor == "sarn"


def test_an_unsettled_actor_keeps_its_candidates() -> None:
    report = report_of("The minister said the road was open.")
    (statement,) = build(report, (named(report, "The minister", None, "a1", "a2"),))
    assert (statement.actor, statement.candidates) == (None, ("a1", "a2"))


def test_who_stands_for_the_noun_before_it() -> None:
    report = report_of("The road was closed by Mira Sarn, who said that it was unsafe.")
    (statement,) = build(report, (named(report, "Mira Sarn", "sarn"),))
    assert [span.exact for span in statement.source] == ["who"]
    assert statement.actor == "sarn"


def test_no_mention_no_actor() -> None:
    assert one("The mayor said the road was open.").actor is None


def test_the_day_is_that_of_the_cue_not_of_the_content() -> None:
    said = one("Mira Sarn on Thursday rejected the plan.", ("Thursday", "2031-03-06")).said_on
    assert said is not None and (said.value, said.basis) == ("2031-03-06", "published")
    assert said.span is not None and said.span.exact == "Thursday"
    assert one("Sarn said the road would open on Friday.", ("Friday", "2031-03-07")).said_on is None
    spoke = one("Speaking on Monday, Sarn said the road was open.", ("Monday", "2031-03-03")).said_on
    assert spoke is not None and spoke.value == "2031-03-03"


def test_a_day_that_is_not_settled_stays_so() -> None:
    report = report_of("Sarn said on Thursday that the road was open.")
    (statement,) = build(report, (), (dated(report, "Thursday", None, "publication day unknown"),))
    assert statement.said_on == Day(None, "publication day unknown", report.span(13, 21))


def test_now_is_no_day() -> None:
    assert one("Sarn now says the road is open.", ("now", "PRESENT_REF")).said_on is None
    assert one("Since the 3 May raids Sarn has said the road is open.", ("3 May", "2031-05-03")).said_on is None


def test_to_whom_it_was_said() -> None:
    assert [s.exact for s in one("Sarn told reporters that the road was open.").addressee] == ["reporters"]
    assert [s.exact for s in one("Sarn said in a letter to the council that it was open.").addressee] == ["the council"]
    assert one("Sarn said that the road was open.").addressee == ()


def test_a_relayed_statement_names_the_one_that_relays_it() -> None:
    report = report_of("The Veldt Wire reported that officials have told the minister that the dam is unsafe.")
    outer, inner = build(report)
    assert (outer.via, inner.via) == (None, outer.id)
    assert [span.exact for span in inner.source] == ["officials"]


def test_a_call_that_is_rejected_is_not_relayed_by_who_rejects_it() -> None:
    report = report_of("Sarn rejected Norland's call for a truce.")
    found = build(report)
    assert [(s.source[0].exact, s.via) for s in found] == [("Sarn", None), ("Norland's", None)]


def test_the_zone_is_that_of_the_cue() -> None:
    text = "The mayor said the road was open.\nThe driver said it was shut.\n"
    cut = text.index("The driver")
    report = report_of(text, Zone("caption", 0, cut), Zone("body", cut, len(text)))
    assert [s.zone for s in build(report)] == ["caption", "body"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "the mayor ",
                "said ",
                "told us ",
                "on Monday ",
                "that ",
                "he left",
                ". ",
                "\n\n",
                "who ",
                "🚢",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_text_gives_statements_that_read_back(text: str) -> None:
    report = report_of(text)
    for n, statement in enumerate(build(report), start=1):
        assert statement.id == f"veldt-1#s{n}"
        assert statement.via != statement.id
        for span in (*statement.source, *statement.cue, *statement.content, *statement.addressee):
            assert text[span.start : span.end] == span.exact


def test_the_day_a_count_began_is_not_the_day_it_was_given() -> None:
    assert one("The clinic has counted 90 deaths since May 3.", ("May 3", "2031-05-03")).said_on is None


def test_said_on_beside_an_addressee_and_before_the_content() -> None:
    text = "Veil told the council on Tuesday that the ferry would sail on Friday."
    said = one(text, ("Tuesday", "2031-05-06"), ("Friday", "2031-05-09")).said_on
    assert said is not None
    assert said.value == "2031-05-06"


def test_a_letter_before_a_colon_speaks_for_whom_the_text_says_it_stands() -> None:
    text = (
        "Karl Brandt (A) gave Jan Lind (Q) an interview this week.\n\n"
        "Q: What do you write now?\n\nA: I write about the sea, as I always have.\n\n"
        "Q: And when do you rest?\n\nA: I never do, and I think that is a fault.\n"
    )
    report = report_of(text)
    said = build(report, (named(report, "Karl Brandt", "a1"), named(report, "Jan Lind", "a2")))
    assert [statement.actor for statement in said if statement.form == "direct"] == ["a2", "a1", "a2", "a1"]


def test_none_of_those_who_speak_together_is_the_speaker() -> None:
    report = report_of("Brandt and Holt said the road was open.")
    (said,) = build(report, (named(report, "Brandt", "a1"), named(report, "Holt", None, "a2", "a3")))
    assert (said.actor, said.candidates) == (None, ("a1", "a2", "a3"))
    (said,) = build(report, (named(report, "Brandt", "a1"), named(report, "Holt", "a1")))
    assert (said.actor, said.candidates) == ("a1", ())
    (said,) = build(report, (named(report, "Brandt", "a1"),))
    assert (said.actor, said.candidates) == (None, ("a1",))
