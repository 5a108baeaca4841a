"""Lines and actors drawn anew after judgements: one drawing at a time, which gives way to whoever judges.

On a large record this takes long, and only one may write to it. So a drawing is broken off, undone, and begun again
when somebody judges meanwhile: nobody waits for it, and the record is never half drawn.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread

from onrecord.record.judgements import unlinked
from onrecord.record.links import redraw
from onrecord.record.opening import RecordError, transaction
from onrecord.record.store import Record

_QUICK_S = 0.4
_SMALL = 40  # reports
_ASKED_EVERY = 1000  # steps of SQLite's machine
_PAUSE_S = 0.02


class Redrawing:
    """What is due for one record."""

    def __init__(self) -> None:
        self.is_due = False
        self._drawing = Lock()
        self._counting = Lock()
        self._judging = 0
        self._took: float | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether lines and actors do not show yet what was judged."""
        return self.is_due or self._drawing.locked()

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """While something is judged: a drawing under way is broken off, and goes on afterwards."""
        with self._counting:
            self._judging += 1
        try:
            yield
        finally:
            with self._counting:
                self._judging -= 1

    def ask(self, record: Record) -> bool:
        """Note that a drawing is due if there is anything new to draw; whether it is so quick that one can wait."""
        self.is_due = self.is_due or unlinked(record) > 0
        if self._took is None:
            (reports,) = record.connection.execute("SELECT count(*) FROM reports").fetchone()
            return bool(reports <= _SMALL)
        return self._took < _QUICK_S

    def draw_behind(self, path: Path) -> None:
        """Draw what is due while the desk goes on; the desk may be closed meanwhile, which undoes the drawing."""
        if self.is_due and not self._drawing.locked():
            Thread(target=self.draw, args=(path,), daemon=True).start()

    def draw(self, path: Path) -> None:
        """Draw what is due; if somebody else is at it already, that one does it."""
        while self.is_due and self._drawing.acquire(blocking=False):
            try:
                self.is_due = False
                self._draw(path)
            finally:
                self._drawing.release()

    def _draw(self, path: Path) -> None:
        while self._judging:
            time.sleep(_PAUSE_S)
        began = time.monotonic()
        was_broken_off = False

        def give_way() -> int:
            nonlocal was_broken_off
            was_broken_off = was_broken_off or bool(self._judging)
            return int(was_broken_off)

        try:
            with Record.open(path, create=True) as record:
                record.connection.set_progress_handler(give_way, _ASKED_EVERY)
                with transaction(record.connection):
                    redraw(record)
                record.connection.set_progress_handler(None, 0)
            self._took = time.monotonic() - began
        except (RecordError, sqlite3.Error):
            self.is_due = self.is_due or was_broken_off  # any other fault would come again: the judgements page tells
