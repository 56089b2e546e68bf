"""Wheels for `python.requirements`, resolved by the real pip from a folder."""

import io
import zipfile

import pytest
from plugyard.package import PackageRejected
from plugyard.package.bundling import bundle_wheels


def write_wheel(folder, name, *, tag="py3-none-any", requires=()):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = f"{name}-1.0.dist-info"
        archive.writestr(f"{name}/__init__.py", "")
        archive.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n" + "".join(f"Requires-Dist: {need}\n" for need in requires),
        )
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        archive.writestr(f"{info}/RECORD", "")
    folder.mkdir(exist_ok=True)
    (folder / f"{name}-1.0-{tag}.whl").write_bytes(buffer.getvalue())


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A folder in place of the package index."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    (tmp_path / "index").mkdir()
    return tmp_path / "index"


def names(paths):
    return sorted(path.name for path in paths)


def test_a_requirement_comes_with_all_it_needs(index, tmp_path):
    write_wheel(index, "first", requires=["second>=1"])
    write_wheel(index, "second")
    found = bundle_wheels(["first==1.0"], tmp_path / "wheels", cache=tmp_path / "cache")
    assert names(found) == names((tmp_path / "wheels").iterdir()) == ["first-1.0-py3-none-any.whl", "second-1.0-py3-none-any.whl"]


def test_wheels_built_for_the_browser_are_taken(index, tmp_path):
    write_wheel(index, "native", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    write_wheel(index, "native", tag="cp313-cp313-manylinux_2_17_x86_64")
    assert names(bundle_wheels(["native"], tmp_path / "wheels", cache=tmp_path / "cache")) == [
        "native-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
    ]


def test_the_second_time_nothing_is_fetched(index, tmp_path):
    write_wheel(index, "first")
    bundle_wheels(["first == 1.0"], tmp_path / "one", cache=tmp_path / "cache")
    (index / "first-1.0-py3-none-any.whl").unlink()
    assert names(bundle_wheels(["First==1.0"], tmp_path / "two", cache=tmp_path / "cache")) == ["first-1.0-py3-none-any.whl"]


@pytest.mark.parametrize("requirement", ["nothing==9", "native"])
def test_what_cannot_be_resolved_is_told(index, tmp_path, requirement):
    write_wheel(index, "native", tag="cp313-cp313-manylinux_2_17_x86_64")
    with pytest.raises(PackageRejected) as caught:
        bundle_wheels([requirement], tmp_path / "wheels", cache=tmp_path / "cache")
    problem = caught.value.problems[0]
    assert (problem.path, problem.code) == ("python.requirements", "requirement")
    assert requirement in problem.message
    assert not (tmp_path / "wheels").exists()
    assert list((tmp_path / "cache").iterdir()) == []


def test_without_requirements_there_is_no_folder(tmp_path):
    assert bundle_wheels([], tmp_path / "wheels", cache=tmp_path / "cache") == []
    assert list(tmp_path.iterdir()) == []
