"""Measures functions of a vector for vectors up to the length that models have, and along all axes."""
