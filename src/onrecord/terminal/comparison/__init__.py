"""What `compare` gathers and how it is laid out: two reports, or two outlets, side by side."""
