"""The security headers of every kind of response, in one table, and the ASGI layer that puts them on. Nothing else sets them."""

from enum import StrEnum
from functools import lru_cache
from typing import Any

from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from plugyard_server.requests import request_id
from plugyard_server.settings import LOOPBACK_NAME, Settings

KIND_KEY = "response_kind"
"""Name under which a route's `opt`, or the request's state for routes of several kinds, holds the `ResponseKind`."""


class ResponseKind(StrEnum):
    """What a response is for the browser that gets it."""

    PAGE = "page"
    """The app itself."""
    ASSET = "asset"
    """A script, style or data file of the app."""
    WORKER_SCRIPT = "worker_script"
    """A script of ours that the page runs as a worker: a worker loaded by URL lives under its own policy, not the page's."""
    FRAME = "frame"
    """A sandbox frame for JavaScript."""
    WASM_FRAME = "wasm_frame"
    """A sandbox frame whose worker may compile WebAssembly."""
    API = "api"
    PACKAGE = "package"
    """Files of extensions: never to be shown, only to be fetched."""
    NOTICE = "notice"
    """A plain page of ours without scripts."""
    REDIRECT = "redirect"
    PROBLEM = "problem"
    """A refusal, and whatever nobody has given a kind: the strictest."""


_FEATURES = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
_PAGE_FEATURES = frozenset({"camera", "microphone", "fullscreen", "screen-wake-lock"})
_NO_FEATURES = ", ".join(f"{name}=()" for name in _FEATURES)
_OWN_FEATURES = ", ".join(f"{name}=(self)" if name in _PAGE_FEATURES else f"{name}=()" for name in _FEATURES)

_INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_SAME_ORIGIN = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"}
_HSTS = "max-age=31536000; includeSubDomains"


def _page_policy(settings: Settings) -> str:
    """No `'unsafe-eval'`, no inline script or style; workers and frames only ours."""
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        f"connect-src 'self'; worker-src 'self'; frame-src {settings.frame_sources}; manifest-src 'self'; base-uri 'none'; "
        "object-src 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types host-worker"
    )


def _frame_policy(settings: Settings, frame_script: str, *, wasm: bool) -> str:
    """Opaque origin even when opened directly, one known script, workers and modules from data: only, no network at all."""
    scripts = f"'sha256-{frame_script}' data:" + (" 'wasm-unsafe-eval'" if wasm else "")
    return (
        f"sandbox allow-scripts; default-src 'none'; script-src {scripts}; worker-src data:; connect-src 'none'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {settings.origin}"
    )


def _of_kind(kind: ResponseKind, settings: Settings, frame_script: str) -> dict[str, str]:
    if kind is ResponseKind.PAGE:
        return {"Content-Security-Policy": _page_policy(settings), "Permissions-Policy": _OWN_FEATURES, **_SAME_ORIGIN}
    if kind in {ResponseKind.FRAME, ResponseKind.WASM_FRAME}:
        policy = _frame_policy(settings, frame_script, wasm=kind is ResponseKind.WASM_FRAME)
        # No Origin-Agent-Cluster (refused for opaque frames) and no opener policy (of no effect in frames).
        return {"Content-Security-Policy": policy, "Permissions-Policy": _NO_FEATURES, "Cross-Origin-Resource-Policy": "cross-origin"}
    policy = "default-src 'none'; sandbox" if kind is ResponseKind.PACKAGE else _INERT
    if kind is ResponseKind.WORKER_SCRIPT:
        policy = "default-src 'none'"
    return {"Content-Security-Policy": policy, "Permissions-Policy": _NO_FEATURES, **_SAME_ORIGIN}


@lru_cache(maxsize=64)
def headers_for(kind: ResponseKind, settings: Settings, frame_script: str = "") -> dict[str, str]:
    """All security headers of one kind. `frame_script`: base64 of the SHA-256 of the frame's script."""
    headers = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    if settings.is_https and settings.public_host != LOOPBACK_NAME:
        headers["Strict-Transport-Security"] = _HSTS  # never on localhost: it would cut off http://*.localhost for every project there
    return headers | _of_kind(kind, settings, frame_script)


def set_kind(scope: Scope, kind: ResponseKind, *, frame_script: str = "") -> None:
    """Say what the response to this request is, when the route alone does not."""
    scope["state"][KIND_KEY] = (kind, frame_script)


class SecurityHeaders:
    """ASGI layer around everything else: puts the headers on each answer, refusals of routes and WebSockets included."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def decorate(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start", "websocket.accept"}:
                self._decorate(scope, message)
            await send(message)

        await self._app(scope, receive, decorate)

    def _decorate(self, scope: Scope, message: Any) -> None:
        headers = MutableScopeHeaders(message)
        kind, frame_script = _kind_of(scope, message.get("status", 101))
        for name, value in headers_for(kind, self._settings, frame_script).items():
            headers[name] = value
        headers["X-Request-Id"] = request_id(scope)
        headers.setdefault("Cache-Control", "no-store")


def _kind_of(scope: Scope, status: int) -> tuple[ResponseKind, str]:
    set_by_handler: tuple[ResponseKind, str] = scope["state"].get(KIND_KEY, (None, ""))
    route = scope.get("route_handler")
    kind = set_by_handler[0] or (route.opt.get(KIND_KEY) if route is not None else None)
    if kind is None or (status >= 400 and kind is not ResponseKind.NOTICE):
        return ResponseKind.PROBLEM, ""
    return kind, set_by_handler[1]
