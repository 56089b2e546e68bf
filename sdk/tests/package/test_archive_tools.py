"""Packages zipped by hand with the tools people have."""

import io
import shutil
import struct
import subprocess
import zipfile
import zlib

import pytest
from plugyard.package import read_archive, read_package


def by_zipfile(files, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


class Pipe(io.RawIOBase):
    """Cannot seek, so that tools write sizes behind the data."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, chunk):
        self.data += chunk
        return len(chunk)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_python_zipfile(make_files, compression):
    assert read_archive(by_zipfile(make_files(), compression)) == dict(sorted(make_files().items()))


def test_python_zipfile_into_a_pipe(make_files):
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in make_files().items():
            archive.writestr(path, content)
    assert read_archive(bytes(pipe.data)) == dict(sorted(make_files().items()))


def write_folder(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.skipif(shutil.which("zip") is None, reason="Info-ZIP is not installed")
@pytest.mark.parametrize("arguments", [["-r", "-q", "-X"], ["-r", "-q"], ["-r", "-q", "-0"], ["-r", "-q", "-9", "-D"]], ids=" ".join)
def test_info_zip(make_files, tmp_path, arguments):
    files = make_files({"lib/helper.js": b"export {}", "media/a.txt": b"hi" * 1000})
    write_folder(tmp_path / "my-extension", files)
    subprocess.run(["zip", *arguments, "out.zip", "my-extension"], cwd=tmp_path, check=True)
    assert read_archive((tmp_path / "out.zip").read_bytes()) == dict(sorted(files.items()))


@pytest.mark.skipif(shutil.which("zip") is None, reason="Info-ZIP is not installed")
def test_info_zip_into_a_pipe(make_files, tmp_path):
    write_folder(tmp_path, make_files())
    data = subprocess.run(["zip", "-q", "-", *make_files()], cwd=tmp_path, check=True, capture_output=True).stdout
    assert read_archive(data) == dict(sorted(make_files().items()))


def test_the_way_of_a_mac(make_zip, member, make_files):
    """Data descriptors with signature, a folder around, resource forks beside."""

    def entry(name, content):
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        stored = packer.compress(content) + packer.flush()
        descriptor = b"PK\7\x08" + struct.pack("<3L", zlib.crc32(content), len(stored), len(content))
        return member(
            name,
            content,
            stored=stored,
            method=8,
            flags=8,
            local={"crc": 0, "packed": 0, "size": 0},
            descriptor=descriptor,
            extra=b"UX\4\0abcd",
        )

    folders = [member("my-extension/", b"", mode=0o040755), member("__MACOSX/", b"", mode=0o040755)]
    junk = [entry("__MACOSX/my-extension/._icon.png", b"fork"), entry("my-extension/.DS_Store", b"x")]
    files = [entry(f"my-extension/{path}", content) for path, content in make_files().items()]
    assert read_archive(make_zip(*folders, *files, *junk)) == dict(sorted(make_files().items()))


def test_the_way_of_windows(make_zip, member, make_files):
    """Made on FAT: no Unix mode; entries for folders; descriptor without signature as some writers do."""

    def entry(name, content):
        descriptor = struct.pack("<3L", zlib.crc32(content), len(content), len(content))
        return member(name, content, mode=0, system=0, flags=8, local={"crc": 0, "packed": 0, "size": 0}, descriptor=descriptor)

    files = [entry(path, content) for path, content in make_files().items()]
    folder = member("lib/", b"", mode=0, system=0)
    assert read_archive(make_zip(folder, *files)) == dict(sorted(make_files().items()))


def test_sizes_in_the_header_and_behind_the_data(make_zip, member):
    descriptor = b"PK\7\x08" + struct.pack("<3L", zlib.crc32(b"x"), 1, 1)
    assert read_archive(make_zip(member("a.js", flags=8, descriptor=descriptor))) == {"a.js": b"x"}


def test_one_folder_around_everything_is_taken_off(make_files):
    data = by_zipfile({f"my-extension-1.0.0/{path}": content for path, content in make_files().items()})
    assert read_package(data, default_publisher="local").manifest.main == "extension.js"


def test_a_folder_beside_the_manifest_is_kept(make_files):
    assert "lib/a.js" in read_archive(by_zipfile(make_files({"lib/a.js": b"1"})))


def test_a_folder_without_a_manifest_is_kept():
    assert list(read_archive(by_zipfile({"lib/a.js": b"1", "lib/b.js": b"2"}))) == ["lib/a.js", "lib/b.js"]


def test_two_folders_are_kept(make_files):
    files = {f"one/{path}": content for path, content in make_files().items()} | {"two/a.js": b"1"}
    assert "one/manifest.json" in read_archive(by_zipfile(files))
