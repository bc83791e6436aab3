"""Notes of a course, which link to the site as any project that is built with Sphinx can."""

from pathlib import Path

extensions = ["myst_parser", "sphinx.ext.intersphinx"]
project = "A course"
nitpicky = True
# Behind the address a project writes None: Sphinx then fetches objects.inv from there.
intersphinx_mapping = {
    "activations": ("https://activations.example", str(Path(__file__).parents[3] / "docs/_build/html/objects.inv")),
}
