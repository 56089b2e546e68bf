"""Serves the baselines: bare runtimes in bare workers, and PyScript's own boot of the same app.

Loopback only, no security headers: nothing to protect.
"""

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = {
    "bench": ROOT / "bench" / "pages",
    "node_modules": ROOT / "frontend_py" / "node_modules",
    "assets": ROOT / "frontend_py" / "dist" / "assets",
    "app": ROOT / "frontend_py",
    "sdk": ROOT / "sdk",
}
mimetypes.add_type("application/wasm", ".wasm")
mimetypes.add_type("text/javascript", ".mjs")


class BaselineHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, pages: dict[str, str], **kwargs: object) -> None:
        self.pages = pages
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        text = self.pages.get(self.path.split("?")[0])
        if text is None:
            return super().do_GET()
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def translate_path(self, path: str) -> str:
        top, _, rest = path.split("?", 1)[0].lstrip("/").partition("/")
        folder = FOLDERS.get(top, FOLDERS["bench"])
        target = (folder / (rest if top in FOLDERS else top)).resolve()
        return str(target) if target.is_relative_to(ROOT) else str(folder / "missing")

    def log_message(self, *_: object) -> None:
        """Silent: a line a request would be part of what is measured."""


@contextmanager
def baseline_server(pages: dict[str, str] | None = None) -> Iterator[str]:
    """Serve until the block ends; yields the address. `pages` are texts served at their path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(BaselineHandler, pages=pages or {}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
