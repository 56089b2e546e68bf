"""The live messages about development extensions (docs/protocol.md has the frames' side; this is the server's)."""

from typing import Any

import msgspec

from plugyard_server.development.folder import Broken, Change, Changed, Told
from plugyard_server.storage.schemas import BrokenEntry, ExtensionEntry, broken_entry, told


class DevExtensions(msgspec.Struct, rename="camel", tag="dev-extensions"):
    """All of them: the first message to a page, and the answer of `GET /api/v1/dev/extensions`."""

    extensions: list[ExtensionEntry]
    broken: list[BrokenEntry]


class DevExtensionChanged(msgspec.Struct, rename="camel", tag="dev-extension-changed"):
    """Added, or other content than before."""

    entry: ExtensionEntry


class DevExtensionRemoved(msgspec.Struct, rename="camel", tag="dev-extension-removed"):
    """Gone; `id` is null when it never was an extension."""

    id: str | None
    folder: str


class DevExtensionBroken(msgspec.Struct, rename="camel", tag="dev-extension-broken"):
    """Not loadable; `id` names the extension that it was before."""

    folder: str
    id: str | None
    problems: list[dict[str, Any]]


def everything(all_told: list[Told]) -> DevExtensions:
    return DevExtensions(
        extensions=[one.entry for one in all_told if isinstance(one, Changed)],
        broken=[broken_entry(one.folder, one.problems) for one in all_told if isinstance(one, Broken)],
    )


def message(change: Change) -> DevExtensionChanged | DevExtensionRemoved | DevExtensionBroken:
    """The message that tells of one change."""
    if isinstance(change, Changed):
        return DevExtensionChanged(change.entry)
    if isinstance(change, Broken):
        return DevExtensionBroken(change.folder, change.id, told(change.problems))
    return DevExtensionRemoved(change.id, change.folder)
