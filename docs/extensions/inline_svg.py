"""SVG cut down for a page: optimizers such as scour neither share ids among figures nor put variables for colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree


def inline(svg: str, name: str, alt: str, variables: Mapping[str, str]) -> str:
    """Cut an SVG of matplotlib down to what a page needs, with variables for colours and ids of its own."""
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = re.sub(r"\b[1-9]\d*\.\d{3,}", lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), svg)
    svg = re.sub("#[0-9a-f]{6}", lambda color: variables.get(color[0], color[0]), svg)
    referenced = dict.fromkeys(re.findall(r"(?:href=\"|url\()#([\w-]+)", svg))
    for number, old in enumerate(referenced):
        svg = re.sub(rf'(id="|#){old}(?=[")])', rf"\g<1>{name}.{number}", svg)
    root = ElementTree.fromstring(svg)
    reduce(root, name)
    root.attrib = {"role": "img", "aria-label": alt, "viewBox": root.attrib["viewBox"]}
    return ElementTree.tostring(root, encoding="unicode")


def description(svg: str) -> str:
    """Return the description in an SVG for download."""
    return ElementTree.fromstring(svg).findtext(".//{http://purl.org/dc/elements/1.1/}description", "")


def reduce(element: ElementTree.Element, name: str) -> None:
    """Drop spaces, ids without references, and groups without attributes."""
    element.tail = None
    if element.tag != "text":
        element.text = None
    if not element.get("id", "").startswith(f"{name}."):
        element.attrib.pop("id", None)
    if "d" in element.attrib:
        path = re.sub(r"\s*([A-Za-z])\s*", r"\1", element.attrib["d"]).strip()
        element.attrib["d"] = re.sub(r"M(\S+) (\S+)L\1 (?=\S)", r"M\1 \2V", path)
    children = []
    for child in element:
        reduce(child, name)
        if child.tag == "g" and not child.attrib:
            children += child
        elif child.tag not in ("style", "title") and (child.tag != "defs" or len(child)):
            children.append(child)
    element[:] = children
