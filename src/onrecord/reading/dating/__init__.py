"""Behind `dates`: the grammar of time expressions and the days they stand for."""
