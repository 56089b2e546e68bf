"""Durable tables in memory. They outlive a `FakeBrowser` when the same store is given to the next one: a reload of the page."""

import asyncio


class FakeStore:
    def __init__(self) -> None:
        self.tables: dict[str, dict[str, str]] = {}
        self.broken = False
        """While true every write fails, as a full disk does."""
        self.held: asyncio.Event | None = None
        """While set to an event, every call waits for it: a slow disk."""

    async def _turn(self) -> None:
        await (self.held.wait() if self.held is not None else asyncio.sleep(0))

    async def get(self, table: str, key: str) -> str | None:
        await self._turn()
        return self.tables.get(table, {}).get(key)

    async def set(self, table: str, key: str, text: str) -> None:
        await self._turn()
        self._refuse_when_broken()
        self.tables.setdefault(table, {})[key] = text

    async def delete(self, table: str, key: str) -> None:
        await self._turn()
        self._refuse_when_broken()
        self.tables.get(table, {}).pop(key, None)

    async def items(self, table: str, prefix: str) -> dict[str, str]:
        await self._turn()
        return {key: text for key, text in sorted(self.tables.get(table, {}).items()) if key.startswith(prefix)}

    async def delete_prefix(self, table: str, prefix: str) -> None:
        await self._turn()
        self._refuse_when_broken()
        self.tables[table] = {key: text for key, text in self.tables.get(table, {}).items() if not key.startswith(prefix)}

    def _refuse_when_broken(self) -> None:
        if self.broken:
            raise OSError("The disk is full.")
