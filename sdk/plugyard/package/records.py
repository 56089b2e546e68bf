"""The records of a ZIP file, read strictly: every byte of the archive belongs to exactly one of them.

`zipfile` is not used for reading, because it accepts what this project must refuse (security.md C1-C3): a prefix, junk at the end,
concatenated archives, overlapping entries, a local header that contradicts the directory.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")

STORED = 0
DEFLATED = 8
FLAG_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
"""Encrypted, strongly encrypted, header values masked."""
FLAG_DESCRIPTOR = 0x0008
FLAG_UTF8 = 0x0800
_FLAG_LEVEL = 0x0006
"""How hard deflate tried: no meaning for readers."""
_ZIP64 = 0xFFFFFFFF
MAX_COMMENT_BYTES = 100
"""Some services leave a commit hash there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the central directory describes it."""

    name: str
    flags: int
    method: int
    crc: int
    packed_bytes: int
    bytes: int
    mode: int
    """Unix file mode, or 0 when the archive was made elsewhere."""
    header_offset: int
    data_offset: int = 0

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


def broken(code: str, message: str, path: str = "", hint: str = "Zip the folder again.") -> PackageRejected:
    return PackageRejected([Problem("", message, hint, code, file=path or None)])


def read_entries(data: bytes, *, max_entries: int) -> list[Entry]:
    """Read the directory and prove that the archive is nothing but its entries, one behind the other.

    Raises:
        PackageRejected: with the one thing that is wrong; after the first contradiction nothing else can be trusted.
    """
    if data[:4] != b"PK\x03\x04":
        raise broken("archive_not_zip", "The file does not begin like a ZIP archive with files in it.")
    start, size, count = _read_end(data)
    if count > max_entries:
        raise broken(
            "archive_too_many_files",
            f"The archive holds {count} entries; {max_entries} are allowed.",
            hint="Leave out what the extension does not need.",
        )
    entries = sorted(_read_central(data, start, size, count), key=lambda entry: entry.header_offset)
    placed: list[Entry] = []
    expected = 0
    for index, entry in enumerate(entries):
        after = entries[index + 1].header_offset if index + 1 < len(entries) else start
        if entry.header_offset < expected:
            raise broken("archive_overlap", "Two entries share bytes.", entry.name)
        if entry.header_offset > expected:
            raise broken("archive_extra_data", f"Bytes {expected} to {entry.header_offset} belong to no entry.")
        data_offset = _read_local(data, entry)
        expected = _end_of(data, entry, data_offset, after)
        placed.append(replace(entry, data_offset=data_offset))
    if expected != start:
        raise broken("archive_extra_data", f"Bytes {expected} to {start} belong to no entry.")
    return placed


def _read_end(data: bytes) -> tuple[int, int, int]:
    """Offset and size of the directory, and the number of entries."""
    place = data.rfind(b"PK\x05\x06")
    if place < 0 or len(data) - place < _END.size:
        raise broken("archive_damaged", "The archive has no end; it may be incomplete.")
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, place)
    if place + _END.size + comment != len(data) or comment > MAX_COMMENT_BYTES:
        raise broken("archive_extra_data", "Bytes follow the end of the archive.")
    if disk or first_disk or here != count:
        raise broken("archive_damaged", "The archive is split over several files.")
    if count == 0xFFFF or _ZIP64 in (size, start):
        raise broken("archive_damaged", "The archive is in ZIP64 format, which packages do not need.")
    if start + size != place:
        raise broken("archive_extra_data", "Something lies between the directory of the archive and its end.")
    return start, size, count


def _read_central(data: bytes, start: int, size: int, count: int) -> Iterator[Entry]:
    place = start
    for _ in range(count):
        if place + _CENTRAL.size > start + size:
            raise broken("archive_damaged", "The directory of the archive is cut off.")
        fields = _CENTRAL.unpack_from(data, place)
        (
            signature,
            _,
            system,
            _,
            _,
            flags,
            method,
            _,
            _,
            crc,
            packed,
            unpacked,
            name_size,
            extra_size,
            comment_size,
            disk,
            _,
            attributes,
            offset,
        ) = fields
        end = place + _CENTRAL.size + name_size + extra_size + comment_size
        if signature != b"PK\x01\x02" or end > start + size or disk:
            raise broken("archive_damaged", "The directory of the archive is damaged.")
        name = _name(data[place + _CENTRAL.size : place + _CENTRAL.size + name_size], flags)
        if _ZIP64 in (packed, unpacked, offset):
            raise broken("archive_damaged", "The archive is in ZIP64 format, which packages do not need.", name)
        mode = attributes >> 16 if system in (3, 19) else 0
        yield Entry(name, flags, method, crc, packed, unpacked, mode, offset)
        place = end
    if place != start + size:
        raise broken("archive_extra_data", "The directory of the archive holds more than its entries.")


def _name(raw: bytes, flags: int) -> str:
    """As text; other encodings than ASCII and UTF-8 become replacement characters, which no rule for names lets through."""
    return raw.decode("utf-8" if flags & FLAG_UTF8 else "ascii", errors="replace")


def _read_local(data: bytes, entry: Entry) -> int:
    """Compare the header in front of the data with the directory; answer where the data begins."""
    place = entry.header_offset
    if place + _LOCAL.size > len(data):
        raise broken("archive_damaged", "An entry lies outside the archive.", entry.name)
    signature, _, _, flags, method, _, _, crc, packed, unpacked, name_size, extra_size = _LOCAL.unpack_from(data, place)
    name_end: int = place + _LOCAL.size + name_size
    data_offset: int = name_end + extra_size
    if signature != b"PK\x03\x04":
        raise broken("archive_damaged", "An entry does not begin where the directory says.", entry.name)
    same = (
        (flags ^ entry.flags) & ~_FLAG_LEVEL == 0
        and method == entry.method
        and _name(data[place + _LOCAL.size : name_end], flags) == entry.name
    )
    later = bool(flags & FLAG_DESCRIPTOR)  # what was not known yet is 0 here and stands behind the data; Info-ZIP leaves single fields open
    wanted = ((crc, entry.crc), (packed, entry.packed_bytes), (unpacked, entry.bytes))
    if not same or any(said != known and not (later and said == 0) for said, known in wanted):
        raise broken("entry_mismatch", "The header of an entry contradicts the directory.", entry.name)
    return data_offset


def _end_of(data: bytes, entry: Entry, data_offset: int, after: int) -> int:
    """Where the entry ends, its data descriptor included. Tools that write while they pack put sizes behind the data."""
    end = data_offset + entry.packed_bytes
    if end > after:
        raise broken("archive_overlap", "An entry reaches into the next one.", entry.name)
    if not entry.flags & FLAG_DESCRIPTOR:
        return end
    values = (entry.crc, entry.packed_bytes, entry.bytes)
    fitting = (struct.pack("<3L", *values), struct.pack("<L2Q", *values))
    descriptor = data[end:after]
    if descriptor.removeprefix(b"PK\x07\x08") not in fitting and descriptor not in fitting:
        raise broken("entry_mismatch", "The sizes behind an entry contradict the directory.", entry.name)
    return after
