"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `number`, from 1, of `pages`, of a list of `total` in pages of `size`."""

    number: int
    size: int
    total: int

    @property
    def offset(self) -> int:
        """How many of the list stand on earlier pages."""
        return (self.number - 1) * self.size

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


def paging(query: Mapping[str, str], total: int, size: int) -> Paging:
    """The page that the query asks for as `page`; the nearest there is where it asks for none."""
    asked = query.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    last = max(1, -(-total // size))
    return Paging(min(max(number, 1), last), size, total)
