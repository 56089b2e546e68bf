"""`Layout`: which parts of the shell are open, where the panel is docked, how large things are. On a phone one part at a time."""

from dataclasses import dataclass
from typing import Literal

from plugyard_host.browser.ports import Element, Page
from plugyard_host.host.signals import Signal
from plugyard_host.workbench.preferences import Preferences

WIDE = "(min-width: 1100px)"
"""The panel has room beside the editor."""
PHONE = "(max-width: 639px)"
"""One column; the same width as in phone.css."""

type Dock = Literal["right", "bottom"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A size that the user can change, in CSS pixels."""

    name: str
    """In the preferences."""
    style: str
    """The custom property that layout.css reads."""
    default: float
    minimum: float
    maximum: float


SIDEBAR = Extent("sidebarSize", "--sidebar-size", 280, 200, 560)
PANEL_WIDTH = Extent("panelWidth", "--panel-width", 420, 260, 1200)
PANEL_HEIGHT = Extent("panelHeight", "--panel-height", 280, 120, 900)


class Layout:
    def __init__(self, shell: Element, page: Page, preferences: Preferences) -> None:
        self._shell = shell
        self._page = page
        self._preferences = preferences
        self.changed: Signal[None] = Signal("layout.changed")
        self.is_phone = page.matches(PHONE)
        self._dock = preferences.text("panelDock", "auto", ("auto", "right", "bottom"))
        self._restore()
        for extent in (SIDEBAR, PANEL_WIDTH, PANEL_HEIGHT):
            shell.set_style(extent.style, f"{self.size(extent):g}px")
        page.on_matches(WIDE, lambda _wide: self._show())
        page.on_matches(PHONE, self._on_phone)

    def _restore(self) -> None:
        """What was open at the last visit. A phone starts with the editor: the rest would cover it."""
        self.is_sidebar_open = not self.is_phone and self._preferences.flag("sidebarOpen", default=True)
        self.is_panel_open = not self.is_phone and self._preferences.flag("panelOpen", default=True)
        self._show()

    @property
    def dock(self) -> Dock:
        if self._dock == "auto":
            return "right" if self._page.matches(WIDE) else "bottom"
        return "right" if self._dock == "right" else "bottom"

    def open_sidebar(self, is_open: bool) -> None:
        self.is_sidebar_open = is_open
        if self.is_phone:
            self.is_panel_open = False
        else:
            self._preferences.set("sidebarOpen", is_open)
        self._show()

    def open_panel(self, is_open: bool) -> None:
        self.is_panel_open = is_open
        if self.is_phone:
            self.is_sidebar_open = False
        else:
            self._preferences.set("panelOpen", is_open)
        self._show()

    def show_editor(self) -> None:
        """Bring the editor into view, which on a phone means to close what covers it."""
        if self.is_phone:
            self.is_sidebar_open = self.is_panel_open = False
            self._show()

    def move_panel(self) -> None:
        """From the right to the bottom or back; from then on it stays there, however wide the window is."""
        self._dock = "bottom" if self.dock == "right" else "right"
        self._preferences.set("panelDock", self._dock)
        self.open_panel(True)

    def size(self, extent: Extent) -> float:
        return self._preferences.number(extent.name, extent.default, minimum=extent.minimum, maximum=extent.maximum)

    def resize(self, extent: Extent, size: float) -> float:
        """Set a size within its bounds; answers what it became."""
        bounded = min(extent.maximum, max(extent.minimum, round(size)))
        self._preferences.set(extent.name, bounded)
        self._shell.set_style(extent.style, f"{bounded:g}px")
        return bounded

    def _on_phone(self, is_phone: bool) -> None:
        self.is_phone = is_phone
        self._restore()

    def _show(self) -> None:
        self._shell.set_attribute("data-sidebar", "open" if self.is_sidebar_open else "closed")
        self._shell.set_attribute("data-panel", "open" if self.is_panel_open else "closed")
        self._shell.set_attribute("data-dock", self.dock)
        self.changed.emit(None)
