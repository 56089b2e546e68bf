"""Stands where the host's `main.py` stands: runs the check that the address names and leaves its result on the page."""

import json
import traceback

from plugyard_host.browser.real.browser import open_browser
from plugyard_host.checks import CHECKS


async def start() -> None:
    browser = open_browser()
    if browser.page.query("check") == "broken_start":
        raise RuntimeError("The host is broken.")
    browser.page.mark("plugyard:interactive")
    try:
        result = {"value": await CHECKS[browser.page.query("check")](browser)}
    except BaseException:
        result = {"error": traceback.format_exc()}
    browser.dom.set_root_attribute("data-result", json.dumps(result))
