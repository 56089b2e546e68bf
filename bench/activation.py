"""Activation event to `activate` returned, cold, for each runtime.

Baseline: the bare runtime in a bare worker, as its own project starts it.
"""

from pathlib import Path

from extension_source import drop
from playwright.sync_api import Browser, expect
from workbench_page import WorkbenchPage

from bench.baseline_server import baseline_server
from bench.extensions import EMPTY
from bench.figures import Figure

TARGET_MS = {"javascript": 90, "micropython": 120, "python": 450}
"""Specification, section 14."""

RUNS = 9


def measure(browser: Browser, url: str, dev_folder: Path) -> list[Figure]:
    ours = _ours(browser, url, dev_folder)
    bare = _bare(browser)
    return [
        Figure(
            f"activation, {name}", ours[name], "bare runtime in a bare worker", bare[name], target_ms=TARGET_MS[name], note="cold, no spare"
        )
        for name in EMPTY
    ]


def _ours(browser: Browser, url: str, dev_folder: Path) -> dict[str, list[float]]:
    for name, (files, fields) in EMPTY.items():
        drop(dev_folder, f"empty-{name}", files, fields)
    context = browser.new_context()
    workbench = WorkbenchPage(context.new_page(), url).open()
    samples: dict[str, list[float]] = {name: [] for name in EMPTY}
    for name, found in samples.items():
        title = f"Empty {name.title()}"
        expect(workbench.running_extension(title)).to_contain_text("Active", timeout=20_000)
        for _ in range(RUNS):
            workbench.running_extension(title).get_by_role("button", name="Stop").click()
            expect(workbench.running_extension(title)).to_contain_text("Idle")
            workbench.page.wait_for_timeout(1_500)  # quiet, as between two clicks of a person: the page has its frame in reserve
            workbench.running_extension(title).get_by_role("button", name="Restart").click()
            expect(workbench.running_extension(title)).to_contain_text("Active", timeout=20_000)
            found.append(workbench.activation_ms(title))
    context.close()
    return samples


def _bare(browser: Browser) -> dict[str, list[float]]:
    with baseline_server() as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url + "/bench/workers.html")
        samples = {name: [page.evaluate("name => startOnce(name)", f"bare_{name}") for _ in range(RUNS)] for name in EMPTY}
        context.close()
    return samples
