"""One notification: what it says, and the card that shows it in a corner of the page or in the list of past ones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from plugyard_host.browser.ports import Dom, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.widgets.controls import button, icon, icon_button

LEVELS = ("info", "warning", "error")
ICONS = {"info": "info", "warning": "warning", "error": "error"}
LEVEL_NAMES = {"info": "Information", "warning": "Warning", "error": "Error"}
_numbers = count(1)


@dataclass(slots=True, eq=False)
class Notice:
    title: str
    """Who says it: `Extension Word Count says`."""
    message: str
    level: str
    actions: list[str]
    time_s: float
    number: int = field(default_factory=lambda: next(_numbers))


class NoticeCard:
    def __init__(self, dom: Dom, notice: Notice, *, on_close: Callable[[], None], on_action: Callable[[str], None] | None = None) -> None:
        """`on_action` None: the actions are history and not offered."""
        self._owned = DisposalList()
        role = "alert" if notice.level == "error" else "status"
        self.element = dom.create("article", classes="notice", attributes={"data-level": notice.level, "role": role})
        sign = icon(dom, ICONS[notice.level])
        level = dom.create("span", classes="unseen", text=LEVEL_NAMES[notice.level])
        source = dom.create("p", classes="notice-source", text=notice.title)
        close = icon_button(dom, "x", "Dismiss", on_close)
        close.element.set_class("notice-close", True)
        self._owned.add(close)
        source.append(level)
        self.element.append(sign, source, close.element, dom.create("p", classes="notice-message", text=notice.message))
        if notice.actions and on_action is not None:
            self.element.append(self._actions(dom, notice.actions, on_action))

    def _actions(self, dom: Dom, actions: list[str], on_action: Callable[[str], None]) -> Element:
        bar = dom.create("div", classes="notice-actions")
        for index, action in enumerate(actions):
            control = button(dom, action, lambda chosen=action: on_action(chosen), look="primary" if index == 0 else "secondary")  # type: ignore[misc]
            self._owned.add(control)
            bar.append(control.element)
        return bar

    def dispose(self) -> None:
        self._owned.dispose()
        self.element.remove()
