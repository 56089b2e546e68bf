"""API round trip: extension to the host in Python and back; baseline: a raw message to a worker and back, same text."""

import json
import re
from pathlib import Path

from extension_source import drop
from playwright.sync_api import Browser, expect
from workbench_page import WorkbenchPage

from bench.baseline_server import baseline_server
from bench.extensions import ROUND_TRIP
from bench.figures import Figure


def measure(browser: Browser, url: str, dev_folder: Path) -> list[Figure]:
    drop(
        dev_folder,
        "round-trip",
        {"extension.js": ROUND_TRIP},
        {
            "main": "extension.js",
            "permissions": ["storage"],
            "contributes": {"commands": [{"id": "bench.roundTrip", "title": "Measure Round Trips"}]},
        },
    )
    context = browser.new_context()
    workbench = WorkbenchPage(context.new_page(), url).open()
    expect(workbench.running_extension("Round Trip")).to_contain_text("Active")
    workbench.run_command("Measure Round Trips")
    output = workbench.open_panel("Output")
    expect(output).to_contain_text(re.compile(r"round trips .* end"), timeout=120_000)
    ours = json.loads(re.search(r"round trips (\{.*?\}) end", output.inner_text(), re.DOTALL)[1])
    context.close()
    raw = _raw(browser)
    return [
        Figure("round trip, one at a time", ours["one"], "raw message round trip", raw["one"], target_ms=0.5),
        Figure("round trip, 100 in flight, per call", ours["hundred"], "raw message round trip", raw["hundred"], target_ms=0.1),
    ]


def _raw(browser: Browser) -> dict[str, list[float]]:
    with baseline_server() as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url + "/bench/workers.html")
        samples = {
            "one": [page.evaluate("roundTrips(200, 1)") for _ in range(15)],
            "hundred": [page.evaluate("roundTrips(2000, 100)") for _ in range(15)],
        }
        context.close()
    return samples
