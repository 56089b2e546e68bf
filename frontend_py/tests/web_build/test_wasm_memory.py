"""The memory section of WebAssembly modules, on hand-made ones and on the real runtimes."""

from pathlib import Path

import pytest
from web_build.wasm_memory import BadModule, memory_limits, set_limits

MODULES = Path(__file__).parents[2] / "node_modules"
HEADER = b"\0asm\x01\0\0\0"


def leb(value: int) -> bytes:
    out = bytearray()
    while True:
        value, byte = value >> 7, value & 0x7F
        out.append(byte | (0x80 if value else 0))
        if not value:
            return bytes(out)


def module(*, minimum: int = 20, maximum: int | None = 65_536, memories: int = 1, before: bytes = b"") -> bytes:
    limits = b"\x00" + leb(minimum) if maximum is None else b"\x01" + leb(minimum) + leb(maximum)
    section = leb(memories) + limits
    return HEADER + before + b"\x05" + leb(len(section)) + section + b"\x00\x04name"


def test_maximum_is_lowered_and_everything_else_stays() -> None:
    original = module()
    changed = set_limits(original, maximum=384)
    assert memory_limits(changed).maximum == 384
    assert memory_limits(changed).minimum == 20
    assert len(changed) == len(original)
    assert changed.endswith(b"\x00\x04name")


def test_minimum_is_raised_when_a_snapshot_needs_room() -> None:
    changed = set_limits(module(minimum=480), minimum=600)
    assert memory_limits(changed).minimum == 600
    assert memory_limits(changed).maximum == 65_536


def test_minimum_that_the_module_has_anyway_changes_nothing() -> None:
    assert set_limits(module(minimum=480), minimum=300) == module(minimum=480)


def test_sections_before_the_memory_are_passed_over() -> None:
    custom = b"\x00" + leb(300) + b"\x05" * 300  # looks like memory sections all over
    assert memory_limits(set_limits(module(before=custom), maximum=100)).maximum == 100


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (b"MZ\x90\0", "not a WebAssembly module"),
        (HEADER, "defines no memory"),
        (module(maximum=None), "with a maximum"),
        (module(memories=2), "exactly one"),
        (HEADER + b"\x05" + b"\xff" * 9, "no valid number"),
    ],
)
def test_module_that_cannot_be_limited_is_refused(broken: bytes, what: str) -> None:
    with pytest.raises(BadModule, match=what):
        set_limits(broken, maximum=30)


@pytest.mark.parametrize("limits", [{"maximum": 10}, {"maximum": 70_000}, {"minimum": 70_000}])
def test_limits_against_the_modules_own_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(BadModule, match="do not go with"):
        set_limits(module(), **limits)


def test_number_that_needs_more_bytes_than_there_are_is_refused() -> None:
    with pytest.raises(BadModule, match="does not fit"):
        set_limits(module(minimum=20), minimum=300)


@pytest.mark.parametrize(
    ("name", "pages"), [("pyodide/pyodide.asm.wasm", 4_096), ("@micropython/micropython-webassembly-pyscript/micropython.wasm", 384)]
)
def test_real_runtimes_take_the_limits_of_extensions(name: str, pages: int) -> None:
    original = (MODULES / name).read_bytes()
    assert memory_limits(set_limits(original, maximum=pages)).maximum == pages
