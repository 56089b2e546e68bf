"""`Unit`: one extension's way through starting, running, crashing and stopping, step by step."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import DeadlineExceeded, ExtensionStopped, InternalError, RpcError
from plugyard.contract.manifest import Manifest
from plugyard.package import Package

from plugyard_host.browser.errors import BrowserError
from plugyard_host.browser.ports import Clock, Disposable, Guard, Sandbox
from plugyard_host.host.environment import Environment
from plugyard_host.host.instance import Instance
from plugyard_host.host.lifecycle import Lifecycle
from plugyard_host.host.logs import LogStore, place_of
from plugyard_host.host.rpc import Endpoint
from plugyard_host.host.signals import Signal

_logger = logging.getLogger(__name__)

Serve = Callable[[Instance, int, str, dict[str, Any], int], str | None]
"""`Broker.serve`."""
Hear = Callable[[Instance, str, dict[str, Any]], None]
"""`Notices.hear`."""

RUNTIME_TIMEOUT_S = 30.0
"""From frame to `$/ready`. The slowest engine takes 2 s for CPython alone, several at once on two cores many times that."""

MAX_REASON_CHARACTERS = 1_000
"""Of what an extension says about its own failure: it is shown wherever the extension is missed."""


@dataclass(frozen=True)
class Workshop:
    """What all units work with."""

    clock: Clock
    guard: Guard
    sandbox: Sandbox
    endpoint: Endpoint
    environment: Environment
    logs: LogStore
    serve: Serve
    hear: Hear
    changed: Signal[str]
    numbers: Iterator[int]
    """Of instances: never one twice in the life of a page."""


class Unit:
    def __init__(self, manifest: Manifest, package: Package, workshop: Workshop) -> None:
        self.manifest = manifest
        self.package = package
        self._shop = workshop
        self.lifecycle = Lifecycle(workshop.clock.now)
        self.instance: Instance | None = None
        self.activation_ms: float | None = None
        """Of the latest start, from the event to the end of `activate`."""
        self._start: asyncio.Future[RpcError | None] | None = None
        self._stop: asyncio.Future[None] | None = None
        self._restart: Disposable | None = None
        self._past_calls = 0
        self._past_errors = 0

    @property
    def calls(self) -> int:
        return self._past_calls + (self.instance.calls if self.instance is not None else 0)

    @property
    def errors(self) -> int:
        return self._past_errors + (self.instance.errors if self.instance is not None else 0)

    @property
    def is_waiting(self) -> bool:
        """It crashed and starts again by itself."""
        return self._restart is not None

    def why_down(self) -> str:
        name, state = self.manifest.display_name, self.lifecycle.state
        reason = self.lifecycle.reason
        if state in ("crashed", "failed"):
            return f"{name} stopped and starts again in a moment. {reason or ''}".strip()
        if state == "disabled":
            return f"{name} is off. {reason or ''}".strip()
        return f"{name} is not running."

    # Starting.

    async def activate(self, event: str) -> None:
        """Be active when this returns, or raise ExtensionStopped."""
        if self._stop is not None:
            await asyncio.shield(self._stop)
        if self.lifecycle.state == "active":
            return
        if self._start is None:
            if self.is_waiting or not self.lifecycle.can_start:
                raise ExtensionStopped(self.why_down())
            self._begin(event)
        start = self._start
        error = await asyncio.shield(start) if start is not None else None
        if error is not None:
            raise ExtensionStopped(error.message)

    def _begin(self, event: str) -> None:
        self._cancel_restart()
        instance = self.instance = self._make_instance()
        self._start = asyncio.get_running_loop().create_future()
        self._shop.logs.add(self.manifest.id, "debug", f"Starting on {event}.")
        self._shop.clock.spawn(self._run_start(instance, self._shop.clock.now()), name=f"starting {self.manifest.id}")
        self._enter("starting")

    def _make_instance(self) -> Instance:
        shop = self._shop
        instance = Instance(next(shop.numbers), self.manifest, self.package)
        instance.connection = shop.endpoint.open(
            instance.number,
            lambda call_id, method, params, size: shop.serve(instance, call_id, method, params, size),
            lambda method, params: shop.hear(instance, method, params),
            self._note_slow,
        )
        return instance

    def _note_slow(self, method: str, took_s: float) -> None:
        """A slow answer is reported (spec 7). A start has its own time in the developer tools."""
        if method != "extension.activate":
            self._shop.logs.add(self.manifest.id, "warn", f"Slow: {method} took {took_s:.1f} s.")

    async def _run_start(self, instance: Instance, began_s: float) -> None:
        try:
            await self._bring_up(instance)
        except (RpcError, BrowserError) as error:
            self._fail_start(instance, error)
        except Exception as error:
            # A mistake of the host must not leave those who wait for this start waiting for ever.
            _logger.exception("Starting %s failed", self.manifest.id)
            self._fail_start(instance, InternalError(f"The platform failed while it started the extension: {type(error).__name__}."))
        else:
            self._succeed(instance, (self._shop.clock.now() - began_s) * 1000)

    def _succeed(self, instance: Instance, took_ms: float) -> None:
        if self.instance is not instance or self._start is None:
            return
        self.activation_ms = took_ms
        start, self._start = self._start, None
        self._shop.logs.add(self.manifest.id, "info", f"Active after {took_ms:.0f} ms.")
        self._enter("active")
        start.set_result(None)

    async def _bring_up(self, instance: Instance) -> None:
        shop = self._shop
        frame = await shop.sandbox.open(instance.number, str(self.manifest.runtime))
        if not instance.connection.is_open:  # stopped or dead while the frame came up
            frame.remove()
            raise ExtensionStopped(f"{self.manifest.display_name} was stopped while it started.")
        instance.frame = frame
        await self._wait_until_ready(instance)
        shop.guard.send_files(instance.number, self.package.files)
        await instance.connection.call("extension.activate", self._activation(), timeout_s=limits.ACTIVATION_TIMEOUT_S)

    async def _wait_until_ready(self, instance: Instance) -> None:
        late = DeadlineExceeded(f"The runtime did not come up within {RUNTIME_TIMEOUT_S:g} seconds.")
        deadline = self._shop.clock.call_later(RUNTIME_TIMEOUT_S, lambda: instance.fail_ready(late))
        try:
            await instance.ready
        finally:
            deadline.dispose()

    def _activation(self) -> dict[str, Any]:
        return {
            "id": self.manifest.id,
            "version": self.manifest.version,
            "main": self.manifest.main,
            "runtime": self.manifest.runtime,
            "contributes": self.manifest.raw.get("contributes", {}),
            "env": self._shop.environment.of(self.manifest),
        }

    def _fail_start(self, instance: Instance, failure: RpcError | BrowserError) -> None:
        """A failed activation is a crash; what the extension said about the place goes into the log."""
        if self.instance is not instance:
            return  # it was taken down meanwhile, and whoever did that has said why
        file, line = place_of(failure.details) if isinstance(failure, RpcError) else (None, None)
        said = (failure.message if isinstance(failure, RpcError) else str(failure))[:MAX_REASON_CHARACTERS]
        self._shop.logs.add(self.manifest.id, "error", f"Activation failed: {said}", file=file, line=line)
        place = f" ({':'.join(str(part) for part in (file, line) if part is not None)})" if file else ""
        self._crash(f"Activation failed: {said}{place}", starting=True)

    # Falling.

    def die(self, reason: str) -> None:
        """The instance is dead or has to be: no second chance to speak, everything that waits for it fails now."""
        if self.instance is None:
            return
        self._shop.logs.add(self.manifest.id, "error", f"Killed: {reason}")
        if self.lifecycle.state == "stopping":
            self._take_down(reason)
            self._enter("idle")
        else:
            self._crash(reason, starting=False)

    def _crash(self, reason: str, *, starting: bool) -> None:
        self._take_down(reason)
        delay_s = self.lifecycle.crash(reason, starting=starting)
        if delay_s is None:
            self._shop.logs.add(self.manifest.id, "error", str(self.lifecycle.reason))
        else:
            self._restart = self._shop.clock.call_later(delay_s, self._start_again)
        self._shop.changed.emit(self.manifest.id)

    def _start_again(self) -> None:
        self._restart = None
        if self.lifecycle.can_start:
            self._begin(f"restart after crash {self.lifecycle.crashes}")

    def _take_down(self, reason: str) -> None:
        instance, self.instance = self.instance, None
        start, self._start = self._start, None
        if instance is None:
            return
        self._past_calls += instance.calls
        self._past_errors += instance.errors
        instance.end(f"{self.manifest.display_name} stopped: {reason}")
        self._shop.guard.drop(instance.number)
        if start is not None:
            start.set_result(ExtensionStopped(f"{self.manifest.display_name} stopped: {reason}"))

    # Stopping.

    async def stop(self) -> None:
        """Be down when this returns. Asks politely for a second; the frame goes whatever the extension answers."""
        self._cancel_restart()
        if self._stop is not None:
            await asyncio.shield(self._stop)
            return
        if self.instance is None:
            if self.lifecycle.state in ("crashed", "failed"):
                self._enter("idle")
            return
        self._stop = asyncio.get_running_loop().create_future()
        try:
            await self._stop_instance(self.instance)
        finally:
            self._stop.set_result(None)
            self._stop = None

    async def _stop_instance(self, instance: Instance) -> None:
        was_active = self.lifecycle.state == "active"
        self._enter("stopping")
        if was_active:
            await self._say_goodbye(instance)
        if self.instance is instance:
            self._take_down("it was asked to stop.")
            self._enter("idle")

    async def _say_goodbye(self, instance: Instance) -> None:
        try:
            await instance.connection.call("extension.deactivate", {}, timeout_s=limits.DEACTIVATE_GRACE_S)
        except RpcError as error:
            if not instance.connection.is_open:
                return  # it died on the way out
            self._shop.logs.add_error(self.manifest.id, f"Deactivation failed: {error.message}", error)

    def _cancel_restart(self) -> None:
        if self._restart is not None:
            self._restart.dispose()
            self._restart = None

    def _enter(self, state: Any, reason: str | None = None) -> None:
        self.lifecycle.enter(state, reason)
        self._shop.changed.emit(self.manifest.id)
