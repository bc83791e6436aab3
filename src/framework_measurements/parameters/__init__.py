"""Measures what frameworks do with parameters outside the intervals of the definitions, and with a weight of PReLU."""
