import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.language import parsing
from onrecord.language.encoder import Name
from onrecord.language.errors import ModelError
from onrecord.model import Report, Zone


def report(text: str, zones: tuple[Zone, ...] = ()) -> Report:
    return Report("r", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), zones)


@settings(max_examples=40, deadline=None)
@example("\ufeff")
@example("a \u200b")
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\u00ad\u200b\ufeff ab.\n"), max_size=200))
def test_token_offsets_are_those_of_the_text(text: str) -> None:
    (doc,) = parsing.parse([report(text)])
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_sentences_end_with_their_paragraph_even_without_a_full_stop() -> None:
    text = "Fighting near the harbour\n\nThe mayor of Orvik said nothing\n\nIt rained."
    (doc,) = parsing.parse([report(text)])
    assert [sentence.text.strip() for sentence in doc.sents] == text.split("\n\n")


def test_a_zone_begins_a_sentence() -> None:
    text = "ORVIK — The mayor of the town spoke."
    (doc,) = parsing.parse([report(text, (Zone("dateline", 0, 7), Zone("body", 8, len(text))))])
    assert [sentence.start_char for sentence in doc.sents] == [0, 8]


def test_a_long_report_is_parsed_in_pieces_that_join_without_a_seam() -> None:
    paragraph = "The council of Orvik met on Friday. Its members agreed to repair the bridge."
    text = "\n\n".join([paragraph] * 400)
    (doc,) = parsing.parse([report(text)])
    assert doc.text == text
    assert len(list(doc.sents)) == 800


@pytest.mark.parametrize("sentence", ["The council of Orvik met on Friday. ", "no full stop here ", "unbroken"])
def test_a_long_report_without_paragraphs_is_cut_too(sentence: str) -> None:
    text = sentence * 1500
    (doc,) = parsing.parse([report(text)])
    assert doc.text == text
    if sentence.endswith(". "):
        assert len(list(doc.sents)) == 1500


def test_the_fingerprint_tells_the_models_files() -> None:
    fingerprint = parsing.fingerprint()
    assert fingerprint["name"] == parsing.DEFAULT_MODEL
    assert len(fingerprint["sha256"]) == 64


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no-such-model"):
        parsing.load("no-such-model")


def test_invisible_characters_part_no_word_and_shift_no_offset() -> None:
    text = "\ufeffThe may\u00ador of Or\u00advik\u200b, she said, was \u200bill.\u00ad"
    (doc,) = parsing.parse([report(text)])
    assert doc.text == text
    assert [token.text for token in doc][1:5] == ["may\u00ador", "of", "Or\u00advik\u200b", ","]
    assert [token.norm_ for token in doc] == ["the", "mayor", "of", "orvik", ",", "she", "said", ",", "was", "ill", "."]


def test_a_run_of_marks_without_a_space_is_tokenised_in_cuts() -> None:
    text = "It cost " + "$" * 900 + " in all, said " + "x" * 450 + "."
    (doc,) = parsing.parse([report(text)])
    assert doc.text == text
    assert max(len(token) for token in doc) <= 200


SAID = "KASTRO — The harbour will open on Monday, Interior Minister Edda Lorne said.\n\n“We have waited,” she told Oru."


def test_names_are_the_encoders() -> None:
    (doc,) = parsing.parse([report(SAID)])
    names = {(name.text, name.label_) for name in doc.ents}
    assert ("Edda Lorne", "PERSON") in names
    assert all(name.label_ in {"PERSON", "GPE", "ORG", "NORP"} for name in doc.ents)
    assert "ner" not in parsing.load().pipe_names


def test_the_cues_are_linked_in_offsets_of_the_text() -> None:
    (doc,) = parsing.parse([report(SAID)])
    sources = {SAID[slice(*link.cue)]: [SAID[slice(*span)] for span in link.source] for link in parsing.cue_links(doc)}
    assert any("Edda Lorne" in source for source in sources["said"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6))
def test_any_names_are_set_once_a_token(spans: list[tuple[int, int]]) -> None:
    text = "Oru-Vela met Edda\u00ad Lorne's   aide in\nKastro…"
    doc = parsing.load().make_doc(text)
    names = [Name(start, min(start + size, len(text)), "PER") for start, size in sorted(spans)]
    parsing._set_names(doc, names)
    assert all(before.end <= after.start for before, after in pairwise(doc.ents))
