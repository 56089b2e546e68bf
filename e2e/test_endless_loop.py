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


ATTEMPTS = 3
"""A busy machine adds pauses of its own; a page that an extension can block shows one in every attempt."""


@pytest.mark.parametrize("name", LOOPS)
def test_endless_loop_is_killed_within_six_seconds_without_a_gap_on_the_page(workbench: WorkbenchPage, dev_folder: Path, name: str):
    expect(workbench.running_extension("Word Count")).to_contain_text("Active")
    gaps = []
    while len(gaps) < ATTEMPTS and not any(gap <= 100 for gap in gaps):
        gaps.append(longest_gap_while_killed(workbench, dev_folder, f"{name}-{len(gaps)}", *LOOPS[name]))
    assert min(gaps) <= 100, f"pauses of the page: {gaps} ms"
    workbench.set_editor_text("others answer")
    expect(workbench.status_bar).to_contain_text("2 words")


def longest_gap_while_killed(workbench: WorkbenchPage, dev_folder: Path, name: str, files: dict, fields: dict) -> float:
    row = workbench.running_extension(name.replace("-", " ").title())
    drop(dev_folder, name, files, fields)
    expect(row).to_contain_text("Active" if "later" in name else "Starting")
    workbench.watch_gaps()
    started = time.monotonic()
    expect(row).to_contain_text("Crashed")
    assert time.monotonic() - started < 6.5  # six seconds, and the polling of the test
    return workbench.longest_gap_ms()
