"""Rich renderables as text: in colour and as wide as the terminal, or plain and always the same."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType

_PLAIN_WIDTH = 100
_WIDEST = 140  # longer lines are hard to read


def render(parts: Iterable[RenderableType], width: int = _PLAIN_WIDTH, *, colour: bool = False) -> str:
    """The parts as text of `width` columns, with escape codes only where `colour` is asked for."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None,
        markup=False, emoji=False, highlight=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for part in parts:
        console.print(part)
    text = out.getvalue()
    return text if colour else "\n".join(line.rstrip() for line in text.split("\n"))


def print_parts(parts: Iterable[RenderableType]) -> None:
    """Print to standard output, fitted to the terminal if that is one."""
    if sys.stdout.isatty():
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        sys.stdout.write(render(parts, width, colour="NO_COLOR" not in os.environ))
    else:
        sys.stdout.write(render(parts))
