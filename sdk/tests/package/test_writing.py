"""The canonical form."""

import hashlib
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from plugyard.package import read_archive, write_package

NAMES = st.from_regex(r"\Af[a-z]{0,4}(/f[a-z]{0,4}){0,2}\.js\Z")


@given(st.dictionaries(NAMES, st.binary(max_size=50), min_size=1, max_size=5))
def test_what_is_written_is_read_again(files):
    assert read_archive(write_package(files)) == files


def test_the_bytes_are_the_same_everywhere():
    data = write_package({"manifest.json": b"{}", "lib/a.js": b"export {}", "LICENSE": b"MIT"})
    assert hashlib.sha256(data).hexdigest() == "542b3bc59cc8f820b83d3b5d9e8e77d2205633ec4eb71c0725c6d1648942da58"


def test_order_of_the_files_does_not_matter():
    assert write_package({"a.js": b"1", "b.js": b"2"}) == write_package({"b.js": b"2", "a.js": b"1"})


def test_other_tools_can_read_it():
    archive = zipfile.ZipFile(io.BytesIO(write_package({"lib/a.js": b"hello", "b.js": b""})))
    assert archive.testzip() is None
    assert [(info.filename, info.external_attr >> 16, info.date_time[0]) for info in archive.infolist()] == [
        ("b.js", 0o100644, 1980),
        ("lib/a.js", 0o100644, 1980),
    ]


def test_writing_twice_changes_nothing():
    data = write_package({"a.js": b"1", "b.js": b"2"})
    assert write_package(read_archive(data)) == data
