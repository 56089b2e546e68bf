"""`secrets`: values encrypted with a key that cannot be read out."""

from plugyard.contract.methods.shape import Group, Method, value
from plugyard.contract.methods.storage import KEY
from plugyard.contract.shapes import nullable, text

_KEY = value("key", KEY, "Name of the secret.")
_SECRET = text(10_000)

SECRETS = Group(
    "secrets",
    "Texts such as tokens, encrypted on this device, never synced in clear. Someone who can use this browser profile can get at them.",
    (
        Method("secrets.get", "Read one secret.", (_KEY,), nullable(_SECRET), "The secret, or null.", permission="storage"),
        Method("secrets.set", "Write one secret.", (_KEY, value("value", _SECRET, "The secret.")), permission="storage"),
        Method("secrets.delete", "Remove one secret.", (_KEY,), permission="storage"),
    ),
)
