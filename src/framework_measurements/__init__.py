"""Measure what the activations of the frameworks compute, and compare it with the library.

``python -m framework_measurements record`` writes the files in `records`: a framework, the results of each of its
activations, and the machine. ``python -m framework_measurements compare`` measures again and reports the differences.
"""
