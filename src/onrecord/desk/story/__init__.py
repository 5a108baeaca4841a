"""What a story's page gathers: what it is about, its reports, figures, statements and days."""
