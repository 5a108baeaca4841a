"""One module per page: a pure function from a record to a `Page`, which the desk serves and `publish` writes."""
