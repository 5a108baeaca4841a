"""From bytes to `Report`s: files, their text and zones, and what they say of outlet, byline and day."""
