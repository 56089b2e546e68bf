"""The files that the web build wrote: what `dist/web.json` lists, checked and held ready. Knows nothing of requests."""

import hashlib
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec
import structlog

_log = structlog.get_logger(__name__)
_SUFFIXES = {"br": ".br", "gzip": ".gz", "zstd": ".zst"}
"""Content coding -> suffix of the file compressed with it."""


class WebBuildBroken(Exception):
    """The build's output contradicts itself; the message says how."""


class _FileEntry(msgspec.Struct):
    path: str
    type: str
    encodings: list[str] = []


class _Index(msgspec.Struct):
    entries: dict[str, str]
    frame_script_sha256: str
    files: dict[str, _FileEntry]


@dataclass(frozen=True, slots=True)
class Asset:
    """One immutable file in all its codings."""

    media_type: str
    path: Path
    encoded: dict[str, Path]
    """Content coding -> file."""
    is_worker: bool
    """Whether the page runs it as a worker of its own origin."""


@dataclass(frozen=True, slots=True)
class Document:
    """An HTML file in memory."""

    content: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class WebBuild:
    """One complete build."""

    page: Document
    frame: Document
    frame_script: str
    """Base64 of the SHA-256 of the frame's only script, as CSP wants it."""
    assets: dict[str, Asset]
    """Address -> file."""


class WebFiles:
    """The current build; notices a newer one, so that `make web` needs no restart."""

    def __init__(self, folder: Path) -> None:
        self._index = folder / "web.json"
        self._stamp: tuple[int, int] | None = None
        self._build: WebBuild | None = None

    def current(self) -> WebBuild | None:
        """The build on disk, or `None` when there is none that can be served."""
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp, self._build = stamp, self._read() if stamp else None
        return self._build

    def _look(self) -> tuple[int, int] | None:
        try:
            status = self._index.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _read(self) -> WebBuild | None:
        try:
            return read_build(self._index.parent)
        except (WebBuildBroken, OSError) as error:
            _log.error("web files cannot be used", folder=str(self._index.parent), reason=str(error), advice="run `make web`")
            return None


def read_build(folder: Path) -> WebBuild:
    """Read and check `folder/web.json` and what it names.

    Raises:
        WebBuildBroken, OSError: when something is missing or wrong.
    """
    try:
        index = msgspec.json.decode((folder / "web.json").read_bytes(), type=_Index)
    except msgspec.MsgspecError as error:
        raise WebBuildBroken(f"web.json: {error}") from error
    workers = {address for name, address in index.entries.items() if name == "guard"}
    return WebBuild(
        page=_document(folder / "index.html"),
        frame=_document(folder / "frame.html"),
        frame_script=_script_hash(index.frame_script_sha256),
        assets={address: _asset(folder / "assets", entry, address in workers) for address, entry in index.files.items()},
    )


def _document(path: Path) -> Document:
    content = path.read_bytes()
    return Document(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _script_hash(text: str) -> str:
    digest = text.removeprefix("sha256-")
    try:
        if len(b64decode(digest, validate=True)) == 32:
            return digest
    except Base64Error:
        pass
    raise WebBuildBroken("web.json: frame_script_sha256 is not the base64 of a SHA-256")


def _asset(folder: Path, entry: _FileEntry, is_worker: bool) -> Asset:
    if PurePosixPath(entry.path).is_absolute() or ".." in PurePosixPath(entry.path).parts:
        raise WebBuildBroken(f"web.json: {entry.path!r} leaves the assets folder")
    path = folder / entry.path
    encoded = {coding: path.with_name(path.name + _suffix(coding)) for coding in entry.encodings}
    missing = [file.name for file in (path, *encoded.values()) if not file.is_file()]
    if missing:
        raise WebBuildBroken(f"assets are missing: {', '.join(missing)}")
    return Asset(entry.type, path, encoded, is_worker)


def _suffix(coding: str) -> str:
    if coding not in _SUFFIXES:
        raise WebBuildBroken(f"web.json: unknown content coding {coding!r}")
    return _SUFFIXES[coding]
