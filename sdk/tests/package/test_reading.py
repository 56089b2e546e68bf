"""A package as a whole."""

import hashlib
import io
import zipfile

import pytest
from plugyard.contract import limits
from plugyard.package import PackageRejected, make_package, read_package, read_verified, write_package


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def refused(files):
    with pytest.raises(PackageRejected) as caught:
        make_package(files, default_publisher="local")
    return [(problem.code, problem.file or problem.path) for problem in caught.value.problems]


def test_a_package_by_hand_and_one_in_canonical_form_are_the_same(make_files):
    by_hand = read_package(zipped(make_files()), default_publisher="local")
    canonical = read_package(write_package(make_files()), default_publisher="local")
    assert by_hand == canonical
    assert by_hand.sha256 == hashlib.sha256(by_hand.data).hexdigest()
    assert by_hand.manifest.id == "local.my-extension"


def test_the_page_reads_what_was_verified(make_files):
    package = make_package(make_files(publisher="acme"), default_publisher="local")
    again = read_verified(package.data)
    assert (again.manifest, again.files, again.sha256) == (package.manifest, package.files, package.sha256)


def test_a_large_package_in_canonical_form_can_be_read_by_the_page(make_files):
    text = bytes(range(256)) * 16_000
    package = make_package(make_files({"media/a.txt": text, "media/b.txt": text}), default_publisher="local")
    assert len(package.data) > limits.PACKAGE_MAX_BYTES
    assert read_verified(package.data).files["media/b.txt"] == text


def test_no_manifest(make_files):
    files = make_files()
    del files["manifest.json"]
    assert refused(files) == [("manifest_missing", "manifest.json")]
    with pytest.raises(PackageRejected):
        read_verified(write_package(files))


def test_problems_of_the_manifest_carry_their_line(make_files):
    text = b'{\n "name": "my-extension",\n "version": "one"\n}'
    with pytest.raises(PackageRejected) as caught:
        make_package(make_files({"manifest.json": text}), default_publisher="local")
    assert [(problem.path, problem.line, problem.file) for problem in caught.value.problems] == [("version", 3, "manifest.json")]


def test_a_missing_entry_file(make_files):
    assert refused(make_files(main="main.js")) == [("missing_file", "manifest.json")]


@pytest.mark.parametrize("version_range", ["^2.0.0", ">1.0.0", "<1.0.0", "0.x"])
def test_a_package_for_another_platform(make_files, version_range):
    assert refused(make_files(engines={"platform": version_range})) == [("incompatible_platform", "engines.platform")]
    with pytest.raises(PackageRejected):
        read_verified(write_package(make_files(engines={"platform": version_range})))


@pytest.mark.parametrize("version_range", ["^1.0.0", "~1.0", "1.x", ">=0.9 <3", "^0.1.0 || ^1.0.0", "*", "1.0.0 - 2.0.0"])
def test_a_package_for_this_platform(make_files, version_range):
    assert make_package(make_files(engines={"platform": version_range}), default_publisher="local")


def test_a_range_that_cannot_be_read(make_files):
    assert refused(make_files(engines={"platform": "^^1"})) == [("invalid_range", "engines.platform")]
    assert refused(make_files(extensionDependencies={"a.bcd": "1 2 3 |"})) == [("invalid_range", "extensionDependencies.a.bcd")]


@pytest.mark.parametrize("icon", [b"<svg onload=alert(1)>", b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 20])
def test_an_icon_that_is_no_png(make_files, icon):
    assert refused(make_files({"icon.png": icon})) == [("icon", "icon.png")]


@pytest.mark.parametrize(("width", "height"), [(513, 128), (128, 65_535), (0, 0)])
def test_an_icon_of_a_wrong_size(make_files, make_png, width, height):
    assert refused(make_files({"icon.png": make_png(width, height)})) == [("icon", "icon.png")]


def test_an_icon_with_too_many_bytes(make_files, make_png):
    assert refused(make_files({"icon.png": make_png() + b"\0" * limits.ICON_MAX_BYTES})) == [("icon", "icon.png")]
    assert make_package(make_files({"icon.png": make_png(512, 512)}), default_publisher="local")


def test_a_readme_that_is_too_long(make_files):
    assert refused(make_files({"README.md": b"x" * (limits.DOCUMENT_MAX_BYTES + 1)})) == [("entry_too_large", "README.md")]


def wheel(name="demo", files=3):
    return zipped({f"{name}/{index}.py": b"pass" for index in range(files)} | {f"{name}-1.0.dist-info/METADATA": b"Name: demo"})


def python_files(make_files, wheels):
    return make_files(
        {"extension.py": b"def activate(api): ..."} | {f"wheels/{name}": data for name, data in wheels.items()}, main="extension.py"
    )


def test_a_python_package_brings_its_wheels(make_files):
    names = ["demo-1.0-py3-none-any.whl", "fast-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl", "both-1.0-py2.py3-none-any.whl"]
    assert make_package(python_files(make_files, dict.fromkeys(names, wheel())), default_publisher="local")


@pytest.mark.parametrize(
    "name",
    [
        "demo-1.0-cp313-cp313-manylinux_2_17_x86_64.whl",
        "demo-1.0-py2-none-any.whl",
        "demo.whl",
        "demo-1.0-cp313-cp313-pyemscripten_2026_0_wasm32.whl",
    ],
)
def test_a_wheel_that_does_not_run_in_the_browser(make_files, name):
    assert refused(python_files(make_files, {name: wheel()})) == [("wheel", f"wheels/{name}")]


@pytest.mark.parametrize("content", [b"", b"PK\3\4 nothing", zipped({"a.py": b""})], ids=["empty", "broken", "no metadata"])
def test_a_wheel_that_is_none(make_files, content):
    assert refused(python_files(make_files, {"demo-1.0-py3-none-any.whl": content})) == [("wheel", "wheels/demo-1.0-py3-none-any.whl")]


def test_wheels_hold_a_limited_number_of_files(make_files):
    half = wheel(files=limits.WHEELS_MAX_FILES // 2)
    assert refused(python_files(make_files, {"a-1.0-py3-none-any.whl": half, "b-1.0-py3-none-any.whl": half})) == [("wheel", "wheels")]


def test_other_runtimes_have_no_wheels(make_files):
    assert refused(make_files({"wheels/demo-1.0-py3-none-any.whl": wheel()})) == [("wheel", "wheels")]
