"""Whether what a cue tells of took place, and what kind of act it is, from the parse."""

from __future__ import annotations

import pytest

from onrecord.intake.readers import report_from_text
from onrecord.language.parsing import parse
from onrecord.reading.saying.modes import act_of, head_of, mode_of
from onrecord.reading.saying.tree import Tree, tree_of


def tree(text: str) -> Tree:
    (doc,) = parse([report_from_text(text, "x")])
    return tree_of(doc)


def at(parsed: Tree, cue: str) -> int:
    """The main word of the cue made of these words, which stand together."""
    words = cue.split()
    start = next(i for i in range(len(parsed)) if parsed.lower[i : i + len(words)] == words)
    return head_of(parsed, [(start, start + len(words))])


@pytest.mark.parametrize(
    ("text", "cue", "mode"),
    [
        ("The minister said that the bridge had been hit.", "said", "asserted"),
        ("The army has also said it will withdraw.", "has also said", "asserted"),
        ("Sarn declined to comment on the raid.", "declined", "asserted"),
        ("Veil denied that the road was shut.", "denied", "asserted"),
        ("She went on to say that the port was open.", "went on to say", "asserted"),
        ("The minister did not say that the bridge had been hit.", "did not say", "negated"),
        ("The minister never said that the bridge had been hit.", "said", "negated"),
        ("Nobody said that the dam was safe.", "said", "negated"),
        ("No official claimed that the dam was safe.", "claimed", "negated"),
        ("She left without saying that the port was open.", "saying", "negated"),
        ("The spokesman refused to say whether the port was open.", "say", "negated"),
        ("Neither the army nor the rebels said who had fired.", "said", "negated"),
        ("Veil would neither confirm nor deny that the road was shut.", "deny", "negated"),
        ("The army has not said when it left, nor has it said why.", "it said", "negated"),
        ("Hardly anyone said that the dam was safe.", "said", "negated"),
        ("Sarn hardly ever said that the dam was safe.", "said", "negated"),
        ("Sarn no longer says that the dam is safe.", "says", "negated"),
        ("At no point did Sarn say that the dam was safe.", "say", "negated"),
        ("Sarn said nothing about the dam.", "said", "negated"),
        ("Sarn gave no indication that the dam was safe.", "gave no indication", "negated"),
        ("Sarn made no secret that he thought it safe.", "made no secret", "asserted"),
        ("Sarn denied saying that the dam was safe.", "saying", "negated"),
        ("Sarn was misquoted as saying that the dam was safe.", "saying", "negated"),
        ("Sarn has yet to say whether the dam is safe.", "say", "negated"),
        ("Sarn was unable to say whether the dam was safe.", "say", "negated"),
        ("Rather than say that he was sorry, Sarn left.", "say", "negated"),
        ("Far from admitting that the raid failed, Sarn left.", "admitting", "negated"),
        ("It is not true that Sarn said the raid failed.", "said", "negated"),
        ("For no reason, Sarn said that the dam was safe.", "said", "asserted"),
        ("Sarn left no doubt that the dam was safe.", "doubt", "asserted"),
        ("The ministry said nothing had been lost.", "said", "asserted"),
        ("Only on Monday did Sarn admit that the raid had failed.", "admit", "asserted"),
        ("Sarn would later say that the raid had failed.", "say", "asserted"),
        ("Sarn was heard saying that the raid had failed.", "saying", "asserted"),
        ("Sarn was forced to admit that the raid had failed.", "admit", "asserted"),
        ("Sarn went as far as to say that the raid had failed.", "say", "asserted"),
        ("Sarn phoned the paper to say that the raid had failed.", "say", "asserted"),
        ("Sarn went home to say that the raid had failed.", "say", "hypothetical"),
        ("Sarn would say that the raid had failed.", "say", "hypothetical"),
        ("If the general says that the road is open, the trucks will go.", "says", "hypothetical"),
        ("The envoy will tell the council that the talks have failed.", "tell", "hypothetical"),
        ("The minister might say that the talks have failed.", "say", "hypothetical"),
        ("Did the minister say that the talks had failed?", "say", "hypothetical"),
        ("She is expected to announce that the port will open.", "announce", "hypothetical"),
    ],
)
def test_mode(text: str, cue: str, mode: str) -> None:
    parsed = tree(text)
    assert mode_of(parsed, at(parsed, cue)) == mode


@pytest.mark.parametrize(
    ("text", "cue", "content", "quoted", "act"),
    [
        ("The mayor said the road was open.", "said", "the road was open", False, "speech"),
        ("The mayor believes the road is open.", "believes", "the road is open", False, "thought"),
        ("The mayor plans to open the road.", "plans", "to open the road", False, "intent"),
        ("The mayor vowed to open the road.", "vowed", "to open the road", False, "intent"),
        ("The survey shows that the road is open.", "shows", "that the road is open", False, "other"),
        ("According to the mayor, the road is open.", "according to", "the road is open", False, "speech"),
        ("The mayor dismissed a claim that the road is open.", "claim", "that the road is open", False, "speech"),
        ("The mayor was confident that the road is open.", "was confident", "that the road is open", False, "thought"),
        ("“The road,” the mayor smiled, “is open.”", "smiled", "is open", True, "speech"),
    ],
)
def test_act(text: str, cue: str, content: str, quoted: bool, act: str) -> None:
    parsed = tree(text)
    words = content.split()
    start = next(i for i in range(len(parsed)) if parsed.lower[i : i + len(words)] == words)
    assert act_of(parsed, at(parsed, cue), [(start, start + len(words))], quoted) == act
