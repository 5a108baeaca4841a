"""From many readings to what holds across them, a package per question; each is asked by what it exports itself."""
