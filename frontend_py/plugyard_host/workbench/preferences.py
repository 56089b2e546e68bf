"""What the workbench remembers about itself: theme, sizes, recent commands. Settings of extensions live in the host's `SettingsStore`."""

import json
import logging
from typing import Any

from plugyard_host.browser.ports import Clock, Store

TABLE = "workbench"
KEY = "preferences"

_log = logging.getLogger(__name__)


class Preferences:
    """A small JSON object in the browser's store. Whoever reads a value checks it: an older page may have written it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._values: dict[str, Any] = {}
        self._is_changed = False
        self._is_saving = False

    async def load(self) -> None:
        text = await self._store.get(TABLE, KEY)
        try:
            values = json.loads(text or "{}")
        except ValueError:
            _log.warning("The kept preferences are not JSON; the defaults are used.")
            return
        if isinstance(values, dict):
            self._values = values

    def text(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) and value in allowed else default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def number(self, name: str, default: float, *, minimum: float, maximum: float) -> float:
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return default
        return min(maximum, max(minimum, value))

    def texts(self, name: str) -> list[str]:
        value = self._values.get(name)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def set(self, name: str, value: str | bool | float | list[str]) -> None:
        """Change a value and save. Changes while a save is under way (a size that is being dragged) are saved together after it."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._is_changed = True
        if not self._is_saving:
            self._is_saving = True
            self._clock.spawn(self._save(), name="save preferences")

    async def _save(self) -> None:
        try:
            while self._is_changed:
                self._is_changed = False
                await self._store.set(TABLE, KEY, json.dumps(self._values))
        finally:
            self._is_saving = False
