"""A button of the activity bar. On a phone the bar lies at the bottom, and two buttons more lead to editor and panel."""

from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Disposable, Dom, Element
from plugyard_host.widgets.controls import icon, tile
from plugyard_host.workbench.layout import Layout


@dataclass(slots=True)
class ActivityButton:
    element: Element
    listening: Disposable


def create_activity_button(dom: Dom, key: str, title: str, icon_name: str, on_press: Callable[[], None]) -> ActivityButton:
    """Without an icon the button shows the first letter of its title."""
    attributes = {"type": "button", "aria-label": title, "data-tip": title, "data-tip-side": "right"}
    element = dom.create("button", classes="activity", attributes=attributes)
    sign = icon(dom, icon_name, classes="icon-large") if icon_name else tile(dom, key, title, small=True)
    element.append(sign, dom.create("span", classes="activity-name", text=title, attributes={"aria-hidden": "true"}))
    return ActivityButton(element, element.on("click", lambda _event: on_press()))


class PhoneButtons:
    """Editor and panel, for a screen that shows one part at a time. Wider screens hide both buttons."""

    def __init__(self, dom: Dom, bar: Element, layout: Layout) -> None:
        self._layout = layout
        self._editor = create_activity_button(dom, "editor", "Editor", "edit", layout.show_editor)
        self._panel = create_activity_button(dom, "panel", "Panel", "panel-bottom", lambda: layout.open_panel(not layout.is_panel_open))
        for button in (self._editor, self._panel):
            button.element.set_class("activity-phone", True)
        bar.insert(0, self._editor.element)
        bar.append(self._panel.element)
        layout.changed.listen(lambda _none: self._show())
        self._show()

    def _show(self) -> None:
        layout = self._layout
        is_editor = not (layout.is_sidebar_open or layout.is_panel_open)
        self._editor.element.set_attribute("aria-pressed", "true" if is_editor else "false")
        self._panel.element.set_attribute("aria-pressed", "true" if layout.is_panel_open else "false")
