"""The document. Text goes in by `textContent` only; nothing here parses markup (security.md 17)."""

from collections.abc import Callable, Mapping

from plugyard_host.browser.ports import Disposable, DomEvent, Element
from plugyard_host.browser.real.javascript import Js, window
from plugyard_host.browser.real.listening import Listener

_ACTIVE_TAGS = frozenset({"base", "embed", "iframe", "link", "meta", "object", "script", "style"})
"""Elements that load or run something by being there; the host never needs to make one."""


class RealDomEvent:
    """Reads what is asked for, when it is asked for: most handlers want one fact, and each crossing costs."""

    __slots__ = ("_event",)

    def __init__(self, event: Js) -> None:
        self._event = event

    @property
    def type(self) -> str:
        return str(self._event.type)

    @property
    def key(self) -> str:
        return str(getattr(self._event, "key", ""))

    @property
    def ctrl(self) -> bool:
        return bool(getattr(self._event, "ctrlKey", False)) or bool(getattr(self._event, "metaKey", False))

    @property
    def shift(self) -> bool:
        return bool(getattr(self._event, "shiftKey", False))

    @property
    def alt(self) -> bool:
        return bool(getattr(self._event, "altKey", False))

    @property
    def x(self) -> float:
        return float(getattr(self._event, "clientX", 0))

    @property
    def y(self) -> float:
        return float(getattr(self._event, "clientY", 0))

    def prevent_default(self) -> None:
        self._event.preventDefault()

    def stop_propagation(self) -> None:
        self._event.stopPropagation()


class RealElement:
    __slots__ = ("node",)

    def __init__(self, node: Js) -> None:
        self.node = node
        """The DOM node, for the other parts of `real`."""

    @property
    def value(self) -> str:
        return str(self.node.value)

    @value.setter
    def value(self, value: str) -> None:
        self.node.value = value

    @property
    def checked(self) -> bool:
        return bool(self.node.checked)

    @checked.setter
    def checked(self, checked: bool) -> None:
        self.node.checked = checked

    def append(self, *children: Element) -> None:
        self.node.append(*(node_of(child) for child in children))

    def insert(self, index: int, child: Element) -> None:
        siblings, moved = self.node.children, node_of(child)
        present = window().Array.prototype.indexOf.call(siblings, moved)
        if present == index:
            return  # inserting an element where it is would still cost it its focus
        before = siblings.item(index + 1 if 0 <= present < index else index)
        self.node.insertBefore(moved, before)

    def remove(self) -> None:
        self.node.remove()

    def clear(self) -> None:
        self.node.replaceChildren()

    def set_text(self, text: str) -> None:
        self.node.textContent = text

    def set_attribute(self, name: str, value: str | None) -> None:
        if value is None:
            self.node.removeAttribute(name)
        elif name.startswith("on") or name in {"srcdoc", "style"}:
            raise ValueError(f"{name} is code or style in an attribute; use `on` and `set_style`.")
        else:
            self.node.setAttribute(name, value)

    def set_class(self, name: str, on: bool) -> None:
        self.node.classList.toggle(name, on)

    def set_style(self, name: str, value: str | None) -> None:
        if value is None:
            self.node.style.removeProperty(name)
        else:
            self.node.style.setProperty(name, value)

    def on(self, event: str, handler: Callable[[DomEvent], None]) -> Disposable:
        return Listener(self.node, event, lambda happened: handler(RealDomEvent(happened)))

    def focus(self) -> None:
        self.node.focus()

    def scroll_into_view(self) -> None:
        self.node.scrollIntoView(window().Object.fromEntries([["block", "nearest"], ["inline", "nearest"]]))

    def contains_focus(self) -> bool:
        return bool(self.node.matches(":focus-within"))

    def show_modal(self) -> None:
        self.node.showModal()

    def close(self) -> None:
        self.node.close()


def node_of(element: Element) -> Js:
    if not isinstance(element, RealElement):
        raise TypeError("Only elements can be children; text goes in by set_text.")
    return element.node


class RealDom:
    def __init__(self) -> None:
        self._document = window().document
        self._create = self._document.createElement
        self.body: Element = RealElement(self._document.body)

    def create(self, tag: str, *, classes: str = "", text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
        if tag.lower() in _ACTIVE_TAGS:
            raise ValueError(f"The host makes no <{tag}> elements.")
        element = RealElement(self._create(tag))
        if classes:
            element.node.className = classes
        if text:
            element.node.textContent = text
        for name, value in (attributes or {}).items():
            element.set_attribute(name, value)
        return element

    def on_document(self, event: str, handler: Callable[[DomEvent], None]) -> Disposable:
        return Listener(self._document, event, lambda happened: handler(RealDomEvent(happened)))

    def set_root_attribute(self, name: str, value: str | None) -> None:
        RealElement(self._document.documentElement).set_attribute(name, value)

    def set_title(self, title: str) -> None:
        self._document.title = title
