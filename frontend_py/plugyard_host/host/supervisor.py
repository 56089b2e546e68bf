"""The supervisor: starts extensions, ends them, and picks up what falls. One `Unit` per installed extension (unit.py) does the steps."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from plugyard.contract.errors import ExtensionStopped, NotFound, RpcError
from plugyard.contract.manifest import Manifest

from plugyard_host.host.dependencies import start_order
from plugyard_host.host.instance import Instance
from plugyard_host.host.lifecycle import State
from plugyard_host.host.logs import HOST_SOURCE
from plugyard_host.host.registry import ExtensionRegistry
from plugyard_host.host.unit import Unit, Workshop

VERDICTS = {
    "not_a_string": "It sent something that is not a text.",
    "ports": "It sent a port along with a message.",
    "message_error": "It sent a message that could not be read.",
    "too_long": "It sent a message longer than 1 MiB.",
    "too_deep": "It sent a message nested too deeply.",
    "too_many_tokens": "It sent a message with too many parts.",
    "malformed": "It sent a message that is not JSON.",
    "flood": "It sent more messages than the page can take.",
    "silent": "It did not respond for 5 seconds.",
}
"""What the guard's verdicts mean, for people."""


@dataclass(frozen=True, slots=True)
class RunningExtension:
    """What the developer tools show of one extension."""

    id: str
    display_name: str
    version: str
    runtime: str | None
    state: State
    activation_ms: float | None
    calls: int
    errors: int
    heartbeat_ms: float | None
    crashes: int
    reason: str | None
    """Why it is not running, for people."""


