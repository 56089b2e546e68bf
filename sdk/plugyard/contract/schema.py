"""A checker for a small, closed part of JSON Schema, compiled to closures.

It runs in front of every call, so a value that fits costs no path and no list. What it cannot check it refuses to compile.
"""

import math
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from plugyard.contract.problems import Problem, shorten
from plugyard.contract.shapes import Schema

type Check = Callable[[object, str], list[Problem]]
"""`check(value, path)`: all problems, each with its JSON path below `path`; empty when the value fits."""

type _Finder = Callable[[object], list[Problem] | None]
"""Problems with paths relative to the value, or None."""

ANNOTATIONS = frozenset({"title", "description", "default", "examples", "deprecated"})
"""Keywords for people; they check nothing."""

MAX_PROBLEMS = 50
"""A hostile value must not make a report longer than itself."""


class SchemaNotSupported(ValueError):
    """A schema of ours uses something this checker does not know."""


def compile_check(schema: Schema) -> Check:
    """Compile `schema` once; the result may be called from anywhere, any number of times.

    Depth is bounded by the schema, not by the value, because schemas here do not refer to themselves.
    """
    find = _compile(schema)

    def check(value: object, path: str) -> list[Problem]:
        found = find(value)
        if found is None:
            return []
        return [problem.below(path) for problem in found[:MAX_PROBLEMS]]

    return check


