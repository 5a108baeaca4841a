"""What is told of a record, in the terminal and at the desk alike: accounts, comparisons, values in words."""
