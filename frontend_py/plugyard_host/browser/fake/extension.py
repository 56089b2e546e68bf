"""The far side of the wire: a worker that speaks the protocol, and an extension in it whose answers a test scripts."""

import asyncio
import json
from collections.abc import Callable
from inspect import isawaitable
from itertools import count
from typing import Any

from plugyard.contract.errors import ExtensionStopped, RpcError, from_wire

type Json = dict[str, Any]
type Answer = Callable[[Json], object]


class FakeExtension:
    """Answers the host's requests as a test says, and calls the host. It lives on when its worker is started anew."""

    def __init__(self) -> None:
        self.worker: FakeWorker | None = None
        self.received: list[Json] = []
        """Every message of the host, oldest first."""
        self.silent = False
        """While true no request is answered."""
        self._answers: dict[str, Answer] = {
            "extension.activate": lambda _: {"exports": []},
            "extension.deactivate": lambda _: None,
            "commands.run": lambda _: None,
            "ui.event": lambda _: None,
        }

    def on(self, method: str, answer: Answer) -> None:
        """Answer requests for `method` with what `answer(params)` returns; it may be asynchronous and may raise RpcErrors."""
        self._answers[method] = answer

    def on_activate(self, work: Callable[[], object]) -> None:
        """What `activate(api)` does."""

        async def activate(_: Json) -> Json:
            result = work()
            if isawaitable(result):
                await result
            return {"exports": []}

        self.on("extension.activate", activate)

    async def call(self, method: str, /, **params: Any) -> Any:
        """Call the host and answer its result, or raise the RpcError it sent."""
        if self.worker is None:
            raise ExtensionStopped("The fake extension does not run.")
        return await self.worker.request(method, params)

    def notify(self, method: str, /, **params: Any) -> None:
        if self.worker is not None:
            self.worker.post({"jsonrpc": "2.0", "method": method, "params": params})

    def send_raw(self, text: str) -> None:
        if self.worker is not None:
            self.worker.post_text(text)

    def of(self, method: str) -> list[Json]:
        """The params of all messages with this method so far."""
        return [message["params"] for message in self.received if message.get("method") == method]

    def answer(self, method: str, params: Json) -> object:
        if method not in self._answers:
            raise RpcError(f"The fake extension was not told how to answer {method}.")
        return self._answers[method](params)


class FakeWorker:
    """One instance: JSON-RPC over the fake guard."""

    def __init__(self, instance: int, pick: Callable[[str], FakeExtension], deliver: Callable[[int, str], str | None]) -> None:
        self.instance = instance
        self.extension: FakeExtension | None = None
        self._pick = pick
        self._deliver = deliver
        self._ids = count(1)
        self._pending: dict[int, asyncio.Future[Any]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended = False

    def post(self, message: Json) -> None:
        self.post_text(json.dumps(message))

    def post_text(self, text: str) -> None:
        if not self._ended:
            asyncio.get_running_loop().call_soon(self._deliver, self.instance, text)

    async def request(self, method: str, params: Json) -> Any:
        call_id = next(self._ids)
        self._pending[call_id] = asyncio.get_running_loop().create_future()
        self.post({"jsonrpc": "2.0", "id": call_id, "method": method, "params": params})
        return await self._pending[call_id]

    def receive(self, text: str) -> None:
        if self._ended:
            return
        message = json.loads(text)
        if message.get("method") == "extension.activate":
            self.extension = self._pick(message["params"]["id"])
            self.extension.worker = self
        if self.extension is not None:
            self.extension.received.append(message)
        if "method" not in message:
            self._settle(message)
        elif "id" in message and self.extension is not None and not self.extension.silent:
            self._start(self._serve(self.extension, message))

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, extension: FakeExtension, message: Json) -> None:
        self.post({"jsonrpc": "2.0", "method": "$/ack", "params": {"id": message["id"]}})
        try:
            result = extension.answer(message["method"], message["params"])
            reply = {"result": await result if isawaitable(result) else result}
        except RpcError as error:
            reply = {"error": error.to_wire()}
        self.post({"jsonrpc": "2.0", "id": message["id"], **reply})

    def _settle(self, message: Json) -> None:
        future = self._pending.pop(message.get("id", 0), None)
        if future is None or future.done():
            return
        if "error" in message:
            future.set_exception(from_wire(message["error"]))
        else:
            future.set_result(message["result"])

    def end(self) -> None:
        """The frame is gone: whatever ran in it stops between two steps."""
        self._ended = True
        for task in self._tasks:
            task.cancel()
        for future in self._pending.values():
            future.cancel()
