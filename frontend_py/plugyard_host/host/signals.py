"""`Signal`: tell whoever listens that something has happened. Within the host only; extensions hear by events.py and state.py."""

import logging
from collections.abc import Callable

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.disposal import Undo

_logger = logging.getLogger(__name__)


class Signal[T]:
    """A list of listeners, called in the order in which they came."""

    def __init__(self, name: str = "signal") -> None:
        self._name = name
        """For the log only."""
        self._listeners: dict[int, Callable[[T], None]] = {}
        self._last_key = 0

    @property
    def has_listeners(self) -> bool:
        return bool(self._listeners)

    def listen(self, listener: Callable[[T], None]) -> Disposable:
        self._last_key += 1
        key = self._last_key
        self._listeners[key] = listener
        return Undo(lambda: self._forget(key))

    def _forget(self, key: int) -> None:
        self._listeners.pop(key, None)

    def emit(self, value: T) -> None:
        """Call every listener. One that fails is logged and the rest still run; one that was removed meanwhile is skipped."""
        for key in list(self._listeners):
            listener = self._listeners.get(key)
            if listener is None:
                continue
            try:
                listener(value)
            except Exception:
                _logger.exception("A listener of %s failed", self._name)
