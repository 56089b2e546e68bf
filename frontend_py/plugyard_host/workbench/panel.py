"""The panel beside or below the editor: Output, and the panels of extensions."""

from collections.abc import Callable

from plugyard_host.browser.ports import Element
from plugyard_host.host.registry import SlotItem
from plugyard_host.host.signals import Signal
from plugyard_host.views.output import OutputView
from plugyard_host.widgets.controls import Control, icon, icon_button
from plugyard_host.widgets.tab_strip import Tab, TabStrip
from plugyard_host.workbench.extension_view import ExtensionView, slot_items
from plugyard_host.workbench.layout import Layout
from plugyard_host.workbench.surroundings import Surroundings

OUTPUT = "output"
SLOT = "panel"


class Panel:
    def __init__(self, around: Surroundings, parent: Element, layout: Layout, leave: Callable[[], None]) -> None:
        """`leave` moves the focus elsewhere when the panel closes under it."""
        self._leave = leave
        self._around = around
        self._dom = around.dom
        self._layout = layout
        self._items: dict[str, SlotItem] = {}
        self._shown: str | None = None
        self._shown_item: SlotItem | None = None
        self._view: OutputView | ExtensionView | None = None
        self._has_choice = False
        """The user has chosen a tab; until then the first panel of an extension is shown."""
        self._output_filter: str | None = None
        self.changed: Signal[None] = Signal("panel.changed")
        """The list of tabs is another."""
        self._tabs = TabStrip(self._dom, label="Panels", classes="panel-tabs", on_choose=self.choose)
        self._move = icon_button(self._dom, "panel-bottom", "Move panel", layout.move_panel)
        self._body = self._dom.create("div", classes="panel-body", attributes={"role": "tabpanel"})
        parent.append(self._header(), self._body)
        around.host.registry.changed.listen(lambda _id: self._sync())
        around.host.views.changed.listen(lambda _none: self._sync())
        layout.changed.listen(lambda _none: self._show())
        self._sync()

    def _header(self) -> Element:
        header = self._dom.create("div", classes="panel-header")
        close = icon_button(self._dom, "x", "Close panel", self._close)
        self._move.element.set_class("panel-dock", True)
        header.append(self._tabs.element, self._move.element, close.element)
        return header

    def _close(self) -> None:
        self._layout.open_panel(False)
        if not self._layout.is_phone:  # there it would raise the keyboard
            self._leave()

    def tabs(self) -> list[Tab]:
        """Extensions' panels first: Output is for those who look for it."""
        return [*(Tab(key, item.title) for key, item in self._items.items()), Tab(OUTPUT, "Output")]

    def choose(self, key: str) -> None:
        self._has_choice = True
        self._tabs.choose(key)
        self._layout.open_panel(True)

    def focus(self, key: str) -> None:
        """Show a panel and put the focus into it."""
        self.choose(key)
        self._tabs.focus()

    def show_output(self, extension_id: str | None) -> None:
        """Show the log of one extension; None: of all."""
        self._output_filter = extension_id
        if isinstance(self._view, OutputView):
            self._view.filter_by(extension_id)
        self.choose(OUTPUT)

    def _sync(self) -> None:
        self._items = {f"{item.extension_id}/{item.view}": item for item in slot_items(self._around.host, SLOT)}
        tabs = self.tabs()
        keys = [tab.key for tab in tabs]
        if self._tabs.chosen not in keys:
            self._has_choice = False
        if not self._has_choice:
            self._tabs.choose(keys[0])
        self._tabs.set_tabs(tabs)
        self._show()
        self.changed.emit(None)

    def _show(self) -> None:
        self._show_dock()
        key = self._tabs.chosen if self._layout.is_panel_open else None
        item = self._items.get(key or "")
        if key == self._shown and item == self._shown_item:
            return
        self._shown, self._shown_item = key, item
        if self._view is not None:
            self._view.dispose()
            self._view.element.remove()
            self._view = None
        if key is None:
            return
        self._view = self._create_output() if item is None else ExtensionView(self._around, item, classes="panel-page panel-view")
        self._body.set_attribute("aria-label", "Output" if item is None else item.title)
        self._body.append(self._view.element)

    def _create_output(self) -> OutputView:
        host = self._around.host
        view = OutputView(self._dom, self._around.browser.clock, host.logs, self._around.display_name)
        view.filter_by(self._output_filter)
        return view

    def _show_dock(self) -> None:
        _show_move(self._around, self._move, self._layout)


def _show_move(around: Surroundings, control: Control, layout: Layout) -> None:
    target = "bottom" if layout.dock == "right" else "right"
    label = f"Move panel to the {target}"
    control.element.clear()
    control.element.append(icon(around.dom, f"panel-{target}"))
    control.element.set_attribute("aria-label", label)
    control.element.set_attribute("data-tip", label)
