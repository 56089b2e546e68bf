"""Carries what the host's own modules log into the page's log and the browser's console."""

import logging

from plugyard_host.browser.ports import Page
from plugyard_host.host.logs import HOST_SOURCE, LogStore


class HostLogHandler(logging.Handler):
    """Added to the logger `plugyard_host` by main.py."""

    def __init__(self, logs: LogStore, page: Page) -> None:
        super().__init__(logging.WARNING)
        self._logs = logs
        self._page = page

    def emit(self, record: logging.LogRecord) -> None:
        message = self.format(record)
        level = "error" if record.levelno >= logging.ERROR else "warn"
        self._logs.add(HOST_SOURCE, level, message)
        self._page.log(level, message)
