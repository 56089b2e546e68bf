"""Keeps looking at the development folder and tells the connected pages."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import structlog

from plugyard_server.development.folder import Broken, Changed, DevFolder
from plugyard_server.development.messages import DevExtensions, everything, message
from plugyard_server.live.hub import LiveHub

LOOK_EVERY_S = 0.1
"""Looks are polls: file system events follow symbolic links out of the folder, run out of watches and are absent on mounted
folders, while a look at ten extensions takes a millisecond."""
AFTER_FAILURE_S = 5.0
_MAX_LOAD = 0.05
"""Share of one core that looking may take when the folder is huge."""
_log = structlog.get_logger(__name__)


class DevWatch:
    """Looks at a `DevFolder` in a thread; holds its state for the event loop."""

    def __init__(self, folder: DevFolder, hub: LiveHub) -> None:
        self._folder = folder
        self._hub = hub
        self._known = everything([])

    def known(self) -> DevExtensions:
        """What pages have been told up to now."""
        return self._known

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look once, then again and again until the block is left."""
        await self.look()
        task = asyncio.create_task(self._look_on(), name="dev-watch")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def look(self) -> None:
        """Look once and tell. State and messages change in one step of the loop: a page that connects misses and doubles nothing."""
        changes = await asyncio.to_thread(self._folder.look)
        if not changes:
            return
        self._known = everything(self._folder.told())
        for change in changes:
            self._log(change)
            self._hub.publish(msgspec.json.encode(message(change)))

    async def _look_on(self) -> None:
        pause_s = LOOK_EVERY_S
        while True:
            await asyncio.sleep(pause_s)
            started = time.perf_counter()
            try:
                await self.look()
            except Exception:  # one bad look must not end all later ones  # noqa: BLE001
                _log.exception("looking at the development folder failed")
                pause_s = AFTER_FAILURE_S
            else:
                pause_s = max(LOOK_EVERY_S, (time.perf_counter() - started) / _MAX_LOAD)

    @staticmethod
    def _log(change: object) -> None:
        if isinstance(change, Changed):
            _log.info("development extension loaded", id=change.entry.id, folder=change.entry.folder, sha256=change.entry.sha256[:12])
        elif isinstance(change, Broken):
            _log.warning("development extension is broken", folder=change.folder, problems=[str(problem) for problem in change.problems])
        else:
            _log.info("development extension removed", change=change)
