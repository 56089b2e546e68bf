"""Small controls of the workbench itself: icons, buttons, drop-downs, an extension's tile. Extensions get the node widgets instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zlib import crc32

from plugyard_host.browser.ports import Disposable, Dom, Element

_HUES = 8
"""How many tile colours controls.css has."""


@dataclass(frozen=True, slots=True)
class Control:
    """An element that listens. Disposing it stops the listening; taking the element out of the page is its owner's task."""

    element: Element
    listening: Disposable
    label: Element | None = None
    """What holds the text of a button."""

    def set_label(self, label: str) -> None:
        if self.label is not None:
            self.label.set_text(label)

    def dispose(self) -> None:
        self.listening.dispose()


def icon(dom: Dom, name: str, *, classes: str = "") -> Element:
    """An icon of icons.css. Says nothing to screen readers: whatever holds it has a name of its own."""
    return dom.create("span", classes=f"icon icon-{name} {classes}".strip(), attributes={"aria-hidden": "true"})


def button(dom: Dom, label: str, on_click: Callable[[], None], *, look: str = "secondary", icon_name: str | None = None) -> Control:
    """A button with a text. `look` is `primary`, `secondary`, `quiet` or `danger`."""
    element = dom.create("button", classes=f"button button-{look}", attributes={"type": "button"})
    if icon_name is not None:
        element.append(icon(dom, icon_name, classes="icon-small"))
    text = dom.create("span", classes="button-label", text=label)
    element.append(text)
    return Control(element, element.on("click", lambda _event: on_click()), text)


def icon_button(dom: Dom, name: str, label: str, on_click: Callable[[], None], *, tip_side: str = "") -> Control:
    """A button that shows only an icon. Its name is also its tooltip, below it or on `tip_side`: `right` or `top`."""
    attributes = {"type": "button", "aria-label": label, "data-tip": label} | ({"data-tip-side": tip_side} if tip_side else {})
    element = dom.create("button", classes="icon-button", attributes=attributes)
    element.append(icon(dom, name))
    return Control(element, element.on("click", lambda _event: on_click()))


def fill_options(dom: Dom, select: Element, options: Iterable[tuple[str, str]], value: str) -> None:
    """Give a `<select>` its options, as pairs of value and text, and choose `value`."""
    select.clear()
    for option, text in options:
        select.append(dom.create("option", text=text, attributes={"value": option}))
    select.value = value


def tile(dom: Dom, extension_id: str, display_name: str, *, small: bool = False) -> Element:
    """The sign of an extension: its first letter on a colour that stays the same for its id."""
    letter = next((character for character in display_name if character.isalnum()), "?").upper()
    hue = crc32(extension_id.encode()) % _HUES
    classes = "tile tile-small" if small else "tile"
    return dom.create("span", classes=classes, text=letter, attributes={"aria-hidden": "true", "data-hue": str(hue)})


def empty_state(dom: Dom, title: str, sentence: str) -> Element:
    """What a list shows when it has nothing to show."""
    element = dom.create("div", classes="empty")
    element.append(dom.create("p", classes="empty-title", text=title), dom.create("p", text=sentence))
    return element
