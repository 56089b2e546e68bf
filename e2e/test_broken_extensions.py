"""Every way to be broken gives a clear message with file and line, and the rest keeps running."""

import shutil
from pathlib import Path

import pytest
from extension_source import drop
from playwright.sync_api import expect
from workbench_page import WorkbenchPage

JS = {"main": "extension.js"}
MICRO = {"main": "extension.py", "runtime": "micropython"}
CPYTHON = {"main": "extension.py", "runtime": "python"}

BROKEN = {
    "throws-js": ({"extension.js": "export function activate(api) {\n\n  throw new Error('no luck today');\n}\n"}, JS, ["no luck today", "extension.js:3"]),
    "throws-micro": ({"extension.py": "def activate(api):\n\n    raise ValueError('no luck today')\n"}, MICRO, ["no luck today", "extension.py:3"]),
    "throws-python": ({"extension.py": "def activate(api):\n\n    raise ValueError('no luck today')\n"}, CPYTHON, ["no luck today", "extension.py:3"]),
    "syntax-js": ({"extension.js": "export function activate(api) {\n  const a = ;\n}\n"}, JS, ["extension.js:2"]),
    "syntax-micro": ({"extension.py": "def activate(api):\n    a = = 1\n"}, MICRO, ["extension.py:2"]),
    "syntax-python": ({"extension.py": "def activate(api):\n    a = = 1\n"}, CPYTHON, ["extension.py:2"]),
    "broken-library": ({"extension.js": "import './lib/part.js';\nexport function activate() {}\n", "lib/part.js": "let a;\nlet b;\nlet c = ];\n"}, JS, ["lib/part.js:3"]),
    "missing-entry": ({"other.js": ""}, JS, ["extension.js"]),
    "unknown-runtime": ({"extension.py": ""}, {"main": "extension.py", "runtime": "ruby"}, ["ruby", "manifest.json"]),
    "too-new": ({"extension.js": "export function activate() {}"}, {"engines": {"platform": "^9.0.0"}}, ["^9.0.0", "1.0.0"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_extension_says_what_and_where_and_the_rest_keeps_running(workbench: WorkbenchPage, dev_folder: Path, name: str):
    files, fields, expected = BROKEN[name]
    drop(dev_folder, name, files, fields)
    for text in expected:
        workbench.expect_output(text)
    workbench.set_editor_text("the rest still counts")
    expect(workbench.status_bar).to_contain_text("4 words")


def test_manifest_that_is_no_json_is_reported_with_line_and_column(workbench: WorkbenchPage, dev_folder: Path):
    drop(dev_folder, "no-json", {"extension.js": ""}, '{\n  "name": "no-json",\n  "version" "1.0.0"\n}\n')
    workbench.expect_output("manifest.json:3")


def test_broken_folder_that_is_removed_goes_from_the_page(workbench: WorkbenchPage, dev_folder: Path):
    folder = drop(dev_folder, "gone-soon", {"extension.js": ""}, {"version": "one"})
    workbench.expect_output("version")
    row = workbench.page.get_by_role("region", name="Running extensions").get_by_role("article").filter(has_text="gone-soon")
    expect(row).to_have_count(1)
    shutil.rmtree(folder)
    expect(row).to_have_count(0)


def test_all_problems_of_a_manifest_come_at_once(workbench: WorkbenchPage, dev_folder: Path):
    drop(
        dev_folder,
        "many",
        {"extension.js": ""},
        {"version": "one", "permissions": ["telepathy"], "contributes": {"commands": [{"title": "No id"}]}},
    )
    for text in ("version", "telepathy", "contributes.commands[0]"):
        workbench.expect_output(text)
