"""`manifest.schema.json`: with `"$schema"` in manifest.json, editors complete and check it."""

from typing import Any

from plugyard.contract.activation import BARE_KINDS, KINDS
from plugyard.contract.manifest import EXACT_PERMISSION_ENTRY, manifest_schema
from plugyard.contract.shapes import Schema, any_of, text
from plugyard.contract.standard import EVENTS, STATE_KEYS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def manifest_schema_json() -> dict[str, Any]:
    schema = manifest_schema(EXACT_PERMISSION_ENTRY)
    properties = schema["properties"] | {"activationEvents": _activation_events(schema)}
    requires = properties["requires"]
    known = {"state": _suggest(requires, "state", list(STATE_KEYS)), "events": _suggest(requires, "events", list(EVENTS))}
    properties["requires"] = requires | {"properties": requires["properties"] | known}
    return {"$schema": DIALECT, "title": "Plugyard extension manifest", **schema, "properties": properties}


def _activation_events(schema: Schema) -> Schema:
    events: Schema = schema["properties"]["activationEvents"]
    arguments = [text(160, pattern=rf"^{kind}:.+$") | {"description": doc} for kind, doc in KINDS.items() if kind not in BARE_KINDS]
    bare = [{"const": kind, "description": KINDS[kind]} for kind in KINDS if kind in BARE_KINDS]
    return events | {"items": any_of(*bare, *arguments)}


def _suggest(requires: Schema, name: str, known: list[str]) -> Schema:
    """Any name is allowed; editors offer the standard ones."""
    names: Schema = requires["properties"][name]
    return names | {"items": any_of({"enum": known}, names["items"])}
