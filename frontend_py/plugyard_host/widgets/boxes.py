"""Widgets that arrange others: row, column, list, divider."""

from plugyard_host.browser.ports import Element
from plugyard_host.widgets.widget import Props, Widget

_STEP_PX = 4
"""One step of `gap` and `padding`: the theme's grid."""


class Box(Widget):
    """What row and column have in common."""

    kind = "column"

    def create(self, props: Props) -> Element:
        return self.dom.create("div", classes=f"node-{self.kind}")

    def set(self, props: Props, changed: frozenset[str]) -> None:
        for name in changed & {"gap", "padding"}:
            steps = props.get(name)
            self.element.set_style(name, None if steps is None else f"{steps * _STEP_PX}px")
        for name in changed & {"align", "justify"}:
            self.element.set_attribute(f"data-{name}", props.get(name))
        for name in changed & {"grow", "wrap", "scroll"}:
            self.element.set_attribute(f"data-{name}", str(props[name]).lower() if name in props else None)
        if "label" in changed:
            self.element.set_attribute("role", "group" if "label" in props else None)
            self.element.set_attribute("aria-label", props.get("label"))


class Row(Box):
    kind = "row"


class Column(Box):
    kind = "column"

    def set(self, props: Props, changed: frozenset[str]) -> None:
        super().set(props, changed)
        if "scroll" in changed:
            # What scrolls must be reachable by keyboard.
            self.element.set_attribute("tabindex", "0" if props.get("scroll") else None)


class List(Widget):
    """Each child gets a list item of its own."""

    def create(self, props: Props) -> Element:
        return self.dom.create("ol" if props.get("ordered") else "ul", classes="node-list", attributes={"role": "list"})

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "ordered" in changed:
            self.element.set_class("node-list-ordered", bool(props.get("ordered")))
        if "label" in changed:
            self.element.set_attribute("aria-label", props.get("label"))

    def insert(self, index: int, child: Widget) -> None:
        child.outer = self.dom.create("li", classes="node-entry")
        child.outer.append(child.element)
        super().insert(index, child)


class Divider(Widget):
    def create(self, props: Props) -> Element:
        return self.dom.create("div", classes="node-divider", attributes={"role": "separator"})

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "vertical" in changed:
            self.element.set_attribute("aria-orientation", "vertical" if props.get("vertical") else None)
