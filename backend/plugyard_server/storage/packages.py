"""Where packages are kept: by the SHA-256 of their bytes, so that an address can never mean two things."""

import hashlib
import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def digest(data: bytes) -> str:
    """The name of a package."""
    return hashlib.sha256(data).hexdigest()


def package_url(sha256: str) -> str:
    return f"/packages/{sha256}.zip"


class PackageSource(Protocol):
    """Something that may hold the package of a given name."""

    def find(self, sha256: str) -> Path | bytes | None: ...


class PackageFolder:
    """Packages on disk, for good."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, sha256: str) -> Path | None:
        if not _SHA256.match(sha256):
            return None
        path = self._folder / f"{sha256}.zip"
        return path if path.is_file() else None

    def put(self, data: bytes) -> str:
        """Store `data` and return its name. A file of that name with other bytes is a damaged one and is replaced."""
        sha256 = digest(data)
        path = self._folder / f"{sha256}.zip"
        if not path.is_file() or path.read_bytes() != data:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
        return sha256


class PackageShelves:
    """Several sources, looked through in order."""

    def __init__(self, *sources: PackageSource) -> None:
        self._sources = sources

    def find(self, sha256: str) -> Path | bytes | None:
        return next((content for source in self._sources if (content := source.find(sha256)) is not None), None)


@dataclass(slots=True)
class _Held:
    data: bytes
    unused_since: float | None = None


class PackageMemory:
    """Packages that come and go. A page may still be fetching one that was just replaced, so each stays for a while."""

    def __init__(self, *, linger_s: float, clock: Callable[[], float]) -> None:
        self._linger_s = linger_s
        self._clock = clock
        self._held: dict[str, _Held] = {}

    def find(self, sha256: str) -> bytes | None:
        held = self._held.get(sha256)
        return None if held is None else held.data

    def put(self, data: bytes) -> str:
        sha256 = digest(data)
        self._held[sha256] = _Held(data)
        return sha256

    def keep_only(self, used: set[str]) -> None:
        """Drop what has not been in `used` for the lingering time."""
        now = self._clock()
        for sha256, held in list(self._held.items()):
            if sha256 in used:
                held.unused_since = None
            elif held.unused_since is None:
                held.unused_since = now
            elif now - held.unused_since >= self._linger_s:
                del self._held[sha256]


def _write_whole(path: Path, data: bytes) -> None:
    """Readers see the whole file or none, also after a crash."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
