"""Context keys: what `when` clauses are evaluated over."""

from collections.abc import Callable

from plugyard.contract.errors import LimitExceeded
from plugyard.contract.when import WhenSyntaxError, parse_when

from plugyard_host.host.signals import Signal

CONFIG_PREFIX = "config."
"""What follows is a setting."""

MAX_KEYS = 5_000
"""Of all extensions together."""
MAX_KEYS_EACH = 500
"""Below one extension's prefix, so that nobody can take the room of all others."""


class ContextKeys:
    def __init__(self, setting: Callable[[str], object]) -> None:
        self._setting = setting
        self._values: dict[str, object] = {}
        self.changed: Signal[str] = Signal("context_keys.changed")

    def set(self, key: str, value: object) -> None:
        """Set a key; None removes it."""
        if key not in self._values and len(self._values) >= MAX_KEYS:
            raise LimitExceeded("There are too many context keys.", what="context_keys", limit=MAX_KEYS)
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        self.changed.emit(key)

    def require_room(self, prefix: str, key: str) -> None:
        """Raise LimitExceeded if `key` were one too many below an extension's prefix."""
        if key not in self._values and sum(other.startswith(prefix) for other in self._values) >= MAX_KEYS_EACH:
            raise LimitExceeded("This extension has too many context keys.", what="context_keys", limit=MAX_KEYS_EACH)

    def get(self, key: str) -> object:
        if key.startswith(CONFIG_PREFIX):
            return self._setting(key.removeprefix(CONFIG_PREFIX))
        return self._values.get(key)

    def holds(self, clause: str) -> bool:
        """Whether a `when` clause is true now. One that cannot be read is not."""
        try:
            return parse_when(clause)(self.get)
        except WhenSyntaxError:
            return False

    def items(self) -> dict[str, object]:
        return dict(sorted(self._values.items()))

    def forget_prefix(self, prefix: str) -> None:
        for key in [key for key in self._values if key.startswith(prefix)]:
            self.set(key, None)
