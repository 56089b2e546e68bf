"""The settings that extensions declare: their schema, what the user chose, who wants to know."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from plugyard.contract.errors import InvalidParams, NotFound
from plugyard.contract.manifest import SettingContribution
from plugyard.contract.schema import Check, compile_check

from plugyard_host.browser.ports import Clock, Disposable, Store
from plugyard_host.host.disposal import Undo
from plugyard_host.host.json_text import encode
from plugyard_host.host.signals import Signal

TABLE = "settings"


@dataclass(frozen=True, slots=True)
class SettingChange:
    extension_id: str
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class _Declared:
    setting: SettingContribution
    check: Check


class SettingsStore:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._declared: dict[str, dict[str, _Declared]] = {}
        self._chosen: dict[str, Any] = {}
        """By row; kept while the extension is away, so that a reload or reinstallation finds it."""
        self.changed: Signal[SettingChange] = Signal("settings.changed")

    async def load(self) -> None:
        rows = await self._store.items(TABLE, "")
        self._chosen = {row: json.loads(text) for row, text in rows.items()} | self._chosen

    def declare(self, extension_id: str, settings: Iterable[SettingContribution]) -> Disposable:
        declared = self._declared[extension_id] = {
            setting.key: _Declared(setting, compile_check(dict(setting.schema))) for setting in settings
        }
        return Undo(lambda: self._forget(extension_id, declared))

    def _forget(self, extension_id: str, declared: "dict[str, _Declared]") -> None:
        if self._declared.get(extension_id) is declared:
            del self._declared[extension_id]

    def declared(self) -> dict[str, list[SettingContribution]]:
        """All settings by extension, in their authors' order."""
        return {
            extension_id: sorted((entry.setting for entry in settings.values()), key=lambda setting: (setting.order, setting.key))
            for extension_id, settings in sorted(self._declared.items())
        }

    def is_declared(self, extension_id: str, key: str) -> bool:
        return key in self._declared.get(extension_id, {})

    def get(self, extension_id: str, key: str) -> Any:
        """What the user chose if it still fits the schema, else the default; None for what nobody declared."""
        declared = self._declared.get(extension_id, {}).get(key)
        if declared is None:
            return None
        row = _row(extension_id, key)
        if row in self._chosen and not declared.check(self._chosen[row], key):
            return self._chosen[row]
        return declared.setting.default

    def lookup(self, name: str) -> Any:
        """A setting by its whole name `publisher.name.key`, as `when` clauses write it after `config.`."""
        for extension_id in self._declared:
            if name.startswith(f"{extension_id}."):
                return self.get(extension_id, name.removeprefix(f"{extension_id}."))
        return None

    def set(self, extension_id: str, key: str, value: Any) -> None:
        """The user chooses a value. Raises NotFound or InvalidParams."""
        declared = self._declared.get(extension_id, {}).get(key)
        if declared is None:
            raise NotFound(f"{extension_id} has no setting {key!r}.")
        problems = declared.check(value, key)
        if problems:
            raise InvalidParams.of("settings.set", problems)
        row = _row(extension_id, key)
        self._chosen[row] = value
        self._clock.spawn(self._store.set(TABLE, row, encode(value)), name=f"saving the setting {row}")
        self.changed.emit(SettingChange(extension_id, key, value))

    def reset(self, extension_id: str, key: str) -> None:
        """Back to the default."""
        row = _row(extension_id, key)
        if self._chosen.pop(row, None) is not None:
            self._clock.spawn(self._store.delete(TABLE, row), name=f"resetting the setting {row}")
            self.changed.emit(SettingChange(extension_id, key, self.get(extension_id, key)))

    def subscribe(self, extension_id: str, key: str, listener: Callable[[Any], None]) -> Disposable:
        def heard(change: SettingChange) -> None:
            if (change.extension_id, change.key) == (extension_id, key):
                listener(change.value)

        return self.changed.listen(heard)


def _row(extension_id: str, key: str) -> str:
    return f"{extension_id}/{key}"
