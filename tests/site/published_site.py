"""The site as it is published, and what the head of a page says to others."""

from __future__ import annotations

import functools
import os
import subprocess
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

from links_of_site import URL, text

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://forge.example/activations"
PUBLISHED = ROOT / "docs/_build/published"
CITED = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
NAME = CITED["title"].partition(":")[0]


def built() -> Path:
    """Build it, with what the site that is not published has already read."""
    environment = os.environ | {"SITE_URL": URL.removesuffix("/"), "REPOSITORY_URL": REPOSITORY}
    run = subprocess.run(["make", "html"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert not run.returncode, run.stdout + run.stderr
    return PUBLISHED


@functools.cache
def head(path: Path) -> BeautifulSoup:
    return BeautifulSoup(text(path).partition("</head>")[0], "html.parser")


def meta(path: Path) -> dict[str, str]:
    """The contents of the elements of the head, by their names."""
    found = [(each.get("property") or each.get("name"), each.get("content")) for each in head(path).select("meta")]
    named = [(name, content) for name, content in found if name and name != "viewport"]
    assert len(dict(named)) == len(named), f"{path.name}: an element stands twice in the head"
    return dict(named)


def canonical(path: Path) -> str | None:
    links = [link["href"] for link in head(path).select('link[rel="canonical"]')]
    assert len(links) < 2, f"{path.name}: {links}"
    return links[0] if links else None
