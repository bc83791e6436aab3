"""Scripts run again when something that they depend on has changed; sphinx-gallery looks at their text alone.

What a page shows depends as much on the functions of the library that its script reaches, on what all pages use, and on
the packages that compute and draw.
"""

from __future__ import annotations

import functools
import gc
import inspect
import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import activation_functions
from activation_functions import activations
from activation_functions.function import Function
from activation_functions.kinds import Activation
from specification import samples

LIBRARY = Path(activation_functions.__file__).parent
# What is not part of a family serves all pages.
FAMILIES = {activation.family for activation in activations.values()}
FILES_OF_FAMILIES = {LIBRARY / f"{name}.py" for name in FAMILIES | {"__init__"}}
SHARED = sorted(path for path in LIBRARY.rglob("*.py") if path not in FILES_OF_FAMILIES)
EXTENSIONS = Path(__file__).parent
SCRAPER = [
    *(EXTENSIONS / f"{name}.py" for name in ("figures", "figure_files", "figure_colors", "dark_figures")),
    *(EXTENSIONS / f"{name}.py" for name in ("figure_numbers", "drawn_numbers", "pgfplots", "inline_svg", "svg_paths")),
    EXTENSIONS.parent / "_templates/figure.html",
]
PACKAGES = ["numpy", "matplotlib", "sphinx-gallery"]
FEW = 12  # With no more to be run or measured, processes take longer to start than that.


@functools.cache
def names(code: CodeType) -> frozenset[str]:
    """Collect the names that code refers to, also in the functions within it."""
    inner = [names(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return frozenset(code.co_names).union(*inner)


def parts(value: object) -> Iterator[Callable[..., Any]]:
    """Yield the functions of which something of the library is made."""
    match value:
        case Activation():
            yield from (function._evaluate for function in samples.functions(value))
            if hasattr(value, "sample"):
                yield value.sample._evaluate
        case Function():
            yield value._evaluate
        case FunctionType() if value.__module__.partition(".")[0] == activation_functions.__name__:
            yield value


def collect_sources(value: object, found: dict[str, str]) -> None:
    """Collect the sources of something of the library and of what it refers to, by name."""
    for function in parts(value):
        name = f"{function.__module__}.{function.__qualname__}"
        if name not in found:
            found[name] = source(function)
            for reference in sorted(names(function.__code__)):
                collect_sources(function.__globals__.get(reference), found)


source = functools.cache(inspect.getsource)


def fingerprint(script: Path) -> str:
    """Hash all that the page of a script depends on beside the script itself."""
    used = names(compile(script.read_text("utf-8"), script.name, "exec"))
    return fingerprint_of(one for name, one in activations.items() if name in used or "activations" in used)


def fingerprint_of(drawn: Iterable[Activation[...]]) -> str:
    """Hash all that a picture of activations depends on."""
    found: dict[str, str] = {}
    for activation in drawn:
        collect_sources(activation, found)
    return sha256(json.dumps([found, shared()], sort_keys=True).encode()).hexdigest()


@functools.cache
def shared() -> str:
    """Hash what all pictures depend on: the modules that serve all of them, and the packages."""
    texts = [path.read_text("utf-8") for path in [*SHARED, *SCRAPER]]
    return sha256(json.dumps([texts, [version(package) for package in PACKAGES]]).encode()).hexdigest()


def forget_outdated(app: Sphinx) -> None:
    """Make sphinx-gallery forget the scripts whose dependencies have changed since they were run."""
    conf = app.config.sphinx_gallery_conf
    pages, scripts = (Path(app.srcdir, conf[folders]) for folders in ("gallery_dirs", "examples_dirs"))
    outdated = 0
    for script in sorted(scripts.glob("*.py")):
        record = pages / f"{script.stem}.dependencies"
        now = fingerprint(script)
        if not record.exists() or record.read_text() != now:
            outdated += 1
            (pages / f"{script.name}.md5").unlink(missing_ok=True)
            pages.mkdir(exist_ok=True)
            record.write_text(now)
    if outdated <= FEW:
        conf["parallel"] = False


def freeze(gallery_conf: dict[str, Any], name: str) -> None:
    """Spare the garbage collection, which sphinx-gallery runs after each script, what is there before it."""
    gc.freeze()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look before sphinx-gallery does."""
    sources = b"".join(path.read_bytes() for path in sorted(EXTENSIONS.glob("*.py")))
    app.add_config_value("extensions_fingerprint", sha256(sources).hexdigest(), "env", str)
    app.connect("builder-inited", forget_outdated, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
