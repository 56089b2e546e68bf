"""What every request gets: an id, which the answer and the logs carry, and one log line."""

import logging
import secrets
import time

import structlog
from litestar.datastructures import Address
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from plugyard_server.settings import is_loopback

_ID_KEY = "plugyard_request_id"
_log = structlog.get_logger(__name__)


def request_id(scope: Scope) -> str:
    """The id of this request; made at the first call. Ids that clients send are not taken over: they could forge log lines."""
    state = scope.setdefault("state", {})
    return str(state.setdefault(_ID_KEY, secrets.token_hex(8)))


def is_local(client: Address | None) -> bool:
    """Whether a connection comes from this machine."""
    return client is not None and is_loopback(client.host)


class RequestLog:
    """ASGI layer that logs each request once it is answered: failures as warnings or errors, the rest at debug level."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        status = 0

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id(scope)):
            await self._app(scope, receive, watch)
            if scope["type"] == ScopeType.HTTP:
                self._write(scope, status, time.perf_counter() - started)

    @staticmethod
    def _write(scope: Scope, status: int, took_s: float) -> None:
        level = logging.ERROR if status >= 500 else logging.WARNING if status >= 400 else logging.DEBUG
        method = scope["method"] if scope["type"] == ScopeType.HTTP else ""
        _log.log(level, "answered", method=method, path=scope["path"], status=status, ms=round(took_s * 1000, 1))
