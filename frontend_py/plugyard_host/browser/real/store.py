"""Durable tables in one IndexedDB database. A table is the first part of each key, so that new tables need no new database version."""

import asyncio
from collections.abc import Callable

from plugyard_host.browser.errors import BrowserError
from plugyard_host.browser.real.javascript import Js, window
from plugyard_host.browser.real.listening import Listener, Listeners

DATABASE = "plugyard"
_VERSION = 1
_OBJECTS = "entries"
_LAST = "\uffff"
"""Sorts after every character, so that `prefix + _LAST` ends the range of a prefix."""

_DURABILITY = "relaxed"
"""Written to the operating system before the transaction completes, which outlives a crash or kill of the browser. `strict` would also wait
for the disk itself, at 5 to 30 ms per write on common disks, to save the last seconds before a power cut."""


class RealStore:
    def __init__(self) -> None:
        self._opening: asyncio.Task[Js] | None = None

    async def get(self, table: str, key: str) -> str | None:
        [text] = await self._run("readonly", lambda entries: [entries.get(_key(table, key))])
        return None if text is None else str(text)

    async def set(self, table: str, key: str, text: str) -> None:
        await self._run("readwrite", lambda entries: [entries.put(text, _key(table, key))])

    async def delete(self, table: str, key: str) -> None:
        await self._run("readwrite", lambda entries: [entries.delete(_key(table, key))])

    async def items(self, table: str, prefix: str) -> dict[str, str]:
        wanted = _prefix_range(table, prefix)
        keys, texts = await self._run("readonly", lambda entries: [entries.getAllKeys(wanted), entries.getAll(wanted)])
        return {key: text for (_, key), text in zip(keys.to_py(), texts.to_py(), strict=True)}

    async def delete_prefix(self, table: str, prefix: str) -> None:
        await self._run("readwrite", lambda entries: [entries.delete(_prefix_range(table, prefix))])

    async def _run(self, mode: str, ask: Callable[[Js], list[Js]]) -> list[Js]:
        """Make the requests of `ask` in one transaction and return their results once it is complete."""
        database = await self._database()
        transaction = database.transaction(_OBJECTS, mode, window().Object.fromEntries([["durability", _DURABILITY]]))
        requests = ask(transaction.objectStore(_OBJECTS))
        await _outcome(transaction, success="complete", failures=("abort", "error"))
        return [request.result for request in requests]

    async def _database(self) -> Js:
        if self._opening is None or (self._opening.done() and (self._opening.cancelled() or self._opening.exception() is not None)):
            self._opening = asyncio.ensure_future(_open())
        return await asyncio.shield(self._opening)


async def _open() -> Js:
    request = window().indexedDB.open(DATABASE, _VERSION)
    upgrade = Listener(request, "upgradeneeded", lambda _event: request.result.createObjectStore(_OBJECTS))
    try:
        await _outcome(request, success="success", failures=("error", "blocked"))
    finally:
        upgrade.dispose()
    return request.result


async def _outcome(source: Js, *, success: str, failures: tuple[str, ...]) -> None:
    """Wait until `source` fires one of the events.

    Raises:
        BrowserError: one of `failures`.
    """
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def settle(event: Js) -> None:
        if done.done():
            return
        if event.type == success:
            done.set_result(None)
        else:
            done.set_exception(BrowserError(f"The browser's database failed: {getattr(source.error, 'message', event.type)}"))

    listeners = Listeners(*(Listener(source, event, settle) for event in (success, *failures)))
    try:
        await done
    finally:
        listeners.dispose()


def _key(table: str, key: str) -> Js:
    return window().Array.of(table, key)


def _prefix_range(table: str, prefix: str) -> Js:
    return window().IDBKeyRange.bound(_key(table, prefix), _key(table, prefix + _LAST))
