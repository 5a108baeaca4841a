"""Reads news reports and keeps the record: who said what, which figures were given and by whom."""

__version__ = "0.1.0"
