"""The last step: files under hashed names, their compressed twins, `index.html`, `frame.html`, and `web.json`, which the server reads."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from web_build.compress import compressed_twins, twin_path
from web_build.content import content_hash
from web_build.errors import BuildFailed

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
    ".bin": "application/octet-stream",
}

_ADDRESS = re.compile(r"\basset:([a-z][a-z0-9-]*)")
_ASSETS_BLOCK = '<script type="application/json" id="plugyard-assets"></script>'
_FRAME_SCRIPT = "/* frame.js */"


@dataclass(frozen=True)
class Served:
    """One file as the server offers it."""

    name: str
    address: str
    type: str
    encodings: list[str]

    @property
    def file(self) -> str:
        return self.address.removeprefix("/assets/")


def publish_assets(assets: Mapping[str, Path], dist: Path) -> dict[str, Served]:
    """Put every asset below `dist/assets` under a name that its content decides; files of earlier builds go."""
    folder = dist / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    served = {name: _publish(name, path, folder) for name, path in assets.items()}
    keep = {item.file for item in served.values()}
    for path in folder.iterdir():
        if not any(path.name == name or path.name.startswith(f"{name}.") for name in keep):
            path.unlink()
    return served


def _publish(name: str, source: Path, folder: Path) -> Served:
    data = source.read_bytes()
    suffix = ".js" if source.suffix == ".mjs" else source.suffix
    target = folder / f"{name}.{content_hash(data)}{suffix}"
    if not target.exists():
        unfinished = target.with_name(target.name + ".part")
        unfinished.write_bytes(data)
        unfinished.replace(target)
    return Served(name, f"/assets/{target.name}", TYPES[suffix], compressed_twins(target))


def write_index(template: str, served: Mapping[str, Served], facts: Mapping[str, object], dist: Path) -> None:
    """Fill in the addresses: `asset:NAME` becomes one, and the assets block holds all of them for the scripts."""
    if _ASSETS_BLOCK not in template:
        raise BuildFailed(f"page/index.html must contain {_ASSETS_BLOCK}")
    addresses = {name: item.address for name, item in served.items()}
    # "<" is escaped so that no content can end the block early.
    block = json.dumps({"entries": addresses, **facts}, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    page = _ADDRESS.sub(lambda match: _address(match[1], addresses), template)
    _write(dist / "index.html", page.replace(_ASSETS_BLOCK, _ASSETS_BLOCK.replace("></", f">{block}</")))


def _address(name: str, addresses: Mapping[str, str]) -> str:
    if name not in addresses:
        raise BuildFailed(f"page/index.html names asset:{name}, which is not built; there are {', '.join(sorted(addresses))}.")
    return addresses[name]


def write_frame(template: str, script: str, dist: Path) -> str:
    """Inline the frame's only script; the answer is its SHA-256 in base64, as the frame's Content Security Policy wants it."""
    if template.count(_FRAME_SCRIPT) != 1 or "</script" in script.lower():
        raise BuildFailed(f"workers/frame.html must contain {_FRAME_SCRIPT} once, and the script must not contain </script.")
    script = script.strip()
    _write(dist / "frame.html", template.replace(_FRAME_SCRIPT, script))
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def write_web_json(served: Mapping[str, Served], frame_script_sha256: str, dist: Path) -> None:
    described = {
        "entries": {name: item.address for name, item in served.items()},
        "frame_script_sha256": frame_script_sha256,
        "files": {item.address: {"path": item.file, "type": item.type, "encodings": item.encodings} for item in served.values()},
    }
    _write(dist / "web.json", json.dumps(described, indent=2, sort_keys=True) + "\n")


def total_bytes(served: Mapping[str, Served], dist: Path) -> tuple[int, int]:
    """Bytes of all assets as they are, and as a browser with brotli gets them."""
    plain = small = 0
    for item in served.values():
        path = dist / "assets" / item.file
        plain += path.stat().st_size
        small += (twin_path(path, item.encodings[0]) if item.encodings else path).stat().st_size
    return plain, small


def _write(path: Path, text: str) -> None:
    """Replace in one go: a server that reads meanwhile sees the old file or the new one."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)
