"""Behind `figures`: numbers, their hedges and units, and what they count."""
