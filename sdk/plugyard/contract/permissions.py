"""The permissions an extension may ask for, in the words the user reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugyard.contract import limits
from plugyard.contract.shapes import Schema, array, one_of, record, text

EDITOR_READ = "editor.read"
HOST = "host"
"""In place of a permission: only the platform itself may do it."""

_HOST_PATTERN = text(253, pattern=r"^https://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?\*?$")
_GLOB = text(limits.PATH_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_*?.][A-Za-z0-9_*?./ -]*$")
_EXTENSION_ID = text(101, pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")
_EVENT_NAME = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.:-]+$")


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing a user can allow or refuse."""

    name: str
    title: str
    sentence: str
    """What it means for the user, to follow the extension's name: "Word Count … reads the text you edit"."""
    options: Mapping[str, Schema] = field(default_factory=dict)
    """What `{"name": …}` may narrow it with."""
    required_options: tuple[str, ...] = ()
    """Options without which the request means nothing."""

    def schema(self) -> Schema:
        """Of the object form in the manifest."""
        required = {"name": {"const": self.name}} | {name: self.options[name] for name in self.required_options}
        optional = {name: schema for name, schema in self.options.items() if name not in self.required_options}
        return record(required, {"reason": REASON} | optional)


@dataclass(frozen=True, slots=True)
class PermissionRequest:
    """What one extension asks for."""

    name: str
    options: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    """The developer's own words."""
    implied: bool = False
    """Follows from `requires`, was not written under `permissions`."""


REASON = text(300, min_length=1)

PERMISSIONS: dict[str, Permission] = {
    permission.name: permission
    for permission in (
        Permission("storage", "Storage", "keeps its own data on this device"),
        Permission(
            "network",
            "Network",
            "sends and fetches data over the internet",
            {"hosts": array(_HOST_PATTERN, 50, min_items=1)},
        ),
        Permission(
            "clipboard", "Clipboard", "reads and changes what you copied", {"access": array(one_of("read", "write"), 2, min_items=1)}
        ),
        Permission("notifications", "Notifications", "shows notifications outside this page"),
        Permission(
            "filesystem",
            "Files",
            "works with the files in your workspace",
            {"read": array(_GLOB, 50, min_items=1), "write": array(_GLOB, 50, min_items=1), "paths": array(_GLOB, 50, min_items=1)},
        ),
        Permission("camera", "Camera", "takes pictures with your camera"),
        Permission("microphone", "Microphone", "records sound with your microphone"),
        Permission(EDITOR_READ, "Read text", "reads the text you edit"),
        Permission("editor.write", "Change text", "changes the text you edit"),
        Permission("appearance", "Appearance", "changes fonts, colours and paper"),
        Permission("events", "Events", "sends events to other extensions", {"names": array(_EVENT_NAME, 100, min_items=1)}, ("names",)),
        Permission("extensions", "Other extensions", "uses other extensions", {"ids": array(_EXTENSION_ID, 50, min_items=1)}, ("ids",)),
    )
}


def parse(value: object) -> PermissionRequest | None:
    """Read one entry of `permissions`: a name, or an object that `Permission.schema` accepts. None when it is neither."""
    if isinstance(value, str):
        return PermissionRequest(value) if value in PERMISSIONS else None
    if not isinstance(value, dict) or value.get("name") not in PERMISSIONS:
        return None
    options = {key: option for key, option in value.items() if key not in ("name", "reason")}
    return PermissionRequest(str(value["name"]), options, str(value.get("reason", "")))
