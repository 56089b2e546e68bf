"""Hostile and broken archives: each is refused with a named reason (security.md C1-C3)."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from plugyard.contract import limits
from plugyard.package import PackageRejected, read_archive


def refused(data):
    with pytest.raises(PackageRejected) as caught:
        read_archive(data)
    assert all(problem.message for problem in caught.value.problems)
    return {problem.code for problem in caught.value.problems}


def deflate(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def test_a_good_archive_is_read(make_zip, member):
    assert read_archive(make_zip(member("b.js", b"1"), member("a.js", b"22"))) == {"a.js": b"22", "b.js": b"1"}


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + b"\0" * 18, b"#!/bin/sh\n", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_archive(data):
    assert refused(data) == {"archive_not_zip"}


def test_something_in_front(make_zip, member):
    assert refused(make_zip(member(), prefix=b"\x89PNG\r\n\x1a\n")) == {"archive_not_zip"}


def test_an_archive_in_front_of_another(make_zip, member):
    assert refused(make_zip(member("a.js")) + make_zip(member("b.js"))) <= {"archive_extra_data", "archive_damaged"}


def test_something_behind(make_zip, member):
    assert refused(make_zip(member(), tail=b"junk")) == {"archive_extra_data"}


def test_a_second_end_in_the_comment(make_zip, member):
    inner = make_zip(member("b.js"))
    assert refused(make_zip(member("a.js"), comment=inner[inner.rfind(b"PK\5\6") :]))


def test_a_short_comment_is_no_harm(make_zip, member):
    assert read_archive(make_zip(member(), comment=b"0123456789abcdef")) == {"a.js": b"x"}


def test_a_long_comment(make_zip, member):
    assert refused(make_zip(member(), comment=b"x" * 1000)) == {"archive_extra_data"}


def test_bytes_between_entries_and_directory(make_zip, member):
    assert refused(make_zip(member(), gap=b"hidden")) == {"archive_extra_data"}


def test_an_entry_that_the_directory_hides(make_zip, member):
    whole = make_zip(member("a.js"), member("evil.js"), member("b.js"))
    hidden = whole.replace(b"PK\1\2", b"PK\1\2", 1)
    archive = zipfile.ZipFile(io.BytesIO(hidden))
    assert len(archive.namelist()) == 3
    start = struct.unpack_from("<L", whole, len(whole) - 6)[0]
    entry = 46 + len("a.js")
    directory = whole[start : start + entry] + whole[start + entry + 46 + len("evil.js") : -22]
    end = b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 2, 2, len(directory), start, 0)
    assert refused(whole[:start] + directory + end) == {"archive_extra_data"}


def test_overlapping_entries(make_zip, member):
    assert refused(make_zip(member("a.js"), member("b.js", offset=0))) & {"archive_overlap", "entry_mismatch"}


def test_a_bomb_of_overlapping_entries_costs_nothing(make_zip, member):
    kernel = member("a.js", b"\0" * 2_000_000, stored=deflate(b"\0" * 2_000_000), method=8)
    bomb = make_zip(kernel, *(member(f"{index}.js", b"", stored=b"", size=2_000_000, method=8, offset=0) for index in range(400)))
    assert refused(bomb) & {"archive_overlap", "entry_mismatch"}


@pytest.mark.parametrize(
    "lies",
    [
        {"local_name": b"b.js"},
        {"local": {"size": 2}},
        {"local": {"crc": 1}},
        {"local": {"packed": 0, "size": 0, "crc": 0}},
    ],
)
def test_a_header_that_contradicts_the_directory(make_zip, member, lies):
    assert refused(make_zip(member("a.js", **lies))) == {"entry_mismatch"}


SIZES = b"PK\7\x08" + struct.pack("<3L", zlib.crc32(b"x"), 1, 1)


@pytest.mark.parametrize(
    "descriptor", [b"", SIZES[:4] + b"\0" * 12, SIZES[:-1] + b"\1", SIZES + b"hidden"], ids=["none", "empty", "lie", "more"]
)
def test_sizes_behind_the_data_that_contradict_the_directory(make_zip, member, descriptor):
    sizes = {"crc": 0, "packed": 0, "size": 0}
    assert refused(make_zip(member("a.js", flags=8, local=sizes, descriptor=descriptor))) == {"entry_mismatch"}


@pytest.mark.parametrize(
    ("lies", "code"),
    [
        ({"flags": 1}, "entry_encrypted"),
        ({"flags": 0x2000}, "entry_encrypted"),
        ({"method": 12}, "entry_compression"),
        ({"method": 99}, "entry_compression"),
        ({"mode": 0o120777}, "entry_kind"),
        ({"mode": 0o060644}, "entry_kind"),
        ({"mode": 0o010644}, "entry_kind"),
        ({"mode": 0o040755}, "entry_kind"),
        ({"crc": 5}, "entry_checksum"),
        ({"stored": b"y"}, "entry_checksum"),
        ({"stored": b"", "method": 8}, "entry_checksum"),
        ({"stored": b"\xff\xff", "method": 8}, "entry_checksum"),
        ({"stored": deflate(b"xxxx"), "method": 8}, "entry_checksum"),
        ({"stored": deflate(b"x") + b"hidden", "method": 8}, "entry_checksum"),
    ],
)
def test_an_entry_that_is_no_plain_file(make_zip, member, lies, code):
    assert refused(make_zip(member("a.js", **lies))) == {code}


def test_a_text_that_unpacks_to_more_than_it_says_is_stopped(make_zip, member):
    archive = make_zip(member("a.js", b"x", stored=deflate(b"x" * 50_000_000), method=8))
    tracemalloc.start()
    try:
        assert refused(archive) == {"entry_checksum"}
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_duplicate_names(make_zip, member):
    assert refused(make_zip(member("a.js", b"1"), member("a.js", b"2"))) == {"archive_duplicate"}


def test_names_that_are_one_file_on_many_disks(make_zip, member):
    assert refused(make_zip(member("lib/a.js"), member("Lib/A.js"))) == {"archive_duplicate"}


def test_a_name_that_is_file_and_folder(make_zip, member):
    assert refused(make_zip(member("LICENSE"), member("LICENSE/a.js"))) == {"archive_duplicate"}


LEAVING = [
    "../a.js",
    "a/../../b.js",
    "/a.js",
    "//a.js",
    "C:/a.js",
    "c:a.js",
    "..\\a.js",
    "lib\\a.js",
    "a//b.js",
    "./a.js",
    "a/./b.js",
    "%2e%2e/a.js",
]
HIDDEN = [".env", ".git/config.json", "-rf.js", "~a.js", "a*.js", "$(x).js", "a b.js", "a\0.js", "a\n.js"]
WINDOWS = ["con.js", "lib/NUL.txt", "com1.md", "aux/a.js", "a./b.js", "a.js."]
UNICODE = ["ä.js", "a\u0308.js", "gpj\u202esj.js", "a\u200b.js"]
LONG = ["x" * 65 + ".js", "/".join("abcdefgh") + "/i.js", ("x" * 60 + "/") * 3 + "a.js"]
BAD_NAMES = [*LEAVING, *HIDDEN, *WINDOWS, *UNICODE, *LONG]


@pytest.mark.parametrize("name", BAD_NAMES, ids=lambda name: ascii(name)[:20])
def test_bad_names(make_zip, member, name):
    assert "entry_name" in refused(make_zip(member(name, flags=0x800)))


@pytest.mark.parametrize("name", ["a.exe", "a.svg", "a.html", "a.so", "run.sh", "Makefile", "a.zip", "a.whl", "a", "a.JS"])
def test_kinds_of_files_that_packages_do_not_hold(make_zip, member, name):
    assert refused(make_zip(member(name))) == {"entry_type"}


@pytest.mark.parametrize("name", ["wheels/lib/a-1-py3-none-any.whl", "wheels/a b.whl", "wheels/../a.whl", "wheels/.whl"])
def test_wheels_with_bad_names(make_zip, member, name):
    assert refused(make_zip(member(name))) == {"entry_name"}


def test_other_encodings_than_utf8(make_zip, member):
    assert refused(make_zip(member(b"caf\x82.js"))) == {"entry_name"}


def test_all_bad_names_are_told_at_once(make_zip, member):
    with pytest.raises(PackageRejected) as caught:
        read_archive(make_zip(member("../a.js"), member("b.exe"), member("c.js"), member("c.js")))
    assert len(caught.value.problems) == 3


def test_too_many_files(make_zip, member):
    names = [f"f{index}.js" for index in range(limits.PACKAGE_MAX_FILES + 1)]
    assert refused(make_zip(*(member(name) for name in names))) == {"archive_too_many_files"}
    assert len(read_archive(make_zip(*(member(name) for name in names[:-1])))) == limits.PACKAGE_MAX_FILES


def test_a_hundred_thousand_empty_files_are_refused_quickly(member):
    record = b"PK\1\2" + b"\0" * 42
    data = b"PK\3\4" + b"\0" * 26 + record * 60_000
    data += b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 60_000, 60_000, len(record) * 60_000, 30, 0)
    started = time.perf_counter()
    assert refused(data) == {"archive_too_many_files"}
    assert time.perf_counter() - started < 1


def test_a_file_that_is_too_large(make_zip, member):
    content = bytes(range(256)) * (limits.FILE_MAX_BYTES // 256) + b"x"
    assert "entry_too_large" in refused(make_zip(member("a.js", content, stored=deflate(content), method=8)))


def test_an_archive_that_is_too_large(make_zip, member):
    content = b"\1" * (limits.PACKAGE_MAX_BYTES // 2)
    assert refused(make_zip(member("a.js", content), member("b.js", content), member("c.js", b"x" * 1000))) == {"archive_too_large"}


def test_files_that_are_too_large_together_are_not_unpacked(make_zip, member):
    content = b"\0" * 4_900_000
    packed = deflate(content)
    archive = make_zip(*(member(f"{index}.js", content, stored=packed, method=8) for index in range(5)))
    assert refused(archive) == {"archive_unpacked_too_large", "archive_ratio"}


def test_an_archive_that_is_packed_too_densely(make_zip, member):
    content = b"\0" * 2_000_000
    assert refused(make_zip(member("a.js", content, stored=deflate(content), method=8))) == {"archive_ratio"}


def test_a_small_dense_archive_is_fine(make_zip, member):
    content = b"\0" * 900_000
    assert read_archive(make_zip(member("a.js", content, stored=deflate(content), method=8)))["a.js"] == content


def test_wheels_have_limits_of_their_own(make_zip, member):
    content = b"\1" * (limits.PACKAGE_MAX_BYTES + 1)
    assert len(read_archive(make_zip(member("wheels/a-1-py3-none-any.whl", content)))) == 1
    many = [member(f"wheels/a-{index}-py3-none-any.whl", content) for index in range(5)]
    assert refused(make_zip(*many)) == {"archive_too_large"}


@pytest.mark.parametrize("keep", [10, 40, 60, 80])
def test_an_archive_that_is_cut_off(make_zip, member, keep):
    assert refused(make_zip(member("a.js", b"hello"))[:keep])


def test_zip64_is_not_needed(make_zip, member):
    assert refused(make_zip(member("a.js", size=0xFFFFFFFF))) == {"archive_damaged"}


def test_a_wrong_number_of_entries(make_zip, member):
    assert refused(make_zip(member("a.js"), member("b.js"), count=1)) == {"archive_extra_data"}
    assert refused(make_zip(member("a.js"), count=2)) == {"archive_damaged"}
