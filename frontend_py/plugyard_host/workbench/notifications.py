"""Notifications: at most a handful of toasts in the corner, and a list of past ones. Whatever extensions say is shown as text."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Clock, Disposable, Dom, DomEvent, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.host.signals import Signal
from plugyard_host.workbench.notices import LEVELS, Notice, NoticeCard

MAX_TOASTS = 5
"""More would cover what the user is doing; the oldest goes."""
MAX_HISTORY = 100
SHOWN_S = {"info": 6.0, "warning": 10.0, "error": 15.0}
"""How long a toast stays, unless pointer or focus rests on it."""
SHOWN_WITH_ACTIONS_S = 30.0
PRODUCT = "Plugyard"


@dataclass(slots=True)
class _Toast:
    notice: Notice
    card: NoticeCard
    on_gone: Callable[[str | None], None]
    listening: DisposalList
    timer: Disposable | None = None


class NotificationCentre:
    """Implements `host.surfaces.Notifications`."""

    def __init__(self, dom: Dom, clock: Clock) -> None:
        self._dom = dom
        self._clock = clock
        self._toasts: list[_Toast] = []
        self.history: deque[Notice] = deque(maxlen=MAX_HISTORY)
        """Newest first."""
        self.unread = 0
        self.changed: Signal[None] = Signal("notifications.changed")
        self.element: Element = dom.create("section", classes="toasts", attributes={"role": "region", "aria-label": "Notifications"})

    def show(self, source: str, message: str, level: str, actions: list[str]) -> Awaitable[str | None]:
        """Show what the extension `source` says."""
        return self._question(f"Extension {source} says", message, level, actions)

    def ask(self, message: str, level: str, actions: list[str]) -> Awaitable[str | None]:
        """Show what the workbench itself has to say; the answer is the action that was chosen, or None."""
        return self._question(PRODUCT, message, level, actions)

    def _question(self, title: str, message: str, level: str, actions: list[str]) -> Awaitable[str | None]:
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._add(title, message, level, actions, lambda action: None if answer.done() else answer.set_result(action))
        return answer

    def tell(self, message: str, level: str = "info") -> None:
        """Show what the workbench itself has to say."""
        self._add(PRODUCT, message, level, [], lambda _action: None)

    def _add(self, title: str, message: str, level: str, actions: list[str], on_gone: Callable[[str | None], None]) -> None:
        notice = Notice(title, message, level if level in LEVELS else "info", actions, self._clock.now())
        self.history.appendleft(notice)
        self.unread += 1
        self._raise_toast(notice, on_gone)
        while len(self._toasts) > MAX_TOASTS:
            self._finish(self._toasts[0], None)
        self.changed.emit(None)

    def _raise_toast(self, notice: Notice, on_gone: Callable[[str | None], None]) -> None:
        card = NoticeCard(
            self._dom, notice, on_close=lambda: self._finish(toast, None), on_action=lambda action: self._finish(toast, action)
        )
        toast = _Toast(notice, card, on_gone, DisposalList())
        for event in ("pointerenter", "focusin"):
            toast.listening.add(card.element.on(event, lambda _event: self._hold(toast)))
        for event in ("pointerleave", "focusout"):
            toast.listening.add(card.element.on(event, lambda _event: self._count_down(toast)))
        toast.listening.add(card.element.on("keydown", lambda event: self._on_key(event, toast)))
        self._toasts.append(toast)
        self.element.append(card.element)
        self._count_down(toast)

    def _hold(self, toast: _Toast) -> None:
        """Pointer or focus is on it: it stays."""
        if toast.timer is not None:
            toast.timer.dispose()
            toast.timer = None

    def _count_down(self, toast: _Toast) -> None:
        self._hold(toast)
        if toast in self._toasts:
            shown_s = SHOWN_WITH_ACTIONS_S if toast.notice.actions else SHOWN_S[toast.notice.level]
            toast.timer = self._clock.call_later(shown_s, lambda: self._finish(toast, None))

    def _on_key(self, event: DomEvent, toast: _Toast) -> None:
        if event.key == "Escape":
            self._finish(toast, None)

    def _finish(self, toast: _Toast, action: str | None) -> None:
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        self._hold(toast)
        toast.listening.dispose()
        toast.card.dispose()
        toast.on_gone(action)

    @property
    def toast_count(self) -> int:
        return len(self._toasts)

    def mark_read(self) -> None:
        self.unread = 0
        self.changed.emit(None)

    def forget(self, notice: Notice) -> None:
        """Take one out of the history."""
        if notice in self.history:
            self.history.remove(notice)
            self.changed.emit(None)

    def clear(self) -> None:
        """Dismiss all toasts and forget the history."""
        while self._toasts:
            self._finish(self._toasts[0], None)
        self.history.clear()
        self.mark_read()
