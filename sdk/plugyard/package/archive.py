"""From the bytes of a ZIP file to files in memory, within limits."""

import stat
import zlib
from collections.abc import Iterator

from plugyard.contract import limits
from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem
from plugyard.package.names import check_names, is_junk, is_wheel
from plugyard.package.records import DEFLATED, FLAG_ENCRYPTED, STORED, Entry, broken, read_entries

MANIFEST = "manifest.json"
_MAX_ENTRIES = 2 * limits.PACKAGE_MAX_FILES
"""Entries for folders, and the junk of desktop systems, come on top of the files."""


def read_archive(data: bytes, *, max_bytes: int = limits.PACKAGE_MAX_BYTES) -> dict[str, bytes]:
    """Read a package: path -> content. A single folder around everything is taken off.

    Sizes are judged by the directory before a byte is unpacked, and held against it while unpacking, so a bomb costs nothing.

    Args:
        max_bytes: for everything but the wheels.

    Raises:
        PackageRejected: with all problems of names, kinds and sizes, or the first contradiction in the archive.
    """
    if len(data) > max_bytes + limits.WHEELS_MAX_BYTES:
        raise broken("archive_too_large", f"The archive has {len(data)} bytes.", hint=_size_hint(max_bytes))
    entries = [entry for entry in read_entries(data, max_entries=_MAX_ENTRIES) if not is_junk(entry.name)]
    named = _named(entries)
    problems = [*_check_entries(named), *check_names(path for path, _ in named), *_check_sizes(named, len(data), max_bytes)]
    if problems:
        raise PackageRejected(problems)
    return {path: unpack(data, entry) for path, entry in sorted(named)}


def _named(entries: list[Entry]) -> list[tuple[str, Entry]]:
    """Path and entry of every file, without the one folder that hand-made archives often have around them."""
    names = {entry.name for entry in entries}
    top = next(iter(names)).split("/")[0] + "/" if names else ""
    strip = MANIFEST not in names and top + MANIFEST in names and all(name.startswith(top) for name in names)
    return [(entry.name[len(top) :] if strip else entry.name, entry) for entry in entries if not entry.is_folder]


def _check_entries(named: list[tuple[str, Entry]]) -> Iterator[Problem]:
    for path, entry in named:
        if entry.flags & FLAG_ENCRYPTED:
            yield Problem("", "is encrypted.", "Zip it without a password.", "entry_encrypted", file=path)
        elif entry.method not in (STORED, DEFLATED):
            yield Problem(
                "", f"is packed by method {entry.method}.", "Use the ordinary ZIP compression (deflate).", "entry_compression", file=path
            )
        if stat.S_IFMT(entry.mode) not in (0, stat.S_IFREG):
            yield Problem("", "is a link or a device, not a file.", "Put the file itself into the package.", "entry_kind", file=path)


def _check_sizes(named: list[tuple[str, Entry]], archive_bytes: int, max_bytes: int) -> Iterator[Problem]:
    own = [(path, entry) for path, entry in named if not is_wheel(path)]
    wheels_bytes = sum(entry.packed_bytes for path, entry in named if is_wheel(path))
    unpacked = sum(entry.bytes for _, entry in own)
    packed = archive_bytes - wheels_bytes
    if wheels_bytes > limits.WHEELS_MAX_BYTES or sum(entry.bytes for path, entry in named if is_wheel(path)) > limits.WHEELS_MAX_BYTES:
        yield Problem(
            "", f"The wheels have {wheels_bytes} bytes together; {limits.WHEELS_MAX_BYTES} are allowed.", code="archive_too_large"
        )
    if packed > max_bytes:
        yield Problem("", f"The archive has {packed} bytes without its wheels.", _size_hint(max_bytes), "archive_too_large")
    if unpacked > limits.PACKAGE_MAX_UNPACKED_BYTES:
        yield Problem(
            "", f"The files have {unpacked} bytes; {limits.PACKAGE_MAX_UNPACKED_BYTES} are allowed.", code="archive_unpacked_too_large"
        )
    if unpacked > limits.PACKAGE_RATIO_FREE_BYTES and unpacked > limits.PACKAGE_MAX_RATIO * max(packed, 1):
        yield Problem("", f"The files are more than {limits.PACKAGE_MAX_RATIO} times as large as the archive.", code="archive_ratio")
    if len(named) > limits.PACKAGE_MAX_FILES:
        yield Problem("", f"The archive holds {len(named)} files; {limits.PACKAGE_MAX_FILES} are allowed.", code="archive_too_many_files")
    for path, entry in own:
        if entry.bytes > limits.FILE_MAX_BYTES:
            yield Problem("", f"has {entry.bytes} bytes; {limits.FILE_MAX_BYTES} are allowed.", code="entry_too_large", file=path)


def _size_hint(max_bytes: int) -> str:
    return f"{max_bytes} bytes are allowed, and {limits.WHEELS_MAX_BYTES} for wheels. Leave out what the extension does not need."


def unpack(data: bytes, entry: Entry) -> bytes:
    """The content of one entry, proved by its checksum. Never makes more bytes than the directory promised."""
    packed = data[entry.data_offset : entry.data_offset + entry.packed_bytes]
    content = packed if entry.method == STORED else _inflate(packed, entry)
    if len(content) != entry.bytes or zlib.crc32(content) != entry.crc:
        raise broken("entry_checksum", "The content does not fit its size or checksum.", entry.name)
    return content


def _inflate(packed: bytes, entry: Entry) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, entry.bytes + 1)
    except zlib.error as error:
        raise broken("entry_checksum", "The packed content is damaged.", entry.name) from error
    if not inflater.eof or inflater.unused_data:
        raise broken("entry_checksum", "The packed content is longer or shorter than it says.", entry.name)
    return content
