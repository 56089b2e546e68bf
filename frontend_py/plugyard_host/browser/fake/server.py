"""The server's side of the page as tests need it: packages and the list of what is installed, served by a `FakeHttp`."""

import hashlib
import json
from collections.abc import Collection
from typing import Any

from plugyard.package import write_package

from plugyard_host.browser.fake.net import FakeHttp, FakeLiveChannel


def manifest(name: str, **fields: Any) -> dict[str, Any]:
    """A small manifest that is valid; `fields` replace or add."""
    return {
        "name": name,
        "publisher": "acme",
        "version": "1.0.0",
        "displayName": name.replace("-", " ").title(),
        "description": "For a test.",
        "license": "MIT",
        "main": "extension.js",
        "engines": {"platform": "^1.0.0"},
        "activationEvents": ["onStartup"],
        **fields,
    }


class FakeServer:
    def __init__(self, http: FakeHttp, live: FakeLiveChannel) -> None:
        self._http = http
        self._live = live
        self._entries: dict[str, dict[str, Any]] = {}
        self._list()

    def entry(
        self, name: str, *, source: str = "seed", files: dict[str, bytes] | None = None, leave_out: Collection[str] = (), **fields: Any
    ) -> dict[str, Any]:
        """Store a package and answer how the list names it."""
        raw = {key: value for key, value in manifest(name, **fields).items() if value is not None}
        content = {"manifest.json": json.dumps(raw, indent=1).encode(), **(files or {})}
        if raw.get("main"):
            content.setdefault(raw["main"], b"// played by a FakeExtension")
        data = write_package({path: data for path, data in content.items() if path not in leave_out})
        sha256 = hashlib.sha256(data).hexdigest()
        self._http.files[f"/packages/{sha256}.zip"] = data
        facts = {"id": f"{raw['publisher']}.{name}", "version": raw["version"], "manifest": raw, "sha256": sha256}
        return {**facts, "bundleUrl": f"/packages/{sha256}.zip", "source": source, "reviewed": source == "seed"}

    def install(self, name: str, **fields: Any) -> str:
        """Put an extension into the list that the page starts with; answers its id."""
        entry = self.entry(name, **fields)
        self._entries[entry["id"]] = entry
        self._list()
        return str(entry["id"])

    def drop(self, name: str, **fields: Any) -> str:
        """A bundle comes into the development folder, or changes there; answers its id."""
        entry = {**self.entry(name, source="dev", **fields), "folder": name}
        self._live.send({"type": "dev-extension-changed", "entry": entry})
        return str(entry["id"])

    def _list(self) -> None:
        entries = list(self._entries.values())
        answer = {"extensions": entries, "total": len(entries), "page": 1, "limit": 50, "facets": {}}
        self._http.files["/api/v1/user/extensions"] = json.dumps(answer)
