import shutil
from pathlib import Path

import pytest
from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem
from plugyard.package import read_package
from plugyard_server.installs.first_party import FirstParty, pack_first_party
from plugyard_server.settings import Settings
from plugyard_server.storage import packing
from plugyard_server.storage.packages import PackageFolder
from server_support import make_client, write_extension


def pack(root: Path) -> FirstParty:
    return pack_first_party(root / "extensions", PackageFolder(root / "packages"), root / "wheels")


def test_every_folder_is_packed_stored_and_listed_by_name(tmp_path: Path):
    write_extension(tmp_path / "extensions" / "beta")
    write_extension(tmp_path / "extensions" / "alpha")
    found = pack(tmp_path)
    assert [entry.id for entry in found.extensions] == ["plugyard.alpha", "plugyard.beta"]
    entry = found.extensions[0]
    assert (entry.source, entry.reviewed, entry.bundle_url) == ("seed", True, f"/packages/{entry.sha256}.zip")
    assert entry.manifest["publisher"] == "plugyard"
    stored = (tmp_path / "packages" / f"{entry.sha256}.zip").read_bytes()
    assert read_package(stored, default_publisher="local").manifest.name == "alpha"


def test_packing_again_gives_the_same_packages(tmp_path: Path):
    write_extension(tmp_path / "extensions" / "alpha")
    first = pack(tmp_path)
    shutil.copytree(tmp_path / "extensions", tmp_path / "copy" / "extensions")
    second = pack(tmp_path / "copy")
    assert [entry.sha256 for entry in first.extensions] == [entry.sha256 for entry in second.extensions]


def test_broken_folder_is_reported_and_the_rest_is_packed(tmp_path: Path):
    write_extension(tmp_path / "extensions" / "broken", version="one")
    (tmp_path / "extensions" / "empty").mkdir()
    write_extension(tmp_path / "extensions" / "good")
    found = pack(tmp_path)
    assert [entry.id for entry in found.extensions] == ["plugyard.good"]
    assert [entry.source for entry in found.broken] == ["broken", "empty"]
    assert found.broken[0].problems[0]["file"] == "manifest.json"


def test_second_folder_with_the_same_id_is_reported(tmp_path: Path):
    write_extension(tmp_path / "extensions" / "a", name="same")
    write_extension(tmp_path / "extensions" / "b", name="same")
    found = pack(tmp_path)
    assert [entry.id for entry in found.extensions] == ["plugyard.same"]
    assert found.broken[0].source == "b"
    assert found.broken[0].problems[0]["code"] == "duplicate_value"


def test_files_and_hidden_folders_are_passed_over(tmp_path: Path):
    write_extension(tmp_path / "extensions" / ".cache")
    write_extension(tmp_path / "extensions" / "__pycache__")
    (tmp_path / "extensions" / "README.md").write_text("Ours.")
    assert pack(tmp_path) == FirstParty()


def test_missing_folder_is_no_failure(tmp_path: Path):
    assert pack(tmp_path) == FirstParty()


def test_wheels_that_cannot_be_had_break_that_extension_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PackageRejected([Problem("python.requirements", "The package index cannot be reached.", code="requirement")])

    monkeypatch.setattr(packing, "bundle_wheels", refuse)
    folder = write_extension(tmp_path / "extensions" / "preview", main="extension.py", python={"requirements": ["markdown-it-py"]})
    (folder / "extension.py").write_text("def activate(api):\n    pass\n")
    write_extension(tmp_path / "extensions" / "simple")
    found = pack(tmp_path)
    assert [entry.id for entry in found.extensions] == ["plugyard.simple"]
    assert found.broken[0].problems[0]["code"] == "requirement"


def test_list_is_answered_in_pages(settings: Settings):
    for number in range(23):
        write_extension(settings.extensions_dir / f"extension-{number:02}")
    with make_client(settings) as client:
        first = client.get("/api/v1/user/extensions").json()
        second = client.get("/api/v1/user/extensions?page=2").json()
        whole = client.get("/api/v1/user/extensions?limit=50").json()
    assert {key: first[key] for key in ("total", "page", "limit", "facets", "broken")} == {
        "total": 23, "page": 1, "limit": 20, "facets": {}, "broken": [],
    }  # fmt: skip
    assert [entry["id"] for entry in first["extensions"] + second["extensions"]] == [entry["id"] for entry in whole["extensions"]]
    assert first["extensions"][0].keys() == {"id", "version", "manifest", "bundleUrl", "sha256", "source", "reviewed"}


@pytest.mark.parametrize("query", ["limit=0", "limit=51", "limit=x", "page=0", "page=-1"])
def test_pages_outside_the_limits_are_refused(settings: Settings, query: str):
    with make_client(settings) as client:
        assert client.get(f"/api/v1/user/extensions?{query}").json()["code"] == "invalid_request"
