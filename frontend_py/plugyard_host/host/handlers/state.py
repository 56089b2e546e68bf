"""`state.*`: standard keys by the table of the contract, own keys below the own id, others' keys by declaring them."""

from collections.abc import Callable, Mapping
from typing import Any

from plugyard.contract.errors import InvalidParams, LimitExceeded, PermissionDenied
from plugyard.contract.permissions import HOST
from plugyard.contract.schema import Check, compile_check
from plugyard.contract.standard import STATE_KEYS

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.grants import GrantStore
from plugyard_host.host.instance import Instance
from plugyard_host.host.json_text import encode
from plugyard_host.host.state import MAX_KEYS, StateStore

_CHECKS: dict[str, Check] = {name: compile_check(key.schema) for name, key in STATE_KEYS.items()}


class StateHandlers:
    def __init__(self, state: StateStore, grants: GrantStore) -> None:
        self._state = state
        self._grants = grants

    def table(self) -> Mapping[str, Handler]:
        return {"state.get": self.get, "state.set": self.set, "state.subscribe": self.subscribe}

    def get(self, call: Call, params: Params) -> object:
        key = params["key"]
        self._require_reader(call, key)
        return self._state.get(key)

    def _require_reader(self, call: Call, key: str) -> str | None:
        """Raise PermissionDenied unless the extension may read `key`; answers the permission that it takes, if any."""
        if key.startswith(_own_prefix(call.instance)):
            return None
        if key not in call.instance.manifest.requires_state:
            raise PermissionDenied(f"The key {key!r} is not in requires.state of {call.extension_id}.", permission=key)
        standard = STATE_KEYS.get(key)
        if standard is None or standard.read is None:
            return None
        call.require(standard.read)
        return standard.read

    def set(self, call: Call, params: Params) -> None:
        key, value = params["key"], params["value"]
        self._require_writer(call, key)
        check = _CHECKS.get(key)
        problems = check(value, "value") if check is not None else []
        if problems:
            raise InvalidParams.of("state.set", problems)
        if key not in self._state and len(self._state) >= MAX_KEYS:
            raise LimitExceeded("There are too many keys in the shared state.", what="state_keys", limit=MAX_KEYS)
        if key.startswith(_own_prefix(call.instance)):
            self._state.book(_own_prefix(call.instance), key, call.size)
        self._state.set(key, value)

    def _require_writer(self, call: Call, key: str) -> None:
        if key.startswith(_own_prefix(call.instance)):
            return
        standard = STATE_KEYS.get(key)
        if standard is None:
            raise PermissionDenied(f"The key {key!r} is not below {call.extension_id!r}.", permission=HOST)
        if standard.write == HOST:
            raise PermissionDenied(f"Only the platform sets {key!r}.", permission=HOST)
        if standard.write is not None:
            call.require(standard.write)

    def subscribe(self, call: Call, params: Params) -> None:
        key, registration = params["key"], params["registration"]
        permission = self._require_reader(call, key)
        listener = self._listener(call.instance, registration, permission)
        call.instance.register(registration, self._state.subscribe(key, listener), subject=f"the key {key}")

    def _listener(self, instance: Instance, registration: int, permission: str | None) -> Callable[[str, Any], None]:
        def deliver(key: str, _: Any) -> None:
            # Checked again at every delivery: a revoked permission ends a subscription at once.
            if permission is None or self._grants.holds(instance.extension_id, permission):
                value = self._state.get_text(key)
                instance.connection.notify_text("state.changed", f'{{"registration":{registration},"key":{encode(key)},"value":{value}}}')

        return deliver


def _own_prefix(instance: Instance) -> str:
    return f"{instance.extension_id}."
