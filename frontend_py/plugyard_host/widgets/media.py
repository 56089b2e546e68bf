"""Widgets without text: icon, image, progress."""

from plugyard_host.browser.ports import Element
from plugyard_host.widgets.icon_names import known_icon
from plugyard_host.widgets.widget import Props, Widget


class Icon(Widget):
    """Decoration, unless it has a label."""

    def create(self, props: Props) -> Element:
        return self.dom.create("span", classes="icon node-icon")

    _shown = ""

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "name" in changed:
            if self._shown:
                self.element.set_class(f"icon-{self._shown}", False)
            self._shown = known_icon(props["name"])
            self.element.set_class(f"icon-{self._shown}", True)
        if "tone" in changed:
            self.element.set_attribute("data-tone", props.get("tone"))
        label = props.get("label")
        self.element.set_attribute("role", "img" if label else None)
        self.element.set_attribute("aria-label", label)
        self.element.set_attribute("aria-hidden", None if label else "true")


class Image(Widget):
    """A picture of the package or from data. An address never gets here: it would tell a server that the view is shown."""

    def create(self, props: Props) -> Element:
        return self.dom.create("img", classes="node-image", attributes={"loading": "lazy", "decoding": "async"})

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "alt" in changed:
            self.element.set_attribute("alt", props["alt"])
        if "src" in changed:
            self.element.set_attribute("src", self._address(props["src"]))
        for name in changed & {"width", "height"}:
            self.element.set_attribute(name, str(props[name]) if name in props else None)

    def _address(self, source: str) -> str | None:
        return source if source.startswith("data:image/") else self.drawing.asset_url(source)


class Progress(Widget):
    def create(self, props: Props) -> Element:
        bar = self.dom.create(
            "div", classes="node-progress", attributes={"role": "progressbar", "aria-valuemin": "0", "aria-valuemax": "100"}
        )
        bar.append(self.dom.create("div", classes="node-progress-fill"))
        return bar

    def set(self, props: Props, changed: frozenset[str]) -> None:
        value = props.get("value")
        self.element.set_attribute("aria-valuenow", None if value is None else f"{value:g}")
        self.element.set_style("--value", None if value is None else f"{value:g}%")
        self.element.set_attribute("aria-label", props.get("label", "Progress"))
