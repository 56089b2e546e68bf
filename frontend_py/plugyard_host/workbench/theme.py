"""`ThemeSwitch`: light, dark, high contrast, or what the system says. Kept, and shared with extensions as `theme.mode`."""

from plugyard_host.browser.ports import Dom, Page
from plugyard_host.host.events import EventBus
from plugyard_host.host.signals import Signal
from plugyard_host.host.state import StateStore
from plugyard_host.workbench.preferences import Preferences

SYSTEM = "system"
MODES = ("light", "dark", "high-contrast")
CHOICES = (SYSTEM, *MODES)
TITLES = {SYSTEM: "System", "light": "Light", "dark": "Dark", "high-contrast": "High contrast"}
STATE_KEY = "theme.mode"


class ThemeSwitch:
    def __init__(self, dom: Dom, page: Page, preferences: Preferences, state: StateStore, events: EventBus) -> None:
        self._dom = dom
        self._page = page
        self._preferences = preferences
        self._state = state
        self._events = events
        self.choice = preferences.text("theme", SYSTEM, CHOICES)
        self.changed: Signal[None] = Signal("theme.changed")
        """Choice or mode is another."""
        self.mode = self._resolve()
        self._show()
        page.on_prefers_dark(lambda _dark: self._refresh())
        state.subscribe(STATE_KEY, lambda _key, mode: self._follow(mode))

    @property
    def is_dark(self) -> bool:
        return self.mode != "light"

    def choose(self, choice: str) -> None:
        self.choice = choice
        self._preferences.set("theme", choice)
        self._refresh()

    def toggle(self) -> None:
        """From light to dark, from anything else to light."""
        self.choose("dark" if self.mode == "light" else "light")

    def cycle(self) -> None:
        """System, light, dark, and around again: what the button in the title bar does."""
        order = (SYSTEM, "light", "dark")
        at = order.index(self.choice) if self.choice in order else -1
        self.choose(order[(at + 1) % len(order)])

    def _follow(self, mode: str) -> None:
        """An extension that may write `appearance` has set the mode."""
        if mode != self.mode and mode in MODES:
            self.choose(mode)

    def _resolve(self) -> str:
        if self.choice != SYSTEM:
            return self.choice
        return "dark" if self._page.prefers_dark() else "light"

    def _refresh(self) -> None:
        before, self.mode = self.mode, self._resolve()
        self._show()
        if self.mode != before:
            self._events.emit("theme:changed", {"mode": self.mode})
        self.changed.emit(None)

    def _show(self) -> None:
        self._dom.set_root_attribute("data-theme", None if self.choice == SYSTEM else self.choice)
        self._state.set(STATE_KEY, self.mode)
