"""The button widget."""

from plugyard_host.browser.ports import Element
from plugyard_host.widgets.icon_names import known_icon
from plugyard_host.widgets.widget import Drawing, Props, Widget

_LOOKS = {"primary": "primary", "secondary": "secondary", "plain": "quiet", "danger": "danger"}


class Button(Widget):
    """Disabled by `aria-disabled`: a button that is switched off while it has the focus must not lose it."""

    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        super().__init__(drawing, node_id, props)
        self.own(self.element.on("click", lambda _event: self._clicked()))

    def create(self, props: Props) -> Element:
        element = self.dom.create("button", classes="button node-button", attributes={"type": "button"})
        self._icon = self.dom.create("span", classes="icon icon-small", attributes={"aria-hidden": "true"})
        self._label = self.dom.create("span", classes="button-label")
        element.append(self._icon, self._label)
        return element

    _look = ""
    _icon_name = ""

    def set(self, props: Props, changed: frozenset[str]) -> None:
        self._takes_clicks = props.get("onClick") is True and not props.get("disabled")
        if "label" in changed:
            self._label.set_text(props["label"])
        self.element.set_attribute("aria-disabled", "true" if props.get("disabled") else None)
        pressed = props.get("pressed")
        self.element.set_attribute("aria-pressed", None if pressed is None else str(pressed).lower())
        self._show_look(_LOOKS[props.get("variant", "secondary")])
        self._show_icon(props.get("icon"))

    def _show_look(self, look: str) -> None:
        if look != self._look:
            self.element.set_class(f"button-{self._look}", False)
            self.element.set_class(f"button-{look}", True)
            self._look = look

    def _show_icon(self, name: str | None) -> None:
        shown = "" if name is None else known_icon(name)
        self._icon.set_attribute("hidden", None if shown else "")
        if shown != self._icon_name:
            self._icon.set_class(f"icon-{self._icon_name}", False)
            self._icon.set_class(f"icon-{shown}", bool(shown))
            self._icon_name = shown

    def _clicked(self) -> None:
        if self._takes_clicks:
            self.emit("onClick")
