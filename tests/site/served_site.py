"""A server that does what GitHub Pages does: a site under a folder, compressed, with a page for what is not found."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


class Pages(SimpleHTTPRequestHandler):
    """Answers with the files of a site."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: str, **settings: object) -> None:
        self.folder = folder
        super().__init__(*arguments, **settings)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.directory, path.removeprefix(self.folder))
        file = file / "index.html" if path.endswith("/") else file
        found = path.startswith(self.folder) and file.is_file()
        if not found:
            file = Path(self.directory, "404.html")
        content = file.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@contextmanager
def served(site: Path, folder: str) -> Iterator[str]:
    """Serve a site under a folder, and yield its address."""
    with ThreadingHTTPServer(("localhost", 0), partial(Pages, directory=site, folder=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}{folder}"
        server.shutdown()