def is_equal(left: object, right: object) -> bool:
    """Equality as JSON has it: `true` is not 1, also inside lists and objects."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(is_equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(is_equal(left[key], right[key]) for key in left)
    return left == right


def _compile(schema: Schema) -> _Finder:
    unknown = schema.keys() - ANNOTATIONS - _KEYWORDS.keys() - _OBJECT_KEYWORDS
    if unknown:
        raise SchemaNotSupported(f"Schema keywords {sorted(unknown)} are not supported.")
    finders = [build(schema) for keyword, build in _KEYWORDS.items() if keyword in schema]
    if not _OBJECT_KEYWORDS.isdisjoint(schema):
        finders.append(_object(schema))
    if not finders:
        return _anything
    return finders[0] if len(finders) == 1 else _all_of(finders)


def _anything(value: object) -> None:
    del value


def _all_of(finders: list[_Finder]) -> _Finder:
    def find(value: object) -> list[Problem] | None:
        for finder in finders:
            found = finder(value)
            if found is not None:
                return found
        return None

    return find


def _one(message: str, hint: str = "", code: str = "invalid_value") -> list[Problem]:
    return [Problem("", message, hint, code)]


# --- type

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}
_TYPE_NAMES: dict[type, str] = {
    str: "a string", int: "a number", float: "a number", bool: "true or false", dict: "an object", list: "a list", type(None): "null",
}  # fmt: skip
_WANTED = {
    "string": "a string", "integer": "a whole number", "number": "a number", "boolean": "true or false", "object": "an object",
    "array": "a list", "null": "null",
}  # fmt: skip


def _type(schema: Schema) -> _Finder:
    wanted = schema["type"]
    if not isinstance(wanted, str) or wanted not in _TYPES:
        raise SchemaNotSupported(f"Schema type {wanted!r} is not supported; use anyOf for several.")
    classes = _TYPES[wanted]

    def find(value: object) -> list[Problem] | None:
        # `type(...)`, not isinstance: true is no number, and values from JSON have no subclasses
        if type(value) in classes and not (type(value) is float and not math.isfinite(value)):
            return None
        return _one(f"must be {_WANTED[wanted]}, not {_TYPE_NAMES.get(type(value), type(value).__name__)}.", code="wrong_type")

    return find


# --- any type


def _const(schema: Schema) -> _Finder:
    wanted = schema["const"]

    def find(value: object) -> list[Problem] | None:
        return None if is_equal(value, wanted) else _one(f"must be {wanted!r}.")

    return find


def _enum(schema: Schema) -> _Finder:
    choices = list(schema["enum"])
    texts = frozenset(choices) if all(isinstance(choice, str) for choice in choices) else None
    hint = "Use one of " + ", ".join(str(choice) for choice in choices[:20]) + "."

    def find(value: object) -> list[Problem] | None:
        fits = (isinstance(value, str) and value in texts) if texts is not None else any(is_equal(value, choice) for choice in choices)
        return None if fits else _one(f"{shorten(value)} is not allowed here.", hint)

    return find


def _any_of(schema: Schema) -> _Finder:
    finders = [_compile(branch) for branch in schema["anyOf"]]

    def find(value: object) -> list[Problem] | None:
        best: list[Problem] | None = None
        for finder in finders:
            found = finder(value)
            if found is None:
                return None
            if best is None or _misses(found) < _misses(best):
                best = found
        return best

    return find


def _misses(found: list[Problem]) -> tuple[bool, int]:
    """How far a branch of `anyOf` was from fitting: one of another type was not meant at all."""
    return (any(problem.path == "" and problem.code == "wrong_type" for problem in found), len(found))


# --- strings


def _max_length(schema: Schema) -> _Finder:
    limit: int = schema["maxLength"]

    def find(value: object) -> list[Problem] | None:
        if isinstance(value, str) and len(value) > limit:
            return _one(f"must not be longer than {limit} characters, but has {len(value)}.")
        return None

    return find


def _min_length(schema: Schema) -> _Finder:
    limit: int = schema["minLength"]

    def find(value: object) -> list[Problem] | None:
        if isinstance(value, str) and len(value) < limit:
            return _one("must not be empty." if limit == 1 else f"must have at least {limit} characters.")
        return None

    return find


def _pattern(schema: Schema) -> _Finder:
    """Only `^…$`, matched over the whole string: `$` in Python would let a last newline through."""
    pattern: str = schema["pattern"]
    if not (pattern.startswith("^") and pattern.endswith("$")):
        raise SchemaNotSupported(f"Pattern {pattern!r} is not anchored at both ends.")
    matches = re.compile(pattern[1:-1], re.ASCII).fullmatch

    def find(value: object) -> list[Problem] | None:
        if isinstance(value, str) and matches(value) is None:
            return _one(f"{shorten(value)} is not written as it must be.", schema.get("description") or f"It must match {pattern}.")
        return None

    return find


# --- numbers


def _minimum(schema: Schema) -> _Finder:
    limit: float = schema["minimum"]

    def find(value: object) -> list[Problem] | None:
        return _one(f"must be at least {limit}.") if _is_number(value) and value < limit else None  # type: ignore[operator]

    return find


def _maximum(schema: Schema) -> _Finder:
    limit: float = schema["maximum"]

    def find(value: object) -> list[Problem] | None:
        return _one(f"must be at most {limit}.") if _is_number(value) and value > limit else None  # type: ignore[operator]

    return find


def _is_number(value: object) -> bool:
    return type(value) is int or type(value) is float


# --- lists


def _max_items(schema: Schema) -> _Finder:
    limit: int = schema["maxItems"]

    def find(value: object) -> list[Problem] | None:
        return _one(f"must not have more than {limit} entries.") if isinstance(value, list) and len(value) > limit else None

    return find


def _min_items(schema: Schema) -> _Finder:
    limit: int = schema["minItems"]

    def find(value: object) -> list[Problem] | None:
        return _one(f"must have at least {limit} entries.") if isinstance(value, list) and len(value) < limit else None

    return find


def _items(schema: Schema) -> _Finder:
    finder = _compile(schema["items"])

    def find(value: object) -> list[Problem] | None:
        if not isinstance(value, list):
            return None
        problems: list[Problem] | None = None
        for index, item in enumerate(value):
            found = finder(item)
            if found is not None:
                problems = (problems or []) + [problem.below(f"[{index}]") for problem in found]
                if len(problems) >= MAX_PROBLEMS:
                    break
        return problems

    return find


# --- objects


def _object(schema: Schema) -> _Finder:
    """All object keywords at once, because every problem of an object is reported together."""
    required: list[str] = schema.get("required", [])
    finders: Mapping[str, _Finder] = {name: _compile(below) for name, below in schema.get("properties", {}).items()}
    additional = schema.get("additionalProperties", True)
    closed = additional is False
    other = _anything if additional is True or closed else _compile(additional)

    def find(value: object) -> list[Problem] | None:
        if not isinstance(value, dict):
            return None
        problems: list[Problem] | None = None
        for name in required:
            if name not in value:
                problems = (problems or []) + [Problem(name, "is missing.", code="missing_field")]
        for name, below in value.items():
            finder = finders.get(name)
            found = _unknown_field(name, finders) if finder is None and closed else (finder or other)(below)
            if found is not None:
                problems = (problems or []) + [problem.below(str(name)) for problem in found]
                if len(problems) >= MAX_PROBLEMS:
                    break
        return problems

    return find


def _unknown_field(name: object, known: Mapping[str, _Finder]) -> list[Problem]:
    near = get_close_matches(str(name)[:60], list(known), 1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known) or 'nothing'}."
    return _one("is not known here.", hint, "unknown_field")


_KEYWORDS: dict[str, Callable[[Schema], _Finder]] = {
    "type": _type,
    "const": _const,
    "enum": _enum,
    "anyOf": _any_of,
    "maxLength": _max_length,
    "minLength": _min_length,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "maxItems": _max_items,
    "minItems": _min_items,
    "items": _items,
}
"""In the order in which they are checked; the first that fails speaks, so that one mistake is one problem."""

_OBJECT_KEYWORDS = frozenset({"properties", "required", "additionalProperties"})
"""Checked last, together."""
