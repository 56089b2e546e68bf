"""WebKitGTK through its own WebDriver, on a virtual screen. Playwright's WebKit build is another engine and cannot be fetched everywhere."""

import os
import subprocess
from collections.abc import Iterator

import browsers
import pytest
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual X screen of its own; the server picks a free number and tells it."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="session")
def webkit(display: str) -> Iterator[webdriver.WebKitGTK]:
    browser, driver = browsers.webkit_binaries()
    options = Options()
    options.binary_location = browser
    options.add_argument("--automation")
    environment = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"}
    if os.geteuid() == 0:
        environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # bubblewrap needs user namespaces; the pages are ours
    session = webdriver.WebKitGTK(options=options, service=Service(driver, env=environment))
    session.set_window_size(1400, 900)
    yield session
    session.quit()
