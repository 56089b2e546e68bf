"""Makes packages out of folders and archives. The rules are those of `plugyard.package`; this adds only where things lie."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from plugyard.contract.manifest import read_manifest
from plugyard.package import MANIFEST, Package, make_package, read_folder, read_package
from plugyard.package.bundling import bundle_wheels

WHEELS = "wheels"
"""Folder inside a package."""


def pack_archive(path: Path, publisher: str) -> Package:
    """Check a ZIP and write it anew, so that nothing survives that a check may have read differently.

    Raises:
        PackageRejected, OSError: it is no package, or cannot be read.
    """
    return read_package(path.read_bytes(), default_publisher=publisher)


def pack_folder(path: Path, publisher: str, wheels_dir: Path) -> Package:
    """Pack a folder; wheels that its manifest asks for and it does not hold are added.

    Args:
        wheels_dir: Keeps wheels that were fetched before; with it nothing is fetched again.

    Raises:
        PackageRejected, OSError: it is no package, or cannot be read.
    """
    files = read_folder(path)
    return make_package({**files, **_missing_wheels(files, publisher, wheels_dir)}, default_publisher=publisher)


def _missing_wheels(files: Mapping[str, bytes], publisher: str, wheels_dir: Path) -> dict[str, bytes]:
    has_wheels = any(name.startswith(f"{WHEELS}/") for name in files)
    manifest = read_manifest(files.get(MANIFEST, b""), default_publisher=publisher, files=files.keys()).manifest
    if has_wheels or manifest is None or not manifest.python_requirements:
        return {}
    with tempfile.TemporaryDirectory(prefix="plugyard-wheels-") as folder:
        wheels = bundle_wheels(manifest.python_requirements, Path(folder), cache=wheels_dir)
        return {f"{WHEELS}/{wheel.name}": wheel.read_bytes() for wheel in wheels}
