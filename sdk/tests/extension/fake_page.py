"""A page for the Python facade under ordinary pytest: stands in for `workers/rpc.js`, one token per call, texts only."""

import asyncio
import json
from typing import Any


class FakeBridge:
    """The bridge module; what the extension says lands in `heard`."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.given_up: list[int] = []
        self._last = 0

    def connect(self, settle: Any, dispatch: Any, cancel: Any) -> None:
        self.settle, self.dispatch, self.cancel = settle, dispatch, cancel

    def request(self, method: str, params: str) -> int:
        self._last += 1
        self.heard.put_nowait({"id": self._last, "method": method, "params": json.loads(params)})
        return self._last

    def give_up(self, number: int) -> None:
        self.given_up.append(number)

    def answer(self, token: int, result: str) -> None:
        self.heard.put_nowait({"id": token, "result": json.loads(result)})

    def fail(self, token: int, error: str) -> None:
        self.heard.put_nowait({"id": token, "error": json.loads(error)})

    def log(self, level: str, message: str, file: str, line: int) -> None:
        self.heard.put_nowait({"method": "$/log", "params": {"level": level, "message": message, "file": file, "line": line}})


class FakePage:
    """Says and hears messages by method name, as a test reads them."""

    def __init__(self, bridge: FakeBridge) -> None:
        self._bridge = bridge
        self._token = 1_000
        self._unanswered: list[int] = []

    async def hear(self) -> dict[str, Any]:
        message = await asyncio.wait_for(self._bridge.heard.get(), 5)
        if "method" in message and "id" in message:
            self._unanswered.append(message["id"])
        return message

    def call(self, method: str, **params: Any) -> int:
        self._token += 1
        self._bridge.dispatch(self._token, json.dumps({"jsonrpc": "2.0", "id": self._token, "method": method, "params": params}))
        return self._token

    def notify(self, method: str, **params: Any) -> None:
        self._bridge.dispatch(0, json.dumps({"jsonrpc": "2.0", "method": method, "params": params}))

    def answer(self, result: Any = None) -> None:
        self.settle({"result": result})

    def refuse(self, code: str, message: str = "No.", **data: Any) -> None:
        self.settle({"error": {"code": -32000, "message": message, "data": {**data, "code": code}}})

    def settle(self, outcome: dict[str, Any]) -> None:
        number = self._unanswered.pop(0)
        self._bridge.settle(number, json.dumps({"jsonrpc": "2.0", "id": number, **outcome}))

    def cancel(self, token: int) -> None:
        self._bridge.cancel(token)

    @property
    def given_up(self) -> list[int]:
        return self._bridge.given_up
