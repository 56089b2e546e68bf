"""Each extension's own durable data, with its quota. The namespace is the id that the host knows, never what a message says."""

import json
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import InvalidParams, LimitExceeded

from plugyard_host.browser.ports import Store
from plugyard_host.host.json_text import encode, utf8_length

TABLE = "storage"


class _Account:
    """Sizes of one extension's entries, so that the quota costs no reading."""

    def __init__(self, sizes: dict[str, int]) -> None:
        self.sizes = sizes
        self.total = sum(sizes.values())

    def reserve(self, key: str, size: int | None) -> int | None:
        """Book a new size for `key` (None: no entry); answers the one before. Raises LimitExceeded and books nothing."""
        before = self.sizes.get(key)
        total = self.total - (before or 0) + (size or 0)
        if size is not None and total > limits.STORAGE_MAX_BYTES:
            raise LimitExceeded("The storage of this extension is full.", what="storage_bytes", limit=limits.STORAGE_MAX_BYTES)
        if size is not None and before is None and len(self.sizes) >= limits.STORAGE_MAX_KEYS:
            raise LimitExceeded("This extension has too many entries in its storage.", what="storage_keys", limit=limits.STORAGE_MAX_KEYS)
        self.total = total
        if size is None:
            self.sizes.pop(key, None)
        else:
            self.sizes[key] = size
        return before


class ExtensionStorage:
    """All extensions' data. Writes reserve their quota before they wait for the disk, so that concurrent ones cannot exceed it together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._accounts: dict[str, _Account] = {}

    async def get(self, extension_id: str, key: str) -> Any:
        text = await self._store.get(TABLE, _row(extension_id, key))
        return None if text is None else json.loads(text)

    async def set(self, extension_id: str, key: str, value: Any) -> None:
        """Durable when this returns."""
        try:
            text = encode(value)
        except (ValueError, TypeError) as error:
            raise InvalidParams("storage.set was called with a value that JSON cannot hold.") from error
        account = await self._account(extension_id)
        size = utf8_length(key) + len(text)
        before = account.reserve(key, size)
        try:
            await self._store.set(TABLE, _row(extension_id, key), text)
        except Exception:
            account.reserve(key, before)
            raise

    async def delete(self, extension_id: str, key: str) -> None:
        account = await self._account(extension_id)
        await self._store.delete(TABLE, _row(extension_id, key))
        account.reserve(key, None)

    async def keys(self, extension_id: str) -> list[str]:
        return sorted((await self._account(extension_id)).sizes)

    async def clear(self, extension_id: str) -> None:
        await self._store.delete_prefix(TABLE, _row(extension_id, ""))
        self._accounts.pop(extension_id, None)

    async def used_bytes(self, extension_id: str) -> int:
        return (await self._account(extension_id)).total

    async def _account(self, extension_id: str) -> _Account:
        account = self._accounts.get(extension_id)
        if account is None:
            prefix = _row(extension_id, "")
            rows = await self._store.items(TABLE, prefix)
            sizes = {row.removeprefix(prefix): len(row) - len(prefix) + len(text) for row, text in rows.items()}
            account = self._accounts.setdefault(extension_id, _Account(sizes))
        return account


def _row(extension_id: str, key: str) -> str:
    # An id holds no slash, so no extension's prefix is the beginning of another's.
    return f"{extension_id}/{key}"
