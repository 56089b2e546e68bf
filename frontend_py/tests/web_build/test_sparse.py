"""Snapshots without their empty blocks, and the two ends that must agree about the layout."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from web_build.sparse import BLOCK_BYTES, without_empty_blocks

PAGE = Path(__file__).parents[2] / "page"
EMPTY, FULL = bytes(BLOCK_BYTES), bytes(range(256)) * (BLOCK_BYTES // 256)
SAMPLES = {
    "nothing": b"",
    "only empty blocks": EMPTY * 3,
    "no empty block": FULL * 2,
    "runs of both": EMPTY + FULL * 2 + EMPTY * 3 + FULL + EMPTY,
    "short last block": FULL + EMPTY + b"end",
    "short empty last block": FULL + bytes(10),
    "zeros inside a block stay": b"\x01" + bytes(BLOCK_BYTES - 2) + b"\x02",
}
UNPACK = """
import { unpackSparse } from %s;
const packed = Uint8Array.from(JSON.parse(process.argv[1])), whole = new Uint8Array(Number(process.argv[2]));
unpackSparse(packed.buffer, whole);
process.stdout.write(Buffer.from(whole).toString("hex"));
"""


def unpack(packed: bytes, size: int) -> subprocess.CompletedProcess[str]:
    script = UNPACK % json.dumps((PAGE / "boot" / "sparse.js").as_uri())
    command = [shutil.which("node") or "node", "--input-type=module", "--eval", script, json.dumps(list(packed)), str(size)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_empty_blocks_do_not_travel() -> None:
    assert len(without_empty_blocks(EMPTY * 100 + FULL + EMPTY * 100)) < BLOCK_BYTES + 100


@pytest.mark.parametrize("data", SAMPLES.values(), ids=SAMPLES)
def test_page_puts_together_what_the_build_took_apart(data: bytes) -> None:
    assert bytes.fromhex(unpack(without_empty_blocks(data), len(data)).stdout) == data


def test_snapshot_of_another_size_is_refused() -> None:
    assert "another size" in unpack(without_empty_blocks(FULL), len(FULL) + 1).stderr


def test_snapshot_with_more_than_it_says_is_refused() -> None:
    assert "not complete" in unpack(without_empty_blocks(FULL) + b"x", len(FULL)).stderr
