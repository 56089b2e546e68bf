"""`Instance`: one start of one extension, as the host sees it. Who a call comes from is decided here, by the port it arrived on."""

import asyncio
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import Conflict, ExtensionStopped, LimitExceeded, RpcError
from plugyard.contract.manifest import Manifest
from plugyard.package import Package

from plugyard_host.browser.ports import Disposable, Frame
from plugyard_host.host.disposal import DisposalList
from plugyard_host.host.rpc import Connection

MAX_ON_ONE_SUBJECT = 10
"""Registrations of one extension for the same event or key. Each gets a text of its own: a thousand made 1 GiB of one event."""


class Instance:
    """Lives from the making of its frame to its end, and takes everything it registered along."""

    def __init__(self, number: int, manifest: Manifest, package: Package) -> None:
        self.number = number
        self.extension_id = manifest.id
        self.manifest = manifest
        self.package = package
        self.connection: Connection
        self.ready: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        """Done when the runtime says `$/ready`."""
        self.frame: Frame | None = None
        self.disposals = DisposalList()
        """Commands, views, subscriptions: whatever must not outlive it."""
        self._registrations: dict[int, Disposable] = {}
        self._subjects: dict[int, str] = {}
        """What some of them listen to, by the same number."""
        self.running_calls: dict[int, Disposable] = {}
        """Calls whose handler is still at work, by the extension's own call id."""
        self.calls = 0
        self.errors = 0
        self.heartbeat_ms: float | None = None

    def fail_ready(self, error: RpcError) -> None:
        """The runtime will not come up: whoever waits for it hears why."""
        if not self.ready.done():
            self.ready.set_exception(error)
            self.ready.exception()  # nobody may be waiting yet, which is no fault

    def register(self, number: int, registration: Disposable, *, subject: str = "") -> None:
        """Keep a registration under the number that the SDK chose, until it is disposed or the instance ends.

        Args:
            subject: What it listens to, for what extensions themselves can set off.
        """
        refusal = self._refusal(number, subject)
        if refusal is not None:
            registration.dispose()
            raise refusal
        self._registrations[number] = self.disposals.add(registration)
        if subject:
            self._subjects[number] = subject

    def _refusal(self, number: int, subject: str) -> Conflict | LimitExceeded | None:
        if number in self._registrations:
            return Conflict(f"The registration {number} exists already.")
        if len(self._registrations) >= limits.REGISTRATIONS_MAX:
            text = f"An extension may have {limits.REGISTRATIONS_MAX} live registrations."
            return LimitExceeded(text, what="registrations", limit=limits.REGISTRATIONS_MAX)
        if subject and sum(other == subject for other in self._subjects.values()) >= MAX_ON_ONE_SUBJECT:
            text = f"An extension may listen to {subject} {MAX_ON_ONE_SUBJECT} times at once."
            return LimitExceeded(text, what="registrations_on_one_subject", limit=MAX_ON_ONE_SUBJECT)
        return None

    def unregister(self, number: int) -> None:
        """End a registration; no error when there is none."""
        registration = self._registrations.pop(number, None)
        self._subjects.pop(number, None)
        if registration is not None:
            registration.dispose()

    def end(self, reason: str) -> None:
        """Fail what waits for it, undo what it did, take its frame away. Twice is harmless."""
        self.connection.close(reason)
        self.fail_ready(ExtensionStopped(reason))
        running, self.running_calls = self.running_calls, {}
        for call in running.values():
            call.dispose()
        self.disposals.dispose()
        self._registrations.clear()
        self._subjects.clear()
        if self.frame is not None:
            self.frame.remove()
