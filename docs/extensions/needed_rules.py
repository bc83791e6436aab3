"""The rules of a style sheet that some page can need: a library that finds them is one for node, with 60 others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

QUOTED = r"\"[^\"]*\"|'[^']*'|url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\)"
BRACKETS = r"\((?:[^()]|\([^()]*\))*\)"
BRACES = re.compile(rf"{QUOTED}|(?P<brace>[{{}}])")
SELECTORS = re.compile(rf"(?:{BRACKETS}|[^,(])+")
DECLARATIONS = re.compile(rf"(?:{QUOTED}|[^;])+")
GROUPS = ("@media", "@supports")
OF_CODE = re.compile(r"(?:[^{}@,]*\.highlight \.\w+\{[^{}]*\}){2,}")
# Furo's, whose words are in use, but not together: the contents of the site have no link to another one, and no list of
# contents is an error.
UNMATCHED = (".sidebar-tree .reference.external", ".contents:not(.this-will-duplicate")


def needed(css: str, used: Set[str]) -> str:
    """Leave out rules whose selectors have names that are not used, and variables without a use."""
    css, longer = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL), ""
    while css != longer:
        names = {*re.findall(r"var\(\s*(--[\w-]+)", css), *used}
        css, longer = "".join(written(css, names)), css
    return OF_CODE.sub(together, css)


def together(rules: re.Match[str]) -> str:
    """Write rules for words of code, of which each has one class, together where they say the same.

    >>> OF_CODE.sub(together, ".highlight .k{color:red}.highlight .n{color:blue}.highlight .o{color:red}")
    '.highlight :is(.k,.o){color:red}.highlight :is(.n){color:blue}'
    """
    found: dict[tuple[str, str], list[str]] = {}
    for parents, word, body in re.findall(r"([^{}]*\.highlight )(\.\w+)\{([^{}]*)\}", rules[0]):
        found.setdefault((parents, body), []).append(word)
    return "".join(f"{parents}:is({','.join(words)}){{{body}}}" for (parents, body), words in found.items())


def words_of(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Collect what selectors can name: elements and values of attributes in pages, words in scripts."""
    found: set[str] = set()
    for page in pages:
        found.update(re.findall(r"<([a-z][\w-]*)", page))
        for value in set(re.findall(r"\s(?!data-tex|aria-|href|style|d=|alt)[a-z-]+=\"([^\"]*)\"", page)):
            found.update(value.split())
        found.update(re.findall(r"var\(\s*(--[\w-]+)", page))
    for script in scripts:
        found.update(re.findall(r"[\w-]+", script))
    return found


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the rules: what stands before their braces, and between them."""
    start = depth = inner = 0
    for match in BRACES.finditer(css):
        match match["brace"]:
            case "{":
                inner, depth = (match.end() if depth == 0 else inner), depth + 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield css[start : inner - 1].rpartition(";")[2], css[inner : match.start()]
                    start = match.end()


def written(css: str, used: Set[str]) -> Iterator[str]:
    """Write the rules that are needed, without spaces."""
    for prelude, body in rules(css):
        head = re.sub(r"\s*([,>])\s*|\s+", lambda space: space[1] or " ", prelude.strip())
        if head.startswith(GROUPS):
            inner = "".join(written(body, used))
        else:
            inner = ";".join(filter(None, (declaration(each, used) for each in DECLARATIONS.findall(body))))
            if not head.startswith("@"):
                head = ",".join(one.strip() for one in SELECTORS.findall(head) if can_match(one, used))
        if head and inner:
            yield f"{head}{{{inner}}}"


def can_match(selector: str, used: Set[str]) -> bool:
    """Decide whether all that a selector names is used; what it names in brackets may or may not be."""
    if selector.strip().startswith(UNMATCHED):
        return False
    plain = re.sub(rf"{BRACKETS}|::?[\w-]+", "", selector)
    values = re.findall(r"\[[\w-]+=\"?([\w-]+)\"?\]", plain)
    return used.issuperset([*values, *re.findall(r"[\w-]+", re.sub(r"\[[^\]]*\]", "", plain))])


def declaration(text: str, used: Set[str]) -> str:
    """Write a declaration, unless it is that of a variable that is not used."""
    name, _, value = text.strip().partition(":")
    if name.startswith("--") and name not in used:
        return ""
    return f"{name}:{value.strip()}" if value else text.strip()
