"""Short ways to write the schemas of the contract. What comes out is plain JSON Schema."""

from typing import Any

type Schema = dict[str, Any]
"""A JSON Schema in the subset of `schema.py`."""

ANY: Schema = {}
"""Any JSON value; the message limits alone bound it."""
NULL: Schema = {"type": "null"}
BOOLEAN: Schema = {"type": "boolean"}
TRUE: Schema = {"const": True}
"""On the wire a handler is sent as `true`."""


def text(max_length: int, *, min_length: int = 0, pattern: str | None = None) -> Schema:
    """A string; `max_length` in characters."""
    schema: Schema = {"type": "string", "maxLength": max_length}
    if min_length:
        schema["minLength"] = min_length
    if pattern is not None:
        schema["pattern"] = pattern
    return schema


def integer(minimum: int | None = None, maximum: int | None = None) -> Schema:
    return {"type": "integer"} | _bounds(minimum, maximum)


def number(minimum: float | None = None, maximum: float | None = None) -> Schema:
    return {"type": "number"} | _bounds(minimum, maximum)


def one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def array(items: Schema, max_items: int, *, min_items: int = 0) -> Schema:
    schema: Schema = {"type": "array", "items": items, "maxItems": max_items}
    if min_items:
        schema["minItems"] = min_items
    return schema


def record(required: dict[str, Schema], optional: dict[str, Schema] | None = None, *, title: str | None = None) -> Schema:
    """A closed object. A `title` makes it a named type in the declarations for authors."""
    schema: Schema = {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }
    return schema if title is None else {"title": title} | schema


def mapping(values: Schema) -> Schema:
    """An object with any property names and values of one kind."""
    return {"type": "object", "additionalProperties": values}


def any_of(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def nullable(schema: Schema) -> Schema:
    return any_of(schema, NULL)


def described(schema: Schema, description: str) -> Schema:
    """The same schema with a sentence for people."""
    return schema | {"description": description}


def _bounds(minimum: float | None, maximum: float | None) -> Schema:
    return {key: bound for key, bound in (("minimum", minimum), ("maximum", maximum)) if bound is not None}
