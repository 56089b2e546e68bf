"""Reading a developer's folder."""

import pytest
from plugyard.package import PackageRejected, is_extension_folder, read_folder


def write(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def test_what_belongs_into_the_package_is_read(tmp_path, make_files):
    write(tmp_path, make_files({"lib/a.js": b"1"}))
    write(
        tmp_path,
        {
            "tests/a_test.js": b"",
            "node_modules/x/index.js": b"",
            ".gitignore": b"",
            ".env": b"SECRET",
            "lib/.DS_Store": b"",
            "__pycache__/a.pyc": b"",
        },
    )
    assert read_folder(tmp_path) == make_files({"lib/a.js": b"1"})
    assert is_extension_folder(tmp_path)
    assert not is_extension_folder(tmp_path / "lib")


def test_links_are_not_followed(tmp_path):
    write(tmp_path, {"outside/secret.txt": b"x", "inside/manifest.json": b"{}"})
    (tmp_path / "inside" / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "inside" / "folder").symlink_to(tmp_path / "outside")
    assert list(read_folder(tmp_path / "inside")) == ["manifest.json"]


def test_bad_names_are_told(tmp_path):
    write(tmp_path, {"manifest.json": b"{}", "my file.js": b"", "a.exe": b""})
    with pytest.raises(PackageRejected) as caught:
        read_folder(tmp_path)
    assert {problem.code for problem in caught.value.problems} == {"entry_name", "entry_type"}


def test_a_folder_with_very_many_files_is_not_read(tmp_path):
    write(tmp_path, {f"media/{index}.txt": b"" for index in range(501)})
    with pytest.raises(PackageRejected) as caught:
        read_folder(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["archive_too_many_files"]
