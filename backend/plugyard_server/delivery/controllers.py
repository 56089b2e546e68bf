"""The app's own files: page, sandbox frame, assets."""

from pathlib import PurePosixPath
from typing import Any

from litestar import Request, get
from litestar.di import NamedDependency
from litestar.types import ASGIApp
from plugyard.contract.errors import NotFound

from plugyard_server.delivery.files import IMMUTABLE, REVALIDATE, FileAnswer
from plugyard_server.delivery.headers import KIND_KEY, ResponseKind, set_kind
from plugyard_server.delivery.hosts import FRAME_PATH, WASM_FRAME_PATH
from plugyard_server.delivery.negotiation import IDENTITY, choose_encoding
from plugyard_server.delivery.notice import NoWebFiles
from plugyard_server.delivery.web_build import Asset, WebFiles
from plugyard_server.settings import Settings

HTML = "text/html; charset=utf-8"
_NETWORK_PREFERENCE = ("zstd", "br", "gzip", IDENTITY)
_LOOPBACK_PREFERENCE = ("zstd", IDENTITY, "br", "gzip")
"""On one machine unpacking is what costs: a page gets 31 MB in 145 ms as zstd, 140 plain, 210 as brotli, 280 as gzip in Chromium, and in
105, 255, 130, 185 ms in Firefox."""


@get("/", opt={KIND_KEY: ResponseKind.PAGE}, sync_to_thread=False)
def page(web: NamedDependency[WebFiles]) -> ASGIApp:
    build = web.current()
    return NoWebFiles() if build is None else FileAnswer(build.page.content, HTML, build.page.etag, REVALIDATE)


@get([FRAME_PATH, WASM_FRAME_PATH], opt={KIND_KEY: ResponseKind.FRAME}, sync_to_thread=False)
def frame(web: NamedDependency[WebFiles], request: Request[Any, Any, Any]) -> ASGIApp:
    """The sandbox frame; at the second address its worker may compile WebAssembly."""
    build = web.current()
    if build is None:
        return NoWebFiles()
    kind = ResponseKind.WASM_FRAME if request.scope["path"] == WASM_FRAME_PATH else ResponseKind.FRAME
    set_kind(request.scope, kind, frame_script=build.frame_script)
    return FileAnswer(build.frame.content, HTML, build.frame.etag, REVALIDATE)


@get("/assets/{name:path}", opt={KIND_KEY: ResponseKind.ASSET}, sync_to_thread=False)
def asset(web: NamedDependency[WebFiles], settings: NamedDependency[Settings], request: Request[Any, Any, Any]) -> ASGIApp:
    build = web.current()
    found = None if build is None else build.assets.get(request.scope["path"])
    if build is None or found is None:
        raise NotFound("There is no such file in the current web build.")
    if found.is_worker:
        set_kind(request.scope, ResponseKind.WORKER_SCRIPT)
    preference = _LOOPBACK_PREFERENCE if settings.has_dev_folder else _NETWORK_PREFERENCE
    return _answer(found, choose_encoding(request.headers.get("accept-encoding", ""), found.encoded, preference))


def _answer(found: Asset, coding: str) -> FileAnswer:
    path = found.encoded.get(coding, found.path)
    etag = f'"{PurePosixPath(path).name}"'
    encoding = "" if coding == IDENTITY else coding
    return FileAnswer(path, found.media_type, etag, IMMUTABLE, encoding, {"vary": "Accept-Encoding"})
