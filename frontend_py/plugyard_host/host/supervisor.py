"""Signatures first: `Supervisor` follows."""

from dataclasses import dataclass

from plugyard_host.host.lifecycle import State
from plugyard_host.host.signals import Signal


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
    changed: Signal[str]
    """Emits the id of the extension whose row in `running()` is another."""

    def running(self) -> list[RunningExtension]:
        """One row for every installed extension that has code, by id."""
        raise NotImplementedError

    async def activate(self, extension_id: str, event: str) -> None:
        """Start an extension unless it runs; all who ask meanwhile wait for the same start. Raises RpcErrors."""
        raise NotImplementedError

    def stop(self, extension_id: str) -> None:
        """Ask it to stop, and take it down after a second whatever it says."""
        raise NotImplementedError

    async def restart(self, extension_id: str) -> None:
        raise NotImplementedError

    def try_again(self, extension_id: str) -> None:
        """Forget its crashes and start it: the user's answer to a crash loop."""
        raise NotImplementedError
