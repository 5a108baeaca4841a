"""One SQLite file that holds reports, their entries and how they were read."""
