"""What is gathered to put two reports, or two outlets, side by side."""
