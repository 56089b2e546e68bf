"""From schemas to TypeScript types."""

import json
import re
from collections.abc import Iterator

from plugyard.contract.shapes import Schema

_NAMES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


def ts_type(schema: Schema, *, named: bool = True) -> str:
    """The type of a schema's values; a titled schema is called by its title unless `named` is false."""
    if named and "title" in schema:
        return str(schema["title"])
    if "const" in schema or "enum" in schema:
        return " | ".join(json.dumps(choice) for choice in schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(ts_type(branch) for branch in schema["anyOf"]))
    kind = schema.get("type", "")
    return {"array": _array, "object": _object}[kind](schema) if kind in ("array", "object") else _NAMES.get(kind, "JsonValue")


def named_schemas(*schemas: Schema) -> Iterator[Schema]:
    """Every titled schema in some schemas, inner ones first."""
    for schema in schemas:
        yield from named_schemas(*schema.get("anyOf", ()), *schema.get("properties", {}).values())
        for below in (schema.get("items"), schema.get("additionalProperties")):
            if isinstance(below, dict):
                yield from named_schemas(below)
        if "title" in schema:
            yield schema


def ts_interface(schema: Schema) -> str:
    """The exported declaration of a titled schema."""
    doc = ts_doc(schema.get("description", ""), "")
    return f"{doc}export interface {schema['title']} {ts_type(schema, named=False)}\n"


def ts_doc(text: str, indent: str) -> str:
    """A documentation comment, or nothing."""
    lines = [line for line in text.replace("*/", "*\\/").split("\n") if line.strip()]
    if len(lines) <= 1:
        return f"{indent}/** {lines[0]} */\n" if lines else ""
    return "".join([f"{indent}/**\n", *(f"{indent} * {line}\n" for line in lines), f"{indent} */\n"])


def ts_key(name: str) -> str:
    return name if _IDENTIFIER.fullmatch(name) else json.dumps(name)


def _array(schema: Schema) -> str:
    inner = ts_type(schema.get("items", {}))
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def _object(schema: Schema) -> str:
    properties = schema.get("properties", {})
    if not properties:
        additional = schema.get("additionalProperties", True)
        return f"Record<string, {ts_type(additional if isinstance(additional, dict) else {})}>"
    required = schema.get("required", ())
    fields = (f"{ts_key(name)}{'' if name in required else '?'}: {ts_type(below)}" for name, below in properties.items())
    return "{ " + "; ".join(fields) + " }"
