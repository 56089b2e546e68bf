"""News for everyone: platform and extensions emit, extensions listen. Who may is decided by the handlers, not here."""

from collections.abc import Callable
from typing import Any

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.disposal import Undo
from plugyard_host.host.signals import Signal

Listener = Callable[[str, Any], None]
"""Called with name and data."""


class EventBus:
    def __init__(self) -> None:
        self._listeners: dict[str, dict[int, tuple[str, Listener]]] = {}
        self._last_key = 0
        self._sticky: dict[str, Any] = {}
        self.emitted: Signal[tuple[str, Any]] = Signal("events.emitted")
        """Every event once, after those who listen have had it: what activation by `onEvent:…` hangs on."""

    def on(self, name: str, owner: str, listener: Listener) -> Disposable:
        """Listen on behalf of `owner`, an extension's id."""
        self._last_key += 1
        key = self._last_key
        self._listeners.setdefault(name, {})[key] = (owner, listener)
        if name in self._sticky:
            listener(name, self._sticky[name])
        return Undo(lambda: self._forget(name, key))

    def _forget(self, name: str, key: int) -> None:
        listeners = self._listeners.get(name, {})
        listeners.pop(key, None)
        if not listeners:
            self._listeners.pop(name, None)

    def emit(self, name: str, data: Any = None, *, sticky: bool = False) -> None:
        """Tell everyone who listens. A sticky event has happened for good: whoever listens later hears it at once."""
        if sticky:
            self._sticky[name] = data
        self._deliver(name, data, None)
        self.emitted.emit((name, data))

    def deliver_to(self, owner: str, name: str, data: Any) -> None:
        """Give one extension an event that it was started for, and so could not hear."""
        self._deliver(name, data, owner)

    def _deliver(self, name: str, data: Any, only: str | None) -> None:
        heard: Signal[Any] = Signal(f"event {name}")
        for owner, listener in list(self._listeners.get(name, {}).values()):
            if only in (None, owner):
                heard.listen(lambda value, listener=listener: listener(name, value))  # type: ignore[misc]
        heard.emit(data)
