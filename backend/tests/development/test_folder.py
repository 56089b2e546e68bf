"""The development folder with an injected clock: what is told, when, and what is not."""

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from plugyard_server.development.folder import (
    BROKEN_SETTLE_S,
    SETTLE_S,
    UNFINISHED_SETTLE_S,
    Broken,
    Change,
    Changed,
    DevFolder,
    Removed,
)
from plugyard_server.development.reading import reader
from plugyard_server.storage.packages import PackageMemory
from server_support import write_extension


class Bench:
    """A development folder and a clock that tests move."""

    def __init__(self, root: Path) -> None:
        self.root = root / "dev-extensions"
        self.root.mkdir()
        self.now = 100.0
        self.packages = PackageMemory(linger_s=60, clock=lambda: self.now)
        self.folder = DevFolder(self.root, self.packages, read=reader(root / "wheels"), clock=lambda: self.now)

    def look(self, after_s: float = 0.0) -> list[Change]:
        self.now += after_s
        return self.folder.look()

    def settle(self) -> list[Change]:
        """Everything told until nothing more is to come."""
        return self.look() + self.look(SETTLE_S) + self.look(BROKEN_SETTLE_S) + self.look(UNFINISHED_SETTLE_S)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    assert bench.look() == []
    return bench


def zip_folder(folder: Path, target: Path) -> bytes:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return target.read_bytes()


def changed_ids(changes: list[Change]) -> list[str]:
    return [change.entry.id for change in changes if isinstance(change, Changed)]


def the_problems(changes: list[Change]) -> list[str]:
    broken = [change for change in changes if isinstance(change, Broken)]
    assert len(broken) == 1
    return [problem.code for problem in broken[0].problems]


def test_dropped_folder_is_told_once_it_is_quiet(bench: Bench):
    write_extension(bench.root / "greeter")
    assert bench.look() == []
    (change,) = bench.look(SETTLE_S + 0.01)
    assert isinstance(change, Changed)
    assert (change.entry.id, change.entry.folder, change.entry.source, change.entry.reviewed) == ("local.greeter", "greeter", "dev", False)
    assert bench.packages.find(change.entry.sha256) is not None
    assert bench.settle() == []


def test_what_lies_there_at_the_start_is_told_at_the_first_look(tmp_path: Path):
    bench = Bench(tmp_path)
    write_extension(bench.root / "greeter")
    assert changed_ids(bench.look()) == ["local.greeter"]


def test_zip_renamed_into_place_is_told(bench: Bench, tmp_path: Path):
    zip_folder(write_extension(tmp_path / "greeter"), tmp_path / "draft")
    (tmp_path / "draft").rename(bench.root / "greeter.zip")
    assert changed_ids(bench.settle()) == ["local.greeter"]


def test_zip_that_is_copied_slowly_is_never_told_broken(bench: Bench, tmp_path: Path):
    data = zip_folder(write_extension(tmp_path / "greeter"), tmp_path / "draft")
    told: list[Change] = []
    for end in range(0, len(data) + 60, 60):
        (bench.root / "greeter.zip").write_bytes(data[:end])
        told += bench.look(UNFINISHED_SETTLE_S * 0.9)
    assert changed_ids(told + bench.settle()) == ["local.greeter"]
    assert not any(isinstance(change, Broken) for change in told)


def test_zip_that_stays_cut_off_is_told_broken_in_the_end(bench: Bench, tmp_path: Path):
    data = zip_folder(write_extension(tmp_path / "greeter"), tmp_path / "draft")
    (bench.root / "greeter.zip").write_bytes(data[:-30])
    bench.look()
    assert bench.look(UNFINISHED_SETTLE_S - 0.1) == []
    assert the_problems(bench.look(0.1)) != []


def test_folder_that_is_copied_file_by_file_is_never_told_broken(bench: Bench, tmp_path: Path):
    source = write_extension(tmp_path / "greeter", main="lib/start.js")
    target = bench.root / "greeter"
    (target / "lib").mkdir(parents=True)
    told = bench.look(BROKEN_SETTLE_S * 0.9)
    shutil.copy(source / "manifest.json", target)
    told += bench.look(BROKEN_SETTLE_S * 0.9)
    shutil.copy(source / "extension.js", target / "lib" / "start.js")
    assert changed_ids(told + bench.settle()) == ["local.greeter"]
    assert not any(isinstance(change, Broken) for change in told)


def test_changed_file_is_told_with_another_package(bench: Bench):
    folder = write_extension(bench.root / "greeter")
    (before,) = bench.settle()
    (folder / "extension.js").write_text("export function activate(api) { api.log('new'); }\n")
    (after,) = bench.settle()
    assert isinstance(before, Changed)
    assert isinstance(after, Changed)
    assert before.entry.sha256 != after.entry.sha256
    assert bench.packages.find(before.entry.sha256) is not None


def test_touching_a_file_without_changing_it_is_not_told(bench: Bench):
    folder = write_extension(bench.root / "greeter")
    bench.settle()
    os.utime(folder / "extension.js", ns=(1, 1))
    assert bench.settle() == []


def test_removed_folder_is_told_at_once(bench: Bench):
    folder = write_extension(bench.root / "greeter")
    bench.settle()
    shutil.rmtree(folder)
    assert bench.look() == [Removed("local.greeter", "greeter")]
    assert bench.folder.told() == []


