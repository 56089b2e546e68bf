"""From the text of manifest.json to a value, and from a JSON path back to the line."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plugyard.contract import limits
from plugyard.contract.problems import Problem, join_path, shorten

FILE_NAME = "manifest.json"

_PART = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{},:]|\n|[^"\[\]{},:\n]+|"')


@dataclass(frozen=True, slots=True)
class ManifestText:
    """What a text says."""

    raw: object
    """None when it could not be read."""
    problems: list[Problem]
    lines: dict[str, int] = field(default_factory=dict)
    """JSON path -> line, counted from 1."""

    def locate(self, problem: Problem) -> Problem:
        """Add file and line: that of the value itself, or of the nearest one around it."""
        path = problem.path
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return replace(problem, file=FILE_NAME, line=self.lines.get(path, 1))


def parse_manifest_text(data: str | bytes) -> ManifestText:
    """Read the text of a manifest: size, encoding, depth, syntax and duplicate keys, in this order.

    Depth comes before `json`, because in the browser deep JSON kills the interpreter for good (security.md 1).
    """
    text = _decode(data)
    if isinstance(text, Problem):
        return ManifestText(None, [text])
    too_deep = _find_too_deep(text)
    if too_deep is not None:
        return ManifestText(None, [too_deep])
    try:
        raw = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(raw, ensure_ascii=False).encode()  # a lone surrogate could not be stored
    except json.JSONDecodeError as error:
        return ManifestText(None, [_broken("manifest_syntax", f"{error.msg} (column {error.colno}).", error.lineno)])
    except ValueError as error:
        return ManifestText(None, [_broken("manifest_syntax", f"{shorten(str(error), 120)}.", 1)])
    lines: dict[str, int] = {}
    return ManifestText(raw, list(_walk(text, lines)), lines)


def _decode(data: str | bytes) -> str | Problem:
    size = len(data) if isinstance(data, bytes) else len(data.encode(errors="surrogatepass"))
    if size > limits.MANIFEST_MAX_BYTES:
        return _broken("manifest_too_large", f"The manifest has {size} bytes; {limits.MANIFEST_MAX_BYTES} are allowed.", 1)
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _broken("manifest_encoding", f"Byte {error.start} is not UTF-8.", data.count(b"\n", 0, error.start) + 1)


def _broken(code: str, message: str, line: int) -> Problem:
    return Problem("", message, code=code, file=FILE_NAME, line=line)


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _find_too_deep(text: str) -> Problem | None:
    depth = 0
    for match in _PART.finditer(text):
        part = match[0]
        depth += (part in ("{", "[")) - (part in ("}", "]"))
        if depth > limits.MANIFEST_MAX_DEPTH:
            line = text.count("\n", 0, match.start()) + 1
            return _broken("manifest_too_deep", f"Objects and lists are nested deeper than {limits.MANIFEST_MAX_DEPTH}.", line)
    return None


@dataclass(slots=True)
class _Container:
    """An object or list that is open while walking."""

    path: str
    index: int | None
    """Of the current entry; None in an object."""
    keys: set[str] = field(default_factory=set)
    key: str | None = None

    def advance(self) -> None:
        """A comma: the next entry begins."""
        self.key = None
        self.index = None if self.index is None else self.index + 1

    def place(self) -> str:
        """Path of the value that comes next."""
        return join_path(self.path, f"[{self.index}]" if self.index is not None else self.key or "")


def _walk(text: str, lines: dict[str, int]) -> Iterator[Problem]:
    """Note the line of every value of a valid text, and yield duplicate keys."""
    line = 1
    open_containers: list[_Container] = []
    for match in _PART.finditer(text):
        part = match[0]
        inside = open_containers[-1] if open_containers else None
        if part == "\n":
            line += 1
        elif part in ("{", "["):
            path = inside.place() if inside else ""
            lines.setdefault(path, line)
            open_containers.append(_Container(path, 0 if part == "[" else None))
        elif part in ("}", "]"):
            open_containers.pop()
        elif part == "," and inside is not None:
            inside.advance()
        elif part != ":" and not part.isspace() and inside is not None:
            yield from _note(inside, part, line, lines)


def _note(inside: _Container, part: str, line: int, lines: dict[str, int]) -> Iterator[Problem]:
    if inside.index is not None or inside.key is not None:
        lines.setdefault(inside.place(), line)
        return
    inside.key = json.loads(part)
    if inside.key in inside.keys:
        path = inside.place()
        yield Problem(
            path, f"The key {shorten(inside.key)} stands twice in the same object.", "Keep one.", "duplicate_key", line, FILE_NAME
        )
    inside.keys.add(inside.key)
    lines.setdefault(inside.place(), line)
