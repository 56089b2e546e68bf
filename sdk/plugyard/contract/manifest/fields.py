"""The schema of manifest.json: closed, with a sentence for every field."""

from plugyard.contract import limits
from plugyard.contract.manifest.points import FILE, FUNCTION, POINTS
from plugyard.contract.permissions import PERMISSIONS
from plugyard.contract.shapes import ANY, BOOLEAN, Schema, any_of, array, described, mapping, one_of, record, text

NAME_PATTERN = r"^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$"
PUBLISHER_PATTERN = r"^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$"
ID_PATTERN = r"^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?\.[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$"
VERSION_PATTERN = (
    r"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})"
    r"(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?"
    r"(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$"
)
RANGE_PATTERN = r"^[0-9A-Za-z.*^~<>=| +-]+$"

RUNTIMES = ("javascript", "micropython", "python")

_LINE = text(200, min_length=1)
_HTTPS = text(500, pattern=r"^https://[!-~]+$") | {"description": "An https address."}
RANGE = text(100, min_length=1, pattern=RANGE_PATTERN) | {"description": "A version range in npm notation, such as `^1.0.0`."}
VERSION = text(64, pattern=VERSION_PATTERN) | {"description": "A semantic version such as `1.0.0`. A published version never changes."}
_AUTHOR = any_of(_LINE, record({"name": _LINE}, {"email": text(254, pattern=r"^[!-?A-~]+@[!-?A-~]+$"), "url": _HTTPS}))
_REPOSITORY = any_of(_HTTPS, record({"url": text(500, pattern=r"^(git\+)?https://[!-~]+$")}, {"type": text(20), "directory": FILE}))
_NAMES = array(text(limits.NAME_MAX_CHARACTERS, min_length=1), 100)
_DEPENDENCIES = mapping(RANGE)
_DATA = record({"data": _LINE, "purpose": text(500, min_length=1)}, {"recipient": _LINE, "optional": BOOLEAN})

PERMISSION_ENTRY = any_of(text(64, min_length=1), {"type": "object", "required": ["name"], "properties": {"name": text(64, min_length=1)}})
"""Loose: `rules.py` checks each entry against its own permission, which gives better messages than `anyOf`."""

EXACT_PERMISSION_ENTRY = any_of(one_of(*PERMISSIONS), *(permission.schema() for permission in PERMISSIONS.values()))
"""The same for editors, which complete it."""


def manifest_schema(permission: Schema = PERMISSION_ENTRY) -> Schema:
    """Schema of the whole manifest."""
    permissions = array(permission, 50)
    return record(
        {
            "name": described(
                _LINE,
                "Together with the publisher the unique id: lower-case letters, digits and hyphens. With `id` present: the display name.",
            ),
            "version": VERSION,
        },
        {
            "$schema": ANY,
            "id": text(50, pattern=NAME_PATTERN)
            | {"description": "Lower-case letters, digits and hyphens. With it, `name` is the display name."},
            "publisher": text(50, pattern=PUBLISHER_PATTERN)
            | {"description": "Lower-case letters, digits and hyphens. Left out: whoever uploads."},
            "displayName": described(text(100, min_length=1), "The name people see."),
            "description": described(text(500), "What it does, in one or two sentences."),
            "author": _AUTHOR,
            "license": described(_LINE, "An SPDX expression such as `MIT`."),
            "repository": _REPOSITORY,
            "homepage": _HTTPS,
            "icon": described(FILE, "A PNG, 128 x 128; up to 512 x 512 is scaled down."),
            "category": text(50, pattern=r"^[A-Za-z][A-Za-z0-9 -]*$"),
            "tags": array(text(30, min_length=1, pattern=r"^[A-Za-z0-9+#._-]+( [A-Za-z0-9+#._-]+)*$"), 20),
            "main": described(
                FILE, "The entry file: an ES module or a Python file with `activate`. Left out: extension.js or extension.py."
            ),
            "runtime": described(one_of(*RUNTIMES), "Left out: by the suffix of `main`; `.py` means `python`."),
            "engines": record({}, {"platform": RANGE}),
            "activationEvents": array(text(160, min_length=1), 100)
            | {"description": "What starts it. Those that `contributes` implies need not be written."},
            "permissions": permissions,
            "optionalPermissions": described(permissions, "Asked for while it runs."),
            "requires": record({}, {"events": _NAMES, "state": _NAMES, "platformVersion": VERSION}),
            "extensionDependencies": described(_DEPENDENCIES, "Extensions it cannot do without: id to range."),
            "extensionPack": described(_DEPENDENCIES, "Extensions installed with it: id to range."),
            "exports": array(FUNCTION, 100) | {"description": "Functions that other extensions may call."},
            "contributes": record({}, POINTS),
            "python": record({}, {"requirements": array(text(200, min_length=1), 50)}),
            "preRelease": BOOLEAN,
            "dataCollection": array(_DATA, 20) | {"description": "What leaves the device, shown on the listing."},
            "wasm": described(BOOLEAN, "JavaScript that compiles WebAssembly."),
        },
    )
