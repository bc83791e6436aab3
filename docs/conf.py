"""How the site is made."""

import os
import sys
import tomllib
from pathlib import Path

from activation_functions import __version__
from specification.sections import MARKDOWN_EXTENSIONS

sys.path.insert(0, str(Path(__file__).parent))
os.environ["MPLBACKEND"] = "agg"

DISTRIBUTION = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))["project"]["name"]

project = "Activation Functions"
author = "the authors of Activation Functions"
copyright = "The authors of Activation Functions. Text and figures: CC BY 4.0. Code: BSD 3-Clause"
version = release = __version__
language = "en"

extensions = [
    "extensions.gallery",
    "extensions.pages_read_again",
    "extensions.outdated",
    "extensions.locations",
    "extensions.figures",
    "extensions.stamps",
    "extensions.families",
    "extensions.cards",
    "extensions.gains",
    "extensions.comparisons",
    "extensions.compare",
    "extensions.check_your_own",
    "extensions.reference",
    "extensions.bibtex",
    "extensions.citation",
    "extensions.pasted",
    "extensions.errata",
    "extensions.table",
    "extensions.definitions",
    "extensions.numerics",
    "extensions.data_files",
    "extensions.pages_of_frameworks",
    "extensions.page_of_framework",
    "extensions.pages_of_models",
    "extensions.convert",
    "extensions.framework_lengths",
    "extensions.framework_parameters",
    "extensions.framework_record",
    "extensions.frameworks_of_activations",
    "extensions.facts_of_activations",
    "extensions.explorer",
    "extensions.explorer_of_several",
    "extensions.first_screen",
    "extensions.linked_names",
    "extensions.anchors",
    "extensions.moved_pages",
    "extensions.embedded_figures",
    "extensions.permalinks",
    "extensions.notation",
    "extensions.names",
    "extensions.search_text",
    "extensions.search_entries",
    "extensions.mathjax",
    "extensions.navigation",
    "extensions.description",
    "extensions.published",
    "extensions.content_security",
    "extensions.values",
    "extensions.measured",
    "extensions.assets",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "node_modules", "functions/index.rst"]
templates_path = ["_templates"]
nitpicky = True
default_role = "code"
add_module_names = False
myst_enable_extensions = MARKDOWN_EXTENSIONS

# Where each page is that has moved: {"numerics": "library/numerics"}.
moved_pages: dict[str, str] = {}

# The types in docstrings are words for readers, not references.
napoleon_google_docstring = False
napoleon_use_param = False
napoleon_use_rtype = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"

sphinx_gallery_conf = {
    "examples_dirs": "../gallery",
    "gallery_dirs": "functions",
    "filename_pattern": r"\.py$",
    "abort_on_example_error": True,
    "image_scrapers": ("extensions.figures.scrape",),
    "capture_repr": ("_repr_html_", "__repr__"),
    "ignore_repr_types": r"matplotlib\..*",
    "parallel": True,
    "first_notebook_cell": f'# Where the library is missing:\n# %pip install "{DISTRIBUTION}[plot]"',
    "reset_modules": ("extensions.outdated.freeze",),
    "copyfile_regex": "",
    "css": (),
    "download_all_examples": False,
    "min_reported_time": float("inf"),
    "show_signature": False,
    "write_computation_times": False,
}

# Where errors are reported: a repository on GitHub, which the workflows name.
html_context = {"repository_url": os.environ.get("REPOSITORY_URL", "")}
html_theme = "furo"
html_sidebars = {
    "**": [
        *(f"sidebar/{part}.html" for part in ("brand", "search", "scroll-start", "navigation", "scroll-end", "about"))
    ]
}
html_title = project
# Where the site is published: without it, nothing is written that needs to know it.
html_baseurl = f"{url.rstrip('/')}/" if (url := os.environ.get("SITE_URL")) else ""
html_favicon = "_static/favicon.svg"
html_static_path = ["_static", "node_modules/sortable-tablesort/dist/sortable.min.js"]
html_css_files = ["site.css"]
html_js_files = ["copying.js"]
html_math_renderer = "mathjax_static"
html_show_search_summary = False
html_show_sphinx = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
html_theme_options = {
    "top_of_page_buttons": [],
    "light_css_variables": {
        "color-brand-primary": "#005a8f",
        "color-brand-content": "#005fa3",
        "color-brand-visited": "#6b3fa0",
        "color-success": "#116329",
        "color-code-background": "#f6f8fa",
    },
    "dark_css_variables": {
        "color-brand-primary": "#8ccbf5",
        "color-brand-content": "#7cc0f5",
        "color-brand-visited": "#c3a5ea",
        "color-success": "#6fdd8b",
        "color-code-background": "#1c1f23",
    },
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
