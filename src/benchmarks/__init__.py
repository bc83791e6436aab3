"""Benchmarks of the functions, the import and the build; each is run as a module."""
