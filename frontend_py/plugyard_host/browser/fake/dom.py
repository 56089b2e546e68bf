"""A DOM tree in memory, with what a test needs to read it and to act as the user."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugyard_host.browser.fake.accessibility import name_of, role_of
from plugyard_host.browser.fake.removal import Removal
from plugyard_host.browser.ports import Disposable, DomEvent, Element

type Handler = Callable[[DomEvent], None]


@dataclass
class FakeDomEvent:
    type: str
    target: "FakeElement"
    key: str = ""
    ctrl: bool = False
    shift: bool = False
    alt: bool = False
    x: float = 0.0
    y: float = 0.0
    default_prevented: bool = False
    stopped: bool = False

    def prevent_default(self) -> None:
        self.default_prevented = True

    def stop_propagation(self) -> None:
        self.stopped = True


class _Listeners:
    """The handlers of one element or of the document, by event type."""

    def __init__(self) -> None:
        self._by_type: dict[str, list[Handler]] = {}

    def add(self, event: str, handler: Handler) -> Disposable:
        handlers = self._by_type.setdefault(event, [])
        handlers.append(handler)
        return Removal(handlers, handler)

    def call(self, event: FakeDomEvent) -> None:
        for handler in list(self._by_type.get(event.type, ())):
            handler(event)

    def count(self) -> int:
        return sum(len(handlers) for handlers in self._by_type.values())


class FakeElement:
    """One element. Everything below `walk` is for tests only."""

    def __init__(self, dom: "FakeDom", tag: str) -> None:
        self.tag = tag
        self.value = ""
        self.checked = False
        self.attributes: dict[str, str] = {}
        self.classes: set[str] = set()
        self.styles: dict[str, str] = {}
        self.children: list[FakeElement] = []
        self.parent: FakeElement | None = None
        self.scrolled_into_view = 0
        self._dom = dom
        self._text = ""
        self._listeners = _Listeners()

    # The port.

    def append(self, *children: Element) -> None:
        for child in children:
            self.insert(len(self.children), child)

    def insert(self, index: int, child: Element) -> None:
        if not isinstance(child, FakeElement):
            raise TypeError("Only elements can be children; text goes in by set_text.")
        if child is self or child in self.ancestors():
            raise ValueError("An element cannot be put into itself.")
        self._dom.writes += 1
        child._detach()
        self.children.insert(index, child)
        child.parent = self

    def remove(self) -> None:
        self._dom.writes += 1
        if self._dom.focused in (self, *self.walk()):
            self._dom.focused = None
        self._detach()

    def _detach(self) -> None:
        if self.parent is not None:
            self.parent.children.remove(self)
            self.parent = None

    def clear(self) -> None:
        for child in list(self.children):
            child.remove()
        self._text = ""

    def set_text(self, text: str) -> None:
        if not isinstance(text, str):
            raise TypeError("Text must be a string.")
        self.clear()
        self._dom.writes += 1
        self._text = text

    def set_attribute(self, name: str, value: str | None) -> None:
        self._dom.writes += 1
        if value is None:
            self.attributes.pop(name, None)
        elif name == "style" or name.startswith("on"):
            raise ValueError(f"The page's content security policy refuses the attribute {name!r}.")
        else:
            self.attributes[name] = value

    def set_class(self, name: str, on: bool) -> None:
        self._dom.writes += 1
        (self.classes.add if on else self.classes.discard)(name)

    def set_style(self, name: str, value: str | None) -> None:
        self._dom.writes += 1
        if value is None:
            self.styles.pop(name, None)
        else:
            self.styles[name] = value

    def on(self, event: str, handler: Handler) -> Disposable:
        return self._listeners.add(event, handler)

    def focus(self) -> None:
        if self.is_disabled or not self.is_attached:
            return
        before, self._dom.focused = self._dom.focused, self
        if before is not self:
            self.fire("focus", bubbles=False)

    def scroll_into_view(self) -> None:
        self.scrolled_into_view += 1

    def contains_focus(self) -> bool:
        return self._dom.focused is not None and self._dom.focused in (self, *self.walk())

    def show_modal(self) -> None:
        if self.tag != "dialog" or not self.is_attached:
            raise ValueError("Only a <dialog> in the document can be shown modally.")
        self.attributes["open"] = ""

    def close(self) -> None:
        if self.attributes.pop("open", None) is not None:
            self.fire("close", bubbles=False)

    # For tests: reading.

    def walk(self) -> Iterator["FakeElement"]:
        """All elements below this one, in document order."""
        for child in self.children:
            yield child
            yield from child.walk()

    def ancestors(self) -> Iterator["FakeElement"]:
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def root(self) -> "FakeElement":
        return next((element for element in self.ancestors() if element.parent is None), self)

    @property
    def is_attached(self) -> bool:
        return self.root() is self._dom.body

    @property
    def is_disabled(self) -> bool:
        return "disabled" in self.attributes

    @property
    def is_visible(self) -> bool:
        return not any(element.is_hidden for element in (self, *self.ancestors()))

    @property
    def is_hidden(self) -> bool:
        """By itself, whatever holds it."""
        return "hidden" in self.attributes or (self.tag == "dialog" and "open" not in self.attributes)

    @property
    def text_content(self) -> str:
        return " ".join(part for part in (self._text, *(child.text_content for child in self.children)) if part)

    @property
    def own_text(self) -> str:
        return self._text

    @property
    def role(self) -> str | None:
        return role_of(self)

    @property
    def name(self) -> str:
        """The accessible name."""
        return name_of(self)

    @property
    def listener_count(self) -> int:
        return self._listeners.count()

    def query_all(self, role: str, name: str | None = None) -> list["FakeElement"]:
        """Visible elements below this one with that role and, if given, exactly that accessible name."""
        return [element for element in self.walk() if element.role == role and name in (None, element.name) and element.is_visible]

    def query(self, role: str, name: str | None = None) -> "FakeElement | None":
        """The only one of `query_all`, or None when there is none."""
        found = self.query_all(role, name)
        if len(found) > 1:
            raise LookupError(f"{len(found)} elements with role {role!r} and name {name!r} in:\n{self.outline()}")
        return found[0] if found else None

    def find(self, role: str, name: str | None = None) -> "FakeElement":
        """The only one of `query_all`; an error that shows the tree otherwise."""
        element = self.query(role, name)
        if element is None:
            raise LookupError(f"No visible element with role {role!r} and name {name!r} in:\n{self.outline()}")
        return element

    def with_class(self, name: str) -> list["FakeElement"]:
        return [element for element in self.walk() if name in element.classes]

    def outline(self, depth: int = 0) -> str:
        """The tree as indented text, for messages."""
        facts = [self.tag, *(f".{name}" for name in sorted(self.classes)), *(f"[{key}={value}]" for key, value in self.attributes.items())]
        line = "  " * depth + "".join(facts) + (f" {self._text!r}" if self._text else "")
        return "\n".join([line, *(child.outline(depth + 1) for child in self.children)])

    # For tests: acting as the user.

    def fire(self, event_type: str, *, bubbles: bool = True, **facts: Any) -> FakeDomEvent:
        """Dispatch an event here and let it bubble up to the document. Answers the event, so that a test can see what became of it."""
        event = FakeDomEvent(event_type, self, **facts)
        for element in (self, *self.ancestors()) if bubbles else (self,):
            element._listeners.call(event)
            if event.stopped:
                return event
        if bubbles:
            self._dom.document_listeners.call(event)
        return event

    def click(self) -> FakeDomEvent:
        """Click, unless disabled; ticks a checkbox as browsers do."""
        if self.is_disabled:
            return FakeDomEvent("click", self)
        if self.tag in ("button", "input", "a", "select", "textarea"):
            self.focus()
        toggles = self.tag == "input" and self.attributes.get("type") == "checkbox"
        if toggles:
            self.checked = not self.checked
        event = self.fire("click")
        if toggles:
            self.fire("input")
            self.fire("change")
        return event

    def type_text(self, text: str) -> None:
        """Replace the value as a user who types would: focus, `input`."""
        self.focus()
        self.value = text
        self.fire("input")

    def choose(self, value: str) -> None:
        """Set the value and commit it: focus, `input`, `change`."""
        self.type_text(value)
        self.fire("change")

    def press(self, key: str, *, ctrl: bool = False, shift: bool = False, alt: bool = False) -> FakeDomEvent:
        """A key in this element. Enter and Space click a button, Escape closes a modal dialog, unless a handler prevents it."""
        event = self.fire("keydown", key=key, ctrl=ctrl, shift=shift, alt=alt)
        if event.default_prevented or ctrl or alt:
            return event
        if key in ("Enter", " ") and self.tag == "button":
            self.click()
        dialog = next((element for element in (self, *self.ancestors()) if element.tag == "dialog" and "open" in element.attributes), None)
        if key == "Escape" and dialog is not None and not dialog.fire("cancel", bubbles=False).default_prevented:
            dialog.close()
        return event


class FakeDom:
    """The document."""

    def __init__(self) -> None:
        self.writes = 0
        """How often anything in the tree was changed: what a keyed patch keeps low."""
        self.body = FakeElement(self, "body")
        self.focused: FakeElement | None = None
        self.root_attributes: dict[str, str] = {}
        self.title = ""
        self.document_listeners = _Listeners()

    def create(self, tag: str, *, classes: str = "", text: str = "", attributes: Mapping[str, str] | None = None) -> FakeElement:
        element = FakeElement(self, tag)
        element.classes.update(classes.split())
        element._text = text
        for name, value in (attributes or {}).items():
            element.set_attribute(name, value)
        return element

    def on_document(self, event: str, handler: Handler) -> Disposable:
        return self.document_listeners.add(event, handler)

    def set_root_attribute(self, name: str, value: str | None) -> None:
        if value is None:
            self.root_attributes.pop(name, None)
        else:
            self.root_attributes[name] = value

    def set_title(self, title: str) -> None:
        self.title = title

    # For tests.

    def press(self, key: str, *, ctrl: bool = False, shift: bool = False, alt: bool = False) -> FakeDomEvent:
        """A key wherever the focus is."""
        return (self.focused or self.body).press(key, ctrl=ctrl, shift=shift, alt=alt)

    def find(self, role: str, name: str | None = None) -> FakeElement:
        return self.body.find(role, name)

    def query(self, role: str, name: str | None = None) -> FakeElement | None:
        return self.body.query(role, name)

    def query_all(self, role: str, name: str | None = None) -> list[FakeElement]:
        return self.body.query_all(role, name)
