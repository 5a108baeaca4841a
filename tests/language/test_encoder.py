"""The shipped encoder on texts of our own: links, names, odd input, the same tags each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import encoder
from onrecord.language.encoder import Encoder, Tags, tag
from onrecord.language.errors import WeightsError
from onrecord.language.manifests import WEIGHTS

REPORT = """Vela reopens its northern harbour

KASTRO — The northern harbour will open again on Monday, Interior Minister Edda Lorne said.

“We have waited long enough,” she told reporters in Kastro.

According to the Harbour Workers' Union, 40 berths are still closed. It was reported that talks would go on.
"""


def exact(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def by_cue(text: str, tags: Tags) -> dict[str, tuple[str, str]]:
    return {text[slice(*link.cue)]: (exact(text, link.source), exact(text, link.content)) for link in tags.links}


def test_each_cue_has_its_own_source_and_content() -> None:
    links = by_cue(REPORT, tag(REPORT))
    source, content = links["said"]
    assert "Edda Lorne" in source
    assert "will open again on Monday" in content
    source, content = next(links[cue] for cue in links if cue.startswith("told"))
    assert source == "she"
    assert "We have waited long enough" in content
    source, content = next(links[cue] for cue in links if cue.startswith("According"))
    assert "Union" in source
    assert "40 berths are still closed" in content


def test_names_read_back() -> None:
    names = {(REPORT[name.start : name.end], name.kind) for name in tag(REPORT).names}
    assert ("Edda Lorne", "PER") in names
    assert ("Kastro", "LOC") in names


def reads_back(text: str, tags: Tags) -> bool:
    spans = [span for link in tags.links for span in (link.cue, *link.source, *link.content)]
    spans += [(name.start, name.end) for name in tags.names]
    return all(0 <= start < end <= len(text) for start, end in spans)


ODD = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["Edda Lorne said", "“", "”", "''", "``", "«", "»", '"', "\n\n", "LORNE:", "— Lorne", "e\u0301", "🕊️",
         "\ud800", "[SEP]", "no, she told Oru.", "ACCORDING TO THE UNION", "x" * 300, "\x00", "\u200b"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(ODD)
def test_odd_text_is_read_and_reads_back(text: str) -> None:
    assert reads_back(text, tag(text))


@pytest.mark.parametrize("text", ["", " \n ", "said", "“" * 700, "a" * 5000, "." * 2000])
def test_degenerate_text_is_no_error(text: str) -> None:
    assert reads_back(text, tag(text))


def test_the_same_text_has_the_same_tags() -> None:
    assert tag(REPORT) == tag(REPORT) == Encoder().tag(REPORT)


def test_a_statement_is_found_again_in_the_middle_of_a_long_report() -> None:
    filler = "\n\n".join(["The road to the harbour was closed for repairs in spring. Rain fell for a week."] * 40)
    text = f"{filler}\n\n{REPORT}\n\n{filler}"
    sources = {exact(text, link.source) for link in tag(text).links}
    assert any("Edda Lorne" in source for source in sources)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    with (folder / "linker.onnx").open("ab") as stream:
        stream.write(b"0")
    with pytest.raises(WeightsError, match=r"linker\.onnx"):
        Encoder(folder)


def test_missing_weights_are_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        Encoder(tmp_path)


def test_nothing_is_loaded_before_the_first_text(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder._shipped.cache_clear()
    monkeypatch.setattr(encoder, "WEIGHTS", Path("nowhere"))
    assert encoder._shipped.cache_info().currsize == 0
