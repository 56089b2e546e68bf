"""The few places where MicroPython's and CPython's ways to wait differ."""

import asyncio
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine, Generator
    from typing import Any

MICROPYTHON = sys.implementation.name == "micropython"


class Awaitable:
    """Something with an `async def wait()` that can be awaited as it is, as often as one likes."""

    async def wait(self) -> object:
        raise NotImplementedError

    if MICROPYTHON:  # there, `await` iterates

        def __iter__(self) -> "Coroutine[Any, Any, object]":
            return self.wait()

    else:

        def __await__(self) -> "Generator[Any, None, object]":
            return self.wait().__await__()


def is_awaitable(value: object) -> bool:
    """Decide by what a function returned: MicroPython cannot tell an async function from another."""
    return isinstance(value, Awaitable) or hasattr(value, "send") or hasattr(value, "__await__")


async def finished(value: "Any") -> "Any":
    """Await what can be awaited, return the rest."""
    return await value if is_awaitable(value) else value


_tasks: "set[asyncio.Task[object]]" = set()


def spawn(work: "Coroutine[Any, Any, object]") -> "asyncio.Task[object]":
    """Run in a task that is kept until it is done. `work` handles its own errors."""
    task = asyncio.create_task(_kept(work))
    _tasks.add(task)
    return task


async def _kept(work: "Coroutine[Any, Any, object]") -> object:
    try:
        return await work
    finally:
        _tasks.discard(asyncio.current_task())
