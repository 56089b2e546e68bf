"""What the tests of the host app share: a browser in memory and a host on it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from plugyard_host.browser.fake.browser import FakeBrowser
from plugyard_host.browser.fake.extension import FakeExtension
from plugyard_host.host.host import Host
from plugyard_host.host.instance import Instance
from plugyard_host.host.surfaces import Surfaces


class Shown:
    """Surfaces that note what they were asked to show, and answer as a test says."""

    def __init__(self) -> None:
        self.notifications: list[tuple[str, str, str, list[str]]] = []
        self.modals: list[tuple[str, str, str]] = []
        self.answer: asyncio.Future[Any] | None = None

    async def show(self, source: str, message: str, level: str, actions: list[str]) -> str | None:
        self.notifications.append((source, message, level, actions))
        return await self.answer if self.answer is not None else None

    async def confirm(self, source: str, title: str, content: str) -> bool:
        self.modals.append((source, title, content))
        return await self.answer if self.answer is not None else True


class RecordingDrawer:
    """A drawer that keeps what it was told to draw."""

    def __init__(self) -> None:
        self.trees: list[dict[str, Any]] = []
        self.patches: list[list[Any]] = []
        self.failures: list[str] = []
        self.busy_count = 0

    def draw(self, tree: dict[str, Any]) -> None:
        self.trees.append(tree)

    def patch(self, changes: list[Any]) -> None:
        self.patches.append(changes)

    def fail(self, message: str) -> None:
        self.failures.append(message)

    def busy(self) -> None:
        self.busy_count += 1


class Stage:
    """A host with extensions on it."""

    def __init__(self, browser: FakeBrowser) -> None:
        self.browser = browser
        self.host = Host(browser)
        self.shown = Shown()
        self.host.use(Surfaces(self.shown, self.shown))

    def script(self, name: str) -> FakeExtension:
        return self.browser.sandbox.script(f"acme.{name}")

    async def start(self, name: str = "hello", **manifest: Any) -> FakeExtension:
        """One extension, active."""
        extension = self.browser.sandbox.extensions.get(f"acme.{name}") or self.script(name)
        self.browser.server.install(name, **manifest)
        await self.run_host()
        return extension

    async def run_host(self) -> None:
        await self.host.start()
        await self.browser.clock.run()

    async def run(self, seconds: float = 0.0) -> None:
        await self.browser.clock.run(seconds)

    def instance(self, name: str = "hello") -> Instance:
        instance = self.host.supervisor.live(f"acme.{name}")
        assert instance is not None, self.state(name)
        return instance

    def state(self, name: str = "hello") -> str:
        return self.row(name).state

    def row(self, name: str = "hello") -> Any:
        return next(row for row in self.host.supervisor.running() if row.id == f"acme.{name}")

    def log(self, name: str = "hello") -> list[str]:
        """Messages of one extension, with their level."""
        return [f"{entry.level}: {entry.message}" for entry in self.host.logs.entries(f"acme.{name}")]


@pytest.fixture
async def fake_browser() -> AsyncIterator[FakeBrowser]:
    browser = FakeBrowser()
    yield browser
    assert browser.clock.failures == []


@pytest.fixture
def stage(fake_browser: FakeBrowser) -> Stage:
    return Stage(fake_browser)


@pytest.fixture
def drawer() -> RecordingDrawer:
    return RecordingDrawer()
