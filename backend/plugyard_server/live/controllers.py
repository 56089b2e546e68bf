"""`/api/v1/live`: what a page hears without asking."""

import asyncio
from contextlib import suppress
from typing import Any

import msgspec
import structlog
from litestar import WebSocket, websocket
from litestar.di import NamedDependency
from litestar.exceptions import WebSocketDisconnect

from plugyard_server.delivery.headers import KIND_KEY, ResponseKind
from plugyard_server.development.messages import DevExtensions
from plugyard_server.development.watch import DevWatch
from plugyard_server.errors import OriginRefused, send_problem
from plugyard_server.live.hub import LiveHub, Subscription
from plugyard_server.requests import is_local
from plugyard_server.settings import Settings

_log = structlog.get_logger(__name__)
GOING_AWAY = 1001
TOO_SLOW = 1013
"""Try again later: the page reconnects and gets everything anew."""


@websocket("/api/v1/live", opt={KIND_KEY: ResponseKind.API})
async def live(
    socket: WebSocket[Any, Any, Any],
    settings: NamedDependency[Settings],
    live_hub: NamedDependency[LiveHub],
    dev_watch: NamedDependency[DevWatch | None],
) -> None:
    """Browsers let any page open a WebSocket to any server, cookies included: only pages of the app's own origin get one."""
    if socket.headers.get("origin") != settings.origin:
        await socket.receive()
        await send_problem(socket.scope, socket.send, OriginRefused("Only pages of this server may listen here."))
        return
    await socket.accept()
    with live_hub.subscribe() as subscription:
        first = dev_watch.known() if dev_watch is not None and is_local(socket.client) else DevExtensions([], [])
        subscription.offer(msgspec.json.encode(first))
        await _pass_on(socket, subscription)


async def _pass_on(socket: WebSocket[Any, Any, Any], subscription: Subscription) -> None:
    """Send what is published until either side ends. What a page sends is read, so that its leaving is noticed, and dropped."""
    leaving = asyncio.create_task(_until_gone(socket))
    sending = asyncio.create_task(_send(socket, subscription))
    try:
        await asyncio.wait((leaving, sending), return_when=asyncio.FIRST_COMPLETED)
        if not leaving.done():
            await socket.close(code=TOO_SLOW if subscription.overrun else GOING_AWAY)
    finally:
        for task in (leaving, sending):
            task.cancel()
        outcomes = await asyncio.gather(leaving, sending, return_exceptions=True)
        _log.debug("page left the live channel", outcomes=[repr(outcome) for outcome in outcomes if outcome is not None])


async def _send(socket: WebSocket[Any, Any, Any], subscription: Subscription) -> None:
    async for message in subscription.messages():
        await socket.send_data(message.decode(), mode="text")


async def _until_gone(socket: WebSocket[Any, Any, Any]) -> None:
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_data(mode="text")
