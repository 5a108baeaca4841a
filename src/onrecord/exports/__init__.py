"""The record in other shapes: JSON Lines, CSV, Parquet, Web Annotation."""
