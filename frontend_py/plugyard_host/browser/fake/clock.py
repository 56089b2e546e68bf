"""Time that stands still until a test moves it."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from itertools import count

from plugyard_host.browser.ports import Disposable

_SETTLE_ROUNDS = 30
"""More turns of the event loop than any chain of callbacks in the host is long."""


class _Timer:
    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def dispose(self) -> None:
        self.callback = None


class _Spawned:
    def __init__(self, task: "asyncio.Future[object]") -> None:
        self._task = task

    def dispose(self) -> None:
        self._task.cancel()


async def settle() -> None:
    """Let everything that can run without time passing run."""
    for _ in range(_SETTLE_ROUNDS):
        await asyncio.sleep(0)


class FakeClock:
    def __init__(self) -> None:
        self._now = 0.0
        self._timers: list[tuple[float, int, _Timer]] = []
        self._order = count()
        self._tasks: set[asyncio.Future[object]] = set()
        self.failures: list[tuple[str, BaseException]] = []
        """What spawned work has raised, with its name. A test that expects none asserts that this is empty."""

    def now(self) -> float:
        return self._now

    def call_later(self, delay_s: float, callback: Callable[[], None]) -> Disposable:
        timer = _Timer(callback)
        heapq.heappush(self._timers, (self._now + max(0.0, delay_s), next(self._order), timer))
        return timer

    def spawn(self, work: Awaitable[object], *, name: str) -> Disposable:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._finished(done, name))
        return _Spawned(task)

    def _finished(self, task: "asyncio.Future[object]", name: str) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.failures.append((name, error))

    async def sleep(self, delay_s: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        timer = self.call_later(delay_s, lambda: None if woken.done() else woken.set_result(None))
        try:
            await woken
        finally:
            timer.dispose()

    # For tests.

    @property
    def waiting(self) -> int:
        """How many timers are set."""
        return sum(timer.callback is not None for _, _, timer in self._timers)

    def advance(self, seconds: float) -> None:
        """Move time and fire what falls due, in order. Tasks woken by it run at the next `await`."""
        end = self._now + seconds
        while self._timers and self._timers[0][0] <= end:
            self._fire_next()
        self._now = end

    async def run(self, seconds: float = 0.0) -> None:
        """Move time as a browser would: everything a timer sets off has run before the next one fires."""
        end = self._now + seconds
        await settle()
        while self._timers and self._timers[0][0] <= end:
            self._fire_next()
            await settle()
        self._now = end
        await settle()

    def _fire_next(self) -> None:
        due, _, timer = heapq.heappop(self._timers)
        self._now = max(self._now, due)
        callback, timer.callback = timer.callback, None
        if callback is not None:
            callback()
