"""Reads from Transformers which activation the configuration of a model names, and whether a gate is before it."""
