"""Checks of the real browser layer, in real browsers: the page is built with `in_page/` in place of the host, all else is the real thing.

Run with `pytest frontend_py/tests_browser --browser chromium --browser firefox`; without `--browser` nothing here is collected.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

sys.path.insert(0, str(Path(__file__).parents[2] / "e2e"))
sys.path.insert(0, str(Path(__file__).parents[1]))

import browsers
from plugyard_process import PlugyardProcess
from web_build.build import build
from web_build.layout import Layout

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TIMEOUT_S = 40


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if config.getoption("--browser") else True


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_type: BrowserType) -> dict[str, Any]:
    bundled = browser_type.executable_path if Path(browser_type.executable_path).exists() else None
    return {**browser_type_launch_args, **browsers.launch_options(browser_type.name, bundled=bundled)}


@pytest.fixture(scope="session")
def check_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source tree whose host is `in_page/`: the browser layer copied, all else linked."""
    tree = tmp_path_factory.mktemp("tree")
    host = tree / "frontend_py" / "plugyard_host"
    host.mkdir(parents=True)
    shutil.copytree(ROOT / "frontend_py" / "plugyard_host" / "browser", host / "browser", ignore=shutil.ignore_patterns("__pycache__"))
    (host / "__init__.py").touch()
    for name in ("main.py", "checks.py"):
        shutil.copy(HERE / "in_page" / name, host / name)
    for name in ("sdk", "workers"):
        (tree / name).symlink_to(ROOT / name)
    for name in ("page", "web_build", "node_modules", "package.json", "package-lock.json"):
        (tree / "frontend_py" / name).symlink_to(ROOT / "frontend_py" / name)
    return tree


@pytest.fixture(scope="session")
def server(check_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlugyardProcess]:
    layout = Layout(check_tree)
    build(layout, report=lambda line: None)
    patch = pytest.MonkeyPatch()
    patch.setenv("WEB_DIR", str(layout.dist))
    process = PlugyardProcess(tmp_path_factory.mktemp("var")).start()
    patch.undo()
    yield process
    process.stop()


@pytest.fixture
def check(server: PlugyardProcess, page: Page) -> Callable[[str], Any]:
    """Run one check in this test's page and return its value."""

    def run(name: str) -> Any:
        page.goto(f"{server.url}/?check={name}")
        end = time.monotonic() + TIMEOUT_S
        while (text := page.evaluate("document.documentElement.dataset.result ?? null")) is None:
            assert time.monotonic() < end, page.evaluate("document.getElementById('boot-failure-log')?.textContent") or "no result"
            page.wait_for_timeout(20)
        result = json.loads(text)
        assert "error" not in result, result["error"]
        return result["value"]

    return run
