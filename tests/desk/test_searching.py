from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.searching import index_files, terms
from onrecord.record.judgements import judge
from onrecord.record.store import Record

CALL = re.compile(r"onrecord\.(words|entries)\((.*)\);\n", re.DOTALL)


def read(record: Record) -> tuple[dict[str, dict[str, list[int]]], dict[int, list[list[str]]]]:
    """The index as a browser has it once every file is loaded."""
    words: dict[str, Any] = {}
    entries: dict[int, Any] = {}
    for name, script in index_files(record, lambda kind, id: f"{kind}/{id}.html"):
        match = CALL.fullmatch(script)
        assert match is not None, name
        key, value = json.loads(f"[{match[2]}]")
        (words if match[1] == "words" else entries)[key] = value
    return words, entries


def found(record: Record, *sought: str) -> Iterator[list[str]]:
    words, entries = read(record)
    sets = [set(words.get(word[:2], {}).get(word, [])) for word in sought]
    for at in sorted(set.intersection(*sets)):
        yield entries[at // 200][at % 200]


def test_a_statement_is_found_by_its_words_and_leads_to_its_place(record: Record) -> None:
    hits = [entry for entry in found(record, "buying", "bread") if entry[0] == "statement"]
    assert hits
    assert all("buying bread" in words and re.search(r"#s\d+$", file) for _, words, file, _ in hits)


def test_a_figure_is_found_by_what_it_counts_though_no_word_of_the_text_says_so(record: Record) -> None:
    assert any(entry[0] == "figure" for entry in found(record, "killed", "31"))


def test_an_actor_is_found_by_another_name(record: Record) -> None:
    actor = next(it for it in record.actors() if it.aliases)
    assert any(entry[2] == f"actor/{actor.id}.html" for entry in found(record, *terms(actor.aliases[0])))


def test_what_was_rejected_is_not_found(record: Record, record_path: Any) -> None:
    (*_, hit) = (entry for entry in found(record, "buying", "bread") if entry[0] == "statement")
    report, anchor = hit[2].removeprefix("report/").split(".html#")
    with Record.open(record_path, create=True) as writable:
        judge(writable, f"{report}#{anchor}", "reject", by="Ada Brandt")
    with Record.open(record_path) as judged:
        assert hit[2] not in [entry[2] for entry in found(judged, "buying", "bread")]


def test_files_have_names_that_any_disk_takes(record: Record) -> None:
    names = [name for name, _ in index_files(record, lambda kind, id: kind)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+\.js", name) for name in names)


def test_words_lose_case_and_accents() -> None:
    assert terms("Élan VITAL, naïve № 3_4") == ["elan", "vital", "naive", "no", "3", "4"]


@given(st.text())
def test_terms_of_terms_are_the_same(text: str) -> None:
    once = terms(text)
    assert terms(" ".join(once)) == once
