"""A cheap look at something in the development folder: has it changed, and is it safe to read at all? Follows no link, opens no file."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugyard.contract.limits import PACKAGE_MAX_UNPACKED_BYTES, UPLOAD_MAX_BYTES, WHEELS_MAX_BYTES
from plugyard.contract.problems import Problem
from plugyard.package.folder import LEFT_OUT
from plugyard.package.names import is_junk

MAX_ENTRIES = 5_000
"""Files and folders looked at; an extension's folder may hold more than its package (tests, tools), but not a disk."""
MAX_DEPTH = 32
FOLDER_MAX_BYTES = PACKAGE_MAX_UNPACKED_BYTES + WHEELS_MAX_BYTES + 20 * 1024 * 1024
"""What may be read into memory at most; the package's own limits are checked afterwards."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Equal as long as nothing has changed."""

    marks: frozenset[tuple[str, int, int, int, int]]
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    """Why it must not be read."""


def take(path: Path) -> Fingerprint:
    """Look at a file or folder. Never raises: what vanishes meanwhile is simply not there."""
    walk = _Walk()
    marks = frozenset(_mark(name, status) for name, status in walk.entries(path))
    return Fingerprint(marks, tuple(walk.problems))


class _Walk:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._count = 0
        self._bytes = 0

    def entries(self, root: Path) -> Iterator[tuple[str, os.stat_result]]:
        status = _lstat(root)
        if status is None:
            return
        yield "", status
        if stat.S_ISDIR(status.st_mode):
            yield from self._below(root, "", 1)
        elif not stat.S_ISREG(status.st_mode):
            self._refuse("", status)
        elif status.st_size > UPLOAD_MAX_BYTES:
            self._complain("", f"The file is larger than {UPLOAD_MAX_BYTES:,} bytes.", "Leave out what is not needed.", "archive_too_large")

    def _below(self, folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
        for name in self._names(folder, prefix):
            path, inside = folder / name, prefix + name
            status = _lstat(path)
            if status is None or self._is_full():
                continue
            self._count += 1
            yield inside, status
            if stat.S_ISDIR(status.st_mode):
                if depth < MAX_DEPTH:
                    yield from self._below(path, f"{inside}/", depth + 1)
            elif stat.S_ISREG(status.st_mode):
                self._bytes += status.st_size
            else:
                self._refuse(inside, status)

    def _names(self, folder: Path, prefix: str) -> list[str]:
        try:
            names = os.listdir(folder)  # noqa: PTH208 - a list of names is all that is needed
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._complain(
                prefix.rstrip("/"), f"The folder cannot be read: {error.strerror}.", "Allow the server to read it.", "entry_kind"
            )
            return []
        return sorted(name for name in names if not _is_left_out(prefix, name))

    def _is_full(self) -> bool:
        if self._count < MAX_ENTRIES and self._bytes <= FOLDER_MAX_BYTES:
            return False
        if not any(problem.code == "archive_too_many_files" for problem in self.problems):
            said = f"The folder holds more than {MAX_ENTRIES:,} files or {FOLDER_MAX_BYTES:,} bytes."
            self._complain("", said, "Put only the extension's own files here.", "archive_too_many_files")
        return True

    def _refuse(self, name: str, status: os.stat_result) -> None:
        kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a plain file"
        self._complain(name, f"{name or 'This'} is {kind}.", "Put a copy of the real file or folder here.", "entry_kind")

    def _complain(self, name: str, message: str, hint: str, code: str) -> None:
        self.problems.append(Problem(path="", message=message, hint=hint, code=code, file=name or None))


def _is_left_out(prefix: str, name: str) -> bool:
    """What packing does not read either, so that its size and links do not matter."""
    return name.startswith(".") or is_junk(prefix + name) or (not prefix and name in LEFT_OUT)


def _lstat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:
        return None


def _mark(name: str, status: os.stat_result) -> tuple[str, int, int, int, int]:
    size = 0 if stat.S_ISDIR(status.st_mode) else status.st_size
    return name, status.st_mode, size, status.st_mtime_ns, status.st_ino
