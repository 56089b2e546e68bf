"""Factories for packages and for archives that common tools would not make."""

import json
import struct
import zlib

import pytest


def png(width=128, height=128):
    header = struct.pack(">2L5B", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">L", len(header)) + chunk + struct.pack(">L", zlib.crc32(chunk)) + b"\0" * 30


@pytest.fixture
def make_png():
    return png


@pytest.fixture
def make_files():
    """Files of a good package; fields of the manifest and further files can be given."""

    def make(extra=None, **fields):
        manifest = {"name": "my-extension", "version": "1.0.0", "icon": "icon.png", "engines": {"platform": "^1.0.0"}} | fields
        files = {"manifest.json": json.dumps(manifest).encode(), "extension.js": b"export function activate() {}", "icon.png": png()}
        return files | (extra or {})

    return make


class Member:
    """One entry, every field of which can be made to lie."""

    def __init__(self, name="a.js", content=b"x", **lies):
        self.name = name.encode() if isinstance(name, str) else name
        self.local_name = self.name
        self.content = content
        self.stored = content
        self.method = 0
        self.flags = 0
        self.crc = zlib.crc32(content)
        self.size = len(content)
        self.mode = 0o100644
        self.system = 3
        self.offset = None
        self.descriptor = b""
        self.extra = b""
        for field, value in lies.items():
            setattr(self, field, value)
        self.local = {"crc": self.crc, "packed": len(self.stored), "size": self.size} | lies.get("local", {})


def local_header(member):
    sizes = (member.local["crc"], member.local["packed"], member.local["size"], len(member.local_name), len(member.extra))
    return b"PK\3\4" + struct.pack("<5H3L2H", 20, member.flags, member.method, 0, 33, *sizes) + member.local_name + member.extra


def central_header(member, offset):
    head = struct.pack("<2B5H3L", 20, member.system, 20, member.flags, member.method, 0, 33, member.crc, len(member.stored), member.size)
    place = offset if member.offset is None else member.offset
    return b"PK\1\2" + head + struct.pack("<5H2L", len(member.name), 0, 0, 0, 0, member.mode << 16, place) + member.name


def raw_zip(*members, prefix=b"", gap=b"", comment=b"", tail=b"", count=None):
    body, directory = prefix, b""
    for member in members:
        directory += central_header(member, len(body))
        body += local_header(member) + member.stored + member.descriptor
    body += gap
    count = len(members) if count is None else count
    end = b"PK\5\6" + struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(body), len(comment))
    return body + directory + end + comment + tail


@pytest.fixture
def member():
    return Member


@pytest.fixture
def make_zip():
    return raw_zip
