"""Which statements two reports share, and what is not taken for shared."""

import hashlib

from onrecord.linking.reuse import judge, prepare
from onrecord.model import Actor, Report, Statement, Zone
from onrecord.telling.account import Account
from onrecord.telling.comparison.reports import Pair, Side
from onrecord.telling.comparison.sayings import Sayings, sayings_of

ACTORS = {id: Actor(id, name, "person") for id, name in (("roth", "Ena Roth"), ("sarn", "Odile Sarn"))}
LEAD = "The council met behind closed doors until well after midnight. "
SHUT = "the old bridge over the Sull would stay shut until spring"


def side(id: str, text: str, *said: tuple[str, str, str, str | None]) -> Side:
    """A report with statements, each as (source, cue, content, actor); "" where there is none."""
    report = Report(id, text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))

    def spans(words: str):
        return (report.span(text.index(words), text.index(words) + len(words)),) if words else ()

    statements = tuple(
        Statement(f"{id}#s{n}", id, spans(source), spans(cue), spans(content), "indirect", "speech", "body", actor)
        for n, (source, cue, content, actor) in enumerate(said)
    )
    return Side(report, id, None, prepare(report), (), statements, ())


def told(a: Side, b: Side) -> Sayings:
    account = Account({}, ACTORS, a.statements + b.statements, (), (), whole=True)
    return sayings_of(Pair(account, a, b, judge(a.prepared, b.prepared), True, False, ()))


def ids(statements) -> list[str]:
    return [each.id for each in statements]


def test_the_same_words_of_the_same_source_are_the_same():
    a = side("a", f"Ena Roth said {SHUT}.", ("Ena Roth", "said", SHUT, "roth"))
    b = side("b", f"On Monday Ena Roth said {SHUT}, to cheers.", ("Ena Roth", "said", SHUT, "roth"))
    found = told(a, b)
    assert [ids(each) for each in found.same] == [["a#s0", "b#s0"]]
    assert found.otherwise == found.only_a == found.only_b == found.kept == ()


def test_another_cue_another_source_or_other_words_are_told_otherwise():
    a = side("a", f"Ena Roth said {SHUT}.", ("Ena Roth", "said", SHUT, "roth"))
    more = side("b", f"Ena Roth said {SHUT} and summer.", ("Ena Roth", "said", f"{SHUT} and summer", "roth"))
    claimed = side("b", f"Ena Roth claimed {SHUT}.", ("Ena Roth", "claimed", SHUT, "roth"))
    other = side("b", f"The mayor said {SHUT}.", ("The mayor", "said", SHUT, "sarn"))
    for b in (claimed, other, more):
        found = told(a, b)
        assert [ids(each) for each in found.otherwise] == [["a#s0", "b#s0"]]
        assert found.same == ()


def test_a_few_words_are_found_again_where_the_text_round_them_is_kept():
    text = f"{LEAD}Guards turned back carts at both ends. “We counted {{}} bodies,” she said. Rain fell on all of it."
    a = side("a", text.format("twelve"), ("she", "said", "We counted twelve bodies", "roth"))
    b = side("b", text.format("two"), ("she", "said", "We counted two bodies", "sarn"))
    found = told(a, b)
    assert [ids(each) for each in found.otherwise] == [["a#s0", "b#s0"]]
    assert found.only_a == found.only_b == ()


def test_he_in_both_is_another_source_where_other_people_are_meant():
    a = side("a", f"{LEAD}He said {SHUT}.", ("He", "said", SHUT, "roth"))
    b = side("b", f"Rain fell. He said {SHUT}.", ("He", "said", SHUT, "sarn"))
    assert len(told(a, b).otherwise) == 1
    unknown = side("b", f"Rain fell. He said {SHUT}.", ("He", "said", SHUT, None))
    assert len(told(a, unknown).same) == 1


def test_text_that_both_have_is_in_both_however_it_was_read():
    text = f"{LEAD}Ena Roth said {SHUT}. Carts were turned back at both ends of it all day long."
    a = side("a", text, ("Ena Roth", "said", SHUT, "roth"))
    found = told(a, side("b", text))
    assert ids(found.kept) == ["a#s0"]
    assert found.only_a == found.unsourced_in_b == ()
    misread = side("b", text, ("Carts", "said", SHUT, None))
    assert len(told(a, misread).same) == 1


def test_words_without_their_source_are_told_with_where_they_stand():
    content = "carts were turned back at both ends of the old bridge all day long"
    a = side("a", f"{LEAD}Guards said {content}. Rain fell.", ("Guards", "said", content, None))
    b = side("b", f"{LEAD}In the rain {content}. It was cold.")
    [bare] = told(a, b).unsourced_in_b
    assert bare.there.exact == content
    assert b.report.text[bare.there.start : bare.there.end] == content
    [turned] = told(b, a).unsourced_in_a
    assert turned.statement.id == "a#s0"


def test_no_source_is_missed_where_the_sentence_has_one():
    content = "carts were turned back at both ends of the old bridge all day long"
    a = side("a", f"{LEAD}Guards said {content}. Rain fell.", ("Guards", "said", content, None))
    b = side("b", f"{LEAD}In the rain {content}, sources added.", ("sources", "added", "In the rain", None))
    found = told(a, b)
    assert found.unsourced_in_b == ()
    assert ids(found.kept + found.only_a) == ["a#s0"]


def test_a_few_words_in_text_of_both_are_not_told_as_in_one_alone():
    text = f"{LEAD}Guards said the mill had burned. Carts were turned back at both ends of the old bridge all day."
    a = side("a", text, ("Guards", "said", "the mill had burned", None))
    b = side("b", text.replace("Guards said the mill", "By then the mill"))
    found = told(a, b)
    assert ids(found.kept) == ["a#s0"]
    assert found.only_a == ()


def test_names_in_common_make_no_statement_the_same():
    a = side("a", "Crowds denounced Ena Roth and Odile Sarn at the gate.",
             ("Crowds", "denounced", "Ena Roth and Odile Sarn at the gate", None))  # fmt: skip
    b = side("b", "The paper is welcoming Ena Roth and Odile Sarn to Varn.",
             ("The paper", "is welcoming", "Ena Roth and Odile Sarn to Varn", None))  # fmt: skip
    found = told(a, b)
    assert found.same == found.otherwise == ()
    short = told(
        side("a", "Roth blamed his men.", ("Roth", "blamed", "his", None)),
        side("b", "Sarn blamed his dogs.", ("Sarn", "blamed", "his", None)),
    )
    assert short.same == short.otherwise == ()


def test_one_word_of_the_same_source_is_the_same_statement():
    a = side("a", "Ena Roth called it “absurd” twice.", ("Ena Roth", "called", "absurd", "roth"))
    b = side("b", "It is “absurd”, Ena Roth called out.", ("Ena Roth", "called", "absurd", "roth"))
    assert len(told(a, b).same) == 1


def test_what_is_said_twice_answers_the_same_statement():
    a = side("a", f"Ena Roth said {SHUT}.", ("Ena Roth", "said", SHUT, "roth"))
    again = "that the old bridge over the Sull would stay shut"
    text = f"Ena Roth claimed {SHUT}. Later Odile Sarn agreed {again}."
    b = side("b", text, ("Ena Roth", "claimed", SHUT, "roth"), ("Odile Sarn", "agreed", again, "sarn"))
    found = told(a, b)
    assert [ids(each) for each in found.otherwise] == [["a#s0", "b#s0"], ["a#s0", "b#s1"]]
    assert found.only_b == ()
