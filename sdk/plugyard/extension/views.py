"""Views: render functions, the trees they show, and patches when something changed."""

from plugyard.extension.awaiting import Awaitable, finished, spawn
from plugyard.extension.nodes import root_of
from plugyard.extension.tree import Tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plugyard.extension.connection import Connection
    from plugyard.extension.registrations import Registration

    Render = Callable[[Any], Any]

_MAX_FIRST_RENDERS = 3


class ShownView:
    """A view while it is shown. Renders are gathered: one is under way to the page at a time."""

    def __init__(self, name: str, render: "Render", connection: "Connection") -> None:
        self.id = name
        self.connection = connection
        self.context: Any = None
        """What the render function gets; set by the owner."""
        self.rendered: list[Callable[[], None]] = []
        """Called after each render."""
        self.closing: list[Callable[[], None]] = []
        """Called when the view is closed."""
        self.loading: list[Any] = []
        """What hooks wait for: coroutines."""
        self._render = render
        self._tree = Tree()
        self._started = False
        self._closed = False
        self._dirty = False
        self._drawing = False

    async def open(self) -> "dict[str, object]":
        """Render for the first time; waits for the values that hooks ask for, so that nothing flickers."""
        await self._draw()
        for _ in range(_MAX_FIRST_RENDERS - 1):
            if not self.loading:
                break
            while self.loading:
                await self.loading.pop(0)
            await self._draw()
        self._started = True
        self._dirty = False
        root = self._tree.root
        return root.wire() if root is not None else {}

    def update(self) -> None:
        """Render soon, and send what changed."""
        if self._closed or not self._started:
            return
        self._dirty = True
        if not self._drawing:
            self._drawing = True
            spawn(self._draw_while_dirty())

    async def handle(self, node: int, event: str, value: object) -> None:
        """Call the function that stands behind a node's handler now."""
        shown = self._tree.by_id.get(node)
        handler = shown.handlers.get(event) if shown is not None else None
        if handler is None:
            return  # the node went away while the click was on its way
        try:
            result = _call_with(handler, value)
            self.update()
            await finished(result)
        finally:
            self.update()

    def close(self) -> None:
        self._closed = True
        while self.closing:
            self.closing.pop()()

    async def _draw(self) -> "list[list[Any]]":
        node = root_of(await finished(self._render(self.context)))
        changes = [] if self._closed else self._tree.show(node)
        for action in self.rendered:
            action()
        return changes

    async def _draw_while_dirty(self) -> None:
        while self._dirty and not self._closed:
            self._dirty = False
            try:
                await self._send(await self._draw())
            except Exception as error:  # noqa: BLE001  # nobody waits for this: whatever the render function raises goes to the log
                self.connection.log_failure(error, f"The view {self.id} could not be rendered")
        self._drawing = False

    async def _send(self, changes: "list[list[Any]]") -> None:
        if not changes or self._closed:
            return
        try:
            await self.connection.request("ui.patch", {"view": self.id, "changes": changes}).wait()
        except Exception:
            self._tree.root = None  # what the page shows is not known any more: the next render replaces it all
            raise


class ViewRegistration(Awaitable):
    """What `register_panel` and `register_view` return: a registration that can also `update()`."""

    def __init__(self, views: "Views", view: str, registration: "Registration") -> None:
        self._views = views
        self._view = view
        self._registration = registration

    @property
    def ready(self) -> "ViewRegistration":
        return self

    async def wait(self) -> None:
        await self._registration.wait()

    def update(self) -> None:
        """Render again soon, if the view is shown."""
        self._views.update(self._view)

    def dispose(self) -> None:
        """End the registration. Twice is harmless."""
        self._views.forget(self._view)
        self._registration.dispose()

    def __call__(self) -> None:
        self.dispose()


class Views:
    """All views of the extension, by id."""

    def __init__(
        self, component: "Callable[[str], Render | None]", context_of: "Callable[[ShownView, Any], Any]", connection: "Connection"
    ) -> None:
        self._component = component
        self._context_of = context_of
        self._connection = connection
        self._offered: dict[str, Render] = {}
        self._shown: dict[str, ShownView] = {}

    def offer(self, view: str, render: "Render", registration: "Registration") -> ViewRegistration:
        """Keep the render function of a registered panel or view."""
        self._offered[view] = render
        return ViewRegistration(self, view, registration)

    def forget(self, view: str) -> None:
        self._offered.pop(view, None)
        self.close(view)

    async def open(self, view: str, shown_for: "dict[str, Any]") -> "dict[str, object]":
        """Answer `ui.render`."""
        render = self._offered.get(view) or self._component(view)
        if render is None:
            raise LookupError(f"This extension has no view {view!r}.")
        self.close(view)
        shown = ShownView(view, render, self._connection)
        shown.context = self._context_of(shown, shown_for)
        self._shown[view] = shown
        return await shown.open()

    def close(self, view: str) -> None:
        shown = self._shown.pop(view, None)
        if shown is not None:
            shown.close()

    def update(self, view: str) -> None:
        shown = self._shown.get(view)
        if shown is not None:
            shown.update()

    async def handle(self, view: str, node: int, event: str, value: object) -> None:
        shown = self._shown.get(view)
        if shown is not None:
            await shown.handle(node, event, value)


def _call_with(handler: "Callable[..., Any]", value: object) -> "Any":
    """Events that say nothing (a click) call the function without arguments."""
    return handler() if value is None else handler(value)
