"""Derivations of the constants in the library that are not in the formulas; each is run as a module."""
