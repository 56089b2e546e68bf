"""State keys and events that the platform itself defines, and who may read and write each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugyard.contract import limits
from plugyard.contract.permissions import EDITOR_READ, HOST
from plugyard.contract.shapes import Schema, integer, one_of, record, text


@dataclass(frozen=True, slots=True)
class StateKey:
    """One standard key of the shared state."""

    name: str
    doc: str
    schema: Schema
    constant: str
    """Its name in `STATE_KEYS` of the SDKs."""
    read: str | None = None
    """Permission to read and subscribe; None: declaring it in `requires.state` is enough."""
    write: str | None = HOST
    """Permission to set; None: free; `host`: only the platform."""


@dataclass(frozen=True, slots=True)
class Event:
    """One standard event."""

    name: str
    doc: str
    schema: Schema
    constant: str
    """Its name in `EVENTS` of the SDKs."""
    read: str | None = None
    """Permission to listen; None: declaring it in `requires.events` is enough."""
    write: str | None = HOST
    """Permission to emit; None: free; `host`: only the platform."""


_TEXT = text(limits.MESSAGE_MAX_BYTES)
_OFFSET = integer(0)
SELECTION: Schema = record({"start": _OFFSET, "end": _OFFSET, "text": _TEXT}, title="Selection") | {
    "description": "Offsets count UTF-16 units from the beginning of the text."
}
LANGUAGE: Schema = text(64, min_length=1)
FONT_FAMILY: Schema = text(200, min_length=1, pattern=r"^[A-Za-z0-9 ,'\"_-]+$") | {
    "description": "A CSS font-family list without functions."
}
FONT_SIZE: Schema = integer(8, 72) | {"description": "In CSS pixels."}
PAPER: Schema = text(64, min_length=1, pattern=r"^[a-z0-9#-]+$") | {"description": "Name of a paper or a hex colour."}
THEME_MODE: Schema = one_of("light", "dark", "high-contrast")
PATH: Schema = text(limits.PATH_MAX_CHARACTERS, min_length=1)

STATE_KEYS: dict[str, StateKey] = {
    key.name: key
    for key in (
        StateKey("editor.content", "The whole text of the open document.", _TEXT, "CONTENT", read=EDITOR_READ),
        StateKey("editor.selection", "What is selected in it.", SELECTION, "SELECTION", read=EDITOR_READ),
        StateKey("editor.language", "Its language, such as `markdown`.", LANGUAGE, "LANGUAGE", read=EDITOR_READ),
        StateKey("format.fontFamily", "The font of the editor.", FONT_FAMILY, "FONT_FAMILY", write="appearance"),
        StateKey("format.fontSize", "The font size of the editor.", FONT_SIZE, "FONT_SIZE", write="appearance"),
        StateKey("theme.paper", "What lies behind the text.", PAPER, "PAPER", write="appearance"),
        StateKey("theme.mode", "Light, dark or high contrast.", THEME_MODE, "THEME_MODE", write="appearance"),
    )
}

EVENTS: dict[str, Event] = {
    event.name: event
    for event in (
        Event("platform:ready", "The workbench can be used.", record({"version": text(32)}), "PLATFORM_READY"),
        Event(
            "editor:content-changed",
            "The text changed; read it with `editor.getText` or `state.get`.",
            record({"path": PATH, "length": _OFFSET}),
            "CONTENT_CHANGED",
            read=EDITOR_READ,
        ),
        Event("editor:selection-changed", "The selection changed.", SELECTION, "SELECTION_CHANGED", read=EDITOR_READ),
        Event(
            "format:font-changed",
            "The font of the editor changed.",
            record({"fontFamily": FONT_FAMILY, "fontSize": FONT_SIZE}),
            "FONT_CHANGED",
            write="appearance",
        ),
        Event("theme:changed", "The theme changed.", record({"mode": THEME_MODE}, {"paper": PAPER}), "THEME_CHANGED"),
        Event("file:opened", "A document was opened.", record({"path": PATH, "language": LANGUAGE}), "FILE_OPENED", read=EDITOR_READ),
        Event("file:saved", "A document was saved.", record({"path": PATH}), "FILE_SAVED", read=EDITOR_READ),
    )
}

FREE_EVENT_PREFIX = "platform:"
"""Events that may be heard without being declared (spec 2)."""

READING_PREFIXES = ("editor.", "editor:", "file:")
"""Whatever begins so tells what the user writes (spec 5)."""


def implied_permissions(requires: Mapping[str, Iterable[str]]) -> set[str]:
    """Permissions that follow from `requires.state` and `requires.events`."""
    names = [*requires.get("state", ()), *requires.get("events", ())]
    standard: Mapping[str, StateKey | Event] = {**STATE_KEYS, **EVENTS}
    implied = {entry.read for name in names if (entry := standard.get(name)) is not None and entry.read is not None}
    if any(name.startswith(READING_PREFIXES) for name in names):
        implied.add(EDITOR_READ)
    return implied
