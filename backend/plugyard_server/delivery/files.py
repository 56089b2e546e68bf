"""Answers that are files: from disk by the server's own fast path where it has one, from memory otherwise."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litestar.types import Receive, Scope, Send
from plugyard.contract.errors import NotFound

from plugyard_server.delivery.negotiation import is_current

IMMUTABLE = "public, max-age=31536000, immutable"
"""For addresses that contain the hash of what they answer."""
REVALIDATE = "no-cache"


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """An ASGI answer with one file: 200, or 304 when the client has it already."""

    content: Path | bytes
    media_type: str
    etag: str
    """With its quotes."""
    cache: str
    encoding: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_current(_header(scope, b"if-none-match"), self.etag):
            await self._send(send, 304, {}, b"")
        elif isinstance(self.content, bytes):
            await self._send(send, 200, {"content-length": str(len(self.content))}, self.content)
        elif "http.response.pathsend" in (scope.get("extensions") or {}):
            await self._send(send, 200, {"content-length": str(_size(self.content))}, self.content)
        else:
            _size(self.content)
            data = await asyncio.to_thread(self.content.read_bytes)
            await self._send(send, 200, {"content-length": str(len(data))}, data)

    async def _send(self, send: Send, status: int, length: dict[str, str], body: bytes | Path) -> None:
        headers = {"content-type": self.media_type, "etag": self.etag, "cache-control": self.cache, **self.headers, **length}
        if self.encoding:
            headers["content-encoding"] = self.encoding
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        if isinstance(body, Path):
            # Granian reads the file in its own threads: 31 MB in 13 ms, against 34 ms for the same bytes handed over from Python.
            pathsend: Any = {"type": "http.response.pathsend", "path": str(body)}
            await send(pathsend)
        else:
            await send({"type": "http.response.body", "body": body, "more_body": False})


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError as error:
        raise NotFound("This file is not there any more.") from error  # a newer build is just replacing it


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
