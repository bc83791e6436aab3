"""Every link in a document or a script leads somewhere, and to the page that its text names."""

from __future__ import annotations

import functools
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from docutils import nodes

import markup
from activation_functions import activations
from activation_functions.facts_in_words import texts
from activation_functions.paper import RESOLVERS
from extensions.data_files import PACKAGE, SCHEMAS, package
from extensions.figures import endings
from extensions.measured import FORM
from markup import DOCUMENTS, ORPHAN, ROOT, Code, Link, Said
from specification.page import DOCS, pages
from specification.properties import PROPERTIES

FILES = {**DOCUMENTS, **{page.path: f"gallery/{page.path.name}" for page in pages().values()}}
of_each = pytest.mark.parametrize("path", FILES, ids=FILES.values())
of_each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=DOCUMENTS.values())


def links(path: Path) -> Iterator[Link]:
    return (part for part in markup.parts(path) if isinstance(part, Link) and part.role != "target")


def is_external(link: Link) -> bool:
    return re.match(r"\w+:", link.target) is not None


def words(text: str) -> set[str]:
    """The words of a text, in the singular."""
    return {word.removesuffix("s") for word in re.findall(r"\w+", text.casefold().replace("_", "-"))}


def names(path: Path) -> list[str]:
    """The title of a document or a script; of a page, its names, too."""
    title = next(part.text for part in markup.parts(path) if isinstance(part, Said) and part.is_title)
    one = activations[path.stem] if path.suffix == ".py" else None
    return [title, one.name, *one.aliases] if one else [title]


@functools.cache
def weights() -> dict[str, float]:
    """The weight of each word of a title or a name: it counts the more, the fewer files have it."""
    found = Counter(word for path in FILES for word in words(" ".join(names(path))))
    return {word: 1 / count for word, count in found.items()}


def weight(of: set[str]) -> float:
    return sum(weights().get(word, 0) for word in of)


def agreement(text: str, path: Path) -> float:
    """The share of the words that a text and a name of a file have in common, from 0 to 1."""
    pairs = [(words(text), words(name)) for name in names(path)]
    return max(2 * weight(said & name) / (weight(said) + weight(name)) for said, name in pairs)


def destination(path: Path, link: Link) -> Path:
    """The file that a relative link leads to; of a page of an activation, its script."""
    target = (path.parent / link.target.partition("#")[0]).resolve()
    if target.parent == DOCS / "functions" and target.suffix == ".rst":
        return ROOT / "gallery" / f"{target.stem}.py"
    return target


@functools.cache
def labels() -> dict[str, str]:
    """The address of each label."""
    found = {}
    for path in DOCUMENTS:
        for part in markup.parts(path):
            if isinstance(part, Link) and part.role == "target":
                found[part.target] = f"{path.relative_to(DOCS).with_suffix('.html')}#{nodes.make_id(part.target)}"
    for page in pages().values():
        for label in re.findall(r"^(?:# )?\.\. _(\S+):$", page.path.read_text("utf-8"), re.MULTILINE):
            found[label] = f"functions/{page.name}.html#{nodes.make_id(label)}"
    return found


@of_each
def test_link_leads_to_a_file_or_a_label(path: Path) -> None:
    for link in links(path):
        if link.role == "ref":
            assert link.target in labels(), f"{link.place}: there is no label {link.target}"
        elif link.role == "measured":
            assert FORM.fullmatch(link.target), f"{link.place}: {link.target} is not of the form {FORM.pattern}"
        elif link.role:
            module, name = re.split(r"[.:](?=\w+$)", link.target.removeprefix("~"))
            assert hasattr(importlib.import_module(module), name), f"{link.place}: there is no {link.target}"
        elif not is_external(link) and not link.target.startswith("downloads/"):
            assert destination(path, link).exists(), f"{link.place}: there is no {link.target}"
            _, _, anchor = link.target.partition("#")
            known = [address.partition("#")[2] for address in labels().values()]
            assert not anchor or anchor in known, f"{link.place}: there is no anchor {anchor}"


