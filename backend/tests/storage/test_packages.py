from pathlib import Path

import pytest
from plugyard_server.storage.packages import PackageFolder, PackageMemory, digest


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_package_is_found_by_the_hash_of_its_bytes(tmp_path: Path):
    packages = PackageFolder(tmp_path / "packages")
    sha256 = packages.put(b"data")
    path = packages.find(sha256)
    assert sha256 == digest(b"data")
    assert path is not None
    assert path.read_bytes() == b"data"


@pytest.mark.parametrize("name", ["", "..", "../x", "A" * 64, "a" * 63, "a" * 64 + "\n", "a" * 64])
def test_nothing_else_is_found(tmp_path: Path, name: str):
    (tmp_path / "x.zip").write_bytes(b"secret")
    packages = PackageFolder(tmp_path / "packages")
    packages.put(b"data")
    assert packages.find(name) is None


def test_damaged_file_is_written_anew(tmp_path: Path):
    packages = PackageFolder(tmp_path)
    sha256 = packages.put(b"data")
    (tmp_path / f"{sha256}.zip").write_bytes(b"dat\x00")
    packages.put(b"data")
    assert (tmp_path / f"{sha256}.zip").read_bytes() == b"data"


def test_storing_leaves_no_drafts(tmp_path: Path):
    packages = PackageFolder(tmp_path)
    sha256 = packages.put(b"data")
    assert [path.name for path in tmp_path.iterdir()] == [f"{sha256}.zip"]


def test_replaced_package_in_memory_lingers_then_goes():
    clock = Clock()
    packages = PackageMemory(linger_s=10, clock=clock)
    old, new = packages.put(b"old"), packages.put(b"new")
    packages.keep_only({new})
    clock.now = 9
    packages.keep_only({new})
    assert packages.find(old) == b"old"
    clock.now = 10
    packages.keep_only({new})
    assert (packages.find(old), packages.find(new)) == (None, b"new")


def test_package_that_is_used_again_stays():
    clock = Clock()
    packages = PackageMemory(linger_s=10, clock=clock)
    sha256 = packages.put(b"data")
    packages.keep_only(set())
    clock.now = 9
    packages.keep_only({sha256})
    clock.now = 30
    packages.keep_only(set())
    assert packages.find(sha256) == b"data"
