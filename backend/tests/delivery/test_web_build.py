import json
import os
from pathlib import Path

import pytest
from plugyard_server.delivery.web_build import WebBuildBroken, WebFiles, read_build
from server_support import FRAME_SCRIPT_SHA256, write_web_build


def change_index(folder: Path, **fields: object) -> None:
    index = json.loads((folder / "web.json").read_text())
    (folder / "web.json").write_text(json.dumps(index | fields))


def test_build_is_read_with_its_codings(tmp_path: Path):
    build = read_build(write_web_build(tmp_path))
    core = build.assets["/assets/core.1a2b.js"]
    assert core.media_type == "text/javascript"
    assert {coding: path.name for coding, path in core.encoded.items()} == {"br": "core.1a2b.js.br", "gzip": "core.1a2b.js.gz"}
    assert build.frame_script == FRAME_SCRIPT_SHA256


def test_only_the_guard_is_a_worker(tmp_path: Path):
    build = read_build(write_web_build(tmp_path))
    assert [address for address, asset in build.assets.items() if asset.is_worker] == ["/assets/guard.3c4d.js"]


@pytest.mark.parametrize("path", ["../web.json", "/etc/passwd", "a/../../web.json"])
def test_index_cannot_name_files_outside_the_assets(tmp_path: Path, path: str):
    write_web_build(tmp_path)
    change_index(tmp_path, files={"/assets/x.js": {"path": path, "type": "text/javascript", "encodings": []}})
    with pytest.raises(WebBuildBroken, match="leaves the assets folder"):
        read_build(tmp_path)


def test_missing_asset_is_named(tmp_path: Path):
    write_web_build(tmp_path)
    (tmp_path / "assets" / "core.1a2b.js.br").unlink()
    with pytest.raises(WebBuildBroken, match=r"core\.1a2b\.js\.br"):
        read_build(tmp_path)


@pytest.mark.parametrize("digest", ["", "abc", "not base64!", "x'; script-src *", "c2hvcnQ="])
def test_frame_hash_must_be_a_sha256(tmp_path: Path, digest: str):
    write_web_build(tmp_path)
    change_index(tmp_path, frame_script_sha256=digest)
    with pytest.raises(WebBuildBroken, match="frame_script_sha256"):
        read_build(tmp_path)


def test_unknown_coding_is_refused(tmp_path: Path):
    write_web_build(tmp_path)
    change_index(tmp_path, files={"/assets/x.js": {"path": "x.js", "type": "text/javascript", "encodings": ["lzma"]}})
    with pytest.raises(WebBuildBroken, match="lzma"):
        read_build(tmp_path)


def test_index_that_is_no_json_is_refused(tmp_path: Path):
    write_web_build(tmp_path)
    (tmp_path / "web.json").write_text("{")
    with pytest.raises(WebBuildBroken, match=r"web\.json"):
        read_build(tmp_path)


def test_missing_build_is_none_and_appears_without_restart(tmp_path: Path):
    web = WebFiles(tmp_path / "dist")
    assert web.current() is None
    write_web_build(tmp_path / "dist")
    assert web.current() is not None


def test_broken_build_is_none_and_recovers(tmp_path: Path):
    web = WebFiles(write_web_build(tmp_path))
    good = (tmp_path / "web.json").read_text()
    (tmp_path / "web.json").write_text("{")
    assert web.current() is None
    (tmp_path / "web.json").write_text(good)
    assert web.current() is not None


def test_newer_build_replaces_the_older(tmp_path: Path):
    web = WebFiles(write_web_build(tmp_path))
    first = web.current()
    assert web.current() is first
    (tmp_path / "index.html").write_text("<!doctype html><title>New</title>")
    os.utime(tmp_path / "web.json", ns=(1, 1))
    second = web.current()
    assert second is not None
    assert b"New" in second.page.content
