"""Compression levels: big files must not take minutes."""

import gzip
from pathlib import Path

from web_build.compress import BIG_BYTES, compressed_twins, twin_path


def test_big_file_gets_both_twins(tmp_path: Path) -> None:
    path = tmp_path / "snapshot.bin"
    path.write_bytes(b"\0" * (BIG_BYTES + 1))
    assert compressed_twins(path) == ["br", "gzip"]
    assert gzip.decompress(twin_path(path, "gzip").read_bytes()) == path.read_bytes()


def test_same_content_gives_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.js", tmp_path / "b.js"
    for path in (first, second):
        path.write_text("let x = 1;\n" * 100)
        compressed_twins(path)
    assert twin_path(first, "gzip").read_bytes() == twin_path(second, "gzip").read_bytes()


def test_what_is_not_worth_it_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "tiny.txt"
    path.write_bytes(b"x")
    assert compressed_twins(path) == []
    assert compressed_twins(path) == []
