"""Widgets that show text: text, heading, link, code, badge. Whatever an extension writes is shown letter by letter."""

from plugyard_host.browser.ports import DomEvent, Element
from plugyard_host.widgets.widget import Drawing, Props, Widget

_STYLE_TAGS = {"code": "code", "strong": "strong", "emphasis": "em", "strike": "s"}
"""Style prop -> element that means it; the first that is set gives the tag, classes draw all of them."""


class InlineText(Widget):
    """Text that may hold inline children after its value."""

    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        self._value_element: Element | None = None
        """Holds the value as soon as there are children: text and elements cannot share one parent here."""
        super().__init__(drawing, node_id, props)

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "value" in changed:
            self._value = props.get("value", "")
            (self._value_element or self.element).set_text(self._value)

    def place(self, index: int, child: Widget) -> None:
        if self._value_element is None:
            self.element.set_text("")
            self._value_element = self.dom.create("span", text=self._value)
            self.element.insert(0, self._value_element)
        self.element.insert(index + 1, child.outer)

    _value = ""


class Text(InlineText):
    def create(self, props: Props) -> Element:
        tag = next((tag for prop, tag in _STYLE_TAGS.items() if props.get(prop)), "span")
        return self.dom.create(tag, classes="node-text")

    def set(self, props: Props, changed: frozenset[str]) -> None:
        super().set(props, changed)
        for name in changed & _STYLE_TAGS.keys():
            self.element.set_class(f"text-{name}", bool(props.get(name)))
        if "tone" in changed:
            self.element.set_attribute("data-tone", props.get("tone"))


class Link(InlineText):
    """Opens nothing by itself: the address is not in the page, and the user is asked first."""

    def create(self, props: Props) -> Element:
        return self.dom.create("span", classes="node-link", attributes={"role": "link", "tabindex": "0"})

    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        super().__init__(drawing, node_id, props)
        self.own(self.element.on("click", lambda _event: self._open()))
        self.own(self.element.on("keydown", self._on_key))

    def set(self, props: Props, changed: frozenset[str]) -> None:
        super().set(props, changed)
        self._href = props["href"]

    def _on_key(self, event: DomEvent) -> None:
        if event.key == "Enter":
            event.prevent_default()
            self._open()

    def _open(self) -> None:
        self.drawing.open_link(self._href)


class Heading(Widget):
    def create(self, props: Props) -> Element:
        return self.dom.create(f"h{props.get('level', 2)}", classes="node-heading")

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "value" in changed:
            self.element.set_text(props["value"])
        level = str(props.get("level", 2))
        self.element.set_attribute("data-level", level)
        self.element.set_attribute("aria-level", level)


class Code(Widget):
    def create(self, props: Props) -> Element:
        return self.dom.create("pre" if props.get("block") else "code", classes="node-code")

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "value" in changed:
            self.element.set_text(props["value"])
        if "block" in changed:
            self.element.set_class("node-code-block", bool(props.get("block")))
            self.element.set_attribute("tabindex", "0" if props.get("block") else None)
        if "language" in changed:
            self.element.set_attribute("data-language", props.get("language"))


class Badge(Widget):
    def create(self, props: Props) -> Element:
        return self.dom.create("span", classes="badge node-badge")

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "value" in changed:
            self.element.set_text(props["value"])
        if "tone" in changed:
            self.element.set_attribute("data-tone", props.get("tone"))
        if "label" in changed:
            self.element.set_attribute("role", "img" if "label" in props else None)
            self.element.set_attribute("aria-label", props.get("label"))
