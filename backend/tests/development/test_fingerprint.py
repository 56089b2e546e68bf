import os
from pathlib import Path

import pytest
from plugyard_server.development import fingerprint
from plugyard_server.development.fingerprint import take
from server_support import write_extension


def test_fingerprint_of_the_same_content_is_the_same(tmp_path: Path):
    folder = write_extension(tmp_path / "greeter")
    assert take(folder) == take(folder)


def test_every_kind_of_change_changes_it(tmp_path: Path):
    folder = write_extension(tmp_path / "greeter")
    seen = [take(folder)]
    (folder / "extension.js").write_text("longer than before, as everybody can see\n")
    seen.append(take(folder))
    os.utime(folder / "extension.js", ns=(5, 5))
    seen.append(take(folder))
    (folder / "lib").mkdir()
    seen.append(take(folder))
    (folder / "extension.js").rename(folder / "lib" / "extension.js")
    seen.append(take(folder))
    assert len({one.marks for one in seen}) == len(seen)


def test_what_does_not_belong_to_the_package_does_not_count(tmp_path: Path):
    folder = write_extension(tmp_path / "greeter")
    before = take(folder).marks
    for name in (".git", "node_modules", "tests", "__pycache__"):
        (folder / name).mkdir()
        (folder / name / "x").symlink_to("/")
    after = take(folder)
    assert {mark[0] for mark in after.marks} == {mark[0] for mark in before}
    assert after.problems == ()


def test_missing_file_is_empty(tmp_path: Path):
    assert take(tmp_path / "none").marks == frozenset()


@pytest.mark.parametrize(("limit", "value"), [("MAX_ENTRIES", 10), ("FOLDER_MAX_BYTES", 500)])
def test_huge_folder_is_given_up_and_reported_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int):
    monkeypatch.setattr(fingerprint, limit, value)
    folder = write_extension(tmp_path / "greeter")
    for number in range(30):
        (folder / f"file{number}.js").write_text("x" * 100)
    found = take(folder)
    assert [problem.code for problem in found.problems] == ["archive_too_many_files"]
    assert len(found.marks) <= 12


def test_huge_file_is_not_to_be_read(tmp_path: Path):
    archive = tmp_path / "huge.zip"
    with archive.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    assert [problem.code for problem in take(archive).problems] == ["archive_too_large"]


def test_deep_folder_ends_somewhere(tmp_path: Path):
    folder = tmp_path / "deep"
    inner = folder.joinpath(*["d"] * 100)
    inner.mkdir(parents=True)
    assert len(take(folder).marks) <= fingerprint.MAX_DEPTH + 1
