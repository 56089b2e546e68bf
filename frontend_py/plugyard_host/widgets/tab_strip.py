"""`TabStrip`: a row of tabs, one of them chosen. What a tab shows is the owner's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from plugyard_host.browser.ports import Disposable, Dom, DomEvent, Element
from plugyard_host.widgets.controls import icon


@dataclass(frozen=True, slots=True)
class Tab:
    key: str
    title: str
    icon_name: str | None = None


@dataclass(slots=True)
class _Drawn:
    tab: Tab
    element: Element
    listening: list[Disposable] = field(default_factory=list)


class TabStrip:
    """Arrow keys, Home and End move between tabs, as the ARIA pattern has it; only the chosen tab is in the tab order."""

    def __init__(self, dom: Dom, *, label: str, classes: str, on_choose: Callable[[str], None]) -> None:
        """`classes` names the strip; its tabs get the same name in the singular: `panel-tabs`, `panel-tab`."""
        self._dom = dom
        self._tab_class = classes.removesuffix("s")
        self._on_choose = on_choose
        self._drawn: dict[str, _Drawn] = {}
        self.chosen: str | None = None
        self.element = dom.create("div", classes=classes, attributes={"role": "tablist", "aria-label": label})

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs in this order. Those that stay keep their element, and with it the focus."""
        wanted = {tab.key for tab in tabs}
        for key in [key for key, drawn in self._drawn.items() if key not in wanted or drawn.tab not in tabs]:
            self._take_out(self._drawn.pop(key))
        for index, tab in enumerate(tabs):
            if tab.key not in self._drawn:
                self._drawn[tab.key] = self._draw(tab)
                self.element.insert(index, self._drawn[tab.key].element)
        self._drawn = {tab.key: self._drawn[tab.key] for tab in tabs}
        self._show_chosen()

    def choose(self, key: str | None) -> None:
        self.chosen = key
        self._show_chosen()

    def focus(self) -> None:
        if self.chosen in self._drawn:
            self._drawn[self.chosen].element.focus()

    def mark(self, key: str) -> Element:
        """The element of a tab, for what its owner wants to add to it."""
        return self._drawn[key].element

    def _draw(self, tab: Tab) -> _Drawn:
        element = self._dom.create("button", classes=self._tab_class, attributes={"role": "tab", "type": "button"})
        if tab.icon_name is not None:
            element.append(icon(self._dom, tab.icon_name, classes="icon-small"))
        element.append(self._dom.create("span", classes=f"{self._tab_class}-name", text=tab.title))
        click = element.on("click", lambda _event: self._on_choose(tab.key))
        keys = element.on("keydown", lambda event: self._on_key(event, tab.key))
        return _Drawn(tab, element, [click, keys])

    @staticmethod
    def _take_out(drawn: _Drawn) -> None:
        for listening in drawn.listening:
            listening.dispose()
        drawn.element.remove()

    def _show_chosen(self) -> None:
        for key, drawn in self._drawn.items():
            drawn.element.set_attribute("aria-selected", "true" if key == self.chosen else "false")
            drawn.element.set_attribute("tabindex", "0" if key == self.chosen else "-1")

    def _on_key(self, event: DomEvent, key: str) -> None:
        keys = list(self._drawn)
        at = keys.index(key)
        places = {"ArrowRight": at + 1, "ArrowLeft": at - 1, "Home": 0, "End": len(keys) - 1}
        if event.key in places:
            event.prevent_default()
            self._on_choose(keys[places[event.key] % len(keys)])
            self.focus()

    def dispose(self) -> None:
        for drawn in self._drawn.values():
            self._take_out(drawn)
        self._drawn = {}
