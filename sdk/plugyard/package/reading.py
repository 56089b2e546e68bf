"""A package as a whole: archive, manifest, files, compatibility. Runs on the server, in the CLI and in the browser."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugyard.contract import limits
from plugyard.contract.errors import PackageRejected
from plugyard.contract.manifest import Manifest, read_manifest
from plugyard.contract.problems import Problem
from plugyard.package.archive import MANIFEST, read_archive
from plugyard.package.compatibility import check_compatibility
from plugyard.package.wheels import check_wheels
from plugyard.package.writing import write_package

_PNG = b"\x89PNG\r\n\x1a\n"
_DOCUMENTS = ("README.md", "CHANGELOG.md")


@dataclass(frozen=True, slots=True)
class Package:
    """A package that passed every check."""

    manifest: Manifest
    files: Mapping[str, bytes]
    """Path -> content, sorted by path."""
    data: bytes
    """The canonical archive: what is stored, hashed and served."""
    sha256: str
    """Hex digest of `data`."""


def read_package(data: bytes, *, default_publisher: str) -> Package:
    """Read a package that anyone may have made, and bring it into canonical form.

    Raises:
        PackageRejected: with everything that is wrong with it.
    """
    return make_package(read_archive(data), default_publisher=default_publisher)


def make_package(files: Mapping[str, bytes], *, default_publisher: str) -> Package:
    """Check the files of a package and write it canonically.

    Raises:
        PackageRejected: with everything that is wrong with them.
    """
    if MANIFEST not in files:
        hint = "manifest.json lies at the top of the archive, or in the only folder there."
        raise PackageRejected([Problem("", "There is no manifest.json.", hint, "manifest_missing", file=MANIFEST)])
    result = read_manifest(files[MANIFEST], default_publisher=default_publisher, files=files.keys())
    problems = [*result.problems, *_check_documents(files)]
    if result.manifest is not None:
        problems += [*check_compatibility(result.manifest), *_check_icon(result.manifest, files), *check_wheels(result.manifest, files)]
    if problems or result.manifest is None:
        raise PackageRejected(problems)
    data = write_package(files)
    return Package(result.manifest, dict(sorted(files.items())), data, hashlib.sha256(data).hexdigest())


def read_verified(data: bytes, *, default_publisher: str = "local") -> Package:
    """Read a canonical archive whose hash was verified. Wheels and icon were looked at when it was published.

    Raises:
        PackageRejected: it cannot be used here, for instance because it needs another platform.
    """
    files = read_archive(data, max_bytes=limits.PACKAGE_MAX_UNPACKED_BYTES + limits.PACKAGE_MAX_BYTES)
    result = read_manifest(files.get(MANIFEST, b""), default_publisher=default_publisher, files=files.keys())
    problems = result.problems + (check_compatibility(result.manifest) if result.manifest is not None else [])
    if problems or result.manifest is None:
        raise PackageRejected(problems)
    return Package(result.manifest, files, data, hashlib.sha256(data).hexdigest())


def _check_documents(files: Mapping[str, bytes]) -> Iterator[Problem]:
    for name in _DOCUMENTS:
        if len(files.get(name, b"")) > limits.DOCUMENT_MAX_BYTES:
            yield Problem("", f"has {len(files[name])} bytes; {limits.DOCUMENT_MAX_BYTES} are allowed.", code="entry_too_large", file=name)


def _check_icon(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """By its header only; the server decodes it and writes it anew."""
    if manifest.icon is None:
        return
    icon = files[manifest.icon]
    width, height = int.from_bytes(icon[16:20]), int.from_bytes(icon[20:24])
    if icon[:8] != _PNG or icon[12:16] != b"IHDR":
        yield Problem("icon", "is no PNG file.", "Save it as PNG.", "icon", file=manifest.icon)
    elif not (0 < width <= limits.ICON_MAX_PIXELS and 0 < height <= limits.ICON_MAX_PIXELS):
        yield Problem(
            "icon", f"is {width} x {height}; at most {limits.ICON_MAX_PIXELS} x {limits.ICON_MAX_PIXELS}.", code="icon", file=manifest.icon
        )
    elif len(icon) > limits.ICON_MAX_BYTES:
        yield Problem("icon", f"has {len(icon)} bytes; {limits.ICON_MAX_BYTES} are allowed.", code="icon", file=manifest.icon)
