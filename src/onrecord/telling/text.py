"""Text that is safe to print: nothing in a report or a file name may steer the terminal."""

from __future__ import annotations

import re

# C0, DEL and C1 move the cursor, recolour or rename the window; the bidirectional overrides and isolates
# reorder what is read; a lone surrogate, from a file name that is not UTF-8, cannot be printed at all.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every character that would steer a terminal spelled out, line ends among them."""
    return _STEERING.sub(_spelled, text)


def one_line(text: str, limit: int | None = None) -> str:
    """The text on one line, white space joined, safe to print, and cut where it is longer than `limit`."""
    joined = " ".join(text.split())
    if limit is not None and len(joined) > limit:
        cut = joined.rfind(" ", 0, limit)
        joined = joined[: cut if cut > limit // 2 else limit] + " […]"
    return visible(joined)


def counted(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``, ``1,234 reports``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
