"""The title bar: the product, the way into the command palette, the toolbar of extensions, theme and layout buttons."""

from collections.abc import Callable

from plugyard_host.browser.ports import Dom, Element
from plugyard_host.widgets.controls import Control, icon, icon_button
from plugyard_host.workbench.layout import Layout
from plugyard_host.workbench.theme import TITLES, ThemeSwitch


class TitleBar:
    def __init__(self, dom: Dom, parent: Element, theme: ThemeSwitch, layout: Layout, open_palette: Callable[[], None]) -> None:
        self._dom = dom
        self._theme = theme
        self._layout = layout
        self.toolbar = dom.create("div", classes="toolbar", attributes={"role": "toolbar", "aria-label": "Toolbar"})
        self._theme_button = icon_button(dom, "theme-system", "Theme", theme.cycle)
        self._sidebar_button = icon_button(dom, "sidebar", "Toggle sidebar", lambda: layout.open_sidebar(not layout.is_sidebar_open))
        self._panel_button = icon_button(dom, "panel-right", "Toggle panel", lambda: layout.open_panel(not layout.is_panel_open))
        for control in (self._sidebar_button, self._panel_button):
            control.element.set_class("wide-only", True)
        end = dom.create("div", classes="titlebar-end")
        end.append(self.toolbar, self._theme_button.element, self._sidebar_button.element, self._panel_button.element)
        parent.append(self._brand(), self._search(open_palette), end)
        theme.changed.listen(lambda _none: self._show_theme())
        layout.changed.listen(lambda _none: self._show_layout())
        self._show_theme()
        self._show_layout()

    def _brand(self) -> Element:
        brand = self._dom.create("div", classes="brand")
        mark = self._dom.create("span", classes="brand-mark", attributes={"aria-hidden": "true"})
        mark.append(icon(self._dom, "mark"))
        brand.append(mark, self._dom.create("span", classes="brand-name", text="Plugyard"))
        return brand

    def _search(self, open_palette: Callable[[], None]) -> Element:
        attributes = {
            "type": "button",
            "aria-label": "Show all commands",
            "aria-haspopup": "dialog",
            "aria-keyshortcuts": "F1 Control+Shift+P",
        }
        search = self._dom.create("button", classes="titlebar-search", attributes=attributes)
        search.append(
            icon(self._dom, "search", classes="icon-small"),
            self._dom.create("span", classes="titlebar-search-text", text="Search commands"),
            self._dom.create("kbd", classes="key", text="F1"),
        )
        search.on("click", lambda _event: open_palette())
        return search

    def _show_theme(self) -> None:
        _show_icon(self._dom, self._theme_button, f"theme-{self._theme.choice}" if self._theme.choice != "high-contrast" else "eye")
        _rename(self._theme_button, f"Theme: {TITLES[self._theme.choice]}")

    def _show_layout(self) -> None:
        _show_icon(self._dom, self._panel_button, f"panel-{self._layout.dock}")
        self._sidebar_button.element.set_attribute("aria-pressed", str(self._layout.is_sidebar_open).lower())
        self._panel_button.element.set_attribute("aria-pressed", str(self._layout.is_panel_open).lower())


def _show_icon(dom: Dom, control: Control, name: str) -> None:
    control.element.clear()
    control.element.append(icon(dom, name))


def _rename(control: Control, label: str) -> None:
    control.element.set_attribute("aria-label", label)
    control.element.set_attribute("data-tip", label)
