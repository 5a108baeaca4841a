"""What an actor's page gathers: its names and ties, what it said, the figures it gave, the words used for it."""
