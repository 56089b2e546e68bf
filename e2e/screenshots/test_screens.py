"""Takes the pictures of docs/screenshots. Run by `make screenshots`; look at every one of them before committing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from plugyard_process import PlugyardProcess
from workbench_page import WorkbenchPage

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screenshots"
SIZES = {"wide": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=SIZES)
def screen(request: pytest.FixtureRequest, browser: Browser, server: PlugyardProcess, scheme: str):
    context = browser.new_context(viewport=SIZES[request.param], color_scheme=scheme, has_touch=request.param == "phone")
    yield request.param, WorkbenchPage(context.new_page(), server.url).open()
    context.close()


def keep(workbench: WorkbenchPage, *names: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    workbench.page.wait_for_timeout(400)  # transitions
    workbench.page.screenshot(path=FOLDER / f"{'-'.join(name for name in names if name)}.png")


def test_workbench(screen, scheme: str):
    size, workbench = screen
    expect(workbench.status_bar).to_contain_text("words")
    if size == "wide":
        workbench.run_command("Count a Click")
        expect(workbench.open_panel("Markdown Preview").get_by_role("heading").first).to_be_visible()
        workbench.running_extension("Word Count")
    keep(workbench, "workbench", "" if size == "wide" else size, scheme)


def test_palette(screen, scheme: str):
    size, workbench = screen
    workbench.page.keyboard.press("F1")
    workbench.page.get_by_role("combobox", name="Command palette").fill("to")
    keep(workbench, "palette", "" if size == "wide" else size, scheme)


def test_running_extensions_on_a_phone(screen, scheme: str):
    size, workbench = screen
    workbench.running_extension("Word Count")
    keep(workbench, "extensions", "" if size == "wide" else size, scheme)
