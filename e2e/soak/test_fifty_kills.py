"""Fifty extensions that never come back, one after the other: each is ended, nothing of them stays behind."""

import shutil
from pathlib import Path

import pytest
from extension_source import drop
from playwright.sync_api import expect
from workbench_page import WorkbenchPage

KILLS = 50


@pytest.mark.timeout(1800)
def test_fifty_kills_leave_nothing_behind(workbench: WorkbenchPage, dev_folder: Path):
    for name in ("Font Selector", "Markdown Preview", "Word Count"):
        expect(workbench.running_extension(name)).to_contain_text("Active")
    frames = workbench.page.locator("iframe").count()
    for number in range(KILLS):
        name = f"loop-{number}"
        drop(dev_folder, name, {"extension.js": "export function activate() { for (;;) {} }"})
        expect(workbench.running_extension(f"Loop {number}")).to_contain_text("Crashed", timeout=15_000)
        shutil.rmtree(dev_folder / name)
        expect(workbench.running_extension(f"Loop {number}")).to_have_count(0)
    workbench.wait_until(lambda: workbench.page.locator("iframe").count() <= frames + 2)  # one of each policy may wait in reserve
    workbench.set_editor_text("still counting here")
    expect(workbench.status_bar).to_contain_text("3 words")
