"""What the user lets each extension do. The only place that says yes; read at every call, durable, effective at once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugyard.contract.permissions import PermissionRequest

from plugyard_host.browser.ports import Clock, Store
from plugyard_host.host.signals import Signal

TABLE = "grants"


@dataclass(slots=True)
class Grants:
    """Of one extension."""

    held: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Permission to the options it was granted with: hosts, globs, names, ids."""
    refused: set[str] = field(default_factory=set)
    """What the user took away: never granted again by itself."""


class GrantStore:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._grants: dict[str, Grants] = {}
        self.changed: Signal[str] = Signal("grants.changed")
        """Emits the id of the extension."""

    async def load(self) -> None:
        for extension_id, text in (await self._store.items(TABLE, "")).items():
            saved = json.loads(text)
            self._grants[extension_id] = Grants(dict(saved["held"]), set(saved["refused"]))

    def holds(self, extension_id: str, permission: str) -> bool:
        grants = self._grants.get(extension_id)
        return grants is not None and permission in grants.held

    def options(self, extension_id: str, permission: str) -> Mapping[str, object]:
        """How far a held permission reaches; empty when it is not held."""
        grants = self._grants.get(extension_id)
        return grants.held.get(permission, {}) if grants is not None else {}

    def held(self, extension_id: str) -> list[str]:
        return sorted(self._grants.get(extension_id, Grants()).held)

    def grant_declared(self, extension_id: str, requests: Iterable[PermissionRequest]) -> None:
        """Grant what a manifest asks for, as for first-party and development packages.

        What it no longer asks for is dropped; what the user has refused stays refused.
        """
        before = self._grants.get(extension_id, Grants())
        asked = {request.name: dict(request.options) for request in requests}
        held: dict[str, Mapping[str, object]] = {name: options for name, options in asked.items() if name not in before.refused}
        self._put(extension_id, Grants(held, set(before.refused)))

    def grant(self, extension_id: str, permission: str, options: Mapping[str, object] | None = None) -> None:
        """The user agrees."""
        before = self._grants.get(extension_id, Grants())
        self._put(extension_id, Grants({**before.held, permission: dict(options or {})}, before.refused - {permission}))

    def revoke(self, extension_id: str, permission: str) -> None:
        """The user takes it back: the next check, also of a call under way, fails."""
        before = self._grants.get(extension_id, Grants())
        held = {name: options for name, options in before.held.items() if name != permission}
        self._put(extension_id, Grants(held, before.refused | {permission}))

    def forget(self, extension_id: str) -> None:
        """The extension is gone for good."""
        if self._grants.pop(extension_id, None) is not None:
            self._clock.spawn(self._store.delete(TABLE, extension_id), name=f"forgetting the grants of {extension_id}")
            self.changed.emit(extension_id)

    def _put(self, extension_id: str, grants: Grants) -> None:
        if self._grants.get(extension_id) == grants:
            return
        self._grants[extension_id] = grants
        text = json.dumps({"held": {name: dict(options) for name, options in grants.held.items()}, "refused": sorted(grants.refused)})
        self._clock.spawn(self._store.set(TABLE, extension_id, text), name=f"saving the grants of {extension_id}")
        self.changed.emit(extension_id)
