"""A memory snapshot without its empty blocks. Half of it is room that Python has not used yet: zeros that need not travel or be unpacked.

Layout, all numbers little-endian 32 bit: length of the whole, number of runs, then (start, length) of each run, then the runs' bytes.
`page/boot/sparse.js` puts it together again.
"""

import struct
from collections.abc import Iterator

BLOCK_BYTES = 4_096
_EMPTY = bytes(BLOCK_BYTES)


def without_empty_blocks(data: bytes) -> bytes:
    runs = list(_runs(data))
    numbers = [len(data), len(runs), *(number for run in runs for number in run)]
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(data[start : start + length] for start, length in runs)


def _runs(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and length of every stretch of blocks that are not empty."""
    begun: int | None = None
    for start in range(0, len(data), BLOCK_BYTES):
        block = data[start : start + BLOCK_BYTES]
        empty = block == _EMPTY[: len(block)]
        if empty and begun is not None:
            yield begun, start - begun
            begun = None
        elif not empty and begun is None:
            begun = start
    if begun is not None:
        yield begun, len(data) - begun
