"""Formulas typeset by MathJax while the site is built; sphinxcontrib-katex does so with KaTeX and all of its fonts.

Sphinx collects the formulas, node typesets those that are not in the cache, and a formula that MathJax cannot read is a
warning. A page needs no JavaScript to be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.nodes import get_node_source, traverse_parent
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from extensions.mathjax_assets import FINGERPRINT, HERE, MODULES, write_assets
from extensions.mathjax_process import request, typeset

RENDERER = "mathjax_static"
CACHE = HERE.parents[1] / ".cache/formulas.json"  # kept where the site is cleaned
logger = logging.getLogger(__name__)


class Formulas(Domain):
    """The formulas of each document, and where they stand."""

    name = "formulas"
    label = "Formulas"
    initial_data: ClassVar = {"places": {}}  # document: [(request, "file:line")]

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.data["places"].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        self.data["places"] |= {docname: otherdata["places"][docname] for docname in docnames}

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Leave links to the labels of the pages."""
        return []

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the formulas of a document."""
        places = self.data["places"][docname] = []
        for node in document.findall(lambda node: isinstance(node, nodes.math | nodes.math_block)):
            line = next((parent.line for parent in traverse_parent(node) if parent.line), "")
            place = f"{get_node_source(node)}:{line}"
            places.append((request(node), place))
            if node.get("label"):
                logger.warning("formulas have no numbers: put a target before this one, not :label:", location=place)


class Typesetter:
    """The typeset formulas of a build, and how they are written into its pages."""

    html: dict[str, str]
    script: str
    """The address of the script in the head, with a version that keeps browsers from using an older one."""

    def typeset_all(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Typeset the formulas of the site, as far as they are new, and write what they need."""
        if getattr(app.builder, "math_renderer_name", None) != RENDERER:
            return
        if not MODULES.is_dir():
            raise ExtensionError(f"MathJax is not installed in {MODULES}: `make html` installs it")
        places = [place for document in env.get_domain("formulas").data["places"].values() for place in document]
        stored = json.loads(CACHE.read_text("utf-8")) if CACHE.exists() else {}
        cached = stored.get(FINGERPRINT, {})
        wanted = sorted({asked for asked, _ in places})
        missing = [asked for asked in wanted if asked not in cached]
        known = cached | (dict(zip(missing, typeset(missing), strict=True)) if missing else {})
        answers = {asked: known[asked] for asked in wanted if "html" in known[asked]}
        self.html = {asked: answer["html"] for asked, answer in answers.items()}
        for asked, place in places:
            if asked not in answers:
                tex = json.loads(asked)["tex"]
                logger.warning("%s: %s", known[asked]["error"], tex, location=place)
                self.html[asked] = f"<code>{escape(tex)}</code>"
        if answers != cached:
            CACHE.parent.mkdir(exist_ok=True)
            CACHE.write_text(json.dumps({FINGERPRINT: answers}), "utf-8")
        write_assets(app.outdir / "_static", answers.values())
        script = app.outdir / "_static/head.js"
        self.script = f"_static/head.js?v={sha256(script.read_bytes()).hexdigest()[:8]}"

    def visit_math(self, translator: HTML5Translator, node: nodes.math) -> None:
        """Write a formula within a line."""
        translator.body += [translator.starttag(node, "span", "", CLASS="math"), self.html[request(node)], "</span>"]
        raise nodes.SkipNode

    def visit_math_block(self, translator: HTML5Translator, node: nodes.math_block) -> None:
        """Write a displayed formula, with its TeX for the button that copies it, and a link to it if it has a name."""
        ids = [name for name in node["ids"] if name not in node.parent["ids"]]  # Furo puts them on a box around it.
        translator.body += [
            translator.starttag(nodes.Element(ids=ids, classes=node["classes"]), "div", "", CLASS="math"),
            f'<div class="math-scroll" data-tex="{escape(node.astext())}">{self.html[request(node)]}</div>',
        ]
        if node["ids"]:
            icon = translator.config.html_permalinks_icon
            link = f'<a class="headerlink" href="#{node["ids"][0]}" aria-label="Link to this formula">{icon}</a>'
            translator.body.append(link)
        translator.body.append("</div>\n")
        raise nodes.SkipNode

    def add_script(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Run the script in the head of the page, where Sphinx's own scripts do not stand in this theme."""
        script = context["pathto"](self.script, resource=True)
        context["metatags"] = context.get("metatags", "") + f'\n<script src="{script}"></script>'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer; ``html_math_renderer = "mathjax_static"`` chooses it."""
    app.add_config_value("mathjax_fingerprint", FINGERPRINT, "html", str)  # Pages are written anew when it changes.
    app.add_domain(Formulas)
    typesetter = Typesetter()
    app.connect("env-updated", typesetter.typeset_all)
    app.add_html_math_renderer(RENDERER, (typesetter.visit_math, None), (typesetter.visit_math_block, None))
    app.connect("html-page-context", typesetter.add_script)
    app.add_css_file("mathjax.css")
    app.add_js_file("formulas.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
