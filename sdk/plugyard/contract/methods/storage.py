"""`storage`: an extension's own durable data."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import Group, Method, value
from plugyard.contract.shapes import ANY, array, text

KEY = text(limits.STORAGE_KEY_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+$") | {
    "description": "Letters, digits, dot, hyphen and underscore; at most 128 characters."
}
_KEY = value("key", KEY, "Name of the entry.")

STORAGE = Group(
    "storage",
    "JSON values kept on this device, for this extension alone: at most 5 MiB and 1,000 keys.",
    (
        Method(
            "storage.get",
            "Read one value.",
            (_KEY,),
            ANY,
            "The value, or null when there is none.",
            permission="storage",
            available=True,
            generic=True,
        ),
        Method(
            "storage.set",
            "Write one value. It is durable when the call returns.",
            (_KEY, value("value", ANY, "Any JSON value.")),
            permission="storage",
            available=True,
        ),
        Method("storage.delete", "Remove one value; no error when there is none.", (_KEY,), permission="storage", available=True),
        Method(
            "storage.keys",
            "List all keys, sorted.",
            (),
            array(KEY, limits.STORAGE_MAX_KEYS),
            permission="storage",
            available=True,
        ),
        Method("storage.clear", "Remove all values.", permission="storage", available=True),
    ),
)
