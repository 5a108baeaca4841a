"""From text to parse and tags. The only room that knows model formats."""
