"""`ViewHost`: which views extensions offer, and what each open one shows. Trees are checked here; drawing is the workbench's."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from plugyard.contract.errors import Conflict, LimitExceeded, RpcError

from plugyard_host.browser.ports import Clock, Disposable
from plugyard_host.host.disposal import Undo
from plugyard_host.host.instance import Instance
from plugyard_host.host.logs import LogStore
from plugyard_host.host.signals import Signal
from plugyard_host.host.surfaces import Drawer
from plugyard_host.host.trees import Tree

Activate = Callable[[str, str], Awaitable[None]]
"""Start an extension (its id) for an activation event, or raise."""
Live = Callable[[str], Instance | None]
"""The active instance of an extension, if there is one."""
WhyDown = Callable[[str], str]
"""Why an extension does not run, for people."""
PANEL = "panel"
MAX_VIEWS_EACH = 30
"""Registered by one extension at once. Those in a toolbar are all shown, each with a tree of its own."""


@dataclass(frozen=True, slots=True)
class PanelItem:
    """A panel that a running extension has registered."""

    extension_id: str
    view: str
    title: str


@dataclass(frozen=True, slots=True)
class RegisteredView:
    """A view that a running extension has put into a slot with `ui.registerView`."""

    extension_id: str
    view: str
    title: str
    slot: str
    order: int


@dataclass(slots=True)
class _Shown:
    """One open view."""

    extension_id: str
    view: str
    drawer: Drawer
    context: dict[str, Any]
    tree: Tree | None = None
    """What is drawn; None while nothing of a live instance is."""
    instance: int | None = None
    """Which instance was asked to render it."""
    is_open: bool = field(default=True)


class ViewHost:
    def __init__(self, *, activate: Activate, live: Live, why_down: WhyDown, clock: Clock, logs: LogStore) -> None:
        self._activate = activate
        self._live = live
        self._why_down = why_down
        self._clock = clock
        self._logs = logs
        self._registered: dict[tuple[str, str], RegisteredView] = {}
        self._shown: dict[tuple[str, str], _Shown] = {}
        self.changed: Signal[None] = Signal("views.changed")
        """The registered views are others."""

    # What extensions offer.

    def register(self, view: RegisteredView) -> Disposable:
        key = (view.extension_id, view.view)
        if key in self._registered:
            raise Conflict(f"The view {view.view!r} is registered already.")
        if sum(owner == view.extension_id for owner, _ in self._registered) >= MAX_VIEWS_EACH:
            raise LimitExceeded(f"An extension may register {MAX_VIEWS_EACH} views.", what="views", limit=MAX_VIEWS_EACH)
        self._registered[key] = view
        self.changed.emit(None)
        return Undo(lambda: self._forget(key, view))

    def _forget(self, key: tuple[str, str], view: RegisteredView) -> None:
        if self._registered.get(key) is view:
            del self._registered[key]
            self.changed.emit(None)

    def panels(self) -> list[PanelItem]:
        """Panels of `ui.registerPanel`, in a fixed order."""
        return [PanelItem(item.extension_id, item.view, item.title) for item in self.in_slot(PANEL)]

    def in_slot(self, slot: str) -> list[RegisteredView]:
        """What running extensions have put into a slot, beside what manifests declare (`ExtensionRegistry.slots`)."""
        items = [item for item in self._registered.values() if item.slot == slot]
        return sorted(items, key=lambda item: (item.order, item.extension_id, item.view))

    # What is open.

    def open(self, extension_id: str, view: str, drawer: Drawer, *, slot: str = PANEL) -> Disposable:
        """Show a view in `drawer` until disposed: starts the extension if need be, and comes back by itself after a restart."""
        key = (extension_id, view)
        if key in self._shown:
            raise Conflict(f"The view {view!r} of {extension_id} is open already.")
        shown = self._shown[key] = _Shown(extension_id, view, drawer, {"slot": slot})
        drawer.busy()
        self._clock.spawn(self._start(shown), name=f"opening {view} of {extension_id}")
        return Undo(lambda: self._close(key, shown))

    def _close(self, key: tuple[str, str], shown: _Shown) -> None:
        shown.is_open = False
        if self._shown.get(key) is shown:
            del self._shown[key]
        instance = self._live(shown.extension_id)
        if instance is not None and instance.number == shown.instance:
            instance.connection.notify("ui.close", {"view": shown.view})

    async def _start(self, shown: _Shown) -> None:
        try:
            await self._activate(shown.extension_id, f"onView:{shown.view}")
        except RpcError as error:
            self._fail(shown, error.message)
            return
        await self._render(shown)

    def refresh(self, extension_id: str) -> None:
        """The extension's state may be another: what shows a dead instance says so, what waits for a live one is drawn."""
        instance = self._live(extension_id)
        for shown in [shown for shown in self._shown.values() if shown.extension_id == extension_id]:
            if instance is None and shown.instance is not None:
                self._fail(shown, self._why_down(extension_id))
            elif instance is not None and shown.instance != instance.number:
                self._clock.spawn(self._render(shown), name=f"drawing {shown.view} of {extension_id}")

    def wake(self, extension_id: str) -> None:
        """The extension is another: start it for the views that are open and show nothing."""
        for shown in [shown for shown in self._shown.values() if shown.extension_id == extension_id and shown.tree is None]:
            shown.drawer.busy()
            self._clock.spawn(self._start(shown), name=f"reopening {shown.view} of {extension_id}")

    async def _render(self, shown: _Shown) -> None:
        instance = self._live(shown.extension_id)
        if instance is None or not shown.is_open or shown.instance == instance.number:
            return
        shown.instance = instance.number
        try:
            await instance.connection.call(
                "ui.render", {"view": shown.view, "context": shown.context}, accept=lambda plain: self._draw(shown, instance, plain)
            )
        except RpcError as error:
            if not instance.connection.is_open:
                return  # it died, and `refresh` has said so with the reason
            self._report(instance, shown, error)
            self._fail(shown, f"The view could not be drawn: {error.message}")

    def _draw(self, shown: _Shown, instance: Instance, plain: Any) -> None:
        """Runs the moment the tree arrives, so that a patch right behind it finds it drawn."""
        if not shown.is_open or shown.instance != instance.number:
            return
        tree = Tree(plain, lambda path: len(instance.package.files.get(path, b"")) * 4 // 3)
        shown.tree = tree
        shown.drawer.draw(plain)

    def _fail(self, shown: _Shown, message: str) -> None:
        shown.tree = None
        if self._live(shown.extension_id) is None:
            shown.instance = None
        if shown.is_open:
            shown.drawer.fail(message)

    # What happens in an open view.

    def patch(self, instance: Instance, view: str, changes: list[Any]) -> None:
        """Apply an extension's changes to what it shows: all or none. A view that was closed meanwhile ignores them."""
        shown = self._shown.get((instance.extension_id, view))
        if shown is None or shown.tree is None or shown.instance != instance.number:
            return
        shown.tree.apply(changes)
        shown.drawer.patch(changes)

    def send_event(self, extension_id: str, view: str, node: int, event: str, value: object) -> None:
        """Tell the extension what the user did to a node: `TreeDrawer`'s `send_event` with the first two arguments bound."""
        shown = self._shown.get((extension_id, view))
        instance = self._live(extension_id)
        if shown is None or instance is None or shown.tree is None or not shown.tree.listens(node, event):
            return  # the node went while the user clicked
        params = {"view": view, "node": node, "event": event, "value": value}
        self._clock.spawn(self._send_event(instance, shown, params), name=f"{event} in {view} of {extension_id}")

    async def _send_event(self, instance: Instance, shown: _Shown, params: dict[str, Any]) -> None:
        try:
            await instance.connection.call("ui.event", params)
        except RpcError as error:
            if instance.connection.is_open:
                self._report(instance, shown, error)

    def _report(self, instance: Instance, shown: _Shown, error: RpcError) -> None:
        """An exception in one handler is an error, not a crash."""
        instance.errors += 1
        self._logs.add_error(instance.extension_id, f"View {shown.view}: {error.message}", error)
