"""The page's end of the wire: JSON-RPC 2.0 with each running instance, over the guard (docs/protocol.md).

It knows ids, answers and deadlines; which methods there are is broker.py's.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import DeadlineExceeded, ExtensionStopped, InternalError, InvalidMessage, RpcError, from_wire

from plugyard_host.browser.ports import Clock, Disposable, Guard
from plugyard_host.host.json_text import decode, encode

_logger = logging.getLogger(__name__)

Serve = Callable[[int, str, dict[str, Any], int], str | None]
"""`serve(call_id, method, params, size)` answers a request: the reply's text at once, or None when it follows by `Connection.reply`."""
Notice = Callable[[str, dict[str, Any]], None]
"""`notice(method, params)` hears a notification."""
Slow = Callable[[str, float], None]
"""`slow(method, took_s)` hears of a call of ours whose answer took longer than a second."""
Accept = Callable[[Any], Any]
"""Runs on a result the moment it arrives, before any later message; what it returns is the result of the call."""


def reply_text(call_id: int, result: str) -> str:
    """A success; `result` is JSON already."""
    return f'{{"jsonrpc":"2.0","id":{call_id},"result":{result}}}'


def failure_text(call_id: int, error: RpcError) -> str:
    return f'{{"jsonrpc":"2.0","id":{call_id},"error":{encode(error.to_wire())}}}'


class _Pending:
    """A call of ours that waits for its answer."""

    __slots__ = ("accept", "acked_at", "deadline", "future", "method", "sent_at")

    def __init__(self, method: str, sent_at: float, accept: Accept | None) -> None:
        self.method = method
        self.sent_at = sent_at
        self.acked_at: float | None = None
        """When the extension said that it had the request; it may still be busy with it."""
        self.accept = accept
        self.future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.deadline: Disposable

    def settle(self, result: Any) -> None:
        if self.future.done():
            return
        try:
            self.future.set_result(self.accept(result) if self.accept is not None else result)
        except RpcError as error:
            self.future.set_exception(error)
        except Exception as error:
            # A mistake of the host, or a result nobody thought of: whoever waits must not wait for ever, its deadline is gone already.
            _logger.exception("The answer to %s could not be used", self.method)
            self.future.set_exception(InternalError(f"The platform could not use the answer to {self.method}: {type(error).__name__}."))

    def fail(self, error: RpcError) -> None:
        if not self.future.done():
            self.future.set_exception(error)


