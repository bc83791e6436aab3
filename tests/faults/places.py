"""Where the texts of each kind stand: in scripts of the gallery, documents, and modules of the library."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator

from faults.edits import Span
from faults.in_python import Source

# A script of the gallery has its text in the docstring and in comments, which begin with "# ".
Pattern = re.Pattern[str]

TEXTS = re.compile(r'\Ar?"""([\s\S]*?)"""|((?:^#(?: .*)?\n)+)', re.MULTILINE)
DISPLAYED = re.compile(r"\.\. math::\n(?:#?\n)?((?:(?:# )? {3,}\S.*\n)+)|^```\{math\}\n([\s\S]*?)^```$", re.MULTILINE)
INLINE = re.compile(r":math:`([^`]+)`|\{math\}`([^`]+)`|(?<![\w$])\$([^$\n]+)\$(?![\w$])")
# What is no sentence: directives with their options, formulas, code, links, roles, anchors, headings, and HTML.
NO_PROSE = re.compile(
    r"""
    ^(?:\#\ )?\.\.\ [\w-]+::.*\n(?:(?:\#\ )?\ {3,}.*\n|\#?\n)* | ^(?:\#\ )?\.\.\ _.*$
    | ^(?P<fence>`{3,}|:{4,})[\s\S]*?^(?P=fence)$ | ^:{3,}.*$ | \A---[\s\S]*?^---$ | ^\(.*\)=$
    | ``[^`]+`` | [:{][\w-]+[:}]`[^`]+` | `[^`]+`_{0,2} | \]\([^)]*\) | <[^>]*> | https?://\S+
    | ^\#\ Where\ it\ comes\ from\n[\s\S]* | ^\#+\ .*\n(?=\n) | ^(?:\#\ )?.*\n(?:\#\ )?[=\-~]{3,}$ | ^\#\ %%.*$
    """,
    re.VERBOSE | re.MULTILINE,
)


def texts(script: str) -> list[Span]:
    """Return where the text of a script stands."""
    return [match.span(match.lastindex or 0) for match in TEXTS.finditer(script)]


def matches(pattern: Pattern, within: Callable[[str], Iterable[Span]] | None = None) -> Callable[[str], list[Span]]:
    """Return what finds a pattern, or its group that matches, in a text or in parts of it."""

    def find(text: str) -> list[Span]:
        spans = within(text) if within else [(0, len(text))]
        return [match.span(match.lastindex or 0) for span in spans for match in pattern.finditer(text, *span)]

    return find


def in_texts(pattern: Pattern) -> Callable[[str], list[Span]]:
    """Return what finds a pattern in the texts of a script."""
    return matches(pattern, texts)


def prose(text: str, spans: Iterable[Span]) -> str:
    """Blank all but the sentences."""
    kept = bytearray(len(text))
    for start, end in spans:
        kept[start:end] = b"\1" * (end - start)
        for match in NO_PROSE.finditer(text[start:end]):
            kept[start + match.start() : start + match.end()] = bytes(match.end() - match.start())
    return "".join(sign if keep else "\0" for sign, keep in zip(text, kept))


def prose_of_script(script: str) -> str:
    """Blank all but the sentences of a script."""
    return prose(script, texts(script))


def prose_of_document(text: str) -> str:
    """Blank all but the sentences of a document."""
    return prose(text, [(0, len(text))])


def alternative_texts(script: str) -> list[Span]:
    """Return where a picture is described."""
    source = Source(script)
    keywords = [node for node in ast.walk(source.tree) if isinstance(node, ast.keyword)]
    return [source.span(each.value) for each in keywords if each.arg == "alt"]


PICTURE = re.compile(r"^```\{family-picture\}\n([\s\S]*?)^```$", re.MULTILINE)


def code(script: str) -> list[Span]:
    """Return where the code of a script stands."""
    edges = [0, *(edge for span in sorted([*texts(script), *alternative_texts(script)]) for edge in span), len(script)]
    return list(zip(edges[::2], edges[1::2]))


def asserted_inputs(script: str) -> Iterator[Span]:
    """Yield the vectors of which a script asserts something: as long as that holds, others do as well."""
    source = Source(script)
    inputs: dict[str, ast.expr] = {}
    for node in source.tree.body:
        match node:
            case ast.Assign([ast.Name(name)], value):
                inputs.pop(name, None)  # From here on the name is for another.
                match value:
                    case ast.Call(ast.Attribute(attr="array"), [ast.List() as numbers, *_]):
                        inputs[name] = numbers
            case _:
                names = {
                    part.id for part in ast.walk(node) if isinstance(part, ast.Name) and id(part) in source.asserted
                }
                yield from (source.span(inputs.pop(name)) for name in names & inputs.keys())


CALLS = {"keras", "torch", "jax", "onnx"}


def declared(module: str, *, only: Collection[str] = (), without: Collection[str] = ()) -> Iterator[Span]:
    """Yield where facts are declared: some, or all but some."""
    source = Source(module)
    for function in functions(source):
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call):
                for keyword in decorator.keywords:
                    if keyword.arg in only or (not only and keyword.arg not in without):
                        yield source.span(keyword.value)
        if not only:
            yield from (source.span(default) for default in function.args.defaults)


def functions(source: Source) -> list[ast.FunctionDef]:
    """Return the functions of a module."""
    return [node for node in source.tree.body if isinstance(node, ast.FunctionDef)]


def bodies(module: str) -> Iterator[Span]:
    """Yield where the code of functions stands."""
    source = Source(module)
    for function in functions(source):
        start = function.body[1] if ast.get_docstring(function) else function.body[0]
        yield source.span(start)[0], source.span(function.body[-1])[1]


def function_at(module: str, place: int) -> str:
    """Return the name of the function in which something stands, or "" for none."""
    source = Source(module)
    for function in functions(source):
        first = function.decorator_list[0] if function.decorator_list else function
        if source.span(first)[0] - 1 <= place <= source.span(function)[1]:
            return function.name
    return ""
