"""Show that the checks bite: plant faults, one at a time, and see whether a test reports each.

``python -m faults`` plants them; ``make faults`` calls it. A kind of fault is a kind of text (`kinds`), with operators
that change it (one module for each language) and the tests that could see it.
"""
