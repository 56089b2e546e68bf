"""The one canonical form of a package: the same files give the same bytes on every machine and in every version of Python.

Nothing is compressed, because deflate's output differs between versions of zlib; on the way to browsers the server compresses.
"""

import struct
import zlib
from collections.abc import Mapping

_TIME = 0
_DATE = (1 << 5) | 1
"""1 January 1980, the first day that ZIP knows."""
_VERSION = 20
_UNIX = 3
_MODE = 0o100644 << 16


def write_package(files: Mapping[str, bytes]) -> bytes:
    """Write files sorted by path, without folders, comments or times. Paths must be ASCII."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for path in sorted(files):
        content = files[path]
        name = path.encode("ascii")
        common = struct.pack("<5H3L2H", _VERSION, 0, 0, _TIME, _DATE, zlib.crc32(content), len(content), len(content), len(name), 0)
        local = b"PK\x03\x04" + common + name
        directory.append(b"PK\x01\x02" + struct.pack("<2B", _VERSION, _UNIX) + common + struct.pack("<3H2L", 0, 0, 0, _MODE, offset) + name)
        body += [local, content]
        offset += len(local) + len(content)
    central = b"".join(directory)
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, len(files), len(files), len(central), offset, 0)
    return b"".join([*body, central, end])
