"""What every way of reading attributions gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import StatementAct, StatementMode

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in offsets. `source` is empty where the text names none, `addressee` where it names nobody."""

    source: Offsets
    cue: Offsets
    content: Offsets
    act: StatementAct = "other"
    addressee: Offsets = ()
    mode: StatementMode = "asserted"
