"""Hashes of contents: they decide what is built again, and they name what is served."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

NAME_HASH_LENGTH = 16
"""Hex digits of a content hash in a file name: 64 bits, so two versions of one file never share a name."""


def content_hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:NAME_HASH_LENGTH]


def source_files(folder: Path, *suffixes: str) -> list[Path]:
    """All files below `folder` with one of `suffixes`, in a fixed order; none when the folder is missing."""
    found = (path for path in folder.rglob("*") if path.suffix in suffixes and "__pycache__" not in path.parts)
    return sorted(path for path in found if path.is_file())


def tree_hash(root: Path, paths: Iterable[Path], *facts: str) -> str:
    """One hash over names and contents of `paths` and over `facts`. A missing file counts as such and does not fail."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(root).as_posix().encode()
        data = path.read_bytes() if path.is_file() else b"(missing)"
        digest.update(len(name).to_bytes(4) + name + len(data).to_bytes(8) + data)
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    return digest.hexdigest()
