"""A mounted workbench on a host in memory, and small trees to draw."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from plugyard_host.browser.fake.browser import FakeBrowser
from plugyard_host.browser.fake.dom import FakeDom, FakeElement
from plugyard_host.widgets.tree import TreeDrawer, ViewFrame
from plugyard_host.workbench.layout import WIDE
from plugyard_host.workbench.workbench import Workbench


class Bench:
    """A workbench as the user has it: roles, names, keys."""

    def __init__(self, stage: Any) -> None:
        self.stage = stage
        self.host = stage.host
        self.browser: FakeBrowser = stage.browser
        self.dom: FakeDom = stage.browser.dom
        self.workbench = Workbench(self.host, self.browser)

    async def mount(self) -> "Bench":
        await self.host.load()
        await self.workbench.mount()
        await self.run()
        return self

    async def run(self, seconds: float = 0.1) -> None:
        await self.browser.clock.run(seconds)

    async def command(self, title: str) -> None:
        """Run a command through the palette."""
        self.dom.press("F1")
        await self.run()
        self.dom.find("combobox", "Command palette").type_text(title)
        self.dom.press("Enter")
        await self.run()

    def keep(self, **preferences: Any) -> None:
        """Preferences of an earlier visit."""
        self.browser.store.tables["workbench"] = {"preferences": json.dumps(preferences)}

    async def kept(self) -> dict[str, Any]:
        await self.run(1)
        return json.loads(self.browser.store.tables["workbench"]["preferences"])


class View:
    """One drawn tree, with what it told its extension."""

    def __init__(self, dom: FakeDom) -> None:
        self.dom = dom
        self.place = dom.create("div")
        dom.body.append(self.place)
        self.events: list[tuple[int, str, object]] = []
        self.opened: list[str] = []
        self.asked: list[str] = []
        frame = ViewFrame("Word Count", self.opened.append, lambda: self.asked.append("log"), lambda: self.asked.append("restart"))
        assets = {"media/logo.png": "data:image/png;base64,AAAA"}
        self.drawer = TreeDrawer(dom, self.place, lambda *event: self.events.append(event), assets.get, frame)

    def draw(self, tree: dict[str, Any]) -> "FakeElement":
        self.drawer.draw(tree)
        return self.place.children[0]

    def patch(self, *changes: list[Any]) -> None:
        self.drawer.patch(list(changes))


@pytest.fixture
def bench(stage: Any, fake_browser: FakeBrowser) -> Bench:
    fake_browser.page.media[WIDE] = True
    return Bench(stage)


@pytest.fixture
async def mounted(bench: Bench) -> Bench:
    return await bench.mount()


@pytest.fixture
def view() -> View:
    return View(FakeDom())


@pytest.fixture
def node() -> Callable[..., dict[str, Any]]:
    def make(node_id: int, kind: str, *children: dict[str, Any], **props: Any) -> dict[str, Any]:
        return {"id": node_id, "kind": kind, "props": props, "children": list(children)}

    return make
