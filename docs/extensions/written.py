"""What is published when the pages are written: Sphinx also tells the end of builds that fail, or make no HTML."""

from __future__ import annotations

from collections.abc import Callable

from sphinx.application import Sphinx


def when_written(app: Sphinx, publish: Callable[[Sphinx], None], priority: int = 500) -> None:
    """Let a function publish when the pages have been written as HTML, the functions with lower priorities first."""

    def publish_unless_failed(app: Sphinx, exception: Exception | None) -> None:
        if exception is None and app.builder.format == "html":
            publish(app)

    app.connect("build-finished", publish_unless_failed, priority)
