"""The files of an extension as they lie in a developer's folder."""

from collections.abc import Iterator
from pathlib import Path

from plugyard.contract import limits
from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem
from plugyard.package.archive import MANIFEST
from plugyard.package.names import check_names, is_junk

LEFT_OUT = frozenset({"tests", "test", "node_modules", "dist", "build"})
"""Folders at the top that belong to development, not to the package. Hidden files are left out everywhere."""


def read_folder(path: Path) -> dict[str, bytes]:
    """Read what belongs into the package: path with slashes -> content.

    Raises:
        PackageRejected: names, kinds, number or size of files are not allowed; nothing larger than a package is ever read.
    """
    found = sorted(_files(path, path))
    problems = list(check_names(name for name, _ in found))
    if len(found) > limits.PACKAGE_MAX_FILES:
        problems = [
            Problem("", f"The folder holds {len(found)} files; {limits.PACKAGE_MAX_FILES} are allowed.", code="archive_too_many_files")
        ]
    for name, file in found:
        if not problems and file.stat().st_size > limits.WHEELS_MAX_BYTES:
            problems.append(Problem("", "is larger than any package.", code="entry_too_large", file=name))
    if problems:
        raise PackageRejected(problems)
    return {name: file.read_bytes() for name, file in found}


def is_extension_folder(path: Path) -> bool:
    return (path / MANIFEST).is_file()


def _files(folder: Path, top: Path) -> Iterator[tuple[str, Path]]:
    """Plain files only: a link could lead out of the folder."""
    for path in folder.iterdir():
        name = path.relative_to(top).as_posix()
        if path.name.startswith(".") or path.is_symlink() or is_junk(name) or name in LEFT_OUT:
            continue
        if path.is_dir():
            yield from _files(path, top)
        elif path.is_file():
            yield name, path
