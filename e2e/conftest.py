"""Fixtures for the browser suites: a real server, real browsers, the workbench as a page object."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

sys.path.insert(0, str(Path(__file__).parent))
import browsers
from plugyard_process import PlugyardProcess
from workbench_page import WorkbenchPage

EXPECT_TIMEOUT_MS = 20_000
"""A cold CPython start on a busy machine with two cores takes seconds; how fast things are is what bench/ measures."""

expect.set_options(timeout=EXPECT_TIMEOUT_MS)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_type: BrowserType) -> dict[str, Any]:
    bundled = browser_type.executable_path if Path(browser_type.executable_path).exists() else None
    return {**browser_type_launch_args, **browsers.launch_options(browser_type.name, bundled=bundled)}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlugyardProcess]:
    """One server for the session; its dev folder is emptied between tests."""
    process = PlugyardProcess(tmp_path_factory.mktemp("var")).start()
    yield process
    process.stop()


@pytest.fixture
def dev_folder(server: PlugyardProcess) -> Iterator[Path]:
    yield server.dev_folder
    for entry in server.dev_folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


@pytest.fixture
def workbench(server: PlugyardProcess, page: Page) -> WorkbenchPage:
    """The workbench in a fresh browser profile, ready to be used."""
    return WorkbenchPage(page, server.url).open()


@pytest.fixture
def new_profile(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()
