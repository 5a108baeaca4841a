from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.desk.finding import KINDS, Asked, asked_for, find, parted
from onrecord.record.judgements import judge
from onrecord.record.store import Record


def ids(record: Record, **asked: str) -> list[str]:
    found, _ = find(record, Asked(**asked), {})
    return [it["id"] for it in found]


def test_statements_hold_every_word_and_those_are_marked(record: Record) -> None:
    found, at = find(record, Asked("buying bread"), {})
    assert at.total == len(found) > 0
    for it in found:
        assert {words for words, sought in it["words"] if sought} >= {"buying", "bread"}


def test_a_figure_is_found_by_its_effect_and_shown_in_its_sentence(record: Record) -> None:
    found, _ = find(record, Asked("killed 31", "figures"), {})
    figures = {figure.id: figure for figure in record.figures()}
    assert found
    for it in found:
        figure, report = figures[it["id"]], record.report(it["report"])
        assert figure.effect == "killed"
        assert [words for words, sought in it["words"] if sought] == [figure.span.exact]
        assert report is not None
        assert "".join(words for words, _ in it["words"]) in report.text


def test_facets_narrow_down(record: Record) -> None:
    everything = set(ids(record, words="market", kind="reports"))
    one = set(ids(record, words="market", kind="reports", outlet="Northline"))
    assert one < everything
    outlets = {it.id: it.outlet for it in record.reports()}
    assert {outlets[id] for id in one} == {"Northline"}


def test_an_actor_narrows_down_by_name_or_id(record: Record) -> None:
    statement = next(it for it in record.statements() if it.actor)
    actor = next(it for it in record.actors() if it.id == statement.actor)
    assert ids(record, actor=actor.id) == ids(record, actor=actor.name) != []


@pytest.mark.parametrize("kind", ["statements", "figures", "reports"])
def test_days_narrow_down(record: Record, kind: str) -> None:
    total = [find(record, Asked(kind=kind, since="2000-01-01"), {})[1].total]
    total += [find(record, Asked(kind=kind, since=day), {})[1].total for day in ("2019-06-05", "2030-01-01")]
    assert total[0] > total[1] > total[2] == 0
    before = find(record, Asked(kind=kind, until="2019-06-04"), {})[1].total
    assert before + total[1] >= find(record, Asked(kind=kind, since="0001-01-01"), {})[1].total


def test_pages_follow_each_other_without_gap_or_repetition(record: Record) -> None:
    asked = Asked(kind="statements", since="2000-01-01")
    found, at = find(record, asked, {})
    seen = [it["id"] for it in found]
    for page in range(2, at.pages + 1):
        seen += [it["id"] for it in find(record, asked, {"page": str(page)})[0]]
    assert len(seen) == len(set(seen)) == at.total


def test_what_was_rejected_says_so(record: Record, record_path: Path) -> None:
    (first, *_) = ids(record, words="buying bread")
    with Record.open(record_path, create=True) as writable:
        judge(writable, first, "reject", by="Ada Brandt")
    with Record.open(record_path) as judged:
        found, _ = find(judged, Asked("buying bread"), {})
    assert {it["id"]: it["rejected"] for it in found}[first]


def test_a_form_that_makes_no_sense_asks_for_nothing() -> None:
    assert not asked_for({"q": '  " ', "kind": "tables", "from": "yesterday", "to": "2024-13-41"}).is_anything


def test_marks_part_a_text() -> None:
    assert parted("a \x01b\x02 c") == [("a ", False), ("b", True), (" c", False)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    words=st.text(max_size=30), kind=st.sampled_from((*KINDS, "x")), actor=st.text(max_size=10),
    outlet=st.text(max_size=10), since=st.text(max_size=12), page=st.text(max_size=5),
)  # fmt: skip
def test_whatever_is_asked_for_there_is_an_answer(
    desk: TestClient, words: str, kind: str, actor: str, outlet: str, since: str, page: str
) -> None:
    query = {"q": words, "kind": kind, "actor": actor, "outlet": outlet, "from": since, "page": page}
    try:
        answer = desk.get("/search", params=query)
    except UnicodeEncodeError:  # a lone surrogate, which no browser sends
        return
    assert answer.status_code == 200
