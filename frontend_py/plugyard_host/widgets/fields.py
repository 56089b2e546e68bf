"""Widgets that take input: input, textarea, select, checkbox."""

from collections import deque
from collections.abc import Mapping
from typing import ClassVar

from plugyard_host.browser.ports import DomEvent, Element
from plugyard_host.widgets.widget import Drawing, Props, Widget

_MAX_ECHOES = 64


class Field(Widget):
    """A control with a label, a value and a place for what is wrong with it.

    An extension often sends the value back that it was just told. When the user has typed on meanwhile, that echo is old:
    showing it would throw away letters and move the cursor, so it is skipped.
    """

    tag = "input"

    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        self._echoes: deque[str] = deque(maxlen=_MAX_ECHOES)
        """Values told to the extension that it has not sent back, oldest first."""
        super().__init__(drawing, node_id, props)

    def create(self, props: Props) -> Element:
        field = self.dom.create("div", classes=f"field node-{self.tag}")
        key = f"{self.drawing.id_prefix}-{self.node_id}"
        self._label = self.dom.create("label", classes="field-label", attributes={"for": key})
        self.control = self.dom.create(self.tag, classes="control", attributes={"id": key})
        self._problem = self.dom.create("p", classes="field-problem", attributes={"id": f"{key}-problem", "hidden": ""})
        field.append(self._label, self._around(self.control), self._problem)
        return field

    def _around(self, control: Element) -> Element:
        return control

    def listens_to(self) -> Element:
        return self.control

    def event_value(self, handler: str) -> object:
        self._echoes.append(self.control.value)
        return self.control.value

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "label" in changed:
            self._label.set_text(props["label"])
        for name, attribute in (("placeholder", "placeholder"), ("rows", "rows"), ("maxLength", "maxlength")):
            if name in changed:
                self.control.set_attribute(attribute, str(props[name]) if name in props else None)
        for name in changed & {"disabled", "required"}:
            self.control.set_attribute(name, "" if props.get(name) else None)
        if "invalid" in changed:
            self._show_problem(props.get("invalid"))
        if "value" in changed:
            self.show_value(props.get("value", ""))

    def show_value(self, value: str) -> None:
        if self._is_old_echo(value):
            return
        if self.control.value != value:
            self.control.value = value

    def _is_old_echo(self, value: str) -> bool:
        if not self.control.contains_focus():
            self._echoes.clear()
        if value not in self._echoes:
            return False
        while self._echoes.popleft() != value:
            pass
        return bool(self._echoes)

    def _show_problem(self, problem: str | None) -> None:
        self._problem.set_text(problem or "")
        self._problem.set_attribute("hidden", None if problem else "")
        self.control.set_attribute("aria-invalid", "true" if problem else None)
        self.control.set_attribute("aria-describedby", f"{self.drawing.id_prefix}-{self.node_id}-problem" if problem else None)


class Input(Field):
    events: ClassVar[Mapping[str, str]] = {"onInput": "input", "onChange": "change"}

    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        super().__init__(drawing, node_id, props)
        self.own(self.control.on("keydown", self._on_key))

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "type" in changed:
            self.control.set_attribute("type", props.get("type", "text"))
        self._submits = props.get("onSubmit") is True
        super().set(props, changed)

    def _on_key(self, event: DomEvent) -> None:
        if event.key == "Enter" and self._submits:
            event.prevent_default()
            self.emit("onSubmit", self.control.value)


class Textarea(Field):
    tag = "textarea"
    events: ClassVar[Mapping[str, str]] = {"onInput": "input", "onChange": "change"}


class Select(Field):
    tag = "select"
    events: ClassVar[Mapping[str, str]] = {"onChange": "change"}

    def _around(self, control: Element) -> Element:
        wrapper = self.dom.create("div", classes="select")
        wrapper.append(control)
        return wrapper

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "options" in changed:
            chosen = self.control.value
            self._fill(props)
            self.control.value = props.get("value", chosen)
        super().set(props, changed)

    def _fill(self, props: Props) -> None:
        self.control.clear()
        for option in props["options"]:
            attributes = {"value": option["value"]} | ({"disabled": ""} if option.get("disabled") else {})
            self.control.append(self.dom.create("option", text=option["label"], attributes=attributes))


class Checkbox(Widget):
    events: ClassVar[Mapping[str, str]] = {"onChange": "change"}

    def create(self, props: Props) -> Element:
        label = self.dom.create("label", classes="check node-checkbox")
        self._box = self.dom.create("input", classes="check-box", attributes={"type": "checkbox"})
        self._text = self.dom.create("span", classes="check-label")
        label.append(self._box, self._text)
        return label

    def listens_to(self) -> Element:
        return self._box

    def event_value(self, handler: str) -> object:
        return self._box.checked

    def set(self, props: Props, changed: frozenset[str]) -> None:
        if "label" in changed:
            self._text.set_text(props["label"])
        if "checked" in changed:
            self._box.checked = bool(props.get("checked"))
        if "disabled" in changed:
            self._box.set_attribute("disabled", "" if props.get("disabled") else None)
