"""Behind `attributions`: what makes an attribution, from the parse and the quotation marks."""
