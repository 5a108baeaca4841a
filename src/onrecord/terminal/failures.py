"""What can be expected to go wrong, told in one line with the way out instead of a traceback."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import click

from onrecord.telling.text import visible

SKIPPED = 1  # some input was not read


class Failure(click.ClickException):
    """Something asked for in a way that cannot be: wrong usage."""

    exit_code = 2


class UnableError(Failure):
    """Something that could not be done: nothing could be read, or not to the end."""

    exit_code = 3


class InterruptedByUserError(Failure):
    """Broken off with Ctrl-C."""

    exit_code = 130


@contextmanager
def told() -> Iterator[None]:
    """Turn what can be expected to go wrong into one line, safe to print, and an exit code."""
    try:
        yield
    except (Failure, click.Abort, click.exceptions.Exit):
        raise
    except click.UsageError as error:
        raise click.UsageError(_safe(error.format_message()), error.ctx) from error
    except KeyboardInterrupt as error:
        raise InterruptedByUserError("interrupted") from error
    except Exception as error:
        failure = _failure(error)
        if failure is None:
            raise
        raise failure from error


def _safe(message: str) -> str:
    """Several lines, such as click's list of choices, each safe to print."""
    return "\n".join(visible(line.expandtabs(4)) for line in message.split("\n"))


def _failure(error: Exception) -> Failure | None:
    import sqlite3

    from onrecord.desk.errors import PublishingError, ServingError
    from onrecord.exports.errors import ExportError
    from onrecord.language.errors import ModelError
    from onrecord.record.opening import RecordError
    from onrecord.telling.account import UnknownNameError

    if isinstance(error, RecordError):
        # A disk that is full or locked is no wrong usage: what was asked for could not be done.
        unable = isinstance(error.__cause__, sqlite3.OperationalError)
        return (UnableError if unable else Failure)(_safe(f"{error}; {error.hint}"))
    if isinstance(error, (ServingError, PublishingError)):
        return Failure(_safe(f"{error}; {error.hint}"))
    if isinstance(error, (ExportError, ModelError, UnknownNameError)):
        return Failure(_safe(str(error)))
    if isinstance(error, OSError) and error.errno != errno.EPIPE:
        return UnableError(visible(f"{error.filename}: {error.strerror}" if error.filename else str(error)))
    return None
