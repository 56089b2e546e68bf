"""Rules for single contribution points, where a schema is not enough."""

from collections.abc import Iterator
from typing import Any

from plugyard.contract.keys import is_key_combination
from plugyard.contract.manifest.rules import Rule, Subject
from plugyard.contract.patterns import compile_linear
from plugyard.contract.problems import Problem, shorten
from plugyard.contract.schema import compile_check
from plugyard.contract.shapes import Schema
from plugyard.contract.when import WhenSyntaxError, parse_when

_TEXT_KEYWORDS = ("minLength", "maxLength", "pattern", "secret")
_NUMBER_KEYWORDS = ("minimum", "maximum")


def check_unique(subject: Subject) -> Iterator[Problem]:
    for point, key in (("commands", "id"), ("settings", "key"), ("languages", "id"), ("iconThemes", "id"), ("walkthroughs", "id")):
        seen: set[str] = set()
        for index, item in enumerate(subject.contributes().get(point, [])):
            if item[key] in seen:
                yield Problem(
                    f"contributes.{point}[{index}].{key}", f"{shorten(item[key])} is declared twice.", "Keep one.", "duplicate_value"
                )
            seen.add(item[key])


def check_slots(subject: Subject) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(subject.contributes().get("slots", [])):
        path = f"contributes.slots[{index}]"
        view = item.get("id", item.get("component"))
        if view is None:
            yield Problem(path, "names neither component nor id.", "Name the exported function in `component`.", "missing_field")
        elif view in seen:
            yield Problem(path, f"The view {shorten(view)} is declared twice.", "Give each an `id` of its own.", "duplicate_value")
        seen.add(view)


def check_settings(subject: Subject) -> Iterator[Problem]:
    for index, item in enumerate(subject.contributes().get("settings", [])):
        path = f"contributes.settings[{index}]"
        found = list(_check_keywords(item, path))
        yield from found
        if "default" in item and not found:
            yield from compile_check(setting_schema(item))(item["default"], f"{path}.default")


def _check_keywords(item: dict[str, Any], path: str) -> Iterator[Problem]:
    misplaced = [name for name in _TEXT_KEYWORDS if name in item and item["type"] != "string"]
    misplaced += [name for name in _NUMBER_KEYWORDS if name in item and item["type"] not in ("number", "integer")]
    for name in misplaced:
        yield Problem(f"{path}.{name}", f"means nothing for type {item['type']}.", "Remove it, or change the type.")
    for low, high in (("minimum", "maximum"), ("minLength", "maxLength")):
        if low in item and high in item and item[low] > item[high]:
            yield Problem(f"{path}.{low}", f"is larger than {high}.")
    if len(item.get("enumDescriptions", [])) > len(item.get("enum", [])):
        yield Problem(f"{path}.enumDescriptions", "has more entries than enum.")
    if "pattern" in item:
        yield from _check_pattern(item["pattern"], f"{path}.pattern")


def _check_pattern(pattern: str, path: str) -> Iterator[Problem]:
    try:
        compile_linear(pattern)
    except ValueError as error:
        yield Problem(path, str(error), "Say the rest in the description.")


def setting_schema(item: dict[str, Any]) -> Schema:
    """JSON Schema of the values of one setting. Patterns match the whole value."""
    schema: Schema = {"type": item["type"]}
    schema |= {name: item[name] for name in (*_TEXT_KEYWORDS[:2], *_NUMBER_KEYWORDS, "enum") if name in item}
    if "pattern" in item:
        schema["pattern"] = f"^{item['pattern'].removeprefix('^').removesuffix('$')}$"
    return schema


def check_keys(subject: Subject) -> Iterator[Problem]:
    for index, item in enumerate(subject.contributes().get("keybindings", [])):
        for field in ("key", "mac"):
            if field in item and not is_key_combination(item[field]):
                path = f"contributes.keybindings[{index}].{field}"
                yield Problem(
                    path, f"{shorten(item[field])} is no key combination.", "Write it as `ctrl+shift+k` or `ctrl+k ctrl+s`, in lower case."
                )


def check_when(subject: Subject) -> Iterator[Problem]:
    contributes = subject.contributes()
    lists = [(f"contributes.{point}", contributes.get(point, [])) for point in ("slots", "keybindings", "walkthroughs")]
    lists += [(f"contributes.menus.{place}", items) for place, items in contributes.get("menus", {}).items()]
    for path, items in lists:
        for index, item in enumerate(items):
            yield from _check_clause(item.get("when"), f"{path}[{index}].when")
    for index, item in enumerate(contributes.get("commands", [])):
        yield from _check_clause(item.get("enablement"), f"contributes.commands[{index}].enablement")


def _check_clause(clause: str | None, path: str) -> Iterator[Problem]:
    try:
        parse_when(clause or "")
    except WhenSyntaxError as error:
        yield Problem(path, str(error), "See the guide on when clauses.")


POINT_RULES: tuple[Rule, ...] = (check_unique, check_slots, check_settings, check_keys, check_when)
