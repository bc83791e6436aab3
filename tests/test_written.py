"""What stands beside the pages is written when these are, and not when a build has failed."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest

from extensions.written import when_written
from specification.page import DOCS


@pytest.mark.parametrize("exception", [None, ValueError("a page")])
@pytest.mark.parametrize("form", ["html", "text"])
def test_it_is_published_when_the_pages_are_written(exception: Exception | None, form: str) -> None:
    app, published = Mock(), list[Any]()
    app.builder.format = form
    when_written(app, published.append, priority=900)
    [(event, tell, priority)] = [call.args for call in app.connect.call_args_list]
    tell(app, exception)
    assert (event, priority) == ("build-finished", 900)
    assert published == [app] * (exception is None and form == "html")


def test_all_extensions_publish_so() -> None:
    own = [path.name for path in (DOCS / "extensions").glob("*.py") if '"build-finished"' in path.read_text("utf-8")]
    assert own == ["written.py"]
