"""What a schema cannot say about a manifest. Each rule gets only fields whose types are right, and yields all it finds."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from plugyard.contract.activation import KINDS, parse
from plugyard.contract.manifest.fields import ID_PATTERN, NAME_PATTERN
from plugyard.contract.manifest.points import NEEDS_CODE
from plugyard.contract.permissions import PERMISSIONS
from plugyard.contract.problems import Problem, shorten
from plugyard.contract.schema import Check, compile_check
from plugyard.contract.shapes import text
from plugyard.contract.standard import EVENTS, STATE_KEYS

ENTRY_FILES = {"javascript": "extension.js", "python": "extension.py", "micropython": "extension.py"}
"""Runtime -> the entry file when `main` is left out; in order of preference."""

SUFFIX_RUNTIMES = {".js": ("javascript",), ".mjs": ("javascript",), ".py": ("python", "micropython")}
"""Suffix of the entry file -> runtimes that can run it, the default first."""

_STANDARD_PREFIXES = ("editor.", "format.", "theme.", "editor:", "format:", "theme:", "file:", "platform:")
_VERSIONS = r"(==|>=|<=|~=|!=|<|>) ?[A-Za-z0-9.*+!]+"


def _named(max_length: int, pattern: str, hint: str) -> Check:
    return compile_check(text(max_length, pattern=pattern) | {"description": hint})


_STATE_NAME = _named(128, r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$", "State keys are names joined by dots, as in `editor.content`.")
_EVENT_NAME = _named(128, r"^[A-Za-z0-9_.-]+:[A-Za-z0-9_.:-]+$", "Events are subject:what-happened, as in `file:saved`.")
_NAME = _named(50, NAME_PATTERN, "Use 3 to 50 lower-case letters, digits and hyphens, as in `word-count`.")
_ID = _named(101, ID_PATTERN, "Ids are publisher.name, as in `plugyard.word-count`.")
_REQUIREMENT = _named(
    200,
    rf"^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._ -]+\])?( ?{_VERSIONS}( ?, ?{_VERSIONS})*)?$",
    "Name a package and its versions, as in `markdown-it-py==4.3.0`; addresses, paths and options are not allowed.",
)
_PERMISSION_CHECKS: dict[str, Check] = {name: compile_check(permission.schema()) for name, permission in PERMISSIONS.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """What the rules look at."""

    raw: Mapping[str, Any]
    """The manifest without the fields that failed the schema."""
    files: Collection[str] | None
    """Paths in the package; None when only the manifest is known."""

    def contributes(self) -> Mapping[str, Any]:
        found = self.raw.get("contributes", {})
        return found if isinstance(found, dict) else {}


type Rule = Callable[[Subject], Iterator[Problem]]


def check_name(subject: Subject) -> Iterator[Problem]:
    if "id" not in subject.raw and "name" in subject.raw:
        yield from _NAME(subject.raw["name"], "name")


def check_texts(subject: Subject) -> Iterator[Problem]:
    """Characters that nobody sees, or that turn the reading direction, have no place in what users read."""
    for name in ("name", "displayName", "description", "author", "license", "category"):
        said = subject.raw.get(name)
        if isinstance(said, str) and any(unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs") for character in said):
            yield Problem(name, "holds invisible or control characters.", "Remove them.")


def check_entry(subject: Subject) -> Iterator[Problem]:
    main, runtime = entry(subject)
    if main is None:
        yield from _declarative(subject)
        return
    runtimes = next((names for suffix, names in SUFFIX_RUNTIMES.items() if main.endswith(suffix)), None)
    if runtimes is None:
        yield Problem("main", f"{shorten(main)} is neither JavaScript nor Python.", "Use a file that ends in .js, .mjs or .py.")
    elif runtime not in runtimes:
        yield Problem("runtime", f"{runtime} cannot run {shorten(main)}.", f"Use {' or '.join(runtimes)}, or leave it out.")
    yield from _missing(subject, "main", main)


def entry(subject: Subject) -> tuple[str | None, str | None]:
    """Entry file and runtime; both None for a declarative package."""
    runtime = subject.raw.get("runtime")
    main = subject.raw.get("main")
    if main is None and subject.files is not None:
        wanted = [ENTRY_FILES[runtime]] if runtime else dict.fromkeys(ENTRY_FILES.values())
        main = next((name for name in wanted if name in subject.files), None)
    if main is None:
        return None, None
    main = main.removeprefix("./")
    default = next((names[0] for suffix, names in SUFFIX_RUNTIMES.items() if main.endswith(suffix)), None)
    return main, runtime or default


def _declarative(subject: Subject) -> Iterator[Problem]:
    """Without an entry file nothing may be declared that needs one; unknown files leave the question open."""
    if subject.files is None or "main" in subject.raw:
        return
    points = [f"contributes.{point}" for point in NEEDS_CODE if subject.contributes().get(point)]
    names = points + [name for name in ("runtime", "exports", "activationEvents", "python") if subject.raw.get(name)]
    for name in names:
        yield Problem(
            name,
            "needs code, but the package has no entry file.",
            "Add extension.js or extension.py, or name the file in `main`.",
            "missing_file",
        )


def check_files(subject: Subject) -> Iterator[Problem]:
    """Every file that the manifest names is in the package."""
    if "icon" in subject.raw:
        yield from _missing(subject, "icon", subject.raw["icon"])
        if not subject.raw["icon"].endswith(".png"):
            yield Problem("icon", "must be a PNG file.", code="icon")
    contributes = subject.contributes()
    for point in ("themes", "iconThemes", "snippets"):
        for index, item in enumerate(contributes.get(point, [])):
            yield from _missing(subject, f"contributes.{point}[{index}].path", item["path"])
    for index, item in enumerate(contributes.get("languages", [])):
        if "configuration" in item:
            yield from _missing(subject, f"contributes.languages[{index}].configuration", item["configuration"])


def _missing(subject: Subject, path: str, name: str) -> Iterator[Problem]:
    if subject.files is None or name.removeprefix("./") in subject.files:
        return
    near = get_close_matches(name, list(subject.files), 1)
    yield Problem(
        path,
        f"{shorten(name)} is not in the package.",
        f"Did you mean {near[0]!r}?" if near else "Paths are case-sensitive.",
        "missing_file",
    )


def check_activation(subject: Subject) -> Iterator[Problem]:
    for index, said in enumerate(subject.raw.get("activationEvents", [])):
        if parse(said) is None:
            yield Problem(
                f"activationEvents[{index}]",
                f"{shorten(said)} is no activation event.",
                f"Known: {', '.join(KINDS)}; as in `onCommand:hello.run`.",
            )


def check_permissions(subject: Subject) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ("permissions", "optionalPermissions"):
        for index, said in enumerate(subject.raw.get(name, [])):
            path = f"{name}[{index}]"
            permission = said if isinstance(said, str) else said["name"]
            if permission not in PERMISSIONS:
                yield _unknown(path, permission, "permission", PERMISSIONS, "unknown_permission")
                continue
            if permission in seen:
                yield Problem(path, f"{permission} is asked for twice.", "Keep one entry.", "duplicate_value")
            seen.add(permission)
            yield from _check_permission(said, permission, path)


def _check_permission(said: object, permission: str, path: str) -> Iterator[Problem]:
    if not isinstance(said, str):
        yield from _PERMISSION_CHECKS[permission](said, path)
        return
    required = PERMISSIONS[permission].required_options
    if required:
        yield Problem(path, f"{permission} alone says too little.", f'Write {{"name": "{permission}", "{required[0]}": […]}}.')


def check_requires(subject: Subject) -> Iterator[Problem]:
    requires = subject.raw.get("requires", {})
    for kind, check, known in (("state", _STATE_NAME, STATE_KEYS), ("events", _EVENT_NAME, EVENTS)):
        for index, name in enumerate(requires.get(kind, [])):
            path = f"requires.{kind}[{index}]"
            found = check(name, path)
            yield from found
            if not found and name.startswith(_STANDARD_PREFIXES) and name not in known:
                yield _unknown(path, name, f"standard {'state key' if kind == 'state' else 'event'}", known)


def _unknown(path: str, name: str, what: str, known: Collection[str], code: str = "unknown_name") -> Problem:
    near = get_close_matches(name, list(known), 1)
    return Problem(path, f"{shorten(name)} is no {what}.", f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}.", code)


def check_dependencies(subject: Subject) -> Iterator[Problem]:
    for field in ("extensionDependencies", "extensionPack"):
        for name in subject.raw.get(field, {}):
            yield from _ID(name, f"{field}.{name}")


def check_exports(subject: Subject) -> Iterator[Problem]:
    names = subject.raw.get("exports", [])
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Problem(f"exports[{index}]", f"{name} is exported twice.", "Keep one.", "duplicate_value")


def check_python(subject: Subject) -> Iterator[Problem]:
    requirements = subject.raw.get("python", {}).get("requirements", [])
    _, runtime = entry(subject)
    if requirements and runtime not in (None, "python"):
        yield Problem("python.requirements", f"{runtime} extensions cannot use Python packages.", 'Set "runtime": "python", or remove it.')
    for index, requirement in enumerate(requirements):
        yield from _REQUIREMENT(requirement, f"python.requirements[{index}]")


RULES: tuple[Rule, ...] = (
    check_name,
    check_texts,
    check_entry,
    check_files,
    check_activation,
    check_permissions,
    check_requires,
    check_dependencies,
    check_exports,
    check_python,
)
