"""What differs within a quotation that two reports share; a report that quotes less has changed nothing."""

import pytest

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.judging import judge, prepare

ONE = "Choirs from nine valleys met in Lisk on Saturday. {} Rain fell until noon, and the fair went on."
OTHER = "The harbour of Varn lay still on Sunday, its cranes at rest. {} Wheat prices rose by a tenth."
Told = list[tuple[str, str | None, str | None]]


def told(one: str, other: str) -> Told:
    """All edits but what is kept, after a check of the pair's kind."""
    a, b = ONE.format(one), OTHER.format(other)
    found = judge(prepare(report_from_text(a, "a")), prepare(report_from_text(b, "b")))
    assert found.kind == "shared-quote"
    kept = [(edit.a.exact, edit.b.exact) for edit in found.edits if edit.op == "kept" and edit.a and edit.b]
    assert kept and all(ours.casefold() == theirs.casefold() for ours, theirs in kept)
    return [(e.op, e.a and e.a.exact, e.b and e.b.exact) for e in found.edits if e.op != "kept"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "“We did order the guns to the mole before the ferry came,” Okonjo said.",
            "“We did not order the guns to the mole before the ferry came,” Okonjo told reporters.",
            [("added", None, "not")],
        ),
        (
            "“The men who hold the northern mole will never lay down their guns for a mayor,” Okonjo said.",
            "“The men who hold the northern mole will lay down their guns for a mayor,” Okonjo said.",
            [("dropped", "never", None)],
        ),
        (
            "“Nobody took the guns to the mole before the ferry came,” Okonjo said.",
            "Okonjo said: “Somebody took the guns to the mole before the ferry came.”",
            [("reworded", "Nobody", "Somebody")],
        ),
        (
            "“The guns on the mole will be used against the fleet of Brenn,” Okonjo said.",
            "“The guns on the mole will be used against the people of Brenn,” Okonjo said.",
            [("reworded", "fleet", "people")],
        ),
        (
            "“We will keep the guns on the mole,” Okonjo said in the evening.",
            "“We will not keep the guns on the mole,” Okonjo told reporters.",
            [("added", None, "not")],
        ),
        (
            "“The men of the front will keep the guns,” Okonjo said in the evening.",
            "“The men of the front will burn the guns,” Okonjo told reporters.",
            [("reworded", "keep", "burn")],
        ),
        (
            "“We will keep the guns on the northern mole and fight,” Okonjo said.",
            "“We will keep the guns on the northern mole and fight no more,” Okonjo said.",
            [("added", None, "no more")],
        ),
        (
            "“We keep the guns on the northern mole this year. Never again. Let the fleet of Brenn come and see us.”",
            "“We keep the guns on the northern mole this year. Let the fleet of Brenn come and see us.”",
            [("dropped", "Never again", None)],
        ),
    ],
)
def test_a_word_changed_within_a_quotation_is_told(one: str, other: str, expected: Told) -> None:
    assert told(one, other) == expected
    turned = {"added": "dropped", "dropped": "added", "reworded": "reworded"}
    assert told(other, one) == [(turned[op], b, a) for op, a, b in expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“The truth,” Okonjo said, “is that the guns went to the mole before the ferry came.”",
            "“The truth is that the guns went to the mole before the ferry came,” Okonjo said.",
        ),
        (
            "Okonjo vowed to “keep the guns on the northern mole for as long as it takes”.",
            "“We will keep the guns on the northern mole for as long as it takes,” Okonjo said.",
        ),
        (
            "“We will keep the guns on the northern mole and fight,” Okonjo said, “whatever comes out of the fog.”",
            "“We will keep the guns on the northern mole and fight whatever comes out of the fog,” Okonjo said.",
        ),
        (
            "“We will keep the guns on the northern mole for as long as winter lasts.”",
            "“We will keep the guns on the northern mole for as long, and the town shall eat.”",
        ),
        (
            "“We will keep the guns on the northern mole for as long as it takes. Nobody sleeps.”",
            "“We will keep the guns on the northern mole for as long as it takes,” Okonjo said.",
        ),
    ],
)
def test_quoting_less_or_in_parts_is_no_change(one: str, other: str) -> None:
    assert told(one, other) == told(other, one) == []


def test_scattered_words_of_two_quotations_are_no_quotation_in_common() -> None:
    one = ONE.format("“The men of the front burnt the mole and every boat that lay there at noon,” Okonjo said.")
    other = OTHER.format("“The men of the front have no say in this town,” the mayor told the council on Monday.")
    assert judge(prepare(report_from_text(one, "a")), prepare(report_from_text(other, "b"))).kind == "independent"


def test_a_quotation_with_a_word_twice_is_judged_alike_in_either_order() -> None:
    one = ONE.format(
        "“We will keep them on the mole and in ” the harbour of Lisk tonight and we shall not give it up.”"
    )
    other = OTHER.format(
        "“We will keep them on the the mole and in ” the harbour of Lisk tonight and we shall not give it up.”"
    )
    texts = {"a": one, "b": other}, {"b": one, "a": other}
    kinds = {judge(*(prepare(report_from_text(text, id)) for id, text in each.items())).kind for each in texts}
    assert len(kinds) == 1
