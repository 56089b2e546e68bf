"""`events.*`: what an extension hears stands in its manifest, what it sends is below its own name or permitted."""

from collections.abc import Callable, Mapping
from typing import Any

from plugyard.contract.errors import InvalidParams, PermissionDenied
from plugyard.contract.permissions import HOST
from plugyard.contract.schema import Check, compile_check
from plugyard.contract.standard import EVENTS, FREE_EVENT_PREFIX

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.events import EventBus
from plugyard_host.host.grants import GrantStore
from plugyard_host.host.instance import Instance

_CHECKS: dict[str, Check] = {name: compile_check(event.schema) for name, event in EVENTS.items()}


class EventHandlers:
    def __init__(self, events: EventBus, grants: GrantStore) -> None:
        self._events = events
        self._grants = grants

    def table(self) -> Mapping[str, Handler]:
        return {"events.on": self.on, "events.emit": self.emit}

    def on(self, call: Call, params: Params) -> None:
        name, registration = params["name"], params["registration"]
        permission = self._permission_to_hear(call.instance, name)
        if permission is not None:
            call.require(permission)
        listener = self._listener(call.instance, registration, permission)
        call.instance.register(registration, self._events.on(name, call.extension_id, listener), subject=f"the event {name}")

    def _permission_to_hear(self, instance: Instance, name: str) -> str | None:
        """Raise PermissionDenied unless the extension may listen; answers the permission that it takes, if any."""
        if _is_own(instance, name) or name.startswith(FREE_EVENT_PREFIX):
            return None
        if name not in instance.manifest.requires_events:
            raise PermissionDenied(f"The event {name!r} is not in requires.events of {instance.extension_id}.", permission=name)
        event = EVENTS.get(name)
        return event.read if event is not None else None

    def _listener(self, instance: Instance, registration: int, permission: str | None) -> Callable[[str, Any], None]:
        def deliver(name: str, data: Any) -> None:
            # Checked again at every delivery: a revoked permission ends a subscription at once.
            if permission is None or self._grants.holds(instance.extension_id, permission):
                instance.connection.notify("events.deliver", {"registration": registration, "name": name, "data": data})

        return deliver

    def emit(self, call: Call, params: Params) -> None:
        name, data = params["name"], params.get("data")
        self._require_writer(call, name)
        check = _CHECKS.get(name)
        problems = check(data, "data") if check is not None else []
        if problems:
            raise InvalidParams.of("events.emit", problems)
        self._events.emit(name, data)

    def _require_writer(self, call: Call, name: str) -> None:
        if _is_own(call.instance, name):
            return
        event = EVENTS.get(name)
        writer = HOST if name.startswith(FREE_EVENT_PREFIX) else "events" if event is None else event.write
        if writer == HOST:
            raise PermissionDenied(f"Only the platform sends {name!r}.", permission=HOST)
        if writer is not None:
            call.require(writer)
        if event is None and name not in self._names(call.extension_id):
            raise PermissionDenied(f"The permission 'events' of {call.extension_id} does not name {name!r}.", permission="events")

    def _names(self, extension_id: str) -> list[Any]:
        names = self._grants.options(extension_id, "events").get("names")
        return names if isinstance(names, list) else []


_PLATFORM_SUBJECTS = frozenset(name.partition(":")[0] for name in EVENTS)


def _is_own(instance: Instance, name: str) -> bool:
    """Whether an event lies below the extension's own name. One that calls itself `editor` does not own `editor:…` by that."""
    subject = name.partition(":")[0]
    return subject == instance.extension_id or (subject == instance.manifest.name and subject not in _PLATFORM_SUBJECTS)
