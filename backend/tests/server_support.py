"""What the server's tests share: a small web build, a small extension, a client that comes from this machine."""

import base64
import gzip
import hashlib
import json
from pathlib import Path

from litestar import Litestar
from litestar.testing import TestClient
from litestar.types import ASGIApp, Receive, Scope, Send
from plugyard_server.app import create_app
from plugyard_server.settings import Settings

ORIGIN = "http://localhost:8000"
FRAME_SCRIPT = "parent.postMessage({type: 'ready'}, '*');"
FRAME_SCRIPT_SHA256 = base64.b64encode(hashlib.sha256(FRAME_SCRIPT.encode()).digest()).decode()
CORE = b"export const answer = 42;\n" * 40
GUARD = b"self.onmessage = () => {};\n"


def write_web_build(folder: Path) -> Path:
    """A build as `make web` leaves it, with one compressed asset and the guard."""
    assets = folder / "assets"
    assets.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Plugyard</title>")
    (folder / "frame.html").write_text(f"<!doctype html><script>{FRAME_SCRIPT}</script>")
    (assets / "core.1a2b.js").write_bytes(CORE)
    (assets / "core.1a2b.js.gz").write_bytes(gzip.compress(CORE))
    (assets / "core.1a2b.js.br").write_bytes(b"stands for brotli")
    (assets / "guard.3c4d.js").write_bytes(GUARD)
    index = {
        "entries": {"core": "/assets/core.1a2b.js", "guard": "/assets/guard.3c4d.js"},
        "frame_script_sha256": FRAME_SCRIPT_SHA256,
        "files": {
            "/assets/core.1a2b.js": {"path": "core.1a2b.js", "type": "text/javascript", "encodings": ["br", "gzip"]},
            "/assets/guard.3c4d.js": {"path": "guard.3c4d.js", "type": "text/javascript", "encodings": []},
        },
    }
    (folder / "web.json").write_text(json.dumps(index))
    return folder


def write_extension(folder: Path, *, name: str | None = None, **fields: object) -> Path:
    """The folder of a small extension that is in order."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {"name": name or folder.name, "version": "1.0.0", "displayName": "Greeter", "description": "Greets.", "main": "extension.js"}
    (folder / "manifest.json").write_text(json.dumps(manifest | fields))
    (folder / "extension.js").write_text("export function activate(api) {}\n")
    return folder


class FromThisMachine:
    """ASGI layer that gives requests a loopback client address; the test client's own is a word."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["client"] = ("127.0.0.1", 50_000)
        await self._app(scope, receive, send)


def make_client(settings: Settings) -> TestClient[Litestar]:
    app = create_app(settings)
    app.asgi_handler = FromThisMachine(app.asgi_handler)
    client = TestClient(app)
    client.base_url = settings.origin  # as a constructor argument it warns about host names without a dot
    return client
