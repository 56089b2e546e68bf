"""Start-up of the page, in order. Called once, by the script in index.html."""

import logging

from plugyard_host.browser.ports import Page
from plugyard_host.browser.real.browser import open_browser
from plugyard_host.host.host import Host
from plugyard_host.host.host_log import HostLogHandler
from plugyard_host.workbench.workbench import Workbench


async def start() -> None:
    """Bring back what was saved, draw the workbench, then start extensions."""
    browser = open_browser()
    host = Host(browser)
    logging.getLogger("plugyard_host").addHandler(HostLogHandler(host.logs, browser.page))
    mark_first_active(host, browser.page)
    await host.load()
    await Workbench(host, browser).mount()
    browser.page.mark("plugyard:interactive")
    await host.start()
    browser.page.mark("plugyard:ready")


def mark_first_active(host: Host, page: Page) -> None:
    """Set the mark `plugyard:first-active` when the first extension is active."""

    def look(extension_id: str) -> None:
        if host.supervisor.live(extension_id) is not None:
            listening.dispose()
            page.mark("plugyard:first-active")

    listening = host.supervisor.changed.listen(look)
