"""WebKitGTK: the page boots, all three runtimes run, the document is kept."""

import time
from collections.abc import Callable

import pytest
from plugyard_process import PlugyardProcess
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement


def wait_for[T](what: str, find: Callable[[], T], timeout_s: float = 30) -> T:
    end = time.monotonic() + timeout_s
    while not (found := find()):
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {timeout_s} s")
        time.sleep(0.1)
    return found


@pytest.fixture
def page(webkit: WebKitGTK, server: PlugyardProcess) -> WebKitGTK:
    webkit.get(server.url + "/")
    wait_for("ready mark", lambda: webkit.execute_script("return performance.getEntriesByName('plugyard:ready').length"))
    return webkit


def text_of(page: WebKitGTK, selector: str) -> str:
    return page.execute_script("return document.querySelector(arguments[0])?.textContent ?? ''", selector)


def by_role(page: WebKitGTK, role: str, name: str) -> WebElement:
    return wait_for(f"{role} {name}", lambda: page.find_elements(By.CSS_SELECTOR, f'[role="{role}"][aria-label="{name}"]'))[0]


def run_command(page: WebKitGTK, title: str) -> None:
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.F1)
    by_role(page, "combobox", "Command palette").send_keys(title + Keys.ENTER)


def test_javascript_extension_counts_its_command(page: WebKitGTK):
    run_command(page, "Count a Click")
    wait_for("notification", lambda: "times!" in text_of(page, '[role="region"][aria-label="Notifications"]'))


def test_micropython_extension_counts_words(page: WebKitGTK):
    wait_for("word count", lambda: "words" in text_of(page, '[aria-label="Status bar"]'))


def test_cpython_extension_renders_the_preview(page: WebKitGTK):
    run_command(page, "Focus Markdown Preview")
    wait_for("heading in the preview", lambda: page.find_elements(By.CSS_SELECTOR, '[role="tabpanel"] h1, [role="tabpanel"] h2'))
