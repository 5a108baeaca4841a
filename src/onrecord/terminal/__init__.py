"""What a person reads in a terminal: the account of a record, found words, lines of progress."""
