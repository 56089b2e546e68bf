"""`Widget`: one node on the page. Each kind of node has a class of its own that says which element it is and what its props do to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from plugyard_host.browser.ports import Disposable, Dom, DomEvent, Element
from plugyard_host.host.disposal import DisposalList

type Props = Mapping[str, Any]

MAX_PLACES_AROUND_FOCUS = 50
"""A child with the focus stays put for moves up to this far. One patch may bring 5,000 moves, and 5,000 others each froze the page."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every widget of one view draws with."""

    dom: Dom
    id_prefix: str
    """Makes ids of elements unique in the page."""
    send_event: Callable[[int, str, object], None]
    asset_url: Callable[[str], str | None]
    """The `data:` address of a file of the package; None when there is no such picture."""
    open_link: Callable[[str], None]
    """Ask the user and open an address."""


class Widget:
    events: ClassVar[Mapping[str, str]] = {}
    """Handler prop -> DOM event that calls it, for those whose value `event_value` tells."""

    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        self.drawing = drawing
        self.node_id = node_id
        self.dom = drawing.dom
        self.props: Props = props
        self.parent: Widget | None = None
        self.children: list[Widget] = []
        self.element = self.create(props)
        self.outer = self.element
        """What stands under the parent: the element itself, or what the parent put around it."""
        self._heard: dict[str, Disposable] = {}
        self._owned = DisposalList()
        self._show(frozenset(props))

    def create(self, props: Props) -> Element:
        raise NotImplementedError

    def set(self, props: Props, changed: frozenset[str]) -> None:
        """Show `props`, which is all of them; `changed` names those that are new, another or gone."""

    def update(self, patch: Props) -> None:
        """Take over changed props; None removes one."""
        changed = frozenset(name for name, value in patch.items() if self.props.get(name) != value)
        self.props = {name: value for name, value in {**self.props, **patch}.items() if value is not None}
        self._show(changed)

    def _show(self, changed: frozenset[str]) -> None:
        self.set(self.props, changed)
        if "tooltip" in changed:
            self.element.set_attribute("title", self.props.get("tooltip"))
        self._hear(self.props)

    def insert(self, index: int, child: "Widget") -> None:
        """Take in a new child."""
        self.children.insert(index, child)
        child.parent = self
        self.place(index, child)

    def move(self, index: int, child: "Widget") -> None:
        """Put a child elsewhere. One that has the focus stays where it is in the page, and the others move around it:

        an element that is taken out and put back loses focus, selection and a half-typed character.
        """
        before = self.children.index(child)
        self.children.insert(index, self.children.pop(before))
        if not child.element.contains_focus():
            self.place(index, child)
        elif abs(index - before) > MAX_PLACES_AROUND_FOCUS:
            self.place(index, child)
            child.listens_to().focus()
        elif before < index:
            for at in range(before, index):
                self.place(at, self.children[at])
        else:
            for at in range(before, index, -1):
                self.place(at, self.children[at])

    def place(self, index: int, child: "Widget") -> None:
        """Put a child's element at `index`, wherever it was before."""
        self.element.insert(index, child.outer)

    def listens_to(self) -> Element:
        """The element whose events count."""
        return self.element

    def event_value(self, handler: str) -> object:
        """What the extension's handler gets."""
        return None

    def emit(self, handler: str, value: object = None) -> None:
        self.drawing.send_event(self.node_id, handler, value)

    def own(self, listening: Disposable) -> None:
        """Listen for as long as the widget lives."""
        self._owned.add(listening)

    def _hear(self, props: Props) -> None:
        for handler, event in self.events.items():
            if props.get(handler) is not True:
                listening = self._heard.pop(handler, None)
                if listening is not None:
                    listening.dispose()
            elif handler not in self._heard:
                self._heard[handler] = self.listens_to().on(event, self._emitter(handler))

    def _emitter(self, handler: str) -> Callable[[DomEvent], None]:
        return lambda _event: self.emit(handler, self.event_value(handler))

    def dispose(self) -> None:
        """Stop listening. The elements are taken out by whoever disposes."""
        for listening in self._heard.values():
            listening.dispose()
        self._heard = {}
        self._owned.dispose()
