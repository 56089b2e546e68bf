"""VS Code for the web as a baseline, optional: code-server, fetched from npm into bench/.vscode on first use."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.boot import our_marks
from bench.figures import Figure

VERSION = "4.100.3"
FOLDER = Path(__file__).parent / ".vscode"
SERVER = FOLDER / "node_modules" / "code-server"
NATIVE = ("@vscode/spdlog", "native-watchdog", "node-pty", "@parcel/watcher", "kerberos", "@vscode/sqlite3")
"""Modules of VS Code's server that are compiled here, since npm has no binaries of them. Needs a C++ compiler and Kerberos' headers."""

NPM = ("npx", "--yes", "npm@10")
"""npm 11 does not run install scripts of dependencies, which `rebuild` needs."""

RUNS = 7
INTERACTIVE = "code/didStartWorkbench"
EXTENSION = {
    "name": "bench",
    "publisher": "bench",
    "version": "1.0.0",
    "engines": {"vscode": "^1.80.0"},
    "main": "./extension.js",
    "activationEvents": ["*"],
}
EXTENSION_SOURCE = """
const vscode = require('vscode');
exports.activate = () => { const item = vscode.window.createStatusBarItem(); item.text = 'bench is active'; item.show(); };
"""


def measure(browser: Browser, url: str) -> list[Figure]:
    ours = our_marks(browser, url, ("plugyard:interactive", "plugyard:first-active"), runs=RUNS)
    with code_server() as address:
        theirs = [_one_start(browser, address) for _ in range(RUNS + 1)][1:]  # the first start fills the server's own caches
    return [
        Figure("page interactive", ours["plugyard:interactive"], "VS Code for the web", [start[0] for start in theirs], target_ratio=0.5),
        Figure(
            "first extension active",
            ours["plugyard:first-active"],
            "VS Code for the web",
            [start[1] for start in theirs],
            target_ratio=0.35,
        ),
    ]


@contextmanager
def code_server() -> Iterator[str]:
    """A running code-server with one tiny extension, on loopback."""
    if not (SERVER / ".ready").exists():
        _install()
    extensions = FOLDER / "extensions"
    _write_extension(extensions / "bench.bench-1.0.0")
    port = _free_port()
    process = subprocess.Popen(
        [
            "node",
            str(SERVER / "out/node/entry.js"),
            "--auth",
            "none",
            "--bind-addr",
            f"127.0.0.1:{port}",
            "--user-data-dir",
            str(FOLDER / "data"),
            "--extensions-dir",
            str(extensions),
            "--disable-telemetry",
            "--disable-update-check",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "XDG_CONFIG_HOME": str(FOLDER / "config")},
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def _one_start(browser: Browser, address: str) -> tuple[float, float]:
    """Navigation to workbench started, and to the extension's text in the status bar, in milliseconds."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.get_by_text("bench is active").wait_for(timeout=60_000)
    active = page.evaluate("performance.now()")
    interactive = _mark(page, INTERACTIVE)
    context.close()
    return interactive, active


def _mark(page: Page, name: str) -> float:
    return page.evaluate("name => performance.getEntriesByName(name)[0].startTime", name)


def _install() -> None:
    print(f"Fetching code-server {VERSION} (several minutes, once)", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    (FOLDER / "package.json").write_text('{"private": true}')
    code = SERVER / "lib" / "vscode"
    _run(["npm", "install", "--silent", "--ignore-scripts", f"code-server@{VERSION}"], FOLDER)
    _run([*NPM, "rebuild", "argon2", "--build-from-source"], FOLDER)
    _run(["npm", "install", "--silent", "--ignore-scripts", "--omit=dev"], code)
    for module in NATIVE:
        _run([*NPM, "rebuild", module], code)
    (code / "node_modules.asar").symlink_to("node_modules")
    (SERVER / ".ready").touch()


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _write_extension(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps(EXTENSION))
    (folder / "extension.js").write_text(EXTENSION_SOURCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
