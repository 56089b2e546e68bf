"""Sockets and the HTTP server: which addresses are listened on, when the server is ready, how it stops."""

import asyncio
import errno
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from litestar import Litestar

from plugyard_server.settings import LOOPBACK_NAME

BACKLOG = 1024
STOP_GRACE_S = 3.0
"""Requests that are still running this long after the signal are abandoned."""
_PORT_ATTEMPTS = 20
_log = structlog.get_logger(__name__)


class CannotListen(Exception):
    """An address cannot be listened on; the message says which and what to do."""


def bind(host: str, port: int) -> list[socket.socket]:
    """Open the listening sockets: one, or for `localhost` one on each loopback address with the same port.

    The sockets are ours alone (no SO_REUSEPORT, which would let a second server take half of the requests unnoticed).

    Raises:
        CannotListen: when the port is taken or the address is not this machine's.
    """
    if host != LOOPBACK_NAME:
        return [_listen(host, port)]
    for _ in range(_PORT_ATTEMPTS if port == 0 else 1):
        first = _listen("127.0.0.1", port)
        try:
            return [first, *_ipv6_twin(first.getsockname()[1])]
        except CannotListen:
            first.close()
            if port != 0:
                raise
    raise CannotListen("No port is free on both 127.0.0.1 and ::1.")


class _SocketServer(Server):
    """Granian in this process on a socket that is bound already. It has no option for that, only this hook."""

    def __init__(self, app: Litestar, listener: socket.socket) -> None:
        super().__init__(app, interface=Interfaces.ASGINL, http=HTTPModes.http1, log_level=LogLevels.error, log_dictconfig=_LOGGERS)
        self._listener = listener

    def _init_shared_socket(self) -> None:
        # The holder closes its descriptor in the end, so it gets one of its own. Its type stub lacks the parameters.
        make_holder: Any = SocketHolder
        holder: Any = make_holder(self._listener.dup().detach(), False, BACKLOG)
        self._shd, self._ssp = holder, None


_LOGGERS: dict[str, Any] = {"loggers": {"_granian": {"handlers": [], "propagate": True}}}


async def serve(
    app: Litestar, listeners: Sequence[socket.socket], *, on_ready: Callable[[], None], on_stop: Callable[[], Awaitable[None]]
) -> None:
    """Serve `app` on all `listeners` until SIGTERM or SIGINT.

    Args:
        on_ready: Called once requests are accepted.
        on_stop: Called at the signal, while connections are still open; ends what would last for ever.
    """
    stop = asyncio.Event()
    _on_signals(stop.set)
    async with app.lifespan():
        servers = [_SocketServer(app, listener) for listener in listeners]
        running = [asyncio.create_task(server.serve(), name="granian") for server in servers]
        stopping = asyncio.create_task(stop.wait())
        await asyncio.sleep(0)
        on_ready()
        await asyncio.wait([stopping, *running], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await _within_grace(on_stop())
        await _end(servers, running)


async def _end(servers: Sequence[_SocketServer], running: Sequence["asyncio.Task[None]"]) -> None:
    for server in servers:
        stop: Any = server.stop  # without annotations in Granian
        stop()
    _, late = await asyncio.wait(running, timeout=STOP_GRACE_S)
    if late:
        _log.warning("requests did not end in time and are abandoned")
        # Granian still resolves the futures of such requests, which are cancelled by then.
        asyncio.get_running_loop().set_exception_handler(lambda _, facts: _log.debug("abandoned request", reason=facts["message"]))
    for task in late:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def _within_grace(work: Awaitable[None]) -> None:
    try:
        await asyncio.wait_for(work, STOP_GRACE_S)
    except TimeoutError:
        _log.warning("some pages could not be told in time that the server stops")


def _on_signals(callback: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, callback)


def _ipv6_twin(port: int) -> list[socket.socket]:
    """The same port on ::1, where there is one: browsers try it first for localhost."""
    try:
        return [_listen("::1", port)]
    except CannotListen as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
            _log.info("no IPv6 loopback on this machine")
            return []
        raise


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        advice = "Stop the other server or set PORT." if error.errno == errno.EADDRINUSE else "Set HOST and PORT."
        raise CannotListen(f"Cannot listen on {host} port {port}: {error.strerror or error}. {advice}") from error
    listener.setblocking(False)
    return listener
