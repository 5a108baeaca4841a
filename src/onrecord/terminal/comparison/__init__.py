"""How `compare` is laid out: two reports, or two outlets, side by side."""
