"""The guard and the sandbox, with scripted extensions at the other end. Messages cross one turn of the event loop later, as over a port."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from plugyard_host.browser.errors import SandboxFailed
from plugyard_host.browser.fake.extension import FakeExtension, FakeWorker


class FakeGuard:
    def __init__(self) -> None:
        self.workers: dict[int, FakeWorker] = {}
        self.credits: dict[int, int] = {}
        """Credits handed back, by instance."""
        self.dropped: list[int] = []
        self.paused = False
        self.files: dict[int, dict[str, bytes]] = {}

    def listen(
        self,
        *,
        on_text: Callable[[int, str], str | None],
        on_verdict: Callable[[int, str, str], None],
        on_beats: Callable[[Sequence[tuple[int, float]]], None],
    ) -> None:
        self._on_text = on_text
        self._on_verdict = on_verdict
        self._on_beats = on_beats

    def send(self, instance: int, text: str, *, ack: int = 0) -> None:
        if not isinstance(text, str):
            raise TypeError("Only texts cross.")
        self.acknowledge(instance, ack)
        worker = self.workers.get(instance)
        if worker is not None:
            asyncio.get_running_loop().call_soon(worker.receive, text)

    def send_files(self, instance: int, files: Mapping[str, bytes]) -> None:
        self.files[instance] = dict(files)

    def acknowledge(self, instance: int, count: int) -> None:
        self.credits[instance] = self.credits.get(instance, 0) + count

    def drop(self, instance: int) -> None:
        self.dropped.append(instance)
        worker = self.workers.pop(instance, None)
        if worker is not None:
            worker.end()

    def pause(self, paused: bool) -> None:
        self.paused = paused

    # For tests.

    def connect(self, instance: int, worker: FakeWorker) -> None:
        self.workers[instance] = worker

    def deliver(self, instance: int, text: str) -> str | None:
        """A text from an extension arrives; answers what the host answered at once."""
        if instance not in self.workers:
            return None
        answer = self._on_text(instance, text)
        if answer is not None:
            self.acknowledge(instance, 1)
            if answer:
                self.send(instance, answer)
        return answer

    def verdict(self, instance: int, verdict: str, detail: str = "") -> None:
        """The instance breaks a rule."""
        self.workers.pop(instance, None)
        self._on_verdict(instance, verdict, detail)

    def beat(self, *beats: tuple[int, float]) -> None:
        self._on_beats(beats)


class FakeFrame:
    def __init__(self, guard: FakeGuard, instance: int) -> None:
        self._guard = guard
        self._instance = instance
        self.removed = False

    def remove(self) -> None:
        self.removed = True
        worker = self._guard.workers.pop(self._instance, None)
        if worker is not None:
            worker.end()


class FakeSandbox:
    """Makes frames whose workers play the extensions in `extensions`, by id. What no test has scripted is a plain `FakeExtension`."""

    def __init__(self, guard: FakeGuard) -> None:
        self._guard = guard
        self.extensions: dict[str, FakeExtension] = {}
        self.frames: dict[int, FakeFrame] = {}
        self.opened: list[tuple[int, str]] = []
        self.fails = False
        """While true no frame comes up."""
        self.stays_silent = False
        """While true a frame comes up, but its runtime never says that it is ready."""

    async def open(self, instance: int, runtime: str) -> FakeFrame:
        self.opened.append((instance, runtime))
        await asyncio.sleep(0)
        if self.fails:
            raise SandboxFailed("The frame did not answer in time.")
        worker = FakeWorker(instance, self._pick, self._guard.deliver)
        self._guard.connect(instance, worker)
        self.frames[instance] = FakeFrame(self._guard, instance)
        if not self.stays_silent:
            worker.post({"jsonrpc": "2.0", "method": "$/ready", "params": {"protocol": 1, "runtime": runtime, "timings": {}}})
        return self.frames[instance]

    def _pick(self, extension_id: str) -> FakeExtension:
        return self.extensions.setdefault(extension_id, FakeExtension())

    def script(self, extension_id: str) -> FakeExtension:
        """The extension that plays `extension_id` from its next start on."""
        self.extensions[extension_id] = FakeExtension()
        return self.extensions[extension_id]

    @property
    def live(self) -> list[int]:
        """Instances whose frame is still there."""
        return [instance for instance, frame in self.frames.items() if not frame.removed]
