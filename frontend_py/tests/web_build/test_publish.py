"""Hashed names, compressed twins, and the three files that tell the server and the page about them."""

import base64
import hashlib
import json
from pathlib import Path

import brotli
import pytest
from web_build.errors import BuildFailed
from web_build.publish import publish_assets, write_frame, write_index, write_web_json

BLOCK = '<script type="application/json" id="plugyard-assets"></script>'


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "core.mjs").write_text("export const answer = 42;\n" * 50)
    return folder


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / "dist").mkdir()
    return tmp_path / "dist"


def test_name_holds_the_hash_of_the_content(sources: Path, dist: Path) -> None:
    served = publish_assets({"core": sources / "core.mjs"}, dist)["core"]
    digest = hashlib.sha256((sources / "core.mjs").read_bytes()).hexdigest()[:16]
    assert served.address == f"/assets/core.{digest}.js"
    assert (dist / "assets" / served.file).read_bytes() == (sources / "core.mjs").read_bytes()


def test_twins_decompress_to_the_original(sources: Path, dist: Path) -> None:
    served = publish_assets({"core": sources / "core.mjs"}, dist)["core"]
    assert served.encodings == ["br", "gzip"]
    twin = dist / "assets" / f"{served.file}.br"
    assert brotli.decompress(twin.read_bytes()) == (sources / "core.mjs").read_bytes()


def test_file_that_does_not_get_smaller_has_no_twin(sources: Path, dist: Path) -> None:
    (sources / "noise.zip").write_bytes(hashlib.shake_256(b"seed").digest(5_000))
    served = publish_assets({"noise": sources / "noise.zip"}, dist)["noise"]
    assert served.encodings == []


def test_twin_is_made_once_per_content(sources: Path, dist: Path) -> None:
    served = publish_assets({"core": sources / "core.mjs"}, dist)["core"]
    twin = dist / "assets" / f"{served.file}.br"
    twin.write_bytes(b"made before")
    publish_assets({"core": sources / "core.mjs"}, dist)
    assert twin.read_bytes() == b"made before"


def test_files_of_an_earlier_build_go(sources: Path, dist: Path) -> None:
    before = publish_assets({"core": sources / "core.mjs"}, dist)["core"]
    (sources / "core.mjs").write_text("export const answer = 43;\n" * 50)
    after = publish_assets({"core": sources / "core.mjs"}, dist)["core"]
    names = {path.name for path in (dist / "assets").iterdir()}
    assert before.file not in names
    assert f"{before.file}.br" not in names
    assert after.file in names


def test_index_names_hashed_addresses_and_hands_all_to_the_scripts(sources: Path, dist: Path) -> None:
    served = publish_assets({"core": sources / "core.mjs"}, dist)
    write_index(f'{BLOCK}<script src="asset:core"></script>', served, {"lock": "</script><b>"}, dist)
    page = (dist / "index.html").read_text()
    assert f'src="{served["core"].address}"' in page
    block = page.split('id="plugyard-assets">')[1].split("</script>")[0]
    assert json.loads(block) == {"entries": {"core": served["core"].address}, "lock": "</script><b>"}


def test_index_with_an_unknown_asset_fails_the_build(sources: Path, dist: Path) -> None:
    served = publish_assets({"core": sources / "core.mjs"}, dist)
    with pytest.raises(BuildFailed, match="asset:cor, which is not built"):
        write_index(f'{BLOCK}<script src="asset:cor"></script>', served, {}, dist)


def test_index_without_the_assets_block_fails_the_build(dist: Path) -> None:
    with pytest.raises(BuildFailed, match="plugyard-assets"):
        write_index("<!doctype html>", {}, {}, dist)


def test_hash_of_the_frames_script_is_that_of_the_text_between_the_tags(dist: Path) -> None:
    digest = write_frame("<script>/* frame.js */</script>", '"use strict";(()=>{})();\n', dist)
    inlined = (dist / "frame.html").read_text().removeprefix("<script>").removesuffix("</script>")
    assert digest == base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()
    assert "(()=>{})()" in inlined


@pytest.mark.parametrize(("template", "script"), [("<script></script>", "x"), ("<script>/* frame.js */</script>", "'</script>'")])
def test_frame_that_would_not_match_its_hash_fails_the_build(dist: Path, template: str, script: str) -> None:
    with pytest.raises(BuildFailed, match=r"frame\.html"):
        write_frame(template, script, dist)


def test_server_is_told_path_type_and_encodings_of_every_file(sources: Path, dist: Path) -> None:
    served = publish_assets({"core": sources / "core.mjs"}, dist)
    write_web_json(served, "c2hh", dist)
    web = json.loads((dist / "web.json").read_text())
    assert web["entries"] == {"core": served["core"].address}
    assert web["frame_script_sha256"] == "c2hh"
    assert web["files"][served["core"].address] == {"path": served["core"].file, "type": "text/javascript", "encodings": ["br", "gzip"]}
