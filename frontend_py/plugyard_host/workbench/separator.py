"""`Separator`: the line between two parts of the shell that the user drags, by pointer or by keyboard."""

from plugyard_host.browser.ports import Dom, DomEvent, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.workbench.layout import Extent, Layout

STEP_PX = 16
LARGE_STEP_PX = 64
"""With Shift."""


class Separator:
    """Lies before or after the part it resizes: `direction` is 1 when the part grows towards the right or the bottom, else -1."""

    def __init__(self, dom: Dom, layout: Layout, *, label: str, classes: str) -> None:
        self._dom = dom
        self._layout = layout
        self._drag = DisposalList()
        self._is_vertical = True
        self._direction = 1
        attributes = {"role": "separator", "tabindex": "0", "aria-label": label}
        self.element: Element = dom.create("div", classes=f"separator {classes}", attributes=attributes)
        self.element.on("pointerdown", self._start)
        self.element.on("keydown", self._on_key)
        self.element.on("dblclick", lambda _event: self._resize(self._extent.default))

    def use(self, extent: Extent, *, is_vertical: bool, direction: int) -> None:
        """Resize `extent`; `is_vertical` says how the line itself runs."""
        self._extent = extent
        self._is_vertical = is_vertical
        self._direction = direction
        self.element.set_attribute("aria-orientation", "vertical" if is_vertical else "horizontal")
        self.element.set_attribute("aria-valuemin", f"{extent.minimum:g}")
        self.element.set_attribute("aria-valuemax", f"{extent.maximum:g}")
        self._tell(self._layout.size(extent))

    def _tell(self, size: float) -> None:
        self.element.set_attribute("aria-valuenow", f"{size:g}")

    def _resize(self, size: float) -> None:
        self._tell(self._layout.resize(self._extent, size))

    def _along(self, event: DomEvent) -> float:
        return event.x if self._is_vertical else event.y

    def _start(self, event: DomEvent) -> None:
        event.prevent_default()
        self.element.focus()
        self.element.set_attribute("data-dragging", "")
        origin, size = self._along(event), self._layout.size(self._extent)
        self._drag = DisposalList()
        self._drag.add(
            self._dom.on_document("pointermove", lambda moved: self._resize(size + self._direction * (self._along(moved) - origin)))
        )
        for end in ("pointerup", "pointercancel"):
            self._drag.add(self._dom.on_document(end, lambda _event: self._stop()))

    def _stop(self) -> None:
        self._drag.dispose()
        self.element.set_attribute("data-dragging", None)

    def _on_key(self, event: DomEvent) -> None:
        step = LARGE_STEP_PX if event.shift else STEP_PX
        forwards, backwards = ("ArrowRight", "ArrowLeft") if self._is_vertical else ("ArrowDown", "ArrowUp")
        size = self._layout.size(self._extent)
        sizes = {
            forwards: size + self._direction * step,
            backwards: size - self._direction * step,
            "Home": self._extent.minimum,
            "End": self._extent.maximum,
        }
        if event.key in sizes:
            event.prevent_default()
            self._resize(sizes[event.key])
