"""Activity bar and sidebar: one view at a time, built-in or of an extension."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from plugyard_host.browser.ports import Element
from plugyard_host.host.registry import SlotItem
from plugyard_host.host.signals import Signal
from plugyard_host.widgets.controls import icon_button
from plugyard_host.workbench.activity_button import ActivityButton, create_activity_button
from plugyard_host.workbench.extension_view import ExtensionView, slot_items
from plugyard_host.workbench.layout import Layout
from plugyard_host.workbench.shell import Shell
from plugyard_host.workbench.surroundings import Surroundings

SLOT = "sidebar"
EXPLORER = "explorer"
EXTENSIONS = "extensions"
DEFAULT = EXTENSIONS
"""What a first visitor sees beside the editor: who is at work here."""


class SideView(Protocol):
    """What stands in the sidebar while its activity is chosen."""

    element: Element

    def dispose(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Activity:
    key: str
    title: str
    icon_name: str
    create: Callable[[], SideView]


class SideBar:
    def __init__(self, around: Surroundings, shell: Shell, layout: Layout, built_in: list[Activity]) -> None:
        self._around = around
        self._dom = around.dom
        self._layout = layout
        self._built_in = built_in
        self._activities: dict[str, Activity] = {}
        self._buttons: dict[str, ActivityButton] = {}
        self._bar = self._dom.create("div", classes="activity-views")
        shell.activitybar.append(self._bar)
        self._sidebar = shell.sidebar
        self._title = self._dom.create("h2", classes="sidebar-title")
        self._body = self._dom.create("div", classes="sidebar-body")
        self._view: SideView | None = None
        self._shown: str | None = None
        self.chosen = around.preferences.text("sidebarView", DEFAULT, tuple(activity.key for activity in built_in))
        self.changed: Signal[None] = Signal("side_bar.changed")
        self._create_header()
        around.host.registry.changed.listen(lambda _id: self._sync())
        around.host.views.changed.listen(lambda _none: self._sync())
        layout.changed.listen(lambda _none: self._show())
        self._sync()

    def _create_header(self) -> None:
        header = self._dom.create("div", classes="sidebar-header")
        close = icon_button(self._dom, "x", "Close sidebar", self._close)
        header.append(self._title, close.element)
        self._sidebar.append(header, self._body)

    def _close(self) -> None:
        """The focus goes to what opens it again, not to nowhere."""
        self._layout.open_sidebar(False)
        self._buttons[self.chosen].element.focus()

    def choose(self, key: str) -> None:
        """Show a view."""
        self.chosen = key
        self._around.preferences.set("sidebarView", key)
        self._layout.open_sidebar(True)

    def _press(self, key: str) -> None:
        """A second press on the chosen activity closes the sidebar."""
        if key == self.chosen and self._layout.is_sidebar_open:
            self._layout.open_sidebar(False)
        else:
            self.choose(key)

    def _sync(self) -> None:
        activities = [*self._built_in, *map(self._activity_of, slot_items(self._around.host, SLOT))]
        wanted = {activity.key: activity for activity in activities}
        for key in [key for key in self._buttons if key not in wanted]:
            gone = self._buttons.pop(key)
            gone.listening.dispose()
            gone.element.remove()
        self._activities = wanted
        for index, activity in enumerate(activities):
            if activity.key not in self._buttons:
                self._buttons[activity.key] = create_activity_button(
                    self._dom, activity.key, activity.title, activity.icon_name, self._presser(activity.key)
                )
                self._bar.insert(index, self._buttons[activity.key].element)
        if self.chosen not in wanted:
            self.chosen = activities[0].key
        self._show()

    def _activity_of(self, item: SlotItem) -> Activity:
        key = f"{item.extension_id}/{item.view}"
        return Activity(key, item.title, "", lambda: ExtensionView(self._around, item, classes="sidebar-view"))

    def _presser(self, key: str) -> Callable[[], None]:
        return lambda: self._press(key)

    def _show(self) -> None:
        shown = self.chosen if self._layout.is_sidebar_open else None
        for key, button in self._buttons.items():
            button.element.set_attribute("aria-pressed", "true" if key == shown else "false")
        if shown == self._shown:
            return
        self._shown = shown
        if self._view is not None:
            self._view.dispose()
            self._view.element.remove()
            self._view = None
        if shown is not None:
            activity = self._activities[shown]
            self._title.set_text(activity.title)
            self._view = activity.create()
            self._body.append(self._view.element)
        self.changed.emit(None)
