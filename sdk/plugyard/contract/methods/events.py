"""`events`, `state`, `settings`: what extensions and platform tell each other."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import Group, Method, handler, value
from plugyard.contract.shapes import ANY, text

EVENT_NAME = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+:[A-Za-z0-9_.:-]+$") | {
    "description": "subject:what-happened, as in `file:saved`."
}
STATE_KEY = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$") | {
    "description": "Names joined by dots, as in `editor.content`."
}
SETTING_KEY = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+$") | {
    "description": "A key of `contributes.settings`."
}

EVENTS_GROUP = Group(
    "events",
    "News that anyone may send and hear. What an extension hears stands in `requires.events`; `platform:*` may be heard without.",
    (
        Method(
            "events.on",
            "Listen to an event.",
            (value("name", EVENT_NAME, "The event."), handler("handler", "(data: any) => unknown", "Called with the event's data.")),
            handler="events.deliver",
            available=True,
        ),
        Method(
            "events.emit",
            "Send an event to everyone who listens. Free below the own name (`name:…`); others need the permission `events`.",
            (value("name", EVENT_NAME, "The event."), value("data", ANY, "Any JSON value.", required=False)),
            available=True,
        ),
    ),
)

STATE = Group(
    "state",
    "Values shared by all. What an extension reads of others stands in `requires.state`; its own keys begin with its id.",
    (
        Method(
            "state.get", "Read a value.", (value("key", STATE_KEY, "The key."),), ANY, "The value, or null.", available=True, generic=True
        ),
        Method(
            "state.set",
            "Write a value; everyone who subscribed is told.",
            (value("key", STATE_KEY, "The key."), value("value", ANY, "Any JSON value.")),
            available=True,
        ),
        Method(
            "state.subscribe",
            "Hear of every new value.",
            (value("key", STATE_KEY, "The key."), handler("handler", "(value: any) => unknown", "Called with the new value.")),
            handler="state.changed",
            available=True,
        ),
    ),
)

SETTINGS = Group(
    "settings",
    "The extension's own settings, declared in `contributes.settings` and changed by the user.",
    (
        Method(
            "settings.get",
            "Read a setting.",
            (value("key", SETTING_KEY, "As declared."),),
            ANY,
            "What the user chose, or the default.",
            available=True,
            generic=True,
        ),
        Method(
            "settings.onChange",
            "Hear when the user changes a setting.",
            (value("key", SETTING_KEY, "As declared."), handler("handler", "(value: any) => unknown", "Called with the new value.")),
            handler="settings.changed",
            available=True,
        ),
    ),
)