@of_each
def test_link_leads_to_the_page_that_its_text_names(path: Path) -> None:
    """No other page has a title, or a name, that agrees better with the text."""
    for link in links(path):
        if link.role or is_external(link) or link.target.startswith("downloads/"):
            continue
        where = destination(path, link)
        if where in FILES:
            best = max(FILES, key=lambda other: agreement(link.text, other))
            assert 0 < agreement(link.text, where) == agreement(link.text, best), (
                f"{link.place}: [{link.text}] leads to {FILES[where]}, expected words of its title, or of one of its "
                f"names, and no better agreement with another page, such as {FILES[best]}"
            )
        else:
            assert words(link.text) & words(where.name), f"{link.place}: [{link.text}] leads to {where.name}"


VERSION = re.compile(r"(?<![\d.])\d\.\d(?![\d.])")


@of_each
def test_version_in_the_text_of_a_link_is_that_of_its_address(path: Path) -> None:
    for link in links(path):
        said, meant = VERSION.findall(link.text), VERSION.findall(link.target)
        if not meant:  # Some addresses have no point in it: WCAG22.
            meant = [f"{digits[0]}.{digits[1]}" for digits in re.findall(r"(?<!\d)\d\d(?!\d)", link.target)]
        assert not said or said == meant, f"{link.place}: [{link.text}] leads to {link.target}"


@functools.cache
def words_without_anchors() -> set[str]:
    """The words of all texts, and of anchors those that stand in several of them."""
    texts = [re.sub(r"^(?:# )?(?:\.\. _\S+:|\(\S+\)=)$", "", path.read_text("utf-8"), flags=re.M) for path in FILES]
    used = Counter(word for label in labels() for word in words(label))
    return words(re.sub(r"[\\_]", " ", " ".join(texts))) | {word for word in used if used[word] > 1}


@of_each
def test_words_of_anchors_are_words(path: Path) -> None:
    """Who misspells an anchor takes one away that links lead to."""
    page = f"functions/{path.stem}.html" if path.suffix == ".py" else f"{path.stem}.html"
    for label, address in labels().items():
        if address.partition("#")[0] == page:
            wrong = words(label) - words_without_anchors()
            assert not wrong, f"{FILES[path]}: the anchor {label}: {', '.join(wrong)} is no word that is used elsewhere"


@of_each_document
def test_link_to_a_file_names_its_form_and_what_is_in_it(path: Path) -> None:
    """The form in its text; the rest may be said in the paragraph, the section or the title."""
    said: list[str] = []
    for part in markup.parts(path):
        if isinstance(part, Said) and part.is_title:
            said = [*names(path), part.text]
        elif isinstance(part, Said):
            for link in links(path):
                if link.place == part.place and link.target.startswith("downloads/"):
                    *stem, suffix = re.split(r"[/.-]", link.target.removeprefix("downloads/"))
                    assert words(link.text) & words(" ".join([suffix, *stem[1:]])), f"{link.place}: {link.target}"
                    missing = words(" ".join(stem)) - words(" ".join([*said, part.text]))
                    assert not missing, f"{link.place}: {link.target}, and of {', '.join(missing)} nothing is said"


@of_each
def test_reference_that_shows_an_address_leads_there(path: Path) -> None:
    for link in links(path):
        if link.role == "ref" and "#" in link.text:
            assert link.text == labels().get(link.target), f"{link.place}: {link.target} is at {labels()[link.target]}"


@of_each
def test_link_to_another_site_is_about_the_activation_or_says_its_number(path: Path) -> None:
    """Papers are those of the bibliography; a page of a framework's documentation is that of the activation."""
    for link in links(path):
        if is_external(link) and not link.target.startswith(tuple(RESOLVERS.values())):
            assert re.fullmatch(r"https://[-a-z0-9.]+/[-\w./]*", link.target), f"{link.place}: {link.target}"
            last = link.target.rstrip("/").rpartition("/")[2].removesuffix(".html")
            said = (
                last in link.text.split()
                if re.fullmatch(r"[\d.]+", last)
                else {path.stem, "".join(re.findall(r"\w", link.text.lower()))} & set(re.split(r"__|\.", last.lower()))
            )
            assert said, f"{link.place}: [{link.text}] is about {path.stem}, and leads to {link.target}"


@functools.cache
def words_of_everything() -> Counter[str]:
    """How often each word stands in the documents, the pages, the templates and the library."""
    files = [*FILES, *(ROOT / "src").rglob("*.py"), *(ROOT / "docs/_templates").glob("*.svg")]
    texts = " ".join(path.read_text("utf-8") for path in files).casefold().replace("_", "-")
    return Counter(word.removesuffix("s") for word in re.findall(r"\w+", texts))


