"""The workbench as tests and benchmarks use it: by roles and accessible names, never by class names.

Waiting is done by polling `evaluate` or with Playwright's `expect`: the page's Content Security Policy refuses `wait_for_function` in Firefox.
"""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

START_TIMEOUT_MS = 30_000


class WorkbenchPage:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    # --- opening

    def open(self, query: str = "") -> "WorkbenchPage":
        self.page.goto(self.url + "/" + query)
        return self.wait_until_ready()

    def reload(self) -> "WorkbenchPage":
        self.page.reload()
        return self.wait_until_ready()

    def wait_until_ready(self) -> "WorkbenchPage":
        self.wait_until(lambda: self.mark("plugyard:ready") is not None, timeout_s=START_TIMEOUT_MS / 1000)
        self.editor.wait_for(timeout=START_TIMEOUT_MS)
        return self

    def mark(self, name: str) -> float | None:
        """Milliseconds since navigation, or None while the page has not set this mark."""
        return self.page.evaluate("name => performance.getEntriesByName(name)[0]?.startTime ?? null", name)

    def wait_until(self, is_true: Callable[[], object], timeout_s: float = 10) -> None:
        end = time.monotonic() + timeout_s
        while not is_true():
            if time.monotonic() > end:
                raise AssertionError(f"not within {timeout_s} s; page errors: {self.problems}")
            self.page.wait_for_timeout(50)

    # --- editor

    @property
    def editor(self) -> Locator:
        return self.page.get_by_role("textbox", name="Editor")

    def editor_text(self) -> str:
        return "\n".join(self.editor.locator(".cm-line").all_inner_texts()).replace("\u200b", "")

    def set_editor_text(self, text: str) -> None:
        self.editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def type_in_editor(self, text: str) -> None:
        self.editor.click()
        self.page.keyboard.press("ControlOrMeta+End")
        self.page.keyboard.type(text)

    def editor_font(self) -> str:
        return self.editor.evaluate("element => getComputedStyle(element).fontFamily")

    def wait_until_saved(self) -> None:
        expect(self.page.get_by_role("tab", name=re.compile("untitled.md")).locator("[data-saved=false]")).to_have_count(0)
        self.page.wait_for_timeout(600)

    # --- commands and notifications

    def run_command(self, title: str) -> None:
        self.page.keyboard.press("ControlOrMeta+Shift+p")
        palette = self.page.get_by_role("combobox", name="Command palette")
        palette.fill(title)
        self.page.get_by_role("option", name=re.compile(re.escape(title))).first.wait_for()
        palette.press("Enter")

    def expect_notification(self, text: str) -> None:
        expect(self.page.get_by_role("region", name="Notifications").get_by_text(text).last).to_be_visible(timeout=10_000)

    # --- parts

    @property
    def status_bar(self) -> Locator:
        return self.page.get_by_role("contentinfo", name="Status bar")

    def open_panel(self, name: str) -> Locator:
        tab = self.page.get_by_role("tab", name=name, exact=True)
        if tab.get_attribute("aria-selected") != "true":
            tab.click()
        return self.page.get_by_role("tabpanel", name=name, exact=True)

    def running_extension(self, name: str) -> Locator:
        """The row of the extension with this display name in *Running extensions*."""
        listing = self.page.get_by_role("region", name="Running extensions")
        if not listing.is_visible():
            self.run_command("Show Running Extensions")
            listing.wait_for()
        return listing.get_by_role("article", name=name, exact=True)

    def activation_ms(self, name: str) -> float:
        row = self.running_extension(name)
        expect(row).to_contain_text("Active")
        time_of = row.get_by_role("definition").first
        return float(time_of.inner_text().removesuffix(" ms").replace(",", ""))

    def expect_output(self, text: str) -> None:
        expect(self.open_panel("Output")).to_contain_text(text, timeout=15_000)

    def theme(self) -> str:
        return self.page.evaluate("document.documentElement.dataset.theme ?? ''")

    # --- how fluent the page is

    def watch_gaps(self) -> None:
        """Start measuring the longest pause of the page's main thread."""
        self.page.evaluate(
            """() => {
                let last = performance.now();
                window.longestGap = 0;
                const channel = new MessageChannel();
                const tick = () => { const now = performance.now(); window.longestGap = Math.max(window.longestGap, now - last); last = now; };
                setInterval(tick, 4);
            }"""
        )

    def longest_gap_ms(self) -> float:
        return self.page.evaluate("window.longestGap")
