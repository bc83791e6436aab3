"""BibTeX, read as strictly as its oldest readers do."""

from __future__ import annotations

import re
from collections.abc import Iterator

BEGINNING = re.compile(r"@(?P<kind>[a-z]+)\{(?P<key>[^\s,{}\"#%'()=~\\]+),\n")
FIELD = re.compile(r"  (?P<name>[a-z]+) = (?=\{)")
UNESCAPED = re.compile(r"(?<!\\)[&%$#_]")


def entries(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the key and the fields of each entry; between entries are empty lines."""
    while text:
        beginning = BEGINNING.match(text)
        assert beginning, f"no entry of BibTeX begins with {text[:60]!r}"
        text, fields = text[beginning.end() :], dict[str, str]()
        while field := FIELD.match(text):
            value, text = braced(text[field.end() :])
            assert text.startswith(",\n"), f"{beginning['key']}: no comma ends {field['name']}"
            assert field["name"] not in fields, f"{beginning['key']}: {field['name']} stands twice"
            text = text[2:]
            if field["name"] not in ("doi", "eprint", "url"):
                assert not (found := UNESCAPED.search(value)), f"{beginning['key']}: TeX reads {found[0]} as a command"
                value = re.sub(r"\\([&%$#_])", r"\1", value)
            fields[field["name"]] = value
        assert text.startswith("}"), f"{beginning['key']}: {text[:60]!r} is no field, and does not end the entry"
        yield beginning["key"], fields
        text = text[1:].lstrip("\n")


def braced(text: str) -> tuple[str, str]:
    """Divide a text behind the brace that closes its first one; the braces are left out."""
    depth = 0
    for place, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if not depth:
            return text[1:place], text[place + 1 :]
    raise AssertionError(f"no brace closes {text[:60]!r}")
