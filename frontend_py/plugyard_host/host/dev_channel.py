"""The live channel as far as development goes: bundles in the dev folder appear, change, break and go."""

import json
from typing import Any

from plugyard.contract.problems import Problem

from plugyard_host.api_client import LIVE, AnswerNotUnderstood, ExtensionEntry
from plugyard_host.browser.ports import Clock, Disposable, LiveChannel
from plugyard_host.host.installer import Installer
from plugyard_host.host.logs import HOST_SOURCE, LogStore
from plugyard_host.host.registry import ExtensionRegistry


class DevChannel:
    def __init__(self, *, live: LiveChannel, installer: Installer, registry: ExtensionRegistry, logs: LogStore, clock: Clock) -> None:
        self._live = live
        self._installer = installer
        self._registry = registry
        self._logs = logs
        self._clock = clock
        self._takers = {
            "dev-extensions": self._all,
            "dev-extension-changed": self._changed,
            "dev-extension-removed": self._removed,
            "dev-extension-broken": self._broken,
        }

    def open(self) -> Disposable:
        return self._live.connect(LIVE, self._on_message)

    def _on_message(self, text: str) -> None:
        try:
            message = json.loads(text)
            taker = self._takers.get(message.get("type"))
            if taker is not None:
                taker(message)
        except (ValueError, KeyError, TypeError, AttributeError, AnswerNotUnderstood) as error:
            self._logs.add(HOST_SOURCE, "error", f"A message of the live channel cannot be read: {error!r}")

    def _all(self, message: dict[str, Any]) -> None:
        """The whole folder, sent at every connection: what changed while the channel was down is caught up."""
        entries = [ExtensionEntry.from_json(raw) for raw in message["extensions"]]
        there = {entry.id for entry in entries}
        broken_folders = {broken.get("folder", broken.get("source")) for broken in message["broken"]}
        for installed in self._registry.all():
            if installed.source == "dev" and installed.id not in there and installed.folder not in broken_folders:
                self._remove(installed.id)
        for entry in entries:
            self._install(entry)
        for broken in message["broken"]:
            self._broken(broken)

    def _changed(self, message: dict[str, Any]) -> None:
        self._install(ExtensionEntry.from_json(message["entry"]))

    def _install(self, entry: ExtensionEntry) -> None:
        if not self._installer.has(entry):
            self._clock.spawn(self._installer.install(entry), name=f"installing {entry.id}")

    def _removed(self, message: dict[str, Any]) -> None:
        gone = message.get("id") or self._installer.id_in_folder(str(message.get("folder")))
        if gone:
            self._remove(str(gone))

    def _remove(self, extension_id: str) -> None:
        self._clock.spawn(self._installer.remove(extension_id), name=f"removing {extension_id}")

    def _broken(self, message: dict[str, Any]) -> None:
        folder = str(message.get("folder") or message.get("source"))
        known = message.get("id") or self._installer.id_in_folder(folder)
        problems = [_problem(raw) for raw in message["problems"]]
        self._installer.report(str(known or f"local.{folder}"), problems, source="dev", folder=folder)


def _problem(raw: dict[str, Any]) -> Problem:
    line = raw.get("line")
    return Problem(
        str(raw.get("path") or ""),
        str(raw["message"]),
        str(raw.get("hint") or ""),
        line=line if isinstance(line, int) else None,
        file=raw.get("file"),
    )
