"""The server as a table of canned answers, and a live channel that tests speak through."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from plugyard_host.browser.errors import HttpFailed
from plugyard_host.browser.fake.removal import Removal
from plugyard_host.browser.ports import Disposable


class FakeHttp:
    def __init__(self) -> None:
        self.files: dict[str, bytes | str | int] = {}
        """Path to content; an integer is a status to fail with."""
        self.requests: list[str] = []

    async def get_bytes(self, path: str) -> bytes:
        self.requests.append(path)
        await asyncio.sleep(0)
        found = self.files.get(path, 404)
        if isinstance(found, int):
            raise HttpFailed(found, path)
        return found.encode() if isinstance(found, str) else found

    async def get_text(self, path: str) -> str:
        return (await self.get_bytes(path)).decode()


class FakeLiveChannel:
    def __init__(self) -> None:
        self._listeners: list[Callable[[str], None]] = []
        self.paths: list[str] = []

    def connect(self, path: str, on_message: Callable[[str], None]) -> Disposable:
        self.paths.append(path)
        self._listeners.append(on_message)
        return Removal(self._listeners, on_message)

    def send(self, message: dict[str, Any] | str) -> None:
        """As the server would."""
        text = message if isinstance(message, str) else json.dumps(message)
        for listener in list(self._listeners):
            listener(text)
