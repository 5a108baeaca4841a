from __future__ import annotations

from typing import get_args

from onrecord.model import StatementAct
from onrecord.reading.saying.cues import ADJECTIVES, NOUN_PREPOSITIONS, NOUNS, VERBS, verb_cue


def test_every_cue_has_an_act_and_a_frame() -> None:
    assert all(cue.acts and set(cue.acts.values()) <= set(get_args(StatementAct)) for cue in VERBS.values())
    assert all(ADJECTIVES.values())
    assert set(NOUN_PREPOSITIONS) <= set(NOUNS)


def test_the_lists_hold_lower_case_words_alone_and_name_nobody() -> None:
    words = [*VERBS, *NOUNS, *ADJECTIVES]
    assert all(word == word.lower() and word.replace(" ", "").isalpha() for word in words)


def test_lemmas_misread_by_the_lemmatiser_are_known() -> None:
    assert verb_cue("hop") is verb_cue("hope") is not None
    assert verb_cue("walk") is None


def test_acts_go_by_frame() -> None:
    assert VERBS["promise"].acts["clause"] == "speech"
    assert VERBS["promise"].acts["inf"] == "intent"
