import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from plugyard.contract.errors import PackageRejected
from plugyard_server.storage import packing
from plugyard_server.storage.packing import pack_archive, pack_folder
from server_support import write_extension


def write_wheel(path: Path) -> Path:
    """The smallest wheel that is one."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny/__init__.py", "")
        archive.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("tiny-1.0.dist-info/RECORD", "")
    return path


def write_python_extension(folder: Path) -> Path:
    write_extension(folder, main="extension.py", python={"requirements": ["tiny"]})
    (folder / "extension.py").write_text("def activate(api):\n    pass\n")
    return folder


def test_folder_and_its_zip_make_the_same_package(tmp_path: Path):
    folder = write_extension(tmp_path / "greeter")
    with zipfile.ZipFile(tmp_path / "greeter.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    assert pack_folder(folder, "local", tmp_path / "wheels").sha256 == pack_archive(tmp_path / "greeter.zip", "local").sha256


def test_wheels_that_the_manifest_asks_for_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[Sequence[str]] = []

    def bundle(requirements: Sequence[str], target: Path, *, cache: Path) -> list[Path]:
        asked.append(requirements)
        return [write_wheel(target / "tiny-1.0-py3-none-any.whl")]

    monkeypatch.setattr(packing, "bundle_wheels", bundle)
    package = pack_folder(write_python_extension(tmp_path / "preview"), "local", tmp_path / "wheels")
    assert asked == [("tiny",)]
    assert "wheels/tiny-1.0-py3-none-any.whl" in package.files


def test_wheels_that_the_folder_holds_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(packing, "bundle_wheels")
    folder = write_python_extension(tmp_path / "preview")
    (folder / "wheels").mkdir()
    write_wheel(folder / "wheels" / "tiny-1.0-py3-none-any.whl")
    assert "wheels/tiny-1.0-py3-none-any.whl" in pack_folder(folder, "local", tmp_path / "wheels").files


def test_folder_without_manifest_is_rejected(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackageRejected) as caught:
        pack_folder(tmp_path / "empty", "local", tmp_path / "wheels")
    assert [problem.code for problem in caught.value.problems] == ["manifest_missing"]
