"""Compiles the formulas of the pages, and the facts that curves need, to JavaScript."""
