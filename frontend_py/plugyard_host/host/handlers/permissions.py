"""`permissions.*`: what the user allowed."""

from collections.abc import Mapping

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.grants import GrantStore


class PermissionHandlers:
    def __init__(self, grants: GrantStore) -> None:
        self._grants = grants

    def table(self) -> Mapping[str, Handler]:
        return {"permissions.has": self.has}

    def has(self, call: Call, params: Params) -> bool:
        return self._grants.holds(call.extension_id, params["permission"])
