"""Finds what frameworks take from one another unchanged: names for the same object in Python."""
