"""What can go wrong with an export, told with the way out."""


class ExportError(Exception):
    """An export that cannot be had as it was asked for; the message says what to do instead."""
