"""Time and tasks on the page's event loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from plugyard_host.browser.ports import Disposable
from plugyard_host.browser.real.javascript import window

_log = logging.getLogger(__name__)


class _Timer:
    __slots__ = ("_handle",)

    def __init__(self, handle: asyncio.TimerHandle) -> None:
        self._handle = handle

    def dispose(self) -> None:
        self._handle.cancel()


class _Spawned:
    __slots__ = ("_task",)

    def __init__(self, task: "asyncio.Future[object]") -> None:
        self._task = task

    def dispose(self) -> None:
        self._task.cancel()


class RealClock:
    def __init__(self) -> None:
        self._performance = window().performance
        self._tasks: set[asyncio.Future[object]] = set()  # the event loop itself keeps only weak references to tasks

    def now(self) -> float:
        return float(self._performance.now()) / 1000

    def call_later(self, delay_s: float, callback: Callable[[], None]) -> Disposable:
        return _Timer(asyncio.get_running_loop().call_later(max(0.0, delay_s), callback))

    def spawn(self, work: Awaitable[object], *, name: str) -> Disposable:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._finished(done, name))
        return _Spawned(task)

    def _finished(self, task: "asyncio.Future[object]", name: str) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            _log.error("%s failed", name, exc_info=error)

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(max(0.0, delay_s))
