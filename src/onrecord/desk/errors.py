"""What can be expected to go wrong at the desk."""

from __future__ import annotations


class ServingError(Exception):
    """The desk cannot listen there. `hint` says what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class PublishingError(Exception):
    """The pages cannot be written there. `hint` says what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
