"""Behind `mentions`: names, titles, descriptions, and who is meant by them."""
