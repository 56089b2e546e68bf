"""`settings.*`: an extension's own settings, read only."""

from collections.abc import Mapping
from typing import Any

from plugyard.contract.errors import NotFound

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.settings import SettingsStore


class SettingsHandlers:
    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def table(self) -> Mapping[str, Handler]:
        return {"settings.get": self.get, "settings.onChange": self.on_change}

    def get(self, call: Call, params: Params) -> object:
        self._require_declared(call, params["key"])
        return self._settings.get(call.extension_id, params["key"])

    def on_change(self, call: Call, params: Params) -> None:
        key, registration, instance = params["key"], params["registration"], call.instance
        self._require_declared(call, key)

        def deliver(value: Any) -> None:
            instance.connection.notify("settings.changed", {"registration": registration, "key": key, "value": value})

        instance.register(registration, self._settings.subscribe(call.extension_id, key, deliver))

    def _require_declared(self, call: Call, key: str) -> None:
        if not self._settings.is_declared(call.extension_id, key):
            raise NotFound(f"The setting {key!r} is not in contributes.settings of {call.extension_id}.")
