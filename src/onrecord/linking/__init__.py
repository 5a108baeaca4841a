"""From many readings to what holds across them, one module per question."""
