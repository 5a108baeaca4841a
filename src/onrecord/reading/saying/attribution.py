"""What every way of reading attributions gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import StatementAct, StatementMode

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in offsets. `source` is empty where the text names none, `addressee` where it names nobody.

    `odds` are the encoder's log-odds that its cue is one, None where only the parse or the layout finds it. `spoken`
    marks a speaker's own words that the layout gives without quotation marks, as in a transcript. `rival` is the source
    that the parse has for the same cue and content, where it is another one: who speaks is then not settled.
    `stands_for` are the words elsewhere in the text that a label such as "Q" or "SMITH" is short for.
    """

    source: Offsets
    cue: Offsets
    content: Offsets
    act: StatementAct = "other"
    addressee: Offsets = ()
    mode: StatementMode = "asserted"
    odds: float | None = None
    spoken: bool = False
    rival: Offsets = ()
    stands_for: Offsets = ()