def test_renamed_folder_is_the_same_extension(bench: Bench):
    folder = write_extension(bench.root / "greeter", name="greeter")
    bench.settle()
    folder.rename(bench.root / "other")
    changes = bench.settle()
    assert changed_ids(changes) == ["local.greeter"]
    assert [told.entry.folder for told in bench.folder.told() if isinstance(told, Changed)] == ["other"]


def test_folder_that_gets_another_id_is_removed_and_added(bench: Bench):
    write_extension(bench.root / "greeter")
    bench.settle()
    write_extension(bench.root / "greeter", name="welcomer")
    changes = bench.settle()
    assert changes[0] == Removed("local.greeter", "greeter")
    assert changed_ids(changes) == ["local.welcomer"]


def test_removed_folder_that_was_never_an_extension_is_told(bench: Bench):
    folder = write_extension(bench.root / "greeter", version="one")
    bench.settle()
    shutil.rmtree(folder)
    assert bench.look() == [Removed(None, "greeter")]


def test_broken_manifest_is_told_with_all_problems_and_lines(bench: Bench):
    folder = write_extension(bench.root / "greeter", version="one", main="missing.js")
    (broken,) = bench.settle()
    assert isinstance(broken, Broken)
    assert (broken.folder, broken.id) == ("greeter", None)
    assert len(broken.problems) >= 2
    assert {problem.file for problem in broken.problems} == {"manifest.json"}
    assert all(problem.line for problem in broken.problems)
    (folder / "manifest.json").write_text('{"name": "greeter",\n "version" "1.0.0"}')
    (broken,) = bench.settle()
    assert isinstance(broken, Broken)
    assert [problem.line for problem in broken.problems] == [2]


def test_extension_that_breaks_is_told_with_its_id_and_mended_again(bench: Bench):
    folder = write_extension(bench.root / "greeter")
    bench.settle()
    good = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text("{")
    (broken,) = bench.settle()
    assert isinstance(broken, Broken)
    assert broken.id == "local.greeter"
    (folder / "manifest.json").write_text(good)
    assert changed_ids(bench.settle()) == ["local.greeter"]


def test_extension_that_breaks_and_goes_is_told_removed(bench: Bench):
    folder = write_extension(bench.root / "greeter")
    bench.settle()
    (folder / "manifest.json").write_text("{")
    bench.settle()
    shutil.rmtree(folder)
    assert bench.look() == [Removed("local.greeter", "greeter")]


def test_second_extension_with_the_same_id_is_told_broken_until_the_first_goes(bench: Bench):
    write_extension(bench.root / "b", name="greeter")
    bench.settle()
    write_extension(bench.root / "a", name="greeter")
    (broken,) = bench.settle()
    assert isinstance(broken, Broken)
    assert (broken.folder, broken.id, [problem.code for problem in broken.problems]) == ("a", None, ["duplicate_value"])
    assert "b" in broken.problems[0].message
    shutil.rmtree(bench.root / "b")
    assert changed_ids(bench.settle()) == ["local.greeter"]


def test_file_that_is_no_zip_is_told_broken(bench: Bench):
    (bench.root / "notes.txt").write_text("not an extension")
    assert "archive_not_zip" in the_problems(bench.settle())


@pytest.mark.parametrize("name", [".hidden", "greeter.zip.part", "greeter.zip.crdownload", "greeter.zip~", ".DS_Store", "Thumbs.db"])
def test_files_of_others_are_passed_over(bench: Bench, name: str):
    (bench.root / name).write_text("x")
    assert bench.settle() == []


def make_link(folder: Path, outside: Path) -> None:
    (folder / "secret.txt").symlink_to(outside / "secret.txt")


def make_folder_link(folder: Path, outside: Path) -> None:
    (folder / "lib").symlink_to(outside, target_is_directory=True)


def make_loop(folder: Path, _: Path) -> None:
    (folder / "lib").symlink_to(folder, target_is_directory=True)


def make_pipe(folder: Path, _: Path) -> None:
    os.mkfifo(folder / "pipe.js")


@pytest.mark.parametrize("spoil", [make_link, make_folder_link, make_loop, make_pipe])
def test_links_and_devices_are_told_and_nothing_behind_them_is_read(bench: Bench, tmp_path: Path, spoil: Callable[[Path, Path], None]):
    (tmp_path / "secret.txt").write_text("secret")
    folder = write_extension(bench.root / "greeter")
    spoil(folder, tmp_path)
    assert the_problems(bench.settle()) == ["entry_kind"]


def test_link_in_place_of_the_extension_is_told_broken(bench: Bench, tmp_path: Path):
    write_extension(tmp_path / "elsewhere")
    (bench.root / "greeter").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert the_problems(bench.settle()) == ["entry_kind"]


def test_folder_that_is_gone_altogether_removes_its_extensions(bench: Bench):
    write_extension(bench.root / "greeter")
    bench.settle()
    shutil.rmtree(bench.root)
    assert bench.look() == [Removed("local.greeter", "greeter")]
    bench.root.mkdir()
    write_extension(bench.root / "greeter")
    assert changed_ids(bench.settle()) == ["local.greeter"]
