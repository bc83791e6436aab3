"""SVG cut down for a page: optimizers such as scour neither share ids among figures nor put variables for colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from xml.etree import ElementTree

from extensions.svg_paths import shortened

# A text as matplotlib draws it: what it says, as a comment, and its letters as outlines.
OUTLINES = re.compile(
    r'<!-- (?P<text>[^$>]*) -->\s*<g (?P<style>style="[^"]*" )?transform="translate\((?P<x>\S+) (?P<y>\S+)\)'
    r'(?: rotate\((?P<angle>\S+)\))? scale\((?P<size>\S+) \S+\)">.*?</g>',
    re.DOTALL,
)
OF_GRID = re.compile(r"fill: none; stroke: var\(--figure-(?:grid|axis)\)(?:; stroke-(?:width|linecap): [\w.]+)*")
NAMED = {"inset"}  # what scripts look for
SIZE = 10.0  # of most texts; the style sheet sets it


def inline(svg: str, name: str, alt: str, variables: Mapping[str, str]) -> str:
    """Cut an SVG of matplotlib down to what a page needs, with variables for colours and ids of its own.

    Texts are texts again, in the font of which `extensions.font_of_figures` gives pages the letters in use.
    """
    svg = OUTLINES.sub(as_text, svg)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = re.sub("#[0-9a-f]{6}", lambda color: variables.get(color[0], color[0]), svg)
    referenced = dict.fromkeys(re.findall(r"(?:href=\"|url\()#([\w-]+)", svg))
    own = f"f{sha256(name.encode()).hexdigest()[:5]}"  # shorter than the name
    for number, old in enumerate(referenced):
        svg = re.sub(rf'(id="|#){old}(?=[")])', rf"\g<1>{own}.{number}", svg)
    root = ElementTree.fromstring(svg)
    reduce(root, own)
    join_markers(root)
    join_lines(root)
    root.attrib = {"role": "img", "aria-label": alt, "viewBox": root.attrib["viewBox"]}
    return ElementTree.tostring(root, encoding="unicode")


def as_text(outlines: re.Match[str]) -> str:
    """Write a text for its outlines."""
    x, y, size = (float(outlines[part]) for part in ("x", "y", "size"))
    place = f'x="{x:.1f}" y="{y:.1f}"'
    if outlines["angle"]:
        place = f'transform="translate({x:.1f} {y:.1f}) rotate({float(outlines["angle"]):.1f})"'
    own = "" if 100 * size == SIZE else f' font-size="{100 * size:.1f}"'
    return f"<text {outlines['style'] or ''}{place}{own}>{outlines['text']}</text>"


def join_markers(root: ElementTree.Element) -> None:
    """Draw markers of one look as the points of one path, and let others of one look have it from what they repeat."""
    for defs in list(root.iter("defs")):
        for symbol in defs.findall("*[@id]"):
            uses = root.findall(f".//use[@href='#{symbol.get('id')}']")
            if len({use.get("style") for use in uses}) != 1 or "style" not in uses[0].attrib:
                continue
            symbol.set("style", uses[0].attrib["style"])
            for use in uses:
                del use.attrib["style"]
            parents = [parent for parent in root.iter() if uses[0] in parent]
            if len(uses) > 1 and all(use in parents[0] for use in uses):  # one point would be its first and its last
                join(parents[0], uses, defs, symbol)


def join(
    parent: ElementTree.Element, uses: list[ElementTree.Element], defs: ElementTree.Element, symbol: ElementTree.Element
) -> None:
    """Draw markers of one parent as the points of one path."""
    name = symbol.attrib.pop("id")
    marker = ElementTree.Element("marker", id=name, overflow="visible", markerUnits="userSpaceOnUse")
    marker.append(symbol)
    defs[list(defs).index(symbol)] = marker
    points = "M" + " ".join(f"{use.get('x', 0)} {use.get('y', 0)}" for use in uses)
    path = ElementTree.Element("path", d=points, style=f"fill: none; stroke: none; marker: url(#{name})")
    parent[list(parent).index(uses[0])] = path
    for use in uses[1:]:
        parent.remove(use)


def join_lines(root: ElementTree.Element) -> None:
    """Draw the lines of a grid that have one look, and only texts between them, as one path; drop empty frames.

    A path begins with `m`, which is relative to what is before it, unless it is the first.
    """
    for parent in list(root.iter()):
        last: ElementTree.Element | None = None
        for path in [child for child in parent if child.tag != "text"]:
            look = path.get("style", "")
            if path.tag == "path" and look == "fill: none":
                parent.remove(path)
            elif last is not None and OF_GRID.fullmatch(look) and alike(path) == alike(last):
                last.set("d", last.get("d", "") + path.get("d", "").replace("m", "M", 1))
                parent.remove(path)
            else:
                last = path


def alike(path: ElementTree.Element) -> dict[str, str]:
    """Return all attributes but the data of a path."""
    return {key: value for key, value in path.items() if key != "d"}


def description(svg: str) -> str:
    """Return the description in an SVG for download."""
    return ElementTree.fromstring(svg).findtext(".//{http://purl.org/dc/elements/1.1/}description", "")


def rounded(attribute: str, digits: int) -> str:
    """Round the numbers in an attribute, but those near 0."""
    return re.sub(r"\b[1-9]\d*\.\d{2,}", lambda number: f"{round(float(number[0]), digits):g}", attribute)


def reduce(element: ElementTree.Element, own: str) -> None:
    """Drop spaces, digits, ids without references, and groups without attributes."""
    element.tail = None
    if element.tag != "text":
        element.text = None
    if not element.get("id", "").startswith(f"{own}.") and (name := element.attrib.pop("id", "")) in NAMED:
        element.set("class", name)
    for attribute, value in element.items():
        element.set(attribute, shortened(value) if attribute == "d" else rounded(value, 1 if attribute in "xy" else 2))
    children = []
    for child in element:
        reduce(child, own)
        if child.tag == "g" and not child.attrib:
            children += child
        elif child.tag not in ("style", "title") and (child.tag != "defs" or len(child)):
            children.append(child)
    element[:] = children
