"""`TreeDrawer`: draws the node tree of one view, keeps it in step by patches, and says so when the view cannot be shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from plugyard_host.browser.ports import Dom, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.widgets.controls import button, icon
from plugyard_host.widgets.kinds import WIDGETS
from plugyard_host.widgets.widget import Drawing, Widget

_serial = count(1)


def _nothing() -> None:
    pass


def _open_nothing(_href: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class ViewFrame:
    """What the workbench adds to a view: its name for people, and what they can do that is not the extension's own doing."""

    title: str = "This view"
    open_link: Callable[[str], None] = _open_nothing
    show_log: Callable[[], None] = _nothing
    restart: Callable[[], None] = _nothing


class TreeDrawer:
    """Implements `host.surfaces.Drawer`.

    A patch that does not fit never gets here: `host.trees` has applied the same changes to plain data before, all or none. What is
    left to this class is that only kinds with a widget, and of their props only those the widget reads, become something on the page.
    """

    def __init__(
        self,
        dom: Dom,
        parent: Element,
        send_event: Callable[[int, str, object], None],
        asset_url: Callable[[str], str | None],
        frame: ViewFrame | None = None,
    ) -> None:
        self._dom = dom
        self._parent = parent
        self._frame = frame or ViewFrame()
        self._drawing = Drawing(dom, f"view-{next(_serial)}", send_event, asset_url, self._frame.open_link)
        self._widgets: dict[int, Widget] = {}
        self._card_listeners = DisposalList()

    def draw(self, tree: dict[str, Any]) -> None:
        self.patch([["root", tree]])

    def patch(self, changes: Sequence[Sequence[Any]]) -> None:
        for change in changes:
            self._show_change(change)
        self._set_busy(False)

    def _show_change(self, change: Sequence[Any]) -> None:
        match change:
            case ["props", node_id, props]:
                self._widgets[node_id].update(props)
            case ["insert", parent_id, index, tree]:
                self._widgets[parent_id].insert(index, self._build(tree))
            case ["move", parent_id, index, node_id]:
                self._widgets[parent_id].move(index, self._widgets[node_id])
            case ["remove", node_id]:
                self._take_out(self._widgets[node_id])
            case ["root", tree]:
                self._show_root(tree)

    def _build(self, tree: dict[str, Any]) -> Widget:
        widget = WIDGETS[tree["kind"]](self._drawing, tree["id"], tree.get("props", {}))
        self._widgets[tree["id"]] = widget
        for index, child in enumerate(tree.get("children", ())):
            widget.insert(index, self._build(child))
        return widget

    def _take_out(self, widget: Widget) -> None:
        had_focus = widget.element.contains_focus()
        if widget.parent is not None:
            widget.parent.children.remove(widget)
        widget.outer.remove()
        self._forget(widget)
        if had_focus:
            self._keep_focus_near()

    def _forget(self, widget: Widget) -> None:
        widget.dispose()
        del self._widgets[widget.node_id]
        for child in widget.children:
            self._forget(child)

    def _keep_focus_near(self) -> None:
        """The focused node is gone: stay in this view instead of falling back to the top of the page."""
        self._parent.set_attribute("tabindex", "-1")
        self._parent.focus()

    def _show_root(self, tree: dict[str, Any]) -> None:
        had_focus = self._parent.contains_focus()
        self._clear()
        self._parent.append(self._build(tree).element)
        if had_focus:
            self._keep_focus_near()

    def _clear(self) -> None:
        for widget in self._widgets.values():
            widget.dispose()
        self._widgets = {}
        self._card_listeners.dispose()
        self._card_listeners = DisposalList()
        self._parent.clear()

    def busy(self) -> None:
        """What is drawn stays readable until the extension runs again, but takes no clicks: nobody would hear them."""
        if not self._widgets:
            self._clear()
            waiting = self._dom.create("div", classes="view-busy", attributes={"role": "status"})
            waiting.append(
                self._dom.create("span", classes="view-spinner"), self._dom.create("span", text=f"Starting {self._frame.title}…")
            )
            self._parent.append(waiting)
        self._set_busy(True)

    def _set_busy(self, busy: bool) -> None:
        self._parent.set_attribute("aria-busy", "true" if busy else None)
        self._parent.set_attribute("inert", "" if busy else None)

    def fail(self, message: str) -> None:
        self._clear()
        self._set_busy(False)
        show_log = button(self._dom, "Show log", self._frame.show_log, look="quiet")
        restart = button(self._dom, "Restart", self._frame.restart)
        self._card_listeners.add(show_log)
        self._card_listeners.add(restart)
        card = self._dom.create("div", classes="view-failed", attributes={"role": "alert"})
        text = self._dom.create("div", classes="view-failed-text")
        text.append(
            self._dom.create("p", classes="view-failed-title", text=f"{self._frame.title} cannot be shown"),
            self._dom.create("p", classes="view-failed-reason", text=message),
        )
        actions = self._dom.create("div", classes="view-failed-actions")
        actions.append(restart.element, show_log.element)
        card.append(icon(self._dom, "warning"), text, actions)
        self._parent.append(card)

    def dispose(self) -> None:
        """Take everything out and stop listening."""
        self._clear()
