"""An extension joined to a fake page, its package mounted in a temporary folder."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fake_page import FakeBridge, FakePage
from plugyard.extension import extension as extension_module
from plugyard.extension import places
from plugyard.extension.start import start

FACADE = Path(__file__).parents[2] / "generated" / "facade.json"


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Mount files as the bootstrap does; whatever the extension imports from there is forgotten afterwards."""
    root = f"{tmp_path}/"
    for module in (places, extension_module):
        monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(places, "_FRAME", f'File "{root}')
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def mount(files: dict[str, str]) -> None:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        importlib.invalidate_caches()

    return mount


@pytest.fixture
async def page_end() -> FakePage:
    """The page of an extension that has not been activated yet."""
    bridge = FakeBridge()
    start(bridge, FACADE.read_text())
    return FakePage(bridge)


@pytest.fixture
def activate(page_end: FakePage, mounted: Callable[[dict[str, str]], None]) -> Callable[..., int]:
    def run(files: str | dict[str, str], *, main: str = "extension.py", **contributes: Any) -> int:
        mounted({"extension.py": files} if isinstance(files, str) else files)
        return page_end.call(
            "extension.activate", id="local.test", version="1.0.0", main=main, runtime="python", contributes=contributes, env={}
        )

    return run
