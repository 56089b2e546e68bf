"""The Python end of `workers/rpc.js`: calls that can be awaited, and the page's calls handed to functions. Only JSON texts cross."""

import asyncio
import json

from plugyard.extension.awaiting import MICROPYTHON, Awaitable, finished, is_awaitable, spawn
from plugyard.extension.errors import CannotActivate, RpcError, StartFailed, revive
from plugyard.extension.places import message_of, place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    class Bridge(Protocol):
        """What the JavaScript side offers; `connect` gets the three functions that it calls."""

        def connect(
            self, settle: "Callable[[int, str], None]", dispatch: "Callable[[int, str], None]", cancel: "Callable[[int], None]"
        ) -> None: ...
        def request(self, method: str, params: str) -> int: ...
        def give_up(self, number: int) -> None: ...
        def answer(self, token: int, result: str) -> None: ...
        def fail(self, token: int, error: str) -> None: ...
        def log(self, level: str, message: str, file: str, line: int) -> None: ...


HANDLER_FAILED = -32009
NO_ANSWER_WANTED = 0
"""The token of a notification."""


def to_json(value: object) -> str:
    """Write JSON; NaN and infinity are refused here, where the author sees it."""
    return json.dumps(value) if MICROPYTHON else json.dumps(value, allow_nan=False)


class Call(Awaitable):
    """A call that is on its way already. Await it for the result; the error of one that nobody awaits goes to the log."""

    def __init__(self, connection: "Connection", method: str, number: int) -> None:
        self._connection = connection
        self._method = method
        self._number = number
        self._settled: asyncio.Event | None = None
        self._expected = False
        self._result: Any = None
        self.error: RpcError | None = None
        self.done = False

    def expect(self) -> None:
        """Say that someone will look at the outcome."""
        self._expected = True

    def settle(self, text: str) -> None:
        message = json.loads(text)
        self.done = True
        self._result = message.get("result")
        if "error" in message:
            self.error = revive(message["error"])
        if self._settled is not None:
            self._settled.set()
        elif self.error is not None and not self._expected:
            self._connection.log_failure(self.error, f"Nobody waited for {self._method}, which failed")

    async def wait(self) -> "Any":
        self._expected = True
        if not self.done:
            if self._settled is None:
                self._settled = asyncio.Event()
            try:
                await self._settled.wait()
            except asyncio.CancelledError:
                self._connection.give_up(self._number)
                raise
        if self.error is not None:
            raise self.error
        return self._result


class Connection:
    def __init__(self, bridge: "Bridge") -> None:
        self._bridge = bridge
        self._calls: dict[int, Call] = {}
        self._running: dict[int, asyncio.Task[object]] = {}
        self._handlers: dict[str, Callable[[dict[str, Any]], object]] = {}
        bridge.connect(self.settle, self.dispatch, self.cancel)

    def request(self, method: str, params: "dict[str, object]") -> Call:
        """Send a call now; the answer can be awaited."""
        number = self._bridge.request(method, to_json(params))
        call = Call(self, method, number)
        self._calls[number] = call
        return call

    def give_up(self, number: int) -> None:
        self._bridge.give_up(number)

    def serve(self, method: str, handler: "Callable[[dict[str, Any]], object]") -> None:
        """Let `handler(params)` answer the page's calls of `method`; it may be async."""
        self._handlers[method] = handler

    def log(self, level: str, message: str) -> None:
        self._bridge.log(level, message, "", 0)

    def log_failure(self, error: BaseException, where: str) -> None:
        place = place_of(error)
        line = place.get("line", 0)
        self._bridge.log("error", f"{where}: {place['stack']}", str(place.get("file", "")), line if isinstance(line, int) else 0)

    # --- called from JavaScript

    def settle(self, number: int, text: str) -> None:
        call = self._calls.pop(number, None)
        if call is not None:
            call.settle(text)

    def dispatch(self, token: int, text: str) -> None:
        message = json.loads(text)
        handler = self._handlers.get(message["method"])
        if handler is None:
            self._refuse(token, message["method"])
            return
        try:
            result = handler(message.get("params") or {})
            if is_awaitable(result):
                task = spawn(self._finish(token, result))
                if token != NO_ANSWER_WANTED:
                    self._running[token] = task
            else:
                self._answer(token, result)
        except BaseException as error:  # noqa: BLE001  # the edge: whatever an author's function raises is told to the page
            self._fail(token, error)

    def cancel(self, token: int) -> None:
        task = self._running.get(token)
        if task is not None:
            task.cancel()

    async def _finish(self, token: int, work: object) -> None:
        try:
            self._answer(token, await finished(work))
        except BaseException as error:  # noqa: BLE001  # the same edge, and a cancelled task has answered then
            self._fail(token, error)
        finally:
            self._running.pop(token, None)

    def _answer(self, token: int, result: object) -> None:
        if token != NO_ANSWER_WANTED:
            self._bridge.answer(token, to_json(result))

    def _refuse(self, token: int, method: str) -> None:
        if token != NO_ANSWER_WANTED:
            error = {"code": -32601, "message": f"This extension does not know {method}.", "data": {"code": "unknown_method"}}
            self._bridge.fail(token, to_json(error))

    def _fail(self, token: int, error: BaseException) -> None:
        if token == NO_ANSWER_WANTED:
            self.log_failure(error, "A handler failed")
        else:
            self._bridge.fail(token, to_json(wire_error(error)))


def wire_error(error: BaseException) -> "dict[str, object]":
    """Describe to the page what an author's function raised."""
    if isinstance(error, asyncio.CancelledError):
        return {"code": -32008, "message": "The call was cancelled.", "data": {"code": "cancelled"}}
    code, cause = (error.code, error.error) if isinstance(error, StartFailed) else ("handler_failed", error)
    data = place_of(cause)
    data["code"] = code
    if isinstance(cause, CannotActivate):
        data["file"], data["line"] = cause.file, 1
    return {"code": HANDLER_FAILED, "message": message_of(cause), "data": data}
