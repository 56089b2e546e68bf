"""Where the browsers for tests are, and how each is started. Used by the suites, the benchmarks and the installer."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

CHROMIUM_FLAGS = [
    "--no-sandbox",  # Chromium refuses to start as root without it; pages under test are ours
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class BrowserMissing(Exception):
    """A browser that the tests need is not installed. Run `make browsers`."""


def system_binary(*names: str) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def bundled_path(playwright: Playwright, engine: str) -> str | None:
    """Playwright's own build, when `playwright install` could fetch it."""
    path = getattr(playwright, engine).executable_path
    return path if path and Path(path).exists() else None


def launch_options(engine: str, *, bundled: str | None = None) -> dict[str, Any]:
    """Arguments for `BrowserType.launch` of `chromium` or `firefox`.

    Raises:
        BrowserMissing: neither Playwright's own build nor the system's is there.
    """
    if engine == "chromium":
        if bundled:
            return {"args": CHROMIUM_FLAGS}
        if binary := system_binary("chromium", "chromium-browser", "google-chrome"):
            return {"executable_path": binary, "args": CHROMIUM_FLAGS}
    if engine == "firefox":
        if bundled:
            return {}
        if binary := system_binary("firefox-esr", "firefox"):
            # Playwright drives an ordinary Firefox over WebDriver BiDi under this channel name.
            return {"executable_path": binary, "channel": "moz-firefox"}
    raise BrowserMissing(f"{engine} is not installed; run `make browsers`")


def webkit_binaries() -> tuple[str, str]:
    """MiniBrowser of WebKitGTK and its driver.

    Raises:
        BrowserMissing: one of them is not installed.
    """
    driver = system_binary("WebKitWebDriver")
    folders = (Path("/usr/lib"), Path("/usr/libexec"), Path("/usr/local/lib"))
    found = next((path for folder in folders for path in sorted(folder.glob("**/webkit2gtk-4.*/MiniBrowser"))), None)
    if not driver or not found:
        raise BrowserMissing("WebKitGTK's MiniBrowser and WebKitWebDriver are not installed; run `make browsers`")
    return str(found), driver
