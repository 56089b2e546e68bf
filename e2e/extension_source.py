"""Small extensions for tests, written into the dev folder the way a developer would drop them there."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

MANIFEST: dict[str, Any] = {"version": "1.0.0", "license": "MIT", "engines": {"platform": "^1.0.0"}, "activationEvents": ["onStartup"]}


def manifest(name: str, **fields: Any) -> dict[str, Any]:
    return {**MANIFEST, "name": name, "displayName": name.replace("-", " ").title(), "description": f"{name}, a test", **fields}


def drop(dev_folder: Path, name: str, files: dict[str, str], manifest_fields: dict[str, Any] | str | None = None) -> Path:
    """Put a folder with `files` and a manifest under `dev_folder` at once, by renaming it into place. A string is taken as the manifest's very text."""
    text = manifest_fields if isinstance(manifest_fields, str) else json.dumps(manifest(name, **(manifest_fields or {})), indent=2)
    staging = Path(tempfile.mkdtemp(dir=dev_folder.parent, prefix="staging-")) / name
    for path, content in {"manifest.json": text, **files}.items():
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)
    target = dev_folder / name
    if target.exists():
        shutil.rmtree(target)
    staging.rename(target)
    staging.parent.rmdir()
    return target
