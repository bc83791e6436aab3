"""Calls of one framework in place of those of another, with numbers in them, and how far their results differ."""
