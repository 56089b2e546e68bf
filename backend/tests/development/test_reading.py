from pathlib import Path

import pytest
from plugyard_server.development import reading
from plugyard_server.development.reading import reader
from server_support import write_extension


def test_folder_is_read_with_the_development_publisher(tmp_path: Path):
    found = reader(tmp_path / "wheels")(write_extension(tmp_path / "greeter"))
    assert found.manifest is not None
    assert found.manifest.id == "local.greeter"
    assert found.package.startswith(b"PK")


def test_file_that_cannot_be_read_is_a_problem_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = write_extension(tmp_path / "greeter")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "extension.js"))

    monkeypatch.setattr(reading, "pack_folder", refuse)
    (problem,) = reader(tmp_path / "wheels")(folder).problems
    assert (problem.file, problem.code) == ("extension.js", "entry_kind")
    assert "Permission denied" in problem.message


def test_failure_of_our_own_is_a_problem_and_not_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise RuntimeError("a bug with /secret/paths")

    monkeypatch.setattr(reading, "pack_folder", fail)
    (problem,) = reader(tmp_path / "wheels")(write_extension(tmp_path / "greeter")).problems
    assert "secret" not in str(problem)
