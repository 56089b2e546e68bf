"""What a method of the contract is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from plugyard.contract.shapes import NULL, Schema, integer

REGISTRATION: Schema = integer(1, 2**53 - 1)
"""A number that the SDK chooses for each registration, never twice in the life of an instance."""


class Kind(StrEnum):
    """What a parameter is to an author."""

    VALUE = "value"
    """A JSON value."""
    REST = "rest"
    """All further arguments; an array on the wire."""
    HANDLER = "handler"
    """A function. It never crosses: the SDK keeps it and sends a `registration` number in its place."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter, in the order in which authors write it."""

    name: str
    schema: Schema
    doc: str
    required: bool = True
    kind: Kind = Kind.VALUE
    signature: str | None = None
    """Of a handler: its TypeScript type."""


@dataclass(frozen=True, slots=True)
class Method:
    """One call from an extension to the page. Every method is a request with an answer."""

    name: str
    """`group.verb`, as on the wire."""
    doc: str
    params: tuple[Param, ...] = ()
    result: Schema = field(default_factory=lambda: NULL)
    result_doc: str = ""
    permission: str | None = None
    handler: str | None = None
    """A registration: the host method that calls the function handed over. Ended by `registration.dispose`."""
    since: str = "1.0.0"
    available: bool = False
    """False: known, but answered with `not_available` in this release."""
    internal: bool = False
    """Used by the SDKs, not offered to authors."""
    generic: bool = False
    """The author says which type the result has."""

    @property
    def group(self) -> str:
        return self.name.partition(".")[0]

    @property
    def verb(self) -> str:
        return self.name.partition(".")[2]

    @property
    def is_registration(self) -> bool:
        return self.handler is not None

    def wire_schema(self) -> Schema:
        """Of `params` in a request: a closed object."""
        crossing = [param for param in self.params if param.kind is not Kind.HANDLER]
        properties = {param.name: param.schema for param in crossing}
        required = [param.name for param in crossing if param.required and param.kind is not Kind.REST]
        if self.is_registration:
            properties["registration"] = REGISTRATION
            required.append("registration")
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class HostMethod:
    """One call from the page to an extension."""

    name: str
    doc: str
    params: tuple[Param, ...] = ()
    result: Schema = field(default_factory=lambda: NULL)
    notification: bool = False
    """Sent without an id; nobody answers."""
    passes: tuple[str, ...] = ()
    """What the author's function gets, in order; `*name` spreads a list."""
    found_by: str | None = None
    """The parameter by which the SDK finds the author's function."""
    since: str = "1.0.0"
    available: bool = False

    def wire_schema(self) -> Schema:
        properties = {param.name: param.schema for param in self.params}
        required = [param.name for param in self.params if param.required]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the API: `api.storage`, `api.ui`, …"""

    name: str
    doc: str
    methods: tuple[Method, ...]

    def __iter__(self) -> Iterator[Method]:
        return iter(self.methods)


def snake_case(name: str) -> str:
    """The Python spelling of a wire name: `ui.showNotification` becomes `ui.show_notification`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def value(name: str, schema: Schema, doc: str, *, required: bool = True) -> Param:
    return Param(name, schema, doc, required)


def handler(name: str, signature: str, doc: str) -> Param:
    return Param(name, {}, doc, kind=Kind.HANDLER, signature=signature)


def rest(name: str, schema: Schema, doc: str) -> Param:
    return Param(name, schema, doc, required=False, kind=Kind.REST)
