"""The shared state: named JSON values that platform and extensions set and hear of. Who may is decided by the handlers, not here."""

import json
from collections.abc import Callable
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import LimitExceeded
from plugyard.contract.schema import is_equal

from plugyard_host.browser.ports import Clock, Disposable, Store
from plugyard_host.host.disposal import Undo
from plugyard_host.host.json_text import encode
from plugyard_host.host.signals import Signal

TABLE = "state"
DURABLE_PREFIXES = ("format.", "theme.")
"""Keys that survive a reload: how the user wants it to look. What is written is kept by documents.py."""

MAX_KEYS = 5_000
"""Of all extensions together."""
MAX_KEYS_EACH = limits.STORAGE_MAX_KEYS
MAX_CHARACTERS_EACH = limits.STORAGE_MAX_BYTES
"""What one extension may keep below its own id: 5,000 values of 1 MiB would end the page."""

Listener = Callable[[str, Any], None]
"""Called with key and new value."""


class StateStore:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._values: dict[str, Any] = {}
        self._texts: dict[str, str] = {}
        self._signals: dict[str, Signal[Any]] = {}
        self._sizes: dict[str, dict[str, int]] = {}
        """Booked by prefix and key."""
        self._totals: dict[str, int] = {}

    async def load(self) -> None:
        """Bring back durable keys that nobody has set yet."""
        for key, text in (await self._store.items(TABLE, "")).items():
            if key not in self._values:
                self._put(key, json.loads(text))

    def get(self, key: str) -> Any:
        """The value, or None. It is shared: do not change it."""
        return self._values.get(key)

    def get_text(self, key: str) -> str:
        """The value as JSON text. Made once for each new value, however many extensions are told of it."""
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = encode(self._values.get(key))
        return text

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def keys(self) -> list[str]:
        return sorted(self._values)

    def book(self, prefix: str, key: str, characters: int) -> None:
        """Count a value below an extension's prefix in place of the one before. Raises LimitExceeded and counts nothing."""
        sizes = self._sizes.setdefault(prefix, {})
        total = self._totals.get(prefix, 0) - sizes.get(key, 0) + characters
        if key not in sizes and len(sizes) >= MAX_KEYS_EACH:
            raise LimitExceeded("This extension has too many keys in the shared state.", what="state_keys", limit=MAX_KEYS_EACH)
        if total > MAX_CHARACTERS_EACH:
            raise LimitExceeded("This extension keeps too much in the shared state.", what="state_characters", limit=MAX_CHARACTERS_EACH)
        sizes[key] = characters
        self._totals[prefix] = total

    def set(self, key: str, value: Any) -> None:
        """Set a value and tell whoever subscribed, unless it is the same as before."""
        if key in self._values and is_equal(self._values[key], value):
            return
        self._put(key, value)
        if key.startswith(DURABLE_PREFIXES):
            self._clock.spawn(self._store.set(TABLE, key, self.get_text(key)), name=f"saving {key}")

    def _put(self, key: str, value: Any) -> None:
        self._values[key] = value
        self._texts.pop(key, None)
        signal = self._signals.get(key)
        if signal is not None:
            signal.emit(value)

    def forget_prefix(self, prefix: str) -> None:
        """Drop all keys below an extension that is gone."""
        self._sizes.pop(prefix, None)
        self._totals.pop(prefix, None)
        for key in [key for key in self._values if key.startswith(prefix)]:
            del self._values[key]
            self._texts.pop(key, None)

    def subscribe(self, key: str, listener: Listener) -> Disposable:
        """Hear of every later value of `key`."""
        signal = self._signals.setdefault(key, Signal(f"state {key}"))
        listening = signal.listen(lambda value: listener(key, value))
        return Undo(lambda: self._unsubscribe(key, signal, listening))

    def _unsubscribe(self, key: str, signal: Signal[Any], listening: Disposable) -> None:
        listening.dispose()
        if not signal.has_listeners and self._signals.get(key) is signal:
            del self._signals[key]
