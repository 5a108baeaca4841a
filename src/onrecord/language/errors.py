"""What goes wrong before the first text is read. No import here, so that telling of it costs nothing."""

from __future__ import annotations


class ModelError(Exception):
    """A language model that is not there or not usable."""


class WeightsError(ModelError):
    """The encoder's weights are missing, or not those that the package was made with."""
