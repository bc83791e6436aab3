"""How the site is made."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import matplotlib

matplotlib.use("agg")

project = "Activation Functions"
author = "the authors of Activation Functions"
copyright = "The authors of Activation Functions. Text and figures: CC BY 4.0. Code: BSD 3-Clause"
version = release = version_of("activation-functions")
language = "en"

extensions = [
    "extensions.gallery",
    "sphinx_gallery.gen_gallery",
    "extensions.figures",
    "extensions.index",
    "extensions.mathjax",
    "extensions.navigation",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "node_modules", "functions/index.rst", "sg_execution_times.rst", "**/sg_execution_times.rst"]
nitpicky = True
default_role = "code"

sphinx_gallery_conf = {
    "examples_dirs": "../gallery",
    "gallery_dirs": "functions",
    "filename_pattern": r"\.py$",
    "abort_on_example_error": True,
    "image_scrapers": ("extensions.figures.scrape",),
    "capture_repr": ("_repr_html_", "__repr__"),
    "ignore_repr_types": r"matplotlib\..*",
    "min_reported_time": float("inf"),
    "show_signature": False,
    "write_computation_times": False,
    "reset_modules": (),
    "copyfile_regex": "",
}

html_theme = "furo"
html_title = "Activation Functions"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_math_renderer = "mathjax_static"
html_css_files = ["site.css"]
html_show_search_summary = False
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}
pygments_style = "a11y-light"
pygments_dark_style = "a11y-dark"
copybutton_exclude = ".linenos, .gp, .go"