@of_each
def test_words_of_the_name_of_another_site_stand_elsewhere_too(path: Path) -> None:
    for link in links(path):
        if is_external(link):
            site = link.target.removeprefix("https://").partition("/")[0]
            alone = {word for word in words(site) if words_of_everything()[word] < 2}
            assert not alone, f"{link.place}: {link.target}: {', '.join(alone)} stands nowhere else"


def is_published(address: str) -> bool:
    """Tell whether the site has an address, by the names of activations, families and documents."""
    address, _, anchor = address.partition("#")
    folder, _, file = address.rpartition("/")
    stem, _, suffix = file.partition(".")
    families = {one.family for one in activations.values()}
    documents = {file.removesuffix(".md") + ".html" for path, file in DOCUMENTS.items() if path.parent != ROOT}
    if anchor:
        facts = [nodes.make_id(f"{stem}-{fact}") for fact in texts(activations[stem])] if stem in activations else []
        properties = PROPERTIES if address == "table.html" else {}
        return f"{address}#{anchor}" in labels().values() or anchor in facts or anchor in properties
    figures = {*activations, *(f"{name}-ulp" for name in activations), *(f"family-{family}" for family in families)}
    if folder == "embed":
        return stem in figures and suffix == "html"
    if suffix == "html":
        return f"docs/{address}" in documents or (folder == "functions" and stem in activations)
    if folder == "figures":
        return file in {name + ending for name in figures for ending in endings(name)}
    writers = [path.read_text("utf-8") for path in DOCS.glob("extensions/*.py")]
    return (
        (stem in activations and suffix in ("py", "ipynb"))
        or file in {schema.name for schema in SCHEMAS}
        or file in [PACKAGE, *(each["path"] for each in package("")["resources"])]
        or any(f'"{file}"' in text for text in writers)
    )


PATH = re.compile(r"[\w.<>-]*/[\w./<>#-]*|[\w-]+\.(?:html|md|cff|toml)(?:#[\w-]+)?")
OF_THE_SITE = re.compile(r"(?:functions|families|figures|embed|downloads)/|[\w-]+\.html")


@of_each_document
def test_address_or_file_in_prose_is_there(path: Path) -> None:
    """Whatever activation ``<name>`` stands for, and whatever family ``<family>``."""
    for part in markup.parts(path):
        text = part.text if isinstance(part, Code) else part.target if isinstance(part, Link) else ""
        if isinstance(part, Link) and not text.startswith("downloads/"):
            continue  # These are the subject of the tests above.
        if PATH.fullmatch(text) and not text.startswith("."):
            for one in activations.values():
                named = text.replace("<name>", one.name).replace("<family>", one.family)
                named = re.sub("#.*", lambda anchor: anchor[0].replace("_", "-"), named)
                is_there = (ROOT / named).exists() or (path.parent / named).exists()
                assert is_published(named) if OF_THE_SITE.match(text) else is_there, (
                    f"{part.place}: there is no {named}"
                )
                if named == text:
                    break


def test_every_document_is_in_one_table_of_contents() -> None:
    entries = [
        line
        for file in ("index.md", "frameworks.md")
        for tree in re.findall(r"```\{toctree\}\n(.*?)```", (DOCS / file).read_text("utf-8"), re.DOTALL)
        for line in tree.split()
        if not line.startswith(":") and line != "About"
    ]
    entries += re.findall(r"\{activation-toctree\} (\S+)", (DOCS / "index.md").read_text("utf-8"))
    written = [
        path.relative_to(DOCS).with_suffix("").as_posix()
        for path in DOCUMENTS
        if path.parent != ROOT and not path.read_text("utf-8").startswith(ORPHAN)
    ]
    assert sorted(entries) == [each for each in sorted(written) if each != "index" and "families/" not in each]


@of_each_document
def test_what_a_document_shows_of_an_activation_is_linked_to_its_page(path: Path) -> None:
    shown = r"\{activation-(?:picture|formula)\} (\w+)$|^:pyobject: (\w+?)(?:_derivative)?$"
    linked = {destination(path, link).stem for link in links(path) if not is_external(link)}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for found in re.finditer(shown, line):
            name = found[1] or found[2]
            assert name in linked, f"{DOCUMENTS[path]}:{number}: {name} is shown, and no link leads to its page"
