"""Keeps the app and the sandbox apart by host name: each host answers only what belongs there."""

import re
from enum import Enum, auto
from urllib.parse import quote

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send
from plugyard.contract.errors import NotFound

from plugyard_server.delivery.headers import ResponseKind, set_kind
from plugyard_server.errors import MisdirectedRequest, send_problem
from plugyard_server.settings import LOOPBACK_NAME, Settings

FRAME_PATH = "/frame"
WASM_FRAME_PATH = "/frame/wasm"
_FRAME_PATHS = frozenset({FRAME_PATH, WASM_FRAME_PATH})
"""All that sandbox hosts answer."""
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"


class HostRole(Enum):
    """What a `Host` header names."""

    MAIN = auto()
    SANDBOX = auto()
    LOOPBACK_ADDRESS = auto()
    """127.0.0.1 or [::1] of a server whose name is localhost: another origin for browsers, so nobody may stay there."""
    UNKNOWN = auto()
    """Refused, above all against DNS rebinding."""


class Hosts:
    """Tells host names apart."""

    def __init__(self, settings: Settings) -> None:
        port = settings.port_suffix
        self._main = settings.public_host + port
        sandbox = rf"{_LABEL}\.{re.escape(settings.frame_domain + port)}" if settings.frame_domain else r"(?!)"
        self._sandbox = re.compile(sandbox)
        self._addresses = {f"127.0.0.1{port}", f"[::1]{port}"} if settings.public_host == LOOPBACK_NAME else set()

    def role(self, host: str) -> HostRole:
        """The role of a `Host` header. It may lack the port only where the app's own address has none."""
        host = host.lower()
        if host == self._main:
            return HostRole.MAIN
        if self._sandbox.fullmatch(host):
            return HostRole.SANDBOX
        return HostRole.LOOPBACK_ADDRESS if host in self._addresses else HostRole.UNKNOWN


class HostGate:
    """ASGI layer that lets a request through only on the host it belongs to."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = Hosts(settings)
        self._origin = settings.origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        role = self._hosts.role(_host(scope))
        if role is HostRole.MAIN or (role is HostRole.SANDBOX and scope["type"] == ScopeType.HTTP and scope["path"] in _FRAME_PATHS):
            await self._app(scope, receive, send)
        elif role is HostRole.SANDBOX:
            await send_problem(scope, send, NotFound("There is nothing at this address."))
        elif role is HostRole.LOOPBACK_ADDRESS and scope["type"] == ScopeType.HTTP and scope["method"] in {"GET", "HEAD"}:
            await self._redirect(scope, send)
        else:
            await send_problem(scope, send, MisdirectedRequest(f"This server answers at {self._origin} only."))

    async def _redirect(self, scope: Scope, send: Send) -> None:
        query = scope["query_string"].decode("ascii", "ignore")
        location = self._origin + quote(scope["path"]) + (f"?{quote(query, safe='%=&+;,:@/?-._~!$()*')}" if query else "")
        set_kind(scope, ResponseKind.REDIRECT)
        headers = [(b"location", location.encode("ascii")), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 308, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _host(scope: Scope) -> str:
    """The one `Host` header; empty when it is missing or there are several, which two parsers may read differently."""
    found = [value for name, value in scope["headers"] if name == b"host"]
    return found[0].decode("latin-1") if len(found) == 1 else ""
