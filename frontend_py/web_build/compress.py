"""Compressed twins of the served files, made once per content: what has a hashed name and a twin is never compressed again."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the package ships no types

BIG_BYTES = 1 << 20
"""Above this, the best level costs minutes and wins little: 31 MiB of snapshot take 2.8 s at 9 and over a minute at 11."""

WORTH = 0.95
"""A twin must be smaller than this share of the original, or it is left out."""

_SUFFIXES = {"br": ".br", "gzip": ".gz"}


def compressed_twins(path: Path) -> list[str]:
    """Make the twins of `path` that are worth it and return their encodings, best first."""
    return [encoding for encoding in _SUFFIXES if _twin(path, encoding)]


def twin_path(path: Path, encoding: str) -> Path:
    return path.with_name(path.name + _SUFFIXES[encoding])


def _twin(path: Path, encoding: str) -> bool:
    twin = twin_path(path, encoding)
    skipped = twin.with_name(twin.name + ".skip")
    if not twin.exists() and not skipped.exists():
        data = path.read_bytes()
        smaller = _compress(data, encoding)
        if len(smaller) < WORTH * len(data):
            unfinished = twin.with_name(twin.name + ".part")
            unfinished.write_bytes(smaller)
            unfinished.replace(twin)
        else:
            skipped.touch()
    return twin.exists()


def _compress(data: bytes, encoding: str) -> bytes:
    big = len(data) > BIG_BYTES
    if encoding == "br":
        compressed: bytes = brotli.compress(data, quality=9 if big else 11, lgwin=22)
        return compressed
    return gzip.compress(data, 6 if big else 9, mtime=0)