class Supervisor:
    def __init__(self, registry: ExtensionRegistry, workshop: Workshop) -> None:
        self._registry = registry
        self._workshop = workshop
        self._clock = workshop.clock
        self._units: dict[str, Unit] = {}
        self.changed = workshop.changed
        """Emits the id of the extension whose row in `running()` is another."""
        workshop.guard.listen(on_text=workshop.endpoint.on_text, on_verdict=self._on_verdict, on_beats=self._on_beats)

    # What there is.

    def running(self) -> list[RunningExtension]:
        """One row for every installed extension that has code, by id."""
        return [self._row(self._unit(installed.id)) for installed in self._registry.all() if _has_code(installed.manifest)]

    def _row(self, unit: Unit) -> RunningExtension:
        manifest, lifecycle = unit.manifest, unit.lifecycle
        heartbeat_ms = unit.instance.heartbeat_ms if unit.instance is not None else None
        facts = (manifest.id, manifest.display_name, manifest.version, manifest.runtime, lifecycle.state, unit.activation_ms)
        return RunningExtension(*facts, unit.calls, unit.errors, heartbeat_ms, lifecycle.crashes, lifecycle.reason)

    def live(self, extension_id: str) -> Instance | None:
        """The active instance, if there is one."""
        unit = self._units.get(extension_id)
        return unit.instance if unit is not None and unit.lifecycle.state == "active" else None

    def why_down(self, extension_id: str) -> str:
        unit = self._units.get(extension_id)
        return unit.why_down() if unit is not None else f"{extension_id} is not installed."

    def _unit(self, extension_id: str) -> Unit:
        installed = self._registry.get(extension_id)
        if installed is None or installed.manifest is None or installed.package is None:
            problem = installed.problem if installed is not None else None
            raise NotFound(f"{extension_id} cannot be started: {problem or 'it is not installed.'}")
        if not _has_code(installed.manifest):
            raise NotFound(f"{extension_id} has no code that could be started.")
        unit = self._units.get(extension_id)
        if unit is None or (unit.package is not installed.package and unit.instance is None):
            # The second: somebody looked at the rows while a package was being replaced, which made a unit of the old one.
            unit = self._units[extension_id] = Unit(installed.manifest, installed.package, self._workshop)
        return unit

    # Starting and stopping.

    async def activate(self, extension_id: str, event: str) -> None:
        """Start an extension, and first what it depends on, unless it runs. All who ask meanwhile wait for the same start.

        Raises:
            NotFound: there is nothing to start.
            ExtensionStopped: it could not be started, or is down after crashes.
        """
        unit = self._unit(extension_id)
        for dependency in start_order(extension_id, self._startable):
            await self._unit(dependency).activate(f"needed by {extension_id}")
        await unit.activate(event)

    def _startable(self, extension_id: str) -> Manifest | None:
        installed = self._registry.get(extension_id)
        return installed.manifest if installed is not None and installed.package is not None else None

    def fire(self, kind: str, argument: str = "") -> list[str]:
        """Start every extension that waits for this event, in the order of their ids; answers whose start it has begun.

        Starts run side by side, and one that fails never stops the others: it has its own line in the log.
        """
        waiting = [installed for installed in self._registry.all() if installed.manifest is not None and installed.package is not None]
        event = f"{kind}:{argument}" if argument else kind
        return [
            installed.id
            for installed in waiting
            if installed.manifest is not None and _waits_for(installed.manifest, kind, argument) and self._begin(installed.id, event)
        ]

    def welcome(self, extension_id: str) -> None:
        """An extension that came while the page runs: what it would have done at start-up it does now."""
        manifest = self._startable(extension_id)
        if manifest is not None and (_waits_for(manifest, "onStartup", "") or _waits_for(manifest, "onStartupFinished", "")):
            self._begin(extension_id, "onStartup")

    def _begin(self, extension_id: str, event: str) -> bool:
        unit = self._unit(extension_id)
        if unit.lifecycle.state in ("active", "starting") or not unit.lifecycle.can_start or unit.is_waiting:
            return False
        self._clock.spawn(self._quietly(self.activate(extension_id, event)), name=f"starting {extension_id}")
        return True

    async def _quietly(self, work: Awaitable[None]) -> None:
        """For starts that nobody waits for: the unit has logged what went wrong."""
        try:
            await work
        except ExtensionStopped:
            return
        except RpcError as error:
            self._workshop.logs.add(HOST_SOURCE, "error", error.message)

    def stop(self, extension_id: str) -> None:
        """Ask it to stop, and take it down after a second whatever it says."""
        self._clock.spawn(self.stopped(extension_id), name=f"stopping {extension_id}")

    async def stopped(self, extension_id: str) -> None:
        """The same, done when this returns."""
        unit = self._units.get(extension_id)
        if unit is not None:
            await unit.stop()

    async def restart(self, extension_id: str) -> None:
        await self.stopped(extension_id)
        unit = self._unit(extension_id)
        unit.lifecycle.forgive()
        await self.activate(extension_id, "restart")

    def try_again(self, extension_id: str) -> None:
        """Forget its crashes and start it: the user's answer to a crash loop."""
        self._clock.spawn(self._quietly(self.restart(extension_id)), name=f"starting {extension_id} again")

    async def discard(self, extension_id: str) -> bool:
        """Its package is replaced or goes: stop it and forget its crashes. Answers whether it was up, or about to be."""
        unit = self._units.get(extension_id)
        if unit is None:
            return False
        was_up = unit.lifecycle.state in ("active", "starting", "crashed", "failed")
        await unit.stop()
        self._units.pop(extension_id, None)
        self.changed.emit(extension_id)
        return was_up

    # What the guard says.

    def _by_number(self, number: int) -> Unit | None:
        return next((unit for unit in self._units.values() if unit.instance is not None and unit.instance.number == number), None)

    def _on_verdict(self, number: int, verdict: str, detail: str) -> None:
        unit = self._by_number(number)
        if unit is not None:
            unit.die(f"{VERDICTS.get(verdict, 'It broke a rule of the protocol.')} {detail}".strip())

    def _on_beats(self, beats: Sequence[tuple[int, float]]) -> None:
        for number, latency_ms in beats:
            unit = self._by_number(number)
            if unit is not None and unit.instance is not None:
                unit.instance.heartbeat_ms = latency_ms
                self.changed.emit(unit.manifest.id)


def _has_code(manifest: Manifest | None) -> bool:
    return manifest is not None and manifest.main is not None


def _waits_for(manifest: Manifest, kind: str, argument: str) -> bool:
    return _has_code(manifest) and any(event.matches(kind, argument) for event in manifest.activation_events)
