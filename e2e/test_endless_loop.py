"""An extension that never comes back is ended; the page does not notice and the others answer meanwhile."""

import time
from pathlib import Path

import pytest
from extension_source import drop
from playwright.sync_api import expect
from workbench_page import WorkbenchPage

LOOPS = {
    "loop-js-load": ({"extension.js": "for (;;) {}"}, {}),
    "loop-js-activate": ({"extension.js": "export function activate() { for (;;) {} }"}, {}),
    "loop-js-later": ({"extension.js": "export function activate() { setTimeout(() => { for (;;) {} }, 300); }"}, {}),
    "loop-micro": (
        {"extension.py": "def activate(api):\n    while True:\n        pass\n"},
        {"main": "extension.py", "runtime": "micropython"},
    ),
    "loop-python": ({"extension.py": "def activate(api):\n    while True:\n        pass\n"}, {"main": "extension.py", "runtime": "python"}),
}


@pytest.mark.parametrize("name", LOOPS)
def test_endless_loop_is_killed_within_six_seconds_without_a_gap_on_the_page(workbench: WorkbenchPage, dev_folder: Path, name: str):
    files, fields = LOOPS[name]
    title = name.replace("-", " ").title()
    expect(workbench.running_extension("Word Count")).to_contain_text("Active")
    drop(dev_folder, name, files, fields)
    expect(workbench.running_extension(title)).to_contain_text("Starting" if name != "loop-js-later" else "Active", timeout=5000)
    workbench.watch_gaps()
    started = time.monotonic()
    expect(workbench.running_extension(title)).to_contain_text("Crashed", timeout=9000)
    assert time.monotonic() - started < 6.5  # six seconds, and the polling of the test
    assert workbench.longest_gap_ms() <= 100
    workbench.set_editor_text("others answer")
    expect(workbench.status_bar).to_contain_text("2 words")
