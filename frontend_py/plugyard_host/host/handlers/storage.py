"""`storage.*`: the extension's own durable data."""

from collections.abc import Mapping

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.storage import ExtensionStorage


class StorageHandlers:
    def __init__(self, storage: ExtensionStorage) -> None:
        self._storage = storage

    def table(self) -> Mapping[str, Handler]:
        return {
            "storage.get": self.get,
            "storage.set": self.set,
            "storage.delete": self.delete,
            "storage.keys": self.keys,
            "storage.clear": self.clear,
        }

    async def get(self, call: Call, params: Params) -> object:
        return await self._storage.get(call.extension_id, params["key"])

    async def set(self, call: Call, params: Params) -> None:
        await self._storage.set(call.extension_id, params["key"], params["value"])

    async def delete(self, call: Call, params: Params) -> None:
        await self._storage.delete(call.extension_id, params["key"])

    async def keys(self, call: Call, params: Params) -> list[str]:
        return await self._storage.keys(call.extension_id)

    async def clear(self, call: Call, params: Params) -> None:
        await self._storage.clear(call.extension_id)
