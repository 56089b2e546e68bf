"""What the page asks the server, and how its answers read. The only place that knows routes."""

import json
from dataclasses import dataclass
from typing import Any

from plugyard_host.browser.ports import Http

USER_EXTENSIONS = "/api/v1/user/extensions"
LIVE = "/api/v1/live"


class AnswerNotUnderstood(Exception):
    """The server answered something that is not what its interface says."""


@dataclass(frozen=True, slots=True)
class ExtensionEntry:
    """One installed extension as the server lists it. The package itself decides what is in it; this says where it is and its hash."""

    id: str
    version: str
    bundle_url: str
    sha256: str
    source: str
    """`seed`, `dev` or `file`."""
    reviewed: bool
    folder: str | None = None
    """Its name in the folder of development bundles."""

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> "ExtensionEntry":
        try:
            return cls(
                raw["id"], raw["version"], raw["bundleUrl"], raw["sha256"], raw["source"], raw.get("reviewed") is True, raw.get("folder")
            )
        except (KeyError, TypeError) as error:
            raise AnswerNotUnderstood(f"An entry in the list of extensions cannot be read: {error!r}.") from error


class ApiClient:
    def __init__(self, http: Http) -> None:
        self._http = http

    async def user_extensions(self) -> list[ExtensionEntry]:
        """What this user has installed."""
        try:
            answer = json.loads(await self._http.get_text(USER_EXTENSIONS))
            entries = answer["extensions"]
        except (ValueError, KeyError, TypeError) as error:
            raise AnswerNotUnderstood("The list of extensions cannot be read.") from error
        return [ExtensionEntry.from_json(raw) for raw in entries]

    async def bundle(self, entry: ExtensionEntry) -> bytes:
        """The package's bytes, not yet verified."""
        return await self._http.get_bytes(entry.bundle_url)
