"""The shipped encoder on texts of our own: links, names, odd input, the same tags each time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import encoder
from onrecord.language.encoder import Encoder, Tags, tag
from onrecord.language.errors import WeightsError
from onrecord.language.manifests import WEIGHTS, checked

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
         "\ud800", "[SEP]", "no, she told Oru.", "ACCORDING TO THE UNION", "said", "-", "SMITH:", "İ", "ﬁ",
         "\u202e", "x" * 300, "\x00", "\u200b"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(ODD)
def test_odd_text_is_read_and_reads_back(text: str) -> None:
    assert reads_back(text, tag(text))


@pytest.mark.parametrize("text", ["", " \n ", "said", "“" * 700, "a" * 5000, "." * 2000])
def test_degenerate_text_is_no_error(text: str) -> None:
    assert reads_back(text, tag(text))


def test_the_same_text_has_the_same_tags_after_others_and_in_other_processes() -> None:
    before = tag(REPORT)
    tag("OTHER. " * 300)
    tag("Kelling said no.")
    assert tag(REPORT) == before
    texts = [REPORT, "Kelling said no.", REPORT]
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        elsewhere = list(processes.map(tag, texts))
    assert elsewhere == [tag(text) for text in texts]


def test_cues_do_not_depend_on_how_many_are_linked_together(monkeypatch: pytest.MonkeyPatch) -> None:
    together = tag(REPORT)
    monkeypatch.setattr(encoder, "_TOGETHER", 1)
    alone = tag(REPORT)
    assert [link.cue for link in alone.links] == [link.cue for link in together.links]


def test_a_statement_is_found_again_in_the_middle_of_a_long_report() -> None:
    filler = "\n\n".join(["The road to the harbour was closed for repairs in spring. Rain fell for a week."] * 40)
    text = f"{filler}\n\n{REPORT}\n\n{filler}"
    sources = {exact(text, link.source) for link in tag(text).links}
    assert any("Edda Lorne" in source for source in sources)


def test_tags_come_in_order_and_names_do_not_overlap() -> None:
    tags = tag("\n\n".join([REPORT] * 8))
    assert len(tags.links) > 16
    assert [link.cue for link in tags.links] == sorted(link.cue for link in tags.links)
    assert all(before.end <= after.start for before, after in pairwise(tags.names))


def test_windows_of_a_long_report_give_each_cue_once() -> None:
    text = "\n\n".join(f"Minister Oru{n} Lorne said the harbour of Kastro would open on day {n}." for n in range(200))
    cues = [link.cue for link in tag(text).links]
    assert len(cues) == len(set(cues))
    assert len(cues) > 150


@pytest.mark.parametrize("graph", ["encoder.onnx", "linker.onnx"])
def test_changed_weights_are_refused(tmp_path: Path, graph: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    with (folder / graph).open("ab") as stream:
        stream.write(b"0")
    with pytest.raises(WeightsError, match=graph):
        Encoder(folder)


def test_a_graph_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(WeightsError, match=r"encoder\.onnx cannot be run"):
        encoder._session(tmp_path / "encoder.onnx")


def test_the_fingerprint_is_that_of_the_shipped_weights() -> None:
    assert encoder.fingerprint() == {"name": "onrecord encoder", "sha256": checked(WEIGHTS).sha256}


def test_nothing_heavy_is_loaded_before_the_first_text() -> None:
    heavy = "{'onnxruntime', 'tokenizers', 'spacy'}"
    code = f"import sys, onrecord.language.parsing as _; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
