"""Runs the host's start-up and tells the page when it fails, so that nobody is left looking at an empty frame."""

import traceback
from collections.abc import Awaitable, Callable

from plugyard_host.browser.real.javascript import window


async def launch(start: Callable[[], Awaitable[None]]) -> None:
    try:
        await start()
    except Exception:
        window().plugyard.startFailed(traceback.format_exc())
        raise