class Connection:
    """The conversation with one instance, from `Endpoint.open` to `close`."""

    def __init__(self, endpoint: "Endpoint", instance: int, serve: Serve, notice: Notice, slow: Slow) -> None:
        self.instance = instance
        self._slow = slow
        self._endpoint = endpoint
        self._serve = serve
        self._notice = notice
        self._pending: dict[int, _Pending] = {}
        self._last_id = 0
        self._closed: RpcError | None = None
        self.dropped = 0
        """Messages that meant nothing: malformed, or answers that came too late."""

    @property
    def is_open(self) -> bool:
        return self._closed is None

    # What comes in.

    def receive(self, text: str) -> str | None:
        """Take one checked text; answers as `Guard.listen` wants it: a reply, "" for none, None for later.

        This is the hot path: a call answered by a plain function runs from here to its reply without a task, a future or a second message.
        """
        try:
            message = decode(text)
        except (ValueError, RecursionError):
            self.dropped += 1
            return ""
        if type(message) is not dict or message.get("jsonrpc") != "2.0":
            return self._refuse(message)
        method, params = message.get("method"), message.get("params")
        if type(method) is not str:
            return self._settle(message) if method is None else self._refuse(message)
        if "id" not in message:
            return self._hear(method, params)
        call_id = message["id"]
        if type(call_id) is not int or call_id < 1 or type(params) is not dict:
            return self._refuse(message)
        return self._serve(call_id, method, params, len(text))

    def _refuse(self, message: Any) -> str:
        """Answer nonsense when its id can be used, else drop it."""
        self.dropped += 1
        call_id = message.get("id") if type(message) is dict else None
        if type(call_id) is not int or call_id < 1:
            return ""
        return failure_text(call_id, InvalidMessage("This is not a JSON-RPC 2.0 request with a positive integer id and params by name."))

    def _hear(self, method: str, params: Any) -> str:
        known = params if type(params) is dict else {}
        if method == "$/ack":
            pending = self._pending.get(_id_of(known))
            if pending is not None:
                pending.acked_at = self._endpoint.clock.now()
        else:
            self._notice(method, known)
        return ""

    def _settle(self, message: dict[str, Any]) -> str:
        pending = self._pending.pop(_id_of(message), None)
        if pending is None:
            self.dropped += 1
            return ""
        pending.deadline.dispose()
        took_s = self._endpoint.clock.now() - pending.sent_at
        if took_s > limits.SLOW_CALL_S:
            self._slow(pending.method, took_s)
        error = message.get("error")
        if type(error) is dict:
            pending.fail(from_wire(error))
        elif "result" in message:
            pending.settle(message["result"])
        else:
            pending.fail(InvalidMessage(f"The extension's answer to {pending.method} has neither a result nor an error."))
        return ""

    # What goes out.

    async def call(
        self, method: str, params: Mapping[str, Any], *, timeout_s: float = limits.CALL_TIMEOUT_S, accept: Accept | None = None
    ) -> Any:
        """Ask the extension something.

        Raises:
            DeadlineExceeded: no answer in time; the extension is told to forget it.
            ExtensionStopped: it was gone, or went meanwhile.
            RpcError: what it answered.
        """
        if self._closed is not None:
            raise self._closed
        text = encode(dict(params))
        self._last_id += 1
        call_id = self._last_id
        pending = self._pending[call_id] = _Pending(method, self._endpoint.clock.now(), accept)
        pending.deadline = self._endpoint.clock.call_later(timeout_s, lambda: self._expire(call_id, timeout_s))
        self.send(f'{{"jsonrpc":"2.0","id":{call_id},"method":{encode(method)},"params":{text}}}')
        try:
            return await pending.future
        except asyncio.CancelledError:
            self._abandon(call_id)
            raise

    def _expire(self, call_id: int, timeout_s: float) -> None:
        pending = self._abandon(call_id)
        if pending is not None:
            did = "did not even take up" if pending.acked_at is None else "took up, but did not answer"
            pending.fail(DeadlineExceeded(f"The extension {did} {pending.method} within {timeout_s:g} seconds."))

    def _abandon(self, call_id: int) -> _Pending | None:
        pending = self._pending.pop(call_id, None)
        if pending is not None:
            pending.deadline.dispose()
            self.notify("$/cancel", {"id": call_id})
        return pending

    def notify(self, method: str, params: Mapping[str, Any]) -> None:
        self.notify_text(method, encode(dict(params)))

    def notify_text(self, method: str, params: str) -> None:
        """Send a notification whose params are JSON already."""
        self.send(f'{{"jsonrpc":"2.0","method":{encode(method)},"params":{params}}}')

    def reply(self, text: str) -> None:
        """The answer to a request that was not answered at once; hands its credit back."""
        if self._closed is None:
            self._endpoint.guard.send(self.instance, text, ack=1)

    def send(self, text: str) -> None:
        if self._closed is None:
            self._endpoint.guard.send(self.instance, text)

    def close(self, reason: str) -> None:
        """The instance is gone: fail every call that waits, now. Twice is harmless."""
        if self._closed is not None:
            return
        self._closed = ExtensionStopped(reason)
        self._endpoint.forget(self.instance)
        pending, self._pending = self._pending, {}
        for call in pending.values():
            call.deadline.dispose()
            call.fail(ExtensionStopped(reason))


class Endpoint:
    """All connections. `on_text` is what the guard calls."""

    def __init__(self, guard: Guard, clock: Clock) -> None:
        self.guard = guard
        self.clock = clock
        self._connections: dict[int, Connection] = {}
        self.late = 0
        """Texts of instances that were gone already."""

    def open(self, instance: int, serve: Serve, notice: Notice, slow: Slow) -> Connection:
        connection = self._connections[instance] = Connection(self, instance, serve, notice, slow)
        return connection

    def forget(self, instance: int) -> None:
        self._connections.pop(instance, None)

    def on_text(self, instance: int, text: str) -> str | None:
        connection = self._connections.get(instance)
        if connection is None:
            self.late += 1
            return ""
        return connection.receive(text)


def _id_of(fields: Mapping[str, Any]) -> int:
    """The id in a message, or 0, which no call ever has: a hostile id may be a list, which is no key, or `true`, which equals 1."""
    call_id = fields.get("id")
    return call_id if type(call_id) is int else 0
