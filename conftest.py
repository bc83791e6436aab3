"""The code in the documents and docstrings, as tests: each example with its line."""

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

documents = Sybil(patterns=["*.md"], parsers=[PythonCodeBlockParser()])
docstrings = Sybil(patterns=["src/*.py", "docs/specification/*.py"], parsers=[DocTestParser()])

pytest_collect_file = (documents + docstrings).pytest()
