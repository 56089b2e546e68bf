"""Which paths a package may hold. Nothing is ever unpacked to a disk by these names; they are keys."""

import re
from collections.abc import Iterable, Iterator

from plugyard.contract import limits
from plugyard.contract.problems import Problem, shorten

_SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}", re.ASCII)
_WHEEL = re.compile(r"wheels/[A-Za-z0-9_][A-Za-z0-9._+-]{0,240}\.whl", re.ASCII)
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
"""Names that Windows keeps for itself, with any suffix."""

_CODE = (".js", ".mjs", ".d.ts", ".map", ".py", ".pyi", ".css", ".wasm")
_DATA = (".json", ".code-snippets", ".md", ".txt", ".png", ".jpg", ".jpeg", ".webp")
SUFFIXES = _CODE + _DATA
"""Kinds of files that a package may hold; wheels only under wheels/. No SVG: it can hold scripts."""

BARE_NAMES = frozenset({"LICENSE", "LICENCE", "COPYING", "NOTICE", "README", "CHANGELOG", "AUTHORS"})
"""Files that may go without a suffix."""

_JUNK_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_JUNK_FOLDERS = frozenset({"__MACOSX", "__pycache__"})


def is_junk(path: str) -> bool:
    """What desktop systems put into archives by themselves; left out without a word."""
    *folders, name = path.rstrip("/").split("/")
    return name in _JUNK_FILES or name.startswith("._") or not _JUNK_FOLDERS.isdisjoint((*folders, name))


def is_wheel(path: str) -> bool:
    return path.startswith("wheels/") and path.endswith(".whl")


def check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """All problems of all paths, twins included: on many disks `A.js` and `a.js` are one file."""
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        yield from _check_name(path)
        twin = seen.setdefault(path.casefold(), path)
        if twin is not path:
            same = "" if twin == path else f", like {shorten(twin)}"
            yield _refuse(path, f"comes twice{same}.", "Keep one.", "archive_duplicate")
        parts = path.casefold().split("/")
        folders.update({"/".join(parts[:depth]): path for depth in range(1, len(parts))})
    for name in seen.keys() & folders.keys():
        yield _refuse(seen[name], "is a file and a folder at once.", "Rename one.", "archive_duplicate")


def _check_name(path: str) -> Iterator[Problem]:
    if is_wheel(path):
        if not _WHEEL.fullmatch(path):
            yield _refuse(path, "is no name of a wheel.", "Wheels lie directly in wheels/.")
        return
    if len(path) > limits.PATH_MAX_CHARACTERS:
        yield _refuse(path, f"is longer than {limits.PATH_MAX_CHARACTERS} characters.", "Use shorter names.")
    segments = path.split("/")
    if len(segments) > limits.PATH_MAX_DEPTH:
        yield _refuse(path, f"lies in more than {limits.PATH_MAX_DEPTH - 1} folders.", "Use fewer folders.")
    if not all(_is_segment(segment) for segment in segments):
        yield _refuse(
            path,
            "has a name that is not allowed.",
            "Use letters, digits, dot, hyphen and underscore; begin with a letter, digit or underscore.",
        )
    elif not path.endswith(SUFFIXES) and segments[-1] not in BARE_NAMES:
        yield _refuse(
            path, "is no kind of file that packages may hold.", f"Allowed: {' '.join(SUFFIXES)}; .whl under wheels/.", "entry_type"
        )


def _is_segment(segment: str) -> bool:
    stem = segment.partition(".")[0].lower()
    return _SEGMENT.fullmatch(segment) is not None and not segment.endswith(".") and stem not in _DEVICES


def _refuse(path: str, message: str, hint: str, code: str = "entry_name") -> Problem:
    return Problem("", f"{shorten(path)} {message}", hint, code, file=path[:200])
