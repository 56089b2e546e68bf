"""Rewrite how much memory a WebAssembly module starts with and may ever have: two numbers in its memory section.

A lower maximum gives Python an ordinary MemoryError at the limit. Wrapping `WebAssembly.Memory` would do nothing: the runtimes define their
own memory. A higher minimum makes room for a memory snapshot larger than the module's own start, which Pyodide does not make itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

PAGE_BYTES = 65_536
_MAGIC = b"\0asm\x01\0\0\0"
_MEMORY_SECTION = 5
_HAS_MAXIMUM = 1


class BadModule(Exception):
    """The bytes are not a module whose memory can be capped as asked."""


@dataclass(frozen=True)
class MemoryLimits:
    """The one memory of a module, in pages of 64 KiB."""

    minimum: int
    maximum: int


@dataclass(frozen=True)
class _Number:
    """An unsigned LEB128 number and where it stands."""

    value: int
    start: int
    end: int


def memory_limits(module: bytes) -> MemoryLimits:
    minimum, maximum = _find(module)
    return MemoryLimits(minimum.value, maximum.value)


def set_limits(module: bytes, *, minimum: int = 0, maximum: int | None = None) -> bytes:
    """Return `module` with at least `minimum` pages to start with and at most `maximum`. It keeps its length: the numbers are padded.

    Raises:
        BadModule: the limits do not go with the module's own.
    """
    start, limit = _find(module)
    wanted = MemoryLimits(max(minimum, start.value), limit.value if maximum is None else maximum)
    if not wanted.minimum <= wanted.maximum <= limit.value:
        raise BadModule(f"{wanted.minimum} to {wanted.maximum} pages do not go with the module's own {start.value} to {limit.value}.")
    return (
        module[: start.start]
        + _padded_leb(wanted.minimum, start.end - start.start)
        + module[start.end : limit.start]
        + _padded_leb(wanted.maximum, limit.end - limit.start)
        + module[limit.end :]
    )


def _find(module: bytes) -> tuple[_Number, _Number]:
    for section, start in _sections(module):
        if section == _MEMORY_SECTION:
            return _limits_at(module, start)
    raise BadModule("The module defines no memory.")


def _sections(module: bytes) -> Iterator[tuple[int, int]]:
    if not module.startswith(_MAGIC):
        raise BadModule("These bytes are not a WebAssembly module.")
    position = len(_MAGIC)
    while position < len(module):
        size = _read_leb(module, position + 1)
        yield module[position], size.end
        position = size.end + size.value


def _limits_at(module: bytes, start: int) -> tuple[_Number, _Number]:
    count = _read_leb(module, start)
    flags = _read_leb(module, count.end)
    if count.value != 1 or flags.value != _HAS_MAXIMUM:
        raise BadModule("The module must define exactly one unshared 32-bit memory with a maximum.")
    minimum = _read_leb(module, flags.end)
    return minimum, _read_leb(module, minimum.end)


def _read_leb(data: bytes, start: int) -> _Number:
    value, position = 0, start
    while position < len(data) and position - start < 5:
        byte = data[position]
        value |= (byte & 0x7F) << (7 * (position - start))
        position += 1
        if not byte & 0x80:
            return _Number(value, start, position)
    raise BadModule(f"There is no valid number at byte {start}.")


def _padded_leb(value: int, length: int) -> bytes:
    groups = [(value >> (7 * index)) & 0x7F for index in range(length)]
    if value >> (7 * length):
        raise BadModule(f"{value} does not fit into {length} bytes.")
    return bytes(group | (0x80 if index < length - 1 else 0) for index, group in enumerate(groups))
