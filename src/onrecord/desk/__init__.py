"""The desk: a local web workbench over one record, and the same pages as static files."""
