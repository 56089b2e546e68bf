"""Makes stored packages out of folders and archives; the rules are those of `plugyard.package`, this adds only where things lie."""

from dataclasses import dataclass
from pathlib import Path

from plugyard.contract.manifest import Manifest
from plugyard.package import read_package, write_package


@dataclass(frozen=True, slots=True)
class Packed:
    """A checked package in its canonical bytes."""

    manifest: Manifest
    data: bytes


def pack_archive(path: Path, publisher: str) -> Packed:
    """Check a ZIP and write it anew, so that nothing survives that a check may have read differently.

    Raises:
        PackageRejected: with all problems.
    """
    package = read_package(path.read_bytes(), default_publisher=publisher)
    return Packed(package.manifest, write_package(package.files))


def pack_folder(path: Path, publisher: str, wheels_dir: Path) -> Packed:
    """Pack a folder; the wheels that its manifest asks for are added, from `wheels_dir` when they are there already.

    Raises:
        PackageRejected: with all problems.
    """
    raise NotImplementedError
