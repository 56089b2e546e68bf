"""Install what the browser suites need: Playwright's own builds when they can be fetched within a minute, otherwise the system's packages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
import browsers

FETCH_TIMEOUT_S = 60
"""A network that blocks downloads often hangs instead of refusing; the tests should not wait longer than this for a browser."""

DEBIAN = {"chromium": ["chromium"], "firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver"], "xvfb": ["xvfb", "xauth"]}


def is_there(name: str) -> bool:
    if name == "xvfb":
        return shutil.which("Xvfb") is not None
    try:
        if name == "webkit":
            browsers.webkit_binaries()
        else:
            with sync_playwright() as playwright:
                browsers.launch_options(name, bundled=browsers.bundled_path(playwright, name))
    except browsers.BrowserMissing:
        return False
    return True


def fetch(engine: str) -> None:
    print(f"==> fetching {engine}", flush=True)
    try:
        subprocess.run([sys.executable, "-m", "playwright", "install", engine], timeout=FETCH_TIMEOUT_S, check=False, capture_output=True)
    except subprocess.TimeoutExpired:
        print(f"    not within {FETCH_TIMEOUT_S} s; trying the system's package", flush=True)


def install_from_debian(names: list[str]) -> None:
    packages = [package for name in names for package in DEBIAN[name]]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"Missing for the browser tests: {', '.join(names)}. On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}")
    print(f"==> installing {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True, env=environment, stdout=subprocess.DEVNULL
    )


def main() -> None:
    for engine in ("chromium", "firefox"):
        if not is_there(engine):
            fetch(engine)
    missing = [name for name in DEBIAN if not is_there(name)]
    if missing:
        install_from_debian(missing)
    if still := [name for name in DEBIAN if not is_there(name)]:
        sys.exit(f"Could not install for the browser tests: {', '.join(still)}")


if __name__ == "__main__":
    main()
